"""What is wrong with a value that was typed, in words."""

from decimal import Decimal

from imuran_desktop.words.language import Language


def typo_words(language: Language, typo: str) -> str:
    """Why it is not taken over, and what to type. ``typo`` is an `exchange.typed_value.Typo`."""
    tr = language.tr
    return {
        "two_readings": tr(
            "This can be read in two ways. Write it without a sign between thousands, such as 1250, or with one more "
            "nought at the end, such as 1.2500."
        ),
        "not_a_number": tr(
            "That isn't a value. Write it as in the letter, for example 4.2 or <0.1. A comment needs a space before it."
        ),
    }[typo]


def which_reading_words(language: Language) -> str:
    """The question which of two numbers is meant, both of which are offered below."""
    return language.tr("This can be read in two ways. Which one is in the letter?")


def reading_words(language: Language, number: Decimal) -> str:
    """A number said so that it can't be mistaken for another: "1 point 250", or "1250, a whole number"."""
    whole, _, places = f"{number:f}".partition(".")
    if not places:
        return language.tr("{number}, a whole number", number=whole)
    return language.tr("{whole} point {decimals}", whole=whole, decimals=places)


def read_as_words(language: Language, number: Decimal) -> str:
    """How a number that could be two was read, because the others that were typed settle it."""
    return language.tr("read as {number}", number=reading_words(language, number))
