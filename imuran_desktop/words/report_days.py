"""Dates as a printed report has them: always with their year, never "today", which is another day when it is read."""

from datetime import date, datetime

from imuran_desktop.domain.zones import Timeline
from imuran_desktop.words.language import Language

NOT_NEAR = date.min
"""Given as today to words that would name a near day "today", or leave out the year."""


def printed_moment(language: Language, at: datetime, timeline: Timeline) -> str:
    """An instant on the clock of the person's place: "2 Mar 2026 at 08:10"."""
    return printed_local(language, timeline.local(at))


def printed_local(language: Language, local: datetime) -> str:
    """A date and time on the clock of some place: "2 Mar 2026 at 08:10"."""
    return language.tr("{day} at {time}", day=language.short_date(local.date()), time=language.clock(local))


def tight_span(language: Language, first: date, last: date, *, short: bool = False) -> str:
    """Two dates, without saying twice what they share: "4 to 5 January 2026", "28 Feb to 3 Mar 2026"."""
    written = language.short_date if short else language.date
    begins, ends = written(first).split(" "), written(last).split(" ")
    # Only of dates that end in their year: elsewhere what they share at their end is the day.
    while str(last.year) in ends[-1] and len(begins) > 1 and begins[-1] == ends[len(begins) - 1]:
        begins.pop()
    return language.tr("{first} to {last}", first=" ".join(begins).rstrip(","), last=" ".join(ends))


def printed_days(language: Language, number: int) -> str:
    """So many days: "12 days"."""
    return language.trn("{number} day", "{number} days", number)
