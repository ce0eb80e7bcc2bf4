from datetime import timedelta

from PySide6.QtCore import Qt

from imuran_desktop.domain.codes import Severity
from tests.ui.symptoms.at_symptoms import AtSymptoms


def test_a_repeat_takes_three_clicks(at: AtSymptoms) -> None:
    at.recorded("headache", hours=30)
    actions = ["Again: Headache", "Moderate", "Save"]
    for action in actions:
        at.click(action)
    assert len(actions) <= 3
    entry = at.stored[-1]
    assert (entry.symptom, entry.severity, entry.began) == ("headache", Severity.MODERATE, at.now)


def test_a_repeat_takes_three_keys(at: AtSymptoms) -> None:
    at.recorded("headache", hours=30)
    at.button("Again: Headache").setFocus()
    at.keys(Qt.Key.Key_Space, Qt.Key.Key_Space, Qt.Key.Key_Return)
    entry = at.stored[-1]
    assert (entry.symptom, entry.severity, entry.began) == ("headache", Severity.MILD, at.now)


def test_those_recorded_often_come_first_and_only_a_few(at: AtSymptoms) -> None:
    for days in (3, 2):
        at.recorded("hair_loss", hours=24 * days)
    at.recorded("nausea", "cough", "tiredness", "dizziness", "headache", hours=4 * 24)
    found = [button.text() for button in at.buttons("Again")]
    assert found[0] == "Losing hair, or thinner hair"
    assert len(found) == 5


def test_what_nobody_can_record_again_is_not_offered(at: AtSymptoms) -> None:
    at.click("No symptoms today")
    assert not at.buttons("Again")
    assert "Is it one of these again?" not in at.seen


def test_one_of_long_ago_is_not_offered(at: AtSymptoms) -> None:
    at.recorded("headache", hours=24 * 300)
    at.now += timedelta(days=100)
    at.page.refresh()
    assert not at.buttons("Again")
