"""From what is due to what is on the desktop, and from a button pressed there back into the diary."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from PySide6.QtCore import QObject, Signal

from imuran_desktop.clock import Clock
from imuran_desktop.desktop.notifier import Notification, Notifier
from imuran_desktop.domain.codes import BloodTestState, DoseState, Outcome, Stage
from imuran_desktop.domain.doses import Dose
from imuran_desktop.domain.history import Author
from imuran_desktop.domain.ledger import LedgerDose, next_has_come
from imuran_desktop.domain.medicine_stock import MedicineStock
from imuran_desktop.domain.monitoring import BloodTest
from imuran_desktop.domain.reminders import Reminder
from imuran_desktop.domain.stock import RunOut
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.changes import Changed
from imuran_desktop.services.dose_lookup import find_dose
from imuran_desktop.services.doubts import doubt_about
from imuran_desktop.services.intakes import record_intake
from imuran_desktop.services.problems import Refused
from imuran_desktop.services.reminders import Agenda, claim, read_reminders, snooze
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.errors import StoreError
from imuran_desktop.store.read import intake_of, read_plan
from imuran_desktop.words.language import Language
from imuran_desktop.words.reminders import Message, away_message, blood_test_message, dose_message, stock_message

Written = TypeVar("Written", bound=Changed)

_ANSWERS = ("taken", "skip", "snooze")
_TESTS_CLOSED = (BloodTestState.DONE, BloodTestState.NOT_DONE)
_ONE_DAY = timedelta(days=1)


class Writer(Protocol):
    """How to write to the diary: `ui.session.Session.write`."""

    def __call__(self, action: Callable[[Diary, Author, datetime], Written]) -> Written | None:
        """Carry out ``action`` and tell what it changed; None when it was not done, which the person was then told."""


class AlarmClock(Protocol):
    """What rings at the next instant: `desktop.alarm.Alarm`."""

    def set_next(self, at: datetime | None) -> None:
        """Ring at ``at`` instead of at what was set before."""


@dataclass(frozen=True)
class _Standing:
    """A notification that nobody has dealt with, and the keys of the doses it speaks of."""

    notification: Notification
    doses: tuple[str, ...] = ()


class Reminding(QObject):
    """Tells what is due, once, and carries out what is answered on the desktop."""

    open_asked = Signal(str)
    """A notification was clicked: show the app at this dose key (empty: just show it)."""
    answer_asked = Signal(str)
    """The answer to this dose key deserves a question first: ask it on screen."""
    missed_away = Signal()
    """Doses were missed while nobody could be told: `services.away` knows which."""
    delivered = Signal(bool)
    """Whether the desktop shows notifications, as far as is known now."""
    failed = Signal(StoreError)
    """What was answered on the desktop could not be recorded."""

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
        self._standing: dict[str, _Standing] = {}
        self._answered: set[str] = set()
        self.hide_names = False
        notifier.acted.connect(self._act)
        notifier.closed.connect(self._forget)
        notifier.availability_changed.connect(self._show_again)

    def look(self) -> None:
        """Tell what has come due since the last look, take back what was answered, and set the alarm.

        Raises:
            StoreError: when the diary can't be read or written. The next look makes up for it.
        """
        now = self._now()
        agenda = read_reminders(self._diary, now)
        timeline = read_plan(self._diary).timeline
        self._alarm.set_next(agenda.next_at)
        self._withdraw_answered(agenda)
        self._tell(claim(self._diary, self._author(), now, agenda.reminders), agenda, timeline)

    def _tell(self, mine: Sequence[Reminder], agenda: Agenda, timeline: Timeline) -> None:
        missed = [item for item in mine if item.stage is Stage.MISSED]
        self._offer_missed([item.dose.dose for item in missed if item.dose], timeline)
        if len(missed) > 1:
            self._show_away(missed, timeline)
        for item in mine:
            if item.stage is Stage.MISSED and len(missed) > 1:
                continue
            self._show_one(item, agenda, timeline)

    def _offer_missed(self, doses: Sequence[Dose], timeline: Timeline) -> None:
        """Have them listed if a person who comes back would not find them all on Today."""
        yesterday = timeline.local(self._now()).date() - _ONE_DAY
        if any(dose.day < yesterday for dose in doses):
            self.missed_away.emit()

    def _show_one(self, item: Reminder, agenda: Agenda, timeline: Timeline) -> None:
        tr = self._language.tr
        today = timeline.local(self._now()).date()
        if item.test is not None:
            message = blood_test_message(self._language, item.test, today)
            self._show(_test_identity(item.test), message, (("default", tr("Open")),))
        elif item.stock is not None:
            message = stock_message(self._language, item.stock, today, hide_name=self.hide_names)
            self._show(_stock_identity(item.stock), message, (("default", tr("Open")),))
        elif item.dose is not None:
            key = item.dose.dose.key
            following = _following(item.dose, agenda)
            message = dose_message(
                self._language,
                item,
                timeline,
                today,
                following,
                hide_name=self.hide_names,
                next_has_come=next_has_come(item.dose, agenda.doses),
            )
            buttons = _due_buttons(self._language) if item.stage is Stage.DUE else _missed_buttons(self._language)
            self._show(f"dose:{key}", message, buttons, (key,))

    def _show_away(self, missed: Sequence[Reminder], timeline: Timeline) -> None:
        today = timeline.local(self._now()).date()
        message = away_message(self._language, missed, timeline, today)
        keys = tuple(item.dose.dose.key for item in missed if item.dose)
        for key in keys:
            self._withdraw(f"dose:{key}")
        self._show(f"away:{keys[0]}", message, (("default", self._language.tr("Open")),), keys)

    def _show(
        self, identity: str, message: Message, actions: tuple[tuple[str, str], ...], doses: tuple[str, ...] = ()
    ) -> None:
        notification = Notification(identity, message.title, message.body, actions, category="reminder")
        self._standing[identity] = _Standing(notification, doses)
        self._answered.discard(identity)
        self.delivered.emit(self._notifier.show(notification))

    def _show_again(self, available: bool) -> None:
        """A server that has just come up knows of nothing: show it what is still open."""
        shown = [self._notifier.show(standing.notification) for standing in self._standing.values() if available]
        self.delivered.emit(available and all(shown))

    def _withdraw_answered(self, agenda: Agenda) -> None:
        open_still = {_test_identity(test) for test in agenda.tests if test.state not in _TESTS_CLOSED}
        open_still |= {_stock_identity(stock) for stock in agenda.stocks if isinstance(stock.end, RunOut)}
        waiting = {item.dose.key: item.state.wants_answer for item in agenda.doses}
        for identity, standing in list(self._standing.items()):
            if identity not in open_still and not self._any_waits(standing.doses, waiting):
                self._withdraw(identity)

    def _any_waits(self, keys: Iterable[str], waiting: Mapping[str, bool]) -> bool:
        """Whether any of these doses wants an answer still. ``waiting`` knows of the latest days only."""
        return any(waiting[key] if key in waiting else self._waits(key) for key in keys)

    def _waits(self, key: str) -> bool:
        try:
            find_dose(read_plan(self._diary), key)
        except Refused:  # the plan asks for it no longer
            return False
        return intake_of(self._diary, key) is None

    def _withdraw(self, identity: str) -> None:
        if self._standing.pop(identity, None) is not None:
            self._notifier.withdraw(identity)

    def _forget(self, identity: str) -> None:
        """Dismissed by the person. That records nothing, and it is not shown again."""
        self._standing.pop(identity, None)

    def _act(self, identity: str, action: str) -> None:
        kind, _, key = identity.partition(":")
        if kind == "dose" and action in _ANSWERS:
            self._answer_once(identity, key, action)
            return
        self._withdraw(identity)
        self.open_asked.emit(key if kind == "dose" else "")
        if kind == "dose" and action == "record":
            self.answer_asked.emit(key)

    def _answer_once(self, identity: str, key: str, action: str) -> None:
        """Carry out an answer. The desktop may tell of one press twice."""
        if identity in self._answered:
            return
        try:
            self._answer(identity, key, action)
        except Refused:
            # The plan changed while the notification stood there: the dose is gone.
            self._withdraw(identity)
            self.open_asked.emit("")
        except StoreError as error:
            self.failed.emit(error)
            self._put_back(identity, key)

    def _answer(self, identity: str, key: str, action: str) -> None:
        now = self._now()
        if action == "snooze":
            snooze(self._diary, self._author(), now, key)
            self._close(identity)
            self.look()
            return
        # Pressing a button says nothing of food: unknown is not "without".
        answer = Answer(Outcome.TAKEN, now) if action == "taken" else Answer(Outcome.SKIPPED)
        if doubt_about(self._diary, read_plan(self._diary), key, answer):
            self._close(identity)
            self.open_asked.emit(key)
            self.answer_asked.emit(key)
        elif self._write(lambda diary, author, moment: record_intake(diary, author, moment, key, answer)) is None:
            self._put_back(identity, key)
        else:
            self._close(identity)

    def _close(self, identity: str) -> None:
        self._answered.add(identity)
        self._withdraw(identity)

    def _put_back(self, identity: str, key: str) -> None:
        """Nothing was recorded, although the button was pressed: nobody may take the dose for answered."""
        standing = self._standing.get(identity)
        if standing is not None:
            self.delivered.emit(self._notifier.show(standing.notification))
        self.open_asked.emit(key)


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


def _test_identity(test: BloodTest) -> str:
    return f"test:{test.planned.due}"


def _stock_identity(stock: MedicineStock) -> str:
    """Tablets counted or got again are another matter: what was told before is taken back."""
    return f"stock:{stock.key}/{stock.episode}"


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
