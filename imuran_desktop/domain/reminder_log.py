"""What became of the reminders that were told: how each was shown, and how it was answered."""

from dataclasses import dataclass
from datetime import datetime

from imuran_desktop.domain.codes import Delivery, Outcome, Reply, Stage


@dataclass(frozen=True)
class Delivered:
    """How a reminder was shown ``at`` an instant, and what the person did with it there."""

    reminder: str
    delivery: Delivery
    at: datetime
    reply: Reply | None = None
    replied_at: datetime | None = None


@dataclass(frozen=True)
class LoggedReminder:
    """A reminder that was told.

    ``subject`` is a dose key, ``test/…`` with the planned date, or ``stock/…`` with the medicine; ``at`` is when it
    was to be told, ``told_at`` when it was. ``delivery`` is None where the app ended before it knew. ``outcome`` is
    what was recorded of the dose after it was told, anywhere, and ``recorded_at`` when.
    """

    id: str
    subject: str
    stage: Stage
    at: datetime
    told_at: datetime
    delivery: Delivery | None = None
    reply: Reply | None = None
    replied_at: datetime | None = None
    outcome: Outcome | None = None
    recorded_at: datetime | None = None
