"""Doses missed while the app was not running."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imuran_desktop.domain.codes import DoseState, Food, Outcome
from imuran_desktop.domain.plan import Slot
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.away import AwayRecorded, close_doses, read_away, record_away, undo_away
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.dose_lookup import read_doses
from imuran_desktop.services.intakes import record_intake
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.services.reminders import claim, read_reminders
from imuran_desktop.services.unplanned import record_extra
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import intake_of
from tests.services.plans import ALEX, SAM, START, at, plan, prescription, revision_count, sam_s_diary, step

BACK = at("2026-03-05 10:00")
"""Sam was last here on the morning of 1 March."""
AWAY = [f"{slot}/2026-03-0{day}" for day in (1, 2, 3, 4) for slot in ("morning", "evening")]
TAKEN, SKIPPED = Answer(Outcome.TAKEN), Answer(Outcome.SKIPPED)


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[Diary]:
    with sam_s_diary(tmp_path) as made:
        look(made, "2026-03-01 07:30")
        yield made


@pytest.fixture
def back(diary: Diary) -> Diary:
    """Sam has come back."""
    look(diary, "2026-03-05 10:00")
    return diary


def look(diary: Diary, moment: str) -> None:
    """The app runs at this moment and tells what there is to tell."""
    now = at(moment)
    claim(diary, SAM, now, read_reminders(diary, now).reminders)


def keys(diary: Diary, now: datetime = BACK) -> list[str]:
    return [item.dose.key for item in read_away(diary, now)]


@pytest.mark.parametrize("days", [3, 30, 90, 400])
def test_every_dose_since_the_app_last_ran_is_listed(diary: Diary, days: int) -> None:
    now = at("2026-03-01 10:00") + timedelta(days=days)
    claim(diary, SAM, now, read_reminders(diary, now).reminders)
    found = read_away(diary, now)
    assert len(found) == 2 * days
    assert {item.state for item in found} == {DoseState.MISSED}
    assert [item.dose.instant for item in found] == sorted(item.dose.instant for item in found)


def test_those_of_yesterday_alone_stand_on_today(diary: Diary) -> None:
    look(diary, "2026-03-02 14:00")
    assert keys(diary, at("2026-03-02 14:00")) == []
    assert keys(diary, at("2026-03-04 14:00")) == [], "nor do they come up when yesterday is past"


def test_those_missed_one_by_one_while_the_app_ran_are_not_listed(diary: Diary) -> None:
    for day in range(1, 9):
        for time in ("08:00", "13:15", "18:30", "23:59"):
            look(diary, f"2026-03-0{day} {time}")
        look(diary, f"2026-03-0{day + 1} 01:30")
    assert keys(diary, at("2026-03-09 02:00")) == []


def test_they_are_listed_at_each_start_until_they_are_answered(back: Diary) -> None:
    assert keys(back) == AWAY
    look(back, "2026-03-05 12:00")
    assert keys(back, at("2026-03-06 10:00")) == AWAY


def test_after_a_month_they_are_left_to_history(back: Diary) -> None:
    assert keys(back, BACK + timedelta(days=31)) == AWAY
    assert keys(back, BACK + timedelta(days=32)) == []


def test_those_of_another_absence_are_listed_too(back: Diary) -> None:
    look(back, "2026-03-09 10:00")
    assert len(keys(back, at("2026-03-09 10:00"))) == 16


def test_all_is_recorded_at_once(back: Diary) -> None:
    doses = read_away(back, BACK)
    answers = {item.dose.key: Answer(Outcome.TAKEN, item.dose.instant, Food.WITH) for item in doses}
    written = record_away(back, SAM, BACK, answers)
    assert written.topics == {Topic.DOSES}
    assert keys(back) == []
    states = read_doses(back, BACK, AWAY)
    assert [item.state for item in states] == [DoseState.TAKEN] * 8
    assert all(item.intake and item.intake.food is Food.WITH for item in states)


def test_what_is_left_does_not_come_back_and_stays_missed(back: Diary) -> None:
    record_away(back, SAM, BACK, {AWAY[0]: SKIPPED}, AWAY[1:])
    with Diary.open(back.path, BACK) as again:
        assert keys(again) == []
        states = [item.state for item in read_doses(again, BACK, AWAY)]
        assert states == [DoseState.SKIPPED, *[DoseState.MISSED] * 7]
    record_intake(back, SAM, BACK, AWAY[1], TAKEN)
    assert intake_of(back, AWAY[1]) is not None, "History can record it later"


def test_what_is_not_answered_is_offered_again(back: Diary) -> None:
    record_away(back, SAM, BACK, {AWAY[0]: TAKEN}, [AWAY[1]])
    assert keys(back) == AWAY[2:]


def test_the_lot_is_taken_back_in_one_go(back: Diary) -> None:
    written = record_away(back, SAM, BACK, {AWAY[0]: TAKEN, AWAY[1]: SKIPPED}, AWAY[2:])
    assert keys(back) == []
    assert undo_away(back, SAM, BACK, written).topics == {Topic.DOSES}
    assert keys(back) == AWAY
    assert intake_of(back, AWAY[0]) is None
    assert keys(record_again(back)) == []


def record_again(back: Diary) -> Diary:
    record_away(back, SAM, BACK, {}, AWAY)
    return back


def test_either_all_is_written_or_nothing(back: Diary) -> None:
    before = revision_count(back)
    with pytest.raises(Refused) as caught:
        record_away(back, SAM, BACK, {AWAY[0]: TAKEN, "gone/2026-03-02": TAKEN}, AWAY[2:])
    assert caught.value.reason is Reason.UNKNOWN_DOSE
    assert revision_count(back) == before
    assert keys(back) == AWAY


def test_either_all_is_taken_back_or_nothing(back: Diary) -> None:
    written = record_away(back, SAM, BACK, {AWAY[0]: TAKEN, AWAY[1]: TAKEN}, AWAY[2:])
    record_intake(back, ALEX, BACK, AWAY[1], SKIPPED)
    before = revision_count(back)
    with pytest.raises(Refused):
        undo_away(back, SAM, BACK, written)
    assert revision_count(back) == before


def test_what_somebody_else_recorded_meanwhile_stays(back: Diary) -> None:
    record_intake(back, ALEX, BACK, AWAY[0], SKIPPED)
    written = record_away(back, SAM, BACK, {AWAY[0]: TAKEN, AWAY[1]: TAKEN})
    assert written.known == (AWAY[0],)
    found = intake_of(back, AWAY[0])
    assert found is not None
    assert (found.outcome, found.by) == (Outcome.SKIPPED, "Alex")


def test_nothing_said_writes_nothing(back: Diary) -> None:
    before = revision_count(back)
    assert record_away(back, SAM, BACK, {}).topics == frozenset()
    assert revision_count(back) == before
    with pytest.raises(Refused) as caught:
        undo_away(back, SAM, BACK, AwayRecorded(frozenset()))
    assert caught.value.reason is Reason.NOTHING_TO_UNDO


def test_taken_as_planned_none_is_close_to_another(back: Diary) -> None:
    answers = {item.dose.key: Answer(Outcome.TAKEN, item.dose.instant) for item in read_away(back, BACK)}
    assert close_doses(back, BACK, answers) == []
    assert close_doses(back, BACK, {AWAY[0]: SKIPPED, AWAY[1]: TAKEN}) == []


def test_two_close_to_each_other_are_told_once(back: Diary) -> None:
    answers = {
        AWAY[0]: Answer(Outcome.TAKEN, at("2026-03-01 16:00")),
        AWAY[1]: Answer(Outcome.TAKEN, at("2026-03-01 18:30")),
    }
    (found,) = close_doses(back, BACK, answers)
    assert (found.dose.key, found.other.id, found.other.at) == (AWAY[1], AWAY[0], at("2026-03-01 16:00"))


def test_one_close_to_what_is_recorded_already_is_told(back: Diary) -> None:
    extra = Answer(Outcome.TAKEN, at("2026-03-02 19:00"))
    record_extra(back, SAM, BACK, AWAY[2], extra)
    (found,) = close_doses(back, BACK, {AWAY[3]: Answer(Outcome.TAKEN, at("2026-03-02 18:30"))})
    assert found.at == at("2026-03-02 18:30")
    assert found.other.extra


def test_two_prescriptions_of_one_medicine_taken_as_planned_are_not_close(tmp_path: Path) -> None:
    of = plan(step(START, Slot("morning", 50.0, meal="breakfast")))
    other = replace(prescription(step(START, Slot("evening", 25.0, meal="dinner"))), id="other", medicine="Imuran")
    with sam_s_diary(tmp_path, replace(of, prescriptions=(*of.prescriptions, other))) as diary:
        doses = read_doses(diary, BACK, AWAY)
        answers = {item.dose.key: Answer(Outcome.TAKEN, item.dose.instant) for item in doses}
        assert len(answers) == 8
        assert close_doses(diary, BACK, answers) == []
        late = answers | {AWAY[2]: Answer(Outcome.TAKEN, at("2026-03-02 14:00"))}
        (found,) = close_doses(diary, BACK, late)
        assert (found.dose.key, found.other.id) == (AWAY[3], AWAY[2])


_SAID = st.sampled_from(["taken", "unknown", "skipped", "left", "nothing"])
_STATES: dict[str, Callable[[DoseState], bool]] = {
    "taken": lambda state: state is DoseState.TAKEN,
    "unknown": lambda state: state is DoseState.TAKEN,
    "skipped": lambda state: state is DoseState.SKIPPED,
    "left": lambda state: state is DoseState.MISSED,
    "nothing": lambda state: state is DoseState.MISSED,
}


@given(st.lists(_SAID, min_size=8, max_size=8))
@settings(max_examples=25, deadline=None)
def test_whatever_is_said_is_so_afterwards_and_undone_it_is_as_before(said: list[str]) -> None:
    with TemporaryDirectory() as folder, sam_s_diary(Path(folder)) as diary:
        look(diary, "2026-03-01 07:30")
        look(diary, "2026-03-05 10:00")
        before = read_away(diary, BACK)
        answers = {
            item.dose.key: {
                "taken": Answer(Outcome.TAKEN, item.dose.instant),
                "unknown": TAKEN,
                "skipped": SKIPPED,
            }[words]
            for item, words in zip(before, said, strict=True)
            if words not in ("left", "nothing")
        }
        left = [item.dose.key for item, words in zip(before, said, strict=True) if words == "left"]
        written = record_away(diary, SAM, BACK, answers, left)
        after = read_doses(diary, BACK, AWAY)
        assert all(_STATES[words](item.state) for item, words in zip(after, said, strict=True))
        remaining = [key for key, words in zip(AWAY, said, strict=True) if words == "nothing"]
        older = any(not key.endswith("-04") for key in remaining)
        assert keys(diary) == (remaining if older else [])
        if answers or left:
            undo_away(diary, SAM, BACK, written)
        assert read_away(diary, BACK) == before
