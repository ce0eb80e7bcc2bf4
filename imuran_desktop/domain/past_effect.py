"""What a correction of the plan does to the record: how many doses whose time has come become others, and how."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class PastKind(StrEnum):
    """The ways in which a dose of the past can become another, the most telling first."""

    VANISHES = "vanishes"
    APPEARS = "appears"
    HELD = "held"
    DUE_AGAIN = "due_again"
    AMOUNT = "amount"
    TIME = "time"
    DIRECTIONS = "directions"


@dataclass(frozen=True)
class PastSpan:
    """How many doses, and the local dates of the first and the last of them."""

    count: int
    first: date
    last: date


@dataclass(frozen=True)
class PastEffect:
    """What would change, by kind; each dose is counted once. What was recorded stays, whatever this says."""

    spans: Mapping[PastKind, PastSpan] = field(default_factory=dict)

    @property
    def count(self) -> int:
        """How many doses would be others."""
        return sum(span.count for span in self.spans.values())
