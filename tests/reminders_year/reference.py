"""A plain model of what a person is to be told, to compare the app with. It shares no code with it.

It knows a year's plan, what was answered, put off, arranged and told, and says at any minute what is to be told now
and when something will be next. Times are those of `wall_clock`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import inf
from typing import NamedTuple

from tests.reminders_year.wall_clock import DAY, WallClock

_LATEST_CUTOFF = DAY / 2
_EVERY_DAYS = 3
_WEEK = 7


class Call(NamedTuple):
    """One thing to tell: of what, which stage and which repeat, and when. ``name`` is the same however time moves."""

    subject: str
    stage: str
    repeat: int
    at: float
    name: tuple[str | int | float, ...]


class Times(NamedTuple):
    """When a dose is due, and from when on it is missed."""

    due: float
    cutoff: float


@dataclass(frozen=True)
class PlannedSlot:
    """At this time of day, on these weekdays (Monday = 0)."""

    id: str
    at: int
    weekdays: frozenset[int] = frozenset(range(7))

    def falls_on(self, day: int) -> bool:
        """1970 began on a Thursday."""
        return (day + 3) % 7 in self.weekdays


@dataclass(frozen=True)
class Medicine:
    """Its slots from some days on; none from ``held`` [first, last) and from ``ends`` on."""

    id: str
    steps: tuple[tuple[int, tuple[PlannedSlot, ...]], ...]
    held: tuple[int, int] = (0, 0)
    ends: int | None = None

    def slots(self, day: int) -> tuple[PlannedSlot, ...]:
        """Those of the step in force, also on days on which they ask for nothing."""
        begun = [slots for first, slots in self.steps if first <= day]
        return begun[-1] if begun else ()

    def asks_on(self, day: int) -> bool:
        """Whether its doses of that day want an answer."""
        return not self.held[0] <= day < self.held[1] and (self.ends is None or day < self.ends)


@dataclass(frozen=True)
class Ways:
    """How the person wants to be told."""

    every: int
    repeats: int
    test_time: int
    quiet: tuple[int, int] | None


@dataclass
class Test:
    """A blood test planned for a day; ``on`` is the day it was arranged for, ``since`` when.

    It is ``done``, or ``passed`` by another that was: then nobody is told of it, unless it is ``booked`` for later.
    """

    due: int
    gap: int
    on: int | None = None
    since: int | None = None
    booked: bool = False
    done: bool = False
    passed: bool = False

    __test__ = False

    @property
    def day(self) -> int:
        return self.due if self.on is None else self.on

    def is_open(self, today: int) -> bool:
        """Whether it is still to be done."""
        return not self.done and (not self.passed or (self.booked and self.day >= today))


@dataclass
class Tablets:
    """They run out on ``ends``, as counted on a day; the person is told ``days_before``."""

    name: str
    counted: int
    ends: int
    days_before: int


@dataclass
class Reference:
    """What is to be told, from first principles."""

    clock: WallClock
    medicines: tuple[Medicine, ...]
    ways: Ways
    begins: int
    tests: list[Test] = field(default_factory=list)
    tablets: Tablets | None = None
    answered: dict[str, float] = field(default_factory=dict)
    snoozed: dict[str, float] = field(default_factory=dict)
    told: dict[tuple[str | int | float, ...], float] = field(default_factory=dict)
    _times: dict[tuple[str, int], Times | None] = field(default_factory=dict)
    _calls: dict[str, list[Call]] = field(default_factory=dict)
    _settled: set[int] = field(default_factory=set)

    def expected(self, now: float) -> list[Call]:
        """What is to be told at ``now``: of each thing the latest call there was, unless it was told.

        While it is quiet it all waits, unless something of it can't.
        """
        due = (self._latest(calls, now) for calls in self._all(now))
        found = [call for call in due if call is not None and call.name not in self.told]
        loud_again = self.clock.after_quiet(now, self.ways.quiet)
        if loud_again == now or any(self._cannot_wait(call, now, loud_again) for call in found):
            return found
        return []

    def _cannot_wait(self, call: Call, now: float, loud_again: float) -> bool:
        times = self.times(call.subject) if call.stage == "due" else None
        if times is not None:
            its_day = int(call.subject.partition("/")[2])
            last_of_the_day = self.clock.day(now) == its_day < self.clock.day(loud_again)
            if times.cutoff <= loud_again or last_of_the_day:
                return True
        return self.clock.after_quiet(call.at, self.ways.quiet) == loud_again

    def next_moment(self, now: float) -> float:
        """When there is something to tell next, if nobody does anything."""
        loud_again = self.clock.after_quiet(now, self.ways.quiet)
        moments = [call.at for call in self.between(now, inf)]
        return min([*moments, *([loud_again] if loud_again > now else [])], default=inf)

    def between(self, now: float, until: float) -> list[Call]:
        """All that nobody was told yet and whose time comes after ``now`` and before ``until``."""
        calls = (call for calls in self._all(now) for call in calls)
        return [call for call in calls if now < call.at < until and call.name not in self.told]

    def tell(self, call: Call, now: float) -> None:
        """Somebody was told, for the first time."""
        assert call.name not in self.told
        self.told[call.name] = now

    def move(self, now: float, zone: str) -> None:
        """The person is somewhere else."""
        self.clock.move(now, zone)
        self._times.clear()
        self._calls.clear()
        self._settled.clear()

    def answer(self, key: str, now: float) -> None:
        """Something was recorded of a dose."""
        self.answered.setdefault(key, now)
        self._calls.pop(key, None)

    def take_back(self, key: str) -> None:
        """What was recorded of a dose was deleted."""
        del self.answered[key]
        self._settled.discard(int(key.partition("/")[2]))

    def snooze(self, key: str, until: float) -> None:
        """A dose was put off."""
        self.snoozed[key] = until
        self._calls.pop(key, None)

    def counts_for(self, on: int) -> Test | None:
        """The test for which one done on a day counts: by its planned day, or that it was arranged for, the nearest."""
        known = [(abs(test.due - on), test.due, test.due, test) for test in self.tests]
        known += [
            (abs(test.on - on), test.due, test.on, test)
            for test in self.tests
            if test.on is not None and test.since is not None and (test.since < on or test.on == on)
        ]
        _, _, day, test = min(known, key=lambda item: item[:2])
        return test if (day - on) * 2 < test.gap else None

    def close_tests(self, due: int, on: int) -> None:
        """The test planned for a day was done on another: it and those before it are over."""
        for test in self.tests:
            test.done |= test.due == due
            test.passed |= test.due < max(due, on)

    def open_doses(self, now: float, *, back: int = 4) -> Iterator[tuple[str, Times]]:
        """The keys and times of the doses of the last days that nobody answered, also of those still to come today."""
        today = self.clock.day(now)
        yield from self._open(range(max(self.begins, today - back), today + 2))

    def _open(self, days: Iterable[int]) -> Iterator[tuple[str, Times]]:
        for day in days:
            for medicine in self.medicines:
                if medicine.asks_on(day):
                    for slot in medicine.slots(day):
                        key = f"{slot.id}/{day}"
                        if slot.falls_on(day) and key not in self.answered:
                            times = self._times_of(medicine, slot, day)
                            if times is not None:
                                yield key, times

    def times(self, key: str) -> Times | None:
        """When a dose is due, and when it is missed."""
        name, _, day = key.partition("/")
        return next(
            self._times_of(medicine, slot, int(day))
            for medicine in self.medicines
            for slot in medicine.slots(int(day))
            if slot.id == name
        )

    def _times_of(self, medicine: Medicine, slot: PlannedSlot, day: int) -> Times | None:
        known = slot.id, day
        if known not in self._times:
            due = self.clock.first(day, slot.at)
            self._times[known] = None if due is None else Times(due, self._cutoff(medicine.slots(day), day, due))
        return self._times[known]

    def _cutoff(self, slots: Iterable[PlannedSlot], day: int, due: float) -> float:
        """Halfway to the next slot, twelve hours at most."""
        for days in ((day, day + 1), (day + 2,)):
            moments = [self.clock.first(on, slot.at) for on in days for slot in slots if slot.falls_on(on)]
            later = [minute for minute in moments if minute is not None and minute > due]
            if later:
                return due + min((min(later) - due) / 2, _LATEST_CUTOFF)
        return due + _LATEST_CUTOFF

    # --- What there is to tell of each thing, in order -----------------------------------------------------------

    @staticmethod
    def _latest(calls: Iterable[Call], now: float) -> Call | None:
        latest = None
        for call in calls:
            if call.at <= now:
                latest = call
        return latest

    def _all(self, now: float) -> Iterator[list[Call]]:
        today = self.clock.day(now)
        for day in range(self.begins, today + 2):
            if day not in self._settled:
                open_here = list(self._open([day]))
                for key, times in open_here:
                    yield self._missed(key, times) if now >= times.cutoff else self._dose(key, times)
                if day < today - 10 and all((key, "missed") in self.told for key, _ in open_here):
                    self._settled.add(day)
        open_tests = [test for test in self.tests if test.is_open(self.clock.day(now))]
        latest = max((test.day for test in open_tests if test.day <= today), default=today)
        for test in open_tests:
            if latest <= test.day < today + 2 * _WEEK:
                yield self._test(test, today)
        if self.tablets is not None:
            yield list(self._of_tablets(self.tablets))

    def _missed(self, key: str, times: Times) -> list[Call]:
        at = self.clock.after_quiet(times.cutoff, self.ways.quiet)
        return [Call(key, "missed", 0, at, (key, "missed"))]

    def _dose(self, key: str, times: Times) -> list[Call]:
        if key not in self._calls:
            self._calls[key] = [*self._due(key, times), *self._missed(key, times)]
        return self._calls[key]

    def _due(self, key: str, times: Times) -> Iterator[Call]:
        begins: float
        until = self.snoozed.get(key)
        if until is not None:
            begins = until
        else:
            heard = self.clock.after_quiet(times.due, self.ways.quiet)
            same_day = self.clock.day(heard) <= int(key.partition("/")[2])
            begins = heard if heard < times.cutoff and same_day else times.due
        for repeat in range(self.ways.repeats + 1):
            at = begins + repeat * self.ways.every
            if repeat:
                at = self.clock.after_quiet(at, self.ways.quiet)
            if at < times.cutoff:
                # Put off until before its time: it is told when its time has come.
                name = (key, "due", repeat) if until is None else (key, "due", repeat, until)
                yield Call(key, "due", repeat, max(at, times.due), name)

    def _test(self, test: Test, today: int) -> list[Call]:
        days = [(test.day - 1, "test_day_before"), (test.day, "test_due")]
        if test.gap > _WEEK or test.on is not None:
            days.insert(0, (test.day - _WEEK, "test_week_before"))
        late = max(0, today - test.day) // _EVERY_DAYS
        days += [(test.day + _EVERY_DAYS * times, "test_overdue") for times in range(1, late + 2)]
        calls = []
        for day, stage in days:
            at = self.clock.first(day, self.ways.test_time)
            if at is None or (test.since is not None and day <= test.since):
                continue
            heard = self.clock.after_quiet(at, self.ways.quiet)
            at = heard if self.clock.day(heard) == day else at
            calls.append(Call(f"test {test.due}", stage, 0, at, ("test", test.due, stage, day)))
        return calls

    def _of_tablets(self, tablets: Tablets) -> Iterator[Call]:
        for stage, before in (("stock_low", tablets.days_before), ("stock_day_before", 1)):
            at = self.clock.first(max(tablets.ends - before, tablets.counted + 1), self.ways.test_time)
            if at is not None and (stage == "stock_day_before" or before > 1):
                at = self.clock.after_quiet(at, self.ways.quiet)
                yield Call(f"tablets {tablets.name}", stage, 0, at, ("tablets", tablets.name, stage))
