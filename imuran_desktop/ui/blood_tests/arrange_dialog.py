"""For which day a blood test is booked, until when it is put off, or why it is not needed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, time, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from imuran_desktop.clock import Clock
from imuran_desktop.domain.blood_tests import Arrangement, BloodTest
from imuran_desktop.domain.codes import Arranged
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.services.arrangements import possible_days
from imuran_desktop.ui.plan.fields import chosen_day, chosen_time, date_field, time_field
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.ask_dialog import AskDialog
from imuran_desktop.ui.widgets.buttons import ChoiceButtons, OutlinedButton
from imuran_desktop.ui.widgets.card_parts import in_a_row
from imuran_desktop.words.arrangements import planned_test_words, wrong_day_words
from imuran_desktop.words.doses import arranged_words
from imuran_desktop.words.language import Language

_AS_PLANNED = "as planned"
_ONE_DAY, _ONE_WEEK = timedelta(days=1), timedelta(days=7)
_MOST_LETTERS = 200
_USUAL = time(9)


class ArrangeDialog(AskDialog):
    """Asks for the day, with time and place or why. What is arranged already can be changed or taken back."""

    given = Signal(Arrangement)
    """What is arranged now; as often as it is given."""
    take_back_asked = Signal()
    """It is to be as planned: what was arranged holds no longer."""

    def __init__(
        self,
        look: ThemeController,
        language: Language,
        test: BloodTest,
        timeline: Timeline,
        now: Clock,
        how: Arranged,
        places: Sequence[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        """Begin with ``how``, and with what is arranged already. ``places`` are those of earlier tests."""
        self._timeline, self._now, self._test = timeline, now, test
        today = self._today()
        title, question = _asked(language, test, how, today)
        super().__init__(look, language, title, f"{planned_test_words(language, test, today)}.\n{question}", parent)
        self._which = self.form.row(language.tr("What is arranged?"), _ways(language, how))
        # Who has not arranged anything yet has said which with the button that led here.
        self.form.set_row_visible(self._which, test.arranged is not None)
        self._add_fields(language, _likely_day(test, today, how), test.arranged, places)
        self._which.valueChanged.connect(self._show_rows)
        self._time_known.toggled.connect(self._show_rows)
        self._date.dateChanged.connect(lambda: self.form.set_error(self._date, ""))
        self.add_save().clicked.connect(self._give)
        self._show_rows()

    def _add_fields(self, language: Language, day: date, arranged: Arrangement | None, places: Sequence[str]) -> None:
        tr = language.tr
        at, where, reason = (arranged.at, arranged.where, arranged.reason) if arranged else (None, "", "")
        self._date = self.form.row(tr("Date"), date_field(language, day))
        self._time_known = self.form.check(tr("I know the time"))
        self._time_known.setChecked(at is not None)
        self._time = self.form.row(tr("Time"), time_field(language, at or _USUAL))
        self._where = self.form.row(
            tr("Where"), QLineEdit(where), tr("The clinic or laboratory. You may leave it empty.")
        )
        self._places = self._offer([place for place in places if place != where])
        self._reason = self.form.row(tr("Reason"), QLineEdit(reason), tr("In your own words. You may leave it empty."))
        for field in (self._where, self._reason):
            field.setMaxLength(_MOST_LETTERS)
            field.setCursorPosition(0)

    def _offer(self, places: Sequence[str]) -> QWidget:
        """A button for each earlier place: pressed, it fills the field."""
        row = QWidget()
        buttons = [OutlinedButton(place) for place in places]
        for place, button in zip(places, buttons, strict=True):
            button.setAccessibleName(self._words.tr("Where: {place}", place=place))
            button.clicked.connect(lambda _=False, place=place: self._where.setText(place))
        row.setLayout(in_a_row(*buttons))
        return self.form.wide(row)

    @property
    def _how(self) -> Arranged | None:
        """What is chosen; None: as planned."""
        return None if self._which.value == _AS_PLANNED else Arranged(self._which.value)

    def _today(self) -> date:
        return self._timeline.local(self._now()).date()

    def _give(self) -> None:
        how, today = self._how, self._today()
        if how is None:
            self.take_back_asked.emit()
            return
        if self.form.show_errors({self._date: self._error(how)}):
            self.fit()
            return
        due, booked = self._test.planned.due, how is Arranged.BOOKED
        on = due if how is Arranged.NOT_NEEDED else chosen_day(self._date)
        self.given.emit(
            Arrangement(
                due,
                on,
                today,
                how,
                reason="" if booked else self._reason.text(),
                at=chosen_time(self._time) if booked and self._time_known.isChecked() else None,
                where=self._where.text() if booked else "",
            )
        )

    def _error(self, how: Arranged) -> str:
        if how is Arranged.NOT_NEEDED:
            return ""
        day, booked = chosen_day(self._date), how is Arranged.BOOKED
        first, last = possible_days(self._today(), booked=booked)
        return "" if first <= day <= last else wrong_day_words(self._words, day, last, booked=booked)

    def _show_rows(self) -> None:
        how, form = self._how, self.form
        form.set_error(self._date, "")
        booked = how is Arranged.BOOKED
        form.set_row_visible(self._date, how in (Arranged.BOOKED, Arranged.PUT_OFF))
        form.set_row_visible(self._time_known, booked)
        form.set_row_visible(self._time, booked and self._time_known.isChecked())
        form.set_row_visible(self._where, booked)
        self._places.setVisible(booked and bool(self._places.findChildren(OutlinedButton)))
        form.set_row_visible(self._reason, how in (Arranged.PUT_OFF, Arranged.NOT_NEEDED))
        if self.isVisible():
            self.fit()


def _ways(language: Language, how: Arranged) -> ChoiceButtons:
    tr = language.tr
    choices = (
        (Arranged.BOOKED, tr("Booked")),
        (Arranged.PUT_OFF, tr("Put off")),
        (Arranged.NOT_NEEDED, tr("Not needed")),
        (_AS_PLANNED, tr("As planned")),
    )
    return ChoiceButtons("", choices, value=how)


def _asked(language: Language, test: BloodTest, how: Arranged, today: date) -> tuple[str, str]:
    """The title, and what is asked; where something is arranged, what that is."""
    tr = language.tr
    if test.arranged is not None:
        # The reason stands in its field.
        shown = replace(test, arranged=replace(test.arranged, reason=""))
        return tr("Change the blood test's day"), f"{arranged_words(language, shown, today)}."
    return {
        Arranged.BOOKED: (tr("Blood test booked"), tr("Booked for which day?")),
        Arranged.PUT_OFF: (tr("Put off the blood test"), tr("Put off until when, and why?")),
        Arranged.NOT_NEEDED: (
            tr("Blood test not needed"),
            tr("Why is it not needed? You are not reminded of it any more."),
        ),
    }[how]


def _likely_day(test: BloodTest, today: date, how: Arranged) -> date:
    """Where the field begins: what is arranged, else the planned day where that can be, else a day soon after."""
    first, _ = possible_days(today, booked=how is Arranged.BOOKED)
    if test.arranged is not None and test.arranged.on >= first:
        return test.arranged.on
    if how is Arranged.PUT_OFF:
        return max(today, test.planned.due) + _ONE_WEEK
    return test.planned.due if test.planned.due >= first else today + _ONE_DAY
