"""Medicines: what is known about one before anybody prescribes it, and which names mean the same one."""

from dataclasses import dataclass

from imuran_desktop.domain.codes import FoodInstruction
from imuran_desktop.domain.symptoms import Source

MONITORED = "azathioprine"
"""The medicine that the monitoring schedules are for."""

_BRANDS = {"imuran": MONITORED}
"""Brands that people write for a medicine."""


@dataclass(frozen=True)
class TabletInfo:
    """A tablet on the market: its strength in milligrams and its RxNorm number."""

    strength_mg: float
    rxnorm: str


@dataclass(frozen=True)
class MedicineInfo:
    """A medicine as its sources describe it, and what a new prescription of it starts from.

    ``rxnorm`` is the number of the ingredient, ``atc`` the World Health Organization's code, ``food`` only the first
    choice offered (leaflets differ), ``swallow`` a sentence on swallowing the tablets.
    """

    id: str
    name: str
    brand: str
    atc: str
    rxnorm: str
    tablets: tuple[TabletInfo, ...]
    food: FoodInstruction
    swallow: str
    sources: tuple[Source, ...]


def medicine_key(name: str) -> str:
    """The same text for every way to write the name of one medicine."""
    plain = name.strip().casefold()
    return _BRANDS.get(plain, plain)


def same_medicine(one: str, other: str) -> bool:
    """Whether two names mean the same medicine."""
    return medicine_key(one) == medicine_key(other)


def is_monitored(name: str) -> bool:
    """Whether the monitoring schedules are for the medicine of this name."""
    return same_medicine(name, MONITORED)
