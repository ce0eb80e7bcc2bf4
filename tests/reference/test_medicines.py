"""The medicines that the app knows, and how a mistake in them is named."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from imuran_desktop.domain.codes import FoodInstruction
from imuran_desktop.domain.medicines import MedicineInfo
from imuran_desktop.reference.medicines import load_medicines, read_medicines
from tests.reference.mistakes import SOURCES, sentence


def test_azathioprine_is_known_with_its_tablets_and_codes() -> None:
    azathioprine = load_medicines()["azathioprine"]

    assert (azathioprine.brand, azathioprine.atc, azathioprine.rxnorm) == ("Imuran", "L04AX01", "1256")
    assert [(tablet.strength_mg, tablet.rxnorm) for tablet in azathioprine.tablets] == [
        (25, "199310"),
        (50, "197388"),
        (75, "359229"),
        (100, "359228"),
    ]
    assert azathioprine.food is FoodInstruction.WITH_OR_AFTER
    assert all(source.checked for source in azathioprine.sources)


def test_the_file_is_read_once() -> None:
    assert load_medicines() is load_medicines()


MEDICINES = """
[[medicines]]
id = "azathioprine"
name = "azathioprine"
brand = "Imuran"
atc = "L04AX01"
rxnorm = "1256"
tablets = [{ strength_mg = 12.5, rxnorm = "1" }, { strength_mg = 25, rxnorm = "2" }]
food = "with_or_after"
swallow = "Whole."
sources = ["LEAFLET"]
"""


def read(path: Path) -> Mapping[str, MedicineInfo]:
    return read_medicines(path, SOURCES)


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"with_or_after"', '"at_noon"', ': "food" is the unknown instruction "at_noon".'),
        ('"with_or_after"', '"own_words"', ': "food" is the unknown instruction "own_words".'),
        ("12.5", "0", ', tablet 1: "strength_mg" must be a number above zero, not 0.'),
        ("12.5", "true", ', tablet 1: "strength_mg" must be a number above zero, not True.'),
        ("12.5", '"12.5"', ", tablet 1: \"strength_mg\" must be a number above zero, not '12.5'."),
        ('rxnorm = "1256"', "rxnorm = 1256", ': "rxnorm" must be text, not 1256.'),
        ('["LEAFLET"]', '["BOOK"]', ': "sources" names the unknown source "BOOK".'),
        ('swallow = "Whole."\n', "", ': missing key "swallow".'),
        ('swallow = "Whole."', 'swallow = "Whole."\nprice = 1', ': unknown key "price".'),
    ],
)
def test_a_mistake_in_the_medicines_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    told = sentence(read, tmp_path / "medicines.toml", MEDICINES, old, new)

    assert told == f'medicines.toml, medicine "azathioprine"{said}'
