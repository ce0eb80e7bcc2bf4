"""How a statement is marked on which the sources differ: by a word, not only by a colour."""

from imuran_desktop.ui.widgets.labels import Chip
from imuran_desktop.words.language import Language


def disputed_chip(language: Language) -> Chip:
    """The word, to stand by the statement."""
    return Chip(language.tr("Disputed"), "hold")


def disputed_words(language: Language, text: str) -> str:
    """The word before the statement, for paper and for a screen reader."""
    return language.tr("Disputed. {statement}", statement=text)
