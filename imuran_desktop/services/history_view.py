"""What the History page shows: the days of a month at a glance, and every line of a range of days."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from imuran_desktop.domain.codes import DoseState
from imuran_desktop.domain.history import Kind
from imuran_desktop.domain.ledger import Intake, LedgerDose, ledger
from imuran_desktop.domain.plan import Plan
from imuran_desktop.store import decode
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import dated_intakes, read_plan
from imuran_desktop.store.revisions import changed, current, deleted

_ONE_DAY = timedelta(days=1)
_OPEN = (DoseState.UPCOMING, DoseState.DUE, DoseState.OVERDUE)


class DayKind(StrEnum):
    """A day at a glance."""

    ALL_TAKEN = "all_taken"
    SOME_TAKEN = "some_taken"
    NONE_TAKEN = "none_taken"
    HELD = "held"
    NOTHING_DUE = "nothing_due"
    OPEN = "open"
    """Some of its doses can still be answered in time: nothing is said of it yet."""
    AHEAD = "ahead"
    BEFORE = "before"
    """It lies before everything in the plan."""


@dataclass(frozen=True)
class DayRecord:
    """How many doses of a day there are in each state. Those on hold are not due, and count as nothing but held.

    ``taken`` are all that were taken, whenever; ``in_part`` those of them of which less was taken than was asked for.
    ``open`` are those that are not missed yet. ``others`` counts what was recorded beside the doses due.
    """

    day: date
    kind: DayKind
    due: int = 0
    taken: int = 0
    in_part: int = 0
    skipped: int = 0
    missed: int = 0
    not_sure: int = 0
    held: int = 0
    open: int = 0
    others: int = 0


class LineKind(StrEnum):
    """What a line of the history is about."""

    DOSE = "dose"
    EXTRA = "extra"
    AS_NEEDED = "as_needed"
    NOT_PLANNED = "not_planned"
    """It answers a dose that the plan no longer asks for."""
    DELETED = "deleted"
    """It was taken out, and no dose is left to show it with."""


@dataclass(frozen=True)
class HistoryLine:
    """A dose of the plan with what was recorded of it, or something else that was recorded.

    ``revisions`` counts the versions of what was recorded, deleted ones too; with several ``heads`` it was recorded
    differently in two places.
    """

    day: date
    kind: LineKind
    item: LedgerDose | None = None
    intake: Intake | None = None
    revisions: int = 0
    heads: int = 0

    @property
    def entry(self) -> str:
        """The id of what is recorded, or would be."""
        if self.item is not None:
            return self.item.dose.key
        return self.intake.id if self.intake is not None else ""

    @property
    def in_dispute(self) -> bool:
        """Whether it was recorded differently in two places."""
        return self.heads > 1


def read_month(diary: Diary, now: datetime, first: date, last: date) -> list[DayRecord]:
    """Every day from ``first`` to ``last`` (inclusive) at a glance, as it stands at ``now``.

    Raises:
        StoreError: when the diary can't be read.
    """
    plan = read_plan(diary)
    recorded = dated_intakes(diary, first, last)
    by_day: dict[date, list[LedgerDose]] = {}
    for item in ledger(plan, _by_entry(recorded), first, last, now):
        by_day.setdefault(item.dose.day, []).append(item)
    others = Counter(day for day, intake in recorded)
    today = plan.timeline.local(now).date()
    begins = min((item.recording.first for item in plan.prescriptions), default=date.max)
    return [
        _record(day, by_day.get(day, []), others[day], _plain_kind(day, begins, today)) for day in _days(first, last)
    ]


def read_range(diary: Diary, now: datetime, first: date, last: date) -> list[HistoryLine]:
    """Everything from ``first`` to ``last`` (inclusive) as it stands at ``now``: by day, and in the order of the day.

    Raises:
        StoreError: when the diary can't be read.
    """
    plan = read_plan(diary)
    recorded = dated_intakes(diary, first, last)
    several = changed(diary, Kind.INTAKE, first.isoformat(), last.isoformat())
    items = ledger(plan, _by_entry(recorded), first, last, now)
    planned = {item.dose.key for item in items}
    others = [
        *(_other(day, intake, several) for day, intake in recorded if intake.id not in planned),
        *_taken_out(diary, first, last, planned, several),
    ]
    lines = [*(_line(item, several) for item in items), *others]
    return sorted(lines, key=lambda line: (line.day, _moment(line)))


def kind_of(intake: Intake) -> LineKind:
    """What an intake is that answers no dose of the plan."""
    if intake.extra:
        return LineKind.EXTRA
    return LineKind.AS_NEEDED if intake.as_needed else LineKind.NOT_PLANNED


def first_day(plan: Plan) -> date:
    """The first day the plan asks for anything; that of the start of recording where it asks for nothing."""
    return min((item.recording.first for item in plan.prescriptions), default=plan.person.recording_from)


def has_recorded(diary: Diary, first: date, last: date) -> bool:
    """Whether anything is recorded from ``first`` to ``last`` (inclusive).

    Raises:
        StoreError: when the diary can't be read.
    """
    return bool(current(diary, Kind.INTAKE, first.isoformat(), last.isoformat()))


def _by_entry(recorded: Iterable[tuple[date, Intake]]) -> dict[str, Intake]:
    return {intake.id: intake for _, intake in recorded}


def _plain_kind(day: date, begins: date, today: date) -> DayKind:
    """What a day is on which nothing is due."""
    if day > today:
        return DayKind.AHEAD
    return DayKind.BEFORE if day < begins else DayKind.NOTHING_DUE


def _record(day: date, items: list[LedgerDose], recorded: int, plain: DayKind) -> DayRecord:
    due = [item for item in items if item.dose.hold is None]
    states = Counter(item.state for item in due)
    taken = sum(item.state.is_taken for item in due)
    in_part = sum(item.in_part for item in due)
    still_open = sum(states[state] for state in _OPEN)
    return DayRecord(
        day=day,
        kind=_kind(due, taken - in_part, taken, still_open, held=len(items) > len(due), plain=plain),
        due=len(due),
        taken=taken,
        in_part=in_part,
        skipped=states[DoseState.SKIPPED],
        missed=states[DoseState.MISSED],
        not_sure=states[DoseState.NOT_SURE],
        held=len(items) - len(due),
        open=still_open,
        others=recorded - sum(item.intake is not None for item in due),
    )


def _kind(due: list[LedgerDose], whole: int, taken: int, still_open: int, *, held: bool, plain: DayKind) -> DayKind:
    if not due:
        return DayKind.HELD if held else plain
    if plain is DayKind.AHEAD and not taken:
        return DayKind.AHEAD
    if still_open:
        return DayKind.OPEN
    if whole == len(due):
        return DayKind.ALL_TAKEN
    return DayKind.SOME_TAKEN if taken else DayKind.NONE_TAKEN


def _line(item: LedgerDose, several: Mapping[str, tuple[int, int]]) -> HistoryLine:
    once = 1 if item.intake is not None else 0
    revisions, heads = several.get(item.dose.key, (once, once))
    return HistoryLine(item.dose.day, LineKind.DOSE, item, item.intake, revisions, heads)


def _other(day: date, intake: Intake, several: Mapping[str, tuple[int, int]]) -> HistoryLine:
    revisions, heads = several.get(intake.id, (1, 1))
    return HistoryLine(day, kind_of(intake), None, intake, revisions, heads)


def _taken_out(
    diary: Diary, first: date, last: date, planned: set[str], several: Mapping[str, tuple[int, int]]
) -> Iterator[HistoryLine]:
    """What was deleted. Of a dose that is still planned, its own line tells."""
    all_found = deleted(diary, Kind.INTAKE, first.isoformat(), last.isoformat())
    found = [revision for revision in all_found if revision.entry not in planned]
    for revision, intake in zip(found, decode.decoded(diary, found, decode.intake), strict=True):
        revisions, heads = several.get(revision.entry, (1, 1))
        yield HistoryLine(date.fromisoformat(revision.day), LineKind.DELETED, None, intake, revisions, heads)


def _moment(line: HistoryLine) -> tuple[datetime, bool, str]:
    """Doses stand at their own time, the rest where it was taken, or recorded."""
    if line.item is not None:
        return line.item.dose.instant, False, line.entry
    assert line.intake is not None
    return line.intake.at or line.intake.recorded_at, True, line.entry


def _days(first: date, last: date) -> Iterator[date]:
    return (date.fromordinal(number) for number in range(first.toordinal(), last.toordinal() + 1))
