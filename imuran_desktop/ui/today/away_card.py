"""Doses that were missed while the app was not running: told once, together, and answered here."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from imuran_desktop.domain.ledger import LedgerDose
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton, QuietButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Body, Heading, Muted
from imuran_desktop.words.doses import day_words, dose_words
from imuran_desktop.words.language import Language

_AT_FIRST = 5


class AwayCard(Card):
    """A list of missed doses, each with *Record it*; the person closes it when they have seen it."""

    asked = Signal(LedgerDose)
    closed = Signal()

    def __init__(
        self, look: ThemeController, language: Language, doses: Sequence[LedgerDose], today: date, *, all_shown: bool
    ) -> None:
        tr = language.tr
        super().__init__(name=tr("While you were away"))
        self._language = language
        self.body.addWidget(Heading(tr("While you were away")))
        count = language.trn(
            "{number} dose has nothing recorded.", "{number} doses have nothing recorded.", len(doses)
        )
        advice = tr("If you took it, record it. If not, never take two doses together. Tell your clinic about missed doses.")
        self.body.addWidget(Muted(f"{count} {advice}"))
        shown = doses if all_shown else doses[-_AT_FIRST:]
        for item in reversed(shown):
            self.body.addLayout(self._row(item, today))
        buttons = FlowLayout(spacing=12)
        self.more = QuietButton(tr("Show all"), look=look, icon="chevron-down")
        self.more.setVisible(len(shown) < len(doses))
        close = OutlinedButton(tr("Leave them as they are"))
        close.clicked.connect(self.closed)
        buttons.addWidget(close)
        buttons.addWidget(self.more)
        self.body.addLayout(buttons)

    def _row(self, item: LedgerDose, today: date) -> QHBoxLayout:
        language, dose = self._language, item.dose
        when = language.tr(
            "{day} at {time}", day=day_words(language, dose.day, today), time=language.clock(dose.at)
        )
        row = QHBoxLayout()
        row.addWidget(Body(f"{when[:1].upper()}{when[1:]}: {dose_words(language, dose)}"), 1)
        button = OutlinedButton(language.tr("Record it …"))
        button.setAccessibleDescription(f"{when}, {dose_words(language, dose)}")
        button.clicked.connect(lambda: self.asked.emit(item))
        row.addWidget(button)
        return row
