import pytest

from imuran_desktop.domain.analyte_names import AnalyteNames
from imuran_desktop.exchange.csv_layout import Field, Layout, Measured, guess_layout, measured_of
from imuran_desktop.reference.analytes import load_analytes

ANALYTES = load_analytes()


def test_a_row_per_result_is_known_by_its_headings() -> None:
    header = ["Collection Date", "Test Name", "Result", "Flag", "Units", "Ref. Low", "Ref. High", "Lab", "Comments"]
    header += ["Specimen"]
    layout = guess_layout(header, ANALYTES)

    assert layout.fields == {
        Field.DATE: 0,
        Field.NAME: 1,
        Field.VALUE: 2,
        Field.UNIT: 4,
        Field.LOW: 5,
        Field.HIGH: 6,
        Field.LAB: 7,
        Field.COMMENT: 8,
        Field.SAMPLE: 9,
    }
    assert layout.measured == {}
    assert layout.is_usable
    assert layout.used == {0, 1, 2, 4, 5, 6, 7, 8, 9}


def test_a_german_heading_is_known() -> None:
    layout = guess_layout(["Datum", "Untersuchung", "Wert", "Einheit", "Referenzbereich", "Labor"], ANALYTES)

    assert [*layout.fields] == [Field.DATE, Field.NAME, Field.VALUE, Field.UNIT, Field.RANGE, Field.LAB]


def test_a_column_per_analyte_is_known_with_its_unit() -> None:
    header = ["Date", "Hb (g/L)", "WBC [10^9/L]", "Neutrophils %", "ALT", "Ferritin (ug/L)", "Sex", "Comment", "Lab"]
    layout = guess_layout(header, ANALYTES)

    assert layout.measured == {
        1: Measured("Hb", "g/L"),
        2: Measured("WBC", "10*9/L"),
        3: Measured("Neutrophils", "%"),
        4: Measured("ALT"),
        5: Measured("Ferritin", "ug/L"),
    }
    assert layout.is_usable
    assert layout.used == {0, 1, 2, 3, 4, 5, 8}


@pytest.mark.parametrize("header", [["Test", "Result"], ["Date", "Sex"], ["Date", "Test"], []])
def test_a_table_without_dates_or_values_is_not_usable(header: list[str]) -> None:
    assert not guess_layout(header, ANALYTES).is_usable


def test_the_first_of_two_like_headings_counts() -> None:
    assert guess_layout(["Date", "Test", "Value", "Result"], ANALYTES).fields[Field.VALUE] == 2


def test_what_the_person_chose_is_a_layout_too() -> None:
    assert Layout({Field.DATE: 1, Field.NAME: 0, Field.VALUE: 2}, {}).is_usable


@pytest.mark.parametrize(
    ("heading", "expected"),
    [
        ("eGFR (CKD-EPI 2021)", Measured("eGFR (CKD-EPI 2021)")),
        ("Neutrophils (abs)", Measured("Neutrophils (abs)")),
        ("eGFR (mL/min/1.73m2)", Measured("eGFR", "mL/min/{1.73_m2}")),
        ("Creatinine umol/L", Measured("Creatinine", "umol/L")),
        ("Hb, g/dL", Measured("Hb", "g/dL")),
        ("Vitamin D (total)", Measured("Vitamin D (total)")),
    ],
)
def test_a_unit_is_parted_from_the_name(heading: str, expected: Measured) -> None:
    assert measured_of(heading, AnalyteNames(ANALYTES)) == expected
