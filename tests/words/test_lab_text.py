import pytest

from imuran_desktop.exchange.lab_values import Unread
from imuran_desktop.words.lab_text import unread_words
from imuran_desktop.words.language import Language


@pytest.mark.parametrize("why", Unread)
def test_each_reason_has_a_sentence(why: Unread) -> None:
    assert unread_words(Language("en_GB"), why).endswith(".")


def test_an_unclear_number_is_said_to_be_one() -> None:
    assert unread_words(Language("en_GB"), "unclear_number") == "A number in it can be read in two ways."
