"""Tablets that run out soon, and the way to where they are counted."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal

from imuran_desktop.domain.medicine_stock import MedicineStock
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Heading, Muted
from imuran_desktop.words.language import Language
from imuran_desktop.words.stock import low_title_words, low_words


class StockCard(Card):
    """Says of which medicines, and until when they last."""

    tablets_asked = Signal()

    def __init__(self, language: Language, stocks: Sequence[MedicineStock], today: date) -> None:
        tr = language.tr
        super().__init__(name=tr("Tablets at home"))
        self.body.addWidget(Muted(tr("Tablets at home")))
        for stock in stocks:
            self.body.addWidget(Heading(low_title_words(language, stock)))
            self.body.addWidget(Muted(low_words(language, stock, today)))
        self.body.addSpacing(4)
        button = OutlinedButton(tr("I got more, or count again"))
        button.clicked.connect(self.tablets_asked)
        flow = FlowLayout(spacing=12)
        flow.addWidget(button)
        self.body.addLayout(flow)
