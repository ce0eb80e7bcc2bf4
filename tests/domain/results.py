"""Results, reports and a short list of analytes for tests."""

from datetime import date
from decimal import Decimal

from imuran_desktop.domain.codes import Panel, Sign
from imuran_desktop.domain.results import Analyte, LabReport, Result, Unit
from tests.domain.builders import day

GIGA, THOUSANDS, GRAMS, TENTHS = "10*9/L", "10*3/uL", "g/L", "g/dL"
ONE = Decimal(1)


def _analyte(id_: str, name: str, *units: Unit) -> Analyte:
    return Analyte(id_, name, Panel.OTHER, "1-8", units, Decimal(0), Decimal(1000))


ANALYTES = {
    item.id: item
    for item in (
        _analyte("wbc", "White cells", Unit(GIGA, ONE), Unit(THOUSANDS, ONE)),
        _analyte("haemoglobin", "Haemoglobin", Unit(GRAMS, ONE), Unit(TENTHS, Decimal(10))),
        _analyte("alt", "ALT", Unit("U/L", ONE)),
        _analyte("creatinine", "Creatinine", Unit("umol/L", ONE), Unit("mg/dL", Decimal("88.4"))),
    )
}


def result(analyte: str, printed: str, unit: str = "", low: str = "", high: str = "", comment: str = "") -> Result:
    """A result as it is printed, such as "<0.1"; what is no number is a comment."""
    sign = next((sign for sign in reversed(Sign) if sign and printed.startswith(sign)), Sign.EXACT)
    number = printed.removeprefix(sign)
    value = Decimal(number) if number else None
    unit = unit or (ANALYTES[analyte].units[0].code if analyte in ANALYTES else "")
    low_end, high_end = (Decimal(end) if end else None for end in (low, high))
    return Result(analyte, value, unit, sign, low_end, high_end, comment)


def report(on: str | date, *results: Result, lab: str = "") -> LabReport:
    """What came back about a blood test on a day."""
    when = day(on) if isinstance(on, str) else on
    return LabReport(f"test/{when}", when, results, lab)
