from decimal import Decimal

import pytest

from imuran_desktop.domain.codes import Sign
from imuran_desktop.domain.results import Result
from imuran_desktop.exchange.lab_twice import same_value
from imuran_desktop.reference.analytes import load_analytes

ANALYTES = load_analytes()


@pytest.mark.parametrize(
    ("analyte", "one", "other", "same"),
    [
        ("platelets", ("231", "10*3/uL"), ("231000", "/uL"), True),
        ("wbc", ("4.2", "10*3/uL"), ("4200", "/uL"), True),
        ("wbc", ("4.2", "10*3/uL"), ("4210", "/uL"), False),
        ("wbc", ("4.2", "10*9/L"), ("4.20", "10*9/L"), True),
        ("wbc", ("4.2", ""), ("4.2", "10*9/L"), False),
        ("creatinine", ("0.98", "mg/dL"), ("87", "umol/L"), True),
        ("creatinine", ("1", "mg/dL"), ("80", "umol/L"), False),
        ("Ferritin", ("45", "ug/L"), ("45", "ug/L"), True),
        ("Ferritin", ("45", "ug/L"), ("45", "ng/mL"), False),
    ],
)
def test_two_values_are_one_only_as_exactly_as_both_are_printed(
    analyte: str, one: tuple[str, str], other: tuple[str, str], same: bool
) -> None:
    first, second = (Result(analyte, Decimal(value), unit) for value, unit in (one, other))
    assert same_value(first, second, ANALYTES.get(analyte)) is same
    assert same_value(second, first, ANALYTES.get(analyte)) is same


def test_signs_and_words_must_agree() -> None:
    five = Result("crp", Decimal(5), "mg/L")
    assert not same_value(five, Result("crp", Decimal(5), "mg/L", Sign.BELOW), ANALYTES["crp"])
    assert not same_value(five, Result("crp", None, comment="haemolysed"), ANALYTES["crp"])
    haemolysed = Result("crp", None, comment="haemolysed")
    assert same_value(haemolysed, haemolysed, ANALYTES["crp"])
    assert not same_value(haemolysed, Result("crp", None, comment="to follow"), ANALYTES["crp"])
