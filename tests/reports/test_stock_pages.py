"""Counted tablets beside what was recorded as taken."""

from imuran_desktop.domain.columns import Span
from imuran_desktop.domain.stock_checks import StockCheck
from imuran_desktop.reports.content import Section
from imuran_desktop.reports.stock_pages import stock_section
from imuran_desktop.words.language import Language
from tests.domain.builders import START, day, plan, utc
from tests.reports.reporting import bare_report
from tests.reports.sections import plain, sentences, tables

GB = Language("en_GB")
CHECK = StockCheck("azathioprine", 50.0, utc("2026-03-02T12:00"), utc("2026-03-20T12:00"), 28, 28, 20.5, 34.5)


def section(*checks: StockCheck) -> Section:
    span = Span(START, day("2026-03-31"))
    return stock_section(bare_report(plan(), span, utc("2026-03-31T20:00"), stock_checks=checks), GB)


def test_each_two_counts_have_a_row() -> None:
    (table,) = tables(section(CHECK))
    assert tuple(map(plain, table.rows[0])) == (
        "Azathioprine 50 mg",
        "28 on 2 March 2026",
        "28",
        "20.5 on 20 March 2026",
        "35.5",
        "34.5",
        "1 more went than was recorded",
    )


def test_what_a_difference_means_is_not_told() -> None:
    assert "Tablets can be lost, given away or kept elsewhere." in sentences(section(CHECK))


def test_where_there_are_no_two_counts_a_sentence_says_so() -> None:
    found = section()
    assert tables(found) == []
    assert sentences(found).startswith(
        "Tablets were not counted twice, with the second count in these days, so nothing can be compared."
    )
