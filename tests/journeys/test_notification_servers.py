from __future__ import annotations

import sys

import pytest

if sys.platform != "linux":
    pytest.skip("needs a Linux desktop's servers", allow_module_level=True)

from tests.journeys.desktop_session import Desktop
from tests.journeys.plans import Medicine, Plan, ago
from tests.journeys.screen_reader import ScreenReader


def test_without_a_server_the_app_reminds_on_its_own_screen(desktop: Desktop, reader: ScreenReader) -> None:
    plan = Plan(desktop, Medicine("a", [ago(5)]))
    app = desktop.launch_app("--diary", str(plan.diary))
    reader.wait_for_text("Reminders only here")
    assert any("due now" in text for text in reader.texts())

    # One that comes up later gets what is still open.
    server = desktop.start_dunst()
    told = desktop.monitor.wait_for_shown(lambda shown: True)
    assert told.summary.startswith("Time for Azathioprine")
    reader.wait_for_text("Reminders on")

    server.end()
    reader.wait_for_text("Reminders only here")
    desktop.start_dunst()
    told = desktop.monitor.wait_for_shown(lambda shown: True)
    desktop.invoke(told.id, "taken")
    desktop.monitor.wait_for(lambda: told.id in desktop.monitor.withdrawn)
    assert plan.dose("a1")["state"] == "taken"
    assert app.end() == 0


def test_nothing_is_due_and_the_rail_still_says_whether_there_is_a_server(
    desktop: Desktop, reader: ScreenReader
) -> None:
    plan = Plan(desktop, Medicine("a", [ago(-30)]))
    desktop.launch_app("--diary", str(plan.diary))
    reader.wait_for_text("Reminders only here")
    desktop.start_dunst()
    reader.wait_for_text("Reminders on")
    assert desktop.shown() == []


def test_without_any_bus_the_app_runs(desktop: Desktop) -> None:
    plan = Plan(desktop, Medicine("a", [ago(5)]))
    nowhere = {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={desktop.folder}/nobody-listens-here"}
    app = desktop.launch_app("--diary", str(plan.diary), env=nowhere)
    window = desktop.wait_for_window("Sam Example")
    # A second start is answered once the rest was started.
    assert desktop.launch_app("--diary", str(plan.diary), env=nowhere).wait() == 0
    desktop.press_keys(window, "ctrl+q")
    assert app.wait() == 0
