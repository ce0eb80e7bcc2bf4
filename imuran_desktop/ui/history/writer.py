"""What the History page writes: answers to doses, corrections, deletions, additions, and which of two holds."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from imuran_desktop.domain.ledger import Intake
from imuran_desktop.domain.tablets import is_far_more
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.as_needed import AsNeeded, needed_doubt
from imuran_desktop.services.doubts import correction_doubt
from imuran_desktop.services.entry_history import settle
from imuran_desktop.services.history_view import HistoryLine
from imuran_desktop.services.intakes import Recorded, delete_intake, undo
from imuran_desktop.services.takeable import takeable_on
from imuran_desktop.services.unplanned import correct_unplanned, record_as_needed
from imuran_desktop.ui.history.extra_dialog import ExtraDialog
from imuran_desktop.ui.history.unplanned_dialog import UnplannedDialog
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.today.needed_recorder import NeededDoubtDialog
from imuran_desktop.ui.today.recorder import Recorder
from imuran_desktop.ui.widgets.dialog import Dialog
from imuran_desktop.words.doses import far_more_words, intake_words, medicine_words
from imuran_desktop.words.needed import needed_doubt_words

Undo = Callable[[], bool]
_CANCELLED = ""


class HistoryWriter(QObject):
    """Asks what has to be asked, writes, and tells what was written."""

    told = Signal(str, str, object)
    """What was done, what to say once it is undone, and what undoes it: an `Undo`, or None."""

    def __init__(self, session: Session, look: ThemeController, window: QWidget) -> None:
        super().__init__(window)
        self._session, self._look, self._window = session, look, window
        self._recorder = Recorder(session, look, window)
        self._recorder.recorded.connect(self._tell_recorded)

    def act(self, line: HistoryLine) -> None:
        """Record a dose, or correct what was recorded."""
        if line.item is not None:
            self._recorder.ask(line.item)
        elif line.intake is not None:
            self.correct(line.intake)

    def delete(self, line: HistoryLine) -> None:
        """Take out what is recorded. It can be undone, so nothing is asked first."""
        self._delete(line.entry)

    def keep(self, line: HistoryLine, revision: str) -> None:
        """Have one version hold."""
        tr = self._session.language.tr
        written = self._session.write(lambda diary, author, now: settle(diary, author, now, line.entry, revision))
        if written is not None:
            words = self._words(written)
            self._tell(written, tr("Kept: {words}", words=words), tr("Undone: {words}", words=words))

    def add(self, day: date, *, uncounted: bool = False) -> None:
        """Ask what else was taken on a day, then record it.

        ``uncounted``: it is about what lies before what the diary counts.
        """
        session = self._session
        with session.telling():
            choices = takeable_on(session.diary, day, session.now())
            if not choices:
                return
            timeline = session.plan().timeline
            dialog = ExtraDialog(
                self._look, session.language, choices, day, timeline, session.now, self._window, uncounted=uncounted
            )

            def given(answer: Answer) -> None:
                chosen = dialog.chosen
                if chosen.needed is not None:
                    self._record_needed(chosen.needed, day, answer, dialog)
                else:
                    self._recorder.record_extra(
                        chosen.key, answer, over=dialog, then=dialog.accept, back=dialog.change_amount
                    )

            dialog.given.connect(given)
            session.failed.connect(dialog.tell_trouble)
            _open(dialog)

    def correct(self, intake: Intake) -> None:
        """Ask what is to be said instead of an intake that answers no dose of the plan, then record it."""
        session = self._session
        with session.telling():
            timeline = session.plan().timeline
            dialog = UnplannedDialog(self._look, session.language, intake, timeline, session.now, self._window)
            dialog.given.connect(lambda answer: self._check_correction(intake, answer, dialog))
            dialog.delete_asked.connect(lambda: self._delete(intake.id, dialog))
            session.failed.connect(dialog.tell_trouble)
            _open(dialog)

    def _delete(self, entry: str, dialog: Dialog | None = None) -> None:
        tr = self._session.language.tr
        written = self._session.write(lambda diary, author, now: delete_intake(diary, author, now, entry))
        if written is None:
            return
        if dialog is not None:
            dialog.accept()
        words = self._words(written)
        self._tell(written, tr("Deleted: {words}", words=words), tr("Put back: {words}", words=words))

    def _check_correction(self, intake: Intake, answer: Answer, dialog: UnplannedDialog) -> None:
        def write() -> None:
            self._write_correction(intake, answer, dialog)

        with self._session.telling():
            doubt = correction_doubt(self._session.plan(), intake, answer)
            if doubt is None:
                write()
            else:
                self._ask("", doubt.asked_mg, answer, dialog, write)

    def _ask(
        self,
        why: str,
        asked_mg: float | None,
        answer: Answer,
        dialog: ExtraDialog | UnplannedDialog,
        write: Callable[[], None],
    ) -> None:
        """Ask before something is recorded; ``asked_mg`` is what is planned, where far more was taken."""
        language, taken_mg = self._session.language, answer.amount_mg if asked_mg is not None else None
        if asked_mg is not None and taken_mg is not None:
            question = far_more_words(language, taken_mg, asked_mg)
            why = f"{why}\n{question}" if why else question
        asking = NeededDoubtDialog(self._look, language, dialog.windowTitle(), why, dialog, taken_mg=taken_mg)

        def answered(chosen: str) -> None:
            if chosen != _CANCELLED:
                write()
            elif taken_mg is not None:
                dialog.change_amount()

        asking.answered.connect(answered)
        _open(asking)

    def _write_correction(self, intake: Intake, answer: Answer, dialog: Dialog) -> None:
        written = self._session.write(
            lambda diary, author, now: correct_unplanned(diary, author, now, intake.id, answer)
        )
        self._finish(written, dialog)

    def _record_needed(self, item: AsNeeded, day: date, answer: Answer, dialog: ExtraDialog) -> None:
        def write() -> None:
            self._write_needed(item, day, answer, dialog)

        session, language, asked_mg = self._session, self._session.language, item.slot.amount_mg
        with session.telling():
            doubt = needed_doubt(session.diary, item, answer.at, session.now())
            far_more = is_far_more(answer.amount_mg, asked_mg)
            if doubt is None and not far_more:
                write()
                return
            timeline, today = session.plan().timeline, session.today()
            why = ""
            if doubt is not None:
                why = needed_doubt_words(language, item.slot, doubt.near, doubt.taken, doubt.hold, timeline, today)
            self._ask(why, asked_mg if far_more else None, answer, dialog, write)

    def _write_needed(self, item: AsNeeded, day: date, answer: Answer, dialog: Dialog) -> None:
        prescription, slot = item.prescription.id, item.slot.id
        written = self._session.write(
            lambda diary, author, now: record_as_needed(diary, author, now, prescription, slot, answer, day)
        )
        self._finish(written, dialog)

    def _finish(self, written: Recorded | None, dialog: Dialog) -> None:
        if written is None:
            return
        dialog.accept()
        tr, words = self._session.language.tr, self._words(written)
        self._tell(written, tr("Recorded: {words}", words=words), tr("No longer recorded: {words}", words=words))

    def _tell_recorded(self, words: str, can_undo: bool) -> None:
        tr = self._session.language.tr
        told, undone = tr("Recorded: {words}", words=words), tr("No longer recorded: {words}", words=words)
        self.told.emit(told, undone, self._recorder.undo if can_undo else None)

    def _tell(self, written: Recorded, told: str, undone: str) -> None:
        def take_back() -> bool:
            return self._session.write(lambda diary, author, now: undo(diary, author, now, written)) is not None

        self.told.emit(told, undone, take_back if written.revision else None)

    def _words(self, written: Recorded) -> str:
        intake, session = written.intake, self._session
        if intake is None:
            return ""
        said = intake_words(session.language, intake, session.plan().timeline, session.today())
        return f"{medicine_words(session.language, intake.medicine)}, {said}"


def _open(dialog: Dialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
