"""What is set up once: starting with the person's log-in, and whether reminders arrive on this computer."""

from __future__ import annotations

import sys

import pytest

if sys.platform != "linux":
    pytest.skip("needs a Linux desktop's servers", allow_module_level=True)

from tests.desktop.exec_line import arguments_of
from tests.journeys.desktop_session import CHECKOUT, Desktop
from tests.journeys.plans import Medicine, Plan, ago
from tests.journeys.screen_reader import ScreenReader
from tests.journeys.servers import Owned

OURS = "Sam Example"
LOG_IN, TEST = "Start when I log in", "Test my reminders"
WORKS, FAILS = "What works on this computer", "What does not work, or is switched off"
SAMPLES = {
    "Test: a dose is due",
    "Test: nothing recorded for a dose",
    "Test: a blood test is due",
    "Test: tablets run out",
}


def settings(desktop: Desktop, reader: ScreenReader, plan: Plan) -> Owned:
    """Start the app, and open its settings."""
    app = desktop.launch_app("--diary", str(plan.diary))
    desktop.wait_for_window(OURS)
    # Loaded after the first painting, as is what the settings are for.
    assert desktop.launch_app("--diary", str(plan.diary)).wait() == 0
    reader.press("Settings")
    reader.wait_for_text(TEST)
    return app


def test_the_command_that_was_written_down_starts_it_at_log_in(desktop: Desktop, reader: ScreenReader) -> None:
    desktop.start_dunst()
    plan = Plan(desktop, Medicine("a", [ago(10)]))
    desktop.set(repeats=0)
    app = settings(desktop, reader, plan)
    entries = desktop.home / ".config/autostart"
    assert not entries.exists()
    reader.press(LOG_IN)
    desktop.wait_until(lambda: any(entries.glob("*.desktop")))
    (entry,) = entries.glob("*.desktop")
    (told,) = desktop.shown()
    assert app.end() == 0
    assert app.said() == ""

    # The next log-in, of a person who wants to be told again. It knows nothing of this terminal's settings.
    desktop.set(repeats=1, repeat_minutes=5)
    del desktop.env["PYTHONPATH"]
    started = desktop.launch(*arguments_of(entry))
    again = desktop.monitor.wait_for_shown(lambda shown: True)
    assert (told.summary[:8], again.summary[:10]) == ("Time for", "Still open")
    assert desktop.windows(OURS) == []
    desktop.invoke(again.id, "taken")
    desktop.monitor.wait_for(lambda: not desktop.shown())
    desktop.env["PYTHONPATH"] = str(CHECKOUT)
    assert plan.dose("a1")["state"] == "taken"

    # It is switched off again.
    assert desktop.launch_app("--diary", str(plan.diary)).wait() == 0
    desktop.wait_for_window(OURS)
    reader.press("Settings")
    reader.wait_for_text(LOG_IN)
    reader.press(LOG_IN)
    desktop.wait_until(lambda: not any(entries.glob("*.desktop")))
    assert started.end() == 0
    assert started.said() == ""


def test_all_kinds_of_reminders_are_tried_out(desktop: Desktop, reader: ScreenReader) -> None:
    server = desktop.start_dunst()
    plan = Plan(desktop, Medicine("a", [ago(-30)]))
    app = settings(desktop, reader, plan)
    reader.press(TEST)
    desktop.monitor.wait_for(lambda: {shown.summary for shown in desktop.shown()} == SAMPLES)
    assert all(shown.body.startswith("This is only a test.") for shown in desktop.shown())
    works, fails = found(reader.wait_for(lambda texts: FAILS in texts))
    assert any(text.startswith("This desktop shows them, by dunst ") for text in works)
    assert "You can answer on the reminder itself." in works
    assert "This desktop plays none with a reminder." in fails
    assert any(text.startswith("This desktop has no place for it.") for text in fails)
    assert any(text.startswith("It is switched off. Reminders come only after") for text in fails)

    # Without a server they come all the same.
    server.kill()
    reader.press("Send them again")
    reader.wait_for(lambda texts: set(texts) >= SAMPLES)
    works, fails = found(reader.wait_for(lambda texts: any("This desktop shows none." in text for text in texts)))
    assert any(text.startswith("The reminder comes in a window of Imuran Desktop") for text in works)
    assert "This desktop shows none. Reminders come in a window of Imuran Desktop instead." in fails
    reader.press("Close")
    desktop.wait_until(lambda: not desktop.windows("Test my reminders"))
    assert plan.reminded() == []
    assert app.end() == 0
    assert app.said() == ""


def found(texts: list[str]) -> tuple[set[str], set[str]]:
    """What works, and what does not, as the dialog lists it."""
    begins, turns = texts.index(WORKS), texts.index(FAILS)
    return set(texts[begins:turns]), set(texts[turns:])
