"""A review by days and weeks: what each day holds, how it was, how often symptoms began, and when.

Nothing here says where a symptom comes from. What began after a dose change is given as dates.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

from imuran_desktop.domain.codes import Course, Severity
from imuran_desktop.domain.columns import days_between
from imuran_desktop.domain.dose_changes import DoseChange
from imuran_desktop.domain.notes import DayNote
from imuran_desktop.domain.review import (
    NO_DOSES,
    DayDoses,
    HeldDays,
    Noted,
    Review,
    ReviewTest,
    severity_rank,
    worst,
)
from imuran_desktop.domain.visits import Visit

_ONE_DAY = timedelta(days=1)


class DayFeeling(NamedTuple):
    """How a day was: the worst symptom, no symptoms, something that is filtered out, or nothing recorded."""

    symptom: bool = False
    severity: Severity | None = None
    none: bool = False
    hidden: bool = False


UNRECORDED = DayFeeling()


@dataclass(frozen=True)
class DayContents:
    """What there is on one day: what began on it, or is. ``lasting`` are the symptoms that began before and go on."""

    day: date
    doses: DayDoses = NO_DOSES
    noted: tuple[Noted, ...] = ()
    changes: tuple[DoseChange, ...] = ()
    holds: tuple[HeldDays, ...] = ()
    tests: tuple[ReviewTest, ...] = ()
    visits: tuple[Visit, ...] = ()
    notes: tuple[DayNote, ...] = ()
    lasting: tuple[Noted, ...] = ()
    feeling: DayFeeling = UNRECORDED

    @property
    def notable(self) -> bool:
        """Whether there is more than doses that were taken, or are still open."""
        others = self.noted or self.changes or self.holds or self.tests or self.visits or self.notes
        return bool(others) or self.doses.taken + self.doses.open < self.doses.due or self.doses.held > 0


def contents_by_day(review: Review) -> dict[date, DayContents]:
    """Every day with anything on it, in order. But for what is ``lasting``, each thing is on one day: its first."""
    parts: dict[date, dict[str, list[object]]] = {}
    for name, day, item in _dated(review):
        parts.setdefault(day, {}).setdefault(name, []).append(item)
    known = feelings(review)
    return {
        day: DayContents(
            day, review.doses.get(day, NO_DOSES), feeling=known.get(day, UNRECORDED), **_tuples(parts.get(day, {}))
        )
        for day in sorted({*parts, *review.doses, *known})
    }


def _dated(review: Review) -> Iterator[tuple[str, date, object]]:
    """Each thing by its name in `DayContents`, with its day."""
    yield from (("noted", noted.day, noted) for noted in review.noted)
    for noted in review.noted:
        for day in days_between(max(noted.day + _ONE_DAY, review.first), min(noted.last, review.last)):
            yield "lasting", day, noted
    yield from (("changes", change.day, change) for change in review.changes if change.day >= review.first)
    yield from (("holds", max(hold.first, review.first), hold) for hold in review.holds)
    yield from (("tests", test.day, test) for test in review.tests)
    yield from (("visits", visit.day, visit) for visit in review.visits)
    yield from (("notes", note.day, note) for note in review.notes)


def _tuples(parts: Mapping[str, list[object]]) -> dict[str, Any]:
    return {name: tuple(items) for name, items in parts.items()}


def feelings(review: Review) -> dict[date, DayFeeling]:
    """How each day was that has something recorded. A symptom counts on each day on which it is known to have been.

    On a day with a symptom that is filtered out, *no symptoms* from another time of it is not the whole.
    """
    found = {item.day: DayFeeling(none=True) for item in review.noted if item.none}
    found.update(dict.fromkeys(review.symptom_days, DayFeeling(hidden=True)))
    by_day: dict[date, list[Severity | None]] = {}
    for item in review.symptoms:
        for day in days_between(max(item.day, review.first), min(item.last, review.last)):
            by_day.setdefault(day, []).append(item.severity)
    found.update((day, DayFeeling(symptom=True, severity=worst(severities))) for day, severities in by_day.items())
    return {day: found[day] for day in sorted(found) if review.first <= day <= review.last}


def going_on_within(review: Review) -> tuple[Noted, ...]:
    """The symptoms that began in these days, and were going on when last recorded: when they ended is not known."""
    return tuple(
        item
        for item in review.symptoms
        if item.day >= review.first and item.entry.course is Course.GOING_ON and item.entry.ended is None
    )


def symptom_days(noted: Iterable[Noted], first: date, last: date) -> frozenset[date]:
    """The days from ``first`` to ``last`` on which any of these symptoms is known to have been."""
    spans = ((max(item.day, first), min(item.last, last)) for item in noted if not item.none)
    return frozenset(day for begins, ends in spans for day in days_between(begins, ends))


def by_frequency(noted: Iterable[Noted]) -> dict[str, list[Noted]]:
    """Symptom entries by symptom: the one with the most first, then the worst, then by name."""
    found: dict[str, list[Noted]] = {}
    for item in noted:
        if not item.none:
            found.setdefault(item.key, []).append(item)
    order = sorted(found, key=lambda key: (-len(found[key]), -_worst_rank(found[key]), key))
    return {key: found[key] for key in order}


def _worst_rank(noted: Iterable[Noted]) -> int:
    return max(severity_rank(item.severity) for item in noted)


@dataclass(frozen=True)
class DayCounts:
    """How many of some days are which: ``bad`` ones by their worst symptom, None where no severity was said."""

    bad: Mapping[Severity | None, int]
    none: int = 0
    unrecorded: int = 0
    hidden: int = 0


def count_days(
    known: Mapping[date, DayFeeling], first: date, last: date, skipped: Collection[date] = frozenset()
) -> DayCounts:
    """How the days from ``first`` to ``last`` were but for those ``skipped``; ``known`` are `feelings`."""
    days = [known.get(day, UNRECORDED) for day in days_between(first, last) if day not in skipped]
    bad: dict[Severity | None, int] = {}
    for day in days:
        if day.symptom:
            bad[day.severity] = bad.get(day.severity, 0) + 1
    return DayCounts(
        bad,
        none=sum(day.none for day in days),
        hidden=sum(day.hidden for day in days),
        unrecorded=days.count(UNRECORDED),
    )


@dataclass(frozen=True)
class Week:
    """The part of a week that lies in the review: how its days were, and what began in it by symptom."""

    first: date
    last: date
    began: Mapping[str, tuple[Noted, ...]]
    days: DayCounts

    @property
    def count(self) -> int:
        """How many symptom entries began in it."""
        return sum(map(len, self.began.values()))


def weeks(review: Review, week_begins: int) -> tuple[Week, ...]:
    """Every week of the review, oldest first. ``week_begins`` is an ISO weekday, Monday = 1."""
    known = feelings(review)
    began: dict[date, list[Noted]] = {}
    for item in review.symptoms:
        if review.first <= item.day <= review.last:
            began.setdefault(week_of(item.day, week_begins), []).append(item)
    starts = days_between(week_of(review.first, week_begins), review.last)
    return tuple(
        _week(review, start, began.get(start, []), known) for start in starts if start.isoweekday() == week_begins
    )


def week_of(day: date, week_begins: int) -> date:
    """The first day of the week of ``day``."""
    return day - timedelta(days=(day.isoweekday() - week_begins) % 7)


def _week(review: Review, start: date, began: Sequence[Noted], known: Mapping[date, DayFeeling]) -> Week:
    first, last = max(start, review.first), min(start + 6 * _ONE_DAY, review.last)
    started = {key: tuple(items) for key, items in by_frequency(began).items()}
    return Week(first, last, started, count_days(known, first, last, review.skipped))


@dataclass(frozen=True)
class AfterChange:
    """The symptoms that began within some days of a dose change, by how many days after it.

    While ``goes_on``, not all of these days have come.
    """

    change: DoseChange
    began: Mapping[int, tuple[Noted, ...]]
    goes_on: bool = False


def began_after(review: Review, within_days: int) -> tuple[AfterChange, ...]:
    """What began from the day of each dose change until ``within_days`` after it, by local dates; the newest first.

    It says when things were, not where they come from. What lies within reach of two changes is told beside both. A
    change that is still to come is left out.
    """
    come = (change for change in review.changes if change.day <= review.today)
    changes = sorted(come, key=lambda item: (item.day, item.medicine), reverse=True)
    within = timedelta(days=within_days)
    every = sorted((*review.symptoms, *review.around), key=lambda item: item.entry.began)
    return tuple(
        AfterChange(change, _began_after(every, change.day, within_days), review.today - change.day <= within)
        for change in changes
    )


def _began_after(symptoms: Iterable[Noted], day: date, within_days: int) -> Mapping[int, tuple[Noted, ...]]:
    found: dict[int, tuple[Noted, ...]] = {}
    for item in symptoms:
        days = (item.day - day).days
        if 0 <= days <= within_days:
            found[days] = (*found.get(days, ()), item)
    return found
