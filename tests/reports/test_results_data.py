from datetime import date
from decimal import Decimal

import pytest

from imuran_desktop.domain.alerts import AlertValue, AlertValues, PastAlert, Side
from imuran_desktop.domain.codes import Sign
from imuran_desktop.domain.results import LabReport, LetterFile, Result
from imuran_desktop.domain.shown_reports import ShownReport
from imuran_desktop.reference.analytes import load_analytes
from imuran_desktop.reports.results_data import alert_values_data, report_data, result_data

ANALYTES = load_analytes()
ABOVE = AlertValue("creatinine", "umol/L", above=Decimal(120))


def value(number: str, analyte: str = "creatinine", unit: str = "umol/L") -> Result:
    return Result(analyte, Decimal(number), unit, low=Decimal(60), high=Decimal(110))


def test_one_with_all_there_is() -> None:
    high, letter = value("130.0"), LetterFile("0" * 64, "letter.txt", 7)
    report = LabReport("test", date(2026, 5, 4), (high,), "Sample lab", (letter,))
    data = report_data(ShownReport(report, (PastAlert(high, ABOVE, Side.ABOVE),)), ANALYTES)
    assert (data["id"], data["on"], data["lab"]) == ("test", "2026-05-04", "Sample lab")
    assert [(file["name"], file["size"]) for file in data["files"]] == [("letter.txt", 7)]
    (result,) = data["results"]
    assert (result["name"], result["value"], result["unit"]) == ("Creatinine", "130.0", "umol/L")
    assert (result["low"], result["high"], result["outside_range"]) == ("60", "110", "above")
    assert [(past["side"], past["above"]) for past in result["past_clinic_values"]] == [("above", "120")]


def test_what_the_clinic_set() -> None:
    data = alert_values_data(AlertValues((ABOVE,), "Clinic"))
    assert (data["said_by"], [(item["above"], item["below"]) for item in data["values"]]) == ("Clinic", [("120", None)])


def test_a_test_of_which_nothing_came_back() -> None:
    assert report_data(ShownReport(LabReport("test", date(2026, 5, 4))), ANALYTES)["results"] == []


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
