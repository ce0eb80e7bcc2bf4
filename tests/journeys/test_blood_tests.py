from __future__ import annotations

import sys

import pytest

if sys.platform != "linux":
    pytest.skip("needs a Linux desktop's servers", allow_module_level=True)

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
