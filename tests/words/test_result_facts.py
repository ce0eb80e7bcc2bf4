from decimal import Decimal

import pytest

from imuran_desktop.domain.codes import Sign
from imuran_desktop.domain.results import Result
from imuran_desktop.reference.analytes import load_analytes
from imuran_desktop.words.language import Language
from imuran_desktop.words.result_facts import facts_words

ENGLISH = Language("en_GB")
HAEMOGLOBIN, ALT = load_analytes()["haemoglobin"], load_analytes()["alt"]


def said(result: Result, *, as_last: bool = False) -> str:
    analyte = {"haemoglobin": HAEMOGLOBIN, "alt": ALT}.get(result.analyte)
    return facts_words(ENGLISH, result, analyte, as_last=as_last).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("sign", "words"),
    [
        (Sign.EXACT, "= 135 g/L"),
        (Sign.BELOW, "= <135 g/L"),
        (Sign.AT_MOST, "= ≤135 g/L"),
        (Sign.AT_LEAST, "= ≥135 g/L"),
    ],
)
def test_the_other_unit_is_said_with_the_sign_as_it_is_printed(sign: Sign, words: str) -> None:
    assert said(Result("haemoglobin", Decimal("13.5"), "g/dL", sign)) == words


def test_comments_ranges_and_where_they_are_from_are_said() -> None:
    assert said(Result("alt", None, comment="haemolysed")) == "no number: kept as a comment"
    low = Result("alt", Decimal(8), "U/L", low=Decimal(10), comment="fasting")
    assert said(low, as_last=True) == "comment: fasting · below the laboratory's range · range as last time"


def test_where_there_is_nothing_to_say_nothing_is_said() -> None:
    assert said(Result("Ferritin", Decimal(80), "ug/L")) == ""
