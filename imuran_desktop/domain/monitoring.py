"""Monitoring schedules: when blood tests are due."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from imuran_desktop.domain.phases import Phase, PhaseCounter, phase_end

_ONE_DAY = timedelta(days=1)
_FRIDAY = 4
"""As `date.weekday` counts."""
CUSTOM = "custom"
"""The id of *my clinic's schedule*, which the person enters."""
OWN_NAME = "My clinic's schedule"


TESTS_AHEAD = timedelta(days=400)
"""Far enough to hold the next three tests of any published schedule."""


@dataclass(frozen=True)
class MonitoringPreset:
    """A published schedule, or the clinic's own (`CUSTOM`), which has no source.

    ``restarts`` tells whether a dose increase begins the close phase again.
    """

    id: str
    name: str
    tests: tuple[str, ...]
    phases: tuple[Phase, ...]
    source: str
    caveat: str
    restarts: bool
    checked: str


def own_preset(
    phases: Iterable[Phase], tests: Iterable[str], *, name: str = OWN_NAME, restarts: bool = False
) -> MonitoringPreset:
    """The clinic's own schedule, as the person entered it."""
    return MonitoringPreset(CUSTOM, name, tuple(tests), tuple(phases), "", "", restarts=restarts, checked="")


@dataclass(frozen=True)
class ClinicDate:
    """A date that the clinic gave: in place of the one planned on ``instead_of``, or for one more test (None)."""

    on: date
    instead_of: date | None = None
    said_by: str = ""
    note: str = ""


@dataclass(frozen=True)
class MonitoringSchedule:
    """A preset as this person follows it from ``start``; ``restarts`` are the dates its close phase began again.

    ``said_by`` tells who gave it. On ``working_days`` no date falls on a Saturday or Sunday. Where it
    ``counts_from_done``, a test that was done late or early moves the ones after it. A done test counts for the planned
    one nearest to it, up to ``window_days`` before or after (None: half the time between two tests). ``dates`` are
    those that the clinic gave. ``counted_from`` is where its phases count from when it carries on the schedule before
    it, with other choices from ``start`` on.
    """

    preset: MonitoringPreset
    start: date
    restarts: tuple[date, ...] = ()
    entry: str = ""
    said_by: str = ""
    working_days: bool = False
    counts_from_done: bool = False
    window_days: int | None = None
    dates: tuple[ClinicDate, ...] = ()
    counted_from: date | None = None


@dataclass(frozen=True)
class PlannedTest:
    """One occasion on which a blood test is due. ``clinic`` is the clinic's own word on the date, if it gave one."""

    due: date
    tests: tuple[str, ...]
    preset: str
    gap_days: int = field(default=0, compare=False)
    """Days since the occasion (or start) before it, or since the test done that it is counted from."""
    clinic: ClinicDate | None = field(default=None, compare=False)
    window_days: int | None = field(default=None, compare=False)
    """How far off a done test may be and still count for it; None: half the time between two tests."""

    @property
    def computed(self) -> date | None:
        """The date that the schedule has for it; None for an extra one, which only the clinic's date is for."""
        return self.clinic.instead_of if self.clinic is not None else self.due


def planned_tests(
    schedules: Iterable[MonitoringSchedule],
    until: date,
    dose_changes: Sequence[date] = (),
    done: Iterable[date] = (),
) -> list[PlannedTest]:
    """Every test planned to ``until``, in order: a later schedule, or a restart, takes over from its own start.

    Times count from the start: the first test is due one interval after it (the baseline test before it is for the
    record). A phase's first test follows the phase before's last one by the new interval, so no gap is longer than the
    phase allows. ``dose_changes`` are the dates the dose changed, for phases that wait for a stable dose.

    The next test of the schedule before stands when it comes before the first of the new one: a change must not put
    off the test that is due next. ``done`` are the dates on which blood was taken; only schedules that count from the
    last test look at them. A date the clinic gave goes before the computed one.
    """
    legs, taken = _legs(schedules), sorted(set(done))
    # A test that the schedule before left standing may have its date in the schedule that took over.
    given = {each for leg in legs for each in leg.schedule.dates}
    limit = max([until, *(each.instead_of for each in given if each.instead_of is not None)])
    found: list[_Test] = []
    for index, leg in enumerate(legs):
        later = legs[index + 1 :]
        end = min([limit, *(_takes_over(other, dose_changes, taken) - _ONE_DAY for other in later)])
        walk = _Walk(_after(leg, found, taken), dose_changes, taken, given - {test.clinic for test in found})
        for test in walk.tests():
            if test.computed > end:
                break
            found.append(test)
            if any(test.computed >= other.since for other in later):
                break
    return [test for test in _in_order(legs, found) if test.due <= until]


@dataclass(frozen=True)
class _Leg:
    """A stretch of a schedule. Its phases count from ``start``, and no test is before ``since``.

    The first test follows ``last``, the one planned before, and is counted from ``base``, where that was done.
    """

    schedule: MonitoringSchedule
    start: date
    since: date
    last: date = date.min
    base: date = date.min


@dataclass(frozen=True)
class _Test:
    """A test of a schedule: its ``computed`` date, and the one that the clinic gave in place of it.

    ``counted_from`` is the day of the test done before it, where the schedule counts from that.
    """

    schedule: MonitoringSchedule
    computed: date
    clinic: ClinicDate | None = None
    counted_from: date = date.min

    @property
    def due(self) -> date:
        return self.clinic.on if self.clinic else self.computed


class _Walk:
    """The tests of one leg, one after the other, each computed from those before it and from what was done."""

    def __init__(
        self,
        leg: _Leg,
        dose_changes: Sequence[date],
        taken: Sequence[date] = (),
        given: Iterable[ClinicDate] = (),
    ) -> None:
        self._leg, self._schedule, self._dose_changes = leg, leg.schedule, dose_changes
        self._last, self._base = max(leg.last, leg.start), max(leg.base, leg.start)
        self._counts = leg.schedule.counts_from_done
        self._waiting = deque(day for day in taken if day > self._base) if self._counts else deque()
        self._given = sorted((each for each in given if each.instead_of is not None), key=lambda each: each.on)

    def tests(self) -> Iterator[_Test]:
        """The tests, phase by phase, without an end where the last phase has none."""
        start = phase_start = self._leg.start
        for phase in self._schedule.preset.phases:
            end = phase_end(phase, start, phase_start, self._dose_changes)
            yield from self._phase(phase, end)
            weeks = timedelta(weeks=max(phase.at_weeks, default=0))
            phase_start = end if end is not None else start + weeks

    def _phase(self, phase: Phase, end: date | None) -> Iterator[_Test]:
        counter = PhaseCounter.begin(phase, self._leg.start, self._base)
        while (computed := counter.next_day()) is not None:
            day = self._on_working_day(computed)
            if end is not None and day > end:
                return
            given = self._given_for(day, counter.day_after(day) or day + (day - self._last))
            test = _Test(self._schedule, day, given, self._base if self._counts else date.min)
            if self._was_done_before(test.due):
                counter.count_from(self._base)
                continue
            counter.tests += 1
            if day <= self._last:
                if phase.at_weeks and self._base < self._last:
                    # Left out, as one was done early: the next is still no more than its own weeks after that.
                    counter.count_from(self._base)
                continue
            if day >= self._leg.since:
                yield test
            self._go_past(test)
            if self._base != computed:
                counter.count_from(self._base)

    def _on_working_day(self, day: date) -> date:
        """The working day before a weekend; the one after it where the test before is too near."""
        if not self._schedule.working_days or day.weekday() <= _FRIDAY:
            return day
        friday = day - timedelta(days=day.weekday() - _FRIDAY)
        return friday if self._last < friday >= self._leg.since else friday + timedelta(days=3)

    def _given_for(self, day: date, following: date) -> ClinicDate | None:
        """The date that the clinic gave in place of this one, which ``following`` would come after.

        Where done tests move the dates, it takes the place of the first that is near the date it was given for.
        """
        for each in self._given:
            planned = each.instead_of or date.min
            near = self._counts and planned >= self._leg.since and (planned - day) * 2 < following - day
            if planned == day or near:
                return each
        return None

    def _was_done_before(self, due: date) -> bool:
        """Whether blood was taken before ``due``, but not for it: then it counts from that day."""
        if not self._waiting or self._waiting[0] >= due:
            return False
        early, late = due - self._waiting[0], self._waiting[0] - max(self._last, self._base)
        window = self._schedule.window_days
        if early < late and (window is None or early.days <= window):
            return False
        self._base = self._waiting.popleft()
        return True

    def _go_past(self, test: _Test) -> None:
        if test.clinic in self._given:
            self._given.remove(test.clinic)
        self._last = self._base = test.due if self._counts else test.computed
        if self._waiting and self._waiting[0] <= self._last:
            self._base = self._waiting.popleft()


def _legs(schedules: Iterable[MonitoringSchedule]) -> list[_Leg]:
    """The stretches in order: each schedule from its start, and again from each of its restarts."""
    legs: list[_Leg] = []
    for schedule in sorted(schedules, key=lambda item: item.start, reverse=True):
        # A restart dated after the next schedule began belongs to nothing any more.
        following = legs[0].since if legs else date.max
        restarts = sorted(day for day in {*schedule.restarts} if schedule.start < day < following)
        first = _Leg(schedule, min(schedule.counted_from or schedule.start, schedule.start), schedule.start)
        legs = [first, *(_Leg(schedule, day, day) for day in restarts), *legs]
    return legs


def _takes_over(leg: _Leg, dose_changes: Sequence[date], taken: Sequence[date]) -> date:
    """From when a leg replaces the one before: from its first test, or at once where it carries that one on."""
    if leg.start < leg.since:
        return leg.since
    return next(_Walk(leg, dose_changes, taken).tests()).computed


def _after(leg: _Leg, found: Sequence[_Test], taken: Sequence[date]) -> _Leg:
    """``leg`` with what it follows, where it carries the schedule before on.

    While nothing moves the dates it needs none of that: they are those from ``leg.start`` on.
    """
    before = [test for test in found if leg.start < test.computed < leg.since] if leg.start < leg.since else []
    if not before or not any(_moves(schedule) for schedule in (leg.schedule, *(test.schedule for test in before))):
        return leg
    if not leg.schedule.counts_from_done:
        return replace(leg, last=before[-1].computed, base=before[-1].computed)
    previous, last = (leg.start, *(test.due for test in before))[-2:]
    early = [day for day in taken if last - day < day - previous and day <= last]
    return replace(leg, last=last, base=max(early, default=last))


def _moves(schedule: MonitoringSchedule) -> bool:
    return schedule.working_days or schedule.counts_from_done


def _in_order(legs: Sequence[_Leg], found: Sequence[_Test]) -> Iterator[PlannedTest]:
    """The tests, with the further ones that the clinic gave a date for. Those on one day are one occasion."""
    placed = {test.clinic for test in found}
    schedules = {leg.schedule.start: leg.schedule for leg in legs}.values()
    more = [_Test(each, given.on, given) for each in schedules for given in each.dates if given not in placed]
    previous = legs[0].start if legs else date.min
    for test in sorted([*found, *more], key=lambda each: (each.due, each.clinic is None)):
        if test.due == previous:
            continue
        preset, gap = test.schedule.preset, (test.due - max(previous, test.counted_from)).days
        yield PlannedTest(test.due, preset.tests, preset.id, max(gap, 0), test.clinic, test.schedule.window_days)
        previous = test.due
