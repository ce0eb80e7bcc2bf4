"""Other medicines, allergies and vaccines: what whoever treats the person should know of, beside the plan."""

from dataclasses import dataclass
from datetime import date

from imuran_desktop.domain.codes import HealthSort


@dataclass(frozen=True)
class HealthItem:
    """One of them, in the person's words.

    ``detail`` is what happened, with an allergy, or how much is taken, with a medicine. ``on`` is since when a medicine
    is taken, or when a vaccine was given; None where the person has not said.
    """

    id: str
    sort: HealthSort
    name: str
    detail: str = ""
    on: date | None = None
    by: str = ""
