"""What a laboratory reported, and the values the clinic set, as JSON bodies, and back.

Numbers are texts in them, so that every digit stays as the laboratory printed it.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from imuran_desktop.domain.alerts import AlertValue, AlertValues
from imuran_desktop.domain.codes import Sign
from imuran_desktop.domain.history import Revision
from imuran_desktop.domain.results import LabReport, LetterFile, Result
from imuran_desktop.store.old_bodies import complete
from imuran_desktop.store.plan_codec import Body


def report_body(report: LabReport) -> Body:
    """What a report adds to the body of its blood test."""
    return {
        "results": [_result_body(result) for result in report.results],
        "lab": report.lab,
        "files": [{"id": file.id, "name": file.name, "size": file.size} for file in report.files],
    }


def report(revision: Revision) -> LabReport:
    """What came back from the blood test that a revision records."""
    body = complete(revision.kind, revision.body)
    return LabReport(
        test=revision.entry,
        on=date.fromisoformat(body["on"]),
        results=tuple(_result(item) for item in body["results"]),
        lab=body["lab"],
        files=tuple(LetterFile(file["id"], file["name"], file["size"]) for file in body["files"]),
    )


def alert_values_body(alerts: AlertValues) -> Body:
    """The body of the one entry that has the values the clinic set."""
    return {"said_by": alerts.said_by, "values": [_alert_body(value) for value in alerts.values]}


def alert_values(revision: Revision) -> AlertValues:
    """The values the clinic set, as a revision has them."""
    return AlertValues(tuple(_alert(value) for value in revision.body["values"]), revision.body["said_by"])


def _result_body(result: Result) -> Mapping[str, Any]:
    return {
        "analyte": result.analyte,
        "value": _text(result.value),
        "unit": result.unit,
        "sign": result.sign.value,
        "low": _text(result.low),
        "high": _text(result.high),
        "comment": result.comment,
    }


def _result(body: Mapping[str, Any]) -> Result:
    return Result(
        analyte=body["analyte"],
        value=_number(body["value"]),
        unit=body["unit"],
        sign=Sign(body["sign"]),
        low=_number(body["low"]),
        high=_number(body["high"]),
        comment=body["comment"],
    )


def _alert_body(alert: AlertValue) -> Mapping[str, Any]:
    return {
        "analyte": alert.analyte,
        "unit": alert.unit,
        "below": _text(alert.below),
        "above": _text(alert.above),
        "rise_percent": alert.rise_percent,
        "over_months": alert.over_months,
        "note": alert.note,
    }


def _alert(body: Mapping[str, Any]) -> AlertValue:
    return AlertValue(
        analyte=body["analyte"],
        unit=body["unit"],
        below=_number(body["below"]),
        above=_number(body["above"]),
        rise_percent=body["rise_percent"],
        over_months=body["over_months"],
        note=body["note"],
    )


def _text(number: Decimal | None) -> str | None:
    return None if number is None else format(number, "f")


def _number(text: str | None) -> Decimal | None:
    """Raises ValueError for what is no number."""
    try:
        number = None if text is None else Decimal(text)
    except InvalidOperation as error:
        raise ValueError(text) from error
    if number is not None and not number.is_finite():
        raise ValueError(text)
    return number
