from datetime import timedelta

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtWidgets import QLineEdit

from imuran_desktop.domain.codes import Severity
from tests.ui.symptoms.at_symptoms import NUMBERS, URGENT, AtSymptoms


def test_a_symptom_is_logged_with_the_mouse(at: AtSymptoms) -> None:
    at.click("Log a symptom")
    at.click_row("Head, nerves and senses")
    at.click_row("Headache")
    at.click("Moderate")
    at.click("Save")
    (entry,) = at.stored
    assert (entry.symptom, entry.severity, entry.began) == ("headache", Severity.MODERATE, at.now)
    assert "Recorded: Headache, moderate. Tell your clinic soon." in at.seen
    assert "Today\n13:00\nHeadache\nModerate · Tell your clinic soon" in at.seen


def test_a_symptom_is_logged_by_keyboard_alone(at: AtSymptoms) -> None:
    at.page.start_logging()
    at.type_in("head")
    at.keys(Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Return)
    (entry,) = at.stored
    assert (entry.symptom, entry.severity) == ("headache", Severity.MILD)
    assert at.focus() is at.button("Log a symptom")


def test_without_a_severity_nothing_is_recorded_and_it_says_why(at: AtSymptoms) -> None:
    at.find("headache")
    at.click("Save")
    assert "Please choose how bad it is." in at.seen
    assert not at.stored
    at.click("Mild")
    assert "Please choose how bad it is." not in at.seen


def test_what_the_sources_say_follows_the_severity(at: AtSymptoms) -> None:
    at.find("headache")
    assert "Tell your clinic soon" not in at.seen
    at.click("Mild")
    assert "Tell your clinic soon. Ring within their opening hours." in at.seen
    assert "Last checked on" in at.seen


def test_nothing_is_said_to_be_written_down_before_it_is(at: AtSymptoms) -> None:
    at.find("nausea")
    at.click("Mild")
    assert "Written down" not in at.seen
    assert "Write it down for your next visit." in at.seen
    at.click("Save")
    assert "Recorded: Feeling sick to your stomach (nausea), mild. Written down for your next visit." in at.seen


def test_several_are_recorded_at_once_each_with_its_own_severity(at: AtSymptoms) -> None:
    at.find("headache")
    at.click("Mild")
    at.add("hair loss")
    at.buttons("Moderate")[1].click()
    at.add("tired")
    at.buttons("Severe")[2].click()
    at.began(QDate(2026, 3, 29), QTime(9, 0))
    at.click("Save")
    found = {entry.symptom: entry.severity for entry in at.stored}
    assert found == {"headache": Severity.MILD, "hair_loss": Severity.MODERATE, "tiredness": Severity.SEVERE}
    assert {entry.began for entry in at.stored} == {at.now - timedelta(hours=28)}
    assert "Recorded: Headache, mild; Losing hair, or thinner hair, moderate; Feeling tired, severe." in at.seen
    at.click("Undo")
    assert not at.stored


def test_each_of_several_needs_its_severity(at: AtSymptoms) -> None:
    at.find("headache")
    at.click("Mild")
    at.add("hair loss")
    at.click("Save")
    assert at.seen.count("Please choose how bad it is.") == 1
    assert not at.stored
    at.keys(Qt.Key.Key_Space)  # the keyboard is at the question that is open
    at.click("Save")
    assert len(at.stored) == 2


def test_what_is_said_of_several_names_each(at: AtSymptoms) -> None:
    at.find("headache")
    at.click("Mild")
    at.add("hair loss")
    at.buttons("Mild")[1].click()
    assert "Headache, mild; Losing hair, or thinner hair, mild: Tell your clinic soon." in at.seen
    at.add("nausea")
    at.buttons("Mild")[2].click()
    assert "Feeling sick to your stomach (nausea), mild: Write it down for your next visit." in at.seen


def test_one_of_several_is_taken_out(at: AtSymptoms) -> None:
    at.find("headache")
    at.click("Mild")
    at.add("hair loss")
    at.click("Take out: Losing hair")
    assert not at.buttons("Take out")
    at.click("Save")
    assert [entry.symptom for entry in at.stored] == ["headache"]


def test_one_that_is_there_already_is_not_asked_about_twice(at: AtSymptoms) -> None:
    at.find("headache")
    at.click("Severe")
    at.add("headache")
    assert len(at.buttons("Severe")) == 1
    assert at.button("Severe").isChecked()


def test_tab_goes_through_the_form_from_top_to_bottom(at: AtSymptoms) -> None:
    at.find("headache")
    at.add("hair loss")
    order: list[str] = []
    at.button("Take out: Headache").setFocus()
    for _ in range(9):
        order.append((at.focus().accessibleName() or getattr(at.focus(), "text", str)()).split(":")[0])
        at.keys(Qt.Key.Key_Tab)
    assert order == [
        "Take out",
        "Mild",
        "Take out",
        "Mild",
        "Add another symptom",
        "Just now",
        "More (only if you want)",
        "Save",
        "Cancel",
    ]


@pytest.mark.parametrize(("typed", "kept"), [("38.5", 38.5), ("38,5 °C", 38.5), ("", None)])
def test_a_fever_asks_for_the_temperature(at: AtSymptoms, typed: str, kept: float | None) -> None:
    at.set_numbers(NUMBERS)
    at.find("fever")
    assert "Your clinic wants a call at 38 °C." in at.seen
    at.field(QLineEdit, "Temperature").setFocus()
    at.type_in(typed)
    at.click("Mild")
    at.click("Save")
    assert at.stored[0].temperature_c == kept
    assert ("Temperature: 38.5 °C" in at.seen) is (kept is not None)


@pytest.mark.parametrize("typed", ["101", "hot", "3.85"])
def test_what_is_no_temperature_is_said(at: AtSymptoms, typed: str) -> None:
    at.find("shiver")
    assert "wants a call" not in at.seen
    at.field(QLineEdit, "Temperature").setFocus()
    at.type_in(typed)
    at.click("Mild")
    at.click("Save")
    assert "Write it like 38.5, from 30 to 45." in at.seen
    assert not at.stored
    at.field(QLineEdit, "Temperature").setFocus()
    at.field(QLineEdit, "Temperature").selectAll()
    at.type_in("39")
    assert "Write it like" not in at.seen


def test_enter_on_a_button_presses_that_button(at: AtSymptoms) -> None:
    at.find("headache")
    at.click("Mild")
    at.button("Cancel").setFocus()
    at.keys(Qt.Key.Key_Return)
    assert at.buttons("Log a symptom")
    assert not at.stored


def test_an_entry_is_edited(at: AtSymptoms) -> None:
    (entry,) = at.recorded("headache", hours=30.01, severity=Severity.MODERATE, note="after lunch", did="lay down")
    at.click("Change Headache")
    at.click("Edit Headache")
    assert at.button("Moderate").isChecked()
    assert not at.buttons("Add another symptom")
    assert at.field(QLineEdit, "What did you do about it?").text() == "lay down"
    before = at.stored[0]
    at.click("Severe")
    assert URGENT in at.seen
    at.click("Save")
    (after,) = at.stored
    assert (after.id, after.severity, after.note) == (entry, Severity.SEVERE, "after lunch")
    assert after.began == before.began
    at.click("Undo")
    assert at.stored == [before]


def test_own_words_for_a_listed_symptom_are_kept_and_can_be_changed(at: AtSymptoms) -> None:
    at.recorded("headache", own_words="Band round my head")
    at.click("Change Band round my head")
    at.click("Edit Band round my head")
    assert at.field(QLineEdit, "In your own words").text() == "Band round my head"
    at.click("Moderate")
    at.click("Save")
    (entry,) = at.stored
    assert (entry.symptom, entry.own_words, entry.severity) == ("headache", "Band round my head", Severity.MODERATE)
