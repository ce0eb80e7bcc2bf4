"""The tablets at home: counted, got more of, put right; how long they last, and when to remind of that."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from uuid import uuid4

from imuran_desktop.domain.history import Author, Kind
from imuran_desktop.domain.medicine_stock import (
    MOST_WARN_DAYS,
    WARN_DAYS_BEFORE,
    MedicineStock,
    is_low,
    medicine_stock,
)
from imuran_desktop.domain.medicines import medicine_key, same_medicine
from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.stock import HORIZON_DAYS, Packs, StockEntry, StockKind, packed, reckoned_from
from imuran_desktop.domain.tablets import MAX_STRENGTH_MG, MIN_STRENGTH_MG, valid_strength
from imuran_desktop.services.answers import CLOCK_SLACK
from imuran_desktop.services.changes import Changed, Topic
from imuran_desktop.services.prescription_view import in_use
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store import stock_codec
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import has_stock, intakes, read_plan, stock_entries, stock_entry, stock_warnings
from imuran_desktop.store.revisions import append, current_of
from imuran_desktop.store.used import used_since

MOST_TABLETS = 9999
"""Nobody has more of one strength at home: a number was mistyped."""

_AROUND = timedelta(days=2)
"""A dose may be taken on another day than its own."""
_CHANGED = frozenset({Topic.STOCK})


@dataclass(frozen=True)
class Stocked(Changed):
    """A count or refill that was written; ``before`` is what stood there, None for a new one. `undo` takes it back."""

    after: StockEntry | None = None
    before: StockEntry | None = None


def read_stock(diary: Diary, now: datetime) -> tuple[MedicineStock, ...]:
    """The tablets of every medicine that is taken and has not ended, in the order of the plan.

    Raises:
        StoreError: when the diary can't be read.
    """
    plan = read_plan(diary)
    today = plan.timeline.local(now).date()
    medicines = {medicine_key(item.medicine): item.medicine for item in reversed(in_use(plan, today))}
    entries, warnings = stock_entries(diary), stock_warnings(diary)
    begins = reckoned_from(entry for entry in entries if entry.at <= now and medicine_key(entry.medicine) in medicines)
    used = used_since(diary, plan.timeline.local(begins).date() - _AROUND) if begins else ()
    answered = intakes(diary, today - _AROUND, today + timedelta(days=HORIZON_DAYS)).keys() if begins else ()
    return tuple(
        medicine_stock(plan, medicine, entries, used, answered, now, warnings.get(key, WARN_DAYS_BEFORE))
        for key, medicine in reversed(medicines.items())
    )


def counted_stock(diary: Diary, now: datetime) -> tuple[MedicineStock, ...]:
    """As `read_stock`, those only of which tablets were counted. It reads next to nothing where none ever were.

    Raises:
        StoreError: when the diary can't be read.
    """
    return tuple(item for item in read_stock(diary, now) if item.is_counted) if has_stock(diary) else ()


def low_stock(diary: Diary, now: datetime) -> tuple[MedicineStock, ...]:
    """Those that run out so soon that the person wants to know.

    Raises:
        StoreError: when the diary can't be read.
    """
    found = counted_stock(diary, now)
    if not found:
        return ()
    today = read_plan(diary).timeline.local(now).date()
    return tuple(item for item in found if is_low(item, today))


def count_tablets(
    diary: Diary,
    author: Author,
    now: datetime,
    medicine: str,
    packs: Sequence[Packs],
    at: datetime | None = None,
) -> Stocked:
    """Record that these are all the tablets of ``medicine`` there are, of the strengths named: now, or ``at``.

    Raises:
        Refused: when the plan has no such medicine, that is no number of tablets, or the time is still to come.
        StoreError: when it can't be written.
    """
    return _record(diary, author, now, StockKind.COUNTED, medicine, packs, at)


def record_refill(
    diary: Diary,
    author: Author,
    now: datetime,
    medicine: str,
    packs: Sequence[Packs],
    at: datetime | None = None,
) -> Stocked:
    """Record that the person got these tablets on top of what there was: now, or ``at``.

    Raises:
        Refused: as `count_tablets`, or when these are no tablets at all.
        StoreError: when it can't be written.
    """
    return _record(diary, author, now, StockKind.REFILLED, medicine, packs, at)


def correct_entry(
    diary: Diary, author: Author, now: datetime, entry: str, packs: Sequence[Packs], at: datetime | None = None
) -> Stocked:
    """Say that a count or refill was of these tablets, and ``at`` another time if one is given.

    Raises:
        Refused: when there is no such entry, or as `record_refill`.
        StoreError: when it can't be written.
    """
    plan = read_plan(diary)
    with diary.writing():
        before = stock_entry(diary, entry)
        if before is None:
            raise Refused(Reason.NOTHING_RECORDED)
        packs = _valid(packs, before.kind)
        after = _at(plan, replace(before, tablets=packed(packs), packs=tuple(packs), by=author.by), at or before.at)
        _refuse_future(after.at, now)
        if replace(after, by=before.by) == before:
            return Stocked(frozenset(), entry, "", before, before)
        return _put(diary, author, now, after, before)


def delete_entry(diary: Diary, author: Author, now: datetime, entry: str) -> Stocked:
    """Take a count or refill out; its revisions stay readable, and `undo` puts it back.

    Raises:
        Refused: when there is no such entry.
        StoreError: when it can't be written.
    """
    with diary.writing():
        before = stock_entry(diary, entry)
        if before is None:
            raise Refused(Reason.NOTHING_RECORDED)
        return _put(diary, author, now, before, before, deleted=True)


def undo(diary: Diary, author: Author, now: datetime, written: Stocked) -> Stocked:
    """Put back what stood before: a new revision, so that the history shows both.

    Raises:
        Refused: when nothing was written, or something else was since.
        StoreError: when it can't be written.
    """
    entry = written.before or written.after
    if entry is None or not written.revision:
        raise Refused(Reason.NOTHING_TO_UNDO)
    with diary.writing():
        present = current_of(diary, written.entry)
        if present is None or present.id != written.revision:
            raise Refused(Reason.NOTHING_TO_UNDO)
        return _put(diary, author, now, entry, written.after, deleted=written.before is None)


def warn_days_before(diary: Diary, author: Author, now: datetime, medicine: str, days_before: int | None) -> Changed:
    """Have the person reminded so many days before the tablets of ``medicine`` run out; None: not at all.

    Raises:
        Refused: when the plan has no such medicine, or that is no number of days.
        StoreError: when it can't be written.
    """
    _refuse_unknown(read_plan(diary), medicine)
    if days_before is not None and not 1 <= days_before <= MOST_WARN_DAYS:
        raise Refused(Reason.DAYS_RANGE, days=days_before, most=MOST_WARN_DAYS)
    key = medicine_key(medicine)
    entry = stock_codec.warning_entry(key)
    with diary.writing():
        if stock_warnings(diary).get(key, WARN_DAYS_BEFORE) == days_before:
            return Changed(frozenset(), entry)
        body = stock_codec.warning_body(days_before)
        revision = append(diary, author, now, kind=Kind.STOCK_WARNING, entry=entry, body=body)
    return Changed(_CHANGED, entry, revision.id)


def moment_on(plan: Plan, day: date, now: datetime) -> datetime | None:
    """When on ``day`` something happened of which only the day is known: now for today, otherwise noon.

    None for a day that the person's calendar left out.
    """
    if plan.timeline.local(now).date() == day:
        return now
    return plan.timeline.instant(day, time(12))


def _record(
    diary: Diary,
    author: Author,
    now: datetime,
    kind: StockKind,
    medicine: str,
    packs: Sequence[Packs],
    at: datetime | None,
) -> Stocked:
    plan, moment = read_plan(diary), at or now
    known = _refuse_unknown(plan, medicine)
    packs = _valid(packs, kind)
    _refuse_future(moment, now)
    bare = StockEntry(uuid4().hex, known, moment, 0, "", kind, packed(packs), packs, by=author.by)
    with diary.writing():
        return _put(diary, author, now, _at(plan, bare, moment), None)


def _at(plan: Plan, entry: StockEntry, moment: datetime) -> StockEntry:
    zone = str(plan.timeline.zone_at(moment))
    return replace(entry, at=moment.astimezone(UTC), offset_s=plan.timeline.offset_s(moment), zone=zone)


def _put(
    diary: Diary,
    author: Author,
    now: datetime,
    entry: StockEntry,
    before: StockEntry | None,
    *,
    deleted: bool = False,
) -> Stocked:
    """Write a count or refill, inside a transaction."""
    day = (entry.at + timedelta(seconds=entry.offset_s)).date().isoformat()
    body = stock_codec.stock_body(entry)
    revision = append(diary, author, now, kind=Kind.STOCK, entry=entry.id, body=body, day=day, deleted=deleted)
    return Stocked(_CHANGED, entry.id, revision.id, None if deleted else entry, before)


def _valid(packs: Sequence[Packs], kind: StockKind) -> tuple[Packs, ...]:
    """These packs, if they can be: of a refill, those of which there are any."""
    for item in packs:
        if not valid_strength(item.strength_mg):
            least, most = MIN_STRENGTH_MG, MAX_STRENGTH_MG
            raise Refused(Reason.TABLET_STRENGTH, strength=item.strength_mg, least=least, most=most)
        parts = (item.packs, item.tablets_each, item.loose)
        # A number that is none compares as neither more nor less.
        if not all(part >= 0 for part in parts) or not item.tablets.count <= MOST_TABLETS or item.loose * 2 % 1:
            raise Refused(Reason.COUNT_RANGE, most=MOST_TABLETS)
    named = tuple(packs) if kind is StockKind.COUNTED else tuple(item for item in packs if item.tablets.count)
    if not named:
        raise Refused(Reason.NO_TABLETS)
    return named


def _refuse_unknown(plan: Plan, medicine: str) -> str:
    """The medicine as the plan writes it."""
    found = (item.medicine for item in plan.prescriptions if same_medicine(item.medicine, medicine))
    known = next(found, None)
    if known is None:
        raise Refused(Reason.UNKNOWN_MEDICINE, medicine=medicine)
    return known


def _refuse_future(at: datetime, now: datetime) -> None:
    if at > now + CLOCK_SLACK:
        raise Refused(Reason.IN_FUTURE, at=at)
