from decimal import Decimal

import pytest

from imuran_desktop.domain.codes import ResultDoubt, Sign
from imuran_desktop.domain.results import Result
from imuran_desktop.domain.units import Doubt
from imuran_desktop.reference.analytes import load_analytes
from imuran_desktop.words.language import Language
from imuran_desktop.words.results import (
    analyte_name,
    doubt_words,
    number_words,
    outside_words,
    range_words,
    unit_words,
    value_words,
)

ENGLISH = Language("en_GB")
ANALYTES = load_analytes()
SPACE = "\N{NO-BREAK SPACE}"
TIMES = "\N{MULTIPLICATION SIGN}"


def result(
    value: str | None, unit: str = "", sign: str = "", low: str | None = None, high: str | None = None
) -> Result:
    number, low_, high_ = (None if one is None else Decimal(one) for one in (value, low, high))
    return Result("crp", number, unit, Sign(sign), low_, high_)


def test_an_analyte_is_called_by_its_name_or_by_what_was_printed() -> None:
    assert analyte_name(ENGLISH, "wbc", ANALYTES) == "White cells"
    assert analyte_name(ENGLISH, "Ferritin", ANALYTES) == "Ferritin"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("10*9/L", f"{TIMES}10⁹/L"),
        ("10*3/uL", f"{TIMES}10³/µL"),
        ("umol/L", "µmol/L"),
        ("g/dL", "g/dL"),
        ("mL/min/{1.73_m2}", f"mL/min/1.73{SPACE}m²"),
        ("stones", "stones"),
        ("", ""),
    ],
)
def test_a_unit_is_written_as_it_is_printed(code: str, words: str) -> None:
    assert unit_words(ENGLISH, code) == words


def test_no_unit_of_the_list_is_shown_as_a_code() -> None:
    for analyte in ANALYTES.values():
        for unit in analyte.units:
            words = unit_words(ENGLISH, unit.code)
            assert not {"*", "{", "_"} & {*words}, unit.code
            assert not words.startswith("u"), unit.code


def test_a_number_keeps_its_digits() -> None:
    assert number_words(ENGLISH, Decimal("4.20")) == "4.20"
    assert number_words(ENGLISH, Decimal(150000)) == "150,000"
    assert number_words(ENGLISH, Decimal("0.00012")) == "0.00012"


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (result("13.50", "g/dL"), f"13.50{SPACE}g/dL"),
        (result("0.1", "mg/L", "<"), f"<0.1{SPACE}mg/L"),
        (result("90", "", ">="), "≥90"),
        (result("41", "%"), "41%"),
        (result(None), "no value"),
        (Result("crp", None, comment="haemolysed"), "haemolysed"),
    ],
)
def test_a_value_is_said_with_its_sign_and_unit(item: Result, words: str) -> None:
    assert value_words(ENGLISH, item) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [("3.5", "11.0", "3.5 to 11.0"), (None, "50", "up to 50"), ("60", None, "from 60"), (None, None, "")],
)
def test_the_laboratorys_range_is_said(low: str | None, high: str | None, words: str) -> None:
    assert range_words(ENGLISH, result("1", low=low, high=high)) == words


BELOW, ABOVE = "below the laboratory's range", "above the laboratory's range"


@pytest.mark.parametrize(
    ("item", "words"),
    [
        (result("3.4", low="4.0", high="11.0"), BELOW),
        (result("4.0", low="4.0", high="11.0"), ""),
        (result("11.1", low="4.0", high="11.0"), ABOVE),
        (result("0.1", sign="<", low="0.2"), BELOW),
        (result("0.2", sign="<", low="0.2"), BELOW),
        (result("0.2", sign="<=", low="0.2"), ""),
        (result("5", sign="<", low="3"), ""),
        (result("90", sign=">", low="60"), ""),
        (result("90", sign=">", high="80"), ABOVE),
        (result("90", sign=">", high="100"), ""),
        (result("7"), ""),
        (result(None, low="4.0"), ""),
        (result("7", low="11.0", high="4.0"), ""),
    ],
)
def test_a_value_is_outside_the_range_only_where_that_is_sure(item: Result, words: str) -> None:
    assert outside_words(ENGLISH, item) == words


@pytest.mark.parametrize(
    ("doubt", "words"),
    [
        (
            Doubt(ResultDoubt.CANNOT_BE),
            f"CRP: laboratories don't report 4{SPACE}mg/L. Check the number and the unit.",
        ),
        (
            Doubt(ResultDoubt.OTHER_UNIT, "mg/dL"),
            f"CRP: laboratories don't report 4{SPACE}mg/L. Is the unit mg/dL?",
        ),
        (Doubt(ResultDoubt.UNKNOWN_UNIT), "CRP: mg/L is not a unit known for it. Check the unit."),
        (Doubt(ResultDoubt.NO_UNIT), "CRP: the unit is missing. Choose the one in the report."),
        (Doubt(ResultDoubt.LOW_ABOVE_HIGH), "CRP: the range begins above its end. Check both numbers."),
    ],
)
def test_what_is_questioned_is_said(doubt: Doubt, words: str) -> None:
    assert doubt_words(ENGLISH, doubt, result("4", "mg/L"), ANALYTES) == words


def test_text_with_braces_is_said_as_it_is() -> None:
    item = Result("{name}", Decimal(4), "{unit}")
    assert doubt_words(ENGLISH, Doubt(ResultDoubt.UNKNOWN_UNIT), item, ANALYTES).startswith("{name}: {unit} is not")
