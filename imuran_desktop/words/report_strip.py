"""What stands above the strip of a report's first page."""

from imuran_desktop.words.language import Language


def strip_title(language: Language) -> str:
    """What it is called."""
    return language.tr("Doses, symptoms and blood values over these days")
