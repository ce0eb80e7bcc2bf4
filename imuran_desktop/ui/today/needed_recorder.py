"""From *I took it* to a recorded intake that no dose asked for: the question before it where there is doubt."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.as_needed import AsNeeded, needed_doubt
from imuran_desktop.services.intakes import Recorded, undo
from imuran_desktop.services.unplanned import record_as_needed
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.today.when_dialog import WhenDialog
from imuran_desktop.ui.widgets.careful_dialog import CarefulDialog
from imuran_desktop.words.doses import intake_words, yes_words
from imuran_desktop.words.language import Language
from imuran_desktop.words.needed import needed_doubt_words, slot_name_words

_RECORD = "record"


class NeededRecorder(QObject):
    """Records what was taken as needed. Made when it is first asked for."""

    recorded = Signal(str, object)
    """What was recorded, in words, and a callable that takes it back and tells whether it did."""

    def __init__(self, session: Session, look: ThemeController, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._look, self._window = session, look, parent

    def take(self, item: AsNeeded) -> None:
        """Record that it was taken now."""
        self._record(item, self._session.now(), self._window, None)

    def ask_when(self, item: AsNeeded) -> None:
        """Ask when it was taken, then record it."""
        session = self._session
        with session.telling():
            language, timeline, now = session.language, session.plan().timeline, session.now()
            title = slot_name_words(language, item.prescription.medicine, item.slot)
            dialog = WhenDialog(self._look, language, title, timeline, session.now, now, parent=self._window)
            dialog.given.connect(lambda at: self._record(item, at, dialog, dialog.accept))
            session.failed.connect(dialog.tell_trouble)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _record(self, item: AsNeeded, at: datetime | None, over: QWidget, then: Callable[[], object] | None) -> None:
        session = self._session
        with session.telling():
            doubt = needed_doubt(session.diary, item, at, session.now())
            if doubt is None:
                self._write(item, at, then)
                return
            today, timeline = session.today(), session.plan().timeline
            dialog = NeededDoubtDialog(
                self._look,
                session.language,
                slot_name_words(session.language, item.prescription.medicine, item.slot),
                needed_doubt_words(session.language, item.slot, doubt.near, doubt.taken, doubt.hold, timeline, today),
                over,
            )
            dialog.answered.connect(lambda chosen: self._write(item, at, then) if chosen == _RECORD else None)
            dialog.finished.connect(dialog.deleteLater)
            dialog.open()

    def _write(self, item: AsNeeded, at: datetime | None, then: Callable[[], object] | None) -> None:
        session, answer = self._session, Answer(Outcome.TAKEN, at)
        written = session.write(
            lambda diary, author, now: record_as_needed(diary, author, now, item.prescription.id, item.slot.id, answer)
        )
        if written is None or written.intake is None:
            return
        if then is not None:
            then()
        words = intake_words(session.language, written.intake, session.plan().timeline, session.today())
        name = slot_name_words(session.language, item.prescription.medicine, item.slot)
        self.recorded.emit(f"{name}, {words}", lambda: self._take_back(written))

    def _take_back(self, written: Recorded) -> bool:
        return self._session.write(lambda diary, author, now: undo(diary, author, now, written)) is not None


class NeededDoubtDialog(CarefulDialog):
    """Shows what speaks for a second look, and asks. The keyboard begins at the button that records nothing."""

    def __init__(
        self,
        look: ThemeController,
        language: Language,
        name: str,
        why: str,
        parent: QWidget,
        *,
        taken_mg: float | None = None,
    ) -> None:
        """Ask. ``taken_mg`` is an amount far above the planned one, about which ``why`` ends by asking."""
        tr = language.tr
        question = why if taken_mg is not None else f"{why}\n{tr('Did you take it?')}"
        super().__init__(look, tr("Please check"), f"{name}\n{question}", parent)
        self.add_button(_RECORD, yes_words(language, taken_mg))
        self.begin_at = self.add_cancel(tr("Record nothing") if taken_mg is None else tr("Change the amount"))
