"""Saving what was entered: what is doubtful or different is asked about first, what is past an alert said after."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from imuran_desktop.domain.results import Analytes
from imuran_desktop.services.changes import Changed
from imuran_desktop.services.counted_tests import read_counted
from imuran_desktop.services.entries import undo_entry
from imuran_desktop.services.report_entry import Entered, clashes, hold_up, save_report
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.blood_tests import counted_words
from imuran_desktop.words.entered import saved_words


class Saving(QObject):
    """Writes only what the person has said yes to; when it can't be written, the form is left alone."""

    written = Signal(Changed)
    """It is in the diary."""
    saved = Signal(str, object)
    """All is said: what was saved, in words, and a callable that takes it back and tells whether it did."""

    def __init__(self, session: Session, look: ThemeController, analytes: Analytes, page: QWidget) -> None:
        super().__init__(page)
        self._session, self._look, self._analytes, self._page = session, look, analytes, page

    def save(self, entered: Entered, doubts: Sequence[str]) -> None:
        """Save, once the person has looked at the ``doubts`` and at what the diary says otherwise."""
        if not doubts:
            self._save_unless_different(entered)
            return
        from imuran_desktop.ui.results.questions import ask_about_doubts

        language = self._session.language
        ask_about_doubts(self._look, language, doubts, self._page, lambda: self._save_unless_different(entered))

    def _save_unless_different(self, entered: Entered) -> None:
        session = self._session
        with session.telling():
            found = clashes(session.diary, entered)
            if not found:
                self._write(entered)
                return
            from imuran_desktop.ui.results.questions import ask_about_clashes

            ask_about_clashes(
                self._look, session.language, self._analytes, found, self._page, lambda: self._write(entered)
            )

    def _write(self, entered: Entered) -> None:
        session = self._session
        changed = session.write(lambda diary, author, now: save_report(diary, author, now, entered))
        if changed is None:
            return
        take_back = (lambda: self._take_back(changed)) if changed.revision else None
        self.written.emit(changed)
        with session.telling():
            held = hold_up(session.diary, changed.entry, entered.on)
            words = self._saved_words(changed.entry, held.on, len(entered.results))
            if not (held.past or held.others):
                self.saved.emit(words, take_back)
                return
            from imuran_desktop.ui.results.questions import tell_past

            tell_past(
                self._look,
                session.language,
                self._analytes,
                held.past,
                held.others,
                held.contacts,
                self._page,
                lambda: self.saved.emit(words, take_back),
            )

    def _saved_words(self, entry: str, on: date, results: int) -> str:
        """That it is saved; and what was arranged for another day, where that is no longer needed."""
        session = self._session
        words, counted = saved_words(session.language, on, results), read_counted(session.diary, session.now(), entry)
        return words if counted is None else f"{words} {counted_words(session.language, counted, session.today())}"

    def _take_back(self, changed: Changed) -> bool:
        done = self._session.write(lambda diary, author, now: undo_entry(diary, author, now, changed))
        return done is not None
