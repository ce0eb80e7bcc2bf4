"""Blood tests: how each planned one stands on a day, by what was done and arranged."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from imuran_desktop.domain.codes import Arranged, BloodTestState
from imuran_desktop.domain.monitoring import PlannedTest

COMING_UP_DAYS = 7


@dataclass(frozen=True)
class DoneTest:
    """A blood test the person recorded as done on a day; ``has_results``: what came back from it is in the diary."""

    id: str
    on: date
    by: str = ""
    note: str = ""
    has_results: bool = False


@dataclass(frozen=True)
class Arrangement:
    """What the person arranged for the test planned on ``due``.

    It is booked for the day ``on`` (at a local time and a place, where they are known), put off until then, or not
    needed, in which case ``on`` is ``due``. ``reason`` says why, ``since`` is the date on which they said so.
    """

    due: date
    on: date
    since: date
    how: Arranged
    reason: str = ""
    at: time | None = None
    where: str = ""
    by: str = ""

    @property
    def booked(self) -> bool:
        """Whether there is an appointment."""
        return self.how is Arranged.BOOKED


@dataclass(frozen=True)
class BloodTest:
    """A planned test with its state on a day; ``done`` is the test that satisfies it."""

    planned: PlannedTest
    state: BloodTestState
    done: DoneTest | None = None
    arranged: Arrangement | None = None

    @property
    def day(self) -> date:
        """The day it is to be on: the one it was booked for or put off until, else the planned one."""
        return self.arranged.on if self.arranged is not None else self.planned.due


def blood_tests(
    planned: Sequence[PlannedTest],
    done: Iterable[DoneTest],
    today: date,
    arranged: Mapping[date, Arrangement] | None = None,
) -> list[BloodTest]:
    """Each planned test with its state on ``today``.

    A done test satisfies the planned one nearest to it (of two equally near, the earlier), if that is within its
    window; one that is booked or put off is planned for that day, too. One done no nearer to the first planned test
    than to the start satisfies none: it is a baseline test. Of several for one, that with results counts, else the
    nearest. A planned test left behind by a later done one is *not done*, no longer overdue: the clinic has seen newer
    figures; unless it is booked for a day still to come. ``arranged`` has what was arranged, by the date it was planned
    for; where that date has moved since, it holds for the test now planned nearest to it.
    """
    ordered = sorted(planned, key=lambda plan: plan.due)
    known = attached(ordered, arranged or {})
    expected = _Expected(ordered, known)
    satisfied: dict[date, DoneTest] = {}
    last_done = date.min
    for test in sorted(done, key=lambda item: (item.on, item.id)):
        last_done = max(last_done, test.on)
        plan = expected.satisfied_on(test.on)
        if plan is not None:
            last_done = max(last_done, plan.due)
            other = satisfied.get(plan.due)
            if other is None or _least_apt(test, plan.due) < _least_apt(other, plan.due):
                satisfied[plan.due] = test
    return [
        BloodTest(
            plan,
            _state(plan, satisfied.get(plan.due), known.get(plan.due), last_done, today),
            satisfied.get(plan.due),
            known.get(plan.due),
        )
        for plan in planned
    ]


def next_blood_test(tests: Sequence[BloodTest], today: date) -> BloodTest | None:
    """The test to show: one that is today, else the last one overdue, else the next one to come."""
    waiting = [test for test in tests if test.state.is_open]
    overdue = [test for test in waiting if test.state is BloodTestState.OVERDUE]
    coming = min((test for test in waiting if test not in overdue), key=lambda test: test.day, default=None)
    if coming is not None and coming.day == today:
        return coming
    return overdue[-1] if overdue else coming


def window(plan: PlannedTest, following: PlannedTest | None) -> tuple[date, date]:
    """The first and the last day on which a done test counts for ``plan``; ``following`` is planned after it."""
    before = max(0, (plan.gap_days - 1) // 2)
    after = (following.due - plan.due).days // 2 if following is not None else before
    if plan.window_days is not None:
        before, after = min(before, plan.window_days), min(after, plan.window_days)
    return plan.due - timedelta(days=before), plan.due + timedelta(days=after)


def attached(planned: Sequence[PlannedTest], arranged: Mapping[date, Arrangement]) -> dict[date, Arrangement]:
    """What was arranged for each of the ``planned`` tests, which are in order, by its date.

    The date of a planned test can move: the schedule was changed, or counts from the last test done. What was arranged
    for the old date then belongs to the nearest new one, at most half the time between two tests away. A date that the
    clinic gave takes the place of what was arranged before.
    """
    found = {plan.due: arranged[plan.due] for plan in planned if plan.due in arranged}
    given = given_instead(planned)
    days = [plan.due for plan in planned]
    for due, item in sorted(arranged.items()):
        if due in found or due in given:
            continue
        after = bisect_left(days, due)
        free = [plan for plan in planned[max(0, after - 1) : after + 1] if plan.due not in found and not plan.clinic]
        near = [plan for plan in free if abs((plan.due - due).days) * 2 <= plan.gap_days]
        if near:
            found[min(near, key=lambda plan: (abs(plan.due - due), plan.due)).due] = item
    return found


def given_instead(planned: Iterable[PlannedTest]) -> set[date]:
    """The dates of the schedule that the clinic gave others in place of."""
    return {plan.clinic.instead_of for plan in planned if plan.clinic is not None and plan.clinic.instead_of}


def _least_apt(test: DoneTest, due: date) -> tuple[bool, timedelta, date, str]:
    """The order in which tests that were done are taken for one planned on a day."""
    return not test.has_results, abs(test.on - due), test.on, test.id


class _Expected:
    """On which days blood is expected to be taken: on the planned ones, and on those that were arranged."""

    def __init__(self, planned: Sequence[PlannedTest], arranged: Mapping[date, Arrangement]) -> None:
        """``planned`` are in order, ``arranged`` what was arranged for some of them, by their dates."""
        self._planned = planned
        self._days = [plan.due for plan in planned]
        both = ((arranged[plan.due], plan) for plan in planned if plan.due in arranged)
        self._arranged = sorted(both, key=lambda item: item[0].on)
        self._arranged_days = [item.on for item, _ in self._arranged]

    def satisfied_on(self, on: date) -> PlannedTest | None:
        """The planned test for which one done ``on`` a day counts."""
        after = bisect_left(self._days, on)
        if not self._arranged and after < len(self._days) and self._days[after] == on:
            return self._planned[after]
        around = [(plan.due, plan) for plan in self._planned[max(0, after - 1) : after + 1]]
        if not around:
            return None
        far = min(abs(day - on) for day, _ in around)
        around += self._arranged_near(on, far)
        day, plan = min(around, key=lambda item: (abs(item[0] - on), item[1].due))
        return plan if _within_window(day, plan, on) else None

    def _arranged_near(self, on: date, far: timedelta) -> Iterator[tuple[date, PlannedTest]]:
        """What was arranged for a day at most so far off; by the time of a test that was done, or for its very day."""
        first, last = bisect_left(self._arranged_days, on - far), bisect_right(self._arranged_days, on + far)
        for item, plan in self._arranged[first:last]:
            if item.since < on or item.on == on:
                yield item.on, plan


def _within_window(day: date, plan: PlannedTest, on: date) -> bool:
    """Whether a test done ``on`` a day counts for ``plan``, which is expected on ``day`` and is the nearest to it."""
    days = (day - on).days
    if days > 0 and days * 2 >= plan.gap_days:
        return False
    return plan.window_days is None or abs(days) <= plan.window_days


def _state(
    plan: PlannedTest, done: DoneTest | None, arranged: Arrangement | None, last_done: date, today: date
) -> BloodTestState:
    if done is not None:
        return BloodTestState.RESULTS_IN if done.has_results else BloodTestState.DONE
    if arranged is not None and arranged.how is Arranged.NOT_NEEDED:
        return BloodTestState.NOT_NEEDED
    state = arranged_state(arranged, today) if arranged is not None else _waiting_state(plan.due, today)
    return BloodTestState.NOT_DONE if plan.due < last_done and state is not BloodTestState.BOOKED else state


def arranged_state(arranged: Arrangement, today: date) -> BloodTestState:
    """How a test that is booked or put off, and not done yet, stands on ``today``."""
    if arranged.booked and arranged.on >= today:
        return BloodTestState.BOOKED
    return BloodTestState.PUT_OFF if arranged.on > today else _waiting_state(arranged.on, today)


def _waiting_state(day: date, today: date) -> BloodTestState:
    if day < today:
        return BloodTestState.OVERDUE
    if day == today:
        return BloodTestState.DUE
    return BloodTestState.COMING_UP if (day - today).days <= COMING_UP_DAYS else BloodTestState.PLANNED
