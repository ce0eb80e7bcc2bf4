"""Counted tablets beside what was recorded as taken."""

from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.stock import StockEntry, StockKind, UsedUp, on_hand, used_up
from imuran_desktop.domain.stock_checks import StockCheck, stock_checks
from imuran_desktop.domain.tablets import TabletCount
from tests.domain.builders import utc
from tests.domain.test_stock import AZA, counted, refilled, tablets, took, used

BEGINS, ENDS = utc("2026-03-01T00:00"), utc("2026-12-31T23:59")
HOUR = timedelta(hours=1)


def checks(*entries: StockEntry, taken: list[UsedUp] | None = None) -> tuple[StockCheck, ...]:
    return stock_checks(entries, taken or [], BEGINS, ENDS)


def test_what_went_stands_beside_what_was_recorded() -> None:
    taken = used(*(took(f"2026-03-{day:02}T08:00", mg50=1.5) for day in range(3, 11)))
    (check,) = checks(
        counted("2026-03-02T12:00", mg50=28),
        refilled("2026-03-05T12:00", mg50=28),
        counted("2026-03-12T12:00", mg50=43),
        taken=taken,
    )
    assert (check.medicine, check.strength_mg) == (AZA, 50)
    assert (check.begins, check.ends) == (utc("2026-03-02T12:00"), utc("2026-03-12T12:00"))
    assert (check.first, check.refilled, check.last) == (28, 28, 43)
    assert (check.gone, check.recorded, check.difference, check.not_known) == (13, 12, 1, 0)
    assert str(check.recorded) == "12"  # not "12.0"


def test_fewer_may_have_gone_than_were_recorded() -> None:
    taken = used(took("2026-03-03T08:00", mg50=2))
    (check,) = checks(counted("2026-03-02T12:00", mg50=10), counted("2026-03-04T12:00", mg50=9.5), taken=taken)
    assert (check.gone, check.recorded, check.difference) == (0.5, 2, -1.5)


def test_more_can_be_there_than_before_without_any_being_got() -> None:
    (check,) = checks(counted("2026-03-02T12:00", mg50=10), counted("2026-03-04T12:00", mg50=12))
    assert (check.gone, check.difference) == (-2, -2)


@pytest.mark.parametrize(
    "entries",
    [
        (),
        (counted("2026-03-02T12:00", mg50=10),),
        (refilled("2026-03-02T12:00", mg50=10), counted("2026-03-04T12:00", mg50=5)),
        (counted("2026-03-02T12:00", mg50=10), counted("2026-03-04T12:00", mg25=5)),
        (counted("2026-03-02T12:00", mg50=10), counted("2026-03-04T12:00", medicine="prednisolone", mg50=5)),
    ],
    ids=["nothing", "one count", "no count before", "another strength", "another medicine"],
)
def test_it_takes_two_counts_of_the_same_tablets(entries: tuple[StockEntry, ...]) -> None:
    assert checks(*entries) == ()


def test_each_two_counts_in_a_row_are_a_check_of_their_own() -> None:
    found = checks(*(counted(f"2026-03-{day:02}T12:00", mg50=20 - day) for day in (8, 2, 5)))
    assert [(check.first, check.last) for check in found] == [(18, 15), (15, 12)]


def test_of_two_counts_at_one_instant_the_last_one_stands() -> None:
    """As it does for what there is: nothing goes between two counts at the same time."""
    (check,) = checks(
        counted("2026-03-02T12:00", id="a", mg50=99),
        counted("2026-03-02T12:00", id="b", mg50=10),
        counted("2026-03-04T12:00", mg50=8),
    )
    assert (check.first, check.gone) == (10, 2)
    assert checks(counted("2026-03-02T12:00", id="a", mg50=99), counted("2026-03-02T12:00", id="b", mg50=10)) == ()


def test_only_checks_that_end_in_the_days_are_told_though_they_begin_before() -> None:
    entries = (counted("2026-02-20T12:00", mg50=20), counted("2026-03-02T12:00", mg50=10), counted("2027-01-02T12:00"))
    (check,) = stock_checks([*entries, counted("2027-02-02T12:00", mg50=1)], [], BEGINS, ENDS)
    assert check.begins == utc("2026-02-20T12:00")


def test_what_was_got_or_taken_at_the_instant_of_a_count_is_in_it() -> None:
    first, last = "2026-03-02T12:00", "2026-03-04T12:00"
    entries = (counted(first, mg50=10), refilled(first, mg50=28), counted(last, mg50=37), refilled(last, mg50=28))
    (check,) = checks(*entries, taken=used(took(first, mg50=1), took(last, mg50=1)))
    assert (check.refilled, check.recorded) == (28, 1)


def test_what_was_skipped_uses_nothing_and_what_is_not_known_is_counted_apart() -> None:
    taken = used(
        took("2026-03-03T08:00", mg50=1),
        took("2026-03-03T09:00", Outcome.SKIPPED, mg50=1),
        took("2026-03-03T10:00"),
        replace(took("2026-03-03T11:00"), medicine="prednisolone"),
    )
    (check,) = checks(counted("2026-03-02T12:00", mg50=10), counted("2026-03-04T12:00", mg50=8), taken=taken)
    assert (check.recorded, check.not_known, check.difference) == (1, 1, 1)


def test_one_medicine_is_one_however_it_is_written_and_has_its_first_name() -> None:
    entries = (counted("2026-03-02T12:00", medicine="Imuran", mg50=10), counted("2026-03-04T12:00", mg50=8))
    (check,) = checks(*entries, taken=used(replace(took("2026-03-03T08:00", mg50=1), medicine="IMURAN ")))
    assert (check.medicine, check.recorded) == ("Imuran", 1)


def test_they_are_told_by_medicine_then_the_strongest_then_by_time() -> None:
    both = [counted(f"2026-03-{day:02}T12:00", mg25=5, mg50=5) for day in (2, 3, 4)]
    other = [counted(f"2026-03-{day:02}T13:00", medicine="a medicine", mg1=5) for day in (2, 3)]
    found = checks(*both, *other)
    assert [(check.medicine, check.strength_mg, check.ends.day) for check in found] == [
        ("a medicine", 1, 3),
        (AZA, 50, 3),
        (AZA, 50, 4),
        (AZA, 25, 3),
        (AZA, 25, 4),
    ]


COUNTS = st.integers(0, 60).map(lambda halves: halves / 2)
MOMENTS = st.integers(0, 40).map(lambda hours: utc("2026-03-02T00:00") + hours * HOUR)


@st.composite
def stock_entries(draw: st.DrawFn) -> StockEntry:
    kind, at, count = draw(st.sampled_from(StockKind)), draw(MOMENTS), draw(COUNTS)
    strengths = draw(st.sets(st.sampled_from([25.0, 50.0]), min_size=1))
    found = tuple(TabletCount(strength, count) for strength in sorted(strengths))
    return StockEntry(draw(st.uuids()).hex, AZA, at, 0, "Etc/UTC", kind, found)


@given(st.lists(stock_entries(), max_size=8), st.lists(st.tuples(MOMENTS, COUNTS), max_size=8))
def test_a_difference_is_what_the_stock_said_there_was_less_what_was_counted(
    entries: list[StockEntry], doses: list[tuple[datetime, float]]
) -> None:
    """Counting again tells the same as the stock that is followed from the count before."""
    intakes = (replace(took("2026-03-02T00:00", mg50=count), at=at, id=f"{at}") for at, count in doses)
    taken = [item for item in map(used_up, intakes) if item is not None]
    for check in stock_checks(entries, taken, BEGINS, ENDS):
        known = [
            entry
            for entry in entries
            if entry.at < check.ends or (entry.at == check.ends and entry.kind is StockKind.REFILLED)
        ]
        there = on_hand(known, taken, check.ends, AZA)
        assert check.difference == there[check.strength_mg] - check.last
        assert check.first + check.refilled - check.gone == check.last


@given(st.lists(stock_entries(), max_size=8), st.randoms())
def test_the_order_in_which_entries_are_read_makes_no_difference(entries: list[StockEntry], random: Random) -> None:
    again = list(entries)
    random.shuffle(again)
    assert stock_checks(again, [], BEGINS, ENDS) == stock_checks(entries, [], BEGINS, ENDS)


def test_the_tablets_of_one_entry_named_twice_are_added_up() -> None:
    entry = replace(counted("2026-03-02T12:00"), tablets=(*tablets(mg50=3), *tablets(mg50=4)))
    (check,) = checks(entry, counted("2026-03-04T12:00", mg50=5))
    assert check.first == 7
