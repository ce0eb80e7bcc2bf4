"""Doses that were missed while the app was not running: told once, together, with the way to their page."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal

from imuran_desktop.domain.ledger import LedgerDose
from imuran_desktop.ui.widgets.buttons import OutlinedButton, QuietButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Heading, Muted
from imuran_desktop.words.away import away_agreed_words, away_count_words
from imuran_desktop.words.language import Language


class AwayCard(Card):
    """Says how many there are. They can be looked at, or left as they are for good."""

    asked = Signal()
    """Look at them."""
    closed = Signal()
    """Leave them as not recorded."""

    def __init__(self, language: Language, doses: Sequence[LedgerDose], today: date) -> None:
        tr = language.tr
        super().__init__(name=tr("While you were away"))
        self.body.addWidget(Heading(tr("While you were away")))
        told = (away_count_words(language, [item.dose for item in doses], today), away_agreed_words(language))
        self.body.addWidget(Muted(" ".join(told)))
        self.body.addSpacing(4)
        look = OutlinedButton(tr("Look at them"))
        look.clicked.connect(self.asked)
        leave = QuietButton(tr("Leave them as they are"))
        leave.clicked.connect(self.closed)
        flow = FlowLayout(spacing=12)
        flow.addWidget(look)
        flow.addWidget(leave)
        self.body.addLayout(flow)
