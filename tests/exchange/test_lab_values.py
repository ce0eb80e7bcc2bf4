import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.codes import Sign
from imuran_desktop.exchange.lab_values import Reading, Unread, read_limits, read_value


def reading(value: str, unit: str = "", sign: str = "", low: str = "", high: str = "", comment: str = "") -> Reading:
    low_, high_ = (Decimal(end) if end else None for end in (low, high))
    return Reading(Decimal(value), Sign(sign), value, unit, low_, high_, comment)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("132", reading("132")),
        ("132 g/L (115 - 165)", reading("132", "g/L", low="115", high="165")),
        ("132g/L (115-165 g/L)", reading("132", "g/L", low="115", high="165")),
        ("4.2 x10^9/L [4.0-11.0]", reading("4.2", "10*9/L", low="4.0", high="11.0")),
        ("34\tU/L\t0-40", reading("34", "U/L", low="0", high="40")),
        ("<0.6 mg/L", reading("0.6", "mg/L", "<")),
        ("≤ 0.6 mg/L", reading("0.6", "mg/L", "<=")),
        ("1.9 L 2.0-7.5 10*9/L", reading("1.9", "10*9/L", low="2.0", high="7.5")),
        ("78 mL/min/1.73m2 > 60", reading("78", "mL/min/{1.73_m2}", low="60")),
        (">90 mL/min/1.73 m² (>60)", reading("90", "mL/min/{1.73_m2}", ">", low="60")),
        ("12 umol/L (<21)", reading("12", "umol/L", high="21")),
        ("<3 umol/L <21", reading("3", "umol/L", "<", high="21")),
        ("12 umol/L Ref: <21", reading("12", "umol/L", high="21")),
        ("10*9/L 4.2 4.0 to 11.0", reading("4.2", "10*9/L", low="4.0", high="11.0")),
        ("4.2 K/uL 4.0-11.0 K/uL", reading("4.2", "10*3/uL", low="4.0", high="11.0")),
        ("H 12.5 (4.0-11.0)", reading("12.5", low="4.0", high="11.0")),
        ("12.5* (4.0-11.0)", reading("12.5", low="4.0", high="11.0")),
        ("91 U/L ↑ 0\N{EN DASH}40", reading("91", "U/L", low="0", high="40")),
        ("5 mmol/xyz", reading("5", "mmol/xyz")),
        ("5 mmol/L slightly haemolysed", reading("5", "mmol/L", comment="slightly haemolysed")),
        ("12.5 H", reading("12.5", comment="H")),
        ("*1.2 (2.0-7.5)", reading("1.2", low="2.0", high="7.5")),
        ("0-40 34 U/L", reading("34", "U/L", low="0", high="40")),
        ("34 U/L normal", reading("34", "U/L", comment="normal")),
    ],
)
def test_a_value_is_read_with_what_belongs_to_it(text: str, expected: Reading) -> None:
    assert read_value(text, ".") == expected


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", Unread.NO_VALUE),
        ("-", Unread.NO_VALUE),
        ("g/L", Unread.NO_VALUE),
        ("4.0-11.0", Unread.NO_VALUE),
        ("(115-165)", Unread.NO_VALUE),
        ("4.2 5.1 10*9/L", Unread.TWO_VALUES),
        ("4.2 3.5 11.0", Unread.TWO_VALUES),
        ("<0.6 <5", Unread.TWO_VALUES),
        ("<40 34 U/L", Unread.TWO_VALUES),
        ("12 mg/L <1 mg/L", Unread.TWO_VALUES),
        ("70 U/L 4.0-11.0 > 60 3", Unread.TWO_VALUES),
        ("4.2 g/L 42 g/dL", Unread.TWO_VALUES),
        ("4.2 g/L (g/dL)", Unread.TWO_UNITS),
        ("34 U/L (0-40) (0-55)", Unread.TWO_RANGES),
        ("150,000", Unread.UNCLEAR_NUMBER),
        ("34 (1,000-2,000)", Unread.UNCLEAR_NUMBER),
        ("about 34 U/L", Unread.OTHER_TEXT),
        ("34 U/L (previous 31)", Unread.OTHER_TEXT),
        ("34 (12)", Unread.OTHER_TEXT),
        ("34 B12", Unread.OTHER_TEXT),
        ("-2", Unread.OTHER_TEXT),
        ("- 2", Unread.OTHER_TEXT),
        (",5", Unread.OTHER_TEXT),
        (", 5", Unread.OTHER_TEXT),
        (",5 mg/L (0,2-1,2)", Unread.OTHER_TEXT),
        ("5 mg/L (,2-1,2)", Unread.OTHER_TEXT),
        ("5 mg/L (- 5 - 2)", Unread.OTHER_TEXT),
        ("5 mg/L <,5", Unread.OTHER_TEXT),
        ("..5", Unread.OTHER_TEXT),
        ("3 umol/L direct", Unread.OTHER_TEXT),
        ("100 mmol/L in urine", Unread.OTHER_SAMPLE),
        ("120/80", Unread.OTHER_TEXT),
        ("12/03/2026", Unread.OTHER_TEXT),
        ("5th", Unread.OTHER_TEXT),
        ("4.2 x10^7/foo", Unread.OTHER_TEXT),
        ("10*7", Unread.OTHER_TEXT),
    ],
)
def test_what_can_be_read_in_two_ways_is_not_read(text: str, why: Unread) -> None:
    assert read_value(text, "") == why


def test_words_alone_are_a_comment() -> None:
    assert read_value("haemolysed sample", "") == Reading(None, comment="haemolysed sample")


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("3.5 - 11.0", "3.5", "11.0"),
        ("3,5\N{EN DASH}11,0", "3.5", "11.0"),
        ("[115 - 165 g/L]", "115", "165"),
        ("<50", None, "50"),
        ("≥ 60", "60", None),
        ("4 bis 11", "4", "11"),
    ],
)
def test_a_range_alone_is_read(text: str, low: str | None, high: str | None) -> None:
    limits = read_limits(text, "")
    assert limits is not None
    assert tuple(None if end is None else str(end) for end in limits) == (low, high)


@pytest.mark.parametrize("text", ["", "50", "4-11 5-12", "negative", "150,000 - 400,000", "4 - 11 - 12"])
def test_what_is_no_range_is_not_read(text: str) -> None:
    assert read_limits(text, "") is None


LOST = re.compile(r"(?:^|[\s(])[-,.·\u2010-\u2014\u2212][^\S\t]*$")
"""A sign that stands right before a number and may belong to it."""
PIECES = st.lists(
    st.sampled_from(
        [
            "4.2",
            ",",
            ",5",
            ".5",
            "<",
            "(",
            ")",
            "g/L",
            "x10^9/L",
            "-",
            "11",
            "H",
            "*",
            " ",
            "\t",
            "1,250",
            "ref",
            "B12",
            "²",
            "/",
        ]
    )
).map("".join)


@given(st.one_of(PIECES, st.text()), st.sampled_from(["", ".", ","]))
def test_a_value_stands_in_the_text_with_just_its_digits(text: str, decimal: str) -> None:
    read = read_value(text, decimal)

    if isinstance(read, Reading) and read.value is not None:
        assert read.printed in text
        assert any(not LOST.search(text[: found.start()]) for found in re.finditer(re.escape(read.printed), text))
        assert "".join(filter(str.isdigit, str(read.value))).lstrip("0") == "".join(
            filter(str.isdigit, read.printed)
        ).lstrip("0")
    read_limits(text, decimal)
