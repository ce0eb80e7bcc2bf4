"""What laboratories measure: all that the blood tests for azathioprine hold, and how a mistake in the file is named."""

from decimal import Decimal
from pathlib import Path

import pytest

from imuran_desktop.domain.analyte_names import AnalyteNames, name_key
from imuran_desktop.domain.codes import Panel
from imuran_desktop.domain.results import Analyte, Analytes, Unit
from imuran_desktop.domain.units import unit_code
from imuran_desktop.reference.analytes import load_analytes, read_analytes
from tests.reference.mistakes import SOURCES, sentence

DOCUMENTED = {
    "wbc": ("6690-2", {"10*9/L", "10*3/uL"}),
    "neutrophils": ("751-8", {"10*9/L", "10*3/uL"}),
    "lymphocytes": ("731-0", {"10*9/L", "10*3/uL"}),
    "eosinophils": ("711-2", {"10*9/L", "10*3/uL"}),
    "platelets": ("777-3", {"10*9/L", "10*3/uL"}),
    "haemoglobin": ("718-7", {"g/dL", "g/L"}),
    "mcv": ("787-2", {"fL"}),
    "alt": ("1742-6", {"U/L"}),
    "ast": ("1920-8", {"U/L"}),
    "alp": ("6768-6", {"U/L"}),
    "bilirubin": ("1975-2", {"mg/dL", "umol/L"}),
    "albumin": ("1751-7", {"g/dL", "g/L"}),
    "creatinine": ("2160-0", {"mg/dL", "umol/L"}),
    "egfr": ("98979-8", {"mL/min/{1.73_m2}"}),
}
"""The LOINC code and the units of each documented test."""


@pytest.mark.parametrize("id_", DOCUMENTED)
def test_each_documented_test_is_there_with_its_code_and_units(id_: str) -> None:
    loinc, units = DOCUMENTED[id_]
    analyte = load_analytes()[id_]

    assert analyte.loinc == loinc
    assert units <= {unit.code for unit in analyte.units}


def test_creatinine_has_a_code_of_its_own_in_moles() -> None:
    assert load_analytes()["creatinine"].loinc_molar == "14682-9"


def test_no_code_stands_twice() -> None:
    codes = [code for item in load_analytes().values() for code in (item.loinc, item.loinc_molar) if code]

    assert len({*codes}) == len(codes)


def test_each_unit_is_read_as_it_is_written() -> None:
    for analyte in load_analytes().values():
        for unit in analyte.units:
            assert unit_code(unit.code) == unit.code


def test_each_name_is_found_again() -> None:
    names = AnalyteNames(load_analytes())
    for analyte in load_analytes().values():
        for name in (analyte.name, *analyte.also):
            assert names.find(name) == analyte.id, name


def test_no_other_name_says_only_what_the_name_says() -> None:
    for analyte in load_analytes().values():
        keys = [name_key(name) for name in (analyte.name, *analyte.also)]
        assert len({*keys}) == len(keys), analyte.id


def test_the_file_is_read_once() -> None:
    assert load_analytes() is load_analytes()


FILE = """
sources = ["LEAFLET"]

[[analytes]]
id = "bilirubin"
name = "Bilirubin"
panel = "liver"
loinc = "1975-2"
loinc_molar = "14631-6"
units = [{ code = "umol/L", factor = "1" }, { code = "mg/dL", factor = "17.1" }]
lowest = "0"
highest = "2000"
also = ["Bili"]

[[analytes]]
id = "mcv"
name = "MCV"
panel = "blood_count"
loinc = "787-2"
units = [{ code = "fL", factor = "1" }]
lowest = "30"
highest = "200"
also = ["Mean cell volume"]
"""


def read(path: Path) -> Analytes:
    return read_analytes(path, SOURCES)


def test_analytes_are_read(tmp_path: Path) -> None:
    path = tmp_path / "analytes.toml"
    path.write_text(FILE, encoding="utf-8")

    analytes = read(path)
    assert list(analytes) == ["bilirubin", "mcv"]
    assert analytes["bilirubin"] == Analyte(
        id="bilirubin",
        name="Bilirubin",
        panel=Panel.LIVER,
        loinc="1975-2",
        loinc_molar="14631-6",
        units=(Unit("umol/L", Decimal(1)), Unit("mg/dL", Decimal("17.1"))),
        lowest=Decimal(0),
        highest=Decimal(2000),
        also=("Bili",),
    )
    assert analytes["mcv"].loinc_molar == ""


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"LEAFLET"', '"BOOK"', '"sources" names the unknown source "BOOK".'),
        ('id = "mcv"', 'id = "bilirubin"', 'analyte "bilirubin": another entry has the same id.'),
        ('"liver"', '"lungs"', 'analyte "bilirubin": "panel" is the unknown panel "lungs".'),
        ('"1975-2"', '"1975-3"', 'analyte "bilirubin": "loinc" is not a LOINC code: "1975-3".'),
        ('"14631-6"', '"14361-6"', 'analyte "bilirubin": "loinc_molar" is not a LOINC code: "14361-6".'),
        ('"787-2"', '"MCV"', 'analyte "mcv": "loinc" is not a LOINC code: "MCV".'),
        ('"17.1"', '"a lot"', 'analyte "bilirubin", unit 2: "factor" must be a number in quotes, not "a lot".'),
        ('"17.1"', '"NaN"', 'analyte "bilirubin", unit 2: "factor" must be a number in quotes, not "NaN".'),
        ('"17.1"', "17.1", 'analyte "bilirubin", unit 2: "factor" must be text, not 17.1.'),
        ('"17.1"', '"-17.1"', 'analyte "bilirubin": a factor must be above zero.'),
        (
            'factor = "1" }, {',
            'factor = "2" }, {',
            'analyte "bilirubin": one of the first unit is one of itself: its factor must be 1.',
        ),
        ('"mg/dL"', '"umol/L"', 'analyte "bilirubin": "units" has a unit twice.'),
        ('"2000"', '"0"', 'analyte "bilirubin": "lowest" must be below "highest", and not below zero.'),
        ('lowest = "30"', 'lowest = "-3"', 'analyte "mcv": "lowest" must be below "highest", and not below zero.'),
        ('"Mean cell volume"', '"BILI"', 'analyte "mcv": "BILI" is also a name of "bilirubin".'),
        ('name = "MCV"\n', "", 'analyte "mcv": missing key "name".'),
        ('name = "MCV"', 'name = "MCV"\ncolour = "red"', 'analyte "mcv": unknown key "colour".'),
    ],
)
def test_a_mistake_in_the_analytes_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert (
        sentence(read, tmp_path / "analytes.toml", FILE, old, new)
        .removeprefix("analytes.toml: ")
        .removeprefix("analytes.toml, ")
        == said
    )
