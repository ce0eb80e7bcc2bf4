"""The one place that reads the time. Everything else is given ``now`` (design invariant 5)."""

from collections.abc import Callable
from datetime import UTC, datetime

Clock = Callable[[], datetime]
"""Returns the current instant, aware, in UTC."""


def now() -> datetime:
    """The current instant, in UTC."""
    return datetime.now(UTC)
