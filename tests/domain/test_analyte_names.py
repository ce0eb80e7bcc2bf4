import pytest

from imuran_desktop.domain.analyte_names import AnalyteNames, name_key
from imuran_desktop.reference.analytes import load_analytes


@pytest.fixture(name="names")
def of_the_list() -> AnalyteNames:
    return AnalyteNames(load_analytes())


@pytest.mark.parametrize(
    ("printed", "id_"),
    [
        ("Hb", "haemoglobin"),
        ("HGB", "haemoglobin"),
        ("Hemoglobin", "haemoglobin"),
        ("Hämoglobin", "haemoglobin"),
        ("WCC", "wbc"),
        ("White Blood Cell Count", "wbc"),
        ("Leukozyten", "wbc"),
        ("Neutrophils (abs)", "neutrophils"),
        ("NEUT#", "neutrophils"),
        ("Absolute Neutrophil Count", "neutrophils"),
        ("Neut %", "neutrophils_share"),
        ("SGPT", "alt"),
        ("ALT (SGPT)", "alt"),
        ("GPT [ALAT]", "alt"),
        ("Serum creatinine", "creatinine"),
        ("Creatinine, Serum", "creatinine"),
        ("Bilirubin, Total", "bilirubin"),
        ("eGFR (CKD-EPI 2021)", "egfr"),
        ("gamma-GT", "ggt"),
        ("Na+", "sodium"),
        ("Blood Urea Nitrogen", "urea_nitrogen"),
    ],
)
def test_a_printed_name_is_found(names: AnalyteNames, printed: str, id_: str) -> None:
    assert names.find(printed) == id_


@pytest.mark.parametrize(
    "printed",
    ["", "Bilirubin direct", "Creatinine (urine)", "Haemoglobin A1c", "ALT (AST)", "Urine albumin", "Ferritin"],
)
def test_another_name_is_not_taken_for_one(names: AnalyteNames, printed: str) -> None:
    assert names.find(printed) is None


def test_a_share_is_not_the_count_of_the_same_name(names: AnalyteNames) -> None:
    assert names.find("Neutrophils", "10*9/L") == "neutrophils"
    assert names.find("Neutrophile", "%") == "neutrophils_share"
    assert names.find("Hct", "%") == "haematocrit"
    assert names.find("White cells", "%") is None


def test_what_says_nothing_is_all_there_is() -> None:
    assert name_key("Count") == "count"
    assert name_key("Serum Albumin level") == name_key("ALBUMIN")
