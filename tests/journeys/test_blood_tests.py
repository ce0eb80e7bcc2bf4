from __future__ import annotations

import json
import sys

import pytest

if sys.platform != "linux":
    pytest.skip("needs a Linux desktop's servers", allow_module_level=True)

from tests.journeys.bus_monitor import Shown
from tests.journeys.desktop_session import Desktop
from tests.journeys.plans import Medicine, Plan, ago
from tests.journeys.screen_reader import ScreenReader


def test_a_blood_test_due_today_is_told_and_recorded_elsewhere(desktop: Desktop, reader: ScreenReader) -> None:
    desktop.start_dunst()
    plan = Plan(desktop, Medicine("a", [ago(-30)]), tests_since=7)
    app = desktop.launch_app("--diary", str(plan.diary))
    told = desktop.monitor.wait_for_shown(lambda shown: True)
    assert told.summary == "Blood test due today"
    assert told.body.splitlines()[0].startswith("Full blood count")
    assert told.actions == {"booked": "Booked …", "done": "Done …", "later": "Later …", "default": "Open"}
    reader.wait_for_text("due today")

    window = desktop.wait_for_window("Sam Example")
    plan.command("record", str(plan.diary), "blood-test", "--on", str(plan.today))
    # The app looks once a minute; and when the person comes back to its window, which nobody has to wait for.
    desktop.leave_and_return(window, reader)
    desktop.monitor.wait_for(lambda: not desktop.shown())
    assert told.id in desktop.monitor.withdrawn
    reader.wait_for(lambda texts: not any("due today" in text for text in texts))
    states = {test["due"]: test["state"] for test in plan.agenda()["blood_tests"]}
    assert states[str(plan.today)] == "done"
    assert app.end() == 0
    assert app.said() == ""


def test_one_that_comes_up_is_told_the_day_before(desktop: Desktop) -> None:
    desktop.start_dunst()
    plan = Plan(desktop, Medicine("a", [ago(-30)]), tests_since=6)
    desktop.launch_app("--diary", str(plan.diary), "--background")
    told = desktop.monitor.wait_for_shown(lambda shown: True)
    assert told.summary == "Blood test coming up"
    assert told.body.splitlines()[0] == "Tomorrow"


def test_the_drawn_button_booked_leads_to_the_question_for_which_day(desktop: Desktop, reader: ScreenReader) -> None:
    desktop.start_xfce4_notifyd()
    plan = Plan(desktop, Medicine("a", [ago(-30)]), tests_since=6)
    app = desktop.launch_app("--diary", str(plan.diary), "--background")
    told = desktop.monitor.wait_for_shown(lambda shown: True)
    assert desktop.windows("Sam Example") == []
    desktop.click_button(told, "booked")
    desktop.wait_for_window("Blood test booked")
    reader.wait_for(lambda texts: any("Booked for which day?" in text for text in texts) and "Save" in texts)
    assert "Blood test coming up" not in [shown.summary for shown in desktop.shown()]
    reader.press("Save")
    reader.wait_for(lambda texts: any("Booked for tomorrow" in text for text in texts))
    assert plan.reminded() == [("test_day_before", "desktop", "opened")]
    assert app.end() == 0
    assert app.said() == ""


LETTER = """Full blood count
White cells 3.1 x10^9/L (4.0 - 11.0)
ALT 34 U/L (0 - 40)"""


def test_a_schedule_is_chosen_its_test_booked_done_and_its_results_pasted(
    desktop: Desktop, reader: ScreenReader
) -> None:
    """From the schedule to a value past what the clinic set, as one person goes through it."""
    desktop.start_dunst()
    plan = Plan(desktop, Medicine("a", [ago(-300)], since=7))
    plan.command("record", str(plan.diary), "alert-values", "--uk-2017", "--said-by", "Ward 7")
    app = desktop.launch_app("--diary", str(plan.diary))
    window = desktop.wait_for_window("Sam Example")
    choose_a_schedule(reader)
    told = desktop.monitor.wait_for_shown(lambda shown: shown.summary == "Blood test due today")
    book_it(desktop, reader, told)
    states = {test["due"]: test for test in plan.agenda()["blood_tests"]}
    assert states[str(plan.today)]["state"] == "booked"
    assert states[str(plan.today)]["arranged"]["where"] == "Ward 7"

    reader.press("Done …")
    desktop.wait_for_window("Blood test done")
    reader.wait_for_text("I have the results: enter them next")
    reader.press("I have the results: enter them next")
    reader.press("Save")
    reader.wait_for_text("Paste from a letter")
    paste(desktop, reader)
    reader.press("Save")
    past = reader.wait_for(lambda texts: any("outside the value your clinic set: contact them" in it for it in texts))
    assert any("3.1" in text and "White cells" in text for text in past)
    reader.press("Close")
    reader.wait_for(lambda texts: any("Saved: 2 results from" in text for text in texts))
    (test,) = json.loads(plan.command("results", str(plan.diary), "--json"))["blood_tests"]
    assert [(result["name"], result["value"]) for result in test["results"]] == [("White cells", "3.1"), ("ALT", "34")]

    reader.press("Results over time")
    reader.wait_for(lambda texts: any("2 results." in text for text in texts))
    read_white_cells(desktop, reader, window)
    assert app.end() == 0
    assert app.said() == ""


def choose_a_schedule(reader: ScreenReader) -> None:
    reader.wait_for_text("Blood tests")
    reader.press("Blood tests")
    reader.wait_for_text("No schedule chosen yet")
    reader.press("Choose a schedule")
    reader.wait_for_text("Which schedule does your clinic follow?")
    reader.press("US label")
    reader.wait_for_text("Every week for 1 month")
    reader.press("Save the schedule")
    reader.wait_for_text("Your blood tests are saved: US label.")


def book_it(desktop: Desktop, reader: ScreenReader, told: Shown) -> None:
    desktop.invoke(told.id, "booked")
    dialog = desktop.wait_for_window("Blood test booked")
    go_to(desktop, reader, dialog, "Date")
    go_to(desktop, reader, dialog, "Where")
    desktop.type_text(dialog, "Ward 7")
    reader.press("Save")
    reader.wait_for(lambda texts: any("Ward 7" in text for text in texts))


def paste(desktop: Desktop, reader: ScreenReader) -> None:
    reader.press("Paste from a letter")
    dialog = desktop.wait_for_window("Paste from a letter")
    desktop.wait_until(lambda: reader.focused() == "Text of the letter")
    desktop.copy(LETTER)
    desktop.press_keys(dialog, "ctrl+v")
    reader.wait_for_text("2 results were read.")
    reader.press("Put into the form")
    reader.wait_for(lambda texts: "Put into the form" not in texts)


def read_white_cells(desktop: Desktop, reader: ScreenReader, window: str) -> None:
    """With the keyboard to the drawing of the white cells, and to the value in it."""
    reader.wait_for(lambda texts: any(text.startswith("White cells") for text in texts))
    go_to(desktop, reader, window, "White cells")
    desktop.press_keys(window, "End")
    reader.wait_for(lambda texts: any("3.1" in text and "contact them" in text for text in texts))


def go_to(desktop: Desktop, reader: ScreenReader, window: str, name: str) -> None:
    """With the Tab key, until what has the focus is called so."""

    def there() -> bool:
        if reader.focused().startswith(name):
            return True
        desktop.press_keys(window, "Tab")
        return False

    desktop.wait_until(there)
