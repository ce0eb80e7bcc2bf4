"""For which day a blood test is booked, or until when it is put off, and why."""

from dataclasses import replace
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from imuran_desktop.clock import Clock
from imuran_desktop.domain.monitoring import BloodTest
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.services.arrangements import possible_days
from imuran_desktop.ui.plan.fields import chosen_day, date_field
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.ask_dialog import AskDialog
from imuran_desktop.ui.widgets.buttons import ChoiceButtons
from imuran_desktop.words.arrangements import planned_test_words, wrong_day_words
from imuran_desktop.words.doses import arranged_words
from imuran_desktop.words.language import Language

_BOOKED, _PUT_OFF, _AS_PLANNED = "booked", "put off", "as planned"
_ONE_DAY, _ONE_WEEK = timedelta(days=1), timedelta(days=7)
_MOST_LETTERS = 200


class ArrangeDialog(AskDialog):
    """Asks for the day, and why it is put off. What is arranged already can be changed or taken back."""

    given = Signal(bool, date, str)
    """Whether it is booked, for which day (or until when it is put off), and why; as often as it is given."""
    take_back_asked = Signal()
    """It is to be as planned: what was arranged holds no longer."""

    def __init__(
        self,
        look: ThemeController,
        language: Language,
        test: BloodTest,
        timeline: Timeline,
        now: Clock,
        parent: QWidget | None = None,
        *,
        booked: bool,
    ) -> None:
        """Begin with ``booked`` or put off, and with what is arranged already."""
        tr = language.tr
        self._timeline, self._now = timeline, now
        today = self._today()
        title = tr("Blood test booked") if booked else tr("Put off the blood test")
        question = tr("Booked for which day?") if booked else tr("Put off until when, and why?")
        if test.arranged is not None:
            # The reason stands in its field.
            shown = replace(test, arranged=replace(test.arranged, reason=""))
            title, question = tr("Change the blood test's day"), f"{arranged_words(language, shown, today)}."
        super().__init__(look, language, title, f"{planned_test_words(language, test, today)}.\n{question}", parent)
        choices = ((_BOOKED, tr("Booked")), (_PUT_OFF, tr("Put off")), (_AS_PLANNED, tr("As planned")))
        value = _BOOKED if booked else _PUT_OFF
        self._which = self.form.row(tr("What is arranged?"), ChoiceButtons("", choices, value=value))
        # Who has not arranged anything yet has said which with the button that led here.
        self.form.set_row_visible(self._which, test.arranged is not None)
        self._date = self.form.row(tr("Date"), date_field(language, _likely_day(test, today, booked=booked)))
        self._reason = self.form.row(tr("Reason"), QLineEdit(), tr("In your own words. You may leave it empty."))
        self._reason.setMaxLength(_MOST_LETTERS)
        self._reason.setText(test.arranged.reason if test.arranged is not None else "")
        self._reason.setCursorPosition(0)
        self._which.valueChanged.connect(self._show_rows)
        self._date.dateChanged.connect(lambda: self.form.set_error(self._date, ""))
        self.add_save().clicked.connect(self._give)
        self._show_rows()

    @property
    def _booked(self) -> bool:
        return self._which.value == _BOOKED

    def _today(self) -> date:
        return self._timeline.local(self._now()).date()

    def _give(self) -> None:
        if self._which.value == _AS_PLANNED:
            self.take_back_asked.emit()
        elif self.form.show_errors({self._date: self._error()}):
            self.fit()
        else:
            reason = "" if self._booked else self._reason.text()
            self.given.emit(self._booked, chosen_day(self._date), reason)

    def _error(self) -> str:
        day, today = chosen_day(self._date), self._today()
        first, last = possible_days(today, booked=self._booked)
        if first <= day <= last:
            return ""
        return wrong_day_words(self._words, day, last, booked=self._booked)

    def _show_rows(self) -> None:
        self.form.set_error(self._date, "")
        self.form.set_row_visible(self._date, self._which.value != _AS_PLANNED)
        self.form.set_row_visible(self._reason, self._which.value == _PUT_OFF)
        if self.isVisible():
            self.fit()


def _likely_day(test: BloodTest, today: date, *, booked: bool) -> date:
    """Where the field begins: what is arranged, else the planned day where that can be, else a day soon after."""
    first, _ = possible_days(today, booked=booked)
    if test.arranged is not None and test.arranged.on >= first:
        return test.arranged.on
    if not booked:
        return max(today, test.planned.due) + _ONE_WEEK
    return test.planned.due if test.planned.due >= first else today + _ONE_DAY
