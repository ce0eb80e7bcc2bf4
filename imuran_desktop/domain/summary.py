"""What a clinic's list says of one diary among many."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from imuran_desktop.domain.adherence import Ratio
from imuran_desktop.domain.columns import Span


@dataclass(frozen=True)
class Summary:
    """One diary over the days of ``span``.

    ``taken`` of the doses due are those of azathioprine, where that is in the plan (``medicine`` is how it is called
    there); else those of all medicines, and ``medicine`` is empty. ``missed`` and ``not_sure`` are of the same doses.
    ``last_recorded`` is the day on which somebody last entered anything. Of the blood tests ``overdue`` now, the first
    waits since ``overdue_since``. ``urgent`` symptom entries are those that a report of the period lists for which
    the sources say to get help at once, ``last_urgent`` is the day on which the newest began.
    """

    path: Path
    diary: str
    person: str
    sample: bool
    span: Span
    medicine: str
    taken: Ratio
    missed: int
    not_sure: int
    last_recorded: date | None
    has_schedule: bool
    overdue: int
    overdue_since: date | None
    urgent: int
    last_urgent: date | None
    last_visit: date | None
