"""From a press about a blood test to what is recorded: the question before it, and the undo after it."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from imuran_desktop.domain.blood_tests import Arrangement, BloodTest, DoneTest
from imuran_desktop.domain.codes import Arranged
from imuran_desktop.domain.history import Author
from imuran_desktop.domain.monitoring import ClinicDate
from imuran_desktop.services.arrangements import (
    book_test,
    earlier_places,
    put_off_test,
    remove_arrangement,
    waive_test,
)
from imuran_desktop.services.blood_tests import (
    move_blood_test,
    read_blood_tests,
    record_blood_test,
    remove_blood_test,
)
from imuran_desktop.services.changes import Changed
from imuran_desktop.services.counted_tests import read_counted
from imuran_desktop.services.entries import undo_entry
from imuran_desktop.services.plan import Edited
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store.diary import Diary
from imuran_desktop.ui.blood_tests.arrange_dialog import ArrangeDialog
from imuran_desktop.ui.blood_tests.done_dialog import DoneDialog
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.ask_dialog import AskDialog
from imuran_desktop.words.arrangements import arrangement_words, as_planned_words
from imuran_desktop.words.blood_tests import (
    booking_ended_words,
    clinic_date_taken_back,
    clinic_date_told,
    counted_words,
    waived_words,
)

if TYPE_CHECKING:
    from imuran_desktop.ui.blood_tests.clinic_date_dialog import ClinicDateDialog

Write = Callable[[Diary, Author, datetime], Changed]


class BloodTestRecorder(QObject):
    """Asks when a blood test was done, is booked for, or is put off until, and records it."""

    told = Signal(str, str, object)
    """What was done, what to say once it is undone, and what undoes it, or None."""
    results_asked = Signal(str, object)
    """The person goes on to enter the results of this test, done on this day."""

    def __init__(self, session: Session, look: ThemeController, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._look, self._window = session, look, window

    def ask(self, due: date, action: str) -> None:
        """Ask what an ``action`` on the test planned on ``due`` needs: ``done``, ``booked`` or ``later``."""
        if action == "done":
            self.ask_done()
        else:
            self.ask_day(due, Arranged.BOOKED if action == "booked" else Arranged.PUT_OFF)

    def ask_done(self, likely: date | None = None) -> None:
        """Ask on which day blood was taken, then record it. It begins with the ``likely`` day, else today."""
        session = self._session
        with session.telling():
            dialog = DoneDialog(self._look, session.language, session.today(), self._window, likely=likely)
            dialog.given.connect(lambda on, go_on: self._record_done(on, dialog, go_on=go_on))
            self._open(dialog)

    def ask_other_day(self, test: DoneTest) -> None:
        """Ask on which other day a test was done that is recorded already; then record that."""
        session = self._session
        with session.telling():
            dialog = DoneDialog(self._look, session.language, session.today(), self._window, likely=test.on, again=True)
            dialog.given.connect(lambda on, _: self._move(test, on, dialog))
            self._open(dialog)

    def ask_day(self, due: date, how: Arranged) -> None:
        """Ask what is arranged for the test planned on ``due``, beginning with ``how``; then record it."""
        session = self._session
        with session.telling():
            dialog = ArrangeDialog(
                self._look,
                session.language,
                self._find(due),
                session.plan().timeline,
                session.now,
                how,
                earlier_places(session.diary),
                self._window,
            )
            dialog.given.connect(lambda arranged: self._arrange(arranged, dialog))
            dialog.take_back_asked.connect(lambda: self._take_back(due, dialog))
            self._open(dialog)

    def ask_clinic_date(self, due: date) -> None:
        """Ask which date the clinic gave in place of the test planned on ``due``; then record it in the plan."""
        from imuran_desktop.ui.blood_tests.clinic_date_dialog import ClinicDateDialog  # late: it is seldom asked for

        session = self._session
        with session.telling():
            tests = read_blood_tests(session.diary, session.plan(), session.today())
            still = [test for test in tests if test.state.is_open]
            instead = next((test.planned for test in still if test.planned.due == due), None)
            dialog = ClinicDateDialog(
                self._look, session.language, still, session.today(), self._window, instead_of=instead
            )
            replaces = instead.due if instead is not None and instead.computed is None else None
            dialog.given.connect(lambda given: self._give_date(given, replaces, dialog))
            self._open(dialog)

    def take_back_clinic_date(self, on: date) -> None:
        """Have the date of the schedule hold again, in place of the one ``on`` which the clinic gave."""
        from imuran_desktop.services.clinic_dates import take_back_clinic_date

        session, language = self._session, self._session.language
        edited = session.write(lambda diary, author, now: take_back_clinic_date(diary, author, now, on))
        if edited is not None:
            undone = language.tr("The clinic's date stands again.")
            self.told.emit(clinic_date_taken_back(language, on), undone, self._undo_dates(edited))

    def take_out(self, test: DoneTest) -> None:
        """Take a test that was recorded out of the diary, with its results."""
        language = self._session.language
        written = self._session.write(lambda diary, author, now: remove_blood_test(diary, author, now, test.id))
        if written is not None:
            told = language.tr("Taken out: blood test on {day}.", day=language.day(test.on))
            self.told.emit(told, language.tr("It is in the diary again."), self._undo(written))

    def _find(self, due: date) -> BloodTest:
        diary, plan, today = self._session.diary, self._session.plan(), self._session.today()
        for test in read_blood_tests(diary, plan, today, max(due, today)):
            if test.planned.due == due:
                return test
        raise Refused(Reason.UNKNOWN_TEST, on=due)

    def _record_done(self, on: date, dialog: AskDialog, *, go_on: bool) -> None:
        session, language = self._session, self._session.language
        written = session.write(lambda diary, author, now: record_blood_test(diary, author, now, on))
        if written is not None:
            dialog.accept()
            words = language.tr("blood test on {day}", day=language.day(on))
            self._tell_recorded(words, self._undo(written), self._counted(written.entry))
            if go_on:
                self.results_asked.emit(written.entry, on)

    def _move(self, test: DoneTest, on: date, dialog: AskDialog) -> None:
        session, language = self._session, self._session.language
        written = session.write(lambda diary, author, now: move_blood_test(diary, author, now, test.id, on))
        if written is not None:
            dialog.accept()
            words = language.tr("blood test on {day}", day=language.day(on))
            told = _with_more(language.tr("Recorded: {words}", words=words), self._counted(written.entry))
            self.told.emit(told, language.tr("It is as it was before."), self._undo(written))

    def _arrange(self, arranged: Arrangement, dialog: AskDialog) -> None:
        session = self._session
        written = session.write(_arranging(arranged))
        if written is not None:
            dialog.accept()
            language, today = session.language, session.today()
            if arranged.how is Arranged.NOT_NEEDED:
                words = waived_words(language, arranged.due, today)
            else:
                words = arrangement_words(language, arranged.on, today, booked=arranged.booked)
            self._tell_recorded(words, self._undo(written))

    def _give_date(self, given: ClinicDate, replaces: date | None, dialog: "ClinicDateDialog") -> None:
        from imuran_desktop.services.clinic_dates import give_clinic_date

        session = self._session
        edited = session.write(
            lambda diary, author, now: give_clinic_date(diary, author, now, given, replaces=replaces)
        )
        if edited is not None:
            ended = booking_ended_words(session.language, dialog.ended, session.today()) if dialog.ended else ""
            dialog.close_saved()
            self._tell_recorded(clinic_date_told(session.language, given.on), self._undo_dates(edited), ended)

    def _undo_dates(self, edited: Edited) -> object:
        """What takes back a change of the clinic's dates, if there was one."""
        from imuran_desktop.services.clinic_dates import undo_clinic_date

        if not edited.entries:
            return None
        session = self._session
        return lambda: (
            session.write(lambda diary, author, now: undo_clinic_date(diary, author, now, edited)) is not None
        )

    def _take_back(self, due: date, dialog: AskDialog) -> None:
        session, language = self._session, self._session.language
        written = session.write(lambda diary, author, now: remove_arrangement(diary, author, now, due))
        if written is not None:
            dialog.accept()
            told = as_planned_words(language, due, session.today())
            self.told.emit(told, language.tr("What was arranged stands again."), self._undo(written))

    def _undo(self, written: Changed) -> object:
        """What takes back what was written, if anything was."""
        if not written.revision:
            return None
        session = self._session
        return lambda: session.write(lambda diary, author, now: undo_entry(diary, author, now, written)) is not None

    def _counted(self, entry: str) -> str:
        """What was arranged for another day, and is no longer needed, now that a test was done."""
        session = self._session
        with session.telling():
            counted = read_counted(session.diary, session.now(), entry)
            return counted_words(session.language, counted, session.today()) if counted is not None else ""
        return ""

    def _tell_recorded(self, words: str, undo: object, more: str = "") -> None:
        tr = self._session.language.tr
        told = _with_more(tr("Recorded: {words}", words=words), more)
        self.told.emit(told, tr("No longer recorded: {words}", words=words), undo)

    def _open(self, dialog: AskDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        self._session.failed.connect(dialog.tell_trouble)
        dialog.open()


def _with_more(told: str, more: str) -> str:
    """A line, with whole sentences after it where there are any."""
    return f"{told}. {more}" if more else told


def _arranging(arranged: Arrangement) -> Write:
    """What records an arrangement."""
    due, on = arranged.due, arranged.on
    if arranged.how is Arranged.BOOKED:
        return lambda diary, author, now: book_test(diary, author, now, due, on, arranged.at, arranged.where)
    if arranged.how is Arranged.PUT_OFF:
        return lambda diary, author, now: put_off_test(diary, author, now, due, on, arranged.reason)
    return lambda diary, author, now: waive_test(diary, author, now, due, arranged.reason)
