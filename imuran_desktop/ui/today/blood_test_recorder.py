"""From a press about a blood test to what is recorded: the question before it, and the undo after it."""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from imuran_desktop.domain.history import Author
from imuran_desktop.domain.monitoring import BloodTest
from imuran_desktop.services.arrangements import book_test, put_off_test, remove_arrangement, undo_arrangement
from imuran_desktop.services.blood_tests import read_blood_tests, record_blood_test, remove_blood_test
from imuran_desktop.services.changes import Changed
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store.diary import Diary
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.today.arrange_dialog import ArrangeDialog
from imuran_desktop.ui.today.done_dialog import DoneDialog
from imuran_desktop.ui.widgets.ask_dialog import AskDialog
from imuran_desktop.words.arrangements import arrangement_words, as_planned_words


class BloodTestRecorder(QObject):
    """Asks when a blood test was done, is booked for, or is put off until, and records it."""

    told = Signal(str, str, object)
    """What was done, what to say once it is undone, and what undoes it, or None."""

    def __init__(self, session: Session, look: ThemeController, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._look, self._window = session, look, window

    def ask(self, due: date, action: str) -> None:
        """Ask what an ``action`` on the test planned on ``due`` needs: ``done``, ``booked`` or ``later``."""
        if action == "done":
            self.ask_done()
        else:
            self.ask_day(due, booked=action == "booked")

    def ask_done(self) -> None:
        """Ask on which day blood was taken, then record it."""
        session = self._session
        with session.telling():
            dialog = DoneDialog(self._look, session.language, session.today(), self._window)
            dialog.given.connect(lambda on: self._record_done(on, dialog))
            self._open(dialog)

    def ask_day(self, due: date, *, booked: bool) -> None:
        """Ask for which day the test planned on ``due`` is booked, or until when it is put off; then record it."""
        session = self._session
        with session.telling():
            timeline = session.plan().timeline
            dialog = ArrangeDialog(
                self._look, session.language, self._find(due), timeline, session.now, self._window, booked=booked
            )
            dialog.given.connect(lambda booked, on, reason: self._arrange(due, on, reason, dialog, booked=booked))
            dialog.take_back_asked.connect(lambda: self._take_back(due, dialog))
            self._open(dialog)

    def _find(self, due: date) -> BloodTest:
        diary, plan, today = self._session.diary, self._session.plan(), self._session.today()
        for test in read_blood_tests(diary, plan, today, max(due, today)):
            if test.planned.due == due:
                return test
        raise Refused(Reason.UNKNOWN_TEST, on=due)

    def _record_done(self, on: date, dialog: AskDialog) -> None:
        session, language = self._session, self._session.language
        written = session.write(lambda diary, author, now: record_blood_test(diary, author, now, on))
        if written is not None:
            dialog.accept()
            words = language.tr("blood test on {day}", day=language.day(on))
            undo = self._undo(written, lambda diary, author, now: remove_blood_test(diary, author, now, written.entry))
            self._tell_recorded(words, undo)

    def _arrange(self, due: date, on: date, reason: str, dialog: AskDialog, *, booked: bool) -> None:
        session = self._session
        if booked:
            written = session.write(lambda diary, author, now: book_test(diary, author, now, due, on))
        else:
            written = session.write(lambda diary, author, now: put_off_test(diary, author, now, due, on, reason))
        if written is not None:
            dialog.accept()
            words = arrangement_words(session.language, on, session.today(), booked=booked)
            self._tell_recorded(words, self._undo_arrangement(written))

    def _take_back(self, due: date, dialog: AskDialog) -> None:
        session, language = self._session, self._session.language
        written = session.write(lambda diary, author, now: remove_arrangement(diary, author, now, due))
        if written is not None:
            dialog.accept()
            told = as_planned_words(language, due, session.today())
            undone = language.tr("What was arranged stands again.")
            self.told.emit(told, undone, self._undo_arrangement(written))

    def _undo_arrangement(self, written: Changed) -> object:
        return self._undo(written, lambda diary, author, now: undo_arrangement(diary, author, now, written))

    def _undo(self, written: Changed, action: Callable[[Diary, Author, datetime], Changed]) -> object:
        """What takes back what was written, if anything was."""
        return (lambda: self._session.write(action) is not None) if written.revision else None

    def _tell_recorded(self, words: str, undo: object) -> None:
        tr = self._session.language.tr
        self.told.emit(tr("Recorded: {words}", words=words), tr("No longer recorded: {words}", words=words), undo)

    def _open(self, dialog: AskDialog) -> None:
        dialog.finished.connect(dialog.deleteLater)
        self._session.failed.connect(dialog.tell_trouble)
        dialog.open()
