"""Changes of a plan that are made one after the other over some days, for the tests that the past stays as it was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Generic, TypeVar

from hypothesis import strategies as st

from tests.domain.builders import LONDON, utc

BEGIN = utc("2026-03-25T00:00")
"""Four days before the clocks of London change."""
_DAYS = 9
_FAR_APART = ("Pacific/Niue", LONDON, "Asia/Tokyo", "Pacific/Kiritimati")

Edit = TypeVar("Edit")
"""What makes another plan of the one there is."""


@dataclass(frozen=True)
class Made(Generic[Edit]):
    """An edit made at an instant, from today or a later day on, once these slots of today have been answered."""

    at: datetime
    days_ahead: int
    edit: Edit
    answered: frozenset[str]


def moments(apart: timedelta) -> st.SearchStrategy[datetime]:
    """Instants on the steps of a clock, at which doses fall due too, and a little later."""
    return st.builds(
        lambda steps, seconds: BEGIN + steps * apart + timedelta(seconds=seconds),
        st.integers(0, timedelta(days=_DAYS) // apart),
        st.sampled_from([0, 0, 1, 100]),
    )


def changes(
    at: st.SearchStrategy[datetime], edits: st.SearchStrategy[Edit], slots: Sequence[str], *, most: int, most_ahead: int
) -> st.SearchStrategy[list[Made[Edit]]]:
    """At most so many edits, in the order in which they are made, from at most so many days ahead on."""
    answered = st.frozensets(st.sampled_from(slots), max_size=2)
    made: st.SearchStrategy[Made[Edit]] = st.builds(Made, at, st.integers(0, most_ahead), edits, answered)
    return st.lists(made, max_size=most, unique_by=lambda each: each.at).map(
        lambda found: sorted(found, key=lambda each: each.at)
    )


def journeys(at: st.SearchStrategy[datetime]) -> st.SearchStrategy[list[tuple[datetime, str]]]:
    """Flights as far as one can go, over the date line too."""
    return st.lists(st.tuples(at, st.sampled_from(_FAR_APART)), min_size=1, max_size=3)
