"""What is known of one medicine's tablets at an instant: what there is, how long it lasts, when to warn."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from zlib import crc32

from imuran_desktop.domain.doses import Dose, expected_doses
from imuran_desktop.domain.medicines import medicine_key, same_medicine
from imuran_desktop.domain.plan import Plan, Prescription
from imuran_desktop.domain.stock import (
    HORIZON_DAYS,
    LastsUnknown,
    RunOut,
    StockEntry,
    UsedUp,
    intakes_not_reckoned,
    on_hand,
    run_out,
    warn_on,
)

WARN_DAYS_BEFORE = 7
MOST_WARN_DAYS = 30
"""How long before the last tablet the person is reminded: by default, and at most."""


class Enough(StrEnum):
    """Why a stock is not used up as far ahead as is looked."""

    BEYOND_HORIZON = "beyond_horizon"
    """It is enough for longer than that."""
    TO_THE_END = "to_the_end"
    """The medicine ends before."""
    NOTHING_DUE = "nothing_due"
    """No dose is due: it is on hold until further notice, or taken as needed only."""


@dataclass(frozen=True)
class MedicineStock:
    """The tablets of one medicine. ``on_hand`` is empty when none were ever counted.

    ``end`` is when they are used up, or why nobody can say; None when they last, for the reason ``enough``.
    ``days_before`` is how long before that the person is reminded, None for not at all; ``not_reckoned`` how many
    intakes could not be reckoned with, as their tablets are not known.
    """

    medicine: str
    strengths_mg: tuple[float, ...]
    may_halve: bool
    entries: tuple[StockEntry, ...] = ()
    on_hand: Mapping[float, float] | None = None
    end: RunOut | LastsUnknown | None = None
    enough: Enough | None = None
    days_before: int | None = WARN_DAYS_BEFORE
    not_reckoned: int = 0

    @property
    def is_counted(self) -> bool:
        """Whether anything is known of what there is."""
        return bool(self.on_hand)

    @property
    def below_nothing(self) -> tuple[float, ...]:
        """The strengths of which more was taken than there was: something was not recorded."""
        return tuple(strength for strength, count in (self.on_hand or {}).items() if count < 0)

    @property
    def warn_day(self) -> date | None:
        """The date from which the person is to know that they run out; None where there is nothing to warn of."""
        if self.days_before is None or not isinstance(self.end, RunOut):
            return None
        return warn_on(self.end, self.days_before)

    @property
    def last_entry(self) -> StockEntry | None:
        """The latest count or refill."""
        return max(self.entries, key=lambda entry: (entry.at, entry.id), default=None)

    @property
    def episode(self) -> str:
        """The same text until tablets are counted or got again, or what was entered of them is corrected."""
        said = sorted(f"{entry.id} {entry.at} {entry.kind} {entry.tablets}" for entry in self.entries)
        return f"{crc32(repr(said).encode()):08x}"

    @property
    def key(self) -> str:
        """The same for every way to write the medicine."""
        return medicine_key(self.medicine)


def is_low(stock: MedicineStock, today: date) -> bool:
    """Whether the day of the warning has come."""
    return stock.warn_day is not None and stock.warn_day <= today


def medicine_stock(
    plan: Plan,
    medicine: str,
    entries: Iterable[StockEntry],
    used: Collection[UsedUp],
    answered: Collection[str],
    now: datetime,
    days_before: int | None = WARN_DAYS_BEFORE,
) -> MedicineStock:
    """What is known at ``now`` of the tablets of a medicine that is in ``plan``.

    ``used`` is what was used up since the reckoning begins (`reckoned_from`), ``answered`` the keys of the doses from
    yesterday to the horizon that want no answer any more.
    """
    items = tuple(item for item in plan.prescriptions if same_medicine(item.medicine, medicine))
    own = tuple(sorted((entry for entry in entries if same_medicine(entry.medicine, medicine)), key=_by_time))
    known = MedicineStock(
        medicine=medicine,
        strengths_mg=tuple(sorted({strength for item in items for strength in item.tablets_mg}, reverse=True)),
        may_halve=any(item.may_halve for item in items),
        entries=own,
        days_before=days_before,
    )
    there = on_hand(own, used, now, medicine)
    if not there:
        return known
    end = run_out(plan, medicine, there, now, answered=answered)
    return replace(
        known,
        on_hand=there,
        end=end,
        enough=_enough(plan, items, now) if end is None else None,
        not_reckoned=intakes_not_reckoned(own, used, now, medicine),
    )


def _by_time(entry: StockEntry) -> tuple[datetime, str]:
    return entry.at, entry.id


def _enough(plan: Plan, items: tuple[Prescription, ...], now: datetime) -> Enough:
    today = plan.timeline.local(now).date()
    last = today + timedelta(days=HORIZON_DAYS)
    doses: list[Dose] = expected_doses(replace(plan, prescriptions=items), today, last)
    if not any(dose.cutoff > now for dose in doses):
        return Enough.NOTHING_DUE
    return Enough.TO_THE_END if all(_is_over(item, last) for item in items) else Enough.BEYOND_HORIZON


def _is_over(item: Prescription, last: date) -> bool:
    """Whether nothing is due any more after ``last``: the prescription ends by then, or its last step does."""
    if item.ends is not None and item.ends.first <= last:
        return True
    final = item.in_order()[-1].last
    return final is not None and final <= last
