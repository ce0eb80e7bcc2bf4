from datetime import date
from decimal import Decimal

import pytest

from imuran_desktop.domain.alerts import AlertValue, AlertValues
from imuran_desktop.domain.codes import Sign
from imuran_desktop.domain.results import Result
from imuran_desktop.reference.analytes import load_analytes
from imuran_desktop.services.alert_values import set_alert_values
from imuran_desktop.services.blood_tests import record_blood_test
from imuran_desktop.services.problems import Reason
from imuran_desktop.services.results_data import (
    alert_values_data,
    read_shown_report,
    read_shown_reports,
    report_data,
    result_data,
)
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import read_alert_values
from tests.services.entering import attach_letter, enter_results
from tests.services.plans import SAM, at, why_refused

ANALYTES = load_analytes()
NOW = at("2026-06-20 12:00")
MAY, JUNE = date(2026, 5, 4), date(2026, 6, 1)


def value(number: str, analyte: str = "creatinine", unit: str = "umol/L") -> Result:
    return Result(analyte, Decimal(number), unit, low=Decimal(60), high=Decimal(110))


def test_one_with_all_there_is(diary: Diary) -> None:
    set_alert_values(diary, SAM, NOW, AlertValues((AlertValue("creatinine", "umol/L", above=Decimal(120)),), "Clinic"))
    test = enter_results(diary, SAM, NOW, MAY, [value("130.0")], "Sample lab").entry
    attach_letter(diary, SAM, NOW, test, "letter.txt", b"made up")
    (shown,) = read_shown_reports(diary, ANALYTES)
    data = report_data(shown, ANALYTES)
    assert (data["id"], data["on"], data["lab"]) == (test, "2026-05-04", "Sample lab")
    assert [(file["name"], file["size"]) for file in data["files"]] == [("letter.txt", 7)]
    (result,) = data["results"]
    assert (result["name"], result["value"], result["unit"]) == ("Creatinine", "130.0", "umol/L")
    assert (result["low"], result["high"], result["outside_range"]) == ("60", "110", "above")
    assert [(past["side"], past["above"]) for past in result["past_clinic_values"]] == [("above", "120")]
    assert alert_values_data(read_alert_values(diary))["said_by"] == "Clinic"


def test_a_rise_is_looked_for_in_the_months_before_the_days_asked_for(diary: Diary) -> None:
    rise = AlertValue("creatinine", rise_percent=30, over_months=12)
    set_alert_values(diary, SAM, NOW, AlertValues((rise,)))
    enter_results(diary, SAM, NOW, MAY, [value("70")])
    enter_results(diary, SAM, NOW, JUNE, [value("95")])
    (shown,) = read_shown_reports(diary, ANALYTES, JUNE, JUNE)
    assert [past.alert for past in shown.past] == [rise]


def test_a_test_of_which_nothing_came_back(diary: Diary) -> None:
    test = record_blood_test(diary, SAM, NOW, MAY).entry
    assert read_shown_reports(diary, ANALYTES) == []
    assert report_data(read_shown_report(diary, ANALYTES, test), ANALYTES)["results"] == []
    assert why_refused(lambda: read_shown_report(diary, ANALYTES, "none")) is Reason.NOTHING_RECORDED


@pytest.mark.parametrize(
    ("result", "side"),
    [
        (value("60"), None),
        (value("59.9"), "below"),
        (value("111"), "above"),
        (Result("creatinine", Decimal(60), "umol/L", Sign.BELOW, low=Decimal(60)), "below"),
        (Result("creatinine", Decimal(70), "umol/L", Sign.BELOW, low=Decimal(60)), None),
        (Result("creatinine", None, comment="haemolysed", low=Decimal(60)), None),
        (Result("creatinine", Decimal(90), low=Decimal(100), high=Decimal(80)), None),
    ],
)
def test_outside_the_laboratory_s_range_only_where_that_is_sure(result: Result, side: str | None) -> None:
    assert result_data(result, ANALYTES)["outside_range"] == side


@pytest.mark.parametrize(
    ("analyte", "unit", "loinc"),
    [
        ("creatinine", "umol/L", "14682-9"),
        ("creatinine", "mg/dL", "2160-0"),
        ("bilirubin", "umol/L", "14631-6"),
        ("bilirubin", "mg/dL", "1975-2"),
        ("creatinine", "", None),
        ("sodium", "mmol/L", "2951-2"),
        ("alt", "", "1742-6"),
    ],
)
def test_the_code_of_loinc_is_that_of_the_unit(analyte: str, unit: str, loinc: str | None) -> None:
    assert result_data(Result(analyte, Decimal(90), unit), ANALYTES)["loinc"] == loinc


def test_what_is_not_on_the_list_has_the_name_that_was_printed() -> None:
    data = result_data(Result("Sample analyte", Decimal(3)), ANALYTES)
    assert (data["analyte"], data["name"], data["loinc"]) == (None, "Sample analyte", None)
