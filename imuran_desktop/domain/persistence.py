"""Persistence: for how long a medicine was prescribed (Vrijens et al. 2012, Br J Clin Pharmacol 73:691)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from imuran_desktop.domain.adherence import Figures
from imuran_desktop.domain.plan import Prescription

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Persistence:
    """For how many ``days``, both included, the medicine was prescribed: from the ``first`` dose due in a period to the
    ``last`` day before the prescription ``ended``, or of the period.
    """

    first: date
    last: date
    ended: bool

    @property
    def days(self) -> int:
        """How many dates these are."""
        return (self.last - self.first).days + 1


def persistence(of: Figures, prescriptions: Iterable[Prescription], last: date) -> Persistence | None:
    """How long a medicine was prescribed for in the period of ``of``, which ends with the date ``last``: today at most.

    ``prescriptions`` are all of that medicine. Where one follows another, it is the last to end that counts. None when
    it can't be said: no dose was due in the period.
    """
    ends = [_last_day(item) for item in prescriptions if any(step.begins.first <= last for step in item.steps)]
    if of.first_due is None or of.last_due is None or not ends:
        return None
    ended = max(ends)
    return Persistence(of.first_due, max(min(ended, last), of.last_due), ended=ended < last)


def _last_day(item: Prescription) -> date:
    """The last date of a prescription: the one before it ended, or the last one of its last dose step."""
    steps = item.in_order()
    step_ends = steps[-1].last or date.max
    return min(step_ends, item.ends.first - _ONE_DAY) if item.ends else step_ends
