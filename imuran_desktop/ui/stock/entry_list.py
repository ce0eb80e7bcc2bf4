"""The counts and refills of one medicine, the latest first."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.stock import StockEntry
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.card_parts import in_a_row, quiet_button, rule
from imuran_desktop.ui.widgets.labels import Muted, Strong
from imuran_desktop.words.language import Language
from imuran_desktop.words.stock import stock_entry_words, stock_moment_words

_FIRST = 12
"""How many are shown at once: a year of refills."""


class EntryList(QWidget):
    """Each entry with *Correct* and *Delete*; older ones when they are asked for."""

    correct_asked = Signal(StockEntry)
    delete_asked = Signal(StockEntry)

    def __init__(
        self, look: ThemeController, language: Language, entries: Sequence[StockEntry], timeline: Timeline, today: date
    ) -> None:
        super().__init__()
        self._look, self._language, self._timeline, self._today = look, language, timeline, today
        self._waiting = list(entries)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        self._older = quiet_button(look, language.tr("Show older ones"), "chevron-down")
        self._older.clicked.connect(self._show_more)
        self._column.addLayout(in_a_row(self._older))
        self._show_more()

    def _show_more(self) -> None:
        shown, self._waiting = self._waiting[-_FIRST:], self._waiting[:-_FIRST]
        for entry in reversed(shown):
            place = self._column.count() - 1
            self._column.insertWidget(place, self._row(entry))
            if place:
                self._column.insertWidget(place, rule())
        self._older.setVisible(bool(self._waiting))

    def _row(self, entry: StockEntry) -> QWidget:
        language, tr = self._language, self._language.tr
        words = stock_entry_words(language, entry)
        when = stock_moment_words(language, entry, self._timeline, self._today)
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Strong(words))
        column.addWidget(Muted(when))
        correct = quiet_button(
            self._look, tr("Correct"), "edit", tr("Correct: {words}, {when}", words=words, when=when)
        )
        delete = quiet_button(self._look, tr("Delete"), "remove", tr("Delete: {words}, {when}", words=words, when=when))
        correct.clicked.connect(lambda: self.correct_asked.emit(entry))
        delete.clicked.connect(lambda: self.delete_asked.emit(entry))
        column.addLayout(in_a_row(correct, delete))
        return row
