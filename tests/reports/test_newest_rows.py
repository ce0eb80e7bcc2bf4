"""A table of which only the newest rows are printed."""

from dataclasses import replace

from imuran_desktop.reports.content import Column, Paragraph, Table
from imuran_desktop.reports.newest_rows import MOST, newest_rows
from imuran_desktop.words.language import Language

GB = Language("en_GB")


EMPTY = Table((Column("Number"),), (), "Numbers")


def row(number: int) -> tuple[str, ...]:
    return (str(number),)


def test_a_table_that_is_not_too_long_stands_by_itself_and_is_whole() -> None:
    assert list(newest_rows(GB, range(MOST), row, EMPTY)) == [replace(EMPTY, rows=tuple(map(row, range(MOST))))]


def test_of_a_longer_one_the_last_rows_are_made_and_no_others() -> None:
    made: list[int] = []

    def noted(number: int) -> tuple[str, ...]:
        made.append(number)
        return row(number)

    head, shown, end = newest_rows(GB, range(2 * MOST), noted, EMPTY)
    assert made == list(range(MOST, 2 * MOST))
    assert shown == replace(EMPTY, rows=tuple(map(row, made)))
    assert isinstance(head, Paragraph)
    assert head == end
    assert "newest 10,000 of 20,000 rows" in head.text
