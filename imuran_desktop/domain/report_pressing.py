"""The symptoms of a report that the sources say to get help for, or to tell the clinic about."""

from collections.abc import Sequence
from dataclasses import dataclass

from imuran_desktop.domain.codes import Level
from imuran_desktop.domain.review import Noted, Review


@dataclass(frozen=True)
class Pressing:
    """Those ``shown``, oldest first, and how many ``more`` there are: none of them is more pressing than one shown.

    ``others`` is how many symptom entries are less pressing than that, and ``none_days`` on how many days it was
    recorded that there were no symptoms.
    """

    shown: tuple[Noted, ...]
    more: int = 0
    others: int = 0
    none_days: int = 0


def pressing(review: Review, most: int) -> Pressing:
    """What of a review is pressing: ``most`` entries of it at the most, so chosen that nothing urgent is left out."""
    every = [item for item in review.reported if item.level.rank >= Level.TELL_CLINIC.rank]
    others = len(review.reported) - len(every)
    shown = _chosen(every, most)
    none_days = len({item.day for item in review.noted if item.none})
    return Pressing(shown, len(every) - len(shown), others, none_days)


def _chosen(every: Sequence[Noted], most: int) -> tuple[Noted, ...]:
    """The most pressing ones, of these the newest, in the order in which they are."""
    places = sorted(range(len(every)), key=lambda place: (-every[place].level.rank, -place))[:most]
    return tuple(every[place] for place in sorted(places))
