from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QComboBox, QFileDialog

from tests.ui.results.at_results import BEFORE, AtResults, result, with_last_time

Open = Callable[..., AtResults]
NAMES = ("ALT", "AST", "Alkaline phosphatase", "Gamma GT", "LDH", "Amylase", "Lipase", "CK")
HEADING = "Collected,Test,Result,Units,Range\n"


@pytest.fixture
def bring(tmp_path: Path) -> Callable[[AtResults, str], None]:
    """Chooses a CSV file with this content in the system's dialog, and waits until it is read."""

    def choose(at: AtResults, content: str) -> None:
        path = tmp_path / "results.csv"
        path.write_text(content, encoding="utf-8")
        at.click("Bring in a CSV file")
        asked = at.page.findChild(QFileDialog)
        assert asked is not None
        asked.fileSelected.emit(str(path))
        asked.close()
        wait(at, "Columns")

    return choose


def wait(at: AtResults, words: str) -> None:
    at.qtbot.waitUntil(lambda: words in at.seen, timeout=20_000)


def cells(at: AtResults, name: str) -> list[list[str]]:
    """What stands in a table."""
    model = at.field(QAbstractItemView, name).model()
    columns = range(model.columnCount())
    return [[str(model.data(model.index(row, column))) for column in columns] for row in range(model.rowCount())]


def test_results_of_several_days_are_shown_and_brought_in_in_one_go(
    open_results: Open, bring: Callable[[AtResults, str], None]
) -> None:
    at = open_results()
    bring(at, HEADING + "2026-02-10,Haemoglobin,128,g/L,115-165\n2025-11-03,White cells,4.8,10^9/L,\n")
    assert "This file has 2 new results." in at.labels
    assert cells(at, "Results in the file") == [
        ["3 November 2025", "White cells", "4.8\N{NO-BREAK SPACE}\N{MULTIPLICATION SIGN}10⁹/L", "new"],
        ["10 February 2026", "Haemoglobin", "128\N{NO-BREAK SPACE}g/L", "new"],
    ]
    assert at.reports == []
    at.click("Bring in 2 results")
    assert [(report.on, report.results) for report in at.reports] == [
        (date(2025, 11, 3), (result("wbc", "4.8", "10*9/L"),)),
        (date(2026, 2, 10), (result("haemoglobin", "128", "g/L", "115", "165"),)),
    ]
    assert at.told == ["2 results were brought in."]
    assert at.take_back is not None
    assert at.take_back()
    assert at.reports == []


def test_what_is_there_and_what_differs_is_said_and_nothing_replaced_unasked(
    open_results: Open, bring: Callable[[AtResults, str], None]
) -> None:
    at = open_results(with_last_time)
    bring(at, HEADING + "2026-02-03,CRP,3,mg/L,\n2026-02-03,Haemoglobin,12.0,g/dL,\n2026-02-03,ALT,30,U/L,\n")
    assert [row[3] for row in cells(at, "Results in the file")] == [
        "already there",
        "different: 13.1\N{NO-BREAK SPACE}g/dL",
        "new",
    ]
    at.click("Bring in 1 result")
    assert at.results[0].value == Decimal("13.1")
    assert at.reports[0].on == BEFORE
    bring(at, HEADING + "2026-02-03,Haemoglobin,12.0,g/dL,\n")
    at.click("Replace it by what the file has")
    at.click("Bring in 1 result")
    assert at.results[0].value == Decimal("12.0")
    assert at.told[-1] == "1 result was brought in. 1 of them replaced what the diary had."


def test_problems_are_named_by_row_and_column(open_results: Open, bring: Callable[[AtResults, str], None]) -> None:
    at = open_results()
    bring(at, HEADING + "2026-02-10,ALT,30,U/L,\n,CRP,5,mg/L,\n")
    assert cells(at, "Not taken over") == [
        ["Row 3, column Collected: there is no date, so the row was not taken over."]
    ]
    assert "1 thing in it could not be taken over: see below." in at.seen


def test_values_that_can_hardly_be_are_questioned(open_results: Open, bring: Callable[[AtResults, str], None]) -> None:
    at = open_results()
    bring(at, HEADING + "2026-02-10,Platelets,2500000,10^9/L,\n")
    ((day, words),) = cells(at, "Look at these values")
    assert day == "10 February 2026"
    assert words.startswith("Platelets: laboratories don't report")


def test_dates_that_can_be_read_in_two_ways_are_asked_about_first(
    open_results: Open, bring: Callable[[AtResults, str], None]
) -> None:
    at = open_results()
    bring(at, HEADING + "03/02/2026,ALT,30,U/L,\n")
    wait(at, "Which comes first in the dates of this file?")
    assert not at.buttons("Bring in 1 result")
    at.click("The month: 03/04/2026 is 4 March")
    wait(at, "This file has 1 new result.")
    assert cells(at, "Results in the file")[0][0] == "2 March 2026"
    at.click("The day: 03/04/2026 is 3 April")
    at.qtbot.waitUntil(lambda: cells(at, "Results in the file")[0][0] == "3 February 2026")


def test_numbers_that_can_be_read_in_two_ways_are_asked_about(
    open_results: Open, bring: Callable[[AtResults, str], None]
) -> None:
    at = open_results()
    bring(at, HEADING + "2026-02-10,CRP,4.250,mg/L,\n2026-02-10,ALT,30,U/L,\n")
    wait(at, "Which sign stands before decimals in this file?")
    assert "This file has 1 new result. 1 thing in it could not be taken over: see below." in at.labels
    at.click("A point: 4.250 is between 4 and 5, and 4,250 is a whole number")
    wait(at, "This file has 2 new results.")
    at.click("Bring in 2 results")
    assert {str(item.value) for item in at.results} == {"4.250", "30"}


def test_a_file_that_settles_its_decimals_is_not_asked_about(
    open_results: Open, bring: Callable[[AtResults, str], None]
) -> None:
    at = open_results()
    bring(at, HEADING + "2026-02-10,CRP,4.250,mg/L,\n2026-02-10,ALT,30.5,U/L,\n")
    wait(at, "This file has 2 new results.")
    assert "Which sign stands before decimals" not in at.seen


def test_columns_that_were_not_known_are_chosen(open_results: Open, bring: Callable[[AtResults, str], None]) -> None:
    at = open_results()
    bring(at, "When,A,B\n2026-02-10,ALT,30\n")
    assert "Say which column has the date, and which ones have what was measured and its value." in at.labels
    for column, words in (("When", "Date"), ("A", "What was measured"), ("B", "Value")):
        field = at.field(QComboBox, f"Column {column}")
        field.setCurrentIndex(field.findText(words))
    wait(at, "This file has 1 new result.")
    assert "Read as: Date: “When”, What was measured: “A” and Value: “B”." in at.labels


def test_a_column_for_each_result_is_read(open_results: Open, bring: Callable[[AtResults, str], None]) -> None:
    at = open_results()
    bring(at, "Date;Hb (g/L);ALT (U/L)\n2026-02-10;128;30\n")
    wait(at, "This file has 2 new results.")
    assert "2 columns of values" in at.seen


def test_what_is_no_table_is_refused_and_another_file_can_be_chosen(open_results: Open, tmp_path: Path) -> None:
    at = open_results()
    path = tmp_path / "letter.pdf"
    path.write_bytes(b"%PDF-1.7\x00\xff\xfe\x00")
    at.page.bring_in_file(path)
    wait(at, "The file is not a text file.")
    at.page.bring_in_file(tmp_path / "gone.csv")
    wait(at, "gone.csv can't be read or written.")
    good = tmp_path / "good.csv"
    good.write_text(HEADING + "2026-02-10,ALT,30,U/L,\n")
    at.click("Choose another file")
    asked = at.page.findChild(QFileDialog)
    assert asked is not None
    asked.fileSelected.emit(str(good))
    asked.close()
    wait(at, "This file has 1 new result.")


def test_what_is_typed_into_the_form_stays_meanwhile(
    open_results: Open, bring: Callable[[AtResults, str], None]
) -> None:
    at = open_results()
    at.start_at("ALT")
    at.type("30")
    bring(at, HEADING + "2026-02-10,ALT,31,U/L,\n")
    at.click("Back to the form")
    assert at.value("ALT").text() == "30"
    assert "Enter results" in at.labels


def test_a_save_that_fails_brings_in_nothing_and_can_be_tried_again(
    open_results: Open, bring: Callable[[AtResults, str], None]
) -> None:
    at = open_results()
    bring(at, HEADING + "2026-02-10,ALT,30,U/L,\n")
    at.fail_writes()
    at.click("Bring in 1 result")
    assert at.failures
    assert at.told == []
    at.fail_writes(fail=False)
    at.click("Bring in 1 result")
    assert len(at.results) == 1


def test_a_long_file_is_read_beside_the_page_and_shown_in_parts(open_results: Open, tmp_path: Path) -> None:
    at = open_results()
    path = tmp_path / "long.csv"
    # Many, so that a fast computer takes its time too.
    days = (date(2018, 1, 1) + timedelta(days=number) for number in range(2_000))
    rows = (f"{day},{name},30,U/L,\n" for day in days for name in NAMES)
    path.write_text(HEADING + "".join(rows))
    at.page.bring_in_file(path)
    wait(at, "Reading the file …")
    wait(at, "This file has 16,000 new results.")
    assert "Reading the file …" not in at.seen
    assert len(cells(at, "Results in the file")) == 20
    at.click("Show more rows")
    assert len(cells(at, "Results in the file")) == 100
    at.click("Bring in 16,000 results")
    assert len(at.reports) == 2_000


def test_the_keyboard_leads_from_the_file_back_to_the_form(
    open_results: Open, bring: Callable[[AtResults, str], None]
) -> None:
    at = open_results()
    bring(at, HEADING + "2026-02-10,ALT,30,U/L,\n")
    at.tab_to("Bring in 1 result")
    at.tab_to("Back to the form")
    at.press(Qt.Key.Key_Space)
    assert "Enter results" in at.labels


def test_a_file_that_is_still_being_read_can_be_left(open_results: Open, tmp_path: Path) -> None:
    at = open_results()
    path = tmp_path / "long.csv"
    path.write_text(HEADING + "2026-02-10,ALT,30,U/L,\n" * 8_000)
    at.page.bring_in_file(path)
    at.click("Back to the form")
    assert "Enter results" in at.labels
    assert at.value("ALT").text() == ""


def test_a_file_with_days_to_come_brings_in_nothing(
    open_results: Open, bring: Callable[[AtResults, str], None]
) -> None:
    at = open_results()
    bring(at, HEADING + "2026-02-10,ALT,30,U/L,\n2026-05-10,ALT,30,U/L,\n")
    assert "The file has a result from 10 May 2026, which is still to come." in at.seen
    at.click("Bring in 2 results")
    assert at.failures
    assert at.reports == []
