"""What services ask of a diary, in the domain's words."""

from collections.abc import Mapping
from datetime import date, datetime

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.history import Kind
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.domain.monitoring import DoneTest
from imuran_desktop.domain.plan import Person, Plan
from imuran_desktop.domain.symptoms import SymptomEntry
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.store import plan_codec, record_codec
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.errors import StoreError, Trouble
from imuran_desktop.store.revisions import current, current_of, last_day, latest

_RECENT_ENTRIES = 60
"""How many of the newest intakes are looked through for the last one taken: a month of two a day."""


def has_person(diary: Diary) -> bool:
    """Whether the diary says whose it is. One that was just created does not yet."""
    return bool(current(diary, Kind.PERSON))


def read_plan(diary: Diary) -> Plan:
    """The whole plan.

    Raises:
        StoreError: when the diary doesn't say whose it is.
    """
    people = current(diary, Kind.PERSON)
    zones = [plan_codec.zone(item.body) for item in current(diary, Kind.ZONE)]
    if not people or not zones:
        raise StoreError(Trouble.DAMAGED, diary.path)
    schedules = (plan_codec.monitoring(item.entry, item.body) for item in current(diary, Kind.MONITORING))
    return Plan(
        person=plan_codec.person(people[0].body),
        timeline=Timeline(tuple(zones)),
        prescriptions=tuple(
            plan_codec.prescription(item.entry, item.body) for item in current(diary, Kind.PRESCRIPTION)
        ),
        meals=tuple(plan_codec.meals(item.body) for item in current(diary, Kind.MEALS)),
        schedules=tuple(sorted(schedules, key=lambda schedule: schedule.start)),
    )


def read_person(diary: Diary) -> Person | None:
    """Whose diary it is, if it says so yet."""
    people = current(diary, Kind.PERSON)
    return plan_codec.person(people[0].body) if people else None


def intakes(diary: Diary, first: date, last: date) -> Mapping[str, Intake]:
    """Every intake whose dose (or, unplanned, whose day) lies in the range, by entry id."""
    found = current(diary, Kind.INTAKE, first.isoformat(), last.isoformat())
    return {item.entry: record_codec.intake(item) for item in found}


def intake_of(diary: Diary, entry: str) -> Intake | None:
    """The intake with this entry id, unless it was deleted."""
    revision = current_of(diary, entry)
    return None if revision is None or revision.deleted else record_codec.intake(revision)


def last_taken(diary: Diary) -> Intake | None:
    """The intake with the latest known time at which something was taken."""
    recent = (record_codec.intake(item) for item in latest(diary, Kind.INTAKE, _RECENT_ENTRIES))
    taken = [intake for intake in recent if intake.outcome is Outcome.TAKEN and intake.at is not None]
    return max(taken, key=lambda intake: intake.at or datetime.min, default=None)


def symptoms(diary: Diary, first: date, last: date) -> list[SymptomEntry]:
    """The symptom entries that began in the range, oldest first."""
    found = [record_codec.symptom(item) for item in current(diary, Kind.SYMPTOM, first.isoformat(), last.isoformat())]
    return sorted(found, key=lambda entry: (entry.began, entry.id))


def done_tests(diary: Diary) -> list[DoneTest]:
    """Every blood test recorded as done, oldest first."""
    return [record_codec.done_test(item) for item in current(diary, Kind.BLOOD_TEST)]


def told(diary: Diary, first: date) -> set[str]:
    """The ids of the reminders told on or after a local date."""
    return {item.entry for item in current(diary, Kind.REMINDER, first.isoformat())}


def last_told_day(diary: Diary) -> date | None:
    """The local date on which something was last told."""
    day = last_day(diary, Kind.REMINDER)
    return date.fromisoformat(day) if day else None


def snoozes(diary: Diary, first: date) -> Mapping[str, datetime]:
    """Until when each dose was snoozed, by dose key, for doses on or after a local date."""
    found = current(diary, Kind.SNOOZE, first.isoformat())
    return {item.entry.removeprefix("snooze:"): datetime.fromisoformat(item.body["until"]) for item in found}
