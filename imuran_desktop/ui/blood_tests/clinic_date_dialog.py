"""*My clinic gave me a date*: for a blood test that is planned already, or for one more."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from imuran_desktop.domain.blood_tests import Arrangement, BloodTest
from imuran_desktop.domain.monitoring import ClinicDate, PlannedTest
from imuran_desktop.services.schedule_edits import skipped
from imuran_desktop.ui.plan.fields import chosen_day, date_field
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.ask_dialog import AskDialog
from imuran_desktop.ui.widgets.buttons import ChoiceButtons
from imuran_desktop.ui.widgets.labels import Body
from imuran_desktop.words.blood_tests import booking_ends_words
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
        still: Sequence[BloodTest],
        today: date,
        parent: QWidget | None = None,
        *,
        instead_of: PlannedTest | None = None,
    ) -> None:
        """Offer the next tests ``still`` to be done; begin with ``instead_of``, or the one nearest to the day."""
        tr = language.tr
        super().__init__(look, language, tr("My clinic gave me a date"), _text(language, instead_of, today), parent)
        self._today, self._chosen, self._following = today, instead_of is not None, False
        self._still = [test.planned for test in still]
        self._booked = {test.planned.due: test.arranged for test in still if test.arranged and test.arranged.booked}
        self._instead_of = instead_of
        self._asked: tuple[date, PlannedTest | None] | None = None
        coming = [test for test in self._still if test.due >= today]
        first = instead_of or next(iter(coming), None)
        self._date = self.form.row(tr("Which day?"), date_field(language, max(first.due, today) if first else today))
        self._offered = _offered(coming, instead_of)
        self._which: ChoiceButtons | None = None
        if instead_of is None or instead_of.computed is not None:
            self._which = self.form.row(tr("In place of which test?"), self._choices(instead_of))
            self._which.valueChanged.connect(self._choose)
        self._said_by = self._line(tr("Who said so?"), tr("Such as a nurse, or a letter. You may leave it empty."))
        self._note = self._line(tr("Note"))
        self._ends = Body("")
        # Above the form: with large text, what stands below it is out of sight.
        self.body.insertWidget(self.body.indexOf(self.form), self._ends)
        self._tell_booking()
        self._date.dateChanged.connect(self._follow)
        self.add_save().clicked.connect(self._give)

    @property
    def ended(self) -> Arrangement | None:
        """The booking for another day, still to come, that the date entered puts an end to."""
        test = self._test()
        booked = self._booked.get(test.due) if test is not None else None
        other = booked is not None and booked.on >= self._today and booked.on != chosen_day(self._date)
        return booked if other else None

    def _choices(self, instead_of: PlannedTest | None) -> ChoiceButtons:
        """A button for each test that is offered, and one for none of them."""
        language = self._words
        days = [
            (planned.isoformat(), sentence_case(day_words(language, test.due, self._today)))
            for planned, test in self._offered.items()
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
        nearest = min(self._offered, key=lambda each: abs(self._offered[each].due - day), default=None)
        return nearest.isoformat() if nearest else _ONE_MORE

    def _follow(self) -> None:
        self.form.set_error(self._date, "")
        if self._which is not None and not self._chosen:
            self._following = True
            self._which.set_value(self._nearest())
            self._following = False
        self._tell_booking()

    def _choose(self) -> None:
        self._chosen = self._chosen or not self._following
        self.form.set_error(self._date, "")
        self._tell_booking()

    def _tell_booking(self) -> None:
        """Say before it is saved that a booking for another day ends."""
        ended = self.ended
        self._ends.setText(booking_ends_words(self._words, ended, self._today) if ended is not None else "")
        self._ends.setVisible(ended is not None)
        if self.isVisible():
            self.fit()

    def _test(self) -> PlannedTest | None:
        """The test that it is the date of; None: it is one more."""
        if self._which is None:
            return self._instead_of
        return None if self._which.value == _ONE_MORE else self._offered[date.fromisoformat(self._which.value)]

    def _give(self) -> None:
        test = self._test()
        instead_of = test.computed if test is not None else None
        given = ClinicDate(chosen_day(self._date), instead_of, self._said_by.text().strip(), self._note.text().strip())
        if self.form.show_errors({self._date: self._error(given, test)}):
            self.fit()
            return
        self.given.emit(given)

    def _error(self, given: ClinicDate, test: PlannedTest | None) -> str:
        """Why the day can't be, or what is questioned in it: that only once."""
        tr = self._words.tr
        if given.on < self._today:
            return tr("Choose today, or a day to come.")
        other = skipped(given, self._still)
        if other is not None:
            day = day_words(self._words, other.due, self._today)
            return tr("The test planned for {day} lies between. Choose a nearer day, or that test below.", day=day)
        asked = (given.on, test)
        if test is not None and given.on == test.due and asked != self._asked:
            self._asked = asked
            return tr("That is the date already planned. If your clinic gave you this very date, save once more.")
        return ""


def _offered(coming: Sequence[PlannedTest], instead_of: PlannedTest | None) -> dict[date, PlannedTest]:
    """The tests that it can be in place of, by the day that the schedule has for each.

    ``instead_of`` is among them, also where it is overdue. An extra test is not: the schedule has no day for it.
    """
    known = [test for test in coming if test.computed is not None]
    first = known[:_OFFERED]
    if instead_of is not None and instead_of not in first:
        first = sorted([instead_of, *first[: _OFFERED - 1]], key=lambda test: test.due)
    return {test.computed: test for test in first if test.computed is not None}


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
