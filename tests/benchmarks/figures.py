"""What a benchmark says and what it tolerates."""

import gc
from collections.abc import Callable, Sequence
from statistics import median
from time import perf_counter

_FAR_OUT = 2.0
_RUNS = 7


def compare(what: str, measured: Sequence[float], floor: Sequence[float], unit: str, aim: float) -> None:
    """Print the ratio of the medians beside its aim, and fail only when it is twice the aim.

    A busy machine disturbs a single run, so there are several, taken in turn, and their medians count.
    """
    ratio = median(measured) / median(floor)
    print(f"\n{what}: {median(measured):.4g} {unit} / {median(floor):.4g} {unit} = {ratio:.2f} (aim: at most {aim})")
    assert ratio < _FAR_OUT * aim, f"{what}: {ratio:.2f} times the floor, far from the aim of {aim}"


def compare_excess(what: str, measured: float, floor: float, unit: str, aim: float) -> None:
    """Print by how much it is more than a floor that may be nothing at all; fail only when that is twice the aim."""
    excess = measured - floor
    print(f"\n{what}: {measured:.4g} {unit} - {floor:.4g} {unit} = {excess:.2f} (aim: at most {aim})")
    assert excess < _FAR_OUT * aim, f"{what}: {excess:.2f} {unit} more than the floor, far from the aim of {aim}"


def in_turn(
    one: Callable[[], object], other: Callable[[], object], runs: int = _RUNS
) -> tuple[list[float], list[float]]:
    """How many milliseconds each takes, measured in turn."""
    took: tuple[list[float], list[float]] = [], []
    for run in range(1 + runs):
        for act, found in zip((one, other), took, strict=True):
            gc.collect()  # neither pays for what the other left behind
            began = perf_counter()
            act()
            if run:  # the first one fills the caches
                found.append(1000 * (perf_counter() - began))
    return took
