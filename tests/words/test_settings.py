from imuran_desktop.settings import APPEARANCE, REPEATS, SNOOZE_MINUTES, TEXT_PERCENT
from imuran_desktop.words.language import Language
from imuran_desktop.words.settings import choice_words, number_error

ENGLISH = Language("en_GB")


def test_every_choice_has_words() -> None:
    assert [choice_words(ENGLISH, APPEARANCE, value) for value in APPEARANCE.choices] == [
        "Same as this computer",
        "Light",
        "Dark",
    ]
    assert [choice_words(ENGLISH, TEXT_PERCENT, value) for value in TEXT_PERCENT.choices][:2] == ["100%", "125%"]
    assert [choice_words(ENGLISH, SNOOZE_MINUTES, value) for value in SNOOZE_MINUTES.choices] == [
        "5 minutes",
        "15 minutes",
        "30 minutes",
        "60 minutes",
    ]


def test_a_number_out_of_limits_is_answered_with_the_limits() -> None:
    assert number_error(ENGLISH, REPEATS) == "Choose a number from 0 to 10."
