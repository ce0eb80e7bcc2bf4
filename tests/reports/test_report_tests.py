"""The blood tests of a report, and the latest results."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from imuran_desktop.domain.columns import Span
from imuran_desktop.domain.report import LatestResult
from imuran_desktop.reports import report_tests
from imuran_desktop.reports.content import Paragraph, Section, Table, Terms
from imuran_desktop.words.language import Language
from tests.domain.builders import START, plan, utc
from tests.domain.results import result
from tests.reports.reporting import ANALYTES, bare_report, demo_report
from tests.words.plain import plain

GB = Language("en_GB")
EMPTY = bare_report(plan(), Span(START, START), utc("2026-03-01T20:00"))


def latest(*items: LatestResult) -> Section:
    return report_tests.latest_section(replace(EMPTY, latest=items), GB, ANALYTES)


def test_the_tests_of_a_diary_are_counted(tmp_path: Path) -> None:
    report = demo_report(tmp_path)
    planned = sum(item.test is not None and item.test.planned.due >= report.span.first for item in report.tests)
    first = report_tests.blood_tests_section(report, GB).blocks[0]
    assert isinstance(first, Paragraph)
    assert first.text.startswith(f"{planned} blood tests were planned for these days: ")


def test_a_diary_without_a_schedule_says_so() -> None:
    assert report_tests.blood_tests_section(EMPTY, GB).blocks == (
        Paragraph("The plan has no schedule of blood tests."),
    )


def test_those_outside_stand_in_a_table_and_the_others_by_their_days() -> None:
    before, limits = START - timedelta(days=7), {"high": "50"}
    table, others = latest(
        LatestResult(before, result("wbc", "6.0")),
        LatestResult(START, result("alt", "60", **limits)),
        LatestResult(START, result("creatinine", "40", **limits)),
    ).blocks
    assert isinstance(table, Table)
    assert isinstance(others, Terms)
    assert [row[0] for row in table.rows] == ["ALT"]
    assert all(len(row) == len(table.columns) for row in table.rows)
    assert [(day, plain(words)) for day, words in others.items] == [
        ("1 Mar 2026", "Creatinine 40 µmol/L (up to 50)"),
        ("22 Feb 2026", "White cells 6.0 \N{MULTIPLICATION SIGN}10⁹/L"),
    ]


def test_each_result_of_a_diary_is_told_once(tmp_path: Path) -> None:
    report = demo_report(tmp_path)
    told = " ".join(
        text
        for block in report_tests.latest_section(report, GB, ANALYTES).blocks
        for text in (
            [words for _, words in block.items]
            if isinstance(block, Terms)
            else [row[0] for row in block.rows]
            if isinstance(block, Table)
            else []
        )
    )
    assert report.latest
    for item in report.latest:
        assert told.count(ANALYTES[item.result.analyte].name) == 1


def test_more_than_fit_are_counted_and_none_outside_is_left_out() -> None:
    within = [LatestResult(START, result(f"Name {number}", "40", "U/L", high="50")) for number in range(14)]
    outside = LatestResult(START, result("Last", "60", "U/L", high="50"))
    table, others, more = latest(*within, outside).blocks
    assert isinstance(table, Table)
    assert isinstance(others, Terms)
    assert isinstance(more, Paragraph)
    assert table.rows[0][0] == "Last"
    assert others.items[0][1].count("U/L") == report_tests.MOST - 1
    assert more.text == "And 3 more, none known to be outside a range: see Results."


def test_without_results_a_sentence_says_so() -> None:
    assert latest().blocks == (Paragraph("No result is recorded up to 1 March 2026."),)
