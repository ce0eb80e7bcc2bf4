"""Wall-clock times and instants along one person's timeline of time zones.

A person's days are counted on the clock of the place they are in. Clock changes and journeys both make wall-clock time
jump, and both follow one rule: a time that does not exist becomes the first instant after the gap, one that occurs
twice is the first, and a date that was skipped altogether has no instants.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

_FAR_PAST = datetime(1, 1, 3, tzinfo=UTC)
_FAR_FUTURE = datetime(9999, 12, 29, tzinfo=UTC)
_FIRST_KNOWN, _LAST_KNOWN = date(1800, 1, 1), date(9999, 12, 20)
"""Before there were zones no date was skipped; at the end of the calendar there is no day after."""
_ONE_DAY = timedelta(days=1)
_MARGIN = timedelta(hours=40)
"""No zone is further than 26 h from another, so beyond this a change of zone cannot touch a day."""


@dataclass(frozen=True)
class ZoneChange:
    """From ``at`` (aware, UTC; None = always) the person's clock is that of the IANA zone ``zone``."""

    at: datetime | None
    zone: str


@dataclass(frozen=True)
class _Stretch:
    begins: datetime
    ends: datetime
    zone: ZoneInfo


@dataclass(frozen=True)
class Timeline:
    """Where a person was when. The earliest change also stands for all time before it; there is at least one."""

    changes: tuple[ZoneChange, ...]

    @classmethod
    def fixed(cls, zone: str) -> "Timeline":
        """A timeline that never leaves one zone."""
        return cls((ZoneChange(None, zone),))

    @cached_property
    def _stretches(self) -> tuple[_Stretch, ...]:
        ordered = sorted(self.changes, key=lambda change: change.at or _FAR_PAST)
        begins = [_FAR_PAST, *(change.at or _FAR_PAST for change in ordered[1:])]
        ends = [*begins[1:], _FAR_FUTURE]
        return tuple(
            _Stretch(begin, end, ZoneInfo(change.zone))
            for change, begin, end in zip(ordered, begins, ends, strict=True)
            if begin < end  # of two changes at one instant the first never was
        )

    @cached_property
    def _begins(self) -> list[datetime]:
        return [stretch.begins for stretch in self._stretches]

    def zone_at(self, instant: datetime) -> ZoneInfo:
        """The zone whose clock the person's day followed at ``instant``."""
        return self._stretches[max(0, bisect_right(self._begins, instant) - 1)].zone

    def local(self, instant: datetime) -> datetime:
        """``instant`` on the person's clock, aware."""
        return instant.astimezone(self.zone_at(instant))

    def offset_s(self, instant: datetime) -> int:
        """How many seconds the person's clock was ahead of UTC at ``instant``."""
        return int((self.local(instant).utcoffset() or timedelta()).total_seconds())

    def instant(self, day: date, at: time) -> datetime | None:
        """The UTC instant at which the person's clock first shows ``at`` on ``day``; None if that date was skipped."""
        return next(self.instants(day, (at,)))

    def instants(self, day: date, times: Sequence[time]) -> Iterator[datetime | None]:
        """`instant` for several times of one day; looks the offset up once where the day has only one."""
        offset = self._only_offset(day)
        if offset is not None:
            for at in times:
                yield (datetime.combine(day, at) - offset).replace(tzinfo=UTC)
            return
        exists = self._exists(day)
        for at in times:
            yield self._slow_instant(datetime.combine(day, at)) if exists else None

    def steady(self, first: date, last: date) -> Iterator[tuple[date, bool]]:
        """Each date of a range, and whether times on it and on the next are exactly a day after those before them.

        They are when the offset from UTC is the same at the midnights from the day before to the end of the day after.
        """
        offsets = list(self._midnight_offsets(first.toordinal() - 1, last.toordinal() + 2))
        days = map(date.fromordinal, range(first.toordinal(), last.toordinal() + 1))
        # Four midnights: those that begin the day before, the day, the day after and the one after that.
        for day, one, two, three, four in zip(days, offsets, offsets[1:], offsets[2:], offsets[3:], strict=False):
            yield day, one is not None and one == two == three == four

    def skipped(self, first: date, last: date) -> frozenset[date]:
        """The dates of a range that the person's clock never showed: on them nothing can have been."""
        first, last = max(first, _FIRST_KNOWN), min(last, _LAST_KNOWN)
        return frozenset(day for day, steady in self.steady(first, last) if not steady and not self._exists(day))

    def _midnight_offsets(self, first: int, last: int) -> Iterator[timedelta | None]:
        """The offset at each midnight of a range of dates (proleptic numbers); None near a change of place."""
        midnights = map(datetime.fromordinal, range(first, last + 1))
        if len(self._stretches) == 1:
            return map(self._stretches[0].zone.utcoffset, midnights)
        return map(self._midnight_offset, midnights)

    def _midnight_offset(self, midnight: datetime) -> timedelta | None:
        start = midnight.replace(tzinfo=UTC)
        stretch = self._stretches[max(0, bisect_right(self._begins, start) - 1)]
        if start - stretch.begins < _MARGIN or stretch.ends - start < _MARGIN + _ONE_DAY:
            return None
        return stretch.zone.utcoffset(midnight)

    def _only_offset(self, day: date) -> timedelta | None:
        """The day's offset from UTC, or None when clock or place change in or near it."""
        midnight = datetime.combine(day, time())
        stretch = self._stretches[-1]
        if len(self._stretches) > 1:
            start = midnight.replace(tzinfo=UTC)
            stretch = self._stretches[max(0, bisect_right(self._begins, start) - 1)]
            if start - stretch.begins < _MARGIN or stretch.ends - start < _MARGIN + _ONE_DAY:
                return None
        zone = stretch.zone
        before, after = zone.utcoffset(midnight), zone.utcoffset(midnight + _ONE_DAY)
        if before is None or before != after or before != zone.utcoffset((midnight + _ONE_DAY).replace(fold=1)):
            return None
        return before if before == zone.utcoffset(midnight.replace(fold=1)) else None

    def _near(self, wall: datetime) -> Sequence[_Stretch]:
        """The stretches whose clock may show ``wall``, or jump over it."""
        around = wall.replace(tzinfo=UTC)
        first = max(0, bisect_right(self._begins, around - _MARGIN) - 1)
        return self._stretches[first : bisect_right(self._begins, around + _MARGIN)]

    def _slow_instant(self, wall: datetime) -> datetime | None:
        near = self._near(wall)
        shown = [found for stretch in near if (found := _shows(stretch, wall))]
        if shown:
            return min(shown)
        passed = [found for stretch in near if (found := _passes(stretch, wall))]
        return min(passed, default=None)

    def _exists(self, day: date) -> bool:
        """Whether the person's clock shows any time of ``day``."""
        midnight = datetime.combine(day, time())
        for stretch in self._near(midnight):
            first = _passes(stretch, midnight)
            if first is not None and first.astimezone(stretch.zone).date() == day:
                return True
        return False


def _shows(stretch: _Stretch, wall: datetime) -> datetime | None:
    """The first instant of the stretch at which its clock shows exactly ``wall``."""
    for fold in (0, 1):
        instant = wall.replace(tzinfo=stretch.zone, fold=fold).astimezone(UTC)
        exact = instant.astimezone(stretch.zone).replace(tzinfo=None, fold=0) == wall
        if exact and stretch.begins <= instant < stretch.ends:
            return instant
    return None


def _passes(stretch: _Stretch, wall: datetime) -> datetime | None:
    """The first instant of the stretch at which its clock shows ``wall`` or later."""

    def reached(instant: datetime) -> bool:
        return instant.astimezone(stretch.zone).replace(tzinfo=None) >= wall

    if stretch.begins != _FAR_PAST and reached(stretch.begins):
        return stretch.begins
    shown = _shows(stretch, wall)
    if shown is not None:
        return shown
    low, high = sorted(wall.replace(tzinfo=stretch.zone, fold=fold).astimezone(UTC) for fold in (0, 1))
    if high < stretch.begins or low >= stretch.ends or not reached(high):
        return None
    low -= timedelta(seconds=1)
    while high - low > timedelta(seconds=1):
        middle = low + (high - low) // 2
        low, high = (low, middle) if reached(middle) else (middle, high)
    high = high.replace(microsecond=0)
    return high if stretch.begins <= high < stretch.ends else None


def valid_zone(name: str) -> bool:
    """Whether ``name`` is an IANA zone known here."""
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError):
        return False
    return True
