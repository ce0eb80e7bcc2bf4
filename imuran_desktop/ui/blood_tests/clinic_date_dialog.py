"""*My clinic gave me a date*: for a blood test that is planned already, or for one more."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from imuran_desktop.domain.monitoring import ClinicDate, PlannedTest
from imuran_desktop.ui.plan.fields import chosen_day, date_field
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.ask_dialog import AskDialog
from imuran_desktop.ui.widgets.buttons import ChoiceButtons
from imuran_desktop.words.doses import day_words
from imuran_desktop.words.language import Language, sentence_case

_ONE_MORE = "one more"
_OFFERED = 3
_MOST_LETTERS = 200


class ClinicDateDialog(AskDialog):
    """Asks for the day, which planned test it is in place of, and who gave it. It does not close by itself."""

    given = Signal(ClinicDate)
    """As often as it is given. Record it, then call `close_saved`, or `tell_trouble`."""

    def __init__(
        self,
        look: ThemeController,
        language: Language,
        planned: Sequence[PlannedTest],
        today: date,
        parent: QWidget | None = None,
        *,
        instead_of: PlannedTest | None = None,
    ) -> None:
        """Offer the next of the ``planned`` tests; begin with ``instead_of``, or with the one nearest to the day."""
        tr = language.tr
        text = tr("It goes before the date that the schedule has.")
        super().__init__(look, language, tr("My clinic gave me a date"), text, parent)
        self._today, self._chosen, self._following = today, instead_of is not None, False
        # A date of the clinic is itself in place of what the schedule had.
        coming = [test for test in planned if test.due >= today]
        first = instead_of or next(iter(coming), None)
        self._days = {_computed(test): test for test in coming[:_OFFERED]}
        if instead_of is not None and _computed(instead_of) not in self._days and instead_of.due >= today:
            self._days = {_computed(instead_of): instead_of, **dict(list(self._days.items())[: _OFFERED - 1])}
        self._date = self.form.row(tr("Which day?"), date_field(language, first.due if first else today))
        choices = [(day.isoformat(), sentence_case(day_words(language, day, today))) for day in self._days if day]
        self._which = self.form.row(
            tr("In place of which test?"),
            ChoiceButtons("", [*choices, (_ONE_MORE, tr("None: it is one more"))], value=self._nearest()),
        )
        if instead_of is not None and _computed(instead_of) in self._days:
            self._which.set_value(str(_computed(instead_of)))
        self._said_by = self.form.row(
            tr("Who said so?"), QLineEdit(), tr("Such as a nurse, or a letter. You may leave it empty.")
        )
        self._said_by.setMaxLength(_MOST_LETTERS)
        self._which.valueChanged.connect(self._choose)
        self._date.dateChanged.connect(self._follow)
        self.add_save().clicked.connect(self._give)

    def _nearest(self) -> str:
        """The planned test nearest to the day."""
        day = chosen_day(self._date)
        nearest = min((each for each in self._days if each), key=lambda each: abs(each - day), default=None)
        return nearest.isoformat() if nearest else _ONE_MORE

    def _follow(self) -> None:
        self.form.set_error(self._date, "")
        if not self._chosen:
            self._following = True
            self._which.set_value(self._nearest())
            self._following = False

    def _choose(self) -> None:
        self._chosen = self._chosen or not self._following

    def _give(self) -> None:
        day, tr = chosen_day(self._date), self._words.tr
        error = "" if day >= self._today else tr("Choose today, or a day to come.")
        if self.form.show_errors({self._date: error}):
            self.fit()
            return
        which = self._which.value
        instead_of = None if which == _ONE_MORE else date.fromisoformat(which)
        self.given.emit(ClinicDate(day, instead_of, self._said_by.text().strip()))


def _computed(test: PlannedTest) -> date | None:
    """The date that the schedule has for a test; None for one more, which it has none for."""
    return test.clinic.instead_of if test.clinic else test.due
