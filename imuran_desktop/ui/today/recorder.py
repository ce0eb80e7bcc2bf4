"""From a person's answer to a recorded intake: the question before it where there is doubt, and the undo after it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from imuran_desktop.domain.codes import Food, Outcome
from imuran_desktop.domain.doses import Dose
from imuran_desktop.domain.ledger import LedgerDose
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.dose_lookup import doses_near
from imuran_desktop.services.doubts import Doubt, doubt_about, extra_doubt
from imuran_desktop.services.intakes import Recorded, move_intake, record_intake, undo_all
from imuran_desktop.services.slots import Unplanned, find_slot
from imuran_desktop.services.unplanned import record_extra
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.doses import intake_words
from imuran_desktop.words.history import takeable_words
from imuran_desktop.words.language import Language
from imuran_desktop.words.today import planned_for_words

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
        self._last: tuple[Recorded, ...] = ()

    def ask(self, item: LedgerDose, known: Outcome | None = None, food: str = "") -> None:
        """Ask what happened to a dose, then record it. ``known`` and ``food`` are what the person has said already."""
        from imuran_desktop.ui.today.record_dialog import RecordDialog  # late: dialogs show nothing at start

        session = self._session
        with session.telling():
            plan = session.plan()
            dialog = RecordDialog(
                self._look,
                session.language,
                item,
                plan.timeline,
                session.now,
                self._window,
                known=known,
                food=food,
                others=doses_near(plan, item.dose, session.now()),
            )
            # Someone who came to change what is recorded has seen it: only closeness to another dose is asked about.
            correcting = item.intake is not None

            def given(answer: Answer) -> None:
                moved = dialog.key != item.dose.key
                self.record(
                    dialog.key,
                    answer,
                    correcting=correcting and not moved,
                    moved_from=item.dose.key if correcting and moved else "",
                    over=dialog,
                    then=dialog.accept,
                    back=dialog.change_amount,
                )

            dialog.given.connect(given)
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
        moved_from: str = "",
        over: QWidget | None = None,
        then: Then | None = None,
        back: Then | None = None,
    ) -> None:
        """Record an answer, asking first when there is a `Doubt`.

        Args:
            correcting: the person knows what is recorded for this dose.
            moved_from: the dose it was recorded for so far, which has nothing recorded any more afterwards.
            over: the window to ask over.
            then: called once it is recorded.
            back: called when the person wants to change the amount.
        """
        with self._session.telling():
            doubt = doubt_about(self._session.diary, self._session.plan(), key, answer, without=moved_from)
            write = self._mover(moved_from, key, answer, then) if moved_from else self._writer(key, answer, then)
            if doubt is not None and correcting and doubt.close is None:
                # Who corrects it has seen what is recorded.
                doubt = replace(doubt, recorded=None) if doubt.far_more else None
            if doubt is None:
                write()
                return
            extra = None if moved_from else self._writer(key, answer, then, extra=True)
            self._ask_about(key, answer, doubt, over or self._window, write, extra, back)

    def record_extra(
        self,
        key: str,
        answer: Answer,
        *,
        over: QWidget | None = None,
        then: Then | None = None,
        back: Then | None = None,
    ) -> None:
        """Record tablets taken on top of what counts, asking first when there is a `Doubt`.

        ``key`` says of which slot on which day, whether or not the plan has a dose there; the rest as for `record`.
        """
        with self._session.telling():
            doubt = extra_doubt(self._session.diary, self._session.plan(), key, answer)
            extra = self._writer(key, answer, then, extra=True)
            if doubt is None:
                extra()
            else:
                self._ask_about(key, answer, doubt, over or self._window, None, extra, back)

    def undo(self) -> bool:
        """Take back the last thing recorded here. Returns whether that was done."""
        if not self._last:
            return False
        steps = self._last
        if self._session.write(lambda diary, author, now: undo_all(diary, author, now, steps)) is None:
            return False
        self._last = ()
        return True

    def _ask_about(
        self,
        key: str,
        answer: Answer,
        doubt: Doubt,
        over: QWidget,
        write: Then | None,
        extra: Then | None,
        back: Then | None,
    ) -> None:
        from imuran_desktop.ui.today.doubt_dialog import EXTRA, RECORD, DoubtDialog

        session = self._session
        plan = session.plan()
        today = plan.timeline.local(session.now()).date()
        dialog = DoubtDialog(
            self._look,
            session.language,
            _what_words(session.language, find_slot(plan, key), today),
            answer,
            doubt,
            plan.timeline,
            today,
            over,
            only_extra=write is None,
            no_extra=extra is None,
        )
        actions = {RECORD: write, EXTRA: extra, "": back if doubt.far_more else None}

        def answered(chosen: str) -> None:
            action = actions.get(chosen)
            if action is not None:
                action()

        dialog.answered.connect(answered)
        _open(dialog)

    def _writer(self, key: str, answer: Answer, then: Then | None, *, extra: bool = False) -> Then:
        action = record_extra if extra else record_intake

        def write() -> None:
            written = self._session.write(lambda diary, author, now: action(diary, author, now, key, answer))
            if written is not None:
                self._tell(written, (written,) if written.revision else (), then)

        return write

    def _mover(self, key: str, other: str, answer: Answer, then: Then | None) -> Then:
        def write() -> None:
            moved = self._session.write(lambda diary, author, now: move_intake(diary, author, now, key, other, answer))
            if moved is not None and moved.recorded is not None and moved.taken_out is not None:
                steps = (moved.taken_out, moved.recorded) if moved.recorded.revision else (moved.taken_out,)
                self._tell(moved.recorded, steps, then)

        return write

    def _tell(self, written: Recorded, steps: tuple[Recorded, ...], then: Then | None) -> None:
        """Say what was recorded; ``steps`` are what `undo` takes back."""
        if written.intake is None:
            return
        self._last = steps
        if then is not None:
            then()
        plan = self._session.plan()
        today = plan.timeline.local(self._session.now()).date()
        self.recorded.emit(intake_words(self._session.language, written.intake, plan.timeline, today), bool(steps))


def _what_words(language: Language, of: Dose | Unplanned, today: date) -> str:
    """Which dose it is about, or of what something extra was taken."""
    if isinstance(of, Dose):
        return planned_for_words(language, of, today)
    what = takeable_words(language, of.prescription.medicine, of.amount_mg, uncounted=of.uncounted)
    return language.tr("{what}.", what=what)


def _open(dialog: "Dialog") -> None:
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
