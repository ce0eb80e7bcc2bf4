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
        super().__init__(look, language, tr("My clinic gave me a date"), _text(language, instead_of, today), parent)
        self._today, self._chosen, self._following = today, instead_of is not None, False
        coming = [test for test in planned if test.due >= today]
        first = instead_of or next(iter(coming), None)
        self._date = self.form.row(tr("Which day?"), date_field(language, max(first.due, today) if first else today))
        self._days = _offered(coming, instead_of)
        self._which: ChoiceButtons | None = None
        if instead_of is None or instead_of.computed is not None:
            self._which = self.form.row(tr("In place of which test?"), self._choices(instead_of))
            self._which.valueChanged.connect(self._choose)
        self._said_by = self._line(tr("Who said so?"), tr("Such as a nurse, or a letter. You may leave it empty."))
        self._note = self._line(tr("Note"))
        self._date.dateChanged.connect(self._follow)
        self.add_save().clicked.connect(self._give)

    def _choices(self, instead_of: PlannedTest | None) -> ChoiceButtons:
        """A button for each test that is offered, and one for none of them."""
        language = self._words
        days = [
            (planned.isoformat(), sentence_case(day_words(language, due, self._today)))
            for planned, due in self._days.items()
        ]
        chosen = str(instead_of.computed) if instead_of is not None else self._nearest()
        return ChoiceButtons("", [*days, (_ONE_MORE, language.tr("None: it is one more"))], value=chosen)

    def _line(self, label: str, help_text: str = "") -> QLineEdit:
        line = self.form.row(label, QLineEdit(), help_text)
        line.setMaxLength(_MOST_LETTERS)
        return line

    def _nearest(self) -> str:
        """The planned test nearest to the day."""
        day = chosen_day(self._date)
        nearest = min(self._days, key=lambda each: abs(self._days[each] - day), default=None)
        return nearest.isoformat() if nearest else _ONE_MORE

    def _follow(self) -> None:
        self.form.set_error(self._date, "")
        if self._which is not None and not self._chosen:
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
        which = self._which.value if self._which is not None else _ONE_MORE
        instead_of = None if which == _ONE_MORE else date.fromisoformat(which)
        self.given.emit(ClinicDate(day, instead_of, self._said_by.text().strip(), self._note.text().strip()))


def _offered(coming: Sequence[PlannedTest], instead_of: PlannedTest | None) -> dict[date, date]:
    """The tests that it can be in place of: the day that the schedule has for each, and the one that it is on.

    ``instead_of`` is among them, also where it is overdue. An extra test is not: the schedule has no day for it.
    """
    known = [test for test in coming if test.computed is not None]
    first = known[:_OFFERED]
    if instead_of is not None and instead_of not in first:
        first = sorted([instead_of, *first[: _OFFERED - 1]], key=lambda test: test.due)
    return {test.computed: test.due for test in first if test.computed is not None}


def _text(language: Language, instead_of: PlannedTest | None, today: date) -> str:
    """What becomes of the date there is."""
    tr = language.tr
    if instead_of is not None and instead_of.computed is None:
        day = day_words(language, instead_of.due, today)
        return tr("It takes the place of the date that your clinic gave before: {day}.", day=day)
    if instead_of is not None and instead_of.due < today:
        day = day_words(language, instead_of.due, today)
        return tr("If you choose the test of {day}, it moves to the new date and is no longer overdue.", day=day)
    return tr("It goes before the date that the schedule has, and before what was arranged.")
