"""A made-up person and their plan: as the reference has it, and as the app has it."""

from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from random import Random

from imuran_desktop.domain.plan import Change, DoseStep, Hold, Person, Plan, Prescription, Slot
from imuran_desktop.domain.quiet import QuietHours
from imuran_desktop.domain.reminders import Rules
from imuran_desktop.domain.repeats import DAILY, Repeat, RepeatKind
from imuran_desktop.domain.zones import Timeline
from tests.reminders_year.reference import Medicine, PlannedSlot, Ways
from tests.reminders_year.wall_clock import calendar, day_of

FIRST = day_of(date(2026, 1, 5))
ZONES = ("Europe/London", "America/New_York", "Africa/Cairo", "Asia/Tokyo", "America/Santiago", "Pacific/Auckland")
_QUIET = (None, None, (22 * 60, 7 * 60), (23 * 60, 6 * 60 + 15), (20 * 60, 8 * 60 + 30), (12 * 60, 14 * 60))
"""None of them begins or ends in an hour that a clock shows twice."""


@dataclass(frozen=True)
class Scenario:
    """Where somebody lives, what they take, and how they want to be told."""

    home: str
    medicines: tuple[Medicine, ...]
    ways: Ways

    def rules(self) -> Rules:
        """As the app has them."""
        quiet = QuietHours(*map(_time, self.ways.quiet)) if self.ways.quiet else None
        return Rules(timedelta(minutes=self.ways.every), self.ways.repeats, _time(self.ways.test_time), quiet)

    def plan(self) -> Plan:
        """As the app has it."""
        first = calendar(FIRST)
        items = tuple(_prescription(medicine) for medicine in self.medicines)
        return Plan(Person("Sam Example", first), Timeline.fixed(self.home), items, ())


def made_up(random: Random) -> Scenario:
    """Any such person."""
    one = _medicine(random, "aza", random.choice((1, 2, 2, 3)))
    two = _medicine(random, "pred", random.choice((0, 1, 2)))
    if two.steps[0][1]:
        begins = FIRST + random.randint(30, 200)
        two = replace(two, ends=begins if random.random() < 0.5 else None)
        one = replace(one, held=(begins, begins + random.randint(1, 12)))
    ways = Ways(
        every=random.choice((5, 15, 15, 30, 120)),
        repeats=random.choice((0, 1, 3, 3, 10)),
        test_time=random.choice((9 * 60, 9 * 60, 0, 18 * 60 + 30, 23 * 60)),
        quiet=random.choice(_QUIET),
    )
    return Scenario(random.choice(ZONES), (one, two) if two.steps[0][1] else (one,), ways)


def _medicine(random: Random, name: str, slots: int) -> Medicine:
    steps = [(FIRST, _slots(random, name, slots))]
    if slots and random.random() < 0.5:
        steps.append((FIRST + random.randint(20, 300), _slots(random, name, slots)))
    return Medicine(name, tuple(steps))


def _slots(random: Random, name: str, number: int) -> tuple[PlannedSlot, ...]:
    times = sorted(random.sample(range(0, 24 * 60, 5), number))
    some = frozenset(random.sample(range(7), 3))
    days = [some if random.random() < 0.06 else frozenset(range(7)) for _ in times]
    return tuple(PlannedSlot(f"{name}{place}", at, on) for place, (at, on) in enumerate(zip(times, days, strict=True)))


def _time(minutes: int) -> time:
    return time(minutes // 60, minutes % 60)


def _prescription(medicine: Medicine) -> Prescription:
    steps = [DoseStep(Change(calendar(first)), tuple(map(_slot, slots))) for first, slots in medicine.steps]
    held = Hold(Change(calendar(medicine.held[0])), Change(calendar(medicine.held[1])))
    return Prescription(
        medicine.id,
        {"aza": "azathioprine", "pred": "prednisolone"}[medicine.id],
        tuple(steps),
        Change(calendar(FIRST)),
        holds=(held,) if medicine.held[0] < medicine.held[1] else (),
        ends=None if medicine.ends is None else Change(calendar(medicine.ends)),
    )


def _slot(slot: PlannedSlot) -> Slot:
    daily = len(slot.weekdays) == 7
    weekdays = frozenset(day + 1 for day in slot.weekdays)
    repeat = DAILY if daily else Repeat(RepeatKind.WEEKDAYS, weekdays)
    return Slot(slot.id, 50.0, at=_time(slot.at), repeat=repeat)
