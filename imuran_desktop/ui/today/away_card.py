"""Doses that were missed while the app was not running: told once, together, and answered here."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout

from imuran_desktop.domain.ledger import LedgerDose
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton, QuietButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Heading, Muted, Strong
from imuran_desktop.words.doses import dose_words
from imuran_desktop.words.language import Language
from imuran_desktop.words.today import planned_words, sentence_case

_AT_FIRST = 5
_ROW_FROM = 480
"""At least this wide, in px at 100 %, the button stands beside the dose."""


class AwayCard(Card):
    """A list of missed doses, newest first, each with *Record it*; the person closes it when they have seen it."""

    asked = Signal(LedgerDose)
    more_asked = Signal()
    closed = Signal()

    def __init__(
        self, look: ThemeController, language: Language, doses: Sequence[LedgerDose], today: date, *, all_shown: bool
    ) -> None:
        tr = language.tr
        super().__init__(name=tr("While you were away"))
        self._look, self._language = look, language
        self._rows: list[QBoxLayout] = []
        self.body.addWidget(Heading(tr("While you were away")))
        self.body.addWidget(Muted(self._told(len(doses))))
        self.body.addSpacing(4)
        shown = doses if all_shown else doses[-_AT_FIRST:]
        for item in reversed(shown):
            self.body.addLayout(self._row(item, today))
        self.body.addSpacing(4)
        self.body.addLayout(self._buttons(len(doses) - len(shown)))

    def fit(self, width: int) -> None:
        """Put the buttons below the doses where there is little room."""
        direction = QBoxLayout.Direction
        for row in self._rows:
            row.setDirection(direction.LeftToRight if width >= self._look.px(_ROW_FROM) else direction.TopToBottom)

    def _told(self, number: int) -> str:
        return self._language.trn(
            "{number} dose before yesterday has nothing recorded. If you took it, record it. If you did not, never "
            "take two doses together. Tell your clinic about missed doses.",
            "{number} doses before yesterday have nothing recorded. If you took some of them, record those. If you did "
            "not, never take two doses together. Tell your clinic about missed doses.",
            number,
        )

    def _row(self, item: LedgerDose, today: date) -> QBoxLayout:
        dose = dose_words(self._language, item.dose)
        when = planned_words(self._language, item.dose, today)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Strong(sentence_case(when)))
        words.addWidget(Muted(dose))
        row.addLayout(words, 1)
        button = OutlinedButton(self._language.tr("Record it …"))
        button.setAccessibleDescription(f"{dose}, {when}")
        button.clicked.connect(lambda: self.asked.emit(item))
        row.addWidget(button)
        self._rows.append(row)
        return row

    def _buttons(self, hidden: int) -> FlowLayout:
        flow = FlowLayout(spacing=12)
        close = OutlinedButton(self._language.tr("Leave them as they are"))
        close.clicked.connect(self.closed)
        flow.addWidget(close)
        if hidden:
            words = self._language.trn("Show {number} more", "Show {number} more", hidden)
            more = QuietButton(words, look=self._look, icon="chevron-down")
            more.clicked.connect(self.more_asked)
            flow.addWidget(more)
        return flow
