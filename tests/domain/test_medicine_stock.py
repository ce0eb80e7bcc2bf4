"""What is known of one medicine's tablets."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.domain.medicine_stock import Enough, MedicineStock, is_low, medicine_stock
from imuran_desktop.domain.plan import Change, Hold, Plan
from imuran_desktop.domain.repeats import Repeat, RepeatKind
from imuran_desktop.domain.stock import (
    LastsUnknown,
    RunOut,
    StockEntry,
    StockKind,
    UsedUp,
    on_hand,
    reckoned_from,
    used_up,
)
from imuran_desktop.domain.tablets import TabletCount
from tests.domain.builders import day, intake, local, plan, prescription, slot, step, utc

AZA = "azathioprine"
NOW = local("2026-03-10T07:00")
MORNING = replace(slot("a", "08:00"), tablets=(TabletCount(50.0, 1),))


def entry(kind: StockKind, at: str, id: str = "", medicine: str = AZA, **counts: float) -> StockEntry:
    tablets = tuple(TabletCount(float(name[2:]), count) for name, count in counts.items())
    return StockEntry(id or f"{kind}{at}", medicine, utc(at), 0, "Etc/UTC", kind, tablets)


COUNTED = entry(StockKind.COUNTED, "2026-03-09T08:00", mg50=10)


def of(**changes: object) -> Plan:
    return plan(replace(prescription(step(MORNING)), **changes))  # type: ignore[arg-type]


def known(of_plan: Plan, *entries: StockEntry, intakes: tuple[Intake, ...] = ()) -> MedicineStock:
    return medicine_stock(of_plan, AZA, entries, used(intakes), {item.id for item in intakes}, NOW)


def used(intakes: Iterable[Intake]) -> list[UsedUp]:
    return [found for found in map(used_up, intakes) if found]


def test_nothing_is_known_before_tablets_are_counted() -> None:
    stock = known(of())
    assert (stock.is_counted, stock.end, stock.enough, stock.last_entry) == (False, None, None, None)
    assert stock.strengths_mg == (50, 25)
    assert not is_low(stock, day("2026-03-10"))


def test_what_there_is_and_when_it_is_used_up() -> None:
    taken = replace(intake("a/2026-03-09", at=utc("2026-03-09T08:30")), tablets=(TabletCount(50.0, 1),))
    stock = known(of(), COUNTED, intakes=(taken,))
    assert stock.on_hand == {50: 9}
    assert isinstance(stock.end, RunOut)
    assert (stock.end.day, stock.end.days_left) == (day("2026-03-19"), 9)


def test_a_dose_that_was_skipped_leaves_its_tablet() -> None:
    skipped = intake("a/2026-03-10", Outcome.SKIPPED)
    stock = known(of(), COUNTED, intakes=(skipped,))
    assert isinstance(stock.end, RunOut)
    assert stock.end.day == day("2026-03-21")


@pytest.mark.parametrize(("on", "low"), [("2026-03-12", False), ("2026-03-13", True), ("2026-03-25", True)])
def test_the_warning_comes_some_days_before(on: str, low: bool) -> None:
    stock = known(of(), COUNTED)
    assert stock.warn_day == day("2026-03-13")
    assert is_low(stock, day(on)) is low
    assert not is_low(replace(stock, days_before=None), day(on))


def test_why_a_stock_lasts() -> None:
    plenty = entry(StockKind.COUNTED, "2026-03-09T08:00", mg50=900)
    assert known(of(), plenty).enough is Enough.BEYOND_HORIZON
    assert known(of(ends=Change(day("2026-06-01"))), plenty).enough is Enough.TO_THE_END
    assert known(of(holds=(Hold(Change(day("2026-03-01"))),)), plenty).enough is Enough.NOTHING_DUE
    needed = replace(MORNING, at=None, repeat=Repeat(RepeatKind.AS_NEEDED))
    assert known(plan(prescription(step(needed))), plenty).enough is Enough.NOTHING_DUE
    assert known(of(), COUNTED).enough is None


def test_a_course_whose_last_step_ends_is_enough_to_the_end() -> None:
    plenty = entry(StockKind.COUNTED, "2026-03-09T08:00", mg50=900)
    course = replace(step(MORNING), last=day("2026-03-20"))
    assert known(plan(prescription(course)), plenty).enough is Enough.TO_THE_END
    goes_on = replace(step(MORNING), begins=Change(day("2026-04-01")))
    assert known(plan(prescription(goes_on, course)), plenty).enough is Enough.BEYOND_HORIZON
    both = plan(prescription(course), prescription(step(replace(MORNING, id="b")), id="other"))
    assert known(both, plenty).enough is Enough.BEYOND_HORIZON
    far = replace(course, last=day("2027-05-01"))
    assert known(plan(prescription(far)), plenty).enough is Enough.BEYOND_HORIZON


def test_a_strength_never_counted_is_said() -> None:
    assert isinstance(known(of(), entry(StockKind.COUNTED, "2026-03-09T08:00", mg25=3)).end, LastsUnknown)


def test_more_taken_than_there_was_is_said() -> None:
    many = replace(intake("x", at=utc("2026-03-09T12:00")), tablets=(TabletCount(50.0, 11),))
    assert known(of(), COUNTED, intakes=(many,)).below_nothing == (50,)
    assert known(of(), COUNTED).below_nothing == ()


def test_a_new_count_a_refill_and_a_correction_begin_another_episode() -> None:
    before = known(of(), COUNTED)
    refill = entry(StockKind.REFILLED, "2026-03-10T06:00", mg50=28)
    corrected = replace(COUNTED, tablets=(TabletCount(50.0, 11),))
    episodes = {known(of(), *entries).episode for entries in [(COUNTED, refill), (corrected,), ()]}
    assert len({before.episode, *episodes}) == 4
    taken = replace(intake("a/2026-03-10", at=NOW), tablets=(TabletCount(50.0, 1),))
    assert known(of(), COUNTED, intakes=(taken,)).episode == before.episode
    assert known(of(), COUNTED, refill).episode == known(of(), refill, COUNTED).episode


def test_other_medicines_are_left_out_and_a_brand_is_the_same() -> None:
    iron = entry(StockKind.COUNTED, "2026-03-10T06:00", medicine="iron", mg50=3)
    stock = known(of(medicine="Imuran"), COUNTED, iron)
    assert (stock.on_hand, stock.last_entry, stock.key) == ({50: 10}, COUNTED, AZA)


hours = st.integers(0, 60).map(lambda hour: utc("2026-03-01T00:00") + timedelta(hours=hour))
entries = st.lists(
    st.builds(
        lambda kind, at, number, counts: replace(entry(kind, "2026-03-01T00:00", f"e{number}", **counts), at=at),
        st.sampled_from(StockKind),
        hours,
        st.integers(0, 99),
        st.dictionaries(st.sampled_from(["mg50", "mg25"]), st.integers(0, 40), min_size=1),
    ),
    max_size=6,
    unique_by=lambda item: item.id,
)
taken_at = st.lists(hours.map(lambda at: replace(intake("x", at=at), tablets=(TabletCount(50.0, 1),))))


@given(entries, taken_at)
def test_what_was_taken_before_the_reckoning_begins_changes_nothing(
    items: list[StockEntry], intakes: list[Intake]
) -> None:
    begins, later = reckoned_from(items), utc("2026-04-01T00:00")
    needed = [item for item in intakes if begins and item.at and item.at >= begins]
    assert on_hand(items, used(needed), later, AZA) == on_hand(items, used(intakes), later, AZA)
