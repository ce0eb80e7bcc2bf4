"""What the program is not, for the end of whatever it shows or prints."""

from imuran_desktop.words.language import Language


def aid_words(language: Language) -> str:
    """That this is no medical advice, that nobody watches, and what to do in an emergency."""
    return language.tr(
        "This is a record-keeping aid. It is not medical advice, it does not take the place of your "
        "clinic, and nobody is watching what you record. In an emergency, call your local emergency number."
    )
