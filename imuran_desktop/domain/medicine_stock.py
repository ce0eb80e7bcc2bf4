"""What is known of one medicine's tablets at an instant: what there is, how long it lasts, when to warn."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from enum import StrEnum
from zlib import crc32

from imuran_desktop.domain.doses import Dose, expected_doses
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.domain.medicines import medicine_key, same_medicine
from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.stock import (
    HORIZON_DAYS,
    LastsUnknown,
    RunOut,
    StockEntry,
    StockKind,
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
    intakes: Mapping[str, Intake],
    now: datetime,
    days_before: int | None = WARN_DAYS_BEFORE,
) -> MedicineStock:
    """What is known at ``now`` of the tablets of a medicine that is in ``plan``.

    ``intakes``, by entry id, are those since the reckoning begins (`reckoned_from`), and those of doses still open.
    """
    items = [item for item in plan.prescriptions if same_medicine(item.medicine, medicine)]
    own = tuple(sorted((entry for entry in entries if same_medicine(entry.medicine, medicine)), key=_by_time))
    known = MedicineStock(
        medicine=medicine,
        strengths_mg=tuple(sorted({strength for item in items for strength in item.tablets_mg}, reverse=True)),
        may_halve=any(item.may_halve for item in items),
        entries=own,
        days_before=days_before,
    )
    there = on_hand(own, intakes.values(), now, medicine)
    if not there:
        return known
    end = run_out(plan, medicine, there, now, answered=intakes.keys())
    return replace(
        known,
        on_hand=there,
        end=end,
        enough=_enough(plan, medicine, now) if end is None else None,
        not_reckoned=intakes_not_reckoned(own, intakes.values(), now, medicine),
    )


def reckoned_from(entries: Iterable[StockEntry]) -> datetime | None:
    """The earliest instant from which what was taken still matters to what there is; None without entries."""
    begins: dict[tuple[str, float], list[StockEntry]] = {}
    for entry in entries:
        for tablet in entry.tablets:
            begins.setdefault((medicine_key(entry.medicine), tablet.strength_mg), []).append(entry)
    return min((_begin(of_one) for of_one in begins.values()), default=None)


def _begin(entries: Iterable[StockEntry]) -> datetime:
    counts = [entry.at for entry in entries if entry.kind is StockKind.COUNTED]
    return max(counts) if counts else min(entry.at for entry in entries)


def _by_time(entry: StockEntry) -> tuple[datetime, str]:
    return entry.at, entry.id


def _enough(plan: Plan, medicine: str, now: datetime) -> Enough:
    items = tuple(item for item in plan.prescriptions if same_medicine(item.medicine, medicine))
    today = plan.timeline.local(now).date()
    last = today + timedelta(days=HORIZON_DAYS)
    doses: list[Dose] = expected_doses(replace(plan, prescriptions=items), today, last)
    if not any(dose.cutoff > now for dose in doses):
        return Enough.NOTHING_DUE
    ends = [item.ends for item in items]
    return Enough.TO_THE_END if all(end and end.first <= last for end in ends) else Enough.BEYOND_HORIZON
