"""Doses missed while the app was not running: which they are, and recording what the person says of them at once."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from imuran_desktop.domain.codes import DoseState, Outcome
from imuran_desktop.domain.doses import Dose, parse_key
from imuran_desktop.domain.history import Author, Kind, Revision
from imuran_desktop.domain.ledger import Intake, LedgerDose
from imuran_desktop.domain.spacing import TakenTimes, spacings
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.changes import Changed, Topic
from imuran_desktop.services.dose_lookup import find_dose, read_doses
from imuran_desktop.services.doubts import intakes_near
from imuran_desktop.services.intakes import Recorded, record_intake, undo_all
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import intake_of, read_plan
from imuran_desktop.store.revisions import append, current, current_of

_MISSED, _LEFT = "#missed", "#left"
_OFFERED_FOR = timedelta(days=31)
"""So long after the person came back they are offered; later History has them."""
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class AwayRecorded(Changed):
    """What one *Save* wrote: intakes, and the keys of the doses that were left as not recorded.

    ``known`` are the keys of doses that somebody else had recorded meanwhile; those stay as they are.
    """

    intakes: tuple[Recorded, ...] = ()
    left: tuple[str, ...] = ()
    known: tuple[str, ...] = ()


@dataclass(frozen=True)
class Close:
    """A dose said to be taken at ``at``, and another of the same medicine close to it."""

    dose: Dose
    at: datetime
    other: Intake


def read_away(diary: Diary, now: datetime) -> list[LedgerDose]:
    """The doses missed while the app was not running that nobody has answered or left as they are, oldest first.

    None when all of them are of today or yesterday: those stand on the Today page anyway.

    Raises:
        StoreError: when the diary can't be read.
    """
    today = read_plan(diary).timeline.local(now).date()
    keys = _missed_away(current(diary, Kind.REMINDER, (today - _OFFERED_FOR).isoformat()))
    if not keys:
        return []
    keys -= _left(diary, min(parse_key(key)[1] for key in keys))
    found = [item for item in read_doses(diary, now, keys) if item.state is DoseState.MISSED]
    return found if any(item.dose.day < today - _ONE_DAY for item in found) else []


def record_away(
    diary: Diary, author: Author, now: datetime, answers: Mapping[str, Answer], left: Collection[str] = ()
) -> AwayRecorded:
    """Record all ``answers`` (by dose key), and that the doses ``left`` are not to be offered again: all, or nothing.

    Raises:
        Refused: when the plan asks for one of them no longer, or one can't have been so.
        StoreError: when it can't be written.
    """
    with diary.writing():
        known = tuple(key for key in answers if intake_of(diary, key) is not None)
        wanted = {key: answer for key, answer in answers.items() if key not in known}
        recorded = tuple(record_intake(diary, author, now, key, answer) for key, answer in wanted.items())
        for key in left:
            _write_left(diary, author, now, key, deleted=False)
    topics = frozenset({Topic.DOSES}) if recorded or left or known else frozenset()
    return AwayRecorded(topics, intakes=recorded, left=tuple(left), known=known)


def was_left(diary: Diary, key: str) -> bool:
    """Whether the person left the dose ``key`` as not recorded.

    Raises:
        StoreError: when the diary can't be read.
    """
    present = current_of(diary, f"{key}{_LEFT}")
    return present is not None and not present.deleted


def undo_away(diary: Diary, author: Author, now: datetime, written: AwayRecorded) -> Changed:
    """Take back all that `record_away` wrote; the doses are offered again.

    Raises:
        Refused: when there is nothing to take back, or one of them was changed since. Then all of them stay.
        StoreError: when it can't be written.
    """
    if not written.intakes and not written.left:
        raise Refused(Reason.NOTHING_TO_UNDO)
    with diary.writing():
        if written.intakes:
            undo_all(diary, author, now, written.intakes)
        for key in written.left:
            if was_left(diary, key):
                _write_left(diary, author, now, key, deleted=True)
    return Changed(frozenset({Topic.DOSES}))


def close_doses(diary: Diary, now: datetime, answers: Mapping[str, Answer]) -> list[Close]:
    """Which of ``answers`` say that a dose was taken close to another one, recorded or among them: a reason to ask.

    Raises:
        Refused: when the plan asks for one of them no longer.
        StoreError: when the diary can't be read.
    """
    plan = read_plan(diary)
    said = {key: answer.at for key, answer in answers.items() if answer.outcome is Outcome.TAKEN}
    taken = [(find_dose(plan, key), at) for key, at in said.items() if at is not None]
    if not taken:
        return []
    apart = spacings(plan, [dose for dose, _ in taken])
    days = [plan.timeline.local(at).date() for _, at in taken]
    others = TakenTimes(intakes_near(diary, min(days), max(days), [*apart.values()]))
    found = []
    for dose, at in taken:
        close = others.close_to(dose, apart[dose.key], at)
        if close is not None:
            found.append(Close(dose, at, close))
        others.add(_as_intake(dose, at, now))  # so that two close to each other are told once
    return found


def _missed_away(told: Iterable[Revision]) -> set[str]:
    """The keys of doses that were told as missed when the person came back.

    All that one look at the clock finds is told at one instant. Where that holds a dose from before the day before, the
    app had not run in between.
    """
    looks: dict[tuple[datetime, str], list[str]] = defaultdict(list)
    for item in told:
        if item.entry.endswith(_MISSED):
            looks[item.recorded_at, item.day].append(item.entry.removesuffix(_MISSED))
    return {
        key
        for (_, day), keys in looks.items()
        if any(parse_key(key)[1] < date.fromisoformat(day) - _ONE_DAY for key in keys)
        for key in keys
    }


def _left(diary: Diary, first: date) -> set[str]:
    """The keys of doses from ``first`` on that the person left as not recorded."""
    told = current(diary, Kind.REMINDER, first.isoformat())
    return {item.entry.removesuffix(_LEFT) for item in told if item.entry.endswith(_LEFT)}


def _write_left(diary: Diary, author: Author, now: datetime, key: str, *, deleted: bool) -> None:
    body = {"stage": "left", "at": now.astimezone(UTC).isoformat()}
    day, entry = parse_key(key)[1].isoformat(), f"{key}{_LEFT}"
    append(diary, author, now, kind=Kind.REMINDER, entry=entry, body=body, day=day, deleted=deleted)


def _as_intake(dose: Dose, at: datetime, now: datetime) -> Intake:
    medicine, prescription = dose.prescription.medicine, dose.prescription.id
    return Intake(dose.key, prescription, medicine, Outcome.TAKEN, at, offset_s=0, zone="", recorded_at=now)
