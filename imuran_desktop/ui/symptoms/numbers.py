"""The numbers to call, as the person has set them: large, and to be copied."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.codes import Level
from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.emptying import empty
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Body, DoseText, Strong
from imuran_desktop.ui.widgets.reading_order import put_in_reading_order
from imuran_desktop.words.contacts import numbers_to_call
from imuran_desktop.words.language import Language

_AIR = 4
"""px besides the words, so that rounding does not wrap them."""


class NumbersToCall(QWidget):
    """Whom to call now; where the number that matters is not set, first a way to set it."""

    numbers_asked = Signal()

    def __init__(self, look: ThemeController, language: Language) -> None:
        super().__init__()
        self._language = language
        self._flow = FlowLayout(spacing=24)
        self._none = Body()
        self._add = OutlinedButton(language.tr("Add numbers to call"), look=look, icon="phone")
        self._add.clicked.connect(self.numbers_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._none)
        line = FlowLayout()
        line.addWidget(self._add)
        column.addLayout(line)
        column.addLayout(self._flow)

    def show_contacts(self, contacts: Contacts, level: Level) -> str:
        """Show the numbers there are, the one for this level first; returns them as one sentence to be read out."""
        found = numbers_to_call(self._language, contacts, level)
        empty(self._flow)
        for caption, number in found:
            self._flow.addWidget(_Number(caption, number))
        self._none.setText(self._missing(contacts, level))
        for widget in (self._none, self._add):
            widget.setVisible(bool(self._none.text()))
        put_in_reading_order(self)
        return " ".join([self._none.text(), *(f"{caption}: {number}." for caption, number in found)]).strip()

    def _missing(self, contacts: Contacts, level: Level) -> str:
        tr = self._language.tr
        if not contacts.has_number:
            return tr("No numbers to call are written down in this diary yet.")
        if level is Level.EMERGENCY:
            return "" if contacts.emergency_number else tr("Your emergency number is not written down here yet.")
        known = contacts.clinic_number or contacts.out_of_hours_number
        return "" if known else tr("The number of your clinic is not written down here yet.")


class _Number(QWidget):
    """One number under whose it is."""

    def __init__(self, caption: str, number: str) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._labels = (Strong(caption), DoseText(number, selectable=True))
        self._labels[1].setAccessibleName(f"{caption}: {number}")
        for label in self._labels:
            column.addWidget(label)

    def sizeHint(self) -> QSize:
        """As wide as the words on one line: left to itself, a label that may wrap asks for less."""
        width = max(label.fontMetrics().horizontalAdvance(label.text()) for label in self._labels) + _AIR
        return QSize(width, self.heightForWidth(width))
