"""What reminders look like on the desktop: their words, their buttons, and which of them share a notification."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from imuran_desktop.desktop.notifier import REMINDER, Notification
from imuran_desktop.domain.codes import DoseState, Stage
from imuran_desktop.domain.ledger import LedgerDose, next_has_come
from imuran_desktop.domain.reminders import Reminder
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.words.language import Language
from imuran_desktop.words.reminders import (
    Message,
    away_message,
    blood_test_message,
    due_message,
    for_words,
    missed_message,
    sample_messages,
    stock_message,
)

_TESTS = (Stage.TEST_WEEK_BEFORE, Stage.TEST_DAY_BEFORE, Stage.TEST_DUE, Stage.TEST_OVERDUE)
_STOCKS = (Stage.STOCK_LOW, Stage.STOCK_DAY_BEFORE)

Actions = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Note:
    """A notification, and the reminders that it tells."""

    notification: Notification
    reminders: tuple[Reminder, ...]

    @property
    def id(self) -> str:
        """Which notification it is."""
        return self.notification.id

    @property
    def keys(self) -> tuple[str, ...]:
        """The keys of the doses it speaks of."""
        return tuple(item.dose.dose.key for item in self.reminders if item.dose is not None)

    @property
    def stage(self) -> Stage:
        """What it tells."""
        return self.reminders[0].stage


@dataclass(frozen=True)
class View:
    """What there is to know around the reminders told at one look."""

    timeline: Timeline
    today: date
    doses: Sequence[LedgerDose]


class NoteWriter:
    """Puts reminders into notifications."""

    def __init__(self, language: Language) -> None:
        """Names of medicines are shown, and there is a sound, unless set otherwise."""
        self._language = language
        self.hide_names = False
        self.sound = True
        self.snooze_minutes = 15
        self.whose = ""
        """Whose diary it is: several people may have one on this computer."""

    def notes(self, items: Sequence[Reminder], view: View) -> list[Note]:
        """The notifications that tell ``items``, what is due now the last: the latest is seen first.

        Several doses, or tablets, share one; so nothing piles up.
        """
        due = [item for item in items if item.stage is Stage.DUE]
        missed = [item for item in items if item.stage is Stage.MISSED]
        stocks = [item for item in items if item.stage in _STOCKS]
        found = [self._stocks(stocks, view)] if stocks else []
        found += [self._test(item, view) for item in items if item.stage in _TESTS]
        found += [self._missed(missed, view)] if missed else []
        found += [self.due(due, view)] if due else []
        return found

    def due(self, items: Sequence[Reminder], view: View, *, quietly: bool = False) -> Note:
        """Doses whose time has come."""
        message = due_message(self._language, items, view.timeline, view.today, hide_name=self.hide_names)
        keys = [item.dose.dose.key for item in items if item.dose is not None]
        actions = self._due_buttons(several=len(keys) > 1)
        return self._note(f"dose:{' '.join(keys)}", message, actions, items, quietly=quietly)

    def samples(self) -> list[Notification]:
        """One of each, made up."""
        messages, due = sample_messages(self._language), self._due_buttons(several=False)
        actions = {Stage.DUE: due, Stage.TEST_DUE: self._test_buttons()}
        return [
            self._note(f"sample:{stage}", message, actions.get(stage, self._open()), ()).notification
            for stage, message in messages.items()
        ]

    def _missed(self, items: Sequence[Reminder], view: View) -> Note:
        language, first = self._language, items[0]
        if len(items) > 1 or first.dose is None:
            keys = [item.dose.dose.key for item in items if item.dose is not None]
            message = away_message(language, items, view.today, hide_name=self.hide_names)
            return self._note(f"away:{keys[0]}", message, self._open(), items)
        message = missed_message(
            language,
            first,
            view.timeline,
            view.today,
            _following(first.dose, view.doses),
            hide_name=self.hide_names,
            next_has_come=next_has_come(first.dose, view.doses),
        )
        actions = (("record", language.tr("Record it")), *self._open())
        return self._note(f"dose:{first.dose.dose.key}", message, actions, items)

    def _test(self, item: Reminder, view: View) -> Note:
        assert item.test is not None
        message = blood_test_message(self._language, item.test, view.today)
        return self._note(f"test:{item.test.planned.due}", message, self._test_buttons(), (item,))

    def _stocks(self, items: Sequence[Reminder], view: View) -> Note:
        stocks = [item.stock for item in items if item.stock is not None]
        message = stock_message(self._language, stocks, view.today, hide_name=self.hide_names)
        told = " ".join(f"{stock.key}/{stock.episode}" for stock in stocks)
        return self._note(f"stock:{told}", message, self._open(), items)

    def _due_buttons(self, *, several: bool) -> Actions:
        tr, trn = self._language.tr, self._language.trn
        snooze = trn("Snooze {number} minute", "Snooze {number} minutes", self.snooze_minutes)
        taken, skip = (tr("All taken"), tr("Skip all")) if several else (tr("Taken"), tr("Skip"))
        return (("taken", taken), ("snooze", snooze), ("skip", skip), *self._open())

    def _test_buttons(self) -> Actions:
        tr = self._language.tr
        return (("booked", tr("Booked …")), ("done", tr("Done …")), ("later", tr("Later …")), *self._open())

    def _open(self) -> Actions:
        return (("default", self._language.tr("Open")),)

    def _note(
        self, id: str, message: Message, actions: Actions, items: Collection[Reminder], *, quietly: bool = False
    ) -> Note:
        whose = for_words(self._language, self.whose) if self.whose else ""
        body = "\n".join(part for part in (message.body, whose) if part)
        sound = self.sound and not quietly
        return Note(Notification(id, message.title, body, actions, category=REMINDER, sound=sound), tuple(items))


def _following(item: LedgerDose, doses: Sequence[LedgerDose]) -> LedgerDose | None:
    """The next dose still to come of the same prescription."""
    return next(
        (
            other
            for other in doses
            if other.state is DoseState.UPCOMING and other.dose.prescription.id == item.dose.prescription.id
        ),
        None,
    )
