from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDateEdit

from tests.ui.results.at_results import AtResults, result

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
    assert "Haemoglobin: you typed 120 g/L, the letter says 128 g/L." in at.labels
    at.click("Keep what I typed")
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
