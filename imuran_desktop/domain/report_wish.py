"""Which report is wanted: of which days, with which sections, on what paper; and which one it is."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class ReportSection(StrEnum):
    """What can follow the first page, in this order."""

    DOSES = "doses"
    SYMPTOMS = "symptoms"
    RESULTS = "results"
    STOCK = "stock"
    AHEAD = "ahead"
    DEFINITIONS = "definitions"


ALL_SECTIONS = frozenset(ReportSection)


class Paper(StrEnum):
    """The sizes a report can have."""

    A4 = "a4"
    LETTER = "letter"


@dataclass(frozen=True)
class ReportWish:
    """What a report is to be: the days from ``first`` to ``last`` (inclusive), and which sections follow.

    ``first`` is None for all there is; with ``since_visit`` it is the day of the last visit to the clinic, where there
    was one. ``made_by`` is who makes it, in their words.
    """

    first: date | None
    last: date
    sections: frozenset[ReportSection] = ALL_SECTIONS
    paper: Paper = Paper.A4
    made_by: str = ""
    since_visit: bool = False


@dataclass(frozen=True)
class ReportOf:
    """Which report it is: of which diary, by its id, and of which days, both included."""

    diary: str
    first: date
    last: date

    @property
    def mark(self) -> str:
        """By which a file is known as this report."""
        return f"diary {self.diary} {self.first} {self.last}"
