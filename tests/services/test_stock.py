"""The tablets at home: counted, got more of, put right."""

from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.history import Kind
from imuran_desktop.domain.medicine_stock import MedicineStock
from imuran_desktop.domain.plan import Change, Slot
from imuran_desktop.domain.stock import Packs, RunOut, StockKind
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.intakes import record_intake
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.services.stock import (
    Stocked,
    correct_entry,
    count_tablets,
    counted_stock,
    delete_entry,
    low_stock,
    moment_on,
    read_stock,
    record_refill,
    undo,
    warn_days_before,
)
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import stock_entry
from imuran_desktop.store.revisions import history_of
from tests.services.plans import ALEX, SAM, at, plan, revision_count, sam_s_diary, step

AZA = "azathioprine"
NOON = at("2026-03-02 12:00")
TEN, PACK = (Packs(50.0, loose=10), Packs(25.0, loose=4)), (Packs(50.0, 1, 28),)


def stock(diary: Diary, now: str = "2026-03-02 12:00") -> MedicineStock:
    (found,) = read_stock(diary, at(now))
    return found


def test_a_medicine_not_counted_is_there_all_the_same(diary: Diary) -> None:
    assert (stock(diary).medicine, stock(diary).is_counted, stock(diary).days_before) == (AZA, False, 7)
    assert counted_stock(diary, NOON) == ()


def test_a_count_says_what_there_is_and_intakes_use_it(diary: Diary) -> None:
    counted = count_tablets(diary, ALEX, NOON, AZA, TEN)
    assert counted.topics == {Topic.STOCK}
    record_intake(
        diary, SAM, at("2026-03-02 18:40"), "evening/2026-03-02", Answer(Outcome.TAKEN, at("2026-03-02 18:35"))
    )
    found = stock(diary, "2026-03-02 19:00")
    assert found.on_hand == {50: 10, 25: 3}
    assert isinstance(found.end, RunOut)
    assert (found.end.day, found.end.short_mg) == (date(2026, 3, 6), (25,))
    assert [(item.kind, item.by) for item in found.entries] == [(StockKind.COUNTED, "Alex")]
    assert counted_stock(diary, at("2026-03-02 19:00")) == (found,)


def test_a_dose_of_last_night_taken_after_the_count_is_used_up(diary: Diary) -> None:
    count_tablets(diary, SAM, at("2026-03-03 00:10"), AZA, TEN)
    answer = Answer(Outcome.TAKEN, at("2026-03-03 00:20"))
    record_intake(diary, SAM, at("2026-03-03 00:21"), "evening/2026-03-02", answer)
    assert stock(diary, "2026-03-03 00:30").on_hand == {50: 10, 25: 3}


def test_a_refill_adds(diary: Diary) -> None:
    count_tablets(diary, SAM, at("2026-03-01 12:00"), AZA, TEN)
    record_refill(diary, SAM, NOON, "Imuran", PACK)
    assert stock(diary).on_hand == {50: 38, 25: 4}
    assert {item.medicine for item in stock(diary).entries} == {AZA}


def test_a_correction_keeps_what_it_replaces_and_can_be_undone(diary: Diary) -> None:
    counted = count_tablets(diary, SAM, NOON, AZA, TEN)
    corrected = correct_entry(diary, ALEX, NOON, counted.entry, (Packs(50.0, loose=12),), at("2026-03-01 09:00"))
    (entry,) = stock(diary).entries
    assert (entry.tablets[0].count, entry.at, entry.by) == (12, at("2026-03-01 09:00"), "Alex")
    assert len(history_of(diary, counted.entry)) == 2
    undone = undo(diary, SAM, NOON, corrected)
    assert stock_entry(diary, counted.entry) == counted.after
    undo(diary, SAM, NOON, undone)
    assert stock_entry(diary, counted.entry) == corrected.after


def test_the_same_again_writes_nothing(diary: Diary) -> None:
    counted = count_tablets(diary, SAM, NOON, AZA, TEN)
    before = revision_count(diary)
    assert correct_entry(diary, ALEX, NOON, counted.entry, TEN).topics == frozenset()
    assert revision_count(diary) == before


def test_a_deleted_entry_counts_no_longer_and_comes_back(diary: Diary) -> None:
    counted = count_tablets(diary, ALEX, NOON, AZA, TEN)
    deleted = delete_entry(diary, SAM, NOON, counted.entry)
    assert not stock(diary).is_counted
    undo(diary, SAM, NOON, deleted)
    assert stock(diary).entries == (counted.after,)


def test_undoing_a_new_entry_takes_it_out(diary: Diary) -> None:
    counted = count_tablets(diary, SAM, NOON, AZA, TEN)
    undo(diary, SAM, NOON, counted)
    assert stock(diary).entries == ()
    with pytest.raises(Refused) as caught:
        undo(diary, SAM, NOON, counted)
    assert caught.value.reason is Reason.NOTHING_TO_UNDO


def test_nothing_is_undone_over_what_came_later(diary: Diary) -> None:
    counted = count_tablets(diary, SAM, NOON, AZA, TEN)
    corrected = correct_entry(diary, SAM, NOON, counted.entry, PACK)
    for stale in (counted, Stocked(frozenset(), counted.entry, "", counted.after, counted.after)):
        with pytest.raises(Refused):
            undo(diary, SAM, NOON, stale)
    assert stock_entry(diary, counted.entry) == corrected.after


def test_what_is_refused_is_not_written(diary: Diary) -> None:
    record_intake(diary, SAM, NOON, "morning/2026-03-02", Answer(Outcome.SKIPPED))
    before = revision_count(diary)
    nan = float("nan")
    for reason, packs in [
        (Reason.COUNT_RANGE, (Packs(50.0, loose=-1),)),
        (Reason.COUNT_RANGE, (Packs(50.0, loose=0.3),)),
        (Reason.COUNT_RANGE, (Packs(50.0, loose=nan),)),
        (Reason.COUNT_RANGE, (Packs(50.0, 400, 28),)),
        (Reason.COUNT_RANGE, (Packs(50.0, -1, 28, 100),)),
        (Reason.TABLET_STRENGTH, (Packs(0.0, loose=1),)),
        (Reason.TABLET_STRENGTH, (Packs(nan, loose=1),)),
        (Reason.NO_TABLETS, ()),
        (Reason.NO_TABLETS, (Packs(50.0),)),
    ]:
        with pytest.raises(Refused) as caught:
            record_refill(diary, SAM, NOON, AZA, packs)
        assert caught.value.reason is reason, packs
    for reason, medicine, moment in [
        (Reason.UNKNOWN_MEDICINE, "iron", NOON),
        (Reason.IN_FUTURE, AZA, NOON + timedelta(minutes=6)),
    ]:
        with pytest.raises(Refused) as caught:
            count_tablets(diary, SAM, NOON, medicine, TEN, moment)
        assert caught.value.reason is reason
    for entry in ("none", "morning/2026-03-02"):
        with pytest.raises(Refused):
            delete_entry(diary, SAM, NOON, entry)
        with pytest.raises(Refused):
            correct_entry(diary, SAM, NOON, entry, TEN)
    assert revision_count(diary) == before


def test_what_runs_out_soon_is_found(diary: Diary) -> None:
    assert low_stock(diary, NOON) == ()
    count_tablets(diary, SAM, NOON, AZA, (Packs(50.0, loose=30), Packs(25.0, loose=30)))
    assert low_stock(diary, NOON) == ()
    count_tablets(diary, SAM, NOON + timedelta(hours=1), AZA, (Packs(25.0, loose=7),))
    (low,) = low_stock(diary, NOON + timedelta(hours=1))
    assert low.warn_day == date(2026, 3, 2)
    warn_days_before(diary, SAM, NOON, AZA, 5)
    assert low_stock(diary, NOON + timedelta(hours=1)) == ()


def test_none_left_can_be_counted(diary: Diary) -> None:
    count_tablets(diary, SAM, NOON, AZA, (Packs(50.0), Packs(25.0)))
    assert stock(diary).on_hand == {50: 0, 25: 0}


def test_the_days_before_are_kept_by_medicine(diary: Diary) -> None:
    assert warn_days_before(diary, SAM, NOON, AZA, 7).topics == frozenset()
    assert warn_days_before(diary, SAM, NOON, "Imuran", 14).topics == {Topic.STOCK}
    assert stock(diary).days_before == 14
    warn_days_before(diary, SAM, NOON, AZA, None)
    assert stock(diary).days_before is None
    for days, medicine in [(0, AZA), (31, AZA), (7, "iron")]:
        with pytest.raises(Refused):
            warn_days_before(diary, SAM, NOON, medicine, days)
    assert {item.kind for item in history_of(diary, "stock_warning:azathioprine")} == {Kind.STOCK_WARNING}


def test_medicines_that_have_ended_are_left_out(tmp_path: Path) -> None:
    (item,) = plan().prescriptions
    once = step(date(2026, 3, 1), Slot("iron-noon", 25.0, at=time(12)))
    over = replace(item, id="iron", medicine="iron", steps=(once,), ends=Change(date(2026, 3, 2)))
    with sam_s_diary(tmp_path, replace(plan(), prescriptions=(item, over))) as diary:
        assert [stock.medicine for stock in read_stock(diary, NOON)] == [AZA]


def test_when_something_was_of_which_the_day_is_known(diary: Diary) -> None:
    assert moment_on(plan(), date(2026, 3, 2), at("2026-03-02 08:20")) == at("2026-03-02 08:20")
    assert moment_on(plan(), date(2026, 3, 1), at("2026-03-02 08:20")) == at("2026-03-01 12:00")


def test_a_dose_recorded_long_after_at_an_unknown_time_leaves_a_later_count_as_it_is(diary: Diary) -> None:
    count_tablets(diary, SAM, at("2026-03-09 12:00"), AZA, (Packs(50.0, loose=28), Packs(25.0, loose=10)))
    now = at("2026-03-10 12:00")
    record_intake(diary, SAM, now, "morning/2026-03-08", Answer(Outcome.TAKEN))
    assert stock(diary, "2026-03-10 12:00").on_hand == {50: 28, 25: 10}
    record_intake(diary, SAM, now, "morning/2026-03-09", Answer(Outcome.TAKEN))
    assert stock(diary, "2026-03-10 12:00").on_hand == {50: 27, 25: 10}


def test_doses_that_will_be_skipped_leave_their_tablets(diary: Diary) -> None:
    count_tablets(diary, SAM, NOON, AZA, (Packs(50.0, loose=10), Packs(25.0, loose=100)))
    before = stock(diary).end
    for day in range(6, 10):
        record_intake(diary, SAM, NOON, f"morning/2026-03-{day:02}", Answer(Outcome.SKIPPED))
    after = stock(diary).end
    assert isinstance(before, RunOut)
    assert isinstance(after, RunOut)
    assert after.day - before.day == timedelta(days=4)


def test_an_earlier_moment_is_reckoned_from_the_count_before_it(diary: Diary) -> None:
    count_tablets(diary, SAM, at("2026-03-01 12:00"), AZA, TEN)
    record_intake(diary, SAM, NOON, "morning/2026-03-02", Answer(Outcome.TAKEN, at("2026-03-02 08:00")))
    count_tablets(diary, SAM, at("2026-03-20 12:00"), AZA, TEN)
    assert stock(diary, "2026-03-02 12:00").on_hand == {50: 9, 25: 4}
    assert stock(diary, "2026-03-20 12:00").on_hand == {50: 10, 25: 4}


def test_what_is_recorded_between_two_looks_is_used_up(diary: Diary) -> None:
    count_tablets(diary, SAM, NOON, AZA, TEN)
    assert stock(diary).on_hand == {50: 10, 25: 4}
    for day in (3, 4):
        taken = at(f"2026-03-0{day} 08:00")
        record_intake(diary, SAM, taken, f"morning/2026-03-0{day}", Answer(Outcome.TAKEN, taken))
        assert stock(diary, f"2026-03-0{day} 09:00").on_hand == {50: 12 - day, 25: 4}
    record_refill(diary, SAM, at("2026-03-04 10:00"), AZA, PACK)
    assert stock(diary, "2026-03-04 10:00").on_hand == {50: 36, 25: 4}
