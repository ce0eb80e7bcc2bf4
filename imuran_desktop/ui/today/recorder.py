"""From a person's answer to a recorded intake: the question before it where there is doubt, and the undo after it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from imuran_desktop.domain.codes import Food, Outcome
from imuran_desktop.domain.ledger import LedgerDose
from imuran_desktop.services.intakes import (
    Answer,
    Doubt,
    Recorded,
    doubt_about,
    find_dose,
    record_extra,
    record_intake,
    undo,
)
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.doses import intake_words

if TYPE_CHECKING:
    from imuran_desktop.ui.widgets.dialog import Dialog

Then = Callable[[], object]
"""What to do once something is recorded."""


class Recorder(QObject):
    """Records answers for the Today page and for the buttons of notifications."""

    recorded = Signal(str, bool)
    """What was recorded, in words, and whether `undo` can take it back."""

    def __init__(self, session: Session, look: ThemeController, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._look, self._window = session, look, parent
        self._last: Recorded | None = None

    def ask(self, item: LedgerDose, known: Outcome | None = None, food: str = "") -> None:
        """Ask what happened to a dose, then record it. ``known`` and ``food`` are what the person has said already."""
        from imuran_desktop.ui.today.record_dialog import RecordDialog  # late: dialogs show nothing at start

        session = self._session
        with session.telling():
            timeline = session.plan().timeline
            dialog = RecordDialog(
                self._look, session.language, item, timeline, session.now, self._window, known=known, food=food
            )
            # Someone who came to change what is recorded has seen it: only closeness to another dose is asked about.
            correcting = item.intake is not None
            dialog.given.connect(
                lambda answer: self.record(
                    item.dose.key, answer, correcting=correcting, over=dialog, then=dialog.accept
                )
            )
            session.failed.connect(dialog.tell_trouble)
            _open(dialog)

    def record_taken(self, item: LedgerDose, food: str) -> None:
        """Record that a dose is being taken now, with this food (empty: unknown)."""
        self.record(item.dose.key, Answer(Outcome.TAKEN, self._session.now(), Food(food) if food else None))

    def record_not_sure(self, item: LedgerDose) -> None:
        """Record that the person does not know whether they took a dose."""
        self.record(item.dose.key, Answer(Outcome.NOT_SURE))

    def record(
        self,
        key: str,
        answer: Answer,
        *,
        correcting: bool = False,
        over: QWidget | None = None,
        then: Then | None = None,
    ) -> None:
        """Record an answer, asking first when the dose is recorded already or another was taken close to it.

        Args:
            correcting: the person knows what is recorded for this dose.
            over: the window to ask over.
            then: called once it is recorded.
        """
        with self._session.telling():
            doubt = doubt_about(self._session.diary, self._session.plan(), key, answer)
            if doubt is None or (correcting and doubt.close is None):
                self._write(key, answer, then)
            else:
                self._ask_about(key, answer, doubt, over or self._window, then)

    def undo(self) -> bool:
        """Take back the last thing recorded here. Returns whether that was done."""
        last = self._last
        if last is None or self._session.write(lambda diary, author, now: undo(diary, author, now, last)) is None:
            return False
        self._last = None
        return True

    def _ask_about(self, key: str, answer: Answer, doubt: Doubt, over: QWidget, then: Then | None) -> None:
        from imuran_desktop.ui.today.doubt_dialog import EXTRA, RECORD, DoubtDialog

        session = self._session
        plan = session.plan()
        today = plan.timeline.local(session.now()).date()
        dose = find_dose(plan, key)
        dialog = DoubtDialog(self._look, session.language, dose, answer, doubt, plan.timeline, today, over)

        def answered(chosen: str) -> None:
            if chosen in (RECORD, EXTRA):
                self._write(key, answer, then, extra=chosen == EXTRA)

        dialog.answered.connect(answered)
        _open(dialog)

    def _write(self, key: str, answer: Answer, then: Then | None, *, extra: bool = False) -> None:
        action = record_extra if extra else record_intake
        written = self._session.write(lambda diary, author, now: action(diary, author, now, key, answer))
        if written is None or written.intake is None:
            return
        self._last = written if written.revision else None
        if then is not None:
            then()
        plan = self._session.plan()
        today = plan.timeline.local(self._session.now()).date()
        words = intake_words(self._session.language, written.intake, plan.timeline, today)
        self.recorded.emit(words, bool(written.revision))


def _open(dialog: "Dialog") -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
