"""Body temperatures."""

import pytest

from imuran_desktop.words.language import Language
from imuran_desktop.words.temperature import fever_words, parse_temperature, temperature_error, temperature_words

GB, DE = Language("en_GB"), Language("en_DE")


@pytest.mark.parametrize(
    ("typed", "celsius"),
    [
        ("38", 38.0),
        ("38.5", 38.5),
        (" 38,5 ", 38.5),
        ("38.5 °C", 38.5),
        ("38.5°c", 38.5),
        ("38.55", 38.55),
        ("101", 101),
    ],
)
def test_a_number_is_read_however_it_is_written(typed: str, celsius: float) -> None:
    assert parse_temperature(typed) == celsius


@pytest.mark.parametrize("typed", ["", "hot", "38.5 F", "38.", "-3", "38.555", "1 2"])
def test_anything_else_is_none(typed: str) -> None:
    assert parse_temperature(typed) is None


def test_it_is_written_with_its_unit() -> None:
    assert temperature_words(GB, 38.5) == "38.5\N{NO-BREAK SPACE}°C"
    assert fever_words(GB, 38.0) == "Your clinic wants a call at 38\N{NO-BREAK SPACE}°C."


def test_what_is_wrong_comes_with_an_example() -> None:
    assert temperature_error(GB, 30.0, 45.0).endswith("Write it like 38.5, from 30 to 45.")
