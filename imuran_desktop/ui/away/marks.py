"""What the person has said so far of the doses on the page. Nothing of it is recorded before *Save*."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from imuran_desktop.domain.codes import Food, Outcome
from imuran_desktop.domain.doses import Dose
from imuran_desktop.services.answers import Answer
from imuran_desktop.ui.today.food import food_as_prescribed


class What(StrEnum):
    """What can be said of a dose."""

    TAKEN = "taken"
    SKIPPED = "skipped"
    LEFT = "left"
    """It stays as not recorded, and is not offered again."""


@dataclass(frozen=True)
class Mark:
    """What is said of one dose; ``at`` (UTC) is when it was taken, None when that is not known."""

    what: What
    at: datetime | None = None

    @classmethod
    def of(cls, what: What, dose: Dose) -> "Mark":
        """The mark of a dose; one that was taken was so as planned, until the person says otherwise."""
        return cls(what, dose.instant if what is What.TAKEN else None)


class Marks:
    """The marks by dose key."""

    def __init__(self) -> None:
        self._marks: dict[str, Mark] = {}

    def __len__(self) -> int:
        return len(self._marks)

    def get(self, key: str) -> Mark | None:
        """What is said of a dose, if anything."""
        return self._marks.get(key)

    def put(self, key: str, mark: Mark) -> None:
        """Say something of a dose."""
        self._marks[key] = mark

    def keep(self, keys: Collection[str]) -> None:
        """Forget what was said of all other doses."""
        self._marks = {key: mark for key, mark in self._marks.items() if key in keys}

    def counts(self, doses: Iterable[Dose]) -> Mapping[What | None, int]:
        """How many of ``doses`` have each mark, and how many none."""
        marks = (self._marks.get(dose.key) for dose in doses)
        return Counter(mark.what if mark else None for mark in marks)

    def all_of(self, doses: Collection[Dose]) -> What | None:
        """What is said of every one of ``doses``, if it is the same; *taken* then means as planned."""
        for what in What:
            if all(self._marks.get(dose.key) == Mark.of(what, dose) for dose in doses):
                return what
        return None

    def left(self) -> tuple[str, ...]:
        """The doses that stay as not recorded."""
        return tuple(key for key, mark in self._marks.items() if mark.what is What.LEFT)

    def answers(self, doses: Iterable[Dose], *, food: bool) -> dict[str, Answer]:
        """What is to be recorded of ``doses``. With ``food`` they were taken as their prescription says of food."""
        found = {}
        for dose in doses:
            mark = self._marks.get(dose.key)
            if mark is not None and mark.what is not What.LEFT:
                found[dose.key] = _answer(mark, food_as_prescribed(dose.directions) if food else None)
        return found


def _answer(mark: Mark, food: Food | None) -> Answer:
    if mark.what is What.SKIPPED:
        return Answer(Outcome.SKIPPED)
    return Answer(Outcome.TAKEN, mark.at, food)
