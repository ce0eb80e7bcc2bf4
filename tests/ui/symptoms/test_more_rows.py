from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import QDateEdit, QLineEdit, QPlainTextEdit, QTimeEdit

from imuran_desktop.domain.codes import Course, Outcome, SinceDose, Thought
from imuran_desktop.domain.history import Author, Kind
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.store import record_codec
from imuran_desktop.store.revisions import append
from tests.ui.symptoms.at_symptoms import AtSymptoms


def taken(at: AtSymptoms, minutes: int) -> None:
    """Azathioprine was recorded as taken so long ago."""
    moment = at.now - timedelta(minutes=minutes)
    intake = Intake("i", "p", "azathioprine", Outcome.TAKEN, moment, 3600, "Europe/London", at.now, amount_mg=50)
    with at.diary.writing():
        body = record_codec.intake_body(intake)
        append(at.diary, Author("device"), at.now, kind=Kind.INTAKE, entry="i", body=body, day="2026-03-30")


def test_more_is_folded_away_and_need_not_be_said(at: AtSymptoms) -> None:
    at.find("headache")
    assert "Is it still there?" not in at.seen
    at.click("Mild")
    at.click("Save")
    (entry,) = at.stored
    assert (entry.course, entry.since_dose, entry.thought, entry.did, entry.note) == (None, None, None, "", "")


def test_all_that_is_said_is_kept_and_shown(at: AtSymptoms) -> None:
    at.session.recorded_by = "Alex"
    at.find("headache")
    at.click("Moderate")
    at.click("More")
    at.click("Yes")
    at.click("1 to 4 hours")
    at.click("It could be my illness")
    at.field(QLineEdit, "What did you do about it?").setFocus()
    at.type_in("lay down")
    at.field(QPlainTextEdit, "Note").setFocus()
    at.type_in("after lunch")
    at.click("Save")
    (entry,) = at.stored
    assert (entry.course, entry.since_dose) == (Course.GOING_ON, SinceDose.WITHIN_FOUR_HOURS)
    assert (entry.thought, entry.did, entry.note) == (Thought.ILLNESS, "lay down", "after lunch")
    for words in (
        "Moderate · Tell your clinic soon · recorded by Alex",
        "Still going on.",
        "It began 1 to 4 hours after a dose.",
        "Thought at the time: it could be my illness.",
        "Done about it: lay down",
        "Note: after lunch",
    ):
        assert words in at.seen


def test_what_was_said_can_be_taken_back(at: AtSymptoms) -> None:
    at.recorded("headache", thought=Thought.NOT_SURE)
    at.click("Change Headache")
    at.click("Edit Headache")
    assert at.button("I am not sure").isChecked()
    at.buttons("Not said")[2].click()
    at.click("Save")
    assert at.stored[0].thought is None


def test_when_it_ended_is_asked_once_it_has(at: AtSymptoms) -> None:
    at.find("headache")
    at.click("Mild")
    at.began(QDate(2026, 3, 30), QTime(9, 0))
    at.click("More")
    assert "When did it end?" not in at.seen
    at.click("No, it has ended")
    at.buttons("Earlier")[1].click()
    at.field(QTimeEdit, "Time it ended").setTime(QTime(8, 0))
    at.click("Save")
    assert "It can't have ended before it began." in at.seen
    assert not at.stored
    at.field(QTimeEdit, "Time it ended").setTime(QTime(11, 30))
    at.click("Save")
    (entry,) = at.stored
    assert entry.ended == datetime(2026, 3, 30, 10, 30, tzinfo=UTC)
    assert "It ended today at 11:30." in at.seen


def test_an_end_that_was_taken_back_is_not_checked(at: AtSymptoms) -> None:
    at.find("headache")
    at.click("Mild")
    at.click("More")
    at.click("No, it has ended")
    at.buttons("Earlier")[1].click()
    at.field(QDateEdit, "Date it ended").setDate(QDate(2026, 3, 1))
    at.click("Yes")
    at.click("Save")
    assert at.stored[0].course is Course.GOING_ON
    assert at.stored[0].ended is None


def test_the_last_dose_stands_beside_as_a_plain_fact(at: AtSymptoms) -> None:
    taken(at, 40)
    at.find("headache")
    at.click("More")
    assert "Azathioprine 50 mg was recorded as taken 40 minutes before." in at.seen
    at.began(QDate(2026, 3, 30), QTime(12, 0))
    assert "was recorded as taken" not in at.seen


def test_with_several_it_says_that_it_goes_with_each(at: AtSymptoms) -> None:
    at.find("headache")
    at.click("More")
    assert "This goes with each of the symptoms above." not in at.seen
    at.add("hair loss")
    assert "This goes with each of the symptoms above." in at.seen
    for button in at.buttons("Mild"):
        button.click()
    at.field(QPlainTextEdit, "Note").setFocus()
    at.type_in("since the cold")
    at.click("Save")
    assert [entry.note for entry in at.stored] == ["since the cold"] * 2


def test_an_end_whose_time_is_not_known_stays_so(at: AtSymptoms) -> None:
    at.recorded("headache", course=Course.ENDED)
    at.click("Change Headache")
    at.click("Edit Headache")
    assert not at.page.unsaved()
    assert at.button("I don't know").isChecked()
    at.click("Moderate")
    at.click("Save")
    assert (at.stored[0].course, at.stored[0].ended) == (Course.ENDED, None)
    assert "It has ended." in at.seen


def test_when_it_ended_need_not_be_known(at: AtSymptoms) -> None:
    at.find("headache")
    at.click("Mild")
    at.click("More")
    at.click("No, it has ended")
    at.click("I don't know")
    at.click("Save")
    assert (at.stored[0].course, at.stored[0].ended) == (Course.ENDED, None)
