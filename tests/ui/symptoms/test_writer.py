from tests.ui.symptoms.at_symptoms import AtSymptoms


def test_no_symptoms_today_is_an_entry_that_can_be_taken_back(at: AtSymptoms) -> None:
    at.click("No symptoms today")
    assert [entry.symptom for entry in at.stored] == ["none"]
    assert "Recorded: no symptoms today." in at.seen
    assert "13:00\nNo symptoms" in at.seen
    assert not at.buttons("No symptoms today")
    at.click("Undo")
    assert not at.stored
    assert at.buttons("No symptoms today")


def test_a_saved_symptom_is_taken_back(at: AtSymptoms) -> None:
    at.find("headache")
    at.click("Mild")
    at.click("Save")
    at.click("Undo")
    assert not at.stored
    assert "13:00\nHeadache" not in at.seen
