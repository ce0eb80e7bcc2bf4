from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from imuran_desktop.desktop.reminder_answers import Answered, Answers, reply_of
from imuran_desktop.domain.codes import Outcome, Reply
from imuran_desktop.domain.history import Author
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.intakes import record_intake
from imuran_desktop.services.plan import create_with_plan
from imuran_desktop.services.problems import Refused
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import intake_of, snoozes
from tests.desktop.desk import KIM, MADE, ME, MORNING, W
from tests.domain.builders import day, local, plan, prescription, slot, step

NOON = "noon/2026-03-01"
AT = local("2026-03-01T08:05")


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[Diary]:
    """Doses at clock times; nothing says when the meals are."""
    known = plan(prescription(step(slot("morning", "08:00"), slot("noon", "12:00"))), meal_times=())
    with create_with_plan(tmp_path / "sam.imuran", KIM, MADE, known) as made:
        yield made


@pytest.fixture
def answers(diary: Diary) -> Answers:
    def write(action: Callable[[Diary, Author, datetime], W]) -> W | None:
        return action(diary, ME, AT)

    return Answers(diary, lambda: ME, write)


@pytest.mark.parametrize(
    ("action", "reply"),
    [
        ("taken", Reply.TAKEN),
        ("skip", Reply.SKIPPED),
        ("snooze", Reply.SNOOZED),
        ("snooze:meal", Reply.SNOOZED),
        ("default", None),
        ("record", None),
    ],
)
def test_what_a_press_is_called_in_the_log(action: str, reply: Reply | None) -> None:
    assert reply_of(action) is reply


def test_what_is_in_doubt_is_left_to_be_asked(diary: Diary, answers: Answers) -> None:
    record_intake(diary, KIM, AT, MORNING, Answer(Outcome.SKIPPED))
    assert answers.carry_out([MORNING, NOON], "skip", AT) == Answered(ask=(MORNING,))
    noon = intake_of(diary, NOON)
    assert noon is not None
    assert noon.outcome is Outcome.SKIPPED


def test_without_meal_times_it_is_put_off_for_the_usual_time(diary: Diary, answers: Answers) -> None:
    answers.snooze_minutes = 30
    answers.carry_out([MORNING], "snooze:meal", AT)
    assert dict(snoozes(diary, day("2026-03-01"))) == {MORNING: local("2026-03-01T08:35")}


def test_a_dose_that_the_plan_does_not_have_is_refused(answers: Answers) -> None:
    for action in ("taken", "skip", "snooze"):
        with pytest.raises(Refused):
            answers.carry_out(["evening/2026-03-01"], action, AT)


@pytest.mark.parametrize("action", ["taken", "snooze"])
def test_of_several_those_that_the_plan_still_has_are_answered(diary: Diary, answers: Answers, action: str) -> None:
    answers.carry_out(["evening/2026-03-01", MORNING], action, AT)
    assert (intake_of(diary, MORNING) is not None) == (action == "taken")
    assert (MORNING in snoozes(diary, day("2026-03-01"))) == (action == "snooze")


def test_what_could_not_be_written_is_told(diary: Diary) -> None:
    answers = Answers(diary, lambda: ME, lambda _: None)
    assert answers.carry_out([MORNING], "taken", AT) == Answered(failed=(MORNING,))
