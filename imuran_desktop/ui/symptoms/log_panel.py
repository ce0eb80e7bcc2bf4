"""Logging in two steps: find the symptom, then say how bad it is. More can be added before all are saved."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.symptoms import SymptomEntry, SymptomList
from imuran_desktop.services.symptoms import Felt, Logged, change_symptom, log_symptoms
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.symptoms.details import SymptomDetails
from imuran_desktop.ui.symptoms.picker import SymptomPicker
from imuran_desktop.ui.theme import ThemeController

_RECORD, _LEAVE = "record", "leave"


@dataclass(frozen=True)
class Saved:
    """What was recorded, and the entry as it was before, if it was changed."""

    logged: Logged
    before: SymptomEntry | None = None


class LogPanel(QWidget):
    """Hidden until something is to be entered. Its :attr:`notice` belongs above everything else on the page."""

    saved = Signal(Saved)
    """It is in the diary, and the panel is hidden again."""
    cancelled = Signal()
    """Nothing was recorded, and the panel is hidden again."""
    top_wanted = Signal()
    """Another step, or an urgent notice, begins at the top of the page."""

    def __init__(self, session: Session, look: ThemeController, known: SymptomList) -> None:
        """Make a hidden panel."""
        super().__init__()
        self._session, self._look, self._known = session, look, known
        self._recent: Sequence[str] = ()
        self._take: Callable[[str, str], None] = self._begin
        self._searched = False
        """Whether what was looked for last is what the only symptom came from."""
        self._picker = SymptomPicker(look, session.language, known)
        self.details = SymptomDetails(session, look, known)
        self.notice = self.details.notice
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        column.addWidget(self._picker)
        column.addWidget(self.details)
        self._picker.chosen.connect(self._describe)
        self._picker.cancelled.connect(self._back)
        self.details.change_asked.connect(self._choose_again)
        self.details.add_asked.connect(self._choose_more)
        self.details.cancel_asked.connect(self._cancel)
        self.details.save_asked.connect(self._save)
        self.details.became_urgent.connect(self.top_wanted)
        self.hide()

    @property
    def is_changed(self) -> bool:
        """Whether anything entered would be lost."""
        return not self.isHidden() and self.details.is_changed

    def start(self, recent: Sequence[str], symptom: str = "") -> None:
        """Begin in the search field, with the ``recent`` symptoms first, or at the severity of ``symptom``.

        What is half entered is kept.
        """
        if self.is_changed:
            self._show_step(self.details)
            self.details.take_focus()
            return
        self._recent = recent
        self.details.clear()
        self._take, self._searched = self._begin, not symptom
        self.show()
        if symptom:
            self._describe(symptom, "")
        else:
            self._show_step(self._picker)
            self._picker.start(recent)

    def edit(self, entry: SymptomEntry, recent: Sequence[str]) -> None:
        """Change what was recorded."""
        self._recent, self._searched = recent, False
        self.show()
        self._show_step(self.details)
        self.details.edit(entry)

    def take_focus(self) -> None:
        """Bring the keyboard to where the person is."""
        (self.details if self._picker.isHidden() else self._picker).take_focus()

    def close_unsaved(self) -> None:
        """Let go of what was entered."""
        self._close()
        self.cancelled.emit()

    def _begin(self, symptom: str, words: str) -> None:
        self.details.begin(symptom, words)

    def _describe(self, symptom: str, words: str) -> None:
        self._show_step(self.details)
        self._take(symptom, words)

    def _choose_again(self) -> None:
        """Find another symptom for the only one in the form."""
        self._take = self.details.replace
        self._show_step(self._picker)
        if self._searched:
            self._picker.take_focus()
        else:
            self._picker.start(self._recent)

    def _choose_more(self) -> None:
        self._take, self._searched = self.details.add, False
        self._show_step(self._picker)
        self._picker.start([symptom for symptom in self._recent if symptom not in self.details.symptoms], adding=True)

    def _back(self) -> None:
        """From choosing one more to what was entered already; from choosing the only one, out."""
        if self._take == self.details.add:
            self._show_step(self.details)
            self.details.take_focus()
        else:
            self._cancel()

    def _show_step(self, step: QWidget) -> None:
        for widget in (self._picker, self.details):
            widget.setVisible(widget is step)
        self.top_wanted.emit()

    def _cancel(self) -> None:
        """Leave; what is urgent, or was much to enter, is not lost unasked."""
        details = self.details
        several = len(details.symptoms) > 1 or details.entry is not None
        if details.is_changed and (several or not self.notice.isHidden()):
            self._ask()
        else:
            self.close_unsaved()

    def _ask(self) -> None:
        from imuran_desktop.ui.widgets.dialog import Dialog  # late: few meet it

        tr = self._session.language.tr
        words = tr("It is not in the diary yet. Recording it keeps it for when you speak to your clinic.")
        question = Dialog(self._look, tr("Record it before you leave?"), words, self)
        question.add_button(_RECORD, tr("Record it"), primary=True)
        question.add_button(_LEAVE, tr("Leave it out"))
        question.answered.connect(self._answer)
        question.finished.connect(question.deleteLater)
        question.open()

    def _answer(self, key: str) -> None:
        if key == _LEAVE:
            self.close_unsaved()
        elif key == _RECORD:
            self._show_step(self.details)
            self._save(unanswered=True)

    def _save(self, *, unanswered: bool = False) -> None:
        details, now = self.details, self._session.now()
        if not details.check(unanswered=unanswered):
            return
        before = details.entry
        self._session.failed.connect(details.tell_failed)
        logged = self._write(details.felt(now), before)
        self._session.failed.disconnect(details.tell_failed)
        if logged is not None:
            self._close()
            self.saved.emit(Saved(logged, before))

    def _write(self, felt: list[Felt], before: SymptomEntry | None) -> Logged | None:
        session, known = self._session, self._known
        if before is None:
            return session.write(lambda diary, author, at: log_symptoms(diary, author, at, known, felt))
        return session.write(lambda diary, author, at: change_symptom(diary, author, at, known, before.id, felt[0]))

    def _close(self) -> None:
        """Hide both steps too, so that the next start is a new one."""
        self.details.hide()
        self.details.clear()
        self.hide()
