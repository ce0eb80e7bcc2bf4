"""Adherence figures: what the plan asked for in a period, and what was recorded of it.

They follow the ABC taxonomy (Vrijens et al. 2012, Br J Clin Pharmacol 73:691): how far what was taken fits what was
prescribed is *implementation*, how long the medicine was taken for is *persistence*. Each figure gives both of its
counts. There is no pass mark.

A dose is *due* once it is answered or its cut-off has gone by. One that is still open is not, nor is one on hold,
whatever was recorded for it, nor anything taken as needed.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from itertools import groupby

from imuran_desktop.domain.codes import DoseState, Food, FoodInstruction, Outcome
from imuran_desktop.domain.ledger import Intake, LedgerDose
from imuran_desktop.domain.runs import NO_RUNS, Run, Runs, joined, runs_of


class Figure(StrEnum):
    """The figures there are, in the order in which they are told."""

    TAKEN = "taken"
    ON_TIME = "on_time"
    FOOD = "food"
    AS_PLANNED = "as_planned"
    LONGEST_RUN = "longest_run"
    SKIPPED = "skipped"
    MISSED = "missed"
    NOT_SURE = "not_sure"
    IN_PART = "in_part"
    SICK_AFTER = "sick_after"
    ON_HOLD = "on_hold"
    EXTRA = "extra"
    AS_NEEDED = "as_needed"
    NOT_PLANNED = "not_planned"
    PERSISTENCE = "persistence"


@dataclass(frozen=True)
class Ratio:
    """``count`` of the ``of`` that could be."""

    count: int
    of: int

    @property
    def share(self) -> float | None:
        """From 0 to 1; None when there was nothing to count."""
        return self.count / self.of if self.of else None


@dataclass(frozen=True)
class Counts:
    """How many doses, days and intakes there were.

    ``due`` = ``taken`` + ``skipped`` + ``not_sure`` + ``missed``. Of the taken ones, ``in_part`` were less than asked
    for (they count as taken), after ``sick_after`` of them the person was sick; ``time_known`` of them say when, and
    ``on_time`` are within the window of their directions; ``food_known`` say how, where the directions are to take them
    with or after food, or on an empty stomach, and ``food_followed`` were taken so. Other directions can't be judged.

    ``days_due`` are the dates with a dose due, ``days_as_planned`` those on which each one due was taken in full, on
    time or not.

    ``held`` doses were on hold, ``held_taken`` of them recorded as taken all the same. ``extra``, ``as_needed`` and
    ``not_planned`` (its dose is in the plan no more) are intakes recorded as taken that answer no dose.
    """

    due: int = 0
    taken: int = 0
    skipped: int = 0
    not_sure: int = 0
    missed: int = 0
    in_part: int = 0
    sick_after: int = 0
    time_known: int = 0
    on_time: int = 0
    food_known: int = 0
    food_followed: int = 0
    days_due: int = 0
    days_as_planned: int = 0
    held: int = 0
    held_taken: int = 0
    extra: int = 0
    as_needed: int = 0
    not_planned: int = 0


@dataclass(frozen=True)
class Figures:
    """The figures of a period, which `combine` puts together from those of its parts.

    ``skip_reasons`` say how often each reason was given for a skipped dose ("" for none), the most frequent first.
    ``first_due`` and ``last_due`` are the dates of the first and the last dose due.
    """

    counts: Counts = Counts()
    skip_reasons: tuple[tuple[str, int], ...] = ()
    runs: Runs = NO_RUNS
    first_due: date | None = None
    last_due: date | None = None

    @property
    def taken(self) -> Ratio:
        """Doses taken ÷ doses due."""
        return Ratio(self.counts.taken, self.counts.due)

    @property
    def on_time(self) -> Ratio:
        """Doses taken on time ÷ doses taken at a known time."""
        return Ratio(self.counts.on_time, self.counts.time_known)

    @property
    def food(self) -> Ratio:
        """Doses taken as the directions say about food ÷ doses taken whose food is known, where that can be judged."""
        return Ratio(self.counts.food_followed, self.counts.food_known)

    @property
    def as_planned(self) -> Ratio:
        """Days on which each dose due was taken in full ÷ days with a dose due."""
        return Ratio(self.counts.days_as_planned, self.counts.days_due)

    @property
    def not_recorded(self) -> int:
        """Doses of which nobody can tell whether they were taken: missed, or answered with *not sure*."""
        return self.counts.missed + self.counts.not_sure

    @property
    def longest_run(self) -> Run | None:
        """The most doses due one after the other of which none was recorded as taken; None when each was.

        A dose on hold neither ends a run nor is part of it.
        """
        return self.runs.longest


def figures(doses: Iterable[LedgerDose], unplanned: Iterable[Intake] = ()) -> Figures:
    """The figures of ``doses``, which are those of one medicine in a period, in any order.

    ``unplanned`` are the intakes of that medicine and period that answer none of them.
    """
    ordered = sorted(doses, key=lambda item: (item.dose.day, item.dose.instant, item.dose.slot))
    due = [item for item in ordered if is_due(item)]
    counted = Counter(name for item in due for name in _names(item))
    counted.update(name for item in ordered if item.dose.hold is not None for name in _names_of_held(item))
    counted.update(name for _, day in groupby(due, lambda item: item.dose.day) for name in _names_of_day(day))
    counted.update(kind_of_unplanned(intake) for intake in unplanned if intake.outcome is Outcome.TAKEN)
    return Figures(
        counts=Counts(**counted),
        skip_reasons=_in_turn(
            Counter(item.intake.reason for item in due if item.state is DoseState.SKIPPED and item.intake)
        ),
        runs=joined(runs_of(item.dose.day, taken=item.state.is_taken) for item in due),
        first_due=due[0].dose.day if due else None,
        last_due=due[-1].dose.day if due else None,
    )


def combine(parts: Iterable[Figures]) -> Figures:
    """The figures of a period from those of its ``parts``: stretches of whole dates that follow one another."""
    known = list(parts)
    reasons: Counter[str] = Counter()
    for part in known:
        reasons.update(dict(part.skip_reasons))
    counts = {field.name: sum(getattr(part.counts, field.name) for part in known) for field in fields(Counts)}
    return Figures(
        counts=Counts(**counts),
        skip_reasons=_in_turn(reasons),
        runs=joined(part.runs for part in known),
        first_due=next((part.first_due for part in known if part.first_due), None),
        last_due=next((part.last_due for part in reversed(known) if part.last_due), None),
    )


_DUE: Mapping[DoseState, str] = {
    DoseState.SKIPPED: "skipped",
    DoseState.NOT_SURE: "not_sure",
    DoseState.MISSED: "missed",
    **{state: "taken" for state in DoseState if state.is_taken},
}
"""What a dose that is due counts as. In any other state it is not due."""

_FOLLOWED: Mapping[FoodInstruction, frozenset[Food]] = {
    FoodInstruction.WITH_OR_AFTER: frozenset({Food.WITH, Food.AFTER}),
    FoodInstruction.EMPTY_STOMACH: frozenset({Food.WITHOUT}),
}
"""How a dose is taken as its directions say. Where either will do, or they are in own words, it can't be judged."""


def is_due(item: LedgerDose) -> bool:
    """Whether it is answered or its cut-off has gone by, and it is not on hold: what the figures count."""
    return item.state in _DUE and item.dose.hold is None


def is_not_recorded(item: LedgerDose) -> bool:
    """Whether it is due and nobody can tell whether it was taken: nothing was recorded, or that they are not sure."""
    return item.state in (DoseState.MISSED, DoseState.NOT_SURE) and item.dose.hold is None


def is_on_time(item: LedgerDose) -> bool | None:
    """Whether it was taken within the window of its directions; None where it was not taken or nobody knows when."""
    if not item.state.is_taken or item.intake is None or item.intake.at is None:
        return None
    return item.state is DoseState.TAKEN


def is_food_followed(item: LedgerDose) -> bool | None:
    """Whether it was taken as its directions say about food.

    None where it was not taken, nobody knows how, or the directions can't be judged.
    """
    followed = _FOLLOWED.get(item.dose.directions.food)
    if followed is None or not item.state.is_taken or item.intake is None or item.intake.food is None:
        return None
    return item.intake.food in followed


def _names(item: LedgerDose) -> Iterator[str]:
    """What a dose that is due counts as: the names of `Counts`."""
    yield "due"
    yield _DUE[item.state]
    if item.state.is_taken and item.intake is not None:
        yield from _names_of_taken(item, item.intake)


def _names_of_taken(item: LedgerDose, intake: Intake) -> Iterator[str]:
    if item.in_part:
        yield "in_part"
    if intake.sick_after:
        yield "sick_after"
    on_time, followed = is_on_time(item), is_food_followed(item)
    if on_time is not None:
        yield "time_known"
        if on_time:
            yield "on_time"
    if followed is not None:
        yield "food_known"
        if followed:
            yield "food_followed"


def _names_of_held(item: LedgerDose) -> Iterator[str]:
    yield "held"
    if item.state.is_taken:
        yield "held_taken"


def _names_of_day(due: Iterable[LedgerDose]) -> Iterator[str]:
    yield "days_due"
    if all(item.state.is_taken and not item.in_part for item in due):
        yield "days_as_planned"


def kind_of_unplanned(intake: Intake) -> str:
    """What an intake that answers no dose counts as: the name of `Counts`."""
    if intake.as_needed:
        return "as_needed"
    return "extra" if intake.extra else "not_planned"


def _in_turn(reasons: Counter[str]) -> tuple[tuple[str, int], ...]:
    return tuple(sorted(reasons.items(), key=lambda item: (-item[1], item[0])))
