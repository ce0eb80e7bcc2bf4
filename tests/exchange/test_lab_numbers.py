from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.exchange.lab_numbers import decimal_sign, is_unclear, read_number


@pytest.mark.parametrize(
    ("printed", "digits"),
    [
        ("132", "132"),
        ("4.20", "4.20"),
        ("4,2", "4.2"),
        ("0.125", "0.125"),
        ("0,125", "0.125"),
        ("1.2345", "1.2345"),
        ("1234.567", "1234.567"),
        ("1,234.5", "1234.5"),
        ("1.234,5", "1234.5"),
        ("1,234,567", "1234567"),
        ("1.234.567", "1234567"),
        ("1'250", "1250"),
        ("1\u2019250.5", "1250.5"),
        ("1\u202f250", "1250"),
        ("12\N{NO-BREAK SPACE}500,5", "12500.5"),
        ("007", "7"),
    ],
)
def test_a_number_has_the_digits_that_are_printed(printed: str, digits: str) -> None:
    assert str(read_number(printed, "")) == digits


@pytest.mark.parametrize(("printed", "point", "comma"), [("1.250", "1.250", "1250"), ("150,000", "150000", "150.000")])
def test_three_digits_behind_a_sign_are_read_only_once_it_is_settled_what_it_means(
    printed: str, point: str, comma: str
) -> None:
    assert read_number(printed, "") is None
    assert str(read_number(printed, ".")) == point
    assert str(read_number(printed, ",")) == comma


@pytest.mark.parametrize(
    "printed", ["12.03.2026", "1,23,456", "1'25", "1.2,3.4", "1,2.3,4", "٣", "1.٣", "12'500'5", "1.2'345"]
)
def test_what_is_no_number_is_not_read(printed: str) -> None:
    assert read_number(printed, ".") is None


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("Hb 13.5 g/dL, platelets 150,000 /uL", "."),
        ("Hb 13,5 g/dl, Thrombozyten 150.000 /µl", ","),
        ("Platelets 150,000", ""),
        ("Hb 13.5 and 4,2", ""),
        ("Platelets 1,150,000", "."),
        ("eGFR 78 mL/min/1.73m2", ""),
        ("12.03.2026", ""),
        ("", ""),
    ],
)
def test_the_sign_of_a_text_is_settled_by_its_plain_numbers(text: str, sign: str) -> None:
    assert decimal_sign(text) == sign


@given(st.decimals(0, 10**9, allow_nan=False, places=2), st.sampled_from([(".", ","), (",", ".")]))
def test_a_number_written_with_groups_is_read_back(value: Decimal, signs: tuple[str, str]) -> None:
    decimal, group = signs
    written = f"{value:,}".replace(",", "G").replace(".", decimal).replace("G", group)

    assert read_number(written, decimal) == value


@given(st.text("0123456789.,'\u202f٣", max_size=14), st.sampled_from(["", ".", ","]))
def test_no_digit_is_lost_or_added(text: str, sign: str) -> None:
    value = read_number(text, sign)

    if value is not None:
        digits = "".join(one for one in text if one.isdigit())
        assert "".join(one for one in str(value) if one.isdigit()).lstrip("0") == digits.lstrip("0")


@pytest.mark.parametrize(
    ("text", "unclear"),
    [("4.250", True), ("CRP 4,250 mg/L", True), ("4.25", False), ("1,250.5", False), ("0.125", False)],
)
def test_a_number_that_is_two_different_ones_is_unclear(text: str, unclear: bool) -> None:
    assert is_unclear(text) is unclear
