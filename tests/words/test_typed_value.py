import pytest

from imuran_desktop.exchange.typed_value import Typo
from imuran_desktop.words.language import Language
from imuran_desktop.words.typed_value import typo_words


@pytest.mark.parametrize("typo", Typo)
def test_each_says_what_to_type(typo: Typo) -> None:
    assert "1.25" in typo_words(Language("en_GB"), typo) or "4.2" in typo_words(Language("en_GB"), typo)
