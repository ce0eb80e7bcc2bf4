"""Expected doses: what the plan asks for on each local date. Computed, never stored."""

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from operator import attrgetter, itemgetter
from typing import NamedTuple, TypeVar

from imuran_desktop.domain.plan import (
    USUAL_DIRECTIONS,
    Change,
    Directions,
    DoseStep,
    Hold,
    MealTimes,
    Plan,
    Prescription,
    sorted_directions,
    sorted_meals,
)
from imuran_desktop.domain.slot_days import SlotDays, Timed
from imuran_desktop.domain.tablets import TabletCount

LATEST_CUTOFF = timedelta(hours=12)
_A_WEEK = 7
_ONE_DAY, _ONE_WEEK = timedelta(days=1), timedelta(days=_A_WEEK)
_FURTHEST_AHEAD = timedelta(hours=14)
"""No clock is further ahead of UTC, so no day begins earlier than this before its midnight there."""
FLOWN_BACK = timedelta(days=2)
"""A flight over the date line may lead from a day that has begun to the one two days before it."""
_LAST_DAY = date(9999, 12, 20)
"""No dose is expected later: what follows it would be beyond the end of the calendar."""


@dataclass(frozen=True)
class Terms:
    """What the doses of one slot have in common, day after day, while nothing changes.

    ``gap`` is the shortest one between two doses of the step, on the clock.
    """

    slot: str
    at: time
    meal: str | None
    gap: timedelta
    amount_mg: float
    tablets: tuple[TabletCount, ...]
    prescription: Prescription
    directions: Directions


class Dose(NamedTuple):
    """What a slot asks for on one local date. ``instant`` and ``cutoff`` are UTC. With a ``hold`` it is not due.

    Ten years of two a day are thousands of them, so each is as small as can be.
    """

    terms: Terms
    day: date
    instant: datetime
    cutoff: datetime
    hold: Hold | None = None

    @property
    def slot(self) -> str:
        """The id of its slot."""
        return self.terms.slot

    @property
    def at(self) -> time:
        """The time of day that the plan says."""
        return self.terms.at

    @property
    def meal(self) -> str | None:
        """The meal it goes with; None for a clock time."""
        return self.terms.meal

    @property
    def gap(self) -> timedelta:
        """The shortest gap between two doses of its step, on the clock."""
        return self.terms.gap

    @property
    def amount_mg(self) -> float:
        """How much is to be taken."""
        return self.terms.amount_mg

    @property
    def tablets(self) -> tuple[TabletCount, ...]:
        """The tablets that make the amount; none when they are not known."""
        return self.terms.tablets

    @property
    def prescription(self) -> Prescription:
        """What it is a dose of."""
        return self.terms.prescription

    @property
    def directions(self) -> Directions:
        """The directions in force for it."""
        return self.terms.directions

    @property
    def key(self) -> str:
        """The dose key: slot id and local date."""
        return dose_key(self.slot, self.day)


_dose: Callable[[tuple[Terms, date, datetime, datetime, Hold | None]], Dose] = partial(tuple.__new__, Dose)
"""A dose of its parts. The class itself takes half as long again, which counts where years are laid out."""


def dose_key(slot: str, day: date) -> str:
    """The text form of a dose key."""
    return f"{slot}/{day.isoformat()}"


def parse_key(key: str) -> tuple[str, date]:
    """The slot id and local date of a dose key.

    Raises:
        ValueError: when ``key`` isn't a slot id, a slash and a date written 2026-03-01.
    """
    slot, separator, day = key.rpartition("/")
    found = date.fromisoformat(day)
    if not slot or not separator or dose_key(slot, found) != key:
        raise ValueError(key)
    return slot, found


def expected_doses(plan: Plan, first: date, last: date) -> list[Dose]:
    """Every dose due on the local dates ``first`` to ``last`` (inclusive), in the order of their instants.

    Of several at one instant those of an earlier date come first, within one prescription.
    """
    return [dose for dose in planned_doses(plan, first, last) if dose.hold is None]


def planned_doses(plan: Plan, first: date, last: date) -> list[Dose]:
    """As `expected_doses`, with those that are on hold."""
    doses: list[Dose] = []
    for item in plan.prescriptions:
        doses += _of_prescription(plan, item, first, last)
    doses.sort(key=attrgetter("instant"))
    return doses


def planned_dose(plan: Plan, slot: str, day: date) -> Dose | None:
    """The dose with this key, also one that is on hold; None when the plan asks for no such dose."""
    owners = (item for item in plan.prescriptions if slot in item.slot_ids())
    doses = (dose for item in owners for dose in _of_prescription(plan, item, day, day))
    return next((dose for dose in doses if dose.slot == slot), None)


def _of_prescription(plan: Plan, prescription: Prescription, first: date, last: date) -> list[Dose]:
    days = _days_of(plan, prescription)
    first = max(first, prescription.recording.first)
    last = min(last, _LAST_DAY)
    if prescription.ends is not None and prescription.ends.first < last:
        last = min(last, prescription.ends.first + FLOWN_BACK)
    unlike = _unlike_the_day_before(prescription, days.dated) if first < last else set()
    found: list[Dose] = []
    doses: list[Dose] = []
    week: deque[list[Dose]] = deque(maxlen=_A_WEEK)
    """The last days, while each is like the same weekday before it."""
    rhythm = calm = 0
    like: list[Dose] | None
    for day, steady in plan.timeline.steady(first, last):
        calm = calm + 1 if steady and day not in unlike else 0
        if calm and rhythm == 1:
            like, later = doses, _ONE_DAY
        elif calm >= _A_WEEK == len(week):
            like, later = week[0], _ONE_WEEK
        else:
            doses = list(_stopped(prescription, _of_day(days, day)))
            rhythm = days.rhythm(days.dated.on(day))
            like = None
            if rhythm != _A_WEEK:
                week.clear()
        if like is not None:
            # Not a function of its own: most days of ten years come by here.
            doses = [
                _dose((terms, day, instant + later, cutoff + later, hold)) for terms, _, instant, cutoff, hold in like
            ]
        if rhythm == _A_WEEK:
            week.append(doses)
        found += doses
    return found


def _unlike_the_day_before(prescription: Prescription, dated: "_Dated") -> set[date]:
    """The dates near which something changes. On most others the doses are those of the day before, a day later."""
    changes = [*dated.changes(), prescription.recording, prescription.ends]
    changes += [change for hold in prescription.holds for change in (hold.begins, hold.ends)]
    dates = {change.first for change in changes if change}
    dates |= {change.changed_at.date() for change in changes if change and change.changed_at}
    dates |= {step.last for step in dated.steps if step.last}
    return {date.fromordinal(near) for day in dates for near in range(max(1, day.toordinal() - 2), day.toordinal() + 3)}


def _stopped(prescription: Prescription, doses: Iterable[Dose]) -> Iterator[Dose]:
    """The doses before the prescription ended, and which of them are on hold."""
    for dose in doses:
        place = dose.slot, dose.day, dose.instant
        if prescription.ends is not None and prescription.ends.covers(*place):
            continue
        hold = next((hold for hold in prescription.holds if hold.covers(*place)), None)
        yield dose._replace(hold=hold) if hold else dose


def _of_day(days: "_Days", day: date) -> list[Dose]:
    """The doses of one day, taking into account the changes made during it, in their order.

    One made the day before may touch it too: a flight to the west can bring the day before back. So does one made
    earlier that leaves alone what had been recorded ahead of its first day.
    """
    dated = days.dated
    if not days.made:
        return list(days.doses(dated.on(day), day))
    dawn = datetime.combine(day, time(), UTC) - _FURTHEST_AHEAD
    late = [
        change
        for moment, change in days.made
        if change.first <= day and (moment >= dawn or (change.answered and change.first == day))
    ]
    doses = list(days.doses(dated.on(day, late), day))
    for number, change in enumerate(late, start=1):
        doses = _switch(doses, list(days.doses(dated.on(day, late[number:]), day)), change)
    return doses


def _switch(old: Iterable[Dose], new: Iterable[Dose], change: Change) -> list[Dose]:
    """The doses of a day on which the plan changed from ``old`` to ``new`` at ``change.changed_at``."""
    moment = change.changed_at
    assert moment is not None
    before = {dose.slot: dose for dose in old}
    kept = {
        slot: dose
        for slot, dose in before.items()
        if dose.instant <= moment or (slot in change.answered and dose.day == change.first)
    }
    for dose in new:
        if dose.slot in kept:
            continue
        if dose.instant > moment:
            kept[dose.slot] = dose
        elif dose.slot in before:
            # The slot moved to a time that has already gone by: today it stays where it was.
            kept[dose.slot] = before[dose.slot]
    return list(kept.values())


@dataclass(frozen=True)
class _InForce:
    """What holds on one day."""

    step: DoseStep | None
    meals: MealTimes | None
    directions: Directions


@dataclass(frozen=True)
class _Dated:
    """The dated parts of a prescription, each in the order in which it takes effect."""

    steps: tuple[DoseStep, ...]
    meals: tuple[MealTimes, ...]
    directions: tuple[Directions, ...]

    def changes(self) -> list[Change]:
        """When each of them begins."""
        return [item.begins for items in (self.steps, self.meals, self.directions) for item in items]

    def on(self, day: date, without: Collection[Change] = ()) -> _InForce:
        """What holds on ``day``, had the changes ``without`` not been made."""
        step = _begun(self.steps, day, without)
        if step is not None and step.last is not None and step.last < day:
            step = None
        meals = _begun(self.meals, day, without) or next(iter(self.meals), None)
        directions = _begun(self.directions, day, without) or next(iter(self.directions), USUAL_DIRECTIONS)
        return _InForce(step, meals, directions)


D = TypeVar("D", DoseStep, MealTimes, Directions)


def _begun(items: Sequence[D], day: date, without: Collection[Change]) -> D | None:
    """The last of ``items`` that had begun by ``day``."""
    for item in reversed(items):
        if item.begins.first <= day and item.begins not in without:
            return item
    return None


class _Days:
    """Expands the days of one prescription; keeps what they share."""

    def __init__(self, plan: Plan, prescription: Prescription) -> None:
        self.dated = _Dated(
            tuple(prescription.in_order()),
            tuple(sorted_meals(plan.meals)),
            tuple(sorted_directions(prescription.directions)),
        )
        made = ((change.changed_at, change) for change in self.dated.changes() if change.changed_at)
        self.made = sorted(made, key=itemgetter(0))
        """The changes that were made on the day on which they begin, or that leave alone what was answered before."""
        self._timeline = plan.timeline
        self._prescription = prescription
        self._recorded_from = prescription.recording.changed_at or datetime.min.replace(tzinfo=UTC)
        self._slot_days: dict[tuple[int, int], SlotDays] = {}
        self._terms: dict[tuple[int, int], Terms] = {}

    def rhythm(self, in_force: _InForce) -> int:
        """After how many days a step asks for the same again, while nothing changes; 0 when that can't be said."""
        return 1 if in_force.step is None else self._of_step(in_force.step, in_force.meals).rhythm

    def doses(self, in_force: _InForce, day: date) -> Iterator[Dose]:
        """The doses of a step on ``day``, with the meals at their times."""
        if in_force.step is None:
            return
        slots = self._of_step(in_force.step, in_force.meals)
        for item, instant in slots.on(day):
            if instant is not None and instant >= self._recorded_from:
                cutoff = _cutoff(instant, slots.following(day, instant))
                yield Dose(self._terms_of(item, slots.gap, in_force.directions), day, instant, cutoff)

    def _of_step(self, step: DoseStep, meals: MealTimes | None) -> SlotDays:
        slots = self._slot_days.get((id(step), id(meals)))
        if slots is None:
            slots = self._slot_days[id(step), id(meals)] = SlotDays(step, meals, self._timeline)
        return slots

    def _terms_of(self, item: Timed, gap: timedelta, directions: Directions) -> Terms:
        terms = self._terms.get((id(item), id(directions)))
        if terms is None:
            slot = item.slot
            terms = self._terms[id(item), id(directions)] = Terms(
                slot=slot.id,
                at=item.at,
                meal=slot.meal,
                gap=gap,
                amount_mg=slot.amount_mg,
                tablets=slot.tablets,
                prescription=self._prescription,
                directions=directions,
            )
        return terms


def _days_of(plan: Plan, prescription: Prescription) -> _Days:
    """The days of one of the plan's prescriptions: made once, however many ranges are asked for."""
    days: _Days | None = plan.worked_out.get(prescription.id)
    if days is None:
        days = plan.worked_out[prescription.id] = _Days(plan, prescription)
    return days


def _cutoff(instant: datetime, following: datetime | None) -> datetime:
    """Halfway to the next slot of the same step, at most 12 hours after: a recording rule, not advice."""
    if following is None:
        return instant + LATEST_CUTOFF
    return instant + min((following - instant) / 2, LATEST_CUTOFF)
