"""Blood tests as they are listed: the planned ones with what was done for them, and those done beside the plan."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from itertools import pairwise

from imuran_desktop.domain.alerts import PastAlert
from imuran_desktop.domain.blood_tests import BloodTest, DoneTest, window
from imuran_desktop.domain.codes import BloodTestState
from imuran_desktop.domain.results import LabReport


class Beside(StrEnum):
    """How a test that was done stands beside the planned ones, where it satisfies none of them."""

    EXTRA = "extra"
    BEFORE = "before"
    """It was done before the first planned one."""


@dataclass(frozen=True)
class ListedTest:
    """One blood test as it is listed: planned, done, or both.

    ``day`` is that on which it was done, else is to be. ``window`` holds the first and the last day on which one done
    counts for it; ``past`` is what is past a value that the clinic set.
    """

    day: date
    state: BloodTestState
    test: BloodTest | None = None
    done: DoneTest | None = None
    report: LabReport | None = None
    past: tuple[PastAlert, ...] = ()
    beside: Beside | None = None
    window: tuple[date, date] | None = None


def listed_order(line: ListedTest) -> tuple[date, date]:
    """By the day it was or is to be on, then by the planned one."""
    return line.day, line.test.planned.due if line.test is not None else line.day


def listed_tests(tests: Sequence[BloodTest], done: Iterable[DoneTest]) -> Iterator[ListedTest]:
    """Every planned test with the one that satisfies it, and each that satisfies none."""
    satisfying = {test.done.id for test in tests if test.done is not None}
    for test, following in pairwise([*tests, None]):
        if test is None:
            continue
        counts = window(test.planned, following.planned if following is not None else None)
        yield ListedTest(test.done.on if test.done else test.day, test.state, test, test.done, window=counts)
    first = min((test.planned.due for test in tests), default=None)
    for item in done:
        if item.id not in satisfying:
            state = BloodTestState.RESULTS_IN if item.has_results else BloodTestState.DONE
            yield ListedTest(item.on, state, done=item, beside=_beside(item.on, first))


def _beside(on: date, first: date | None) -> Beside | None:
    if first is None:
        return None
    return Beside.BEFORE if on < first else Beside.EXTRA
