from PySide6.QtCore import Qt

from imuran_desktop.services.changes import Topic
from tests.ui.today.at_today import AtToday, OpenToday, a_plan


def test_tab_follows_the_page_even_after_parts_were_made_anew(open_today: OpenToday) -> None:
    def before(at: AtToday) -> None:
        at.record("e/2026-03-01", at="2026-03-01T20:00")
        at.record("m/2026-03-01", at="2026-03-01T08:00")

    at = open_today(a_plan(), "2026-03-02T07:50", before=before)
    at.time_passes("2026-03-02T08:10")
    at.tab_to("With food")
    assert [name for name in at.tab_order() if name not in ("Today", "Settings")] == [
        "With food",
        "Taken now, with food",
        "Taken earlier …",
        "Skip …",
        "Not sure",
        "How to take it How to take it, in the guide",
        "Record early …",
        "Choose a schedule",
        "About blood tests About blood tests, in the guide",
        "All blood tests",
        "Log a symptom",
        "No symptoms",
    ]


def test_a_dose_that_turns_overdue_keeps_choice_and_keyboard(at_breakfast: AtToday) -> None:
    at_breakfast.click("Without food")
    at_breakfast.tab_to("Taken now, without food")
    at_breakfast.time_passes("2026-03-02T09:30")
    assert "overdue" in at_breakfast.seen
    assert at_breakfast.focus() is at_breakfast.button("Taken now, without food")


def test_what_stays_the_same_is_left_alone(at_breakfast: AtToday) -> None:
    button = at_breakfast.button("Taken now, with food")
    button.setFocus()
    at_breakfast.time_passes("2026-03-02T08:30")
    at_breakfast.page.refresh({Topic.SYMPTOMS})
    assert at_breakfast.button("Taken now, with food") is button
    assert at_breakfast.focus() is button


def test_the_keyboard_rests_when_its_button_goes(at_breakfast: AtToday) -> None:
    at_breakfast.tab_to("Taken now, with food")
    at_breakfast.time_passes("2026-03-02T14:00")
    at_breakfast.press(Qt.Key.Key_Space)
    at_breakfast.press(Qt.Key.Key_Return)
    assert at_breakfast.stored() == []
    assert at_breakfast.dialogs == []
    at_breakfast.press(Qt.Key.Key_Tab)
    assert at_breakfast.focus() is at_breakfast.buttons("Record it …")[0]
