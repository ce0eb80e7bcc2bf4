"""From what is due to what is on the desktop, and from a button pressed there back into the diary."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from imuran_desktop.clock import Clock
from imuran_desktop.desktop.notifier import Notification, Notifier
from imuran_desktop.domain.codes import BloodTestState, DoseState, Outcome, Stage
from imuran_desktop.domain.history import Author
from imuran_desktop.domain.ledger import LedgerDose
from imuran_desktop.domain.reminders import Reminder
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.services.changes import Changed
from imuran_desktop.services.intakes import Answer, doubt_about, record_intake
from imuran_desktop.services.problems import Refused
from imuran_desktop.services.reminders import Agenda, claim, read_reminders, snooze
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import read_plan
from imuran_desktop.words.language import Language
from imuran_desktop.words.reminders import Message, away_message, blood_test_message, dose_message

Written = TypeVar("Written", bound=Changed)

_AWAY = "away:"
_TESTS_CLOSED = (BloodTestState.DONE, BloodTestState.NOT_DONE)


class Writer(Protocol):
    """How to write to the diary: `ui.session.Session.write`."""

    def __call__(self, action: Callable[[Diary, Author, datetime], Written]) -> Written | None:
        """Carry out ``action`` and tell what it changed; None when it was refused."""


class AlarmClock(Protocol):
    """What rings at the next instant: `desktop.alarm.Alarm`."""

    def set_next(self, at: datetime | None) -> None:
        """Ring at ``at`` instead of at what was set before."""


class Reminding(QObject):
    """Tells what is due, once, and carries out what is answered on the desktop."""

    open_asked = Signal(str)
    """A notification was clicked: show the app at this dose key (empty: just show it)."""
    answer_asked = Signal(str)
    """The answer to this dose key deserves a question first: ask it on screen."""
    missed_away = Signal(tuple)
    """Doses that were missed before the first look, when nobody could be told."""
    delivered = Signal(bool)
    """Whether the last notification reached the desktop."""

    def __init__(
        self,
        diary: Diary,
        author: Callable[[], Author],
        now: Clock,
        language: Language,
        notifier: Notifier,
        alarm: AlarmClock,
        write: Writer,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._diary, self._author, self._now, self._write = diary, author, now, write
        self._language, self._notifier, self._alarm = language, notifier, alarm
        self._shown: dict[str, Notification] = {}
        self._looked = False
        self.hide_names = False
        notifier.acted.connect(self._act)
        notifier.closed.connect(self._forget)
        notifier.availability_changed.connect(self._show_again)

    def look(self) -> None:
        """Tell what has come due since the last look, take back what was answered, and set the alarm."""
        now = self._now()
        agenda = read_reminders(self._diary, now)
        self._withdraw_answered(agenda)
        self._tell(claim(self._diary, self._author(), now, agenda.reminders), agenda)
        self._looked = True
        self._alarm.set_next(agenda.next_at)

    def _tell(self, mine: Sequence[Reminder], agenda: Agenda) -> None:
        timeline = read_plan(self._diary).timeline
        missed = [item for item in mine if item.stage is Stage.MISSED]
        if missed and not self._looked:
            self.missed_away.emit(tuple(item.dose for item in missed if item.dose))
        if len(missed) > 1:
            self._show_away(missed, timeline)
        for item in mine:
            if item.stage is Stage.MISSED and len(missed) > 1:
                continue
            self._show_one(item, agenda, timeline)

    def _show_one(self, item: Reminder, agenda: Agenda, timeline: Timeline) -> None:
        tr = self._language.tr
        if item.test is not None:
            today = timeline.local(self._now()).date()
            message = blood_test_message(self._language, item.stage, item.test, today)
            self._show(f"test:{item.test.planned.due}", message, (("default", tr("Open")),))
        elif item.dose is not None:
            key = item.dose.dose.key
            message = dose_message(
                self._language, item, timeline, _following(item.dose, agenda), hide_name=self.hide_names
            )
            buttons = _due_buttons(self._language) if item.stage is Stage.DUE else _missed_buttons(self._language)
            self._show(f"dose:{key}", message, buttons)

    def _show_away(self, missed: Sequence[Reminder], timeline: Timeline) -> None:
        today = timeline.local(self._now()).date()
        message = away_message(self._language, missed, timeline, today)
        for item in missed:
            if item.dose:
                self._withdraw(f"dose:{item.dose.dose.key}")
        self._show(_AWAY, message, (("default", self._language.tr("Open")),))

    def _show(self, identity: str, message: Message, actions: tuple[tuple[str, str], ...]) -> None:
        notification = Notification(identity, message.title, message.body, actions, category="reminder")
        self._shown[identity] = notification
        self.delivered.emit(self._notifier.show(notification))

    def _show_again(self, available: bool) -> None:
        """A server that has just come up knows of nothing: show it what is still open."""
        if available:
            for notification in list(self._shown.values()):
                self.delivered.emit(self._notifier.show(notification))

    def _withdraw_answered(self, agenda: Agenda) -> None:
        waiting = {f"dose:{item.dose.key}" for item in agenda.doses if item.state.wants_answer}
        waiting |= {f"test:{test.planned.due}" for test in agenda.tests if test.state not in _TESTS_CLOSED}
        for identity in [name for name in self._shown if name != _AWAY and name not in waiting]:
            self._withdraw(identity)

    def _withdraw(self, identity: str) -> None:
        if self._shown.pop(identity, None) is not None:
            self._notifier.withdraw(identity)

    def _forget(self, identity: str) -> None:
        """Dismissed by the person. That records nothing, and it is not shown again."""
        self._shown.pop(identity, None)

    def _act(self, identity: str, action: str) -> None:
        kind, _, key = identity.partition(":")
        if kind != "dose" or action in ("default", "record"):
            self._withdraw(identity)
            self.open_asked.emit(key if kind == "dose" else "")
            if action == "record":
                self.answer_asked.emit(key)
            return
        try:
            self._answer(key, action)
        except Refused:
            # The plan changed while the notification stood there: the dose is gone.
            self.open_asked.emit("")
        self._withdraw(identity)

    def _answer(self, key: str, action: str) -> None:
        now = self._now()
        if action == "snooze":
            snooze(self._diary, self._author(), now, key)
            self.look()
            return
        # Pressing a button says nothing of food: unknown is not "without".
        answer = Answer(Outcome.TAKEN, now) if action == "taken" else Answer(Outcome.SKIPPED)
        if doubt_about(self._diary, read_plan(self._diary), key, answer):
            self.open_asked.emit(key)
            self.answer_asked.emit(key)
        else:
            self._write(lambda diary, author, moment: record_intake(diary, author, moment, key, answer))


def _due_buttons(language: Language) -> tuple[tuple[str, str], ...]:
    tr = language.tr
    return (
        ("taken", tr("Taken")),
        ("snooze", tr("Snooze 15 minutes")),
        ("skip", tr("Skip")),
        ("default", tr("Open")),
    )


def _missed_buttons(language: Language) -> tuple[tuple[str, str], ...]:
    return (("record", language.tr("Record it")), ("default", language.tr("Open")))


def _following(item: LedgerDose, agenda: Agenda) -> LedgerDose | None:
    """The next dose still to come of the same prescription."""
    return next(
        (
            other
            for other in agenda.doses
            if other.state is DoseState.UPCOMING and other.dose.prescription.id == item.dose.prescription.id
        ),
        None,
    )
