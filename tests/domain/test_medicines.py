"""Medicines by name: people write one medicine in several ways."""

import pytest

from imuran_desktop.domain.medicines import is_monitored, same_medicine


@pytest.mark.parametrize("name", ["azathioprine", "Azathioprine", " AZATHIOPRINE ", "Imuran", "imuran "])
def test_azathioprine_by_any_of_its_names(name: str) -> None:
    assert is_monitored(name)
    assert same_medicine(name, "azathioprine")


@pytest.mark.parametrize("name", ["", "prednisolone", "mercaptopurine", "aza"])
def test_another_medicine(name: str) -> None:
    assert not is_monitored(name)
    assert not same_medicine(name, "azathioprine")


def test_other_medicines_are_told_apart_by_name_alone() -> None:
    assert same_medicine(" Folic Acid", "folic acid")
    assert not same_medicine("folic acid", "folic acid 5")
