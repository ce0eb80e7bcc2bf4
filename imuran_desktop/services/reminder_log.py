"""The log of reminders: how each one told was shown, what was done with it there, and what was recorded since.

It tells *reminded, no answer* from *the computer was off*: then there is nothing in it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date, datetime

from imuran_desktop.domain.codes import Delivery, Reply, Stage
from imuran_desktop.domain.history import Author, Kind, Revision
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.domain.reminder_log import Delivered, LoggedReminder
from imuran_desktop.domain.reminders import Reminder
from imuran_desktop.store import record_codec
from imuran_desktop.store.decode import decoded, delivery
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import deliveries, intake_of
from imuran_desktop.store.revisions import append, current, current_named, current_of

_STAGES = frozenset(Stage)


def log_deliveries(diary: Diary, author: Author, now: datetime, shown: Mapping[str, Delivery], day: date) -> None:
    """Keep how some reminders, by id, that are told now were shown. ``day`` is the person's local date.

    Raises:
        StoreError: when it can't be written.
    """
    if not shown:
        return
    with diary.writing():
        for reminder, delivery in shown.items():
            entry, body = delivery_entry(reminder), record_codec.delivery_body(Delivered(reminder, delivery, now))
            append(diary, author, now, kind=Kind.DELIVERY, entry=entry, body=body, day=day.isoformat())


def log_reply(diary: Diary, author: Author, now: datetime, reminders: Collection[str], reply: Reply) -> None:
    """Keep what the person did with some reminders, by id, where they were shown.

    Raises:
        StoreError: when it can't be written.
    """
    with diary.writing():
        for reminder in reminders:
            shown = current_of(diary, delivery_entry(reminder))
            if shown is not None:
                body = {**shown.body, "reply": reply.value, "replied_at": now.isoformat()}
                append(diary, author, now, kind=Kind.DELIVERY, entry=shown.entry, body=body, day=shown.day)


def without_reply(diary: Diary, reminders: Sequence[Reminder]) -> list[Reminder]:
    """Those of some reminders that nobody did anything with where they were shown.

    Raises:
        StoreError: when the diary can't be read.
    """
    shown = {item.id: current_of(diary, delivery_entry(item.id)) for item in reminders}
    return [item for item in reminders if (known := shown[item.id]) is None or not known.body["reply"]]


def read_log(diary: Diary, first: date, last: date) -> list[LoggedReminder]:
    """Every reminder told from one local date to another, in the order in which they were told.

    Raises:
        StoreError: when the diary can't be read.
    """
    told = current(diary, Kind.REMINDER, first.isoformat(), last.isoformat())
    return _log_of(diary, told, deliveries(diary, first, last))


def reminders_of(diary: Diary, key: str) -> list[LoggedReminder]:
    """Every reminder of the dose ``key`` that was told, on whatever day, in the order in which they were told.

    Raises:
        StoreError: when the diary can't be read.
    """
    names = f"{key}#", f"{key}$"  # "$" is the sign that sorts next after "#"
    told = current_named(diary, Kind.REMINDER, *names)
    if not told:
        return []
    shown = current_named(diary, Kind.DELIVERY, *(delivery_entry(name) for name in names))
    return _log_of(diary, told, decoded(diary, shown, delivery))


def _log_of(diary: Diary, told: Iterable[Revision], delivered: Iterable[Delivered]) -> list[LoggedReminder]:
    shown = {item.reminder: item for item in delivered}
    logged = (_logged(diary, item, shown.get(item.entry)) for item in told if item.body["stage"] in _STAGES)
    return sorted(logged, key=lambda item: (item.told_at, item.at, item.id))


def delivery_entry(reminder: str) -> str:
    """The entry of how a reminder was shown."""
    return f"delivery:{reminder}"


def _logged(diary: Diary, told: Revision, shown: Delivered | None) -> LoggedReminder:
    subject = told.entry.partition("#")[0]
    answer = _answer_after(diary, subject, told.recorded_at)
    return LoggedReminder(
        id=told.entry,
        subject=subject,
        stage=Stage(told.body["stage"]),
        at=datetime.fromisoformat(told.body["at"]),
        told_at=told.recorded_at,
        delivery=shown.delivery if shown else None,
        reply=shown.reply if shown else None,
        replied_at=shown.replied_at if shown else None,
        outcome=answer.outcome if answer else None,
        recorded_at=answer.recorded_at if answer else None,
    )


def _answer_after(diary: Diary, subject: str, told_at: datetime) -> Intake | None:
    intake = intake_of(diary, subject)
    return intake if intake is not None and intake.recorded_at >= told_at else None
