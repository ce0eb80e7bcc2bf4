"""From what is due to what is on the desktop, and from a button pressed there back into the diary."""

import logging
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from imuran_desktop.clock import Clock
from imuran_desktop.desktop.notifier import Notification, Notifier
from imuran_desktop.desktop.reminder_answers import Answers, Writer, reply_of
from imuran_desktop.desktop.reminder_notes import Note, NoteWriter, View
from imuran_desktop.domain.codes import Delivery, DoseState, Reply, Stage
from imuran_desktop.domain.history import Author
from imuran_desktop.domain.reminders import Reminder, Rules
from imuran_desktop.domain.stock import RunOut
from imuran_desktop.services.away import was_left
from imuran_desktop.services.dose_lookup import find_dose
from imuran_desktop.services.problems import Refused
from imuran_desktop.services.reminder_log import log_deliveries, log_reply, without_reply
from imuran_desktop.services.reminders import Agenda, claim, read_reminders
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.errors import StoreError
from imuran_desktop.store.read import intake_of, read_plan
from imuran_desktop.words.language import Language
from imuran_desktop.words.people import short_name

_ONE_DAY = timedelta(days=1)
_OPEN_NOW = (DoseState.DUE, DoseState.OVERDUE)
_TEST_ACTIONS = ("booked", "done", "later")
_REMEMBERED = 64
"""Of so many of the latest answers it is known that they were given: the app may run for months."""
_log = logging.getLogger(__name__)


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
    test_asked = Signal(str, str)
    """The blood test planned on this date (ISO) is ``booked``, ``done``, or put off (``later``): ask on screen when."""
    missed_away = Signal()
    """Doses were missed while nobody could be told: `services.away` knows which."""
    delivered = Signal(bool)
    """Whether the desktop shows notifications, as far as is known now."""
    waiting_changed = Signal(int)
    """How many doses wait for an answer."""
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
        self._diary, self._author, self._now = diary, author, now
        self._notifier, self._alarm = notifier, alarm
        self._writer, self._answers = NoteWriter(language), Answers(diary, author, write)
        self._standing: dict[str, Note] = {}
        self._answered: deque[str] = deque(maxlen=_REMEMBERED)
        self._in_hand = ""
        """The notification whose button is being carried out."""
        self._waiting = 0
        self._restored = False
        self._view: View | None = None
        """What the last look saw."""
        self.rules = Rules()
        self.present = True
        """Whether the person could see anything: while they can't, nothing is told; it waits until they can."""
        notifier.acted.connect(self._act)
        notifier.closed.connect(self._dismiss)
        notifier.availability_changed.connect(self._show_again)

    def set_ways(self, *, hide_names: bool, sound: bool, snooze_minutes: int) -> None:
        """How to tell from now on. Names that are to be hidden go from what stands there, too."""
        changed = hide_names != self._writer.hide_names
        self._writer.hide_names, self._writer.sound = hide_names, sound
        self._writer.snooze_minutes = self._answers.snooze_minutes = snooze_minutes
        if changed and self._view is not None:
            self._rewrite(self._view)

    def look(self) -> int:
        """Tell what has come due since the last look, take back what was answered, and set the alarm.

        Returns how many reminders were told.

        Raises:
            StoreError: when the diary can't be read or written. The next look makes up for it.
        """
        now = self._now()
        agenda = read_reminders(self._diary, now, self.rules)
        plan = read_plan(self._diary)
        timeline, self._writer.whose = plan.timeline, short_name(plan.person.name)
        self._view = view = View(timeline, timeline.local(now).date(), agenda.doses)
        self._alarm.set_next(agenda.next_at)
        self._withdraw_answered(agenda, view)
        self._count(agenda)
        if not self.present:
            return 0
        if not self._restored:
            self._restore(agenda, view)
        mine = claim(self._diary, self._author(), now, agenda.reminders)
        self._tell(mine, view)
        return len(mine)

    def show_samples(self) -> list[Delivery]:
        """Show one of each kind, made up, and return how each reached the screen."""
        return [self._deliver(sample) for sample in self._writer.samples()]

    def hide_samples(self) -> None:
        """Take them off the screen."""
        for sample in self._writer.samples():
            self._notifier.withdraw(sample.id)

    def _restore(self, agenda: Agenda, view: View) -> None:
        """Show again, silently, what was told before a restart and is still due: its old buttons lead nowhere."""
        self._restored = True
        rest = without_reply(self._diary, agenda.standing)
        if rest:
            self._show(self._writer.due(rest, view, quietly=True))

    def _tell(self, mine: Sequence[Reminder], view: View) -> None:
        if not mine:
            return
        self._offer_missed(mine, view)
        shown = {}
        for note in self._writer.notes(mine, view):
            self._make_room(note, view)
            delivery = self._show(note)
            shown.update(dict.fromkeys((item.id for item in note.reminders), delivery))
        self._keep(lambda author: log_deliveries(self._diary, author, self._now(), shown, view.today))

    def _offer_missed(self, mine: Iterable[Reminder], view: View) -> None:
        """Have them listed if a person who comes back would not find them all on Today."""
        days = (item.dose.dose.day for item in mine if item.dose is not None and item.stage is Stage.MISSED)
        if any(day < view.today - _ONE_DAY for day in days):
            self.missed_away.emit()

    def _make_room(self, note: Note, view: View) -> None:
        """Take away what ``note`` tells anew. A repeat comes up again: one that is only replaced may stay unseen."""
        for standing in list(self._standing.values()):
            if set(standing.keys) & set(note.keys):
                same = standing.id == note.id and not any(item.repeat for item in note.reminders)
                if not same:
                    self._withdraw(standing.id)
                self._show_rest(standing, [key for key in standing.keys if key not in note.keys], view)

    def _show_rest(self, note: Note, keys: Collection[str], view: View) -> None:
        """Show what is left of a notification of several doses that have become due, without a sound."""
        rest = [item for item in note.reminders if item.dose is not None and item.dose.dose.key in keys]
        if rest and note.stage is Stage.DUE:
            self._show(self._writer.due(rest, view, quietly=True))

    def _show(self, note: Note) -> Delivery:
        self._standing[note.id] = note
        if note.id in self._answered:
            self._answered.remove(note.id)
        delivery = self._deliver(note.notification)
        self.delivered.emit(delivery is Delivery.DESKTOP)
        return delivery

    def _rewrite(self, view: View) -> None:
        """Show all that stands in its words as they are to be now, without a sound."""
        for standing in list(self._standing.values()):
            for note in self._writer.notes(standing.reminders, view):
                self._show(replace(note, notification=replace(note.notification, sound=False)))

    def _deliver(self, notification: Notification) -> Delivery:
        accepted = self._notifier.show(notification)
        return self._notifier.delivery_of(notification.id) if accepted else Delivery.NONE

    def _show_again(self, available: bool) -> None:
        """A server that has just come up knows of nothing: show it what is still open. One that went took it along."""
        ways = {self._deliver(note.notification) for note in list(self._standing.values())}
        self.delivered.emit(available and ways <= {Delivery.DESKTOP})

    def _withdraw_answered(self, agenda: Agenda, view: View) -> None:
        waiting = {item.dose.key: item.state.wants_answer for item in agenda.doses}
        for note in list(self._standing.values()):
            if note.id != self._in_hand and not self._holds(note, waiting, agenda):
                self._withdraw(note.id)
                self._show_rest(note, [key for key in note.keys if self._waits(key, waiting)], view)

    def _holds(self, note: Note, waiting: Mapping[str, bool], agenda: Agenda) -> bool:
        """Whether a notification says what is still so. That several doses were missed is, while one of them waits."""
        if not note.keys:
            return any(_stands(item, agenda) for item in note.reminders)
        if note.stage is Stage.MISSED:
            return any(self._waits(key, waiting) and not was_left(self._diary, key) for key in note.keys)
        return all(self._waits(key, waiting) for key in note.keys)

    def _waits(self, key: str, waiting: Mapping[str, bool]) -> bool:
        """Whether a dose wants an answer still. ``waiting`` knows of the latest days only."""
        if key in waiting:
            return waiting[key]
        try:
            find_dose(read_plan(self._diary), key)
        except Refused:  # the plan asks for it no longer
            return False
        return intake_of(self._diary, key) is None

    def _count(self, agenda: Agenda) -> None:
        waiting = sum(item.state in _OPEN_NOW for item in agenda.doses)
        if waiting != self._waiting:
            self._waiting = waiting
            self.waiting_changed.emit(waiting)

    def _withdraw(self, identity: str) -> None:
        if self._standing.pop(identity, None) is not None:
            self._notifier.withdraw(identity)

    def _dismiss(self, identity: str) -> None:
        """Dismissed by the person. That records nothing of the dose, and it is not shown again."""
        self._log_reply(self._standing.pop(identity, None), Reply.DISMISSED)

    def _act(self, identity: str, action: str) -> None:
        kind, _, subject = identity.partition(":")
        keys = subject.split() if kind == "dose" else []
        if keys and reply_of(action):
            self._answer_once(identity, keys, action)
            return
        self._log_reply(self._standing.get(identity), Reply.OPENED)
        self._withdraw(identity)
        if kind == "sample":
            return
        self.open_asked.emit(keys[0] if keys else "")
        if keys and action == "record":
            self.answer_asked.emit(keys[0])
        elif kind == "test" and action in _TEST_ACTIONS:
            self.test_asked.emit(subject, action)

    def _answer_once(self, identity: str, keys: Sequence[str], action: str) -> None:
        """Carry out an answer. The desktop may tell of one press twice."""
        if identity in self._answered:
            return
        note = self._standing.get(identity)
        try:
            with self._answering(identity):
                answered = self._answers.carry_out(keys, action, self._now())
        except Refused:
            # The plan changed while the notification stood there: the dose is gone.
            self._withdraw(identity)
            self.open_asked.emit("")
            return
        except StoreError as error:
            self.failed.emit(error)
            self._put_back(note, keys[0])
            return
        if answered.failed:
            self._put_back(note, answered.failed[0])
            return
        if self._standing.get(identity) is note:  # else something else was to be told of the dose by now
            self._answered.append(identity)
            self._withdraw(identity)
        self._log_reply(note, reply_of(action))
        self._ask(note, answered.ask)
        if action.startswith("snooze"):
            self.look()

    def _ask(self, note: Note | None, keys: Sequence[str]) -> None:
        """Ask on screen about the first of some doses; of the others, a reminder stays."""
        if not keys:
            return
        if note is not None and self._view is not None:
            self._show_rest(note, [key for key in keys[1:] if self._waits(key, {})], self._view)
        self.open_asked.emit(keys[0])
        self.answer_asked.emit(keys[0])

    @contextmanager
    def _answering(self, identity: str) -> Iterator[None]:
        """Several doses are recorded one by one: what is left in between is not shown."""
        self._in_hand = identity
        try:
            yield
        finally:
            self._in_hand = ""

    def _put_back(self, note: Note | None, key: str) -> None:
        """Nothing was recorded, although the button was pressed: nobody may take the dose for answered."""
        if note is not None and note.id in self._standing:
            self._show(note)
        self.open_asked.emit(key)

    def _log_reply(self, note: Note | None, reply: Reply | None) -> None:
        if note is not None and reply is not None:
            ids = [item.id for item in note.reminders]
            self._keep(lambda author: log_reply(self._diary, author, self._now(), ids, reply))

    def _keep(self, write: Callable[[Author], None]) -> None:
        """Write to the log of reminders. A log that can't be kept stops no reminder, and is no news to the person."""
        try:
            write(self._author())
        except StoreError as error:
            _log.warning("the log of reminders was not kept: %s", error.trouble)


def _stands(item: Reminder, agenda: Agenda) -> bool:
    """Whether a blood test, or tablets that run out, stand as they were told.

    Booked or put off since, or counted again, they are another matter.
    """
    if item.test is not None:
        told = item.test.planned.due, item.test.arranged
        return any((test.planned.due, test.arranged) == told for test in agenda.tests)
    if item.stock is None:
        return False
    low = (stock for stock in agenda.stocks if isinstance(stock.end, RunOut))
    return any((stock.key, stock.episode) == (item.stock.key, item.stock.episode) for stock in low)
