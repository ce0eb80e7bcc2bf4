"""The order of the list."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.adherence import Ratio
from imuran_desktop.domain.columns import Span
from imuran_desktop.domain.summary import Summary
from imuran_desktop.ui.many.people_model import PeopleModel, in_order
from imuran_desktop.words.language import Language
from imuran_desktop.words.many_diaries import Column
from tests.words.test_many_diaries import SAM

DAY = date(2026, 3, 1)
days = st.none() | st.integers(0, 5).map(lambda number: DAY + timedelta(days=number))


@st.composite
def summaries(draw: st.DrawFn) -> Summary:
    """Any, with so few values that many are alike."""
    due = draw(st.integers(0, 4))
    since, urgent = draw(days), draw(days)
    return Summary(
        path=Path("/clinic", draw(st.sampled_from("abc")), f"{draw(st.integers(0, 99))}.imuran"),
        diary=draw(st.sampled_from("12345")),
        person=draw(st.sampled_from(("Sam", "sam", "Alex", "Ömer"))),
        sample=True,
        span=Span(DAY, DAY),
        medicine="azathioprine",
        taken=Ratio(draw(st.integers(0, due)), due),
        missed=0,
        not_sure=0,
        last_recorded=draw(days),
        has_schedule=draw(st.booleans()),
        overdue=0 if since is None else draw(st.integers(1, 3)),
        overdue_since=since,
        urgent=0 if urgent is None else draw(st.integers(1, 3)),
        last_urgent=urgent,
        last_visit=None,
    )


rows = st.lists(summaries(), max_size=8, unique_by=lambda item: item.path)


@given(rows, st.sampled_from(Column), st.booleans(), st.randoms())
def test_the_order_is_the_same_however_they_came(
    found: list[Summary], column: Column, turned: bool, random: Random
) -> None:
    other = list(found)
    random.shuffle(other)
    assert in_order(found, column, turned) == in_order(other, column, turned)


@given(rows, st.booleans())
def test_what_has_no_doses_comes_last_either_way(found: list[Summary], turned: bool) -> None:
    shares = [item.taken.share for item in in_order(found, Column.TAKEN, turned)]
    known = [share for share in shares if share is not None]
    assert known == sorted(known, reverse=turned)
    assert all(share is None for share in shares[len(known) :])


@given(st.lists(st.integers(1, 2000), unique=True))
def test_numbers_in_names_are_sorted_as_numbers(numbers: list[int]) -> None:
    found = [replace(SAM, person=f"Sam {number}", path=Path(f"/{number}.imuran")) for number in numbers]
    for column in (Column.PERSON, Column.FILE):
        assert [item.person for item in in_order(found, column, turned=False)] == [
            f"Sam {number}" for number in sorted(numbers)
        ]


@given(rows)
def test_of_as_many_overdue_the_one_that_waits_longest_comes_first(found: list[Summary]) -> None:
    ordered = [item for item in in_order(found, Column.OVERDUE, turned=True) if item.overdue]
    keys = [(-item.overdue, item.overdue_since) for item in ordered]
    assert keys == sorted(keys)


@given(st.lists(rows, max_size=3), st.sampled_from(Column), st.booleans())
def test_what_is_added_bit_by_bit_stands_as_if_it_came_at_once(
    parts: list[list[Summary]], column: Column, turned: bool
) -> None:
    model = PeopleModel(Language("en_GB"))
    model.sort_by(column, turned=turned)
    known = {item.path: item for part in parts for item in part}
    for item in known.values():
        model.add([item])
    assert list(model.rows) == in_order(known.values(), column, turned)
    copies = [item.diary for item in known.values()]
    for row, item in enumerate(model.rows):
        words = str(model.index(row, 0).data())
        assert ("more than once" in words) == (copies.count(item.diary) > 1)
