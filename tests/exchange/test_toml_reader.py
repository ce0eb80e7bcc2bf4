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
    assert table.word("colour", Colour, Colour.BLUE) is Colour.RED
    assert table.rest() == ["color"]
    with pytest.raises(FileProblem) as caught:
        table.done()
    assert caught.value.figures == {"key": "color", "known": ["colour"]}


def test_defaults_stand_in_for_what_is_absent() -> None:
    table = Table({})
    assert table.word("colour", Colour, Colour.BLUE) is Colour.BLUE
    assert table.text("text", "") == ""
    assert table.number_within("number", 1, 2, 1.5) == 1.5
    assert (table.numbers("a"), table.texts("b"), table.days("c"), list(table.tables("d"))) == ((), (), (), [])
    assert (table.table("e"), table.day_or_none("f"), table.clock_or_none("g"), table.instant("h")) == (None,) * 4
    table.done()


def test_a_word_that_is_not_known_comes_with_those_that_are() -> None:
    with pytest.raises(FileProblem) as caught:
        Table({"colour": "green"}).word("colour", Colour, Colour.RED)
    assert caught.value.fault is FileFault.UNKNOWN_WORD
    assert caught.value.figures == {"word": "green", "words": ["red", "blue"]}


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
    assert (table.truth("yes"), table.truth("no"), table.truth("absent")) == (True, False, False)
    with pytest.raises(FileProblem) as caught:
        table.truth("one")
    assert caught.value.fault is FileFault.WRONG_SORT
