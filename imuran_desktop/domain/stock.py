"""Stock: how many tablets there are at home, and when the plan will have used them up.

A half that is left over stays in the stock: one tablet and a half taken from two leave a half.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.doses import Dose, expected_doses
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.domain.medicines import same_medicine
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
        return TabletCount(self.strength_mg, _plain(self.packs * self.tablets_each + self.loose))


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
    return tuple(TabletCount(strength, _plain(counts[strength])) for strength in sorted(counts, reverse=True))


def on_hand(
    entries: Iterable[StockEntry], intakes: Iterable[Intake], at: datetime, medicine: str
) -> dict[float, float]:
    """How many tablets of each strength (in mg, the strongest first) there are of ``medicine`` at ``at`` (UTC).

    The last count of a strength is where its reckoning begins; before any it is the first refill, as if there had been
    none. Later refills are added, and what was taken later is used up: planned, extra and as needed alike, and at the
    time of recording where no other is known. Refills and intakes at the very instant of a count are in it.

    A strength that no entry names isn't there. More may have been used than there was: such a figure is below 0, and
    says that something was not recorded.
    """
    known = [entry for entry in entries if entry.at <= at and same_medicine(entry.medicine, medicine)]
    used = _used(intakes, at, medicine)
    strengths = sorted({tablet.strength_mg for entry in known for tablet in entry.tablets}, reverse=True)
    return {strength: _of_strength(known, used, strength) for strength in strengths}


def intakes_not_reckoned(entries: Iterable[StockEntry], intakes: Iterable[Intake], at: datetime, medicine: str) -> int:
    """How many intakes `on_hand` could not reckon with since the first entry, as their tablets are not known."""
    known = [entry.at for entry in entries if entry.at <= at and same_medicine(entry.medicine, medicine)]
    return sum(moment > min(known) and not tablets for moment, tablets in _used(intakes, at, medicine)) if known else 0


_Used = list[tuple[datetime, tuple[TabletCount, ...]]]
"""Tablets, and when they were used up."""


def _used(intakes: Iterable[Intake], at: datetime, medicine: str) -> _Used:
    taken = (item for item in intakes if item.outcome is Outcome.TAKEN and same_medicine(item.medicine, medicine))
    moments = ((item.at or item.recorded_at, item.tablets) for item in taken)
    return [(moment, tablets) for moment, tablets in moments if moment <= at]


def _of_strength(entries: Iterable[StockEntry], used: _Used, strength_mg: float) -> float:
    of_it = [(entry, found) for entry in entries if (found := _named(entry.tablets, strength_mg)) is not None]
    counts = [(entry.at, entry.id, found) for entry, found in of_it if entry.kind is StockKind.COUNTED]
    refills = [(entry.at, found) for entry, found in of_it if entry.kind is StockKind.REFILLED]
    if counts:
        begins, _, counted = max(counts)
        refilled = sum(found for moment, found in refills if moment > begins)
    else:
        begins, counted = min(moment for moment, _ in refills), 0
        refilled = sum(found for _, found in refills)
    spent = sum(_named(tablets, strength_mg) or 0 for moment, tablets in used if moment > begins)
    return _plain(counted + refilled - spent)


def _named(tablets: Iterable[TabletCount], strength_mg: float) -> float | None:
    counts = [tablet.count for tablet in tablets if tablet.strength_mg == strength_mg]
    return sum(counts) if counts else None


def _plain(count: float) -> float:
    """A whole number as an int, so that it is written without a decimal."""
    return int(count) if count == int(count) else count


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
