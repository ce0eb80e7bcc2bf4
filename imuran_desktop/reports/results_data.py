"""What came back from blood tests, and the values that the clinic set, as plain data."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from imuran_desktop.domain.alerts import AlertValue, AlertValues, PastAlert, outside_range
from imuran_desktop.domain.results import Analytes, Result
from imuran_desktop.domain.shown_reports import ShownReport


def report_data(shown: ShownReport, analytes: Analytes) -> dict[str, Any]:
    """One blood test with its results. Numbers are texts, so that every digit stays."""
    report = shown.report
    return {
        "id": report.test,
        "on": report.on.isoformat(),
        "lab": report.lab or None,
        "results": [
            {
                **result_data(result, analytes),
                "past_clinic_values": [past_data(item) for item in shown.past_of(result)],
            }
            for result in report.results
        ],
        "files": [{"id": file.id, "name": file.name, "size": file.size} for file in report.files],
    }


def result_data(result: Result, analytes: Analytes) -> dict[str, Any]:
    """As `result_facts`, with numbers as texts."""
    return _with_texts(result_facts(result, analytes))


def result_facts(result: Result, analytes: Analytes) -> dict[str, str | Decimal | None]:
    """One result; units are UCUM codes. ``outside_range`` is about the laboratory's own range."""
    known = analytes.get(result.analyte)
    side = outside_range(result)
    return {
        "analyte": known.id if known else None,
        "name": known.name if known else result.analyte,
        "loinc": known.loinc_in(result.unit) if known else None,
        "sign": result.sign.value or None,
        "value": result.value,
        "unit": result.unit or None,
        "low": result.low,
        "high": result.high,
        "comment": result.comment or None,
        "outside_range": side.value if side else None,
    }


def alert_values_data(alerts: AlertValues) -> dict[str, Any]:
    """What the clinic set."""
    return {"said_by": alerts.said_by or None, "values": [_with_texts(_alert_facts(value)) for value in alerts.values]}


def _alert_facts(alert: AlertValue) -> dict[str, str | int | Decimal | None]:
    return {
        "analyte": alert.analyte,
        "unit": alert.unit or None,
        "below": alert.below,
        "above": alert.above,
        "rise_percent": alert.rise_percent,
        "over_months": alert.over_months,
        "note": alert.note or None,
    }


def past_data(past: PastAlert) -> dict[str, Any]:
    """As `past_facts`, with numbers as texts."""
    return _with_texts(past_facts(past))


def past_facts(past: PastAlert) -> dict[str, str | int | Decimal | None]:
    """A value that the clinic set, and on which side of it a result is."""
    return {"side": past.side.value, **_alert_facts(past.alert)}


def _with_texts(facts: Mapping[str, str | int | Decimal | None]) -> dict[str, str | int | None]:
    """Decimals as texts, so that every digit stays."""
    return {key: format(value, "f") if isinstance(value, Decimal) else value for key, value in facts.items()}
