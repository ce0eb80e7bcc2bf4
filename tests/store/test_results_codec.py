"""What a laboratory reported, and the clinic's values, as bodies, and back: with every digit."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.alerts import AlertValue, AlertValues
from imuran_desktop.domain.blood_tests import DoneTest
from imuran_desktop.domain.codes import Sign
from imuran_desktop.domain.history import Kind, Revision
from imuran_desktop.domain.results import LabReport, LetterFile, Result
from imuran_desktop.store import record_codec, results_codec
from imuran_desktop.store.plan_codec import Body

ON = date(2026, 3, 2)
numbers = st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=0, max_value=10**9)
results = st.builds(
    Result,
    analyte=st.text(min_size=1),
    value=numbers | st.none(),
    unit=st.text(),
    sign=st.sampled_from(Sign),
    low=numbers | st.none(),
    high=numbers | st.none(),
    comment=st.text(),
)


def revision(kind: Kind, body: Body) -> Revision:
    contents = json.loads(json.dumps(body, ensure_ascii=False))
    return Revision("id", "test", kind, str(ON), 1, datetime(2026, 3, 2, tzinfo=UTC), "device", "Sam", False, contents)


def kept(report: LabReport) -> LabReport:
    done = DoneTest("test", ON)
    return results_codec.report(
        revision(Kind.BLOOD_TEST, {**record_codec.done_test_body(done), **results_codec.report_body(report)})
    )


@given(st.lists(results, max_size=3), st.text())
def test_a_report(found: list[Result], lab: str) -> None:
    report = LabReport("test", ON, tuple(found), lab, (LetterFile("ab12", "letter.pdf", 1200),))
    assert kept(report) == report


@pytest.mark.parametrize("printed", ["4.10", "0.10", "135", "1000000", "0.0000001", "1E+3"])
def test_digits_stay_as_they_were_printed(printed: str) -> None:
    (result,) = kept(LabReport("test", ON, (Result("alt", Decimal(printed)),))).results
    assert result.value is not None
    assert format(result.value, "f") == format(Decimal(printed), "f")


def test_a_test_of_which_nothing_came_back() -> None:
    body = record_codec.done_test_body(DoneTest("test", ON))
    assert results_codec.report(revision(Kind.BLOOD_TEST, body)) == LabReport("test", ON)
    assert not record_codec.done_test(revision(Kind.BLOOD_TEST, body)).has_results


@pytest.mark.parametrize("value", ["four", "", "NaN", "Infinity", []])
def test_what_is_no_number_is_damage(value: object) -> None:
    body = {**record_codec.done_test_body(DoneTest("test", ON))}
    (result,) = results_codec.report_body(LabReport("test", ON, (Result("alt", Decimal(1)),)))["results"]
    body["results"] = [{**result, "low": value}]
    with pytest.raises((ValueError, TypeError)):
        results_codec.report(revision(Kind.BLOOD_TEST, body))


@pytest.mark.parametrize(
    "alerts",
    [
        AlertValues(),
        AlertValues(
            (
                AlertValue("neutrophils", "10*9/L", below=Decimal("1.60")),
                AlertValue("creatinine", rise_percent=30, over_months=12),
                AlertValue("eosinophils", "10*9/L", above=Decimal("0.5"), note="unexplained"),
            ),
            "Ward 7",
        ),
    ],
)
def test_the_clinic_s_values(alerts: AlertValues) -> None:
    body = results_codec.alert_values_body(alerts)
    assert results_codec.alert_values(revision(Kind.ALERT_VALUES, body)) == alerts
