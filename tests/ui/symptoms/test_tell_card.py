from datetime import date

from PySide6.QtGui import QGuiApplication

from imuran_desktop.domain.codes import Severity
from tests.ui.symptoms.at_symptoms import AtSymptoms

HEADING = "To tell your clinic"


def card(at: AtSymptoms) -> str:
    """What the card says, and what stands below it."""
    return at.seen.split(HEADING)[1] if HEADING in at.seen else ""


def test_it_gathers_what_to_tell_the_most_pressing_first(at: AtSymptoms) -> None:
    at.recorded("nausea", hours=2)
    assert card(at) == ""
    at.recorded("fever", hours=24 * 12, severity=Severity.MODERATE)
    at.recorded("cough", hours=24)
    at.recorded("any_other_symptom", hours=1, own_words="Ringing ears")
    lines = [line for line in card(at).splitlines() if "," in line or "·" in line][:7]
    assert "Take this list along, or read it out on the phone. Nobody is watching this diary." in card(at)
    assert "High temperature (fever), moderate" in lines
    assert "Wednesday 18 March, 12:00 · urgent sign" in lines
    assert lines.index("Ringing ears, mild") > lines.index("High temperature (fever), moderate")
    assert "Today, 12:00 · tell your clinic" in lines


def test_one_is_told_and_not_told_again(at: AtSymptoms) -> None:
    at.recorded("fever", hours=24 * 12)
    at.recorded("headache", hours=24)
    at.click("Told: High temperature")
    told = {entry.symptom: entry.told_on for entry in at.stored}
    assert told == {"fever": date(2026, 3, 30), "headache": None}
    assert not at.buttons("Told: High temperature")
    assert "Recorded: your clinic was told of 1 entry." in at.seen
    at.click("Undo")
    assert [entry.told_on for entry in at.stored] == [None, None]
    assert at.buttons("Told: High temperature")


def test_all_are_told_at_once(at: AtSymptoms) -> None:
    for days in range(1, 8):
        at.recorded("headache", hours=24 * days)
    assert len(at.buttons("Told: Headache")) == 5
    at.click("Show 2 more")
    assert len(at.buttons("Told: Headache")) == 7
    at.click("I have told them all of this")
    assert {entry.told_on for entry in at.stored} == {date(2026, 3, 30)}
    assert HEADING not in at.seen
    at.click("Undo")
    assert len(at.buttons("Told: Headache")) == 7


def test_it_is_copied_whole(at: AtSymptoms) -> None:
    for days in range(1, 8):
        at.recorded("headache", hours=24 * days, note=f"day {days}")
    at.click("Copy")
    assert "Copied." in at.seen
    copied = QGuiApplication.clipboard().text().splitlines()
    assert copied[0] == "To tell the clinic: Sam Example"
    assert copied[3] == "29 March 2026, 13:00: Headache, mild (tell your clinic). Note: day 1"
    assert len(copied) == 10


def test_it_is_printed_or_saved(at: AtSymptoms) -> None:
    at.recorded("headache", hours=24)
    at.click("Print …")
    assert at.dialog is not None
    assert "To tell the clinic: Sam Example" in at.seen
    at.click("Cancel")
    assert at.dialog is None


def test_what_stays_the_same_keeps_the_keyboard(at: AtSymptoms) -> None:
    at.recorded("headache", "cough")
    told = at.button("Told: Headache")
    told.setFocus()
    at.page.refresh()
    assert at.focus() is told


def test_it_says_why_an_entry_is_more_pressing_than_its_symptom(at: AtSymptoms) -> None:
    at.recorded("fever", hours=24 * 12)
    at.recorded("skin_rash", hours=24 * 11)
    assert "Together with: High temperature (fever), 18 March 2026." in card(at)
    at.click("Copy")
    rash = next(line for line in QGuiApplication.clipboard().text().splitlines() if "Together with: High" in line)
    assert rash.startswith("19 March 2026")
    assert "(urgent sign). Together with: High temperature (fever), 18 March 2026." in rash
