"""Slots on days on which they ask for no dose that counts."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.doses import Dose, planned_doses
from imuran_desktop.domain.plan import Change, Plan, Slot
from imuran_desktop.domain.repeats import Repeat, RepeatKind
from imuran_desktop.services.problems import Reason
from imuran_desktop.services.slots import Unplanned, find_slot, slots_near, uncounted_today, unplanned_on
from tests.services.plans import START, at, plan, prescription, step, why_refused

MONDAYS = Repeat(RepeatKind.WEEKDAYS, frozenset({1}))
EVERY_THIRD = Repeat(RepeatKind.EVERY_DAYS, every=3, since=START)
SLOTS = (
    Slot("daily", 50.0, meal="breakfast"),
    Slot("weekly", 75.0, at=time(13), repeat=MONDAYS),
    Slot("third", 25.0, meal="dinner", repeat=EVERY_THIRD),
)
PLAN = plan(step(START, *SLOTS), step(START + timedelta(days=30), SLOTS[0]))


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)))
def test_every_slot_near_a_day_is_planned_for_it_or_not(day: date) -> None:
    planned = {dose.slot for dose in planned_doses(PLAN, day, day)}
    unplanned = [item.slot.id for item in unplanned_on(PLAN, day)]
    assert sorted([*planned, *unplanned]) == sorted(slot.id for slot in slots_near(PLAN.prescriptions[0], day))
    for key in (f"{slot}/{day}" for slot in (*planned, *unplanned)):
        found = find_slot(PLAN, key)
        assert found.key == key
        assert isinstance(found, Dose) == (found.key.partition("/")[0] in planned)


@given(st.dates(date(2026, 1, 1), START - timedelta(days=1)))
def test_before_the_start_of_recording_nothing_counts(day: date) -> None:
    assert all(item.uncounted for item in unplanned_on(PLAN, day))


def test_a_slot_that_is_no_longer_prescribed_has_the_amount_it_had_last() -> None:
    found = find_slot(PLAN, "weekly/2026-05-06")
    assert isinstance(found, Unplanned)
    assert (found.amount_mg, found.gap, found.uncounted) == (75.0, timedelta(hours=5), False)


@pytest.mark.parametrize("key", ["gone/2026-03-02", "daily", "daily/0001-01-01", "daily/9999-12-31", "daily/20260302"])
def test_what_is_no_slot_of_the_plan_is_refused(key: str) -> None:
    assert why_refused(lambda: find_slot(PLAN, key)) is Reason.UNKNOWN_DOSE


def begun(moment: str) -> Plan:
    change = Change(date(2026, 3, 2), at(moment))
    return replace(PLAN, prescriptions=(prescription(step(change, *SLOTS), recording=change),))


@pytest.mark.parametrize(
    ("moment", "uncounted"),
    [
        ("2026-03-02 07:00", set()),
        ("2026-03-02 08:00", set()),
        ("2026-03-02 08:01", {"daily"}),
        ("2026-03-02 14:00", {"daily", "weekly"}),
    ],
)
def test_on_the_first_day_what_was_before_the_diary_does_not_count(moment: str, uncounted: set[str]) -> None:
    of, day = begun(moment), date(2026, 3, 2)
    assert {item.slot.id for item in unplanned_on(of, day) if item.uncounted} == uncounted
    assert uncounted_today(of, day) is bool(uncounted)
    assert not uncounted_today(of, day + timedelta(days=1))
