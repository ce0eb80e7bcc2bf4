"""Writing, changing and removing visits from their page, each with its *Undo*."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from imuran_desktop.domain.history import Author
from imuran_desktop.domain.visits import Visit
from imuran_desktop.services.changes import Changed
from imuran_desktop.services.entries import remove_entry, undo_entry
from imuran_desktop.services.visits import add_question, add_visit, change_visit, note_said, read_visits
from imuran_desktop.store.diary import Diary
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.visits.said_dialog import SaidDialog
from imuran_desktop.ui.visits.visit_dialog import VisitDialog
from imuran_desktop.ui.widgets.ask_dialog import AskDialog
from imuran_desktop.ui.widgets.undo_bar import UndoBar
from imuran_desktop.words.visits import places, visit_title

_Write = Callable[[Diary, Author, datetime], Changed]


class VisitWriter(QObject):
    """Asks in front of ``page``, writes, and offers in ``undo_bar`` to take it back."""

    written = Signal()
    """Something was written, or taken back: the keyboard may need a place."""

    def __init__(self, session: Session, look: ThemeController, undo_bar: UndoBar, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._look, self._undo_bar, self._page = session, look, undo_bar, page

    def add(self) -> None:
        """Ask for a visit that is not written down yet."""
        with self._session.telling():
            self._ask(Visit("", self._session.today()))

    def change(self, visit: Visit) -> None:
        """Ask what a visit is to say instead."""
        with self._session.telling():
            self._ask(visit)

    def ask_said(self, visit: Visit) -> None:
        """Ask what was said at a visit."""
        with self._session.telling():
            dialog = SaidDialog(self._look, self._session.language, visit, self._session.today(), self._page)
            dialog.given.connect(lambda said: self._save_said(dialog, visit, said))
            self._open(dialog)

    def add_question(self, visit: Visit, question: str) -> bool:
        """Add a question to those of a visit, and tell whether that worked."""
        changed = self._session.write(lambda diary, author, now: add_question(diary, author, now, visit.id, question))
        if changed is None:
            return False
        told = self._session.language.tr("Added to your questions: {question}", question=question)
        self._offer(told, changed)
        return True

    def remove(self, visit: Visit) -> None:
        """Take a visit out of the diary."""
        changed = self._session.write(lambda diary, author, now: remove_entry(diary, author, now, visit.id))
        if changed is None:
            return
        self.written.emit()
        told = self._session.language.tr("Removed: {visit}.", visit=self._title(visit))
        self._offer(told, changed)

    def _ask(self, visit: Visit) -> None:
        known = read_visits(self._session.diary, self._session.now()).known
        others = [place for place in places(known) if place != visit.where]
        dialog = VisitDialog(self._look, self._session.language, visit, self._session.today(), others, self._page)
        dialog.given.connect(lambda given: self._save_visit(dialog, given))
        self._open(dialog)

    def _open(self, dialog: AskDialog) -> None:
        self._session.failed.connect(dialog.tell_trouble)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save_visit(self, dialog: VisitDialog, visit: Visit) -> None:
        write = change_visit if visit.id else add_visit
        self._save(dialog, visit, lambda diary, author, now: write(diary, author, now, visit))

    def _save_said(self, dialog: SaidDialog, visit: Visit, said: str) -> None:
        self._save(dialog, visit, lambda diary, author, now: note_said(diary, author, now, visit.id, said))

    def _save(self, dialog: AskDialog, visit: Visit, write: _Write) -> None:
        changed = self._session.write(write)
        if changed is None:
            return
        dialog.close_saved()
        self.written.emit()
        if changed.topics:
            self._offer(self._session.language.tr("Saved: {visit}.", visit=self._title(visit)), changed)

    def _offer(self, told: str, changed: Changed) -> None:
        def take_back() -> bool:
            done = self._session.write(lambda diary, author, now: undo_entry(diary, author, now, changed)) is not None
            self.written.emit()
            return done

        self._undo_bar.offer("", take_back, told=told, undone=self._session.language.tr("It is as it was before."))

    def _title(self, visit: Visit) -> str:
        return visit_title(self._session.language, visit, self._session.today())
