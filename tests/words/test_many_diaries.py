"""The list of many diaries in words."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from imuran_desktop.domain.adherence import Ratio
from imuran_desktop.domain.columns import Span
from imuran_desktop.domain.report_wish import ALL_SECTIONS, ReportSection, ReportWish
from imuran_desktop.domain.summary import Summary
from imuran_desktop.words.language import Language
from imuran_desktop.words.many_diaries import (
    Column,
    cell_words,
    head_words,
    list_words,
    order_words,
    read_words,
    reports_words,
)
from tests.words.plain import plain

ENGLISH = Language("en_GB")
DAY = date(2026, 3, 1)
SAM = Summary(
    path=Path("/clinic/sam.imuran"),
    diary="1",
    person="Sam Example",
    sample=False,
    span=Span(DAY, DAY),
    medicine="azathioprine",
    taken=Ratio(52, 56),
    missed=3,
    not_sure=1,
    last_recorded=DAY,
    has_schedule=True,
    overdue=0,
    overdue_since=None,
    urgent=0,
    last_urgent=None,
    last_visit=None,
)


def cells(of: Summary, *, twice: bool = False) -> list[str]:
    words = cell_words(ENGLISH, of, twice=twice)
    assert list(words) == list(Column)
    return [plain(cell) for cell in words.values()]


def test_each_column_says_its_figure_with_its_counts_and_days() -> None:
    assert cells(SAM) == ["Sam Example", "52 of 56 (93 %)", "1 Mar 2026", "none", "none", "sam.imuran"]
    pressing = replace(SAM, overdue=2, overdue_since=DAY, urgent=3, last_urgent=DAY)
    assert cells(pressing)[3:5] == ["2, since 1 Mar 2026", "3, last on 1 Mar 2026"]


def test_a_date_stays_on_one_line() -> None:
    assert " " not in cell_words(ENGLISH, SAM, twice=False)[Column.LAST]


def test_where_there_is_nothing_that_is_said_rather_than_nought() -> None:
    bare = replace(SAM, taken=Ratio(0, 0), last_recorded=None, has_schedule=False)
    assert cells(bare)[1:5] == ["nothing to count", "nothing yet", "none planned", "none"]


def test_copies_and_samples_are_marked() -> None:
    marked = cells(replace(SAM, sample=True), twice=True)[0]
    assert marked == "Sam Example\nsample data and this diary is in the list more than once"
    assert cells(SAM, twice=True)[0] == "Sam Example\nthis diary is in the list more than once"


def test_every_column_can_be_sorted_both_ways() -> None:
    assert set(order_words(ENGLISH)) == {(column, turned) for column in Column for turned in (False, True)}
    assert len(set(order_words(ENGLISH).values())) == 2 * len(Column)
    assert set(head_words(ENGLISH)) == set(Column)


def test_what_the_list_is_of() -> None:
    assert read_words(ENGLISH, 12, 40) == "12 of 40 diaries read"
    assert list_words(ENGLISH, 1, ReportWish(DAY, DAY)) == "1 diary. From 1 March 2026 to 1 March 2026."
    since = list_words(ENGLISH, 2, ReportWish(DAY, DAY, since_visit=True))
    assert since == "2 diaries. Each since their own last visit until 1 March 2026; without one, from 1 March 2026."
    whole = list_words(ENGLISH, 1200, ReportWish(None, DAY))
    assert whole == "1,200 diaries. From the beginning of each diary until 1 March 2026."


@pytest.mark.parametrize(
    ("sections", "words"),
    [
        (ALL_SECTIONS, "3 reports, each with all its pages."),
        (frozenset(), "3 reports, the first page only."),
        (frozenset({ReportSection.DOSES}), "3 reports, each with the chosen pages."),
    ],
)
def test_how_much_is_printed(sections: frozenset[ReportSection], words: str) -> None:
    assert reports_words(ENGLISH, 3, ReportWish(DAY, DAY, sections)) == words
