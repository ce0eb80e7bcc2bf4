"""The page of results over time, as a person uses it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QDateEdit
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.aid import aid_words
from tests.domain.results import result
from tests.services.plans import at
from tests.ui.trends.at_trends import ALT, WHITE, AtTrends, alt, below, white

KEY = Qt.Key


@pytest.fixture
def bare(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> Iterator[AtTrends]:
    """The page before it is shown, on a diary without results."""
    made = AtTrends(qtbot, look, tmp_path / "sam.imuran")
    yield made
    made.diary.close()


@pytest.fixture
def page(bare: AtTrends) -> AtTrends:
    """Three blood tests within the last year, one before it, and a value that the clinic set."""
    bare.came_back("2025-06-01", white("7.0"))
    bare.came_back("2026-03-02", white("6.1"), alt("20"))
    bare.came_back("2026-05-04", white("3.1"), alt("55"))
    bare.came_back("2026-11-09", white("4.4"), result("wbc differently", "", comment="not measured"))
    bare.clinic_set(below("3.5"))
    return bare.show()


def test_it_begins_with_a_year_and_a_drawing_for_each_result(page: AtTrends) -> None:
    assert "21 December 2025 to 20 December 2026: 6 results." in page.seen
    assert page.drawings == [WHITE, ALT]
    found = page.marks(WHITE)
    assert any(words.startswith("Monday 2 March: White cells 6.1") for words in found)
    assert any(
        "below the laboratory's range; outside the value your clinic set: contact them." in mark for mark in found
    )
    assert any("75 mg a day; before that, 50 mg a day" in words for words in found)
    assert "wbc differently: not measured. Not a number, so it is not in the drawing." in page.seen


def test_the_dose_is_beside_the_results_even_where_it_did_not_change(bare: AtTrends) -> None:
    bare.came_back("2026-11-09", white("4.4"))
    bare.show()
    bare.click("3 months")
    printout = bare.page.printout()
    assert printout is not None
    assert "Azathioprine, daily amount: 75\N{NO-BREAK SPACE}mg" in printout.pictures[0].svg
    bare.click("Show as a table: the results")
    assert bare.rows("the results")[-1][4] == "Azathioprine: 75 mg a day, as before"


def test_the_arrow_keys_go_from_value_to_value_and_the_words_follow(page: AtTrends) -> None:
    page.go(ALT, KEY.Key_End)
    assert "Monday 4 May: ALT 55 U/L; laboratory's range: up to 40; above the laboratory's range." in page.seen
    page.go(ALT, KEY.Key_Left)
    assert "Monday 2 March: ALT 20 U/L; laboratory's range: up to 40." in page.seen
    assert "Monday 4 May: ALT" not in page.seen
    page.go(WHITE, KEY.Key_Home, KEY.Key_Right)
    assert "Monday 4 May: White cells 3.1" in page.seen
    heard = QAccessible.queryAccessibleInterface(page.drawing(WHITE)).text(QAccessible.Text.Description)
    assert "Monday 4 May: White cells 3.1" in heard.replace("\N{NO-BREAK SPACE}", " ")


def test_a_click_reads_a_value(page: AtTrends) -> None:
    page.click_on(WHITE, "Monday 9 November")
    assert "Monday 9 November: White cells 4.4" in page.seen


def test_what_is_marked_stays_so_while_other_days_are_shown(page: AtTrends) -> None:
    page.go(WHITE, KEY.Key_Home)
    page.click("2 years")
    assert "Monday 2 March: White cells 6.1" in page.seen


def test_any_days_can_be_shown(page: AtTrends) -> None:
    page.click("Everything")
    assert "1 June 2025 to 20 December 2026: 7 results." in page.seen
    page.click("3 months")
    assert page.drawings == [WHITE]
    page.click("Other dates")
    page.field(QDateEdit, "To").setDate(QDate(2026, 4, 30))
    assert "This is before the first date." in page.seen
    page.field(QDateEdit, "From").setDate(QDate(2026, 3, 1))
    assert "1 March 2026 to 30 April 2026: 2 results." in page.seen


def test_everything_is_shown_after_dates_that_were_the_wrong_way_round(page: AtTrends) -> None:
    page.click("Other dates")
    page.field(QDateEdit, "To").setDate(QDate(2026, 4, 30))
    assert "This is before the first date." in page.seen
    page.click("Everything")
    assert "1 June 2025 to 20 December 2026: 7 results." in page.seen


def test_only_some_results_can_be_shown_and_stay_chosen(page: AtTrends) -> None:
    page.click("Show only some results")
    page.tick("ALT")
    assert "2 of 6 results shown." in page.seen
    assert page.drawings == [ALT]
    page.page.hide()
    page.page.show()
    page.click("2 years")
    assert page.drawings == [ALT]
    page.click("3 months")
    assert "The results that are ticked above are not among those of these days." in page.seen
    assert page.drawings == []
    page.click("Show all results")
    assert page.drawings == [WHITE]


def test_the_table_has_all_of_it_and_can_be_copied(page: AtTrends) -> None:
    page.click("Show as a table: the results")
    rows = page.rows("the results")
    assert [row[1] for row in rows] == [
        "White cells",
        "wbc differently",
        "White cells",
        "ALT",
        "Daily amount",
        "White cells",
        "ALT",
        "Daily amount",
    ]
    assert rows[4][4].startswith("Azathioprine: from Friday 10 April, 75 mg a day")
    page.click("Copy as a table: the results")
    assert page.copied[0] == "Day\tResult\tValue\tLaboratory's range\tMore"
    assert len(page.copied) == 9


def test_new_results_and_new_limits_are_seen_at_once(page: AtTrends) -> None:
    page.came_back("2026-12-18", white("2.0"))
    assert any(words.startswith("Friday 18 December: White cells 2.0") for words in page.marks(WHITE))
    page.clinic_set()
    assert not any("your clinic set" in words for words in page.marks(WHITE))


def test_changes_are_read_when_the_page_is_seen_again(page: AtTrends) -> None:
    page.page.hide()
    page.came_back("2026-12-18", white("2.0"))
    page.page.show()
    assert any("2.0" in words for words in page.marks(WHITE))


def test_another_day_moves_the_period_on(page: AtTrends) -> None:
    page.now = at("2027-01-10 12:00")
    page.page.tick()
    assert "11 January 2026 to 10 January 2027" in page.seen


def test_without_results_it_leads_to_where_they_are_entered(bare: AtTrends) -> None:
    bare.show()
    assert "There are no results yet." in bare.seen
    assert bare.drawings == []
    assert not bare.has_field("How far to look back")
    assert not bare.buttons("Print …")
    bare.click("Enter results")
    assert bare.asked == [("", date(2026, 12, 20))]
    bare.came_back("2026-12-01", white("5.0"))
    assert bare.drawings == [WHITE]


def test_results_of_other_days_are_led_to(bare: AtTrends) -> None:
    bare.came_back("2024-06-01", white("5.0"))
    bare.show()
    assert "There are no results in these days. The newest are from 1 June 2024." in bare.seen
    assert not bare.buttons("Enter results")
    bare.click("Show everything")
    assert bare.drawings == [WHITE]
    assert "1 June 2024 to 20 December 2026: 1 result." in bare.seen


def test_back(page: AtTrends) -> None:
    page.click("Back to Blood tests")
    assert page.back == 1


def test_the_keyboard_goes_down_the_page(page: AtTrends) -> None:
    for name in ("Back to Blood tests", "Print …", "1 year", "Show only some results", WHITE, ALT):
        page.tab_to(name)


def test_it_is_printed_with_its_drawings_and_its_table(page: AtTrends) -> None:
    words = page.printed
    assert words[0] == "Blood test results of Sam Example, 21 December 2025 to 20 December 2026"
    assert "21 December 2025 to 20 December 2026: 6 results." in words
    assert ALT in words
    assert "9 November 2026" in words
    assert "3.1 L C" in words
    assert any("L: below the laboratory's range." in text for text in words)
    assert "Azathioprine: from Friday, 10 April 2026, 75 mg a day; before that, 50 mg a day" in words
    assert aid_words(page.session.language) in words
    printout = page.page.printout()
    assert printout is not None
    assert len(printout.pictures) == 2
    page.click("Print …")
    assert "Print or save" in page.seen


@pytest.mark.parametrize("width", [640, 1000])
@pytest.mark.parametrize("percent", [100, 200])
def test_everything_fits_however_narrow(bare: AtTrends, look: ThemeController, width: int, percent: int) -> None:
    bare.came_back("2026-03-02", white("6.1"), alt("20"))
    look.apply("dark", percent)
    bare.show(width)
    for name in bare.drawings:
        view = bare.drawing(name)
        assert view.mapTo(bare.page, view.rect().topRight()).x() <= width
    look.apply("light", 100)
