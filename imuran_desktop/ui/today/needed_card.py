"""Medicines taken as needed: what the prescription says, what was taken, and *I took it*."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from imuran_desktop.domain.zones import Timeline
from imuran_desktop.services.as_needed import AsNeeded
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton, QuietButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Body, Chip, Heading, Lead, Muted
from imuran_desktop.words.held import hold_words
from imuran_desktop.words.language import Language
from imuran_desktop.words.needed import needed_rule_words, needed_taken_words, slot_name_words
from imuran_desktop.words.today import milk_words

_ROW_FROM = 620
"""At least this wide, in px at 100 %, the buttons stand beside the words."""


class NeededCard(Card):
    """One row for each slot that is taken as needed."""

    taken = Signal(object)
    """Taken just now; the `AsNeeded`."""
    earlier = Signal(object)
    """Taken at another time."""

    def __init__(
        self, look: ThemeController, language: Language, items: Sequence[AsNeeded], timeline: Timeline, today: date
    ) -> None:
        super().__init__(name=language.tr("When you need it"))
        self._look, self._language = look, language
        self._rows: list[QBoxLayout] = []
        self.body.setSpacing(16)
        self.body.addWidget(Lead(language.tr("When you need it")))
        for item in items:
            self.body.addWidget(self._row(item, timeline, today))

    def fit(self, width: int) -> None:
        """Put the buttons below the words where there is little room."""
        direction = QBoxLayout.Direction
        for row in self._rows:
            row.setDirection(direction.LeftToRight if width >= self._look.px(_ROW_FROM) else direction.TopToBottom)

    def _row(self, item: AsNeeded, timeline: Timeline, today: date) -> QWidget:
        widget = QWidget()
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight, widget)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addLayout(self._words(item, timeline, today), 1)
        name = slot_name_words(self._language, item.prescription.medicine, item.slot)
        tr = self._language.tr
        # A prescription on hold gets no button that stands out.
        now = QuietButton(tr("I took it")) if item.hold else OutlinedButton(tr("I took it"))
        other = QuietButton(tr("Another time …"))
        now.clicked.connect(lambda: self.taken.emit(item))
        other.clicked.connect(lambda: self.earlier.emit(item))
        buttons = FlowLayout(spacing=8)
        for button in (now, other):
            button.setAccessibleDescription(name)
            buttons.addWidget(button)
        row.addLayout(buttons)
        self._rows.append(row)
        return widget

    def _words(self, item: AsNeeded, timeline: Timeline, today: date) -> QVBoxLayout:
        language, directions = self._language, item.prescription.directions_on(today)
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(Heading(slot_name_words(language, item.prescription.medicine, item.slot)))
        column.addWidget(Body(needed_taken_words(language, item.taken_today, item.last, timeline, today)))
        column.addWidget(Muted(needed_rule_words(language, item.slot, directions)))
        milk = milk_words(language, directions)
        if milk:
            column.addWidget(Muted(milk))
        if item.hold:
            line = QHBoxLayout()
            line.addWidget(Chip(language.tr("on hold"), "hold"))
            line.addWidget(Muted(hold_words(language, item.hold, today)), 1)
            column.addLayout(line)
        return column
