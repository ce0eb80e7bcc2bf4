"""Recording that blood was taken."""

from datetime import date, timedelta

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from imuran_desktop.ui.plan.fields import chosen_day, date_field
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.ask_dialog import AskDialog
from imuran_desktop.ui.widgets.buttons import ChoiceButtons
from imuran_desktop.words.language import Language

_TODAY, _YESTERDAY, _OTHER = "today", "yesterday", "other"


class DoneDialog(AskDialog):
    """Asks on which day blood was taken. `given` carries the day, as often as it is given.

    It carries as well whether the person goes on to the results.
    """

    given = Signal(date, bool)

    def __init__(
        self,
        look: ThemeController,
        language: Language,
        today: date,
        parent: QWidget | None = None,
        *,
        likely: date | None = None,
        again: bool = False,
    ) -> None:
        """Begin with the day that is ``likely``, else today. ``again``: it is recorded already, with another day."""
        tr = language.tr
        title = tr("Change the day of the blood test") if again else tr("Blood test done")
        super().__init__(look, language, title, tr("On which day was your blood taken?"), parent)
        self._today = today
        begin = min(likely or today, today)
        near = {today: _TODAY, today - timedelta(days=1): _YESTERDAY}
        choices = ((_TODAY, tr("Today")), (_YESTERDAY, tr("Yesterday")), (_OTHER, tr("Another day")))
        self._which = self.form.row(tr("Day"), ChoiceButtons("", choices, value=near.get(begin, _OTHER)))
        self._date = self.form.row(tr("Date"), date_field(language, begin))
        self._date.setMaximumDate(QDate(today.year, today.month, today.day))
        self._which.valueChanged.connect(self._show_rows)
        self._go_on: QCheckBox | None = None
        if not again:
            self._go_on = self.form.check(tr("I have the results: enter them next"))
        self.add_save().clicked.connect(self._give)
        self._show_rows()

    def _give(self) -> None:
        if self.form.show_errors({}):
            self.fit()
            return
        self.given.emit(self._day(), self._go_on is not None and self._go_on.isChecked())

    def _day(self) -> date:
        days = {_TODAY: self._today, _YESTERDAY: self._today - timedelta(days=1)}
        return days.get(self._which.value) or chosen_day(self._date)

    def _show_rows(self) -> None:
        self.form.set_row_visible(self._date, self._which.value == _OTHER)
        if self.isVisible():
            self.fit()
