"""Looking back over weeks of symptoms beside the doses: what there is to see, how it is filtered and counted.

Nothing here says where a symptom comes from. What began after a dose change is given as dates.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import NamedTuple

from imuran_desktop.domain.codes import BloodTestState, Course, Level, Outcome, Severity
from imuran_desktop.domain.dose_changes import DoseChange
from imuran_desktop.domain.doses import Dose
from imuran_desktop.domain.held import has_held
from imuran_desktop.domain.notes import DayNote
from imuran_desktop.domain.plan import Hold, Plan, Prescription
from imuran_desktop.domain.symptoms import SymptomEntry
from imuran_desktop.domain.visits import Visit


class DayDoses(NamedTuple):
    """How many doses of some days there are in each state. ``open`` ones can still be answered in time.

    ``held_taken`` of the ``held`` ones are recorded as taken all the same.
    """

    taken: int = 0
    skipped: int = 0
    not_sure: int = 0
    missed: int = 0
    held: int = 0
    open: int = 0
    held_taken: int = 0

    @property
    def by_state(self) -> dict[str, int]:
        """Each dose in one state only: those taken while on hold are no longer among those on hold."""
        return {**self._asdict(), "held": self.held - self.held_taken}

    @property
    def due(self) -> int:
        """All but those on hold."""
        return self.taken + self.skipped + self.not_sure + self.missed + self.open


NO_DOSES = DayDoses()


def added(days: Iterable[DayDoses]) -> DayDoses:
    """The doses of several days together."""
    return DayDoses(*map(sum, zip(*days, strict=True)))


@dataclass(frozen=True)
class Noted:
    """A symptom entry with how pressing it is, and the local days on which it is known to have been there.

    Of one that is going on, only the day it began is known: nobody said how it was on the days since.
    """

    entry: SymptomEntry
    level: Level
    day: date
    last: date

    @property
    def none(self) -> bool:
        """Whether it says that there were no symptoms."""
        return self.entry.says_none

    @property
    def severity(self) -> Severity | None:
        """How bad it was, if that was said."""
        return self.entry.severity

    @property
    def key(self) -> str:
        """What entries of the same symptom have in common: own words are a symptom of their own."""
        return f"{self.entry.symptom}:{self.entry.own_words.strip().casefold()}" if self.own else self.entry.symptom

    @property
    def own(self) -> bool:
        """Whether it was named in the person's own words."""
        return bool(self.entry.own_words.strip())


@dataclass(frozen=True)
class HeldDays:
    """The days on which doses of a medicine are on hold; ``last`` is None until further notice."""

    first: date
    last: date | None
    medicine: str


@dataclass(frozen=True)
class ReviewTest:
    """A blood test on its day."""

    day: date
    state: BloodTestState


@dataclass(frozen=True)
class Filters:
    """What to show of the symptoms. None, and no symptoms, mean all; a severity that was not said is the least."""

    symptoms: frozenset[str] = frozenset()
    severity: Severity | None = None
    level: Level | None = None

    def lets_by(self, noted: Noted) -> bool:
        """Whether an entry is shown."""
        if noted.none:
            return True
        if self.symptoms and noted.key not in self.symptoms:
            return False
        if self.severity is not None and severity_rank(noted.severity) < self.severity.rank:
            return False
        return self.level is None or noted.level.rank >= self.level.rank


NO_FILTERS = Filters()


@dataclass(frozen=True)
class Review:
    """All that lies from ``first`` to ``last``, both included.

    ``noted`` are the symptom entries, oldest first, with those from before that lasted into these days; ``around`` are
    those of other days that lie within reach of one of the ``changes``. ``symptom_days`` are the days on which a
    symptom is known to have been, before any was filtered out. ``going_on`` are the symptoms from before these days
    that were going on when last recorded: whether they still did is not known. ``skipped`` are dates that never were.
    """

    first: date
    last: date
    today: date
    doses: Mapping[date, DayDoses]
    noted: tuple[Noted, ...] = ()
    around: tuple[Noted, ...] = ()
    symptom_days: frozenset[date] = frozenset()
    notes: tuple[DayNote, ...] = ()
    changes: tuple[DoseChange, ...] = ()
    holds: tuple[HeldDays, ...] = ()
    tests: tuple[ReviewTest, ...] = ()
    visits: tuple[Visit, ...] = ()
    going_on: tuple[Noted, ...] = ()
    skipped: frozenset[date] = frozenset()

    def filtered(self, filters: Filters) -> "Review":
        """The same days with only the symptoms that ``filters`` let by."""
        if filters == NO_FILTERS:
            return self
        every = (self.noted, self.around, self.going_on)
        noted, around, going_on = (tuple(filter(filters.lets_by, items)) for items in every)
        return replace(self, noted=noted, around=around, going_on=going_on)

    @property
    def symptoms(self) -> tuple[Noted, ...]:
        """The entries that are symptoms, oldest first."""
        return tuple(item for item in self.noted if not item.none)

    @property
    def reported(self) -> tuple[Noted, ...]:
        """These, and those from before that were going on when last recorded, oldest first."""
        return tuple(sorted((*self.going_on, *self.symptoms), key=lambda item: item.entry.began))

    @property
    def days(self) -> int:
        """How many days there are."""
        return (self.last - self.first).days + 1 - len(self.skipped)

    @property
    def urgent(self) -> tuple[Noted, ...]:
        """Those of them that began in these days and needed help soon."""
        return tuple(item for item in self.symptoms if item.level.rank >= Level.URGENT.rank and item.day >= self.first)


def in_days(every: Iterable[Noted], first: date, last: date) -> tuple[Noted, ...]:
    """Those known to have been there on one of these days."""
    return tuple(item for item in every if item.day <= last and item.last >= first)


def going_on_before(every: Iterable[Noted], first: date) -> tuple[Noted, ...]:
    """Those that began before ``first`` and were going on when last recorded."""
    return tuple(
        item for item in every if item.last < first and item.entry.course is Course.GOING_ON and not item.entry.ended
    )


def severity_rank(severity: Severity | None) -> int:
    """0 for the mildest; one that was not said counts as that."""
    return severity.rank if severity is not None else 0


def worst(severities: Iterable[Severity | None]) -> Severity | None:
    """The worst of some severities; None where none of them was said."""
    said = [severity for severity in severities if severity is not None]
    return max(said, key=lambda severity: severity.rank, default=None)


def count_doses(doses: Iterable[Dose], outcomes: Mapping[str, Outcome], now: datetime) -> dict[date, DayDoses]:
    """How the doses of each day stand at ``now``; ``outcomes`` are what was recorded, by dose key.

    Those on hold are not due; what was taken all the same is told beside them.
    """
    counts: dict[date, list[int]] = {}
    for dose in doses:
        of_day = counts.get(dose.day)
        if of_day is None:
            of_day = counts[dose.day] = [0] * len(DayDoses._fields)
        outcome = outcomes.get(dose.key)
        of_day[_place(dose, outcome, now)] += 1
        if dose.hold is not None and outcome is Outcome.TAKEN:
            of_day[_HELD_TAKEN] += 1
    return {day: DayDoses(*found) for day, found in counts.items()}


_TAKEN, _SKIPPED, _NOT_SURE, _MISSED, _HELD, _OPEN, _HELD_TAKEN = range(len(DayDoses._fields))
_ANSWERED = {Outcome.TAKEN: _TAKEN, Outcome.SKIPPED: _SKIPPED, Outcome.NOT_SURE: _NOT_SURE}


def _place(dose: Dose, outcome: Outcome | None, now: datetime) -> int:
    if dose.hold is not None:
        return _HELD
    if outcome is not None:
        return _ANSWERED[outcome]
    return _MISSED if now >= dose.cutoff else _OPEN


def held_days(plan: Plan, first: date, last: date) -> tuple[HeldDays, ...]:
    """The holds of every prescription that touch the days from ``first`` to ``last``, in order.

    Those of some hours that held no dose are left out.
    """
    every = ((item, hold) for item in plan.prescriptions for hold in item.holds)
    found = [_held(item, hold) for item, hold in every if has_held(plan, item, hold, first, last)]
    touching = (item for item in found if item.first <= last and (item.last is None or item.last >= first))
    return tuple(sorted(touching, key=lambda item: (item.first, item.medicine)))


def _held(item: Prescription, hold: Hold) -> HeldDays:
    return HeldDays(hold.begins.first, hold.ends.last_day_before if hold.ends else None, item.medicine)
