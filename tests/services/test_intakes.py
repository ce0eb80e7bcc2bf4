"""Recording what happened to a dose."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import time, timedelta
from functools import partial
from pathlib import Path

import pytest

from imuran_desktop.domain.codes import Food, Outcome
from imuran_desktop.domain.plan import Change, DoseStep, Hold, Prescription, Slot
from imuran_desktop.domain.repeats import Repeat, RepeatKind
from imuran_desktop.domain.tablets import TabletCount
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.intakes import (
    Answer,
    Recorded,
    correct_unplanned,
    delete_intake,
    doses_near,
    doubt_about,
    find_dose,
    move_intake,
    record_as_needed,
    record_extra,
    record_intake,
    undo,
)
from imuran_desktop.services.plan import save_plan
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import intake_of, intakes, last_taken, read_plan
from imuran_desktop.store.revisions import history_of
from tests.services.plans import ALEX, SAM, START, at, plan, revision_count, sam_s_diary, step

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


WHEN_NEEDED = Repeat(RepeatKind.AS_NEEDED, min_gap=timedelta(hours=4), most_per_day=4)


@pytest.fixture
def with_paracetamol(tmp_path: Path) -> Iterator[Diary]:
    slot = Slot("headache", 1000.0, tablets=(TabletCount(500.0, 2),), repeat=WHEN_NEEDED)
    item = Prescription("para", "paracetamol", (DoseStep(Change(START), (slot,)),), Change(START), tablets_mg=(500.0,))
    of = plan()
    with sam_s_diary(tmp_path, replace(of, prescriptions=(*of.prescriptions, item))) as made:
        yield made


def test_part_of_a_dose_and_being_sick_afterwards(diary: Diary) -> None:
    answer = replace(TAKEN, amount_mg=25.0, sick_after=True)
    record_intake(diary, SAM, NOW, KEY, answer)

    intake = intake_of(diary, KEY)
    assert intake is not None
    assert (intake.amount_mg, intake.tablets, intake.sick_after) == (25.0, (TabletCount(25.0, 1),), True)


def test_an_amount_that_tablets_do_not_make_leaves_them_unknown(diary: Diary) -> None:
    record_intake(diary, SAM, NOW, KEY, replace(TAKEN, amount_mg=40.0))
    intake = intake_of(diary, KEY)
    assert intake is not None
    assert (intake.amount_mg, intake.tablets) == (40.0, ())


@pytest.mark.parametrize("amount", [0.0, -1.0, 2000.5, float("nan")])
def test_an_amount_nobody_takes_is_refused(diary: Diary, amount: float) -> None:
    answer = replace(TAKEN, amount_mg=amount)
    assert why_refused(lambda: record_intake(diary, SAM, NOW, KEY, answer)) is Reason.AMOUNT_RANGE
    assert intake_of(diary, KEY) is None


def test_what_is_taken_as_needed_answers_no_dose(with_paracetamol: Diary) -> None:
    recorded = record_as_needed(with_paracetamol, ALEX, NOW, "para", "headache", TAKEN)

    (intake,) = intakes(with_paracetamol, NOW.date(), NOW.date()).values()
    assert intake == recorded.intake
    assert (intake.as_needed, intake.planned, intake.medicine) == (True, False, "paracetamol")
    assert (intake.amount_mg, intake.tablets, intake.by) == (1000.0, (TabletCount(500.0, 2),), "Alex")
    undo(with_paracetamol, SAM, NOW, recorded)
    assert intakes(with_paracetamol, NOW.date(), NOW.date()) == {}


@pytest.mark.parametrize(("item", "slot"), [("para", "morning"), ("aza", "morning"), ("no", "headache")])
def test_only_what_is_prescribed_as_needed_is_recorded_so(with_paracetamol: Diary, item: str, slot: str) -> None:
    refused = why_refused(lambda: record_as_needed(with_paracetamol, SAM, NOW, item, slot, TAKEN))
    assert refused is Reason.UNKNOWN_DOSE


def test_what_was_taken_as_needed_can_be_corrected_also_to_another_day(with_paracetamol: Diary) -> None:
    entry = record_as_needed(with_paracetamol, SAM, NOW, "para", "headache", TAKEN).entry
    yesterday = Answer(Outcome.TAKEN, at("2026-03-01 22:00"), amount_mg=500.0)

    correct_unplanned(with_paracetamol, SAM, NOW, entry, yesterday)

    assert list(intakes(with_paracetamol, START, START)) == [entry]
    assert intakes(with_paracetamol, NOW.date(), NOW.date()) == {}
    intake = intake_of(with_paracetamol, entry)
    assert intake is not None
    assert (intake.as_needed, intake.amount_mg, intake.tablets) == (True, 500.0, (TabletCount(500.0, 1),))


def test_an_intake_whose_dose_is_gone_can_be_corrected_and_stays_on_its_day(diary: Diary) -> None:
    record_intake(diary, SAM, NOW, KEY, TAKEN)
    save_plan(diary, SAM, NOW, plan(step(START, Slot("evening", 25.0, meal="dinner"))), correct_past=True)

    correct_unplanned(diary, ALEX, NOW, KEY, Answer(Outcome.SKIPPED, reason="forgot"))

    (intake,) = intakes(diary, NOW.date(), NOW.date()).values()
    assert (intake.id, intake.outcome, intake.medicine) == (KEY, Outcome.SKIPPED, "azathioprine")
    assert len(history_of(diary, KEY)) == 2


def test_what_was_deleted_stays_readable_and_can_be_put_back(diary: Diary) -> None:
    record_intake(diary, SAM, NOW, KEY, TAKEN)
    deleted = delete_intake(diary, ALEX, NOW, KEY)
    assert intake_of(diary, KEY) is None
    assert [version.deleted for version in history_of(diary, KEY)] == [True, False]

    undo(diary, SAM, NOW, deleted)
    intake = intake_of(diary, KEY)
    assert intake is not None
    assert (intake.at, intake.food) == (TAKEN.at, TAKEN.food)


@pytest.mark.parametrize("act", [delete_intake, partial(correct_unplanned, answer=TAKEN)])
def test_what_is_not_recorded_can_be_neither_deleted_nor_corrected(diary: Diary, act: Callable[..., object]) -> None:
    assert why_refused(lambda: act(diary, SAM, NOW, KEY)) is Reason.NOTHING_RECORDED


def test_a_weekly_dose_asks_about_another_of_the_same_week(tmp_path: Path) -> None:
    weekly = Repeat(RepeatKind.WEEKDAYS, weekdays=frozenset({1}))
    with sam_s_diary(tmp_path, plan(step(START, Slot("weekly", 50.0, at=time(8), repeat=weekly)))) as diary:
        now = at("2026-03-12 09:00")
        record_intake(diary, SAM, now, "weekly/2026-03-09", Answer(Outcome.TAKEN, at("2026-03-12 08:00")))
        of = read_plan(diary)
        soon = Answer(Outcome.TAKEN, at("2026-03-15 08:00"))
        doubt = doubt_about(diary, of, "weekly/2026-03-16", soon)
        assert doubt is not None
        assert doubt.close is not None
        assert doubt_about(diary, of, "weekly/2026-03-16", replace(soon, at=at("2026-03-16 08:00"))) is None


def test_a_dose_on_hold_can_be_recorded_all_the_same(tmp_path: Path) -> None:
    of = plan()
    item = replace(of.prescriptions[0], holds=(Hold(Change(START)),))
    with sam_s_diary(tmp_path, replace(of, prescriptions=(item,))) as diary:
        record_intake(diary, SAM, NOW, KEY, TAKEN)
        assert intake_of(diary, KEY) is not None


def test_an_intake_is_moved_to_another_dose_with_both_entries_telling_so(diary: Diary) -> None:
    record_intake(diary, SAM, NOW, "evening/2026-03-01", TAKEN)
    moved = move_intake(diary, ALEX, NOW, "evening/2026-03-01", KEY, TAKEN)
    assert moved.topics == {Topic.DOSES}
    assert intake_of(diary, "evening/2026-03-01") is None
    found = intake_of(diary, KEY)
    assert found is not None
    assert (found.at, found.by) == (TAKEN.at, "Alex")
    assert len(history_of(diary, "evening/2026-03-01")) == 2


def test_what_can_t_be_moved_stays(diary: Diary) -> None:
    record_intake(diary, SAM, NOW, "evening/2026-03-01", TAKEN)
    before = revision_count(diary)
    assert why_refused(lambda: move_intake(diary, SAM, NOW, "morning/2026-03-01", KEY, TAKEN)) == "nothing_recorded"
    assert why_refused(lambda: move_intake(diary, SAM, NOW, "evening/2026-03-01", "none/2026-03-02", TAKEN)) == (
        "unknown_dose"
    )
    assert revision_count(diary) == before


def test_doses_near_are_those_of_its_prescription_that_can_be_recorded(diary: Diary) -> None:
    known = read_plan(diary)
    near = doses_near(known, find_dose(known, KEY), NOW)
    assert [dose.key for dose in near] == [
        "morning/2026-03-01",
        "evening/2026-03-01",
        "evening/2026-03-02",
        "morning/2026-03-03",
    ]
    assert [dose.key for dose in doses_near(known, find_dose(known, KEY), at("2026-03-01 20:00"))] == [
        "morning/2026-03-01",
        "evening/2026-03-01",
        "evening/2026-03-02",
    ]


def test_what_takes_the_place_of_an_intake_is_not_close_to_it(diary: Diary) -> None:
    record_intake(diary, SAM, NOW, "evening/2026-03-01", TAKEN)
    known = read_plan(diary)
    assert doubt_about(diary, known, KEY, TAKEN) is not None
    assert doubt_about(diary, known, KEY, TAKEN, without="evening/2026-03-01") is None
