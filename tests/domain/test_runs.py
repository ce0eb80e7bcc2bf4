"""Runs without a dose: found in a period, and put together from those of its parts."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.runs import NO_RUNS, Run, Runs, joined, runs_of
from tests.domain.builders import day

DAYS = [day(f"2026-03-{number:02}") for number in range(1, 32)]


def runs(taken: str) -> Runs:
    """The runs of one dose a day: "x" was taken, "." was not."""
    return joined(runs_of(on, taken=mark == "x") for on, mark in zip(DAYS, taken, strict=False))


def test_a_run_has_its_number_of_doses_and_the_dates_it_spans() -> None:
    assert runs("xx...x.x").longest == Run(3, DAYS[2], DAYS[4])


def test_of_equally_long_runs_the_earliest_is_told() -> None:
    assert runs("x..x..x.").longest == Run(2, DAYS[1], DAYS[2])


def test_several_doses_of_one_day_are_counted_each() -> None:
    found = joined(runs_of(on, taken=False) for on in (DAYS[0], DAYS[0], DAYS[1]))
    assert found.longest == Run(3, DAYS[0], DAYS[1])


def test_without_a_dose_not_taken_there_is_no_run() -> None:
    assert runs("xxx").longest is None
    assert runs("") == NO_RUNS


def test_a_period_knows_the_runs_at_its_ends() -> None:
    assert (runs("..x.").opening, runs("..x.").closing) == (Run(2, DAYS[0], DAYS[1]), Run(1, DAYS[3], DAYS[3]))
    assert (runs("x.x").opening, runs("x.x").closing) == (None, None)


marks = st.text("x.", max_size=len(DAYS))


@given(marks)
def test_no_other_stretch_is_longer(taken: str) -> None:
    stretches = [
        (end - start, -start) for start in range(len(taken)) for end in range(start, len(taken) + 1)
        if "x" not in taken[start:end]
    ]  # fmt: skip
    length, start = max(stretches, default=(0, 0))

    longest = runs(taken).longest

    assert longest == (Run(length, DAYS[-start], DAYS[-start + length - 1]) if length else None)


@given(marks, st.lists(st.integers(0, len(DAYS))))
def test_however_a_period_is_cut_its_runs_are_the_same(taken: str, cuts: list[int]) -> None:
    edges = [0, *sorted(min(cut, len(taken)) for cut in cuts), len(taken)]
    parts = [
        joined(runs_of(DAYS[number], taken=taken[number] == "x") for number in range(first, last))
        for first, last in pairwise(edges)
    ]

    assert joined(parts) == runs(taken)
