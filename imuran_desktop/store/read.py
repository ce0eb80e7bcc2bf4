"""What services ask of a diary, in the domain's words."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeVar

from imuran_desktop.domain.blood_tests import Arrangement, DoneTest
from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.history import Kind, Revision
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.domain.plan import Person, Plan
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.store import decode
from imuran_desktop.store.decode import decoded
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.errors import StoreError, Trouble
from imuran_desktop.store.revisions import (
    count,
    current,
    current_of,
    current_outlines,
    current_values,
    entries_since,
    last_day,
    latest,
    oldest_day,
)
from imuran_desktop.store.sqlite import translated

if TYPE_CHECKING:
    from imuran_desktop.domain.alerts import AlertValues
    from imuran_desktop.domain.contacts import Contacts
    from imuran_desktop.domain.health import HealthItem
    from imuran_desktop.domain.notes import DayNote
    from imuran_desktop.domain.reminder_log import Delivered
    from imuran_desktop.domain.results import LabReport
    from imuran_desktop.domain.stock import StockEntry
    from imuran_desktop.domain.symptoms import SymptomEntry
    from imuran_desktop.domain.visits import Visit

T = TypeVar("T")

PLAN_KINDS = (Kind.PERSON, Kind.ZONE, Kind.PRESCRIPTION, Kind.MEALS, Kind.MONITORING)
"""What a plan is made of."""

_RECENT_ENTRIES = 60
"""How many of the newest intakes are looked through first for the last one taken: a month of two a day."""


def has_person(diary: Diary) -> bool:
    """Whether the diary says whose it is. One that was just created does not yet."""
    return bool(current(diary, Kind.PERSON))


def read_plan(diary: Diary) -> Plan:
    """The whole plan. It is decoded anew only after a change: as history is append-only, its length tells.

    Raises:
        StoreError: when the diary doesn't say whose it is.
    """
    with _one_moment(diary) as writing:
        revisions = count(diary, PLAN_KINDS)
        if diary.plan is not None and diary.plan[0] == revisions:
            return diary.plan[1]
        plan = _decode_plan(diary)
    if not writing:  # a transaction that is rolled back must leave nothing behind
        diary.plan = revisions, plan
    return plan


@contextmanager
def _one_moment(diary: Diary) -> Iterator[bool]:
    """All that is read in the block is as it was at one moment, whoever else writes. Yields whether this diary does."""
    with translated(diary.path):
        if diary.connection.in_transaction:
            yield True
            return
        diary.connection.execute("BEGIN")
        try:
            yield False
        finally:
            if diary.connection.in_transaction:  # some errors end it
                diary.connection.execute("COMMIT")


def _decode_plan(diary: Diary) -> Plan:
    people, zones = _current(diary, Kind.PERSON, decode.person), _current(diary, Kind.ZONE, decode.zone)
    if not people or not zones:
        raise StoreError(Trouble.DAMAGED, diary.path)
    return Plan(
        person=people[0],
        timeline=Timeline(tuple(zones)),
        prescriptions=tuple(_current(diary, Kind.PRESCRIPTION, decode.prescription)),
        meals=tuple(_current(diary, Kind.MEALS, decode.meals)),
        schedules=tuple(
            sorted(_current(diary, Kind.MONITORING, decode.monitoring), key=lambda schedule: schedule.start)
        ),
    )


def read_person(diary: Diary) -> Person | None:
    """Whose diary it is, if it says so yet."""
    return next(iter(_current(diary, Kind.PERSON, decode.person)), None)


def intakes(diary: Diary, first: date, last: date) -> Mapping[str, Intake]:
    """Every intake whose dose (or, unplanned, whose day) lies in the range, by entry id."""
    return {item.id: item for item in _current(diary, Kind.INTAKE, decode.intake, first, last)}


def dated_intakes(diary: Diary, first: date, last: date) -> list[tuple[date, Intake]]:
    """Every intake of the range with the day that it is filed under: that of its dose, or on which it was taken."""
    revisions = current(diary, Kind.INTAKE, first.isoformat(), last.isoformat())
    days = (date.fromisoformat(revision.day) for revision in revisions)
    return list(zip(days, decoded(diary, revisions, decode.intake), strict=True))


def outcomes(diary: Diary, first: date, last: date) -> Mapping[str, Outcome]:
    """What was recorded of each dose of the range, by dose key: all that counting years of doses needs."""
    found = current_values(diary, Kind.INTAKE, "outcome", first.isoformat(), last.isoformat())
    try:
        return {entry: Outcome(outcome) for entry, outcome in found.items()}
    except ValueError as error:
        raise StoreError(Trouble.DAMAGED, diary.path) from error


def first_recorded(diary: Diary, *kinds: Kind) -> date | None:
    """The earliest day under which anything of these kinds is filed; what was deleted or moved since is left out."""
    days = [day for kind in kinds if (day := oldest_day(diary, kind))]
    try:
        return date.fromisoformat(min(days)) if days else None
    except ValueError as error:
        raise StoreError(Trouble.DAMAGED, diary.path) from error


def intake_of(diary: Diary, entry: str) -> Intake | None:
    """The intake with this entry id, unless it was deleted."""
    revision = current_of(diary, entry)
    return None if revision is None or revision.deleted else decoded(diary, [revision], decode.intake)[0]


def last_taken(diary: Diary) -> Intake | None:
    """The intake with the latest known time at which something was taken."""
    limit = _RECENT_ENTRIES
    while True:
        recent = decoded(diary, latest(diary, Kind.INTAKE, limit), decode.intake)
        taken = {item.at: item for item in recent if item.outcome is Outcome.TAKEN and item.at is not None}
        if taken or len(recent) < limit:
            return taken[max(taken)] if taken else None
        limit *= 10


def symptoms(diary: Diary, first: date, last: date) -> "list[SymptomEntry]":
    """The symptom entries that began in the range, oldest first."""
    found = _current(diary, Kind.SYMPTOM, decode.symptom, first, last)
    return sorted(found, key=lambda entry: (entry.began, entry.id))


def symptom_of(diary: Diary, entry: str) -> "SymptomEntry | None":
    """The symptom entry with this id, unless it was deleted."""
    return _one(diary, Kind.SYMPTOM, decode.symptom, entry)


def read_contacts(diary: Diary) -> "Contacts | None":
    """Whom to call, if the person has written it down."""
    return next(iter(_current(diary, Kind.CONTACTS, decode.contacts)), None)


def health_items(diary: Diary) -> "list[HealthItem]":
    """Other medicines, allergies and vaccines, by name."""
    return sorted(
        _current(diary, Kind.HEALTH_ITEM, decode.health_item), key=lambda item: (item.name.casefold(), item.id)
    )


def health_item_of(diary: Diary, entry: str) -> "HealthItem | None":
    """The medicine, allergy or vaccine with this entry id, unless it was deleted."""
    return _one(diary, Kind.HEALTH_ITEM, decode.health_item, entry)


def note_of(diary: Diary, entry: str) -> "DayNote | None":
    """The note with this entry id, unless it was deleted."""
    return _one(diary, Kind.NOTE, decode.note, entry)


def notes(diary: Diary, first: date, last: date) -> "list[DayNote]":
    """The notes on the days of a range, oldest first."""
    return _current(diary, Kind.NOTE, decode.note, first, last)


def visits(diary: Diary, first: date | None = None, last: date | None = None) -> "list[Visit]":
    """Every visit to the clinic, or those of a range of days, by day and time."""
    found = _current(diary, Kind.VISIT, decode.visit, first, last)
    if not found:
        return []
    from imuran_desktop.domain.visits import in_order  # late: most diaries have none to come

    return in_order(found)


def visit_of(diary: Diary, entry: str) -> "Visit | None":
    """The visit with this entry id, unless it was deleted."""
    return _one(diary, Kind.VISIT, decode.visit, entry)


def done_tests(diary: Diary) -> list[DoneTest]:
    """Every blood test recorded as done, oldest first."""
    return decoded(diary, current_outlines(diary, Kind.BLOOD_TEST, "results", "files"), decode.done_test)


def done_test_of(diary: Diary, entry: str) -> DoneTest | None:
    """The blood test with this entry id, unless it was deleted."""
    return _one(diary, Kind.BLOOD_TEST, decode.done_test, entry)


def lab_reports(diary: Diary, first: date | None = None, last: date | None = None) -> "list[LabReport]":
    """What came back from each blood test of a range of days (else: from all), oldest first."""
    return [report for report in _current(diary, Kind.BLOOD_TEST, decode.report, first, last) if report.says_anything]


def lab_report_of(diary: Diary, test: str) -> "LabReport | None":
    """What came back from the blood test with this entry id, which may be nothing; None where there is no such test."""
    return _one(diary, Kind.BLOOD_TEST, decode.report, test)


def read_alert_values(diary: Diary) -> "AlertValues":
    """The values past which the clinic wants to hear from the person. None are set until the person sets them."""
    from imuran_desktop.domain.alerts import AlertValues  # late: the first picture shows none

    return next(iter(_current(diary, Kind.ALERT_VALUES, decode.alert_values)), AlertValues())


def arrangements(diary: Diary) -> Mapping[date, Arrangement]:
    """What was arranged for planned tests, by the date each was planned for."""
    return {item.due: item for item in _current(diary, Kind.ARRANGEMENT, decode.arrangement)}


def has_stock(diary: Diary) -> bool:
    """Whether tablets were ever counted: asked often, so that nothing more is read where they were not."""
    return count(diary, (Kind.STOCK,)) > 0


def stock_entries(diary: Diary) -> "list[StockEntry]":
    """Every count and refill of tablets, oldest first."""
    return sorted(_current(diary, Kind.STOCK, decode.stock), key=lambda entry: (entry.at, entry.id))


def stock_entry(diary: Diary, entry: str) -> "StockEntry | None":
    """The count or refill with this entry id, unless it was deleted."""
    return _one(diary, Kind.STOCK, decode.stock, entry)


def stock_warnings(diary: Diary) -> Mapping[str, int | None]:
    """How many days before its tablets run out the person is reminded, by medicine key; None: they are not."""
    return dict(_current(diary, Kind.STOCK_WARNING, decode.stock_warning))


def told(diary: Diary, first: date) -> set[str]:
    """The ids of the reminders told on or after a local date."""
    return entries_since(diary, Kind.REMINDER, first.isoformat())


def last_told_day(diary: Diary) -> date | None:
    """The local date on which something was last told."""
    day = last_day(diary, Kind.REMINDER)
    return date.fromisoformat(day) if day else None


def snoozes(diary: Diary, first: date) -> Mapping[str, datetime]:
    """Until when each dose was snoozed, by dose key, for doses on or after a local date."""
    return dict(_current(diary, Kind.SNOOZE, decode.snooze, first))


def deliveries(diary: Diary, first: date, last: date) -> "list[Delivered]":
    """How the reminders told from one local date to another were shown, and what the person did with them there."""
    return _current(diary, Kind.DELIVERY, decode.delivery, first, last)


def _one(diary: Diary, kind: Kind, read: Callable[[Revision], T], entry: str) -> T | None:
    """What the entry of ``kind`` with this id says now; None where there is none, or it was deleted."""
    revision = current_of(diary, entry)
    if revision is None or revision.deleted or revision.kind is not kind:
        return None
    return decoded(diary, [revision], read)[0]


def _current(
    diary: Diary, kind: Kind, read: Callable[[Revision], T], first: date | None = None, last: date | None = None
) -> list[T]:
    """What the current entries of ``kind`` say; those of a range of days, if one is given."""
    found = current(diary, kind, first.isoformat() if first else "", last.isoformat() if last else "~")
    return decoded(diary, found, read)
