import re
from datetime import timedelta

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QLabel

from imuran_desktop.domain.codes import Course, Severity
from imuran_desktop.domain.history import Kind
from imuran_desktop.domain.symptoms import SymptomEntry
from imuran_desktop.store import symptom_codec
from imuran_desktop.store.revisions import append
from imuran_desktop.ui.theme import ThemeController
from tests.ui.symptoms.at_symptoms import AUTHOR, URGENT, AtSymptoms


def test_entries_stand_newest_first_under_their_days(at: AtSymptoms) -> None:
    for hours, symptom in ((50, "hair_loss"), (26, "nausea"), (25, "headache"), (1, "dizziness")):
        at.recorded(symptom, hours=hours)
    lines = at.lines
    said = re.compile("Mild|sign|clinic|Together with")  # how bad and how pressing: not of interest here
    assert [line for line in lines[lines.index("Today") :] if not said.search(line)] == [
        "Today",
        "12:00",
        "Feeling dizzy",
        "Yesterday",
        "12:00",
        "Headache",
        "11:00",
        "Feeling sick to your stomach (nausea)",
        "Saturday 28 March",
        "10:00",
        "Losing hair, or thinner hair",
    ]


def test_a_combination_raises_both_entries_of_the_list(at: AtSymptoms) -> None:
    at.recorded("skin_rash", hours=48)
    assert "urgent sign" not in at.lines
    at.recorded("mouth_sores", hours=24)
    assert at.lines.count("urgent sign") == 2


def test_a_long_past_urgent_sign_no_longer_says_now(at: AtSymptoms) -> None:
    at.recorded("fever", hours=24 * 20)
    assert "urgent sign" in at.lines
    assert URGENT not in at.seen


def test_one_the_clinic_was_told_of_no_longer_says_now(at: AtSymptoms) -> None:
    at.recorded("fever")
    assert URGENT in at.seen
    at.click("Told: High temperature")
    assert URGENT not in at.seen
    assert "Your clinic was told on 30 March 2026." in at.seen


def test_an_entry_is_removed_and_brought_back(at: AtSymptoms) -> None:
    (kept,) = at.recorded("nausea", hours=2)
    (gone,) = at.recorded("headache")
    at.click("Change Headache, 12:00")
    at.click("Remove Headache, 12:00")
    assert [entry.id for entry in at.stored] == [kept]
    assert "Removed: Headache." in at.seen
    assert "12:00\nHeadache" not in at.seen
    at.click("Undo")
    assert [entry.id for entry in at.stored] == [kept, gone]
    assert "12:00\nHeadache" in at.seen


def test_what_goes_on_is_ended_by_one_press(at: AtSymptoms) -> None:
    at.recorded("headache", hours=20, course=Course.GOING_ON)
    at.click("It has ended: Headache")
    (entry,) = at.stored
    assert (entry.course, entry.ended) == (Course.ENDED, at.now)
    assert "Recorded: Headache has ended." in at.seen
    assert "It ended today at 13:00." in at.seen
    assert not at.buttons("It has ended")
    at.click("Undo")
    assert at.stored[0].course is Course.GOING_ON


def test_a_late_one_of_which_nothing_was_said_may_have_ended(at: AtSymptoms) -> None:
    at.recorded("headache", hours=20)
    at.recorded("hair_loss", hours=24 * 30)
    assert not at.buttons("It has ended")
    at.click("Change Headache")
    assert len(at.buttons("It has ended")) == 1
    at.click("Change Losing hair")
    assert len(at.buttons("It has ended")) == 1


def test_what_can_be_done_folds_away_again(at: AtSymptoms) -> None:
    at.recorded("headache")
    at.click("Change Headache")
    assert at.buttons("Remove")
    at.click("Change Headache")
    assert not at.buttons("Remove")


def test_a_day_without_symptoms_can_only_be_removed(at: AtSymptoms) -> None:
    at.click("No symptoms today")
    at.click("Change No symptoms")
    assert not at.buttons("Edit")
    assert not at.buttons("It has ended")
    at.click("Remove No symptoms")
    assert not at.stored


def test_earlier_versions_are_read(at: AtSymptoms) -> None:
    at.recorded("headache", hours=3, note="after lunch")
    at.click("Change Headache")
    assert "Recorded today at 13:00, on this device" in at.seen
    assert "Earlier versions" not in at.seen
    at.now += timedelta(hours=1)
    at.session.recorded_by = "Alex"
    at.click("Edit Headache")
    at.click("Severe")
    at.click("Save")
    at.click("Change Headache")
    told = at.seen.split("Recorded today at 14:00 by Alex, on this device")[1]
    assert (
        "Earlier versions\nHeadache, mild. It began today at 10:00. Note: after lunch\nRecorded today at 13:00" in told
    )


def test_what_another_version_recorded_is_shown_as_it_is(at: AtSymptoms) -> None:
    newer = SymptomEntry("e1", "purple_toes", Severity.MILD, at.now - timedelta(hours=1), 3600, "Europe/London")
    with at.diary.writing():
        body = symptom_codec.symptom_body(newer)
        append(at.diary, AUTHOR, at.now, kind=Kind.SYMPTOM, entry="e1", body=body, day="2026-03-30")
    at.page.refresh()
    assert "12:00\npurple_toes\nMild · Tell your clinic soon" in at.seen
    assert not at.buttons("Again")  # this list doesn't know it
    at.click("Change purple_toes")
    assert not at.buttons("Edit")
    assert at.buttons("Remove")


def test_where_there_is_little_room_an_entry_is_read_whole_before_its_button(
    at: AtSymptoms, look: ThemeController
) -> None:
    look.apply("light", 200)
    at.page.resize(700, 900)
    at.recorded("nausea", hours=2)
    QApplication.processEvents()
    button = at.button("Change Feeling sick to your stomach (nausea), 11:00")
    facts = next(label for label in at.page.findChildren(QLabel) if label.text().startswith("Mild ·"))
    assert button.mapTo(at.page, QPoint(0, 0)).y() >= facts.mapTo(at.page, QPoint(0, facts.height())).y()


def test_an_old_urgent_sign_has_the_whole_width(at: AtSymptoms) -> None:
    at.recorded("fever", hours=24 * 20, did="Rang the clinic, who asked for a blood test on the same day")
    at.seen  # noqa: B018  (lays the page out)
    fact = next(label for label in at.page.findChildren(QLabel) if label.text().startswith("Done about it"))
    assert fact.width() > 400


def test_why_an_entry_is_more_pressing_than_its_symptom_stands_beside(at: AtSymptoms) -> None:
    at.recorded("fever", hours=24 * 12)
    at.recorded("skin_rash", hours=24 * 11)
    assert at.seen.count("Together with: High temperature (fever), 18 March 2026.") == 2  # to tell, and the entry
