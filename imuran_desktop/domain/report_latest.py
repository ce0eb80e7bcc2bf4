"""Which of the latest results stand on the first page of a report."""

from collections.abc import Sequence
from dataclasses import dataclass

from imuran_desktop.domain.alerts import outside_range
from imuran_desktop.domain.report import LatestResult


@dataclass(frozen=True)
class ShownLatest:
    """The results that are ``shown``, in their order; of the ``more`` that are not, ``outside`` are outside a limit."""

    shown: tuple[LatestResult, ...]
    more: int = 0
    outside: int = 0


def is_outside(item: LatestResult) -> bool:
    """Whether a result is surely outside the laboratory's range, or past what the clinic set."""
    return bool(item.past) or outside_range(item.result) is not None


def shown_latest(every: Sequence[LatestResult], most: int) -> ShownLatest:
    """The first ``most`` results; those outside a limit go before others, so that none of them is left out."""
    places = sorted(range(len(every)), key=lambda place: (not is_outside(every[place]), place))
    left = [every[place] for place in places[most:]]
    shown = tuple(every[place] for place in sorted(places[:most]))
    return ShownLatest(shown, len(left), sum(is_outside(item) for item in left))
