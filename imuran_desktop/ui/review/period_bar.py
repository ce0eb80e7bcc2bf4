"""How far one looks back."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.columns import Span
from imuran_desktop.domain.visits import since_visit
from imuran_desktop.ui.plan.fields import chosen_day, date_field
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import ChoiceButtons
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.words.language import Language

WEEKS, MONTHS, YEAR, TWO_YEARS, EVERYTHING = "weeks", "months", "year", "two_years", "everything"
SINCE_VISIT, _DATES = "since_visit", "dates"
_DAYS = {
    WEEKS: timedelta(days=27),
    MONTHS: timedelta(days=90),
    YEAR: timedelta(days=364),
    TWO_YEARS: timedelta(days=729),
}


class PeriodBar(QWidget):
    """The last weeks, months or years, since the last visit, everything, or from one date to another."""

    changed = Signal()
    """Other days are wanted."""
    unclear = Signal()
    """The dates are the wrong way round: nobody knows which days are wanted."""

    def __init__(
        self,
        look: ThemeController,
        language: Language,
        today: date,
        periods: Sequence[str] = (WEEKS, MONTHS, YEAR),
        begin: str = MONTHS,
    ) -> None:
        """Offer these ``periods`` beside the others, the shortest first. Choose the one to ``begin`` with."""
        super().__init__()
        tr = language.tr
        self._language, self._today = language, today
        self._last_visit: date | None = None
        self._each = False
        self._begin = begin
        words = {
            WEEKS: language.trn("{number} week", "{number} weeks", 4),
            MONTHS: language.trn("{number} month", "{number} months", 3),
            YEAR: language.trn("{number} year", "{number} years", 1),
            TWO_YEARS: language.trn("{number} year", "{number} years", 2),
        }
        choices = [
            *((period, words[period]) for period in periods),
            (SINCE_VISIT, tr("Since the last visit")),
            (EVERYTHING, tr("Everything")),
            (_DATES, tr("Other dates")),
        ]
        self._which = ChoiceButtons(tr("How far to look back"), choices, value=begin)
        self._which.set_offered(SINCE_VISIT, False)
        self._form = FormRows(look)
        self._from = self._form.row(tr("From"), date_field(language, today - _DAYS[periods[0]]))
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

    def choose(self, period: str) -> None:
        """Choose one of the periods, as if it was clicked."""
        self._which.set_value(period)

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

    def set_last_visit(self, day: date | None) -> None:
        """Offer the days since the last visit to the clinic; without one, those that it began with stand in. Untold."""
        self._last_visit = day
        if day is None and self._which.value == SINCE_VISIT:
            blocked = self._which.blockSignals(True)
            self._which.set_value(self._begin)
            self._which.blockSignals(blocked)
        self._which.set_offered(SINCE_VISIT, day is not None)

    def offer_each_visit(self) -> None:
        """Offer the days since a last visit that is another one for each diary."""
        self._each = True
        self._which.set_offered(SINCE_VISIT, True)

    def take_over(self, other: "PeriodBar") -> None:
        """Choose the same days as another one; those that it begins with, where these are not offered. Untold."""
        wanted = self._begin if other.since_visit and self._last_visit is None else other._which.value
        fields = (self._from, other._from), (self._to, other._to)
        for own, theirs in fields:
            blocked = own.blockSignals(True)
            own.setDate(theirs.date())
            own.blockSignals(blocked)
        blocked = self._which.blockSignals(True)
        self._which.set_value(wanted)
        self._which.blockSignals(blocked)
        self._form.setVisible(wanted == _DATES)
        self._form.clear_errors()

    def look_since_visit(self) -> None:
        """Choose the days since the last visit, where there was one."""
        if self._last_visit is not None:
            self._which.set_value(SINCE_VISIT)

    @property
    def since_visit(self) -> bool:
        """Whether the days since the last visit are wanted."""
        return self._which.value == SINCE_VISIT

    @property
    def span(self) -> Span | None:
        """The days that are wanted; None while the dates are the wrong way round.

        Since a visit that is another one for each diary, they are those that stand in where there was none.
        """
        back = _DAYS.get(self._begin if self._each and self.since_visit else self._which.value)
        if back is not None:
            return Span(self._today - back, self._today)
        if self.since_visit:
            return since_visit(self._last_visit, self._today)
        first, last = chosen_day(self._from), chosen_day(self._to)
        return Span(first, last) if first <= last else None

    def _choose(self) -> None:
        self._form.setVisible(self._which.value == _DATES)
        self._check()

    def _check(self) -> None:
        wrong = self._which.value == _DATES and chosen_day(self._to) < chosen_day(self._from)
        words = self._language.tr("This is before the first date. Choose the same day or a later one.")
        self._form.set_error(self._to, words if wrong else "")
        (self.unclear if wrong else self.changed).emit()
