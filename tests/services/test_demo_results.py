from datetime import date, timedelta
from random import Random

import pytest

from imuran_desktop.domain.blood_tests import DoneTest
from imuran_desktop.reference.analytes import load_analytes
from imuran_desktop.services.demo_plan import sample_plan
from imuran_desktop.services.demo_results import sample_alert_values, sample_reports

FIRST, UNTIL = date(2025, 1, 1), date(2026, 3, 31)
PLAN = sample_plan(FIRST, UNTIL)
DONE = [DoneTest(f"test-{week}", FIRST + timedelta(weeks=week)) for week in range(1, 65)]


def test_the_same_draws_make_the_same_reports() -> None:
    assert sample_reports(PLAN, DONE, UNTIL, Random(3)) == sample_reports(PLAN, DONE, UNTIL, Random(3))


def test_most_tests_have_results_and_those_just_done_have_none_yet() -> None:
    done = [*DONE, DoneTest("yesterday", UNTIL - timedelta(days=1))]
    reports = sample_reports(PLAN, done, UNTIL, Random(3))
    assert len(done) * 0.8 < len(reports) < len(done)
    assert "yesterday" not in reports
    assert all((report.test, report.on) in {(test.id, test.on) for test in done} for report in reports.values())


@pytest.mark.parametrize("seed", range(5))
def test_every_value_is_of_something_on_the_list_in_one_of_its_units(seed: int) -> None:
    for report in sample_reports(PLAN, DONE, UNTIL, Random(seed)).values():
        for result in report.results:
            assert load_analytes()[result.analyte].unit(result.unit)


def test_with_nothing_done_there_is_nothing() -> None:
    assert sample_reports(PLAN, [], UNTIL, Random(3)) == {}


def test_the_alert_values_say_who_set_them() -> None:
    assert (sample_alert_values().said_by, bool(sample_alert_values().values)) == ("Sample clinic", True)
