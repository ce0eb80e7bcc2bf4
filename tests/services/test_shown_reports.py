from datetime import date
from decimal import Decimal

from imuran_desktop.domain.alerts import AlertValue, AlertValues
from imuran_desktop.domain.results import Result
from imuran_desktop.reference.analytes import load_analytes
from imuran_desktop.services.alert_values import set_alert_values
from imuran_desktop.services.blood_tests import record_blood_test
from imuran_desktop.services.problems import Reason
from imuran_desktop.services.shown_reports import read_shown_report, read_shown_reports
from imuran_desktop.store.diary import Diary
from tests.services.entering import enter_results
from tests.services.plans import SAM, at, why_refused

ANALYTES = load_analytes()
NOW = at("2026-06-20 12:00")
MAY, JUNE = date(2026, 5, 4), date(2026, 6, 1)


def value(number: str) -> Result:
    return Result("creatinine", Decimal(number), "umol/L")


def test_a_rise_is_looked_for_in_the_months_before_the_days_asked_for(diary: Diary) -> None:
    rise = AlertValue("creatinine", rise_percent=30, over_months=12)
    set_alert_values(diary, SAM, NOW, AlertValues((rise,)))
    enter_results(diary, SAM, NOW, MAY, [value("70")])
    enter_results(diary, SAM, NOW, JUNE, [value("95")])
    (shown,) = read_shown_reports(diary, ANALYTES, JUNE, JUNE)
    assert [past.alert for past in shown.past] == [rise]


def test_one_test_by_its_entry(diary: Diary) -> None:
    test = enter_results(diary, SAM, NOW, MAY, [value("130.0")], "Sample lab").entry
    shown = read_shown_report(diary, ANALYTES, test)
    assert (shown.report.lab, [result.value for result in shown.report.results]) == ("Sample lab", [Decimal(130)])


def test_a_test_of_which_nothing_came_back(diary: Diary) -> None:
    test = record_blood_test(diary, SAM, NOW, MAY).entry
    assert read_shown_reports(diary, ANALYTES) == []
    assert read_shown_report(diary, ANALYTES, test).report.results == ()
    assert why_refused(lambda: read_shown_report(diary, ANALYTES, "none")) is Reason.NOTHING_RECORDED
