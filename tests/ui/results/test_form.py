from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QDateEdit, QLineEdit, QScrollArea

from imuran_desktop.domain.alerts import AlertValue, AlertValues
from imuran_desktop.domain.codes import Sign
from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.domain.results import Result
from imuran_desktop.services.alert_values import set_alert_values
from imuran_desktop.services.contacts import set_contacts
from tests.services.entering import enter_results
from tests.ui.at_diary import AtDiary
from tests.ui.plan.at_page import TODAY
from tests.ui.results.at_results import BEFORE, AtResults, result, with_last_time

Open = Callable[..., AtResults]


def test_values_are_typed_down_the_column(open_results: Open) -> None:
    at = open_results()
    at.start_at("Haemoglobin")
    at.type("128")
    at.press(Qt.Key.Key_Return)
    assert at.where() == "MCV"
    at.press(Qt.Key.Key_Down)
    assert at.where() == "White cells"
    at.type("4,2")
    at.press(Qt.Key.Key_Tab)
    assert at.where() == "Neutrophils"
    at.type("1.9*")
    at.press(Qt.Key.Key_Up)
    assert at.where() == "White cells"
    at.click("Save")
    assert at.results == (
        result("haemoglobin", "128", "g/L"),
        result("wbc", "4.2", "10*9/L"),
        result("neutrophils", "1.9", "10*9/L"),
    )
    assert at.reports[0].on == TODAY
    assert at.told == ["Saved: 3 results from 2 March 2026."]
    assert not at.page.unsaved()


def test_the_column_goes_on_from_card_to_card(open_results: Open) -> None:
    at = open_results()
    at.start_at("Platelets")
    at.press(Qt.Key.Key_Down)
    assert at.where() == "ALT"
    at.press(Qt.Key.Key_Backtab)
    assert at.where() == "Platelets"


def test_the_right_arrow_leads_to_unit_and_range_and_enter_back(open_results: Open) -> None:
    at = open_results()
    at.start_at("Haemoglobin")
    at.type("13.5")
    at.press(Qt.Key.Key_Right)
    assert at.where() == "Haemoglobin: unit"
    at.press(Qt.Key.Key_Down)
    at.press(Qt.Key.Key_Tab)
    assert at.where() == "Haemoglobin: laboratory's range, from"
    at.type("11,5")
    at.press(Qt.Key.Key_Tab)
    at.type("16.5")
    at.press(Qt.Key.Key_Return)
    assert at.where() == "MCV"
    at.click("Save")
    assert at.results == (result("haemoglobin", "13.5", "g/dL", "11.5", "16.5"),)


def test_signs_and_words_are_kept(open_results: Open) -> None:
    at = open_results()
    for name, typed in (("ALT", "<5"), ("eGFR", ">60"), ("Creatinine", "haemolysed")):
        at.start_at(name)
        at.type(typed)
    assert "no number: kept as a comment" in at.note("Creatinine")
    at.click("Save")
    assert at.results == (
        Result("alt", Decimal(5), "U/L", Sign.BELOW),
        Result("creatinine", None, "umol/L", comment="haemolysed"),
        Result("egfr", Decimal(60), "mL/min/{1.73_m2}", Sign.ABOVE),
    )


def test_a_unit_typed_behind_the_value_is_chosen(open_results: Open) -> None:
    at = open_results()
    at.start_at("Haemoglobin")
    at.type("13.5 g/dL")
    at.press(Qt.Key.Key_Return)
    assert at.value("Haemoglobin").text() == "13.5"
    assert at.unit("Haemoglobin").currentText() == "g/dL"
    assert "= 135\N{NO-BREAK SPACE}g/L" in at.note("Haemoglobin")


def test_what_can_not_be_read_is_said_at_its_field_and_nothing_is_saved(open_results: Open) -> None:
    at = open_results()
    at.start_at("Platelets")
    at.type("4.2.1")
    at.start_at("ALT")
    at.type("30")
    at.click("Save")
    assert at.where() == "Platelets"
    assert "That isn't a value." in at.note("Platelets")
    assert at.reports == []
    assert at.value("ALT").text() == "30"


def test_a_number_that_can_be_two_is_asked_about_and_keeps_its_digits(open_results: Open) -> None:
    at = open_results()
    at.start_at("ALT")
    at.type("1.250")
    at.press(Qt.Key.Key_Return)
    assert "This can be read in two ways. Which one is in the letter?" in at.note("ALT")
    at.click("Save")
    assert at.where() == "ALT: 1 point 250"
    assert at.reports == []
    at.press(Qt.Key.Key_Space)
    assert at.where() == "ALT"
    assert "read as 1 point 250" in at.note("ALT")
    at.click("Save")
    assert [str(item.value) for item in at.results] == ["1.250"]


def test_the_right_arrow_leads_to_the_question_and_the_other_answer_is_a_whole_number(open_results: Open) -> None:
    at = open_results()
    at.start_at("ALT")
    at.type("1,250")
    at.press(Qt.Key.Key_Return)
    at.press(Qt.Key.Key_Up)
    at.press(Qt.Key.Key_End)
    at.press(Qt.Key.Key_Right)
    assert at.where() == "ALT: 1 point 250"
    at.click("ALT: 1250, a whole number")
    at.click("Save")
    assert [str(item.value) for item in at.results] == ["1250"]


def test_other_values_typed_settle_a_number_that_can_be_two(open_results: Open) -> None:
    at = open_results()
    at.start_at("ALT")
    at.type("1.250")
    at.press(Qt.Key.Key_Return)
    assert "two ways" in at.note("ALT")
    at.start_at("White cells")
    at.type("4.2")
    assert "two ways" not in at.note("ALT")
    assert "read as 1 point 250" in at.note("ALT")
    at.start_at("Neutrophils")
    at.type("2,1")
    at.click("Save")
    assert at.where() == "ALT: 1 point 250", "they contradict each other, so it is asked again"
    assert at.reports == []


def test_a_limit_that_can_be_two_is_asked_about_too(open_results: Open) -> None:
    at = open_results()
    at.start_at("ALT")
    at.type("30")
    at.field(QLineEdit, "ALT: laboratory's range, to").setFocus()
    at.type("1.250")
    at.click("Save")
    at.click("ALT: 1250, a whole number")
    at.click("Save")
    assert at.results[0].high == Decimal(1250)


def test_a_number_of_the_diary_with_three_decimals_is_no_question(open_results: Open) -> None:
    def with_decimals(at: AtDiary) -> None:
        enter_results(at.diary, at.author, at.now, BEFORE, [result("alt", "1.250", "U/L", "0.125", "2.500")])

    at = open_results(with_decimals)
    (report,) = at.reports
    at.page.open(report.test, report.on)
    at.field(QLineEdit, "ALT: laboratory's range, to").setFocus()
    at.press(Qt.Key.Key_End)
    at.press(Qt.Key.Key_Backspace)
    at.click("Save")
    assert at.results == (result("alt", "1.250", "U/L", "0.125", "2.50"),)


def test_how_a_value_stands_to_the_range_is_a_plain_fact(open_results: Open) -> None:
    at = open_results(with_last_time)
    at.start_at("Haemoglobin")
    at.type("10.9")
    assert "below the laboratory's range" in at.note("Haemoglobin")


def test_impossible_values_are_questioned_and_saved_as_they_stand(open_results: Open) -> None:
    at = open_results()
    at.start_at("Neutrophils")
    at.type("22000")
    at.press(Qt.Key.Key_Return)
    assert "Is the unit /µL?" in at.note("Neutrophils")
    at.click("Save")
    assert "Is this what the letter says? It is saved as you typed it." in at.labels
    at.click("Look again")
    assert at.reports == []
    at.click("Save")
    at.click("Save as it stands")
    assert at.results == (result("neutrophils", "22000", "10*9/L"),)


def test_units_and_ranges_of_last_time_are_filled_in_and_said_to_be_so(open_results: Open) -> None:
    at = open_results(with_last_time)
    assert at.value("Laboratory").text() == "City Hospital"
    assert at.unit("Haemoglobin").currentText() == "g/dL"
    assert at.limits("Haemoglobin") == ("11.5", "16.5")
    at.start_at("Haemoglobin")
    at.type("13.5")
    assert "range as last time" in at.note("Haemoglobin")
    assert at.limits("White cells") == ("", "")
    at.enter("Laboratory", "Village Surgery")
    assert at.limits("Haemoglobin") == ("", "")
    at.click("Laboratory: City Hospital")
    assert at.limits("Haemoglobin") == ("11.5", "16.5")
    at.unit("Haemoglobin").setCurrentIndex(0)
    assert at.limits("Haemoglobin") == ("", "")


def test_a_range_that_the_person_typed_stays(open_results: Open) -> None:
    at = open_results(with_last_time)
    at.enter("Haemoglobin: laboratory's range, from", "12")
    at.enter("Laboratory", "Village Surgery")
    assert at.limits("Haemoglobin") == ("12", "16.5")


def test_nothing_filled_in_by_the_form_alone_is_saved(open_results: Open) -> None:
    at = open_results(with_last_time)
    assert not at.page.unsaved()
    at.click("Save")
    assert "Nothing is filled in yet. Type at least one value, or add a file." in at.labels
    assert [report.on for report in at.reports] == [BEFORE]


def test_what_was_there_last_time_has_a_row_and_the_rest_is_a_press_away(open_results: Open) -> None:
    at = open_results(with_last_time)
    assert at.has_field("Ferritin")
    assert at.has_field("CRP")
    assert not at.has_field("Monocytes")
    at.click("More of the blood count")
    assert at.has_field("Monocytes")


def test_another_result_is_found_on_the_list(open_results: Open) -> None:
    at = open_results()
    at.click("Add another result")
    at.enter("Its name in the letter", "gamma")
    at.press(Qt.Key.Key_Return)
    assert at.where() == "Gamma GT"
    at.type("40")
    at.click("Save")
    assert at.results == (result("ggt", "40", "U/L"),)


def test_another_result_is_added_by_its_own_name_and_unit(open_results: Open) -> None:
    at = open_results()
    at.click("Add another result")
    at.enter("Its name in the letter", "Zinc level X")
    at.press(Qt.Key.Key_Return)
    assert at.where() == "Zinc level X"
    at.type("12")
    at.enter("Zinc level X: unit", "umol/l")
    at.click("Save")
    assert at.results == (result("Zinc level X", "12", "umol/L"),)


def test_results_of_a_day_that_has_some_are_added_to_them(open_results: Open) -> None:
    at = open_results(with_last_time)
    at.field(QDateEdit, "Blood was taken on").setDate(QDate(2026, 2, 3))
    assert "There are results of this day in the diary already. What you enter is added to them." in at.labels
    at.start_at("ALT")
    at.type("30")
    at.click("Save")
    assert [item.analyte for item in at.results] == ["haemoglobin", "alt", "crp", "Ferritin"]


def test_what_the_diary_says_otherwise_is_asked_about(open_results: Open) -> None:
    at = open_results(with_last_time)
    at.field(QDateEdit, "Blood was taken on").setDate(QDate(2026, 2, 3))
    at.start_at("Haemoglobin")
    at.type("12.0")
    at.click("Save")
    assert "Haemoglobin: 13.1\N{NO-BREAK SPACE}g/dL in the diary".replace("\N{NO-BREAK SPACE}", " ") in at.seen
    at.click("Look again")
    assert at.results[0].value == Decimal("13.1")
    at.click("Save")
    at.click("Save what stands here")
    assert at.results[0].value == Decimal("12.0")


def test_a_test_that_has_results_is_changed(open_results: Open) -> None:
    at = open_results(with_last_time)
    (report,) = at.reports
    at.page.open(report.test, report.on)
    assert "Change results" in at.labels
    assert at.value("Haemoglobin").text() == "13.1"
    assert at.field(QDateEdit, "Blood was taken on").text() == "3 February 2026"
    at.enter("CRP", "4")
    at.value("Ferritin").clear()
    QTest.keyClicks(at.value("Ferritin"), " ")
    at.click("Save")
    assert at.results == (report.results[0], result("crp", "4", "mg/L", high="5"))


def test_a_save_is_taken_back(open_results: Open) -> None:
    at = open_results()
    at.start_at("ALT")
    at.type("30")
    at.click("Save")
    assert at.take_back is not None
    assert at.take_back()
    assert at.reports == []


def test_a_save_that_fails_keeps_everything(open_results: Open) -> None:
    at = open_results()
    at.start_at("ALT")
    at.type("30")
    at.fail_writes()
    at.click("Save")
    assert at.failures
    assert at.told == []
    assert at.value("ALT").text() == "30"
    assert at.page.unsaved()
    at.fail_writes(fail=False)
    at.click("Save")
    assert at.results == (result("alt", "30", "U/L"),)


def test_a_result_past_what_the_clinic_set_says_so_with_the_clinics_number(open_results: Open) -> None:
    def before(at: AtDiary) -> None:
        alert = AlertValue("neutrophils", "10*9/L", below=Decimal("1.6"))
        set_alert_values(at.diary, at.author, at.now, AlertValues((alert,)))
        set_contacts(at.diary, at.author, at.now, Contacts(clinic="Gut clinic", clinic_number="0123 456"))

    at = open_results(before)
    at.start_at("Neutrophils")
    at.type("1.2")
    at.click("Save")
    assert "Neutrophils 1.2 \N{MULTIPLICATION SIGN}10⁹/L: outside the value your clinic set: contact them." in at.labels
    assert "0123 456" in at.labels
    assert at.told == []
    at.click("Close")
    assert at.told == ["Saved: 1 result from 2 March 2026."]


def test_a_result_that_is_not_held_up_against_what_is_set_says_so(open_results: Open) -> None:
    def before(at: AtDiary) -> None:
        alert = AlertValue("alt", "U/L", above=Decimal(100))
        set_alert_values(at.diary, at.author, at.now, AlertValues((alert,)))
        set_contacts(at.diary, at.author, at.now, Contacts(clinic="Gut clinic", clinic_number="0123 456"))
        odd = [Result("alt", Decimal(3), "mg/L")]
        enter_results(at.diary, at.author, at.now, BEFORE, odd)

    at = open_results(before)
    (report,) = at.reports
    at.page.open(report.test, report.on)
    at.enter("ALT", "4")
    at.click("Save")
    at.click("Save as it stands")
    assert "ALT 4 mg/L: not compared with the value your clinic set (above 100 U/L)" in at.seen
    assert "0123 456" not in at.labels
    at.click("Close")
    assert at.told


def test_a_letter_among_the_digits_is_said_at_its_field(open_results: Open) -> None:
    at = open_results()
    at.start_at("Platelets")
    at.type("2OO")
    at.click("Save")
    assert at.where() == "Platelets"
    assert "That isn't a value." in at.note("Platelets")
    assert at.reports == []


def test_leaving_with_something_typed_asks(open_results: Open) -> None:
    at = open_results()
    left: list[bool] = []
    at.page.back_asked.connect(lambda: left.append(True))
    at.start_at("ALT")
    at.type("30")
    at.click("Back")
    at.click("Keep")
    assert left == []
    assert at.value("ALT").text() == "30"
    at.click("Back")
    at.click("Discard")
    assert left == [True]
    assert not at.page.unsaved()


def test_another_test_does_not_take_the_place_of_what_is_typed_unasked(open_results: Open) -> None:
    at = open_results(with_last_time)
    at.start_at("ALT")
    at.type("30")
    (report,) = at.reports
    at.page.open(report.test, report.on)
    at.click("Keep")
    assert at.value("ALT").text() == "30"
    at.page.open("", TODAY)
    assert at.dialog is None
    at.page.open(report.test, report.on)
    at.click("Discard")
    assert at.value("Haemoglobin").text() == "13.1"


def test_a_day_to_come_can_not_be_chosen(open_results: Open) -> None:
    at = open_results()
    day = at.field(QDateEdit, "Blood was taken on")
    day.setFocus()
    day.selectAll()
    QTest.keyClicks(day, "5 April 2026")
    at.start_at("ALT")
    at.type("30")
    at.click("Save")
    assert "or an earlier day" in at.seen
    assert at.reports == []


def test_what_is_written_elsewhere_meanwhile_is_kept(open_results: Open) -> None:
    at = open_results(with_last_time)
    (report,) = at.reports
    at.page.open(report.test, report.on)
    at.enter("CRP", "4")
    more = [*report.results, result("alt", "30", "U/L")]
    at.session.write(
        lambda diary, author, now: enter_results(diary, author, now, BEFORE, more, "City Hospital", report.test)
    )
    assert at.value("CRP").text() == "4"
    at.click("Save")
    assert [(item.analyte, str(item.value)) for item in at.results] == [
        ("haemoglobin", "13.1"),
        ("alt", "30"),
        ("crp", "4"),
        ("Ferritin", "80"),
    ]


def test_a_day_put_right_meanwhile_stays(open_results: Open) -> None:
    at = open_results(with_last_time)
    (report,) = at.reports
    at.page.open(report.test, report.on)
    at.enter("CRP", "4")
    moved = BEFORE + timedelta(days=2)
    at.session.write(
        lambda diary, author, now: enter_results(
            diary, author, now, moved, report.results, "City Hospital", report.test
        )
    )
    at.click("Save")
    assert at.reports[0].on == moved
    assert at.told == ["Saved: 3 results from 5 February 2026."]


@pytest.mark.parametrize("percent", [100, 200])
def test_every_field_fits_the_page(open_results: Open, percent: int) -> None:
    at = open_results(with_last_time)
    at.page._theme.apply("light", percent)
    at.page.resize(540, 800)
    at.qtbot.waitUntil(lambda: at.value("Haemoglobin").width() > 0)
    for field in at.page.findChildren(QLineEdit) + at.page.findChildren(QComboBox):
        if field.isVisible() and field.window() is at.page:
            assert field.mapTo(at.page, field.rect().topRight()).x() <= at.page.width()


@pytest.mark.parametrize("width", [540, 900])
def test_a_narrow_window_with_large_text_is_not_scrolled_sideways(open_results: Open, width: int) -> None:
    at = open_results(with_last_time)
    at.page._theme.apply("light", 200)
    at.page.resize(width, 800)
    at.start_at("Haemoglobin")
    at.type("4")
    QApplication.processEvents()
    (area,) = (area for area in at.page.findChildren(QScrollArea) if area.isVisible())
    assert area.horizontalScrollBar().maximum() == 0


def test_the_day_begins_today(open_results: Open) -> None:
    at = open_results()
    assert at.field(QDateEdit, "Blood was taken on").date().toPython() == date(2026, 3, 2)


def test_tab_leads_from_the_last_value_through_its_unit_to_save(open_results: Open) -> None:
    at = open_results()
    at.start_at("eGFR")
    at.press(Qt.Key.Key_Tab)
    assert at.where() == "eGFR: unit"
    at.press(Qt.Key.Key_Tab, 3)
    assert at.focus() is at.button("More of the kidney values")
    at.tab_to("Add another result")
    at.tab_to("Add a file")
    at.press(Qt.Key.Key_Tab)
    assert at.focus() is at.button("Save")


def test_the_rows_behind_the_button_come_with_the_keyboard_in_the_first(open_results: Open) -> None:
    at = open_results()
    at.button("More of the liver values").setFocus()
    at.press(Qt.Key.Key_Space)
    assert at.where() == "AST"
    at.press(Qt.Key.Key_Up)
    assert at.where() == "Albumin"
