"""Expected doses: what the plan asks for on each local date. Computed, never stored."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from operator import itemgetter

from imuran_desktop.domain.plan import Change, DoseStep, MealTimes, Plan, Prescription, Slot, sorted_meals
from imuran_desktop.domain.tablets import TabletCount
from imuran_desktop.domain.zones import Timeline

LATEST_CUTOFF = timedelta(hours=12)
_ONE_DAY = timedelta(days=1)
_FURTHEST_AHEAD = timedelta(hours=14)
"""No clock is further ahead of UTC, so no day begins earlier than this before its midnight there."""
_LAST_DAY = date(9999, 12, 20)
"""No dose is expected later: what follows it would be beyond the end of the calendar."""


@dataclass(frozen=True)
class Dose:
    """What a slot asks for on one local date. ``instant`` and ``cutoff`` are UTC.

    ``gap`` is the shortest one between two slots of its step, on the clock.
    """

    slot: str
    day: date
    at: time
    meal: str | None
    instant: datetime
    cutoff: datetime
    gap: timedelta
    amount_mg: float
    tablets: tuple[TabletCount, ...]
    prescription: Prescription

    @property
    def key(self) -> str:
        """The dose key: slot id and local date."""
        return dose_key(self.slot, self.day)


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
    """Every dose of the local dates ``first`` to ``last`` (inclusive), in the order of their instants."""
    doses = [dose for item in plan.prescriptions for dose in _of_prescription(plan, item, first, last)]
    doses.sort(key=lambda dose: (dose.instant, dose.slot))
    return doses


def _of_prescription(plan: Plan, prescription: Prescription, first: date, last: date) -> Iterator[Dose]:
    steps, meals = prescription.in_order(), sorted_meals(plan.meals)
    recording = prescription.recording
    day = max(first, recording.first)
    days = _Days(plan.timeline, prescription)
    changes = [*(step.begins for step in steps), *(item.begins for item in meals)]
    made = sorted(((change.changed_at, change) for change in changes if change.changed_at), key=itemgetter(0))
    while day <= min(last, _LAST_DAY):
        yield from _of_day(days, steps, meals, made, day)
        day += _ONE_DAY


def _of_day(
    days: "_Days", steps: list[DoseStep], meals: list[MealTimes], made: list[tuple[datetime, Change]], day: date
) -> list[Dose]:
    """The doses of one day, taking into account the changes ``made`` during it, in their order.

    One made the day before may touch it too: a flight to the west can bring the day before back.
    """
    dawn = datetime.combine(day, time(), UTC) - _FURTHEST_AHEAD
    late = [change for moment, change in made if moment >= dawn and change.first <= day]
    doses = list(days.doses(_step_on(steps, day, late), _meals_on(meals, day, late), day))
    for number, change in enumerate(late, start=1):
        step, times = _step_on(steps, day, late[number:]), _meals_on(meals, day, late[number:])
        doses = _switch(doses, list(days.doses(step, times, day)), change)
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


def _step_on(steps: list[DoseStep], day: date, without: Collection[Change]) -> DoseStep | None:
    """The step in force on ``day``, had the changes ``without`` not been made."""
    in_force = [step for step in steps if step.begins.first <= day and step.begins not in without]
    if not in_force or (in_force[-1].last is not None and in_force[-1].last < day):
        return None
    return in_force[-1]


def _meals_on(meals: list[MealTimes], day: date, without: Collection[Change]) -> MealTimes | None:
    in_force = [item for item in meals if item.begins.first <= day and item.begins not in without]
    return in_force[-1] if in_force else next(iter(meals), None)


@dataclass(frozen=True)
class _Timed:
    slot: Slot
    at: time


class _Shape:
    """The slots of a step in the order of the day, and when they are on each day."""

    def __init__(self, step: DoseStep, meals: MealTimes | None, timeline: Timeline) -> None:
        times = meals.times if meals else {}
        timed = [_Timed(slot, at) for slot in step.slots if (at := slot.at or times.get(slot.meal or "")) is not None]
        self.timed = sorted(timed, key=lambda item: (item.at, item.slot.id))
        self.gap = _shortest_gap([item.at for item in timed])
        self._times = [item.at for item in self.timed]
        self._timeline = timeline
        self._instants: dict[date, list[datetime | None]] = {}

    def instants(self, day: date) -> list[datetime | None]:
        """The instants of the slots on ``day``."""
        found = self._instants.get(day)
        if found is None:
            found = self._instants[day] = list(self._timeline.instants(day, self._times))
        return found

    def following(self, day: date, instant: datetime) -> datetime | None:
        """When the next slot after ``instant`` is, were the step to go on. The date after ``day`` may be skipped."""
        for days in ((day, day + _ONE_DAY), (day + 2 * _ONE_DAY,)):
            later = [other for each in days for other in self.instants(each) if other and other > instant]
            if later:
                return min(later)
        return None


def _shortest_gap(times: Iterable[time]) -> timedelta:
    """The shortest wall-clock gap between two different times of the day, over midnight too."""
    moments = sorted({timedelta(hours=at.hour, minutes=at.minute) for at in times})
    around = [*moments, moments[0] + _ONE_DAY] if moments else []
    return min((after - before for before, after in pairwise(around)), default=_ONE_DAY)


class _Days:
    """Expands the days of one prescription; keeps what successive days share."""

    def __init__(self, timeline: Timeline, prescription: Prescription) -> None:
        self._timeline = timeline
        self._prescription = prescription
        self._recorded_from = prescription.recording.changed_at or datetime.min.replace(tzinfo=UTC)
        self._shapes: dict[tuple[int, int], _Shape] = {}

    def doses(self, step: DoseStep | None, meals: MealTimes | None, day: date) -> Iterator[Dose]:
        """The doses of ``step`` on ``day``, with the meals at the times of ``meals``."""
        if step is None:
            return
        shape = self._shapes.get((id(step), id(meals)))
        if shape is None:
            shape = self._shapes[id(step), id(meals)] = _Shape(step, meals, self._timeline)
        for item, instant in zip(shape.timed, shape.instants(day), strict=True):
            if instant is not None and instant >= self._recorded_from:
                yield self._dose(item, day, instant, _cutoff(instant, shape.following(day, instant)), shape.gap)

    def _dose(self, item: _Timed, day: date, instant: datetime, cutoff: datetime, gap: timedelta) -> Dose:
        slot = item.slot
        return Dose(
            slot=slot.id,
            day=day,
            at=item.at,
            meal=slot.meal,
            instant=instant,
            cutoff=cutoff,
            gap=gap,
            amount_mg=slot.amount_mg,
            tablets=slot.tablets,
            prescription=self._prescription,
        )


def _cutoff(instant: datetime, following: datetime | None) -> datetime:
    """Halfway to the next slot of the same step, at most 12 hours after: a recording rule, not advice."""
    if following is None:
        return instant + LATEST_CUTOFF
    return instant + min((following - instant) / 2, LATEST_CUTOFF)
