"""Dose steps of a plan file: which slots apply from a date on, how often, how much, in which tablets."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from math import isclose
from typing import Protocol, TypeVar

from imuran_desktop.domain.ids import free_id, is_id, slot_id
from imuran_desktop.domain.numbers import plain_number
from imuran_desktop.domain.plan import Change, change_order
from imuran_desktop.domain.plan_checks import MAX_EVERY
from imuran_desktop.domain.repeats import COUNTED, DAILY, Repeat, RepeatKind
from imuran_desktop.domain.tablets import MAX_AMOUNT_MG, MAX_STRENGTH_MG, MIN_STRENGTH_MG, TabletCount
from imuran_desktop.exchange.plan_parts import FileSlot, FileStep, Weekday
from imuran_desktop.exchange.toml_reader import FileFault, Table

MOST_PER_DAY = 100
LEAST_GAP_H, MOST_GAP_H = 1 / 60, 366 * 24
_SAME_MG = 0.001
_MADE_NEAR = timedelta(days=3)
"""A change with an instant was made on its first day, wherever on earth; earlier where that day was answered ahead."""


class _Dated(Protocol):
    @property
    def begins(self) -> Change: ...


D = TypeVar("D", bound=_Dated)


def read_change(table: Table) -> Change:
    """When a dated part begins: ``from``, and what export adds when the change was made on that very day."""
    change = Change(table.day("from"), table.instant("changed_at"), frozenset(table.texts("answered") or ()))
    if change.changed_at is not None:
        ahead = change.first - change.changed_at.date()
        if -ahead > _MADE_NEAR or (ahead > _MADE_NEAR and not change.answered):
            raise table.problem(FileFault.MADE_FAR_OFF, "changed_at", made=change.changed_at, first=change.first)
    return change


def read_id(table: Table, key: str) -> str:
    """An id that can stand in a dose key and on a command line; empty when absent."""
    identity = table.text_or_none(key) or ""
    if not is_id(identity):
        raise table.problem(FileFault.BAD_ID, key, value=identity)
    return identity


def once(parts: Iterable[tuple[Table, D]]) -> tuple[D, ...]:
    """Dated parts of which no two begin together: one of them would be lost."""
    found: dict[tuple[date, datetime | None], D] = {}
    for table, part in parts:
        begins = part.begins.first, part.begins.changed_at
        if begins in found:
            raise table.problem(FileFault.TWICE, "from", value=part.begins.first.isoformat())
        found[begins] = part
    return tuple(found.values())


def read_step(table: Table) -> FileStep:
    """One dose step."""
    begins = read_change(table)
    last = table.day_or_none("until")
    slots = tuple(_slot(slot, begins.first) for slot in table.tables("slots"))
    table.done()
    return FileStep(begins, slots, last)


def with_slot_ids(step: FileStep, prescription: str) -> FileStep:
    """``step`` with an id for every slot: made from its place in the day where the file has none."""
    used = {slot.id for slot in step.slots if slot.id}
    slots = []
    for slot in step.slots:
        identity = slot.id or free_id(slot_id(prescription, slot.meal, slot.at), used)
        used.add(identity)
        slots.append(replace(slot, id=identity))
    return replace(step, slots=tuple(slots))


def in_rhythm(steps: Sequence[FileStep]) -> tuple[FileStep, ...]:
    """``steps`` with each slot that doesn't say from when it is counted going on as in the step right before."""
    going_on: dict[str, Repeat] = {}
    found: dict[Change, FileStep] = {}
    for step in sorted(steps, key=lambda step: change_order(step.begins)):
        slots = tuple(_going_on(slot, going_on.get(slot.id)) for slot in step.slots)
        going_on = {slot.id: slot.repeat for slot in slots}
        found[step.begins] = replace(step, slots=slots)
    return tuple(found[step.begins] for step in steps)


def _going_on(slot: FileSlot, before: Repeat | None) -> FileSlot:
    same = before is not None and same_rhythm(before, slot.repeat)
    return replace(slot, repeat=before) if before and same and not slot.counted else slot


def same_rhythm(one: Repeat, other: Repeat) -> bool:
    """Whether two repeats differ at most in the date from which they are counted."""
    return replace(one, since=other.since) == other


def _slot(table: Table, first: date) -> FileSlot:
    repeat = _repeat(table, first)
    amount = table.number("amount_mg")
    counted = repeat.kind not in COUNTED or table.has("since")
    slot = FileSlot(
        id=read_id(table, "slot"),
        amount_mg=amount,
        meal=None if repeat.as_needed else table.text_or_none("meal") or None,
        at=None if repeat.as_needed else table.clock_or_none("time"),
        repeat=repeat,
        tablets=_tablets(table, amount) if table.has("tablets") else None,
        counted=counted,
    )
    table.done()
    return slot


def _repeat(table: Table, first: date) -> Repeat:
    """How often a slot is due. Only the keys that go with its repeat are asked for: any other is not known here."""
    kind = table.word("repeat", RepeatKind) or RepeatKind.DAILY
    match kind:
        case RepeatKind.DAILY:
            return DAILY
        case RepeatKind.WEEKDAYS:
            return Repeat(kind, weekdays=read_weekdays(table, "weekdays"))
        case RepeatKind.AS_NEEDED:
            hours = table.number_within("min_gap_hours", LEAST_GAP_H, MOST_GAP_H)
            gap = None if hours is None else timedelta(seconds=round(hours * 3600))
            return Repeat(kind, min_gap=gap, most_per_day=table.whole_within("most_per_day", 1, MOST_PER_DAY))
        case RepeatKind.CYCLE:
            days_on, days_off = table.whole("days_on", 1, MAX_EVERY), table.whole("days_off", 0, MAX_EVERY)
            return Repeat(kind, every=days_on, days_off=days_off, since=table.day_or_none("since") or first)
        case RepeatKind.EVERY_DAYS | RepeatKind.EVERY_MONTHS:
            return Repeat(kind, every=table.whole("every", 1, MAX_EVERY), since=table.day_or_none("since") or first)


def read_weekdays(table: Table, key: str) -> frozenset[int]:
    """Some days of the week, as ISO numbers; at least one is needed."""
    days = table.words(key, Weekday)
    if days is None:
        raise table.problem(FileFault.MISSING_KEY, key, key=key)
    if not days:
        raise table.problem(FileFault.WRONG_SORT, key, sort="weekdays", value="[]")
    return frozenset(day.number for day in days)


def _tablets(table: Table, amount_mg: float) -> tuple[TabletCount, ...]:
    counts = tuple(_count(tablet) for tablet in table.tables("tablets"))
    made = sum(tablet.strength_mg * tablet.count for tablet in counts)
    if counts and not isclose(made, amount_mg, abs_tol=_SAME_MG):
        raise table.problem(FileFault.OTHER_AMOUNT, "tablets", made=made, amount=amount_mg)
    return counts


def _count(table: Table) -> TabletCount:
    strength = table.number("mg", MIN_STRENGTH_MG, MAX_STRENGTH_MG)
    count = table.number("count", MIN_STRENGTH_MG, MAX_AMOUNT_MG / MIN_STRENGTH_MG)
    table.done()
    return TabletCount(strength, plain_number(count))
