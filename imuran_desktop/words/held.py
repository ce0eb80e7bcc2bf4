"""Doses on hold, in words."""

from datetime import date

from imuran_desktop.domain.plan import Hold
from imuran_desktop.words.doses import day_words
from imuran_desktop.words.language import Language
from imuran_desktop.words.prescription import held_words


def hold_words(language: Language, hold: Hold, today: date) -> str:
    """Why doses are on hold, who said so, and until when."""
    tr = language.tr
    if hold.ends is None:
        until = tr("Until further notice.")
    else:
        until = tr("Doses begin again {day}.", day=day_words(language, hold.ends.first, today, within=True))
    return f"{held_words(language, hold.reason, hold.said_by)} {until}"
