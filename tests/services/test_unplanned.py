"""What answers no dose of the plan: extra tablets, as needed, planned no more."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.plan import Change, DoseStep, Prescription, Slot
from imuran_desktop.domain.repeats import Repeat, RepeatKind
from imuran_desktop.domain.stock import Packs
from imuran_desktop.domain.tablets import TabletCount
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.intakes import delete_intake, record_intake, undo
from imuran_desktop.services.plan import save_plan
from imuran_desktop.services.problems import Reason
from imuran_desktop.services.stock import count_tablets, read_stock
from imuran_desktop.services.unplanned import correct_unplanned, record_as_needed, record_extra
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import intake_of, intakes
from imuran_desktop.store.revisions import history_of
from tests.services.plans import ALEX, KEY, NOW, SAM, START, TAKEN, at, plan, sam_s_diary, step, why_refused

WHEN_NEEDED = Repeat(RepeatKind.AS_NEEDED, min_gap=timedelta(hours=4), most_per_day=4)


@pytest.fixture
def with_paracetamol(tmp_path: Path) -> Iterator[Diary]:
    slot = Slot("headache", 1000.0, tablets=(TabletCount(500.0, 2),), repeat=WHEN_NEEDED)
    item = Prescription("para", "paracetamol", (DoseStep(Change(START), (slot,)),), Change(START), tablets_mg=(500.0,))
    of = plan()
    with sam_s_diary(tmp_path, replace(of, prescriptions=(*of.prescriptions, item))) as made:
        yield made


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


@pytest.mark.parametrize("key", ["morning/2190-01-01", "evening/2026-03-03"])
@pytest.mark.parametrize("answer", [TAKEN, Answer(Outcome.TAKEN)])
def test_an_extra_intake_is_not_refused_for_the_time_of_the_dose(diary: Diary, key: str, answer: Answer) -> None:
    extra = record_extra(diary, SAM, NOW, key, answer)
    assert list(intakes(diary, NOW.date(), NOW.date())) == [extra.entry], "filed under the day it was taken"


def test_an_extra_intake_at_an_unknown_time_belongs_to_the_day_of_its_dose(diary: Diary) -> None:
    extra = record_extra(diary, SAM, NOW, "evening/2026-03-01", Answer(Outcome.TAKEN))
    assert list(intakes(diary, START, START)) == [extra.entry]


def test_an_extra_intake_still_to_come_is_refused(diary: Diary) -> None:
    later = Answer(Outcome.TAKEN, NOW + timedelta(minutes=6))
    assert why_refused(lambda: record_extra(diary, SAM, NOW, KEY, later)) is Reason.IN_FUTURE


def without_morning(diary: Diary) -> None:
    save_plan(diary, SAM, NOW, plan(step(START, Slot("evening", 25.0, meal="dinner"))), correct_past=True)


def test_how_much_was_taken_of_what_was_skipped_is_not_known_unless_it_is_said(diary: Diary) -> None:
    record_intake(diary, SAM, NOW, KEY, Answer(Outcome.SKIPPED))
    without_morning(diary)

    taken = correct_unplanned(diary, SAM, NOW, KEY, TAKEN).intake
    assert taken is not None
    assert (taken.outcome, taken.amount_mg, taken.tablets) == (Outcome.TAKEN, None, ())
    assert intake_of(diary, KEY) == taken

    said = correct_unplanned(diary, SAM, NOW, KEY, replace(TAKEN, amount_mg=50.0)).intake
    assert said is not None
    assert (said.amount_mg, said.tablets) == (50.0, (TabletCount(50.0, 1),))


def test_an_intake_whose_dose_is_planned_is_corrected_as_any_other(diary: Diary) -> None:
    key = "morning/2026-03-03"
    record_intake(diary, SAM, NOW, key, Answer(Outcome.SKIPPED))
    early = Answer(Outcome.TAKEN, at("2026-03-02 07:00"))
    assert why_refused(lambda: correct_unplanned(diary, SAM, NOW, key, early)) is Reason.TOO_EARLY
    taken = correct_unplanned(diary, SAM, NOW, key, TAKEN).intake
    assert taken is not None
    assert taken.amount_mg == 50.0, "as its dose asks for"


def test_what_is_not_recorded_can_t_be_corrected(diary: Diary) -> None:
    assert why_refused(lambda: correct_unplanned(diary, SAM, NOW, KEY, TAKEN)) is Reason.NOTHING_RECORDED


MONDAYS = Repeat(RepeatKind.WEEKDAYS, frozenset({1}))
WEEKLY = Slot("weekly", 50.0, meal="breakfast", repeat=MONDAYS)


def test_an_extra_intake_of_a_day_on_which_nothing_is_planned(tmp_path: Path) -> None:
    with sam_s_diary(tmp_path, plan(step(START, WEEKLY))) as diary:
        now = at("2026-03-05 12:00")
        extra = record_extra(diary, SAM, now, "weekly/2026-03-04", Answer(Outcome.TAKEN, at("2026-03-04 09:00")))
        assert extra.intake is not None
        assert (extra.intake.extra, extra.intake.prescription, extra.intake.amount_mg) == (True, "aza", 50.0)
        assert extra.intake.tablets == (TabletCount(50.0, 1),), "stock is counted by them"
        assert list(intakes(diary, date(2026, 3, 4), date(2026, 3, 4))) == [extra.entry]
        half = Answer(Outcome.TAKEN, at("2026-03-04 10:00"), amount_mg=25.0)
        corrected = correct_unplanned(diary, SAM, now, extra.entry, half).intake
        assert corrected is not None
        assert (corrected.extra, corrected.tablets) == (True, (TabletCount(25.0, 1),))
        delete_intake(diary, SAM, now, extra.entry)
        assert intakes(diary, date(2026, 3, 4), date(2026, 3, 4)) == {}


def test_the_tablets_of_an_extra_intake_are_taken_off_the_stock(tmp_path: Path) -> None:
    with sam_s_diary(tmp_path, plan(step(START, WEEKLY))) as diary:
        count_tablets(diary, SAM, at("2026-03-03 12:00"), "azathioprine", (Packs(50.0, loose=10),))
        now = at("2026-03-05 12:00")
        record_extra(diary, SAM, now, "weekly/2026-03-04", Answer(Outcome.TAKEN, at("2026-03-04 09:00")))
        (stock,) = read_stock(diary, now)
        assert stock.on_hand == {50: 9}


@pytest.mark.parametrize("day", ["2026-02-20", "2020-01-01"])
def test_an_extra_intake_from_before_the_diary_has_the_amount_of_the_first_step(tmp_path: Path, day: str) -> None:
    later = step(START + timedelta(days=3), Slot("morning", 100.0, meal="breakfast"))
    with sam_s_diary(tmp_path, plan(step(START, Slot("morning", 50.0, meal="breakfast")), later)) as diary:
        extra = record_extra(diary, SAM, at("2026-03-09 12:00"), f"morning/{day}", Answer(Outcome.TAKEN))
        assert extra.intake is not None
        assert extra.intake.amount_mg == 50.0
        assert list(intakes(diary, date.fromisoformat(day), date.fromisoformat(day))) == [extra.entry]


def test_what_was_taken_as_needed_at_an_unknown_time_stays_on_the_day_that_was_said(with_paracetamol: Diary) -> None:
    answer = Answer(Outcome.TAKEN)
    entry = record_as_needed(with_paracetamol, SAM, NOW, "para", "headache", answer, day=START).entry
    assert list(intakes(with_paracetamol, START, START)) == [entry]


@pytest.mark.parametrize("key", ["gone/2026-03-04", "headache", "headache/2026-03-01"])
def test_an_extra_intake_of_no_slot_that_has_doses_is_refused(with_paracetamol: Diary, key: str) -> None:
    assert why_refused(lambda: record_extra(with_paracetamol, SAM, NOW, key, TAKEN)) is Reason.UNKNOWN_DOSE
