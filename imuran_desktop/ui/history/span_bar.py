"""Which days are listed: the one opened in the calendar, or a span of them."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, QLocale, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.columns import Span
from imuran_desktop.ui.plan.fields import chosen_day, date_field
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import ChoiceButtons
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.words.language import Language

DAY, WEEK, WEEKS, OTHER = "day", "week", "weeks", "other"
_FOUR_WEEKS = timedelta(days=27)


class SpanBar(QWidget):
    """One day, this week, the last four weeks, or from one date to another."""

    changed = Signal()
    """Other days are wanted."""

    def __init__(self, look: ThemeController, language: Language, today: date) -> None:
        """Make the choice, with the day opened in the calendar chosen."""
        super().__init__()
        tr = language.tr
        self._language, self._today = language, today
        choices = (
            (DAY, tr("The chosen day")),
            (WEEK, tr("This week")),
            (WEEKS, tr("Last 4 weeks")),
            (OTHER, tr("Other dates")),
        )
        self._which = ChoiceButtons(tr("Which days to list"), choices, value=DAY)
        self._form = FormRows(look)
        self._from = self._form.row(tr("From"), date_field(language, today - _FOUR_WEEKS))
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
    def which(self) -> str:
        """Which days are wanted."""
        return self._which.value

    def show_day(self) -> None:
        """List the day opened in the calendar again."""
        blocked = self._which.blockSignals(True)
        self._which.set_value(DAY)
        self._which.blockSignals(blocked)
        self._form.hide()

    def set_today(self, today: date) -> None:
        """Another day has begun."""
        self._today = today

    def span(self, day: date) -> Span | None:
        """The days to list; ``day`` is the one opened in the calendar. None when the dates are the wrong way round."""
        if self.which == DAY:
            return Span(day, day)
        if self.which == WEEK:
            begins = QLocale(self._language.locale).firstDayOfWeek().value
            return Span(self._today - timedelta(days=(self._today.isoweekday() - begins) % 7), self._today)
        if self.which == WEEKS:
            return Span(self._today - _FOUR_WEEKS, self._today)
        first, last = chosen_day(self._from), chosen_day(self._to)
        return Span(first, last) if first <= last else None

    def _choose(self) -> None:
        self._form.setVisible(self.which == OTHER)
        self._check()

    def _check(self, _day: QDate | None = None) -> None:
        wrong = self.span(self._today) is None
        words = self._language.tr("This is before the first date. Choose the same day or a later one.")
        self._form.set_error(self._to, words if wrong else "")
        if not wrong:
            self.changed.emit()
