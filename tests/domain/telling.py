"""What is told of Sam's two doses a day, for the tests of reminders."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta

from imuran_desktop.domain.blood_tests import Arrangement, DoneTest, blood_tests
from imuran_desktop.domain.ledger import Intake, ledger
from imuran_desktop.domain.monitoring import PlannedTest
from imuran_desktop.domain.reminders import Rules, Subjects, reminders
from imuran_desktop.domain.zones import Timeline
from tests.domain.builders import LONDON, day, local, plan, prescription, slot, step

TODAY = day("2026-03-10")
SECOND, MINUTE, HOUR, ONE_DAY = timedelta(seconds=1), timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
TWICE = plan(prescription(step(slot("a", "08:00"), slot("b", "18:00")), recording=TODAY))
HOME = Timeline.fixed(LONDON)
ONCE = Rules(repeats=0)
A, B = "a/2026-03-10", "b/2026-03-10"
DUE = "2026-03-20"
"""When a blood test is due."""


def at(wall: str) -> datetime:
    """A London time of 10 March, or of the day that it names ("11 08:00")."""
    on, _, time = wall.rpartition(" ")
    return local(f"2026-03-{on or '10'}T{time}")


def told_of_doses(
    wall: str,
    told: Collection[str] = (),
    snoozed: Mapping[str, datetime] | None = None,
    recorded: Sequence[Intake] = (),
    rules: Rules = ONCE,
) -> list[str]:
    """The ids of what is told of the doses of two days."""
    now = at(wall)
    doses = ledger(TWICE, {item.id: item for item in recorded}, TODAY, TODAY + ONE_DAY, now)
    return [item.id for item in reminders(Subjects(doses, HOME, snoozed=snoozed), told, now, rules)]


def told_of_tests(
    now: datetime,
    *due: str,
    gap: int = 28,
    told: Collection[str] = (),
    done: Sequence[str] = (),
    arranged: Sequence[Arrangement] = (),
    rules: Rules = ONCE,
) -> list[str]:
    """The ids of what is told of blood tests due on some dates, each with its day and time."""
    planned = [PlannedTest(day(each), ("blood count",), "made", gap) for each in due]
    recorded = [DoneTest(each, day(each)) for each in done]
    known = {item.due: item for item in arranged}
    tests = blood_tests(planned, recorded, HOME.local(now).date(), known)
    found = reminders(Subjects([], HOME, tests), told, now, rules)
    return [f"{item.id} {HOME.local(item.at):%d %H:%M}" for item in found]
