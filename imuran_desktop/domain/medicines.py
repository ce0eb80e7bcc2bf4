"""Medicines: what is known about one before anybody prescribes it."""

from dataclasses import dataclass

from imuran_desktop.domain.codes import FoodInstruction
from imuran_desktop.domain.symptoms import Source


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
