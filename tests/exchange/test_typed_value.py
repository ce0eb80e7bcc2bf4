from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.codes import Sign
from imuran_desktop.domain.results import Result
from imuran_desktop.exchange.typed_value import (
    TypedValue,
    Typo,
    both_readings,
    limit_text,
    read_limit,
    read_value,
    typed_text,
)
from imuran_desktop.reference.analytes import load_analytes

HAEMOGLOBIN = load_analytes()["haemoglobin"]


@pytest.mark.parametrize(
    ("typed", "value", "sign", "comment"),
    [
        ("4.2", "4.2", Sign.EXACT, ""),
        ("4,2", "4.2", Sign.EXACT, ""),
        (" 4.20 ", "4.20", Sign.EXACT, ""),
        ("<0.1", "0.1", Sign.BELOW, ""),
        ("> 60", "60", Sign.ABOVE, ""),
        ("≥60", "60", Sign.AT_LEAST, ""),
        ("3.5*", "3.5", Sign.EXACT, ""),
        ("3.5 ↑", "3.5", Sign.EXACT, ""),
        ("3.5 H", "3.5", Sign.EXACT, "H"),
        ("4.2 haemolysed", "4.2", Sign.EXACT, "haemolysed"),
        ("-2", "-2", Sign.EXACT, ""),
        ("1'250", "1250", Sign.EXACT, ""),
    ],
)
def test_numbers_are_read(typed: str, value: str, sign: Sign, comment: str) -> None:
    read = read_value(typed)
    assert (str(read.value), read.sign, read.comment, read.fault) == (value, sign, comment, None)


def test_words_become_the_comment() -> None:
    assert read_value("haemolysed, see 3 May") == TypedValue(comment="haemolysed, see 3 May")


@pytest.mark.parametrize(
    "typed",
    [
        "4.2.1",
        "4 5",
        "12-15",
        "4.2/5",
        "<",
        "--",
        "<a",
        "4.2 10^7/Q",
        "2OO",
        "4.2haemolysed",
        "12\N{EN DASH}15",
        "O.5",
        "l2",
        "3.5H",
    ],
)
def test_what_is_no_value_is_refused(typed: str) -> None:
    assert read_value(typed).fault is Typo.NOT_A_NUMBER


@pytest.mark.parametrize("typed", ["1,250", "150.000"])
def test_what_can_be_read_in_two_ways_is_refused(typed: str) -> None:
    assert read_value(typed).fault is Typo.TWO_READINGS


@pytest.mark.parametrize(("typed", "point", "comma"), [("1.250", "1.250", "1250"), ("<1,250 H", "1250", "1.250")])
def test_it_is_read_once_the_decimal_sign_is_settled(typed: str, point: str, comma: str) -> None:
    assert str(read_value(typed, decimal=".").value) == point
    assert str(read_value(typed, decimal=",").value) == comma


@pytest.mark.parametrize(
    ("typed", "readings"),
    [
        ("1.250", ("1.250", "1250")),
        ("<150,000 seen twice", ("150.000", "150000")),
        ("1.25", None),
        ("0.125", None),
        ("haemolysed", None),
        ("", None),
    ],
)
def test_what_can_be_read_in_two_ways_has_both_of_them(typed: str, readings: tuple[str, str] | None) -> None:
    both = both_readings(typed)
    assert (both and tuple(map(str, both))) == readings


def test_a_limit_that_can_be_read_in_two_ways_says_so() -> None:
    assert read_limit("1.250").fault is Typo.TWO_READINGS
    assert str(read_limit("1.250", ".").value) == "1.250"


def test_a_unit_behind_the_number_is_read() -> None:
    assert read_value("13.5 g/dL", HAEMOGLOBIN) == TypedValue(Decimal("13.5"), unit="g/dL")
    assert read_value("4.2 x10^9/L") == TypedValue(Decimal("4.2"), unit="10*9/L")


def test_nothing_typed_is_nothing() -> None:
    assert read_value("  ").is_empty


def test_a_limit_is_a_plain_number() -> None:
    assert read_limit("3,5").value == Decimal("3.5")
    assert read_limit("").is_empty
    for typed in ("<5", "5 g/L", "high", "5 H"):
        assert read_limit(typed).fault is Typo.NOT_A_NUMBER
    assert limit_text(None) == ""
    assert limit_text(Decimal("3.50")) == "3.50"


@given(
    value=st.integers(0, 4).flatmap(lambda places: st.decimals(min_value=0, max_value=9999, places=places)),
    sign=st.sampled_from(Sign),
    comment=st.sampled_from(["", "haemolysed", "see letter"]),
)
def test_what_was_written_is_read_back(value: Decimal, sign: Sign, comment: str) -> None:
    result = Result("alt", value, "U/L", sign, comment=comment)
    read = read_value(typed_text(result), decimal=".")
    assert (read.value, read.sign, read.comment) == (value, sign, comment)
