"""Writing, changing and removing notes from the Review page, each with its *Undo*."""

from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from imuran_desktop.domain.notes import DayNote
from imuran_desktop.services.changes import Changed
from imuran_desktop.services.entries import remove_entry, restore_entry
from imuran_desktop.services.notes import change_note, write_note
from imuran_desktop.ui.review.note_dialog import NoteDialog
from imuran_desktop.ui.review.notes_card import NotesCard
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.undo_bar import UndoBar
from imuran_desktop.words.review import note_words


class NoteWriting(QObject):
    """Does what ``card`` asks for: asks in front of ``page``, writes, and offers in ``undo_bar`` to take it back."""

    def __init__(
        self, session: Session, look: ThemeController, card: NotesCard, undo_bar: UndoBar, page: QWidget
    ) -> None:
        super().__init__(page)
        self._session, self._look, self._card, self._undo_bar, self._page = session, look, card, undo_bar, page
        card.write_asked.connect(self.write)
        card.change_asked.connect(self.change)
        card.remove_asked.connect(self.remove)

    def write(self, day: date | None = None) -> None:
        """Ask for a note on ``day``, or on today."""
        self._ask(day, None)

    def change(self, note: DayNote) -> None:
        """Ask what a note is to say instead."""
        self._ask(note.day, note)

    def remove(self, note: DayNote) -> None:
        """Take a note out of the diary."""
        tr, words = self._session.language.tr, self._words(note)
        if self._remove(note.id):
            self._card.take_keyboard()
            told, undone = tr("Removed: {words}", words=words), tr("Put back: {words}", words=words)
            self._undo_bar.offer("", lambda: self._restore(note.id), told=told, undone=undone)

    def _ask(self, day: date | None, note: DayNote | None) -> None:
        session = self._session
        today = session.today()
        dialog = NoteDialog(self._look, session.language, min(day or today, today), today, note, self._page)
        dialog.given.connect(lambda on, text: self._save(dialog, on, text, note))
        session.failed.connect(dialog.tell_trouble)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _save(self, dialog: NoteDialog, day: date, text: str, before: DayNote | None) -> None:
        changed = self._add(day, text) if before is None else self._change(before.id, text)
        if changed is None:
            return
        dialog.close_saved()
        if not changed.topics:
            return
        if before is None:
            note = DayNote(changed.entry, day, text, self._session.recorded_by)
            self._undo_bar.offer(self._words(note), lambda: self._remove(changed.entry))
        else:
            self._card.take_keyboard()
            words = self._words(DayNote(before.id, day, text, before.by))
            undone = self._session.language.tr("It is as it was before: {words}", words=self._words(before))
            self._undo_bar.offer(words, lambda: self._change(before.id, before.text) is not None, undone=undone)

    def _words(self, note: DayNote) -> str:
        return note_words(self._session.language, note)

    def _add(self, day: date, text: str) -> Changed | None:
        return self._session.write(lambda diary, author, now: write_note(diary, author, now, day, text))

    def _change(self, note: str, text: str) -> Changed | None:
        return self._session.write(lambda diary, author, now: change_note(diary, author, now, note, text))

    def _remove(self, entry: str) -> bool:
        return self._session.write(lambda diary, author, now: remove_entry(diary, author, now, entry)) is not None

    def _restore(self, entry: str) -> bool:
        return self._session.write(lambda diary, author, now: restore_entry(diary, author, now, entry)) is not None
