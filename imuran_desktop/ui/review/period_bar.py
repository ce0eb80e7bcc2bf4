"""How far one looks back."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.columns import Span
from imuran_desktop.ui.plan.fields import chosen_day, date_field
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import ChoiceButtons
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.words.language import Language

_WEEKS, _MONTHS, _YEAR, EVERYTHING, _DATES = "weeks", "months", "year", "everything", "dates"
_DAYS = {_WEEKS: timedelta(days=27), _MONTHS: timedelta(days=90), _YEAR: timedelta(days=364)}


class PeriodBar(QWidget):
    """The last weeks, months or year, everything, or from one date to another."""

    changed = Signal()
    """Other days are wanted."""

    def __init__(self, look: ThemeController, language: Language, today: date) -> None:
        """Begin with the last three months."""
        super().__init__()
        tr = language.tr
        self._language, self._today = language, today
        choices = (
            (_WEEKS, language.trn("{number} week", "{number} weeks", 4)),
            (_MONTHS, language.trn("{number} month", "{number} months", 3)),
            (_YEAR, language.trn("{number} year", "{number} years", 1)),
            (EVERYTHING, tr("Everything")),
            (_DATES, tr("Other dates")),
        )
        self._which = ChoiceButtons(tr("How far to look back"), choices, value=_MONTHS)
        self._form = FormRows(look)
        self._from = self._form.row(tr("From"), date_field(language, today - _DAYS[_WEEKS]))
        self._to = self._form.row(tr("To"), date_field(language, today))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._which)
        column.addWidget(self._form)
        self._form.hide()
        self._which.valueChanged.connect(self._choose)
        for field in (self._from, self._to):
            field.dateChanged.connect(self._check)

    @property
    def whole(self) -> bool:
        """Whether everything is wanted, whenever it began."""
        return self._which.value == EVERYTHING

    def set_today(self, today: date) -> None:
        """Another day has begun. Where *To* was the day before, it goes along; nothing is told."""
        if chosen_day(self._to) == self._today:
            blocked = self._to.blockSignals(True)
            self._to.setDate(QDate(today.year, today.month, today.day))
            self._to.blockSignals(blocked)
        self._today = today

    @property
    def span(self) -> Span | None:
        """The days that are wanted; None while the dates are the wrong way round."""
        back = _DAYS.get(self._which.value)
        if back is not None:
            return Span(self._today - back, self._today)
        first, last = chosen_day(self._from), chosen_day(self._to)
        return Span(first, last) if first <= last else None

    def _choose(self) -> None:
        self._form.setVisible(self._which.value == _DATES)
        self._check()

    def _check(self) -> None:
        wrong = self._which.value == _DATES and chosen_day(self._to) < chosen_day(self._from)
        words = self._language.tr("This is before the first date. Choose the same day or a later one.")
        self._form.set_error(self._to, words if wrong else "")
        if not wrong:
            self.changed.emit()
