"""What a computer that sleeps and wakes, and whose clock is set, would tell: each once, and at its time."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from imuran_desktop.domain.blood_tests import Arrangement, BloodTest, blood_tests
from imuran_desktop.domain.codes import Arranged, Stage
from imuran_desktop.domain.doses import Dose, expected_doses
from imuran_desktop.domain.ledger import LedgerDose, dose_state
from imuran_desktop.domain.monitoring import PlannedTest
from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.quiet import QuietHours
from imuran_desktop.domain.reminders import Reminder, Rules, Subjects, next_instant, reminders
from tests.domain.builders import LONDON, intake, plan, prescription, slot, step, travels, utc
from tests.domain.telling import MINUTE, ONE_DAY, SECOND

BEGIN = utc("2026-03-27T00:00")
FIRST = BEGIN.date()
LAST = FIRST + 3 * ONE_DAY
STEP = timedelta(minutes=5)


@dataclass
class Desk:
    """A computer with one diary: looks when it is told to, tells what it finds, and hears some answers."""

    plan: Plan
    planned: Sequence[PlannedTest]
    answers: Mapping[str, timedelta]
    """How long after a dose is due it is answered, by key."""
    naps: Mapping[str, int]
    """How often the reminder of a dose is snoozed, by key."""
    rules: Rules
    arranged: Sequence[Arrangement] = ()
    told: dict[str, datetime] = field(default_factory=dict)
    snoozed: dict[str, datetime] = field(default_factory=dict)
    _doses: list[Dose] = field(default_factory=list)
    _napped: dict[str, int] = field(default_factory=dict)

    def look(self, now: datetime) -> datetime:
        """Tell what is to be told at ``now``; return when to look again."""
        for item in self.waiting(now):
            assert item.id not in self.told
            assert item.at <= now
            self.told[item.id] = now
            if item.stage is Stage.DUE and item.dose is not None:
                assert item.dose.state.wants_answer
                self._nap(item.dose.dose.key, now)
        following = next_instant(self._subjects(now), now, self.rules)
        assert following > now
        return following

    def waiting(self, now: datetime) -> list[Reminder]:
        """What a look would tell."""
        return reminders(self._subjects(now), set(self.told), now, self.rules)

    def _subjects(self, now: datetime) -> Subjects:
        return Subjects(self._doses_at(now), self.plan.timeline, self._tests_at(now), snoozed=self.snoozed)

    def _nap(self, key: str, now: datetime) -> None:
        taken = self._napped.get(key, 0)
        if taken < self.naps.get(key, 0):
            self._napped[key] = taken + 1
            self.snoozed[key] = now + 4 * STEP

    def doses(self) -> list[Dose]:
        if not self._doses:
            self._doses = expected_doses(self.plan, FIRST, LAST + 2 * ONE_DAY)
        return self._doses

    def answered_at(self, dose: Dose) -> datetime | None:
        after = self.answers.get(dose.key)
        return None if after is None else dose.instant + after

    def _doses_at(self, now: datetime) -> list[LedgerDose]:
        today = self.plan.timeline.local(now).date()
        found = []
        for dose in self.doses():
            if dose.day <= today + ONE_DAY:
                moment = self.answered_at(dose)
                answer = intake(dose.key, at=moment) if moment is not None and moment <= now else None
                found.append(LedgerDose(dose, dose_state(dose, answer, now), answer))
        return found

    def _tests_at(self, now: datetime) -> list[BloodTest]:
        known = {item.due: item for item in self.arranged}
        return blood_tests(self.planned, [], self.plan.timeline.local(now).date(), known)


half_hours = st.integers(0, 47).map(lambda number: f"{number // 2:02}:{number % 2 * 30:02}")
zones = st.sampled_from([LONDON, "Africa/Cairo", "Pacific/Apia", "America/New_York"])


quarters = st.integers(0, 24 * 4 - 1).map(lambda number: time(number // 4, number % 4 * 15))
quiet_hours = st.tuples(quarters, quarters).filter(lambda pair: pair[0] != pair[1]).map(lambda pair: QuietHours(*pair))
rule_sets = st.builds(
    Rules,
    repeat_every=st.sampled_from([STEP, 3 * STEP, 12 * STEP]),
    repeats=st.integers(0, 4),
    test_time=st.sampled_from([time(9), time(0), time(23, 30)]),
    quiet=st.none() | quiet_hours,
)


@st.composite
def desks(draw: st.DrawFn, answering: bool = True) -> Desk:
    times = draw(st.lists(half_hours, min_size=1, max_size=3, unique=True))
    item = prescription(step(*(slot(f"s{number}", wall) for number, wall in enumerate(times))), recording=FIRST)
    journeys = draw(
        st.lists(st.tuples(st.integers(0, 3 * 48).map(lambda n: BEGIN + n * 30 * MINUTE), zones), max_size=2)
    )
    desk_plan = plan(item, zone=travels(draw(zones), *journeys))
    keys = [dose.key for dose in expected_doses(desk_plan, FIRST, LAST)]
    gap = draw(st.sampled_from([7, 28]))
    due = [FIRST + number * ONE_DAY for number in sorted(draw(st.sets(st.integers(-2, 8), max_size=3)))]
    arranged = [
        Arrangement(
            day, FIRST + draw(st.integers(0, 9)) * ONE_DAY, FIRST + draw(st.integers(-1, 0)) * ONE_DAY, Arranged.BOOKED
        )
        for day in due
        if draw(st.booleans())
    ]
    return Desk(
        desk_plan,
        [PlannedTest(day, ("blood count",), "made", gap) for day in due],
        draw(st.dictionaries(st.sampled_from(keys), st.integers(-12, 60).map(lambda n: n * STEP))) if answering else {},
        draw(st.dictionaries(st.sampled_from(keys), st.integers(0, 4))),
        draw(rule_sets),
        arranged,
    )


def ticks(first: datetime, last: date) -> Iterator[datetime]:
    now = first
    while now.date() <= last:
        yield now
        now += STEP


@given(desks(), st.lists(st.integers(1, 30 * 60), min_size=1))
@settings(max_examples=60, deadline=None)
def test_however_seldom_one_looks_nothing_is_told_twice_and_each_miss_once(desk: Desk, waits: list[int]) -> None:
    now = BEGIN
    for minutes in waits:
        desk.look(now)
        now += minutes * MINUTE
    end = _heard(desk, utc("2026-04-05T12:00"))
    desk.look(end)

    missed = sorted(told for told in desk.told if told.endswith("#missed"))
    unanswered = [dose.key for dose in desk.doses() if desk.answered_at(dose) is None]
    late = [dose.key for dose in desk.doses() if (moment := desk.answered_at(dose)) and moment > dose.cutoff]
    assert {f"{key}#missed" for key in unanswered} <= set(missed) <= {f"{key}#missed" for key in [*unanswered, *late]}
    for key in (dose.key for dose in desk.doses()):
        assert sum(told.startswith(f"{key}#due") for told in desk.told) <= (1 + desk.rules.repeats) * (
            1 + desk.naps.get(key, 0)
        )
    told = dict(desk.told)
    desk.look(end + SECOND)
    assert desk.told == told, "nothing is left to tell"


@given(desks())
@settings(max_examples=10, deadline=None)
def test_looking_only_when_asked_to_tells_the_same_as_always_looking(desk: Desk) -> None:
    watching = Desk(desk.plan, desk.planned, desk.answers, desk.naps, desk.rules, desk.arranged)
    for now in ticks(BEGIN, LAST):
        watching.look(now)

    now = BEGIN
    while now.date() <= LAST:
        now = desk.look(now)

    assert desk.told == watching.told


@given(desks(answering=False))
@settings(max_examples=40, deadline=None)
def test_each_reminder_comes_at_its_time_when_looking_when_asked_to(desk: Desk) -> None:
    desk.naps = {}
    now = BEGIN
    while now.date() <= LAST:
        now = desk.look(now)

    for dose in desk.doses():
        if dose.instant >= BEGIN and dose.cutoff.date() <= LAST:
            assert desk.told[f"{dose.key}#due"] == _first_told(desk, dose)
            missed = _heard(desk, dose.cutoff)
            assert desk.told.get(f"{dose.key}#missed", missed) == missed
            assert f"{dose.key}#missed" in desk.told or missed.date() > LAST


def _first_told(desk: Desk, dose: Dose) -> datetime:
    """At the end of quiet hours, or at its own time where that would be too late or another day."""
    heard = _heard(desk, dose.instant)
    return heard if heard < dose.cutoff and desk.plan.timeline.local(heard).date() <= dose.day else dose.instant


def _waits(desk: Desk, dose: Dose, now: datetime) -> bool:
    """Whether a dose that was not told waits for the end of quiet hours."""
    until, timeline = _heard(desk, now), desk.plan.timeline
    another_day = timeline.local(now).date() == dose.day < timeline.local(until).date()
    return now < until < dose.cutoff and not another_day


def _heard(desk: Desk, at: datetime) -> datetime:
    return desk.rules.quiet.after(at, desk.plan.timeline) if desk.rules.quiet else at


# --- Clocks that are set ----------------------------------------------------------------------------------------------

jumps = st.lists(st.integers(-36 * 12, 36 * 12).map(lambda number: number * STEP), min_size=1, max_size=60)


@given(desks(), jumps)
@settings(max_examples=100, deadline=None)
def test_however_the_clock_is_set_nothing_is_told_twice(desk: Desk, leaps: list[timedelta]) -> None:
    """`Desk.look` holds that nothing is told a second time. One look tells of each dose and test once at most."""
    now = BEGIN + ONE_DAY
    for leap in leaps:
        told = desk.waiting(now)
        about = [item.id.partition("#")[0] for item in told]
        assert len(set(about)) == len(about), "no storm"
        desk.look(now)
        assert desk.waiting(now) == [] or desk.snoozed, "one look tells all there is"
        now = min(max(now + leap, BEGIN - ONE_DAY), BEGIN + 3 * ONE_DAY)


@given(desks(), st.lists(st.integers(1, 30 * 60), min_size=1, max_size=12))
@settings(max_examples=40, deadline=None)
def test_between_two_looks_nothing_comes_up(desk: Desk, waits: list[int]) -> None:
    """Also after a look that came at any moment."""
    desk.answers = {}
    now = BEGIN
    for minutes in waits:
        following = desk.look(now)
        between = [now + (following - now) * part / 7 for part in range(1, 7)]
        for moment in [now + SECOND, *between, following - SECOND]:
            if now < moment < following:
                assert desk.waiting(moment) == []
        now = min(now + minutes * MINUTE, BEGIN + 4 * ONE_DAY)


@given(desks(), st.lists(st.integers(0, 4 * 24 * 12), min_size=2, max_size=30, unique=True))
@settings(max_examples=100, deadline=None)
def test_a_dose_is_told_if_anybody_looks_between_its_time_and_its_cut_off(desk: Desk, steps: list[int]) -> None:
    desk.naps = {}
    looks = [BEGIN + number * STEP for number in sorted(steps)]
    for now in looks:
        desk.look(now)
    for dose in desk.doses():
        heard = _first_told(desk, dose)
        until = min(dose.cutoff, desk.answered_at(dose) or dose.cutoff)
        # In quiet hours it waits for their end, where that is not too late.
        if any(heard <= now < until and not _waits(desk, dose, now) for now in looks):
            assert any(told.startswith(f"{dose.key}#due") for told in desk.told)
        answered = desk.answered_at(dose)
        for told, at in desk.told.items():
            if told.startswith(f"{dose.key}#"):
                assert answered is None or at < answered, "an answered dose is silent"
