from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.codes import ResultDoubt
from imuran_desktop.domain.results import Analyte, Result
from imuran_desktop.domain.units import Doubt, convert, doubts, shown, unit_code
from imuran_desktop.reference.analytes import load_analytes

ANALYTES = load_analytes()

PRINTED = {
    "10*9/L": "10*9/L x10^9/L \N{MULTIPLICATION SIGN}10⁹/l x10(9)/L 10e9/L x10E9/L x109/L 10**9/L Gpt/l /nl",
    "10*3/uL": "10*3/uL 10^3/µL 10^3/μL K/uL k/ul thou/mm3 x10E3/uL x10³/mm³ Thousand/uL 10^3/mcL Tsd./µl K/cumm",
    "/uL": "/uL /µl cells/uL cells/mcL /mm3 /mm³",
    "10*12/L": "10*12/L x10^12/L 10¹²/l /pl T/l",
    "10*6/uL": "10*6/uL M/uL Mio/µl million/uL x10E6/uL mill/mm3",
    "g/dL": "g/dL g/dl G/DL gm/dL g/100ml",
    "g/L": "g/L g/l gm/L g/litre",
    "umol/L": "umol/L µmol/L μmol/l micromol/L mcmol/L umol/litre",
    "mmol/L": "mmol/L mmol/l MMOL/L",
    "mg/dL": "mg/dL mg/dl MG/DL",
    "mg/L": "mg/L mg/l",
    "U/L": "U/L U/l IU/L iu/l units/L",
    "fL": "fL fl um3 µm³",
    "pg": "pg",
    "%": "%",
    "L/L": "L/L l/l",
    "mm/h": "mm/h mm/hr mm/hour",
    "mL/min/{1.73_m2}": "mL/min/1.73m2 mL/min/1.73m² ml/min/1.73m^2 mL/min/1,73m² mL/min/{1.73_m2} mL/min/1.73",
}


@pytest.mark.parametrize(("code", "printed"), [(code, one) for code, all_ in PRINTED.items() for one in all_.split()])
def test_what_is_printed_for_a_unit_is_read(code: str, printed: str) -> None:
    assert unit_code(printed) == code


@pytest.mark.parametrize(
    ("printed", "code"),
    [
        ("x 10^9 / L", "10*9/L"),
        ("mL/min/1.73 m²", "mL/min/{1.73_m2}"),
        ("mL/min/1.73 sq m", "mL/min/{1.73_m2}"),
        (" g / dL ", "g/dL"),
    ],
)
def test_spaces_in_a_unit_make_no_difference(printed: str, code: str) -> None:
    assert unit_code(printed) == code


@pytest.mark.parametrize(
    "printed", ["", "H", "L", "4.2", "10", "109/L", "10 9/L", "1000/uL", "4.2 g/L", "10^4/L", "stones"]
)
def test_what_is_no_known_unit_is_not_read(printed: str) -> None:
    assert unit_code(printed) is None


def test_a_capital_g_is_read_only_where_what_is_measured_tells() -> None:
    assert unit_code("G/L") is None
    assert unit_code("G/L", ANALYTES["haemoglobin"]) == "g/L"
    assert unit_code("G/l", ANALYTES["wbc"]) == "10*9/L"
    assert unit_code("G/L", ANALYTES["alt"]) is None


# What others have published in both units: KDIGO's guideline on acute kidney injury (2012, table 2); the Child-Pugh
# score as PMC3017746 prints it (table 1); the AIDS InfoNet's fact sheet 120, "Normal laboratory values" (30 September
# 2014); the Medical Council of Canada's normal values (January 2013); Cancer Therapy Advisor, "Reference values for
# commonly ordered blood tests"; "Reference intervals for clinical laboratory parameters" (table IX-1) for the counts.
PUBLISHED = {
    "KDIGO": (
        ("creatinine", "0.3", "mg/dL", "26.5", "umol/L"),
        ("creatinine", "4.0", "mg/dL", "353.6", "umol/L"),
    ),
    "Child-Pugh": (
        ("bilirubin", "2.0", "mg/dL", "34", "umol/L"),
        ("bilirubin", "3.0", "mg/dL", "51", "umol/L"),
        ("albumin", "3.5", "g/dL", "35", "g/L"),
    ),
    "AIDS InfoNet": (
        ("alt", "7", "U/L", "0.12", "ukat/L"),
        ("alt", "55", "U/L", "0.92", "ukat/L"),
        ("ast", "40", "U/L", "0.67", "ukat/L"),
        ("albumin", "4.3", "g/dL", "43", "g/L"),
    ),
    "Medical Council of Canada": (
        ("bilirubin", "1.5", "mg/dL", "26", "umol/L"),
        ("bicarbonate", "24", "meq/L", "24", "mmol/L"),
    ),
    "Cancer Therapy Advisor": (
        ("bilirubin", "0.3", "mg/dL", "5.1", "umol/L"),
        ("bilirubin", "0.7", "mg/dL", "12.0", "umol/L"),
        ("chloride", "98", "meq/L", "98", "mmol/L"),
    ),
    "Reference intervals": (
        ("haemoglobin", "13.6", "g/dL", "136", "g/L"),
        ("mchc", "33", "g/dL", "330", "g/L"),
        ("haematocrit", "39", "%", "0.39", "L/L"),
        ("red_cells", "4.3", "10*6/uL", "4.3", "10*12/L"),
        ("wbc", "3200", "/uL", "3.2", "10*9/L"),
        ("platelets", "130", "10*3/uL", "130", "10*9/L"),
    ),
}


@pytest.mark.parametrize("pair", [pytest.param(pair, id=name) for name, pairs in PUBLISHED.items() for pair in pairs])
def test_published_pairs(pair: tuple[str, str, str, str, str]) -> None:
    id_, *sides = pair
    one, other = (Decimal(sides[0]), sides[1]), (Decimal(sides[2]), sides[3])
    for (value, code), (expected, to) in ((one, other), (other, one)):
        converted = convert(value, ANALYTES[id_], code, to)
        assert converted is not None
        # Publications round to the digits that they print.
        assert converted.quantize(expected, ROUND_HALF_UP) == expected


@pytest.mark.parametrize(
    ("id_", "value", "from_code", "to_code", "expected"),
    [
        ("creatinine", "221", "umol/L", "mg/dL", "2.5"),
        ("bilirubin", "1.2", "mg/dL", "umol/L", "20.52"),
        ("platelets", "150", "10*9/L", "/uL", "150000"),
        ("alt", "1", "ukat/L", "U/L", "60"),
        ("crp", "1.5", "mg/dL", "mg/L", "15"),
    ],
)
def test_no_digit_is_lost(id_: str, value: str, from_code: str, to_code: str, expected: str) -> None:
    assert convert(Decimal(value), ANALYTES[id_], from_code, to_code) == Decimal(expected)


def test_nothing_is_converted_to_a_unit_that_the_analyte_is_not_given_in() -> None:
    assert convert(Decimal(1), ANALYTES["alt"], "U/L", "g/L") is None
    assert convert(Decimal(1), ANALYTES["alt"], "", "U/L") is None


DECIMALS = st.builds(
    lambda digits, places: Decimal(digits).scaleb(-places), st.integers(0, 10**12 - 1), st.integers(0, 8)
)
PAIRS = st.sampled_from(
    [(analyte, one.code, two.code) for analyte in ANALYTES.values() for one in analyte.units for two in analyte.units]
)


@given(DECIMALS, PAIRS)
def test_converted_there_and_back_is_the_same(value: Decimal, pair: tuple[Analyte, str, str]) -> None:
    analyte, one, two = pair
    assert (there := convert(value, analyte, one, two)) is not None
    assert convert(there, analyte, two, one) == value


@given(DECIMALS, DECIMALS, PAIRS)
def test_what_is_more_stays_more(value: Decimal, other: Decimal, pair: tuple[Analyte, str, str]) -> None:
    analyte, one, two = pair
    converted = [convert(item, analyte, one, two) for item in sorted([value, other])]
    assert converted == sorted(item for item in converted if item is not None)


@pytest.mark.parametrize(
    ("converted", "printed", "expected"),
    [
        ("20.52", "1.2", "20.5"),
        ("135.0", "13.5", "135"),
        ("1.1764705882352941176", "104", "1.18"),
        ("88.4", "1", "88.4"),
        ("1069.64", "12.1", "1070"),
        ("150000", "150", "150000"),
        ("0.005847953", "0.1", "0.00585"),
        ("0", "0.0", "0"),
    ],
)
def test_a_converted_value_is_shown_with_no_more_digits_than_it_has(
    converted: str, printed: str, expected: str
) -> None:
    assert str(shown(Decimal(converted), Decimal(printed))) == expected


def doubted(id_: str, value: str, unit: str, low: str | None = None, high: str | None = None) -> tuple[Doubt, ...]:
    low_, high_ = (None if end is None else Decimal(end) for end in (low, high))
    return doubts(Result(id_, Decimal(value), unit, low=low_, high=high_), ANALYTES.get(id_))


def test_a_usual_value_is_not_questioned() -> None:
    assert doubted("haemoglobin", "132", "g/L", "115", "165") == ()
    assert doubted("wbc", "0.1", "10*9/L", "4", "11") == ()
    assert doubted("Ferritin", "45", "ug/L") == ()


@pytest.mark.parametrize(
    ("id_", "value", "unit"),
    [
        ("wbc", "0.1", "10*9/L"),
        ("wbc", "4500", "/uL"),
        ("platelets", "1", "10*9/L"),
        ("platelets", "1000", "/uL"),
        ("neutrophils", "0.0", "10*9/L"),
        ("neutrophils", "0.01", "10*9/L"),
        ("eosinophils", "0.00", "10*9/L"),
        ("eosinophils", "0", "/uL"),
        ("basophils", "0.01", "10*9/L"),
    ],
)
def test_few_cells_or_none_are_not_questioned(id_: str, value: str, unit: str) -> None:
    assert doubted(id_, value, unit) == ()


@pytest.mark.parametrize(
    ("id_", "value", "unit", "other"),
    [
        ("haemoglobin", "13.2", "g/L", "g/dL"),
        ("haemoglobin", "132", "g/dL", "g/L"),
        ("wbc", "4200", "10*9/L", "/uL"),
        ("wbc", "4.5", "/uL", "10*9/L"),
        ("platelets", "250", "/uL", "10*9/L"),
        ("neutrophils", "2.1", "/uL", "10*9/L"),
        ("lymphocytes", "1.4", "/uL", "10*9/L"),
        ("monocytes", "0.4", "/uL", "10*9/L"),
        ("eosinophils", "0.2", "/uL", "10*9/L"),
        ("basophils", "0.02", "/uL", "10*9/L"),
        ("creatinine", "1.1", "umol/L", "mg/dL"),
        ("creatinine", "90", "mg/dL", "umol/L"),
        ("albumin", "4.2", "g/L", "g/dL"),
        ("haematocrit", "0.41", "%", "L/L"),
    ],
)
def test_a_value_in_the_wrong_unit_is_questioned_with_the_unit_it_could_be_in(
    id_: str, value: str, unit: str, other: str
) -> None:
    assert doubted(id_, value, unit) == (Doubt(ResultDoubt.OTHER_UNIT, other),)


def test_a_value_that_can_be_in_no_unit_is_questioned() -> None:
    assert doubted("mcv", "910", "fL") == (Doubt(ResultDoubt.CANNOT_BE),)
    assert doubted("potassium", "45", "mmol/L") == (Doubt(ResultDoubt.CANNOT_BE),)


def test_a_unit_that_is_missing_or_not_the_analytes_is_questioned() -> None:
    assert doubted("alt", "34", "") == (Doubt(ResultDoubt.NO_UNIT),)
    assert doubted("alt", "34", "g/L") == (Doubt(ResultDoubt.UNKNOWN_UNIT),)


def test_a_range_the_wrong_way_round_is_questioned_beside_the_rest() -> None:
    assert doubted("alt", "34", "", "40", "0") == (Doubt(ResultDoubt.LOW_ABOVE_HIGH), Doubt(ResultDoubt.NO_UNIT))


def test_words_need_no_unit() -> None:
    assert doubts(Result("alt", None, comment="haemolysed"), ANALYTES["alt"]) == ()
