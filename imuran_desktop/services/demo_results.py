"""What the laboratory reported about the blood tests of the made-up person of the demo diary: all of it is invented."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from hashlib import sha256
from random import Random

from imuran_desktop.domain.alerts import AlertValues
from imuran_desktop.domain.blood_tests import DoneTest
from imuran_desktop.domain.codes import Sign
from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.results import LabReport, LetterFile, Result
from imuran_desktop.reference.alert_values import load_alert_sets

LAB = "Sample laboratory"
LETTER = (
    b"SAMPLE LABORATORY\n\n"
    b"This letter is invented. It comes with the sample diary of Imuran Desktop, to show how a file is kept with a\n"
    b"blood test. It is about nobody, and its figures mean nothing.\n"
)
_CAME_BACK, _TAKES = 0.93, timedelta(days=3)
"""How often results are written down, and how many days after a test at the latest."""
_LEAST_FOR_ALARM = 4
"""Of fewer tests with results none is past a value of the clinic."""
_MCV_PER_GRAM, _MCV_MOST = 0.7, 10.5
_ALT_HIGH, _ALT_AFTER = Decimal(112), Decimal(63)


@dataclass(frozen=True)
class _Usual:
    """How one thing moves from test to test, between ``least`` and ``most``, and the sample laboratory's range."""

    analyte: str
    unit: str
    middle: float
    spread: float
    least: float
    most: float
    low: str | None
    high: str | None
    places: int = 0

    def value(self, random: Random, more: float = 0.0) -> Decimal:
        drawn = min(max(random.gauss(self.middle, self.spread) + more, self.least), self.most)
        return Decimal(f"{drawn:.{self.places}f}")


_MCV, _ALT = "mcv", "alt"
_USUAL = (
    _Usual("haemoglobin", "g/L", 136, 3, 128, 146, "115", "165"),
    _Usual(_MCV, "fL", 87.5, 0.4, 80, 99, "80", "100", 1),
    _Usual("wbc", "10*9/L", 6.0, 0.7, 4.2, 9, "4.0", "11.0", 1),
    _Usual("neutrophils", "10*9/L", 3.7, 0.5, 2.3, 6, "2.0", "7.5", 2),
    _Usual("lymphocytes", "10*9/L", 1.3, 0.25, 0.7, 2.4, "1.0", "4.0", 2),
    _Usual("platelets", "10*9/L", 248, 18, 175, 320, "150", "400"),
    _Usual(_ALT, "U/L", 27, 5, 15, 44, None, "50"),
    _Usual("albumin", "g/L", 43, 1.2, 38, 48, "35", "50"),
    _Usual("creatinine", "umol/L", 73, 3, 66, 82, "45", "84"),
)
"""None of these is past a value of the clinic; lymphocytes are now and then outside the range."""


def sample_reports(plan: Plan, done: Sequence[DoneTest], until: date, random: Random) -> Mapping[str, LabReport]:
    """What came back from most of the tests done, by test; from the last one also a letter."""
    back = [test for test in done if test.on <= until - _TAKES and random.random() < _CAME_BACK]
    reports = [
        LabReport(test.id, test.on, tuple(_results(plan, test.on, _alt_of(place, len(back)), random)), LAB)
        for place, test in enumerate(back)
    ]
    if reports:
        letter = LetterFile(sha256(LETTER).hexdigest(), "sample letter.txt", len(LETTER))
        reports[-1] = replace(reports[-1], files=(letter,))
    return {report.test: report for report in reports}


def sample_alert_values() -> AlertValues:
    """Those of the United Kingdom of 2017, as if the sample clinic had said so."""
    return AlertValues(load_alert_sets()["uk_2017"].values, "Sample clinic")


def _alt_of(place: int, count: int) -> Decimal | None:
    """ALT is past the clinic's value once, and still outside the laboratory's range the next time."""
    if count < _LEAST_FOR_ALARM:
        return None
    return {count // 2: _ALT_HIGH, count // 2 + 1: _ALT_AFTER}.get(place)


def _results(plan: Plan, on: date, alt: Decimal | None, random: Random) -> Iterator[Result]:
    for usual in _USUAL:
        # In this invented person it rises with the dose so far: months of results then show a line that moves.
        more = min(_grams_until(plan, on) * _MCV_PER_GRAM, _MCV_MOST) if usual.analyte == _MCV else 0.0
        value = usual.value(random, more)
        if usual.analyte == _ALT and alt is not None:
            value = alt
        low, high = (Decimal(end) if end else None for end in (usual.low, usual.high))
        yield Result(usual.analyte, value, usual.unit, low=low, high=high)
    yield Result("egfr", Decimal(90), "mL/min/{1.73_m2}", Sign.ABOVE)
    crp = random.choice((None, None, None, Decimal(6), Decimal(8)))
    yield Result("crp", crp or Decimal(5), "mg/L", Sign.EXACT if crp else Sign.BELOW, high=Decimal(5))


def _grams_until(plan: Plan, on: date) -> float:
    """About how much of the first medicine was taken before a day."""
    steps = plan.prescriptions[0].steps
    ends = [*(step.begins.first for step in steps[1:]), on]
    return sum(
        max((min(end, on) - step.begins.first).days, 0) * sum(slot.amount_mg for slot in step.slots) / 1000
        for step, end in zip(steps, ends, strict=True)
    )
