from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.results import LabReport, LetterFile, Unit, place_on, same_lab
from tests.domain.builders import day
from tests.domain.results import ANALYTES, GIGA, THOUSANDS, report, result

ON = day("2026-03-02")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("City Hospital", "city hospital", True),
        ("City  Hospital ", "City Hospital", True),
        ("STRASSE", "straße", True),
        ("City Hospital", "Village Surgery", False),
        ("City Hospital", "", False),
        ("", "", True),
    ],
)
def test_a_laboratory_is_known_by_its_name_however_it_is_written(one: str, other: str, same: bool) -> None:
    assert same_lab(one, other) is same
    assert same_lab(other, one) is same


@given(st.lists(st.sampled_from(["City", "city", "CITY", "Lab", "lab"]), max_size=3), st.sampled_from([" ", "  "]))
def test_capitals_and_spaces_tell_no_laboratories_apart(words: list[str], space: str) -> None:
    assert same_lab(" ".join(words), space.join(words).swapcase() + space)


def test_a_unit_is_found_by_its_code() -> None:
    wbc = ANALYTES["wbc"]
    assert wbc.unit(THOUSANDS) == Unit(THOUSANDS, Decimal(1))
    assert wbc.unit("g/L") is None


def test_a_result_is_found_by_what_was_measured() -> None:
    wbc = result("wbc", "3.4", GIGA)
    assert report(ON, result("alt", "34"), wbc).result("wbc") == wbc
    assert report(ON, wbc).result("alt") is None


def test_results_or_a_file_say_something_and_a_laboratory_alone_does_not() -> None:
    assert report(ON, result("alt", "34")).says_anything
    assert LabReport("a", ON, files=(LetterFile("0" * 64, "letter.pdf", 8),)).says_anything
    assert not LabReport("a", ON, lab="City Hospital").says_anything


def test_what_is_on_the_list_comes_in_its_order_and_the_rest_by_name() -> None:
    first, second, *_ = ANALYTES
    assert sorted(["zinc", "Copper", second, first], key=place_on(ANALYTES)) == [first, second, "Copper", "zinc"]
