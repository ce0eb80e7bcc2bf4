"""Asking which of two numbers a text such as "1.250" is."""

from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.card_parts import in_a_row
from imuran_desktop.words.language import Language
from imuran_desktop.words.typed_value import reading_words


class SignQuestion(QWidget):
    """Two buttons with what the number may be; hidden while there is nothing to ask."""

    chosen = Signal(Decimal)

    def __init__(self, look: ThemeController, language: Language) -> None:
        super().__init__()
        self._language = language
        self._readings: tuple[Decimal, ...] = ()
        self._buttons = OutlinedButton("", look=look), OutlinedButton("", look=look)
        for place, button in enumerate(self._buttons):
            button.clicked.connect(lambda _=False, place=place: self.chosen.emit(self._readings[place]))
        flow = in_a_row(*self._buttons)
        flow.setContentsMargins(0, 0, 0, 0)
        self.setLayout(flow)
        self.hide()

    @property
    def first(self) -> QWidget | None:
        """Where the keyboard answers it; None while nothing is asked."""
        return None if self.isHidden() else self._buttons[0]

    def ask(self, name: str, readings: tuple[Decimal, Decimal] | None) -> None:
        """Ask which of two it is, for the value called ``name``; None: nothing."""
        self._readings = readings or ()
        for button, reading in zip(self._buttons, self._readings, strict=False):
            words = reading_words(self._language, reading)
            button.setText(words)
            button.setAccessibleName(self._language.tr("{name}: {words}", name=name, words=words))
        self.setHidden(readings is None)
