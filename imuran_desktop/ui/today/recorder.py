"""From a person's answer to a recorded intake: the question before it where there is doubt, and the undo after it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.ledger import LedgerDose
from imuran_desktop.services.intakes import Answer, Doubt, Recorded, doubt_about, record_extra, record_intake, undo
from imuran_desktop.store.read import read_plan
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.today.record_dialog import RecordDialog
from imuran_desktop.ui.widgets.dialog import Dialog
from imuran_desktop.words.doses import intake_words


class Recorder(QObject):
    """Records answers for the Today page and for the buttons of notifications."""

    recorded = Signal(str)
    """What was recorded, in words; `undo` takes it back."""
    undone = Signal()

    def __init__(self, session: Session, look: ThemeController, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._look, self._window = session, look, parent
        self._last: Recorded | None = None

    def ask(self, item: LedgerDose, outcome: Outcome = Outcome.TAKEN) -> None:
        """Ask what happened to a dose, then record it."""
        plan = read_plan(self._session.diary)
        dialog = RecordDialog(
            self._look,
            self._session.language,
            item,
            plan.timeline,
            self._session.now(),
            self._window,
            outcome=outcome,
        )
        # Someone who came to change what is recorded has seen it: only a dose close to another is asked about then.
        dialog.given.connect(lambda answer: self.record(item.dose.key, answer, correcting=item.intake is not None))
        _open(dialog)

    def record(self, key: str, answer: Answer, *, correcting: bool = False) -> None:
        """Record an answer, asking first when the dose is recorded already or another was taken close to it."""
        doubt = self.doubt(key, answer)
        if doubt is None or (correcting and doubt.close is None):
            self._write(key, answer)
        else:
            self._ask_about(key, answer, doubt)

    def doubt(self, key: str, answer: Answer) -> Doubt | None:
        """Whether recording this answer deserves a question first."""
        return doubt_about(self._session.diary, read_plan(self._session.diary), key, answer)

    def undo(self) -> None:
        """Take back the last thing recorded here."""
        last, self._last = self._last, None
        if last is not None and self._session.write(lambda diary, author, now: undo(diary, author, now, last)):
            self.undone.emit()

    def _ask_about(self, key: str, answer: Answer, doubt: Doubt) -> None:
        tr = self._session.language.tr
        dialog = Dialog(self._look, tr("Please check"), self._doubt_words(doubt), self._window)
        if doubt.recorded is None:
            dialog.add_button("record", tr("Yes, record it"))
        else:
            dialog.add_button("record", tr("Change what is recorded"))
            if answer.outcome is Outcome.TAKEN and doubt.recorded.outcome is Outcome.TAKEN:
                dialog.add_button("extra", tr("Record it as extra"))
        dialog.add_cancel(tr("Record nothing"))
        actions: dict[str, Callable[[], None]] = {
            "record": lambda: self._write(key, answer),
            "extra": lambda: self._write(key, answer, extra=True),
        }
        dialog.answered.connect(lambda chosen: actions.get(chosen, _nothing)())
        _open(dialog)

    def _doubt_words(self, doubt: Doubt) -> str:
        language = self._session.language
        plan = read_plan(self._session.diary)
        today = plan.timeline.local(self._session.now()).date()
        lines = []
        if doubt.recorded:
            recorded = intake_words(language, doubt.recorded, plan.timeline, today)
            lines.append(language.tr("This dose is recorded already: {recorded}.", recorded=recorded))
        if doubt.close:
            taken = intake_words(language, doubt.close, plan.timeline, today)
            lines.append(language.tr("Another dose was recorded close to this time: {taken}.", taken=taken))
            lines.append(language.tr("Is this one as well what you took?"))
        return "\n".join(lines)

    def _write(self, key: str, answer: Answer, *, extra: bool = False) -> None:
        action = record_extra if extra else record_intake
        written = self._session.write(lambda diary, author, now: action(diary, author, now, key, answer))
        if written is None or written.intake is None:
            return
        self._last = written if written.revision else None
        plan = read_plan(self._session.diary)
        today = plan.timeline.local(self._session.now()).date()
        self.recorded.emit(intake_words(self._session.language, written.intake, plan.timeline, today))


def _open(dialog: Dialog) -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _nothing() -> None:
    """A question that was answered with *no*."""
