"""Results in words: names, values, units and ranges. Nothing is judged."""

from collections.abc import Mapping
from decimal import Decimal

from imuran_desktop.domain.alerts import Side, outside_range
from imuran_desktop.domain.codes import ResultDoubt, Sign
from imuran_desktop.domain.results import Analytes, Result
from imuran_desktop.domain.units import Doubt
from imuran_desktop.words.language import Language

_UNITS: Mapping[str, str] = {
    "10*9/L": "\N{MULTIPLICATION SIGN}10⁹/L",
    "10*12/L": "\N{MULTIPLICATION SIGN}10¹²/L",
    "10*3/uL": "\N{MULTIPLICATION SIGN}10³/µL",
    "10*6/uL": "\N{MULTIPLICATION SIGN}10⁶/µL",
    "/uL": "/µL",
    "umol/L": "µmol/L",
    "ukat/L": "µkat/L",
    "ug/L": "µg/L",
    "ug/dL": "µg/dL",
    "meq/L": "mEq/L",
}
"""UCUM codes that are printed differently."""
_PER_BODY_SURFACE = "mL/min/{1.73_m2}"
_SIGNS: Mapping[Sign, str] = {Sign.AT_MOST: "≤", Sign.AT_LEAST: "≥"}


def analyte_name(language: Language, id_: str, analytes: Analytes) -> str:
    """What is measured: "White cells"; the name that the laboratory printed where it is not on the list."""
    analyte = analytes.get(id_)
    return id_ if analyte is None else language.tr(analyte.name)


def unit_words(language: Language, code: str) -> str:
    """A unit as it is printed, with its raised numbers and Greek letters; one that is not known stays as it is."""
    if code == _PER_BODY_SURFACE:
        return f"mL/min/{language.number(1.73)}\N{NO-BREAK SPACE}m²"
    return _UNITS.get(code, code)


def number_words(language: Language, value: Decimal) -> str:
    """A value with all its digits: "4.20", or "4,20"."""
    return language.exact(value)


def value_words(language: Language, result: Result) -> str:
    """A value with its sign and unit: "<0.1 mg/L"; the laboratory's words where there is no number."""
    if result.value is None:
        return result.comment or language.tr("no value")
    return _with_unit(language, signed_words(language, result.sign, result.value), result.unit)


def signed_words(language: Language, sign: Sign, value: Decimal) -> str:
    """A value with the sign before it: "<0.1", "≤5"."""
    return _SIGNS.get(sign, sign.value) + number_words(language, value)


def range_words(language: Language, result: Result) -> str:
    """The laboratory's own range, without its unit: "3.5 to 11.0", "up to 50", "from 60"; "" where it gave none."""
    low, high = (None if end is None else number_words(language, end) for end in (result.low, result.high))
    if low is None:
        return "" if high is None else language.tr("up to {high}", high=high)
    if high is None:
        return language.tr("from {low}", low=low)
    return language.tr("{low} to {high}", low=low, high=high)


def outside_words(language: Language, result: Result) -> str:
    """Where the result is to the laboratory's range: "below the laboratory's range", "above the laboratory's range".

    "" where it is within, or where that can't be known: no range, or a value such as "<5" with a range from 3.
    """
    tr, side = language.tr, outside_range(result)
    if side is None:
        return ""
    return tr("below the laboratory's range") if side is Side.BELOW else tr("above the laboratory's range")


def outside_clinic_words(language: Language) -> str:
    """That a result is past a value that the clinic set."""
    return language.tr("outside the value the clinic set")


def doubt_words(language: Language, doubt: Doubt, result: Result, analytes: Analytes) -> str:
    """What is questioned, as a sentence that leaves the value to the person."""
    tr = language.tr
    sentences = {
        ResultDoubt.CANNOT_BE: tr("{name}: laboratories don't report {value}. Check the number and the unit."),
        ResultDoubt.OTHER_UNIT: tr("{name}: laboratories don't report {value}. Is the unit {other}?"),
        ResultDoubt.UNKNOWN_UNIT: tr("{name}: {unit} is not a unit known for it. Check the unit."),
        ResultDoubt.NO_UNIT: tr("{name}: the unit is missing. Choose the one in the report."),
        ResultDoubt.LOW_ABOVE_HIGH: tr("{name}: the range begins above its end. Check both numbers."),
    }
    return sentences[doubt.code].format(
        name=analyte_name(language, result.analyte, analytes),
        value=value_words(language, result),
        unit=unit_words(language, result.unit),
        other=unit_words(language, doubt.unit),
    )


def _with_unit(language: Language, number: str, code: str) -> str:
    if not code:
        return number
    if code == "%":
        return language.tr("{number}%", number=number)
    return language.tr("{number}\N{NO-BREAK SPACE}{unit}", number=number, unit=unit_words(language, code))
