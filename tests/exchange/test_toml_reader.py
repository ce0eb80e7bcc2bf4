"""Reading TOML strictly."""

from datetime import date, timedelta
from enum import StrEnum

import pytest

from imuran_desktop.domain.plan_checks import EARLIEST, LATEST
from imuran_desktop.exchange.toml_reader import FileFault, FileProblem, Table, read_toml


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


def test_what_nobody_asked_for_is_refused_with_what_is_known() -> None:
    table = read_toml("colour = 'red'\ncolor = 'red'")
    assert table.word("colour", Colour) is Colour.RED
    assert table.rest() == ["color"]
    with pytest.raises(FileProblem) as caught:
        table.done()
    assert caught.value.figures == {"key": "color", "known": ["colour"]}


def test_what_is_absent_is_none() -> None:
    table = Table({})
    assert not table.has("a")
    assert (table.word("a", Colour), table.words("b", Colour), table.text_or_none("c"), table.truth("d")) == (None,) * 4
    assert (table.number_within("e", 1, 2), table.whole_within("f", 1, 2), table.numbers("g")) == (None,) * 3
    assert (table.texts("h"), table.days("i"), table.table("j"), table.day_or_none("k")) == (None,) * 4
    assert (table.clock_or_none("l"), table.instant("m")) == (None,) * 2
    assert [*table.tables("n"), *table.table_or_tables("o")] == []
    table.done()


@pytest.mark.parametrize("empty", ["numbers", "texts", "days"])
def test_an_empty_list_is_there(empty: str) -> None:
    assert getattr(Table({"a": []}), empty)("a") == ()


def test_what_is_needed_is_asked_for() -> None:
    table = Table({}, "slots[1]")
    for ask in (table.text, table.number, table.day, table.clock, lambda key: table.whole(key, 1, 2)):
        with pytest.raises(FileProblem) as caught:
            ask("a")
        assert (caught.value.fault, caught.value.where) == (FileFault.MISSING_KEY, "slots[1].a")


def test_one_table_or_several() -> None:
    one, several = read_toml("[a]\nx = 1"), read_toml("[[a]]\nx = 1\n[[a]]\nx = 2")
    assert [(table.where, table.number("x")) for table in one.table_or_tables("a")] == [("a", 1)]
    assert [(table.where, table.number("x")) for table in several.table_or_tables("a")] == [("a[1]", 1), ("a[2]", 2)]
    for wrong in ({"a": 1}, {"a": [1]}):
        with pytest.raises(FileProblem) as caught:
            list(Table(wrong).table_or_tables("a"))
        assert caught.value.fault is FileFault.WRONG_SORT


def test_a_number_lies_within_its_limits() -> None:
    table = Table({"least": 1, "most": 2, "beyond": 3, "part": 1.5})
    assert (table.whole("least", 1, 2), table.whole("most", 1, 2), table.number("part", 1, 2)) == (1, 2, 1.5)
    with pytest.raises(FileProblem) as caught:
        table.whole("beyond", 1, 2)
    assert (caught.value.fault, caught.value.figures) == (FileFault.OUT_OF_RANGE, {"least": 1, "most": 2})
    with pytest.raises(FileProblem) as caught:
        table.whole("part", 1, 2)
    assert (caught.value.fault, caught.value.figures["sort"]) == (FileFault.WRONG_SORT, "whole")


def test_a_word_that_is_not_known_comes_with_those_that_are() -> None:
    with pytest.raises(FileProblem) as caught:
        Table({"colour": "green"}).word("colour", Colour)
    assert caught.value.fault is FileFault.UNKNOWN_WORD
    assert caught.value.figures == {"word": "green", "words": ["red", "blue"]}
    some = Table({"colours": ["red", "red", "blue"], "others": ["red", "green"]})
    assert some.words("colours", Colour) == frozenset(Colour)
    with pytest.raises(FileProblem) as caught:
        some.words("others", Colour)
    assert caught.value.figures["word"] == "green"


def test_a_wrong_value_is_shown_in_one_short_line() -> None:
    with pytest.raises(FileProblem) as caught:
        Table({"number": "a\nb\t" + "c" * 500}).number("number")
    shown = caught.value.figures["value"]
    assert shown.startswith("a b ccc")
    assert len(shown) < 80


@pytest.mark.parametrize(
    ("first", "beyond"), [(EARLIEST, EARLIEST - timedelta(days=1)), (LATEST, LATEST + timedelta(days=1))]
)
def test_a_date_is_within_the_limits_of_every_plan(first: date, beyond: date) -> None:
    assert Table({"day": first}).day("day") == first
    with pytest.raises(FileProblem) as caught:
        Table({"day": beyond}).day("day")
    assert caught.value.fault is FileFault.OUT_OF_RANGE
    assert caught.value.figures == {"least": EARLIEST, "most": LATEST}


@pytest.mark.parametrize("key", ["a\nb", "x" * 500])
def test_so_is_a_strange_key(key: str) -> None:
    with pytest.raises(FileProblem) as caught:
        Table({key: 1}).done()
    assert "\n" not in caught.value.where
    assert len(caught.value.where) < 80


def test_what_is_true_is_said_so() -> None:
    table = read_toml("yes = true\nno = false\none = 1")
    assert (table.truth("yes"), table.truth("no"), table.truth("absent")) == (True, False, None)
    with pytest.raises(FileProblem) as caught:
        table.truth("one")
    assert caught.value.fault is FileFault.WRONG_SORT
