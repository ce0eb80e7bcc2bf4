"""The visits to the clinic of the made-up person of the demo diary."""

from collections.abc import Iterator
from datetime import date, time, timedelta

from imuran_desktop.domain.visits import Visit

_WHERE = "Sample clinic, Dr Sample"
_LONG_AGO, _LATELY, _SOON = timedelta(days=80), timedelta(days=31), timedelta(days=5)
"""About how long before, or after, the last day they are."""
_FRIDAY, _WEEK = 5, 7


def sample_visits(first: date, until: date, caregiver: str) -> Iterator[Visit]:
    """One or two that were, with what was asked and said, and one to come; oldest first, without ids."""
    past = (
        Visit(
            "",
            _workday(until - _LONG_AGO),
            time(9, 40),
            _WHERE,
            "Is it normal to feel tired at first?\nWhen is the next blood test?",
            "Go on as before. The blood test letter shows the dates. Come back in two months.",
            caregiver,
        ),
        Visit(
            "",
            _workday(until - _LATELY),
            time(10, 30),
            _WHERE,
            "May I have the flu injection?\nWhat should I do if I am sick after a dose?",
            "Flu injection: yes, booked at the pharmacy. Ring the day ward if I am sick twice in a week.",
        ),
    )
    yield from (visit for visit in past if visit.day >= first)
    yield Visit(
        "",
        _workday(until + _SOON),
        time(10, 30),
        _WHERE,
        "My ears rang for a few minutes: does that matter?\nCan the evening tablet move to half past seven?",
    )


def _workday(day: date) -> date:
    """``day``, or the Monday after it at a weekend."""
    return day + timedelta(days=_WEEK + 1 - day.isoweekday()) if day.isoweekday() > _FRIDAY else day
