"""Weeks of reminders with a real diary file: read, claimed and recorded as the app does it, also in two copies."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.history import Author
from imuran_desktop.domain.monitoring import MonitoringSchedule, planned_tests
from imuran_desktop.reference.monitoring import load_presets
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.arrangements import book_test, put_off_test
from imuran_desktop.services.blood_tests import record_blood_test
from imuran_desktop.services.intakes import delete_intake, record_intake
from imuran_desktop.services.plan import create_with_plan
from imuran_desktop.services.problems import Refused
from imuran_desktop.services.reminders import claim, read_reminders, snooze
from imuran_desktop.services.travel import record_journey
from imuran_desktop.store.diary import Diary
from tests.reminders_year.reference import Tablets, Test
from tests.reminders_year.scenario import FIRST, Scenario, made_up
from tests.reminders_year.telling import app_key, heard
from tests.reminders_year.wall_clock import calendar, day_of, minute_of, moment
from tests.reminders_year.year import Heard, Year

_SAM, _ALEX = Author("device-sam"), Author("device-alex", "Alex")
_DAYS = 40


class DiaryApp:
    """Two copies of the app on one diary. Both may look at the same moment."""

    def __init__(self, path: Path, scenario: Scenario, random: Random) -> None:
        preset = MonitoringSchedule(load_presets()["us_label"], calendar(FIRST))
        plan = replace(scenario.plan(), schedules=(preset,))
        self.tests = [
            Test(day_of(test.due), test.gap_days)
            for test in planned_tests(plan.schedules, calendar(FIRST + 2 * _DAYS + 400))
        ]
        self._rules, self._random = scenario.rules(), random
        begins = plan.timeline.instant(calendar(FIRST), scenario.rules().test_time)
        assert begins is not None
        self._diary = create_with_plan(path, _SAM, begins - timedelta(days=2), plan)
        self._other = Diary.open(path, begins)

    def close(self) -> None:
        """Both copies end."""
        self._diary.close()
        self._other.close()

    def look(self, now: float) -> tuple[list[Heard], float]:
        at = moment(now)
        here = read_reminders(self._diary, at, self._rules)
        told = []
        if self._random.random() < 0.2:
            there = read_reminders(self._other, at, self._rules)
            assert there.next_at == here.next_at
            told += claim(self._other, _ALEX, at, there.reminders)
        told += claim(self._diary, _SAM, at, here.reminders)
        return [heard(item) for item in told], minute_of(here.next_at)

    def answer(self, key: str, now: float, outcome: str, *, elsewhere: bool) -> bool:
        diary, author = (self._other, _ALEX) if elsewhere else (self._diary, _SAM)
        at = moment(now)
        answer = Answer(Outcome(outcome), at if outcome == "taken" else None)
        try:
            record_intake(diary, author, at, app_key(key), answer)
        except Refused:
            return False
        return True

    def take_back(self, key: str, now: float) -> None:
        delete_intake(self._diary, _SAM, moment(now), app_key(key))

    def snooze(self, key: str, now: float, until: float) -> None:
        snooze(self._diary, _SAM, moment(now), [app_key(key)], moment(until))

    def travel(self, now: float, zone: str) -> None:
        record_journey(self._diary, _SAM, moment(now), zone, moment(now))

    def restart(self, now: float) -> None:
        path = self._diary.path
        self._diary.close()
        self._diary = Diary.open(path, moment(now))

    def test_done(self, on: int, now: float) -> None:
        record_blood_test(self._diary, _SAM, moment(now), calendar(on))

    def arrange(self, due: int, on: int, now: float, *, booked: bool) -> bool:
        arrange = book_test if booked else put_off_test
        return bool(arrange(self._diary, _SAM, moment(now), calendar(due), calendar(on)).topics)

    def count(self, tablets: Tablets) -> None:
        """What the tablets do is the domain's year to show."""


@pytest.fixture(params=range(4))
def simulated(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Year]:
    random = Random(1000 + request.param)
    scenario = made_up(random)
    with closing(DiaryApp(tmp_path / "sam.imuran", scenario, random)) as app:
        yield Year(random, scenario, app, _DAYS, app.tests, counts_tablets=False)


def test_every_look_of_some_weeks_tells_what_the_reference_expects(simulated: Year) -> None:
    simulated.run()

    assert all(simulated.seen[what] for what in ("due", "missed", "answers", "elsewhere", "snoozes", "sleeps"))
