"""Stock: how many tablets there are at home, and when the plan will have used them up.

A half that is left over stays in the stock: one tablet and a half taken from two leave a half.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.doses import Dose, expected_doses, parse_key
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.domain.medicines import medicine_key, same_medicine
from imuran_desktop.domain.numbers import plain_number
from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.tablets import TabletCount

HORIZON_DAYS = 400
"""How far ahead a stock is followed: packs for longer than a year are rare."""
_ONE_DAY = timedelta(days=1)
_LOOKED_AHEAD = timedelta(days=35)
"""How far ahead doses are laid out at once: most stocks are used up before."""


class StockKind(StrEnum):
    """What a stock entry says of its tablets."""

    COUNTED = "counted"
    REFILLED = "refilled"


@dataclass(frozen=True)
class Packs:
    """How the tablets of one strength were entered: ``packs`` of ``tablets_each``, and ``loose`` ones."""

    strength_mg: float
    packs: int = 0
    tablets_each: int = 0
    loose: float = 0

    @property
    def tablets(self) -> TabletCount:
        """How many tablets these are."""
        return TabletCount(self.strength_mg, plain_number(self.packs * self.tablets_each + self.loose))


@dataclass(frozen=True)
class StockEntry:
    """At ``at`` (UTC) the person counted what there was of some strengths, or got more of them.

    ``tablets`` says how many of each strength, 0 too; ``packs`` how that was entered.
    """

    id: str
    medicine: str
    at: datetime
    offset_s: int
    zone: str
    kind: StockKind
    tablets: tuple[TabletCount, ...]
    packs: tuple[Packs, ...] = ()
    note: str = ""
    by: str = ""


def packed(packs: Iterable[Packs]) -> tuple[TabletCount, ...]:
    """The tablets of these packs by strength, the strongest first."""
    counts: dict[float, float] = {}
    for item in packs:
        counts[item.strength_mg] = counts.get(item.strength_mg, 0) + item.tablets.count
    return tuple(TabletCount(strength, plain_number(counts[strength])) for strength in sorted(counts, reverse=True))


class UsedUp(NamedTuple):
    """An intake as the stock knows it: of which medicine (its key), when, and which tablets; none if not known.

    Years of them are kept in memory, so each is as small as can be.
    """

    medicine: str
    at: datetime
    tablets: tuple[TabletCount, ...]


def used_up(intake: Intake) -> UsedUp | None:
    """What an intake used up; None when nothing was taken.

    Where no time is known it was when it was recorded, and of a dose at the latest at the end of the dose's own date:
    one recorded long after doesn't use up what was counted meanwhile.
    """
    if intake.outcome is not Outcome.TAKEN:
        return None
    return UsedUp(medicine_key(intake.medicine), intake.at or _latest(intake), intake.tablets)


def _latest(intake: Intake) -> datetime:
    if not intake.planned:
        return intake.recorded_at
    _, day = parse_key(intake.id)
    ends = datetime.combine(day, time(), UTC) + _ONE_DAY - timedelta(seconds=intake.offset_s)
    return min(intake.recorded_at, ends)


def on_hand(entries: Iterable[StockEntry], used: Iterable[UsedUp], at: datetime, medicine: str) -> dict[float, float]:
    """How many tablets of each strength (in mg, the strongest first) there are of ``medicine`` at ``at`` (UTC).

    The last count of a strength is where its reckoning begins; before any it is the first refill, as if there had been
    none. Later refills are added, and what was taken later is used up: planned, extra and as needed alike. Refills and
    intakes at the very instant of a count are in it.

    A strength that no entry names isn't there. More may have been used than there was: such a figure is below 0, and
    says that something was not recorded.
    """
    known = _by(at, medicine, entries)
    since = _since(known, used, at, medicine)
    strengths = sorted({tablet.strength_mg for entry in known for tablet in entry.tablets}, reverse=True)
    return {strength: _of_strength(known, since, strength) for strength in strengths}


def intakes_not_reckoned(entries: Iterable[StockEntry], used: Iterable[UsedUp], at: datetime, medicine: str) -> int:
    """How many intakes `on_hand` could not reckon with, as their tablets are not known."""
    return sum(not item.tablets for item in _since(_by(at, medicine, entries), used, at, medicine))


def reckoned_from(entries: Iterable[StockEntry]) -> datetime | None:
    """The earliest instant from which what was taken still matters to what there is; None without entries."""
    begins: dict[tuple[str, float], list[StockEntry]] = {}
    for entry in entries:
        for tablet in entry.tablets:
            begins.setdefault((medicine_key(entry.medicine), tablet.strength_mg), []).append(entry)
    return min((_begin(of_one) for of_one in begins.values()), default=None)


def _begin(entries: Iterable[StockEntry]) -> datetime:
    """The last count; before any, the first refill."""
    ordered = sorted(entries, key=lambda entry: entry.at)
    counts = [entry.at for entry in ordered if entry.kind is StockKind.COUNTED]
    return counts[-1] if counts else ordered[0].at


def _by(at: datetime, medicine: str, entries: Iterable[StockEntry]) -> list[StockEntry]:
    return [entry for entry in entries if entry.at <= at and same_medicine(entry.medicine, medicine)]


def _since(known: Iterable[StockEntry], used: Iterable[UsedUp], at: datetime, medicine: str) -> list[UsedUp]:
    """What was used of ``medicine`` by ``at`` since its reckoning began with one of the ``known`` entries."""
    begins, key = reckoned_from(known), medicine_key(medicine)
    return [item for item in used if item.medicine == key and begins < item.at <= at] if begins else []


def _of_strength(entries: Iterable[StockEntry], used: Iterable[UsedUp], strength_mg: float) -> float:
    of_it = [(entry, found) for entry in entries if (found := _named(entry.tablets, strength_mg)) is not None]
    counts = [(entry.at, entry.id, found) for entry, found in of_it if entry.kind is StockKind.COUNTED]
    refills = [(entry.at, found) for entry, found in of_it if entry.kind is StockKind.REFILLED]
    begins = _begin(entry for entry, _ in of_it)
    if counts:
        _, _, counted = max(counts)
        refilled = sum(found for moment, found in refills if moment > begins)
    else:
        counted, refilled = 0, sum(found for _, found in refills)
    later = (tablet for item in used if item.at > begins for tablet in item.tablets)
    spent = sum(tablet.count for tablet in later if tablet.strength_mg == strength_mg)
    return plain_number(counted + refilled - spent)


def _named(tablets: Iterable[TabletCount], strength_mg: float) -> float | None:
    counts = [tablet.count for tablet in tablets if tablet.strength_mg == strength_mg]
    return sum(counts) if counts else None


@dataclass(frozen=True)
class RunOut:
    """The stock is used up by ``instant`` (UTC) on the date ``day``: not all tablets of that dose are there.

    ``short_mg`` are the strengths that are short, the strongest first; ``days_left`` is how many days away that is, 0
    for today.
    """

    day: date
    instant: datetime
    dose: str
    short_mg: tuple[float, ...]
    days_left: int


class WhyUnknown(StrEnum):
    """Why nobody can say how long a stock lasts."""

    NO_TABLETS = "no_tablets"
    """The dose doesn't say which tablets it is made of."""
    NOT_COUNTED = "not_counted"
    """It needs tablets of a strength that no stock entry names."""


@dataclass(frozen=True)
class LastsUnknown:
    """The stock lasts until ``day`` at least; from the dose of that date on it can't be said.

    ``strengths_mg`` are those that were never counted, the strongest first.
    """

    day: date
    dose: str
    why: WhyUnknown
    strengths_mg: tuple[float, ...] = ()


def run_out(
    plan: Plan,
    medicine: str,
    stock: Mapping[float, float],
    now: datetime,
    *,
    answered: Collection[str] = (),
    horizon_days: int = HORIZON_DAYS,
) -> RunOut | LastsUnknown | None:
    """When ``stock``, as `on_hand` tells it for ``now``, is used up by the doses that the plan asks for.

    Every dose is taken from it whose cut-off is still to come, save those with a key in ``answered``: an open dose of
    today counts, a missed one doesn't, nor do doses on hold. What is taken as needed can't be foreseen. None when the
    stock lasts beyond ``horizon_days`` from today.
    """
    today = plan.timeline.local(now).date()
    left = dict(stock)
    for dose in _coming(plan, medicine, now, today + timedelta(days=horizon_days)):
        if dose.key in answered:
            continue
        end = _end_at(dose, left, today)
        if end is not None:
            return end
        for tablet in dose.tablets:
            left[tablet.strength_mg] -= tablet.count
    return None


def _coming(plan: Plan, medicine: str, now: datetime, last: date) -> Iterator[Dose]:
    """The doses of ``medicine`` that can still be taken. One of yesterday can be open after midnight."""
    of_it = tuple(item for item in plan.prescriptions if same_medicine(item.medicine, medicine))
    own, first = replace(plan, prescriptions=of_it), plan.timeline.local(now).date() - _ONE_DAY
    while first <= last:
        until = min(last, first + _LOOKED_AHEAD)
        yield from (dose for dose in expected_doses(own, first, until) if dose.cutoff > now)
        first = until + _ONE_DAY


def _end_at(dose: Dose, left: Mapping[float, float], today: date) -> RunOut | LastsUnknown | None:
    """What keeps ``dose`` from being taken out of what is ``left``."""
    if not dose.tablets:
        return LastsUnknown(dose.day, dose.key, WhyUnknown.NO_TABLETS)
    needed = {tablet.strength_mg: _named(dose.tablets, tablet.strength_mg) or 0 for tablet in dose.tablets}
    ordered = sorted(needed, reverse=True)
    short = tuple(strength for strength in ordered if strength in left and left[strength] < needed[strength])
    if short:
        return RunOut(dose.day, dose.instant, dose.key, short, max(0, (dose.day - today).days))
    uncounted = tuple(strength for strength in ordered if strength not in left)
    return LastsUnknown(dose.day, dose.key, WhyUnknown.NOT_COUNTED, uncounted) if uncounted else None


def warn_on(end: RunOut, days_before: int) -> date:
    """The date from which a reminder of the stock is due: ``days_before`` the day on which it is used up."""
    return end.day - timedelta(days=days_before)
