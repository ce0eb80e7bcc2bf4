"""A year of reminders by the domain alone: doses laid out, the ledger, and what was told kept in a set."""

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from imuran_desktop.domain.blood_tests import Arrangement, DoneTest, blood_tests
from imuran_desktop.domain.codes import Arranged, Outcome
from imuran_desktop.domain.ledger import Intake, ledger
from imuran_desktop.domain.medicine_stock import MedicineStock
from imuran_desktop.domain.monitoring import PlannedTest
from imuran_desktop.domain.reminders import Subjects, next_instant, reminders
from imuran_desktop.domain.stock import RunOut, StockEntry, StockKind
from imuran_desktop.domain.zones import Timeline, ZoneChange
from tests.reminders_year.reference import Tablets, Test
from tests.reminders_year.scenario import FIRST, Scenario, made_up
from tests.reminders_year.telling import app_key, heard
from tests.reminders_year.wall_clock import calendar, minute_of, moment
from tests.reminders_year.year import Heard, Year

_DAYS, _GAP = 365, 28


class DomainApp:
    """Remembers what was told, and looks back to when it last looked."""

    def __init__(self, scenario: Scenario, tests: list[Test]) -> None:
        self._plan, self._rules = scenario.plan(), scenario.rules()
        self._planned = [PlannedTest(calendar(test.due), ("blood count",), "made", test.gap) for test in tests]
        self._done: list[DoneTest] = []
        self._arranged: dict[object, Arrangement] = {}
        self._stocks: list[MedicineStock] = []
        self._intakes: dict[str, Intake] = {}
        self._snoozed: dict[str, datetime] = {}
        self._told: set[str] = set()
        self._back = calendar(FIRST)

    def look(self, now: float) -> tuple[list[Heard], float]:
        at = moment(now)
        today = self._plan.timeline.local(at).date()
        first = min(self._back, today) - timedelta(days=3)
        doses = ledger(self._plan, self._intakes, first, today + timedelta(days=1), at)
        tests = blood_tests(self._planned, self._done, today, self._arranged)  # type: ignore[arg-type]
        near = [test for test in tests if min(test.day, test.planned.due) < today + timedelta(days=45)]
        subjects = Subjects(doses, self._plan.timeline, near, self._stocks, self._snoozed)
        told = reminders(subjects, self._told, at, self._rules)
        self._told.update(item.id for item in told)
        quiet = self._rules.quiet
        if told or quiet is None or quiet.after(at, self._plan.timeline) == at:
            self._back = today
        return [heard(item) for item in told], minute_of(next_instant(subjects, at, self._rules))

    def answer(self, key: str, now: float, outcome: str, *, elsewhere: bool) -> bool:
        del elsewhere
        key = app_key(key)
        at = moment(now)
        self._intakes[key] = Intake(key, "aza", "azathioprine", Outcome(outcome), at, 0, "Etc/UTC", at)
        return True

    def take_back(self, key: str, now: float) -> None:
        del now
        del self._intakes[app_key(key)]
        self._back = min(self._back, calendar(int(key.partition("/")[2])))

    def snooze(self, key: str, now: float, until: float) -> None:
        del now
        self._snoozed[app_key(key)] = moment(until)

    def travel(self, now: float, zone: str) -> None:
        timeline = self._plan.timeline
        if str(timeline.zone_at(moment(now))) != zone:
            others = (change for change in timeline.changes if change.at != moment(now))
            self._plan = replace(self._plan, timeline=Timeline((*others, ZoneChange(moment(now), zone))))

    def restart(self, now: float) -> None:
        """Nothing but what was told outlasts it."""

    def test_done(self, on: int, now: float) -> None:
        del now
        self._done.append(DoneTest(f"{len(self._done)}", calendar(on)))

    def arrange(self, due: int, on: int, now: float, *, booked: bool) -> bool:
        since = self._plan.timeline.local(moment(now)).date()
        self._arranged[calendar(due)] = Arrangement(
            calendar(due), calendar(on), since, Arranged.BOOKED if booked else Arranged.PUT_OFF
        )
        return True

    def count(self, tablets: Tablets) -> None:
        noon = self._plan.timeline.instant(calendar(tablets.counted), datetime.min.time())
        assert noon is not None
        entry = StockEntry(tablets.name, "azathioprine", noon, 0, "Etc/UTC", StockKind.COUNTED, ())
        end = RunOut(calendar(tablets.ends), noon, "", (50.0,), 1)
        self._stocks = [
            MedicineStock(
                "azathioprine", (50.0,), may_halve=False, entries=(entry,), end=end, days_before=tablets.days_before
            )
        ]


def test_every_look_of_a_year_tells_what_the_reference_expects(year: int) -> None:
    random = Random(year)
    scenario = made_up(random)
    tests = [Test(FIRST + _GAP * number, _GAP) for number in range(1, _DAYS // _GAP + 2)]
    simulated = Year(random, scenario, DomainApp(scenario, tests), _DAYS, tests)

    simulated.run()

    happened = ("due", "missed", "answers", "elsewhere", "snoozes", "sleeps", "journeys", "clock set", "taken back")
    assert all(simulated.seen[what] for what in happened), "it shows something"
