"""Reading TOML strictly."""

from enum import StrEnum

import pytest

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


@pytest.mark.parametrize("key", ["a\nb", "x" * 500])
def test_so_is_a_strange_key(key: str) -> None:
    with pytest.raises(FileProblem) as caught:
        Table({key: 1}).done()
    assert "\n" not in caught.value.where
    assert len(caught.value.where) < 80
