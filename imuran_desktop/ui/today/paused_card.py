"""Medicines whose doses are paused: since when, until when, and who said so."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.services.today import OnHold
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.message_bar import Banner
from imuran_desktop.words.held import held_words, medicine_on_hold_words
from imuran_desktop.words.language import Language


class PausedCard(QWidget):
    """A banner in the colour of a hold for each of them."""

    def __init__(self, look: ThemeController, language: Language, paused: Sequence[OnHold], today: date) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for item in paused:
            column.addWidget(Banner(look, _words(language, item, today), "hold"))


def _words(language: Language, item: OnHold, today: date) -> str:
    hold = item.hold
    since = medicine_on_hold_words(language, item.medicine, hold.begins.first, item.last, today)
    return f"{since}\n{held_words(language, hold.reason, hold.said_by)}"
