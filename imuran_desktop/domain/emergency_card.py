"""What whoever treats the person in an emergency should know at once."""

from dataclasses import dataclass, field
from datetime import date

from imuran_desktop.domain.alerts import Dated
from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.domain.health import HealthItem
from imuran_desktop.domain.plan import DoseStep, Hold, Prescription


@dataclass(frozen=True)
class CardMedicine:
    """A medicine of the plan as it stands today.

    ``step`` is the dose in force, ``coming`` the next one where none is; ``hold`` is the pause in force, ``ended`` the
    last day of one that is over. ``since`` is the first day of all the steps that led to ``step`` without a gap.
    """

    prescription: Prescription
    step: DoseStep | None = None
    coming: DoseStep | None = None
    hold: Hold | None = None
    ended: date | None = None
    since: date | None = None


@dataclass(frozen=True)
class EmergencyCard:
    """All that the card says. ``suppressed``: azathioprine is taken or on hold, or was taken until lately.

    ``results`` has the latest of each usual one, those of the newest day first; ``last_test`` is the day of the last
    blood test, of which there may be none.
    """

    name: str
    made: date
    medicines: tuple[CardMedicine, ...] = ()
    others: tuple[HealthItem, ...] = ()
    allergies: tuple[HealthItem, ...] = ()
    suppressed: bool = False
    contacts: Contacts = field(default_factory=Contacts)
    last_test: date | None = None
    results: tuple[Dated, ...] = ()
