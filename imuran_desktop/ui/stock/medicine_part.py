"""The tablets of one medicine: what there is, how long it lasts, and what can be done."""

from collections.abc import Iterator
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from imuran_desktop.domain.medicine_stock import MedicineStock, is_low
from imuran_desktop.domain.stock import RunOut, StockEntry
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.ui.stock.entry_list import EntryList
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.card_parts import in_a_row, plain_button, quiet_button
from imuran_desktop.ui.widgets.fold import Fold
from imuran_desktop.ui.widgets.labels import Body, Chip, Lead, Muted, Strong
from imuran_desktop.words.doses import medicine_words
from imuran_desktop.words.language import Language
from imuran_desktop.words.stock import (
    below_words,
    first_words,
    lasts_words,
    not_reckoned_words,
    tablets_at_home_words,
    warning_words,
)


class MedicinePart(QWidget):
    """A part of the card."""

    count_asked = Signal()
    refill_asked = Signal()
    warning_asked = Signal()
    correct_asked = Signal(StockEntry)
    delete_asked = Signal(StockEntry)

    def __init__(
        self, look: ThemeController, language: Language, stock: MedicineStock, timeline: Timeline, today: date
    ) -> None:
        super().__init__()
        self.medicine = stock.medicine
        self._look, self._language, self._stock, self._today = look, language, stock, today
        self._name = medicine_words(language, stock.medicine)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._add_head()
        self._add_words()
        self._column.addSpacing(4)
        buttons = tuple(self._buttons())
        self.first_button = buttons[0]
        self.fold: Fold | None = None
        if stock.entries:
            self.fold = self._add_entries(timeline, buttons)
        else:
            self._column.addLayout(in_a_row(*buttons))

    def _add_head(self) -> None:
        head = QHBoxLayout()
        head.addWidget(Lead(self._name), 1)
        if is_low(self._stock, self._today):
            head.addWidget(Chip(self._language.tr("running low"), "overdue"), 0, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(head)

    def _add_words(self) -> None:
        language, stock = self._language, self._stock
        if stock.on_hand:
            self._column.addWidget(Strong(tablets_at_home_words(language, stock.on_hand)))
            parts = (lasts_words(language, stock, self._today), first_words(language, stock))
            self._column.addWidget(Body(" ".join(part for part in parts if part)))
        else:
            self._column.addWidget(Body(language.tr("Count them once to see how long they last.")))
        for trouble in (below_words(language, stock), not_reckoned_words(language, stock)):
            if trouble:
                self._column.addWidget(Body(trouble))
        if isinstance(stock.end, RunOut):
            self._column.addWidget(Muted(warning_words(language, stock.days_before)))

    def _buttons(self) -> Iterator[OutlinedButton]:
        tr, look, name = self._language.tr, self._look, self._name
        count = plain_button(
            look, tr("I counted my tablets"), "edit", tr("I counted my tablets, {medicine}", medicine=name)
        )
        count.clicked.connect(self.count_asked)
        yield count
        more = plain_button(look, tr("I got more"), "add", tr("I got more, {medicine}", medicine=name))
        more.clicked.connect(self.refill_asked)
        yield more
        if self._stock.is_counted:
            remind = quiet_button(
                look, tr("Change the reminder"), "bell", tr("Change the reminder of tablets, {medicine}", medicine=name)
            )
            remind.clicked.connect(self.warning_asked)
            yield remind

    def _add_entries(self, timeline: Timeline, beside: tuple[OutlinedButton, ...]) -> Fold:
        tr, name = self._language.tr, self._name
        show, hide = tr("Show counts and refills"), tr("Hide counts and refills")
        names = (f"{show}, {name}", f"{hide}, {name}")
        fold = Fold(self._look, show, hide, "history", names=names, beside=beside)
        entries = EntryList(self._look, self._language, self._stock.entries, timeline, self._today)
        entries.correct_asked.connect(self.correct_asked)
        entries.delete_asked.connect(self.delete_asked)
        fold.body.addWidget(entries)
        self._column.addWidget(fold)
        return fold
