"""Ids made from names."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.ids import free_id, is_id, plain_id, slot_id


@pytest.mark.parametrize(
    ("name", "made"),
    [
        ("Folic acid 5", "folic-acid-5"),
        (" 6-MP (Purinethol) ", "6-mp-purinethol"),
        ("שחרית", "שחרית"),
        ("💊", "unnamed"),
        ("", "unnamed"),
    ],
)
def test_a_name_as_an_id(name: str, made: str) -> None:
    assert plain_id(name) == made


@given(st.text(), st.text())
def test_whatever_it_is_made_from_is_an_id(medicine: str, meal: str) -> None:
    assert is_id(slot_id(plain_id(medicine), meal, None))


def test_a_slot_is_named_by_its_place_in_the_day() -> None:
    assert slot_id("aza", "second breakfast", None) == "aza-second-breakfast"
    assert slot_id("aza", None, time(7, 30)) == "aza-0730"
    assert slot_id("aza", None, None) == "aza-slot"


def test_one_that_is_used_gets_a_number() -> None:
    assert free_id("aza", []) == "aza"
    assert free_id("aza", ["aza", "aza-2"]) == "aza-3"


@pytest.mark.parametrize("text", ["a/b", "a b", "a#b"])
def test_what_is_no_id(text: str) -> None:
    assert not is_id(text)
