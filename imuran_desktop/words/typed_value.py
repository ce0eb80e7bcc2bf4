"""What is wrong with a value that was typed, in words."""

from imuran_desktop.words.language import Language


def typo_words(language: Language, typo: str) -> str:
    """Why it is not taken over, and what to type. ``typo`` is an `exchange.typed_value.Typo`."""
    tr = language.tr
    return {
        "two_readings": tr(
            "This can be read in two ways. Leave out the sign between thousands, or the last nought: 1250, or 1.25."
        ),
        "not_a_number": tr("That isn't a value. Write it as in the letter, for example 4.2 or <0.1."),
    }[typo]
