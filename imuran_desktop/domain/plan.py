"""The plan: prescriptions with their dated dose steps, and dated meal times."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any

from imuran_desktop.domain.codes import FoodInstruction, HoldReason
from imuran_desktop.domain.monitoring import MonitoringSchedule
from imuran_desktop.domain.repeats import DAILY, Repeat
from imuran_desktop.domain.tablets import TabletCount
from imuran_desktop.domain.zones import Timeline, ZoneChange

ON_TIME_WINDOW = timedelta(minutes=60)
MEALS = ("breakfast", "lunch", "dinner", "bedtime")
"""The meals offered, in the order of the day. A plan file may name others."""


@dataclass(frozen=True)
class Slot:
    """What one slot asks for during a dose step: at a meal or a clock time, how often, how much, in which tablets.

    One taken as needed has neither meal nor time.
    """

    id: str
    amount_mg: float
    meal: str | None = None
    at: time | None = None
    tablets: tuple[TabletCount, ...] = ()
    repeat: Repeat = DAILY


@dataclass(frozen=True)
class Change:
    """When a dated part of the plan begins.

    ``changed_at`` is set when the change was made on its first day: that day's doses before the instant stay as they
    were, so does every dose whose slot is in ``answered`` (recorded before the change), and no dose appears whose time
    had already passed. So it is when the change was made before its first day, but some of that day had been answered.
    """

    first: date
    changed_at: datetime | None = None
    answered: frozenset[str] = frozenset()

    @property
    def last_day_before(self) -> date:
        """The last day of what stood before the change. One made in the middle of a day shares that day with it."""
        return self.first if self.changed_at else self.first - timedelta(days=1)

    def covers(self, slot: str, day: date, instant: datetime) -> bool:
        """Whether a dose at ``instant`` (UTC) comes after the change."""
        if day < self.first or (self.changed_at is not None and instant <= self.changed_at):
            return False
        return not (day == self.first and slot in self.answered)


@dataclass(frozen=True)
class DoseStep:
    """Between two dates (``last`` inclusive; None = until the next step): which slots apply, and how much of each."""

    begins: Change
    slots: tuple[Slot, ...]
    last: date | None = None


@dataclass(frozen=True)
class Directions:
    """From a date on: what the prescription says about food and milk, and how near to its time a dose is on time."""

    begins: Change
    food: FoodInstruction = FoodInstruction.WITH_OR_AFTER
    food_words: str = ""
    milk_words: str = ""
    """What the person's leaflet or clinic says about milk, in their words."""
    window: timedelta = ON_TIME_WINDOW


USUAL_DIRECTIONS = Directions(Change(date.min))


@dataclass(frozen=True)
class Hold:
    """Doses are paused from ``begins`` until ``ends`` takes effect (None: until further notice).

    ``said_by`` is who told the person so, in their words.
    """

    begins: Change
    ends: Change | None = None
    reason: HoldReason = HoldReason.CLINIC
    said_by: str = ""

    @property
    def last_day(self) -> date | None:
        """The last day that has held doses; None until further notice. One ended in mid-day counts that day."""
        return self.ends.last_day_before if self.ends else None

    def covers(self, slot: str, day: date, instant: datetime) -> bool:
        """Whether a dose at ``instant`` (UTC) is on hold."""
        over = self.ends is not None and self.ends.covers(slot, day, instant)
        return not over and self.begins.covers(slot, day, instant)


@dataclass(frozen=True)
class Prescription:
    """A medicine as prescribed to this person. Doses before ``recording`` are not in the ledger, nor after ``ends``."""

    id: str
    medicine: str
    steps: tuple[DoseStep, ...]
    recording: Change
    directions: tuple[Directions, ...] = ()
    tablets_mg: tuple[float, ...] = ()
    may_halve: bool = False
    """Whether the prescription says that the tablets may be halved."""
    missed_words: str = ""
    """What the person's clinic told them to do about a missed dose, in their words."""
    prescriber: str = ""
    reason: str = ""
    """What it is for, in the person's words."""
    holds: tuple[Hold, ...] = ()
    ends: Change | None = None

    def in_order(self) -> list[DoseStep]:
        """The steps in the order in which they take effect."""
        return sorted(self.steps, key=lambda step: change_order(step.begins))

    def slot_ids(self) -> set[str]:
        """Every slot id of every step."""
        return {slot.id for step in self.steps for slot in step.slots}

    def directions_on(self, day: date) -> Directions:
        """The directions in force at the end of ``day``; the earliest ones also stand for the time before them."""
        ordered = sorted_directions(self.directions)
        in_force = [item for item in ordered if item.begins.first <= day] or ordered[:1]
        return in_force[-1] if in_force else USUAL_DIRECTIONS


@dataclass(frozen=True)
class MealTimes:
    """From a date on: at what time each meal is, and on ``other_days`` (ISO weekday -> meal -> time) instead."""

    begins: Change
    times: Mapping[str, time]
    other_days: Mapping[int, Mapping[str, time]] = field(default_factory=dict)

    def on(self, day: date) -> Mapping[str, time]:
        """The time of each meal on ``day``."""
        return self.of_weekday(day.isoweekday())

    def of_weekday(self, number: int) -> Mapping[str, time]:
        """The time of each meal on a day of the week (Monday = 1)."""
        others = self.other_days.get(number)
        return {**self.times, **others} if others else self.times


@dataclass(frozen=True)
class Person:
    """Whose diary it is. ``recording_from`` is the start of recording; ``sample`` marks made-up data."""

    name: str
    recording_from: date
    sample: bool = False


@dataclass(frozen=True)
class Plan:
    """Everything that says what is due and when."""

    person: Person
    timeline: Timeline
    prescriptions: tuple[Prescription, ...] = ()
    meals: tuple[MealTimes, ...] = ()
    schedules: tuple[MonitoringSchedule, ...] = field(default=())

    @cached_property
    def worked_out(self) -> dict[str, Any]:
        """What laying out each prescription's doses has found, by its id. The plan never changes, so that holds."""
        return {}

    def prescription(self, prescription_id: str) -> Prescription | None:
        """The prescription with this id."""
        return next((item for item in self.prescriptions if item.id == prescription_id), None)

    def meals_on(self, day: date) -> MealTimes | None:
        """The meal times in force at the end of ``day``; the earliest ones also stand for the time before them."""
        ordered = sorted_meals(self.meals)
        in_force = [meals for meals in ordered if meals.begins.first <= day] or ordered[:1]
        return in_force[-1] if in_force else None

    def meal_times(self, day: date) -> Mapping[str, time]:
        """The time of each meal on ``day``."""
        meals = self.meals_on(day)
        return meals.on(day) if meals else {}


PlanPart = Person | ZoneChange | MealTimes | Prescription | MonitoringSchedule
"""What a plan is put together from."""


def change_order(change: Change) -> tuple[date, bool, datetime | date]:
    """The sort key of changes: by first day, then those made in advance, then by the instant they were made."""
    return change.first, change.changed_at is not None, change.changed_at or change.first


def sorted_meals(meals: tuple[MealTimes, ...]) -> list[MealTimes]:
    """Meal times in the order in which they take effect."""
    return sorted(meals, key=lambda item: change_order(item.begins))


def sorted_directions(directions: tuple[Directions, ...]) -> list[Directions]:
    """Directions in the order in which they take effect."""
    return sorted(directions, key=lambda item: change_order(item.begins))
