"""What the page writes besides the form, with the sentence that says so and the way back."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QObject, Signal

from imuran_desktop.domain.codes import Course
from imuran_desktop.domain.symptoms import SymptomEntry, SymptomList
from imuran_desktop.services.changes import Changed
from imuran_desktop.services.symptom_history import felt_of
from imuran_desktop.services.symptoms import (
    Felt,
    change_symptom,
    log_no_symptoms,
    mark_told,
    remove_symptoms,
    restore_symptoms,
)
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.symptoms.log_panel import Saved
from imuran_desktop.ui.symptoms.notice import is_urgent
from imuran_desktop.words.symptom_entries import entry_name, entry_title
from imuran_desktop.words.symptoms import level_advice

TakeBack = Callable[[], bool]
"""Undoes something, and tells whether it did."""


class SymptomWriter(QObject):
    """Each method writes at once. What can't be written is told by the session."""

    done = Signal(str, str, object)
    """A sentence that says what was done; one for when that was taken back; and what does so (`TakeBack`)."""

    def __init__(self, session: Session, known: SymptomList, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._known = session, known

    def record_none(self) -> None:
        """A day without symptoms."""
        tr, written = self._session.language.tr, self._session.write(log_no_symptoms)
        if written is not None:
            told, undone = tr("Recorded: no symptoms today."), tr("No longer recorded: no symptoms today.")
            self._tell_done(told, undone, lambda: self._take_out([written.entry]))

    def tell_saved(self, saved: Saved) -> None:
        """Say what the form has recorded."""
        tr, told, before = self._session.language.tr, self._saved_words(saved), saved.before
        if before is not None:
            undone = tr("Recorded as before: {words}.", words=self._titles([before]))
            self._tell_done(told, undone, lambda: self._change(before.id, felt_of(before)))
        else:
            entries = saved.logged.recorded
            undone = tr("No longer recorded: {words}.", words=self._titles(entries))
            self._tell_done(told, undone, lambda: self._take_out([entry.id for entry in entries]))

    def remove(self, entry: SymptomEntry) -> None:
        """Take an entry out."""
        tr, words = self._session.language.tr, entry_name(self._session.language, entry, self._known)
        if _wrote(self._take_out([entry.id])):
            told, undone = tr("Removed: {words}.", words=words), tr("Put back: {words}.", words=words)
            self._tell_done(told, undone, lambda: self._bring_back([entry.id]))

    def end(self, entry: SymptomEntry) -> None:
        """Say that a symptom ended just now."""
        tr, words = self._session.language.tr, entry_name(self._session.language, entry, self._known)
        before, now = felt_of(entry), self._session.now()
        if _wrote(self._change(entry.id, replace(before, course=Course.ENDED, ended=now))):
            told = tr("Recorded: {words} has ended.", words=words)
            undone = tr("No longer recorded: {words} has ended.", words=words)
            self._tell_done(told, undone, lambda: self._change(entry.id, before))

    def tell(self, entries: Sequence[SymptomEntry]) -> None:
        """Say that the clinic was told of these today."""
        language, number = self._session.language, len(entries)
        if not _wrote(self._mark(entries, self._session.today())):
            return
        told = language.trn(
            "Recorded: your clinic was told of {number} entry.",
            "Recorded: your clinic was told of {number} entries.",
            number,
        )
        undone = language.trn(
            "No longer recorded: your clinic was told of {number} entry.",
            "No longer recorded: your clinic was told of {number} entries.",
            number,
        )
        self._tell_done(told, undone, lambda: self._mark(entries, None))

    def _tell_done(self, told: str, undone: str, undo: Callable[[], Changed | None]) -> None:
        self.done.emit(told, undone, lambda: undo() is not None)

    def _saved_words(self, saved: Saved) -> str:
        language, logged = self._session.language, saved.logged
        words = language.tr("Recorded: {words}.", words=self._titles(logged.recorded))
        if is_urgent(logged.level):
            return words  # the notice says the rest
        return language.tr("{words} {advice}", words=words, advice=level_advice(language, logged.level, recorded=True))

    def _titles(self, entries: Sequence[SymptomEntry]) -> str:
        return "; ".join(entry_title(self._session.language, entry, self._known) for entry in entries)

    def _mark(self, entries: Sequence[SymptomEntry], on: date | None) -> Changed | None:
        found = [entry.id for entry in entries]
        return self._session.write(lambda diary, author, now: mark_told(diary, author, now, found, on))

    def _take_out(self, entries: Sequence[str]) -> Changed | None:
        return self._session.write(lambda diary, author, now: remove_symptoms(diary, author, now, entries))

    def _bring_back(self, entries: Sequence[str]) -> Changed | None:
        return self._session.write(lambda diary, author, now: restore_symptoms(diary, author, now, entries))

    def _change(self, entry: str, felt: Felt) -> Changed | None:
        known = self._known
        return self._session.write(lambda diary, author, now: change_symptom(diary, author, now, known, entry, felt))


def _wrote(changed: Changed | None) -> bool:
    """Whether anything was recorded: it may be gone meanwhile, or say so already."""
    return changed is not None and bool(changed.topics)
