"""The made-up feelings, notes and numbers; how they look in a diary is in ``test_demo``."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest

from imuran_desktop.domain.codes import HealthSort
from imuran_desktop.services.demo_health import CONTACTS, sample_feelings, sample_items, sample_notes
from imuran_desktop.services.demo_plan import sample_plan

UNTIL = date(2026, 3, 31)


@pytest.mark.parametrize("days", [0, 1, 5, 10, 90])
def test_nothing_lies_outside_the_days_asked_for(days: int) -> None:
    first = UNTIL - timedelta(days=days)
    plan = sample_plan(first, UNTIL)
    felt = list(sample_feelings(plan, Random(1), first, UNTIL, "Alex"))
    assert all(first <= plan.timeline.local(entry.began).date() < UNTIL for entry in felt)
    assert all(entry.ended is None or entry.ended >= entry.began for entry in felt)
    assert all(first <= note.day < UNTIL for note in sample_notes(Random(1), first, UNTIL, "Alex"))


def test_the_same_random_numbers_make_the_same_feelings() -> None:
    first = UNTIL - timedelta(days=90)
    plan = sample_plan(first, UNTIL)
    once, again = (list(sample_feelings(plan, Random(3), first, UNTIL, "Alex")) for _ in range(2))
    assert once == again
    assert once != list(sample_feelings(plan, Random(4), first, UNTIL, "Alex"))


def test_there_is_one_of_each_sort_and_numbers_that_lead_to_nobody() -> None:
    assert {item.sort for item in sample_items(UNTIL)} == set(HealthSort)
    # Telephone numbers that are set aside for stories (Ofcom), and the emergency number itself.
    assert CONTACTS.clinic_number.startswith("01632 960")
    assert CONTACTS.out_of_hours_number.startswith("01632 960")
