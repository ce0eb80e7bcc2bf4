"""Recording what happened to a dose."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from imuran_desktop.domain.codes import Food, Outcome
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.intakes import (
    Answer,
    Recorded,
    doubt_about,
    find_dose,
    record_extra,
    record_intake,
    undo,
)
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import intake_of, intakes, last_taken, read_plan
from imuran_desktop.store.revisions import history_of
from tests.services.plans import ALEX, SAM, START, at, plan, revision_count, sam_s_diary

KEY = "morning/2026-03-02"
TAKEN = Answer(Outcome.TAKEN, at("2026-03-02 08:10"), Food.WITH)
NOW = at("2026-03-02 08:11")


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[Diary]:
    with sam_s_diary(tmp_path) as made:
        yield made


def why_refused(action: object) -> Reason:
    with pytest.raises(Refused) as caught:
        action()  # type: ignore[operator]
    return caught.value.reason


def test_a_dose_taken_with_food(diary: Diary) -> None:
    recorded = record_intake(diary, ALEX, NOW, KEY, TAKEN)
    assert recorded.topics == {Topic.DOSES}
    assert recorded.entry == KEY
    assert recorded.replaced is None
    with Diary.open(diary.path, NOW) as again:
        intake = intake_of(again, KEY)
    assert intake == recorded.intake
    assert intake is not None
    assert (intake.outcome, intake.at, intake.food) == (Outcome.TAKEN, TAKEN.at, Food.WITH)
    assert (intake.amount_mg, intake.medicine, intake.prescription) == (50.0, "azathioprine", "aza")
    assert (intake.offset_s, intake.zone, intake.by, intake.extra) == (0, "Europe/London", "Alex", False)


def test_the_offset_is_that_of_the_time_taken(diary: Diary) -> None:
    summer = Answer(Outcome.TAKEN, at("2026-03-29 08:10"))
    recorded = record_intake(diary, SAM, at("2026-03-29 09:00"), "morning/2026-03-29", summer)
    assert recorded.intake is not None
    assert recorded.intake.offset_s == 3600


def test_what_is_not_known_is_not_made_up(diary: Diary) -> None:
    recorded = record_intake(diary, SAM, NOW, KEY, Answer(Outcome.TAKEN))
    assert recorded.intake is not None
    assert (recorded.intake.at, recorded.intake.food) == (None, None)
    assert last_taken(diary) is None


@pytest.mark.parametrize("outcome", [Outcome.SKIPPED, Outcome.NOT_SURE])
def test_a_dose_not_taken_has_no_amount_and_no_food(diary: Diary, outcome: Outcome) -> None:
    recorded = record_intake(diary, SAM, NOW, KEY, Answer(outcome, food=Food.WITH, reason="felt_unwell"))
    assert recorded.intake is not None
    assert (recorded.intake.amount_mg, recorded.intake.food) == (None, None)
    assert recorded.intake.reason == "felt_unwell"


def test_the_same_answer_twice_writes_nothing(diary: Diary) -> None:
    first = record_intake(diary, SAM, NOW, KEY, TAKEN)
    count = revision_count(diary)
    again = record_intake(diary, SAM, NOW + timedelta(minutes=1), KEY, TAKEN)
    assert revision_count(diary) == count
    assert (again.topics, again.revision) == (frozenset(), "")
    assert again.intake == first.intake


def test_a_correction_keeps_what_it_corrects(diary: Diary) -> None:
    record_intake(diary, SAM, NOW, KEY, TAKEN)
    corrected = record_intake(diary, ALEX, NOW, KEY, Answer(Outcome.SKIPPED, reason="ran_out"))
    assert corrected.replaced is not None
    assert corrected.replaced.at == TAKEN.at
    assert [item.body["outcome"] for item in history_of(diary, KEY)] == ["skipped", "taken"]
    assert [item.by for item in history_of(diary, KEY)] == ["Alex", ""]


def test_undo_puts_back_what_stood_before(diary: Diary) -> None:
    first = record_intake(diary, ALEX, NOW, KEY, TAKEN)
    second = record_intake(diary, SAM, NOW, KEY, Answer(Outcome.NOT_SURE))
    undone = undo(diary, SAM, NOW + timedelta(minutes=1), second)
    assert undone.topics == {Topic.DOSES}
    intake = intake_of(diary, KEY)
    assert intake is not None
    assert first.intake is not None
    assert (intake.outcome, intake.at, intake.food, intake.by) == (Outcome.TAKEN, TAKEN.at, Food.WITH, "Alex")
    assert [item.by for item in history_of(diary, KEY)] == ["", "", "Alex"], "who acted, newest first"


def test_undo_puts_back_that_nothing_was_recorded(diary: Diary) -> None:
    undo(diary, ALEX, NOW, record_intake(diary, SAM, NOW, KEY, TAKEN))
    assert [item.by for item in history_of(diary, KEY)] == ["Alex", ""]
    assert intake_of(diary, KEY) is None
    assert intakes(diary, START, START.replace(month=4)) == {}
    record_intake(diary, SAM, NOW, KEY, TAKEN)
    assert intake_of(diary, KEY) is not None


def test_undo_of_what_wrote_nothing_is_refused(diary: Diary) -> None:
    record_intake(diary, SAM, NOW, KEY, TAKEN)
    again = record_intake(diary, SAM, NOW, KEY, TAKEN)
    assert why_refused(lambda: undo(diary, SAM, NOW, again)) is Reason.NOTHING_TO_UNDO
    assert why_refused(lambda: undo(diary, SAM, NOW, Recorded(frozenset()))) is Reason.NOTHING_TO_UNDO
    assert intake_of(diary, KEY) is not None


def test_undo_never_takes_back_what_another_recorded_since(diary: Diary) -> None:
    mine = record_intake(diary, SAM, NOW, KEY, TAKEN)
    record_intake(diary, ALEX, NOW, KEY, Answer(Outcome.SKIPPED))
    count = revision_count(diary)
    assert why_refused(lambda: undo(diary, SAM, NOW, mine)) is Reason.NOTHING_TO_UNDO
    assert revision_count(diary) == count


def test_an_extra_intake_leaves_the_dose_alone(diary: Diary) -> None:
    record_intake(diary, SAM, NOW, KEY, TAKEN)
    extra = record_extra(diary, SAM, NOW, KEY, Answer(Outcome.TAKEN, at("2026-03-02 08:11")))
    assert extra.intake is not None
    assert extra.intake.extra
    assert extra.entry != KEY
    found = intakes(diary, START, START.replace(day=2))
    assert sorted(item.extra for item in found.values()) == [False, True]
    undo(diary, SAM, NOW, extra)
    assert list(intakes(diary, START, START.replace(day=2))) == [KEY]


def test_a_dose_recorded_already_raises_a_doubt(diary: Diary) -> None:
    of = read_plan(diary)
    assert doubt_about(diary, of, KEY, TAKEN) is None
    recorded = record_intake(diary, SAM, NOW, KEY, TAKEN)
    doubt = doubt_about(diary, of, KEY, Answer(Outcome.NOT_SURE))
    assert doubt is not None
    assert doubt.recorded == recorded.intake
    assert doubt.close is None


def test_a_dose_close_to_another_raises_a_doubt(diary: Diary) -> None:
    recorded = record_intake(diary, SAM, NOW, KEY, TAKEN)
    of = read_plan(diary)
    evening = "evening/2026-03-02"
    close = doubt_about(diary, of, evening, Answer(Outcome.TAKEN, at("2026-03-02 13:00")))
    assert close is not None
    assert (close.recorded, close.close) == (None, recorded.intake)
    assert doubt_about(diary, of, evening, Answer(Outcome.TAKEN, at("2026-03-02 18:30"))) is None
    assert doubt_about(diary, of, evening, Answer(Outcome.SKIPPED)) is None
    assert doubt_about(diary, of, evening, Answer(Outcome.TAKEN)) is None


def test_the_future_is_not_recorded(diary: Diary) -> None:
    count = revision_count(diary)
    later = Answer(Outcome.TAKEN, NOW + timedelta(minutes=6))
    assert why_refused(lambda: record_intake(diary, SAM, NOW, KEY, later)) is Reason.IN_FUTURE
    assert why_refused(lambda: record_extra(diary, SAM, NOW, KEY, later)) is Reason.IN_FUTURE
    assert revision_count(diary) == count
    # Another device's clock may run a little ahead.
    record_intake(diary, SAM, NOW, KEY, Answer(Outcome.TAKEN, NOW + timedelta(minutes=5)))


@pytest.mark.parametrize("answer", [TAKEN, Answer(Outcome.TAKEN)])
@pytest.mark.parametrize("key", ["morning/2190-01-01", "evening/2026-03-03"])
def test_a_dose_is_not_taken_more_than_a_day_before_its_time(diary: Diary, key: str, answer: Answer) -> None:
    count = revision_count(diary)
    assert why_refused(lambda: record_intake(diary, SAM, NOW, key, answer)) is Reason.TOO_EARLY
    assert why_refused(lambda: record_extra(diary, SAM, NOW, key, answer)) is Reason.TOO_EARLY
    assert revision_count(diary) == count
    record_intake(diary, SAM, NOW, "morning/2026-03-03", TAKEN)
    record_intake(diary, SAM, NOW, "evening/2026-03-03", Answer(Outcome.SKIPPED))


def test_a_dose_may_be_taken_before_its_time(diary: Diary) -> None:
    record_intake(diary, SAM, NOW, "evening/2026-03-02", TAKEN)
    assert intake_of(diary, "evening/2026-03-02") is not None


@pytest.mark.parametrize(
    "key",
    [
        "",
        "/",
        "morning",
        "morning/",
        "/2026-03-02",
        "noon/2026-03-02",
        "morning/2026-02-28",
        "morning/2026-13-01",
        "morning/0001-01-01",
        "morning/9999-12-31",
        "morning/tomorrow",
        # Another way of writing a date would be another entry for the same dose.
        "morning/20260302",
        "morning/2026-W10-1",
        "person",
        "💊/2026-03-02",
    ],
)
def test_a_dose_that_the_plan_does_not_ask_for(diary: Diary, key: str) -> None:
    assert why_refused(lambda: find_dose(plan(), key)) is Reason.UNKNOWN_DOSE
    assert why_refused(lambda: record_intake(diary, SAM, NOW, key, TAKEN)) is Reason.UNKNOWN_DOSE


def test_two_people_who_record_one_dose_make_one_entry(diary: Diary) -> None:
    with Diary.open(diary.path, NOW) as other:
        record_intake(diary, SAM, NOW, KEY, TAKEN)
        record_intake(other, ALEX, NOW, KEY, Answer(Outcome.TAKEN, at("2026-03-02 08:05")))
        assert list(intakes(diary, START, START.replace(day=2))) == [KEY]


def test_the_last_taken_is_the_latest_time_and_no_skipped_one(diary: Diary) -> None:
    record_intake(
        diary, SAM, at("2026-03-03 19:00"), "evening/2026-03-02", Answer(Outcome.TAKEN, at("2026-03-03 01:00"))
    )
    record_intake(
        diary, SAM, at("2026-03-03 19:00"), "morning/2026-03-03", Answer(Outcome.TAKEN, at("2026-03-03 00:30"))
    )
    record_intake(diary, SAM, at("2026-03-03 19:00"), "evening/2026-03-03", Answer(Outcome.SKIPPED))
    last = last_taken(diary)
    assert last is not None
    assert last.id == "evening/2026-03-02"
