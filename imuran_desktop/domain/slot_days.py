"""The slots of one dose step, and when each of them is on each day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from operator import sub

from imuran_desktop.domain.plan import DoseStep, MealTimes, Slot
from imuran_desktop.domain.repeats import DAILY, RepeatKind
from imuran_desktop.domain.zones import Timeline

_ONE_DAY = timedelta(days=1)
_A_WEEK = 7
_SAMPLED_DAYS = 800
"""Two years and more: long enough to meet twice whatever comes round once a year."""
_SAMPLED_MOMENTS = 60
_KEPT_DAYS = 64
"""So many days' instants are kept at a time: each is asked for again only while its neighbours are looked at."""
_WEEKLY = (RepeatKind.DAILY, RepeatKind.WEEKDAYS, RepeatKind.AS_NEEDED)
_NO_GAP = timedelta(days=_SAMPLED_DAYS)


@dataclass(frozen=True)
class Timed:
    """A slot, and its time on some day."""

    slot: Slot
    at: time


class SlotDays:
    """The slots of ``step``, with the meals at the times of ``meals``."""

    def __init__(self, step: DoseStep, meals: MealTimes | None, timeline: Timeline) -> None:
        self._step, self._meals, self._timeline = step, meals, timeline
        self._always = all(slot.repeat == DAILY for slot in step.slots)
        self._same_times = not (meals and meals.other_days)
        self._timed: dict[int, tuple[Timed, ...]] = {}
        self._found: dict[date, list[tuple[Timed, datetime | None]]] = {}
        weekly = all(slot.repeat.kind in _WEEKLY for slot in step.slots)
        self.rhythm = 1 if self._always and self._same_times else _A_WEEK if weekly else 0
        """After how many days the same is asked for at the same times: on every day, each week, or 0: by no rule."""

    def timed(self, day: date) -> tuple[Timed, ...]:
        """The slots that are due on ``day``, in the order of the day."""
        timed = self._of_weekday(0 if self._same_times else day.isoweekday(), day)
        return timed if self._always else tuple(item for item in timed if item.slot.repeat.falls_on(day))

    def on(self, day: date) -> list[tuple[Timed, datetime | None]]:
        """The slots that are due on ``day`` with their instants (UTC); None when the person skipped that date."""
        found = self._found.get(day)
        if found is None:
            if len(self._found) >= _KEPT_DAYS:
                self._found.clear()
            timed = self.timed(day)
            instants = self._timeline.instants(day, [item.at for item in timed])
            found = self._found[day] = list(zip(timed, instants, strict=True))
        return found

    def following(self, day: date, instant: datetime) -> datetime | None:
        """When the next slot after ``instant`` is, were the step to go on. None when none is near.

        The date after ``day`` may be skipped by the person, hence the one after it.
        """
        for days in ((day, day + _ONE_DAY), (day + 2 * _ONE_DAY,)):
            later = [other for each in days for _, other in self.on(each) if other and other > instant]
            if later:
                return min(later)
        return None

    def _of_weekday(self, weekday: int, day: date) -> tuple[Timed, ...]:
        timed = self._timed.get(weekday)
        if timed is None:
            times = self._meals.on(day) if self._meals else {}
            slots = ((slot, slot.at or times.get(slot.meal or "")) for slot in self._step.slots)
            found = [Timed(slot, at) for slot, at in slots if at is not None]
            timed = self._timed[weekday] = tuple(sorted(found, key=lambda item: (item.at, item.slot.id)))
        return timed

    @cached_property
    def gap(self) -> timedelta:
        """The shortest wall-clock gap between two different times of doses, over midnight too."""
        first = self._step.begins.first
        if self._always and self._same_times:
            days = _days(first, 2)
        elif self._always:
            days = _days(first, _A_WEEK + 1)
        else:
            days = _days(first, _SAMPLED_DAYS)
        moments: list[datetime] = []
        for day in days:
            moments += [datetime.combine(day, at) for at in sorted({item.at for item in self.timed(day)})]
            if len(moments) >= _SAMPLED_MOMENTS:
                break
        return min(map(sub, moments[1:], moments), default=_NO_GAP)


def _days(first: date, number: int) -> Iterator[date]:
    last = date.max.toordinal()
    return (date.fromordinal(day) for day in range(first.toordinal(), min(first.toordinal() + number, last)))
