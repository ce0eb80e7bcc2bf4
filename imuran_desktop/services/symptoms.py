"""Recording how a person feels."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from uuid import uuid4

from imuran_desktop.domain.codes import Course, Level, Severity, SinceDose, Thought
from imuran_desktop.domain.history import Author, Kind
from imuran_desktop.domain.symptoms import LOOK_BACK, NO_SYMPTOMS, TOGETHER_DAYS, SymptomEntry, SymptomList, level_of
from imuran_desktop.domain.texts import one_line, several_lines
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.services.answers import CLOCK_SLACK
from imuran_desktop.services.changes import Changed, Topic
from imuran_desktop.services.entries import remove_entry, restore_entry, write_entry
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store import symptom_codec
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import read_plan, symptom_of, symptoms

LEAST_C, MOST_C = 30.0, 45.0
"""What a thermometer may show, in degrees Celsius: anything else was mistyped."""
_CHANGED = frozenset({Topic.SYMPTOMS})


@dataclass(frozen=True)
class Felt:
    """What the person says of one symptom; as `SymptomEntry`, without what the app adds."""

    symptom: str
    severity: Severity | None
    began: datetime
    note: str = ""
    own_words: str = ""
    course: Course | None = None
    ended: datetime | None = None
    since_dose: SinceDose | None = None
    thought: Thought | None = None
    did: str = ""
    temperature_c: float | None = None


@dataclass(frozen=True)
class Logged(Changed):
    """The symptoms that were recorded, in the order given, and how pressing the sources say each is, by entry id."""

    recorded: tuple[SymptomEntry, ...] = ()
    levels: Mapping[str, Level] = field(default_factory=dict)

    @property
    def level(self) -> Level:
        """The most pressing of the levels."""
        return max(self.levels.values(), key=lambda level: level.rank, default=Level.LOG)


def log_symptoms(diary: Diary, author: Author, now: datetime, known: SymptomList, felt: Sequence[Felt]) -> Logged:
    """Record symptoms of the documented list, all or none.

    Raises:
        Refused: when the list has no such symptom, it began or ended in the future or ended before it began, or the
            temperature can't be.
        StoreError: when it can't be written.
    """
    for item in felt:
        _check(item, known, now)
    timeline = read_plan(diary).timeline
    entries = tuple(_entry(timeline, author, uuid4().hex, item) for item in felt)
    return _write(diary, author, now, known, entries)


def log_no_symptoms(diary: Diary, author: Author, now: datetime, at: datetime | None = None) -> Logged:
    """Record that the person has no symptoms today, or had none on the day of ``at``; once for each day.

    Raises:
        Refused: when that is in the future.
        StoreError: when it can't be written.
    """
    at = at or now
    if at > now + CLOCK_SLACK:
        raise Refused(Reason.IN_FUTURE, at=at)
    with diary.writing():
        entry = _entry(read_plan(diary).timeline, author, uuid4().hex, Felt(NO_SYMPTOMS, None, at))
        day = entry.local_start.date()
        known = next((other for other in symptoms(diary, day, day) if other.says_none), None)
        written = _put(diary, author, now, known or entry)
    entry = known or entry
    return Logged(written.topics, written.entry, written.revision, (entry,), {entry.id: Level.LOG})


def change_symptom(diary: Diary, author: Author, now: datetime, known: SymptomList, entry: str, felt: Felt) -> Logged:
    """Have an entry say something else. The version before stays readable, and so does who first recorded it.

    Raises:
        Refused: as `log_symptoms`, or when there is no such entry.
        StoreError: when it can't be written.
    """
    _check(felt, known, now)
    with diary.writing():
        before = symptom_of(diary, entry)
        if before is None:
            raise Refused(Reason.NOTHING_RECORDED)
        changed = _entry(read_plan(diary).timeline, author, entry, felt)
        return _write(diary, author, now, known, (replace(changed, by=before.by, told_on=before.told_on),))


def mark_told(diary: Diary, author: Author, now: datetime, entries: Sequence[str], on: date | None) -> Changed:
    """Record on which day the clinic was told of these entries; None: it was not.

    Raises:
        StoreError: when it can't be written.
    """
    written: list[Changed] = []
    with diary.writing():
        for entry in entries:
            before = symptom_of(diary, entry)
            if before is not None:
                written.append(_put(diary, author, now, replace(before, told_on=on)))
    return _all(written)


def remove_symptoms(diary: Diary, author: Author, now: datetime, entries: Sequence[str]) -> Changed:
    """Take entries out of the diary. Their revisions stay readable.

    Raises:
        StoreError: when it can't be written.
    """
    with diary.writing():
        return _all([remove_entry(diary, author, now, entry) for entry in entries])


def restore_symptoms(diary: Diary, author: Author, now: datetime, entries: Sequence[str]) -> Changed:
    """Bring back entries that were removed.

    Raises:
        StoreError: when it can't be written.
    """
    with diary.writing():
        return _all([restore_entry(diary, author, now, entry) for entry in entries])


def symptoms_near(diary: Diary, moment: datetime) -> Sequence[SymptomEntry]:
    """The entries that may count as together with one begun at ``moment``: also those that began long before it."""
    day = read_plan(diary).timeline.local(moment).date()
    return symptoms(diary, day - LOOK_BACK, day + TOGETHER_DAYS)


def _check(felt: Felt, known: SymptomList, now: datetime) -> None:
    if felt.symptom not in known.symptoms:
        raise Refused(Reason.UNKNOWN_SYMPTOM, symptom=felt.symptom)
    for at in (felt.began, felt.ended):
        if at is not None and at > now + CLOCK_SLACK:
            raise Refused(Reason.IN_FUTURE, at=at)
    if felt.ended is not None and felt.ended < felt.began:
        raise Refused(Reason.ENDED_BEFORE, began=felt.began, ended=felt.ended)
    if felt.temperature_c is not None and not LEAST_C <= felt.temperature_c <= MOST_C:
        raise Refused(Reason.TEMPERATURE_RANGE, least=LEAST_C, most=MOST_C)


def _entry(timeline: Timeline, author: Author, identity: str, felt: Felt) -> SymptomEntry:
    return SymptomEntry(
        id=identity,
        symptom=felt.symptom,
        severity=felt.severity,
        began=felt.began.astimezone(UTC),
        offset_s=timeline.offset_s(felt.began),
        zone=str(timeline.zone_at(felt.began)),
        note=several_lines(felt.note),
        by=author.by,
        own_words=one_line(felt.own_words),
        course=Course.ENDED if felt.ended else felt.course,
        ended=felt.ended.astimezone(UTC) if felt.ended else None,
        since_dose=felt.since_dose,
        thought=felt.thought,
        did=several_lines(felt.did),
        temperature_c=felt.temperature_c,
    )


def _write(
    diary: Diary, author: Author, now: datetime, known: SymptomList, entries: tuple[SymptomEntry, ...]
) -> Logged:
    with diary.writing():
        written = [_put(diary, author, now, entry) for entry in entries]
        # Here, so that nothing is committed that the person would be told had failed.
        levels = {entry.id: level_of(entry, symptoms_near(diary, entry.began), known, now) for entry in entries}
    last = _all(written)
    return Logged(last.topics, last.entry, last.revision, entries, levels)


def _put(diary: Diary, author: Author, now: datetime, entry: SymptomEntry) -> Changed:
    """Write an entry as it is. Inside a transaction."""
    body, day = symptom_codec.symptom_body(entry), entry.local_start.date()
    return write_entry(diary, author, now, Kind.SYMPTOM, entry.id, body, day)


def _all(written: Sequence[Changed]) -> Changed:
    """Several writes as one: the last that changed something."""
    last = next((item for item in reversed(written) if item.topics), None)
    return last or Changed(frozenset(), written[-1].entry if written else "")
