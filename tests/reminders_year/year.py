"""A simulated stretch of somebody's life with the app, event by event, held against the reference at every look.

The computer sleeps, is set to other times and other places and back, restarts; the person answers on the desktop, on
screen, in another copy of the app, late, early, or never. Each look must tell exactly what the reference expects.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from heapq import heappop, heappush
from math import ceil, inf
from random import Random
from typing import NamedTuple, Protocol

from tests.reminders_year.reference import Call, Reference, Tablets, Test
from tests.reminders_year.scenario import FIRST, ZONES, Scenario
from tests.reminders_year.wall_clock import DAY, WallClock, moment

_HOUR = 60


class Heard(NamedTuple):
    """What the app told, in the words of the reference; ``id`` is its own."""

    id: str
    subject: str
    stage: str
    repeat: int
    at: float


class App(Protocol):
    """What is put to the test: it may refuse (return False) what the person wants to record."""

    def look(self, now: float) -> tuple[list[Heard], float]:
        """Tell what is to be told; return it, and when it will look again."""

    def answer(self, key: str, now: float, outcome: str, *, elsewhere: bool) -> bool:
        """Record something of a dose, here or in another process."""

    def take_back(self, key: str, now: float) -> None:
        """Delete what was recorded of a dose."""

    def snooze(self, key: str, now: float, until: float) -> None:
        """Put a dose off."""

    def travel(self, now: float, zone: str) -> None:
        """The person is in another zone from now on."""

    def restart(self, now: float) -> None:
        """End the app, and start it."""

    def test_done(self, on: int, now: float) -> None:
        """Record a blood test."""

    def arrange(self, due: int, on: int, now: float, *, booked: bool) -> bool:
        """Book or put off a blood test."""

    def count(self, tablets: Tablets) -> None:
        """Count the tablets."""


class Year:
    """Drives an app and the reference side by side."""

    def __init__(
        self,
        random: Random,
        scenario: Scenario,
        app: App,
        days: int,
        tests: Iterable[Test] = (),
        *,
        counts_tablets: bool = True,
    ) -> None:
        self._random, self._app = random, app
        self.model = Reference(WallClock(scenario.home), scenario.medicines, scenario.ways, FIRST, list(tests))
        start = self.model.clock.first(FIRST, 0)
        assert start is not None
        self._true = ceil(start)
        self._ends = self._true + days * DAY
        self._skew = 0
        self._next = -inf
        self._due: list[tuple[int, int, Callable[[], None]]] = []
        self._ids: set[str] = set()
        self.seen: Counter[str] = Counter()
        self._events = {
            self._record: 30,
            self._sleep: 12,
            self._look_at_it: 10,
            self._restart: 8,
            self._test: 8,
            self._nap: 8,
            self._set_clock: 4,
            self._take_back: 3,
            self._travel: 2,
            self._count: 2 if counts_tablets else 0,
        }

    def _now(self) -> int:
        """What the computer's clock says, as an instant."""
        return self._true + self._skew

    def run(self) -> None:
        """To the end of the time, and one last look after it."""
        self._look(self._now())
        while self._true < self._ends:
            happens = self._true + 1 + int(self._random.expovariate(1 / (10 * _HOUR)))
            happens = min([happens, *(at for at, _, _ in self._due[:1])])
            if self._next - self._skew <= happens:
                self._ring()
            else:
                self._true = max(happens, self._true)
                self._happen()
        self._skew = 0
        self._true += 30 * DAY
        self._look(self._now())
        self._look(self.model.clock.after_quiet(self._now() + 1, self.model.ways.quiet))
        self._nothing_forgotten()

    def _ring(self) -> None:
        """The alarm rings when the computer's clock has come so far; the next event is at a whole minute."""
        now = self._next
        self._true = max(self._true, ceil(now) - self._skew)
        self._look(now)

    def _happen(self) -> None:
        if self._due and self._due[0][0] <= self._true:
            heappop(self._due)[2]()
        else:
            self._random.choices(list(self._events), list(self._events.values()))[0]()
        self._look(self._now())

    def _after(self, minutes: int, action: Callable[[], None]) -> None:
        heappush(self._due, (self._true + minutes, self._random.getrandbits(60), action))

    # --- A look --------------------------------------------------------------------------------------------------

    def _look(self, now: float) -> None:
        expected = self.model.expected(now)
        heard, following = self._app.look(now)
        self.seen["looks"] += 1
        wanted, told = {_as_heard(call) for call in expected}, {item[1:] for item in heard}
        assert wanted == told, f"at {moment(now)} untold: {wanted - told}, unasked for: {told - wanted}"
        assert len({item.subject for item in heard}) == len(heard), "of each thing one at most"
        assert self._ids.isdisjoint(item.id for item in heard), "nothing is told twice"
        self._ids.update(item.id for item in heard)
        for call in expected:
            self.model.tell(call, now)
            self.seen[call.stage] += 1
            self.seen["repeats"] += call.repeat > 0
            self._react(call)
        assert now < following <= self.model.next_moment(now), self._why(now, following)
        self._next = following

    def _why(self, now: float, following: float) -> str:
        late = self.model.between(now, following)
        return f"looked at {moment(now)}, looks again at {moment(following)}, after {late}"

    def _react(self, call: Call) -> None:
        """Whoever is told of a dose answers it, mostly."""
        kind, after = self._random.random(), int(self._random.expovariate(1 / 12))
        key = call.subject
        if call.stage == "due" and kind < 0.45:
            self._after(after, lambda: self._answer(key, self._random.choice(("taken", "skipped"))))
        elif call.stage == "due" and kind < 0.6:
            self._after(after, lambda: self._put_off(key))
        elif call.stage == "missed" and kind < 0.3:
            self._after(after * 20, lambda: self._answer(key, "not_sure"))
        elif call.stage.startswith("test_") and kind < 0.3:
            self._after(after * 100, self._test)

    # --- What happens --------------------------------------------------------------------------------------------

    def _answer(self, key: str, outcome: str, *, elsewhere: bool = False) -> None:
        now = self._now()
        times = self.model.times(key)
        if key in self.model.answered or times is None or now < times.due:
            return
        if self._app.answer(key, now, outcome, elsewhere=elsewhere):
            self.model.answer(key, now)
            self.seen["elsewhere" if elsewhere else "answers"] += 1

    def _record(self) -> None:
        """On screen, or in another copy of the app: any of the open doses."""
        found = list(self.model.open_doses(self._now()))
        if found:
            elsewhere = self._random.random() < 0.4
            self._answer(self._random.choice(found)[0], self._random.choice(("taken", "skipped")), elsewhere=elsewhere)

    def _take_back(self) -> None:
        recent = [key for key, at in self.model.answered.items() if abs(self._now() - at) < 5 * DAY]
        if recent:
            key = self._random.choice(recent)
            self._app.take_back(key, self._now())
            self.model.take_back(key)
            self.seen["taken back"] += 1

    def _nap(self) -> None:
        found = [key for key, times in self.model.open_doses(self._now()) if times.due <= self._now()]
        if found:
            self._put_off(self._random.choice(found))

    def _put_off(self, key: str) -> None:
        if key not in self.model.answered and self.model.times(key) is not None:
            until = self._now() + self._random.choice((5, 15, 30, 60, self._random.randint(61, 600)))
            self._app.snooze(key, self._now(), until)
            self.model.snooze(key, until)
            self.seen["snoozes"] += 1

    def _sleep(self) -> None:
        """Nobody looks meanwhile; now and then for weeks."""
        hours = self._random.choice((1, 3, 8, 10, 24, 72, self._random.choice((5, 100, 500))))
        self._true += self._random.randint(1, hours * _HOUR)
        self.seen["sleeps"] += 1

    def _travel(self) -> None:
        zone = self._random.choice(ZONES)
        self._app.travel(self._now(), zone)
        self.model.move(self._now(), zone)
        self.seen["journeys"] += 1

    def _set_clock(self) -> None:
        """Set to a wrong time, which somebody sets right after a while."""
        back = self._skew
        if not back:
            self._skew = self._random.choice((-1, 1)) * self._random.choice((1, 10, _HOUR, 3 * _HOUR, DAY, 5 * DAY))
            self._after(self._random.randint(1, 2 * DAY), self._set_right)
            self.seen["clock set"] += 1

    def _set_right(self) -> None:
        self._skew = 0

    def _restart(self) -> None:
        self._app.restart(self._now())

    def _look_at_it(self) -> None:
        """A look at any moment must change nothing."""

    def _test(self) -> None:
        """A blood test that is near is done, booked or put off."""
        today = self.model.clock.day(self._now())
        near = [test for test in self.model.tests if test.is_open(today) and today - 60 < test.due < today + 20]
        if not near:
            return
        test, what = self._random.choice(near), self._random.random()
        on = today - self._random.randint(0, 3)
        if what < 0.4:
            self._test_done(on)
        elif what > 0.6:
            booked = what > 0.8
            on = today + self._random.randint(0 if booked else 1, 20)
            if self._app.arrange(test.due, on, self._now(), booked=booked):
                test.on, test.since, test.booked = on, today, booked
                self.seen["tests arranged"] += 1

    def _test_done(self, on: int) -> None:
        counts_for = self.model.counts_for(on)
        if counts_for is not None and on >= FIRST:
            self._app.test_done(on, self._now())
            self.model.close_tests(counts_for.due, on)
            self.seen["tests done"] += 1

    def _count(self) -> None:
        today = self.model.clock.day(self._now())
        tablets = Tablets(f"{self._now()}", today, today + self._random.randint(1, 40), self._random.choice((1, 3, 7)))
        self._app.count(tablets)
        self.model.tablets = tablets

    # --- At the end ----------------------------------------------------------------------------------------------

    def _nothing_forgotten(self) -> None:
        """Every dose of the time that nobody answered was told as missed in the end."""
        for key, times in self.model.open_doses(self._now(), back=10_000):
            if times.cutoff < self._now() - DAY:
                assert (key, "missed") in self.model.told


def _as_heard(call: Call) -> tuple[str, str, int, float]:
    return call.subject, call.stage, call.repeat, call.at
