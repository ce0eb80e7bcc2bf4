from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDateEdit, QLabel

from tests.ui.results.at_results import AtResults, result, with_last_time

Open = Callable[..., AtResults]
LETTER = """City Hospital Pathology
Collected: 26/02/2026
Haemoglobin  128 g/L (115 - 165)
Neutrophils 1.9 x10^9/L (2.0 - 7.5) L
Please repeat in 3 weeks
"""


def test_every_line_is_shown_with_what_was_read_in_it(open_results: Open) -> None:
    at = open_results()
    at.paste(LETTER)
    assert "2 results were read. 1 line was not read: look at it." in at.labels
    assert "Haemoglobin 128 g/L" in at.labels
    assert "Laboratory's range: 115 to 165" in at.labels
    assert "not read" in at.labels
    assert "Line 5: “Please repeat in 3 weeks”" in at.labels
    assert at.reports == []


def test_what_was_read_goes_into_the_form_and_is_saved_from_there(open_results: Open) -> None:
    at = open_results()
    at.paste(LETTER)
    at.click("Put into the form")
    assert at.dialog is None
    assert at.value("Haemoglobin").text() == "128"
    assert at.limits("Neutrophils") == ("2.0", "7.5")
    assert "2 results are in the form. Look them over, then save." in at.seen
    assert "The day is that of the letter: 26 February 2026." in at.seen
    assert at.field(QDateEdit, "Blood was taken on").text() == "26 February 2026"
    at.click("Save")
    assert at.results == (
        result("haemoglobin", "128", "g/L", "115", "165"),
        result("neutrophils", "1.9", "10*9/L", "2.0", "7.5"),
    )


def test_a_row_behind_the_button_comes_out(open_results: Open) -> None:
    at = open_results()
    at.paste("Monocytes 0.5 x10^9/L\nFerritin X 80 ng/mL (20-200)")
    at.click("Put into the form")
    assert at.value("Monocytes").text() == "0.5"


def test_what_was_typed_otherwise_is_asked_about(open_results: Open) -> None:
    at = open_results()
    at.start_at("Haemoglobin")
    at.type("120")
    at.paste(LETTER)
    at.click("Put into the form")
    assert "Replace what is in the form?" in at.labels
    assert "Haemoglobin: 120 g/L in the form, 128 g/L in the letter." in at.labels
    at.click("Keep what is there")
    assert at.value("Haemoglobin").text() == "120"
    assert at.value("Neutrophils").text() == "1.9"
    at.paste(LETTER)
    at.click("Put into the form")
    at.click("Replace it")
    assert at.value("Haemoglobin").text() == "128"


def test_the_same_value_is_not_asked_about(open_results: Open) -> None:
    at = open_results()
    at.start_at("Haemoglobin")
    at.type("128")
    at.paste(LETTER)
    at.click("Put into the form")
    assert at.dialog is None
    at.click("Save")
    assert at.results[0].value == Decimal(128)


def test_a_text_without_results_stays_in_its_box(open_results: Open) -> None:
    at = open_results()
    at.paste("Dear Sam,\nall the best")
    assert "No result was read in it. You can still type them into the form." in at.labels
    at.click("Put into the form")
    assert "There is no result in it to put into the form." in at.labels
    at.press(Qt.Key.Key_Escape)
    assert at.dialog is None


def test_the_lines_that_were_not_read_stand_first_and_stay_above_the_form_until_it_is_saved(open_results: Open) -> None:
    at = open_results()
    at.paste(LETTER)
    words = [words for words in at.labels if words.startswith("Line ")]
    assert words[0] == "Line 5: “Please repeat in 3 weeks”"
    at.click("Put into the form")
    assert "1 line of the letter was not read. Does a value stand in it?" in at.labels
    assert "“Please repeat in 3 weeks”" in at.labels
    at.click("Save")
    assert "“Please repeat in 3 weeks”" not in at.labels


def test_more_lines_that_were_not_read_are_a_press_away(open_results: Open) -> None:
    at = open_results()
    at.paste(LETTER + "\n".join(f"Note {number}" for number in range(1, 7)))
    at.click("Put into the form")
    assert "“Note 6”" not in at.labels
    at.click("2 more lines")
    assert "“Note 6”" in at.labels


def test_the_day_and_time_of_an_american_letter_are_taken(open_results: Open) -> None:
    at = open_results()
    at.paste("QUEST  Collected 02/19/2026  07:10 AM\nEGFR 89 > OR = 60 mL/min/1.73m2")
    at.click("Put into the form")
    assert at.field(QDateEdit, "Blood was taken on").text() == "19 February 2026"
    assert at.limits("eGFR") == ("60", "")


def test_a_day_that_was_not_taken_is_said_to_be_open(open_results: Open) -> None:
    at = open_results()
    at.paste("Collected: 01/02/2026\nALT 30 U/L")
    at.click("Put into the form")
    words = "The letter's date was not read: choose the day."
    assert words in at.labels
    day = at.field(QDateEdit, "Blood was taken on")
    day.setDate(QDate(2026, 2, 1))
    assert words not in at.labels


def test_nothing_of_last_time_stands_beside_a_pasted_value(open_results: Open) -> None:
    at = open_results(with_last_time)
    at.paste("Haemoglobin 13.5\nCRP 4 mg/L")
    at.click("Put into the form")
    assert "The laboratory is left empty: choose it if the letter names it." in at.seen
    assert at.value("Laboratory").text() == ""
    assert at.limits("Haemoglobin") == at.limits("CRP") == ("", "")
    assert at.unit("Haemoglobin").currentText() == "No unit"
    assert "Haemoglobin: the unit is missing." in at.note("Haemoglobin")
    at.click("Laboratory: City Hospital")
    assert at.limits("CRP") == ("", "")
    assert "Haemoglobin: the unit is missing." in at.note("Haemoglobin")


def test_a_laboratory_that_was_typed_stays(open_results: Open) -> None:
    at = open_results(with_last_time)
    at.enter("Laboratory", "Village Surgery")
    at.paste(LETTER)
    at.click("Put into the form")
    assert at.value("Laboratory").text() == "Village Surgery"


def test_a_name_of_its_own_goes_into_its_row_in_capitals_too(open_results: Open) -> None:
    at = open_results(with_last_time)
    at.paste("FERRITIN 90 ng/mL (20-200)")
    at.click("Put into the form")
    assert at.value("Ferritin").text() == "90"
    at.click("Save")
    assert at.reports[-1].results == (result("Ferritin", "90", "ng/mL", "20", "200"),)


@pytest.mark.parametrize("percent", [100, 200])
def test_how_much_was_read_is_in_sight_of_a_long_letter(open_results: Open, percent: int) -> None:
    at = open_results()
    at.page._theme.apply("light", percent)
    at.paste(LETTER + "Note 1\n" * 40)
    dialog = at.dialog
    assert dialog is not None
    told = next(label for label in dialog.findChildren(QLabel) if "were not read: look at" in label.text())
    assert told.visibleRegion().boundingRect() == told.rect()
