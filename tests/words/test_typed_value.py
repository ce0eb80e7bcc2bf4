from decimal import Decimal

import pytest

from imuran_desktop.exchange.typed_value import Typo
from imuran_desktop.words.language import Language
from imuran_desktop.words.typed_value import read_as_words, reading_words, typo_words, which_reading_words


@pytest.mark.parametrize("typo", Typo)
def test_each_says_what_to_type(typo: Typo) -> None:
    assert "1.25" in typo_words(Language("en_GB"), typo) or "4.2" in typo_words(Language("en_GB"), typo)


@pytest.mark.parametrize(
    ("number", "words"), [("1.250", "1 point 250"), ("150.000", "150 point 000"), ("1250", "1250, a whole number")]
)
def test_a_number_is_said_so_that_it_can_not_be_another(number: str, words: str) -> None:
    assert reading_words(Language("en_GB"), Decimal(number)) == words
    assert read_as_words(Language("en_GB"), Decimal(number)) == f"read as {words}"


def test_which_one_is_asked() -> None:
    assert which_reading_words(Language("en_GB")).endswith("?")
