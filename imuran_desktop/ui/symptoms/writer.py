"""What the page writes besides the form, with the sentence that says so and the way back."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from imuran_desktop.domain.codes import Course, Level
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
from imuran_desktop.words.symptoms import level_detail, level_title

Undo = Callable[[], object]


class SymptomWriter(QObject):
    """Each method writes at once. What can't be written is told by the session."""

    done = Signal(str, object)
    """A sentence, and what takes it back (`Undo`)."""

    def __init__(self, session: Session, known: SymptomList, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._known = session, known

    def record_none(self) -> None:
        """A day without symptoms."""
        written = self._session.write(log_no_symptoms)
        if written is not None:
            sentence = self._session.language.tr("Recorded: no symptoms today.")
            self.done.emit(sentence, lambda: self._take_out([written.entry]))

    def tell_saved(self, saved: Saved) -> None:
        """Say what the form has recorded."""
        entries = saved.logged.recorded
        before = saved.before
        undo: Undo = lambda: self._take_out([entry.id for entry in entries])  # noqa: E731
        if before is not None:
            undo = lambda: self._change(before.id, felt_of(before))  # noqa: E731
        self.done.emit(self._saved_words(saved), undo)

    def remove(self, entry: SymptomEntry) -> None:
        """Take an entry out."""
        words = entry_name(self._session.language, entry, self._known)
        if self._take_out([entry.id]) is not None:
            sentence = self._session.language.tr("Removed: {words}.", words=words)
            self.done.emit(sentence, lambda: self._bring_back([entry.id]))

    def end(self, entry: SymptomEntry) -> None:
        """Say that a symptom ended just now."""
        before, now = felt_of(entry), self._session.now()
        if self._change(entry.id, replace(before, course=Course.ENDED, ended=now)) is not None:
            words = entry_name(self._session.language, entry, self._known)
            sentence = self._session.language.tr("Recorded: {words} has ended.", words=words)
            self.done.emit(sentence, lambda: self._change(entry.id, before))

    def tell(self, entries: Sequence[SymptomEntry]) -> None:
        """Say that the clinic was told of these today."""
        session, found = self._session, [entry.id for entry in entries]
        today = session.today()
        if session.write(lambda diary, author, now: mark_told(diary, author, now, found, today)) is not None:
            sentence = session.language.trn(
                "Recorded: your clinic was told of {number} entry.",
                "Recorded: your clinic was told of {number} entries.",
                len(found),
            )
            self.done.emit(
                sentence,
                lambda: session.write(lambda diary, author, now: mark_told(diary, author, now, found, None)),
            )

    def _saved_words(self, saved: Saved) -> str:
        language, logged = self._session.language, saved.logged
        names = [entry_title(language, entry, self._known) for entry in logged.recorded]
        words = language.tr("Recorded: {words}.", words="; ".join(names))
        if is_urgent(logged.level):
            return words  # the notice says the rest
        levels: dict[Level, None] = dict.fromkeys(sorted(logged.levels.values(), key=lambda level: -level.rank))
        highest = next(iter(levels), Level.LOG)
        return f"{words} {level_title(language, highest)}. {level_detail(language, highest)}"

    def _take_out(self, entries: Sequence[str]) -> Changed | None:
        return self._session.write(lambda diary, author, now: remove_symptoms(diary, author, now, entries))

    def _bring_back(self, entries: Sequence[str]) -> Changed | None:
        return self._session.write(lambda diary, author, now: restore_symptoms(diary, author, now, entries))

    def _change(self, entry: str, felt: Felt) -> Changed | None:
        known = self._known
        return self._session.write(lambda diary, author, now: change_symptom(diary, author, now, known, entry, felt))
