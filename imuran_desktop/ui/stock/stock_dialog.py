"""Counting tablets, recording that more came, and putting right what was entered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QWidget

from imuran_desktop.clock import Clock
from imuran_desktop.domain.medicine_stock import MedicineStock
from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.stock import Packs, StockEntry, StockKind
from imuran_desktop.services.stock import moment_on
from imuran_desktop.ui.plan.fields import chosen_day, date_field
from imuran_desktop.ui.stock.pack_fields import PackFields
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.ask_dialog import AskDialog
from imuran_desktop.words.doses import medicine_words
from imuran_desktop.words.language import Language


@dataclass(frozen=True)
class Entered:
    """What the person entered; ``at`` is None for now, or for the time that stood there."""

    packs: tuple[Packs, ...]
    at: datetime | None


class StockDialog(AskDialog):
    """Asks how many tablets of each strength there are, or came. `given` carries what was entered."""

    given = Signal(Entered)

    def __init__(
        self,
        look: ThemeController,
        language: Language,
        stock: MedicineStock,
        kind: StockKind,
        plan: Plan,
        now: Clock,
        correcting: StockEntry | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Begin with nothing, or with the entry that is being corrected."""
        title, text = _title(language, kind, correcting), _text(language, stock, kind)
        super().__init__(look, language, title, text, parent)
        self._plan, self._now, self._kind, self._correcting = plan, now, kind, correcting
        tr = language.tr
        self._fields: list[PackFields] = []
        for known in _begin(stock, correcting):
            label = tr("Tablets of {strength}", strength=language.amount(known.strength_mg))
            fields = PackFields(look, language, known, may_halve=stock.may_halve, blank=correcting is None)
            self.form.row(label, fields)
            fields.changed.connect(self._forget_errors)
            self._fields.append(fields)
        today = plan.timeline.local(now()).date()
        self._first_day = plan.timeline.local(correcting.at).date() if correcting else today
        label = tr("Day you got them") if kind is StockKind.REFILLED else tr("Day you counted them")
        self._day = self.form.row(label, date_field(language, self._first_day))
        self._day.setMaximumDate(QDate(today.year, today.month, today.day))
        self.form.set_row_visible(self._day, kind is StockKind.REFILLED or correcting is not None)
        self.begin_at = self._fields[0].first_field
        self.add_save().clicked.connect(self._give)

    def _give(self) -> None:
        errors: dict[QWidget, str] = {fields: fields.error for fields in self._fields}
        at = self._at()
        tr = self._words.tr
        if at is None and self._day_chosen() != self._first_day:
            errors[self._day] = tr("Your calendar left out that day. Choose the day before or after it.")
        packs = tuple(fields.packs for fields in self._fields)
        if self._kind is StockKind.REFILLED and not any(item.tablets.count for item in packs):
            errors[self._fields[0]] = errors[self._fields[0]] or tr("Enter how many tablets you got.")
        elif not any(fields.touched for fields in self._fields):
            text = tr("Enter how many tablets you have. If you have none, enter 0.")
            errors[self._fields[0]] = errors[self._fields[0]] or text
        if self.form.show_errors(errors):
            self.fit()
            return
        self.given.emit(Entered(packs, at))

    def _at(self) -> datetime | None:
        day = self._day_chosen()
        return None if day == self._first_day else moment_on(self._plan, day, self._now())

    def _day_chosen(self) -> date:
        return chosen_day(self._day)

    def _forget_errors(self) -> None:
        for fields in self._fields:
            self.form.set_error(fields, "")


def _title(language: Language, kind: StockKind, correcting: StockEntry | None) -> str:
    tr = language.tr
    if correcting is not None:
        return tr("Correct this refill") if kind is StockKind.REFILLED else tr("Correct this count")
    return tr("I got more tablets") if kind is StockKind.REFILLED else tr("I counted my tablets")


def _text(language: Language, stock: MedicineStock, kind: StockKind) -> str:
    tr, medicine = language.tr, medicine_words(language, stock.medicine)
    if kind is StockKind.REFILLED:
        return tr("{medicine}. Enter only what is new.", medicine=medicine)
    return tr("{medicine}. Enter all you have. What you leave empty counts as none.", medicine=medicine)


def _begin(stock: MedicineStock, correcting: StockEntry | None) -> Iterable[Packs]:
    """What the fields begin with: the entry as it was, or nothing, in packs as large as the last ones."""
    if correcting is not None:
        entered = {item.strength_mg: item for item in correcting.packs}
        for tablet in correcting.tablets:
            yield entered.get(tablet.strength_mg) or Packs(tablet.strength_mg, loose=tablet.count)
        return
    known = dict.fromkeys((*stock.strengths_mg, *(stock.on_hand or {})), 0)
    for entry in stock.entries:
        known.update({item.strength_mg: item.tablets_each for item in entry.packs if item.tablets_each})
    for strength in sorted(known, reverse=True):
        yield Packs(strength, tablets_each=known[strength])
