"""Amounts made up of tablets, against trying every combination."""

from itertools import combinations, combinations_with_replacement
from math import isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from imuran_desktop.domain.tablets import MAX_AMOUNT_MG, TabletCount, is_far_more, make_up, nearest_amounts


def counts(*pairs: tuple[float, float]) -> tuple[TabletCount, ...]:
    return tuple(TabletCount(strength, count) for strength, count in pairs)


@pytest.mark.parametrize(
    ("amount", "strengths", "tablets"),
    [
        (50, (25, 50), counts((50, 1))),
        (75, (25, 50), counts((50, 1), (25, 1))),
        (150, (25, 50), counts((50, 3))),
        (125, (50, 25), counts((50, 2), (25, 1))),
        (100, (25,), counts((25, 4))),
        (60, (50, 30), counts((30, 2))),
        (80, (50, 40, 10), counts((40, 2))),
        (37.5, (12.5, 25), counts((25, 1), (12.5, 1))),
        (0.3, (0.1,), counts((0.1, 3))),
        (99.9, (33.3,), counts((33.3, 3))),
        (50, (50, 50, 25), counts((50, 1))),
        (100, (75, 50, 25), counts((75, 1), (25, 1))),  # two either way: the stronger first
        (10, (25, 50), None),
        (60, (25, 50), None),
        (1, (25,), None),
        (0, (25,), None),
        (-25, (25,), None),
        (60, (), ()),
    ],
)
def test_the_fewest_tablets_strongest_first(
    amount: float, strengths: tuple[float, ...], tablets: tuple[TabletCount, ...] | None
) -> None:
    assert make_up(amount, strengths) == tablets


@pytest.mark.parametrize(
    ("amount", "strengths", "nearest"),
    [
        (60, (25, 50), (50, 75)),
        (10, (25, 50), (25,)),  # nothing below
        (62.5, (25, 50), (50, 75)),
        (7, (3, 5), (6, 8)),
        (7, (4, 6), (6, 8)),
        (13.7, (12.5,), (12.5, 25)),
        (60, (), ()),
        (0.0001, (25,), (25,)),
    ],
)
def test_nearest_amounts_are_the_ones_just_below_and_above(
    amount: float, strengths: tuple[float, ...], nearest: tuple[float, ...]
) -> None:
    assert nearest_amounts(amount, strengths) == nearest


MOST = 40
sizes = st.lists(st.integers(1, 15), min_size=1, max_size=4).map(tuple)


def ways(amount: int, strengths: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Every way to make ``amount`` of the fewest tablets that can."""
    for number in range(1, amount // min(strengths) + 1):
        found = [way for way in combinations_with_replacement(sorted(set(strengths)), number) if sum(way) == amount]
        if found:
            return found
    return []


@given(st.integers(1, MOST), sizes, st.sampled_from([1, 0.5, 0.1, 0.001]))
@settings(max_examples=150, deadline=None)
def test_no_other_way_needs_fewer_tablets(amount: int, strengths: tuple[int, ...], unit: float) -> None:
    # Strong tablets only: trying every combination of forty weak ones takes for ever.
    strengths = tuple(strength + 4 for strength in strengths)

    made = make_up(amount * unit, tuple(strength * unit for strength in strengths))

    possible = ways(amount, strengths)
    if made is None:
        assert possible == []
    else:
        assert sum(tablet.count for tablet in made) == len(possible[0])
        assert isclose(sum(tablet.count * tablet.strength_mg for tablet in made), amount * unit)
        assert all(tablet.count > 0 for tablet in made)
        assert [tablet.strength_mg for tablet in made] == sorted({t.strength_mg for t in made}, reverse=True)


@given(st.integers(1, MOST), sizes)
@settings(max_examples=150, deadline=None)
def test_no_amount_that_can_be_made_is_nearer(amount: int, strengths: tuple[int, ...]) -> None:
    reachable = {0}
    for total in range(1, MOST + 16):
        if any(total - strength in reachable for strength in strengths):
            reachable.add(total)
    below = [total for total in reachable if 0 < total < amount]
    above = [total for total in reachable if total > amount]

    assert (make_up(amount, strengths) is not None) == (amount in reachable)
    assert nearest_amounts(amount, strengths) == (*sorted(below)[-1:], min(above))


def test_odd_figures_are_answered_at_once() -> None:
    """A plan file may hold anything, and a person may mistype: neither is waited for."""
    assert nearest_amounts(10, (25, 33.333)) == (25,)
    assert nearest_amounts(MAX_AMOUNT_MG - 0.001, (900, 700.001, 500.1)) == (1900.2, 2000.4)
    assert make_up(MAX_AMOUNT_MG, (1000, 33.333, 0.007)) == counts((1000, 2))
    assert make_up(MAX_AMOUNT_MG, (0.001,)) == counts((0.001, 2_000_000))


@pytest.mark.parametrize("wrong", [0, 0.0, -25, 0.0004, 1e-300, float("nan"), float("inf"), 1e300, 1000.5])
def test_nothing_is_made_of_tablets_that_cannot_be(wrong: float) -> None:
    assert make_up(50, (wrong,)) is None
    assert make_up(50, (25, wrong)) is None


@pytest.mark.parametrize("wrong", [float("nan"), float("inf"), -float("inf"), 1e300, MAX_AMOUNT_MG + 1])
def test_no_tablets_make_an_amount_that_cannot_be(wrong: float) -> None:
    assert make_up(wrong, (25,)) is None


# --- Halves --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("amount", "strengths", "tablets"),
    [
        (12.5, (25, 50), counts((25, 0.5))),
        (25, (50,), counts((50, 0.5))),
        (75, (50,), counts((50, 1.5))),
        (62.5, (25, 50), counts((50, 1), (25, 0.5))),
        (37.5, (50, 25), counts((25, 1.5))),
        (37.5, (75, 50, 25), counts((75, 0.5))),  # one half either way, and no whole tablet
        (75, (50, 25), counts((50, 1), (25, 1))),  # whole ones come first
        (100, (200, 25), counts((25, 4))),  # even when halves would be fewer
        (25, (30, 20), counts((30, 0.5), (20, 0.5))),  # two halves, where one can't
        (87.5, (75, 50), counts((75, 0.5), (50, 1))),
        (25, (50, 30, 20), counts((50, 0.5))),
        (16.6665, (33.333,), counts((33.333, 0.5))),
        (0.0005, (0.001,), counts((0.001, 0.5))),
        (10, (25, 50), None),
        (0, (25,), None),
        (-12.5, (25,), None),
        (12.5, (), ()),
    ],
)
def test_halves_where_whole_tablets_cannot_make_the_amount(
    amount: float, strengths: tuple[float, ...], tablets: tuple[TabletCount, ...] | None
) -> None:
    assert make_up(amount, strengths, may_halve=True) == tablets


@pytest.mark.parametrize(
    ("amount", "strengths", "nearest"),
    [
        (60, (25, 50), (50, 62.5)),
        (10, (25, 50), (12.5,)),
        (62.5, (25, 50), (50, 75)),
        (60, (50,), (50, 75)),
        (60, (), ()),
    ],
)
def test_nearest_amounts_of_halved_tablets(
    amount: float, strengths: tuple[float, ...], nearest: tuple[float, ...]
) -> None:
    assert nearest_amounts(amount, strengths, may_halve=True) == nearest


def test_whole_counts_are_written_without_a_decimal() -> None:
    made = make_up(87.5, (50, 25), may_halve=True) or ()
    assert [str(tablet.count) for tablet in made] == ["1", "1.5"]
    assert [str(tablet.count) for tablet in make_up(75, (50, 25), may_halve=True) or ()] == ["1", "1"]


def ways_with_halves(amount: int, strengths: tuple[int, ...]) -> list[tuple[int, int, dict[int, int]]]:
    """Every way to make ``amount`` halves: how many halved and how many whole tablets, the halves of each strength."""
    known = sorted(set(strengths))
    found = []
    for number in range(len(known) + 1):
        for halved in combinations(known, number):
            rest = amount - sum(halved)
            for more in range(max(0, rest) // (2 * known[0]) + 1):
                found += [
                    (number, more, {each: 2 * whole.count(each) + (each in halved) for each in known})
                    for whole in combinations_with_replacement(known, more)
                    if 2 * sum(whole) == rest
                ]
    return found


@given(st.integers(1, 60), sizes, st.sampled_from([1, 0.5, 0.1, 0.001]))
@settings(max_examples=150, deadline=None)
def test_no_other_way_needs_fewer_halves_or_as_many_and_fewer_tablets(
    halves: int, strengths: tuple[int, ...], unit: float
) -> None:
    strengths = tuple(strength + 4 for strength in strengths)

    made = make_up(halves * unit / 2, tuple(strength * unit for strength in strengths), may_halve=True)

    possible = ways_with_halves(halves, strengths)
    if made is None:
        assert possible == []
        return
    counted = [round(2 * tablet.count) for tablet in made]
    fewest = min(way[:2] for way in possible)
    assert (sum(count % 2 for count in counted), sum(count // 2 for count in counted)) == fewest
    assert isclose(sum(tablet.count * tablet.strength_mg for tablet in made), halves * unit / 2)
    assert {round(tablet.strength_mg / unit): round(2 * tablet.count) for tablet in made} in [
        {strength: count for strength, count in way[2].items() if count} for way in possible
    ]
    assert [tablet.strength_mg for tablet in made] == sorted({t.strength_mg for t in made}, reverse=True)
    if fewest[0] == 0:
        assert made == make_up(halves * unit / 2, tuple(strength * unit for strength in strengths))


@given(st.integers(1, 2 * MOST), sizes)
@settings(max_examples=150, deadline=None)
def test_no_amount_that_halves_can_make_is_nearer(amount: int, strengths: tuple[int, ...]) -> None:
    reachable = {0}
    for total in range(1, 2 * MOST + 16):
        if any(total - strength in reachable for strength in strengths):
            reachable.add(total)
    below = [total / 2 for total in reachable if 0 < total < amount]
    above = [total / 2 for total in reachable if total > amount]

    assert (make_up(amount / 2, strengths, may_halve=True) is not None) == (amount in reachable)
    assert nearest_amounts(amount / 2, strengths, may_halve=True) == (*sorted(below)[-1:], min(above))


def test_odd_figures_with_halves_are_answered_at_once() -> None:
    many = tuple(float(1000 - number) for number in range(60))
    assert make_up(499.5, many, may_halve=True) == counts((999, 0.5))
    assert make_up(MAX_AMOUNT_MG - 0.0005, (0.001,), may_halve=True) is not None
    made = make_up(MAX_AMOUNT_MG - 0.5, (1000, 33.333, 0.007), may_halve=True) or ()
    assert isclose(sum(tablet.count * tablet.strength_mg for tablet in made), MAX_AMOUNT_MG - 0.5)
    assert make_up(700.0005, (100.001, 0.002), may_halve=True) == counts((100.001, 6.5), (0.002, 24997))


@pytest.mark.parametrize("wrong", [0.0, -25, 0.0004, float("nan"), float("inf"), 1000.5])
def test_nothing_is_made_of_halves_of_tablets_that_cannot_be(wrong: float) -> None:
    assert make_up(12.5, (25, wrong), may_halve=True) is None
    assert nearest_amounts(12.5, (25, wrong), may_halve=True) == ()


@pytest.mark.parametrize(
    ("taken", "asked", "far_more"),
    [(1500, 50, True), (100.5, 50, True), (100, 50, False), (25, 50, False), (None, 50, False), (1500, None, False)],
)
def test_more_than_twice_what_is_asked_for_deserves_a_question(
    taken: float | None, asked: float | None, far_more: bool
) -> None:
    assert is_far_more(taken, asked) is far_more
