from dataclasses import replace
from datetime import date

import pytest

from imuran_desktop.domain.plan import Change, Hold, Plan, Prescription
from imuran_desktop.services.prescription_view import (
    Stopped,
    arrange_holds,
    ended,
    has_ended,
    in_use,
    last_day,
    stopped,
)
from tests.domain.builders import day, plan, prescription, slot, step, utc

TODAY = day("2026-03-10")
NOON = utc("2026-03-10T12:00")
ITEM = prescription(step(slot("morning", "08:00"), slot("evening", "20:00")))


def ending(ends: Change | None, begins: date = TODAY) -> Prescription:
    return replace(prescription(step(slot("morning", "08:00"), begins=begins)), ends=ends)


@pytest.mark.parametrize(
    ("ends", "over", "last"),
    [
        (None, False, None),
        (Change(TODAY), True, day("2026-03-09")),
        (Change(TODAY, NOON), True, TODAY),
        (Change(day("2026-03-11")), False, TODAY),
    ],
)
def test_a_prescription_has_ended_once_nothing_more_is_due(ends: Change | None, over: bool, last: date | None) -> None:
    item = ending(ends)
    assert (has_ended(item, TODAY), last_day(item)) == (over, last)


def test_one_that_never_begins_has_ended() -> None:
    assert has_ended(ending(Change(day("2026-04-01")), begins=day("2026-04-01")), TODAY)


def test_prescriptions_are_in_use_or_ended_the_last_one_first() -> None:
    first = replace(ending(Change(day("2026-02-01"))), id="first")
    second = replace(ending(Change(day("2026-03-01"))), id="second")
    both = Plan(plan().person, plan().timeline, (first, ITEM, second))
    assert [item.id for item in in_use(both, TODAY)] == ["aza"]
    assert [item.id for item in ended(both, TODAY)] == ["second", "first"]


def test_holds_are_over_in_force_or_to_come() -> None:
    over, ended_today = (
        Hold(Change(day("2026-03-01")), Change(day("2026-03-03"))),
        Hold(Change(day("2026-03-05")), Change(TODAY, NOON)),
    )
    now, later = Hold(Change(TODAY, NOON), Change(day("2026-03-15"))), Hold(Change(day("2026-03-20")))
    arranged = arrange_holds(replace(ITEM, holds=(later, now, over, ended_today)), TODAY)
    assert (arranged.earlier, arranged.current, arranged.coming) == ((over, ended_today), now, (later,))
    assert arranged.open_ended
    assert not arrange_holds(replace(ITEM, holds=(now,)), TODAY).open_ended


def test_what_a_hold_stops_begins_after_now() -> None:
    held = plan(replace(ITEM, holds=(Hold(Change(TODAY), Change(day("2026-03-12"))),)))
    found = stopped(plan(ITEM), held, "aza", NOON, day("2026-03-20"))
    assert found.count == 3
    assert found.first is not None
    assert found.last is not None
    assert (found.first.key, found.last.key) == ("evening/2026-03-10", "evening/2026-03-11")


def test_what_ends_for_good_is_found_far_ahead() -> None:
    yearly = prescription(step(slot("morning", "08:00"), begins=day("2027-03-01")))
    found = stopped(plan(yearly), plan(replace(yearly, ends=Change(TODAY))), "aza", NOON, None)
    assert found.first is not None
    assert found.first.key == "morning/2027-03-01"


def test_a_hold_of_days_without_doses_stops_nothing() -> None:
    assert stopped(plan(ITEM), plan(ITEM), "aza", NOON, None) == Stopped(0)
