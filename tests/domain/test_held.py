"""Which holds have held anything."""

from dataclasses import replace
from datetime import date

import pytest

from imuran_desktop.domain.held import has_held
from imuran_desktop.domain.plan import Change, Hold
from tests.domain.builders import day, plan, prescription, slot, step, utc

MARCH = (date(2026, 3, 1), date(2026, 3, 31))


def change(moment: str) -> Change:
    """One made on its day, or, without a time, in advance."""
    return Change(day(moment[:10]), utc(moment) if len(moment) > 10 else None)


@pytest.mark.parametrize(
    ("begins", "ends", "held"),
    [
        ("2026-03-05", "", True),
        ("2026-03-05T12:00", "", True),
        ("2026-03-05", "2026-03-06", True),
        ("2026-03-05", "2026-03-05T05:00", False),
        ("2026-03-05", "2026-03-05T12:00", True),
        ("2026-03-05T12:00", "2026-03-05T13:00", False),
        ("2026-03-05T05:00", "2026-03-05T13:00", True),
        ("2026-03-05T12:00", "2026-03-06T05:00", False),
        ("2026-03-05T12:00", "2026-03-06T12:00", True),
        ("2026-03-05T12:00", "2026-03-07T05:00", True),
    ],
)
def test_it_has_where_it_covers_a_day_or_a_dose(begins: str, ends: str, held: bool) -> None:
    """There is one dose a day, at breakfast."""
    hold = Hold(change(begins), change(ends) if ends else None)
    item = replace(prescription(step(slot("morning", "breakfast", 50))), holds=(hold,))
    assert has_held(plan(item), item, hold, *MARCH) is held


def test_a_dose_of_other_days_does_not_count() -> None:
    hold = Hold(change("2026-03-05T12:00"), change("2026-03-06T12:00"))
    item = replace(prescription(step(slot("morning", "breakfast", 50))), holds=(hold,))
    assert not has_held(plan(item), item, hold, day("2026-03-01"), day("2026-03-05"))
