from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta

import pytest

if sys.platform != "linux":
    pytest.skip("needs a Linux desktop's servers", allow_module_level=True)

from imuran_desktop.domain.reminders import Rules
from imuran_desktop.services.reminders import read_reminders
from tests.journeys.desktop_session import Desktop
from tests.journeys.in_process import elsewhere
from tests.journeys.plans import Medicine, Plan, ago
from tests.journeys.screen_reader import ScreenReader

ONE = "Time for Azathioprine 75\N{NO-BREAK SPACE}mg"
TAKEN = f"Taken: {ONE}"
REMINDERS = "Reminders for Sam"


def test_a_server_that_dies_hands_over_to_the_reminder_window_and_gets_it_back(
    desktop: Desktop, reader: ScreenReader
) -> None:
    server = desktop.start_dunst()
    plan = Plan(desktop, Medicine("a", [ago(5)]))
    app = desktop.launch_app("--diary", str(plan.diary))
    desktop.monitor.wait_for_shown(lambda shown: shown.summary == ONE)
    reader.wait_for_text("while this computer is on")
    assert desktop.windows(REMINDERS) == []

    server.kill()
    desktop.wait_for_window(REMINDERS)
    reader.wait_for(lambda texts: {TAKEN, "in a window of their own"} <= set(texts))

    desktop.start_dunst()
    told = desktop.monitor.wait_for_shown(lambda shown: shown.summary == ONE)
    reader.wait_for(lambda texts: TAKEN not in texts and "while this computer is on" in texts)
    desktop.wait_until(lambda: not desktop.windows(REMINDERS))

    desktop.invoke(told.id, "taken")
    desktop.monitor.wait_for(lambda: told.id in desktop.monitor.withdrawn)
    assert plan.states(plan.today) == ["taken"]
    assert plan.reminded() == [("due", "desktop", "taken")]
    assert app.end() == 0
    assert app.said() == ""


@pytest.mark.parametrize("bus", [True, False], ids=["no server", "no bus"])
def test_without_a_server_the_app_has_a_window_for_reminders(desktop: Desktop, reader: ScreenReader, bus: bool) -> None:
    plan = Plan(desktop, Medicine("a", [ago(5)]))
    nowhere = f"unix:path={desktop.folder}/nobody-listens-here"
    env = {} if bus else {"DBUS_SESSION_BUS_ADDRESS": nowhere, "AT_SPI_BUS_ADDRESS": reader.address}
    app = desktop.launch_app("--diary", str(plan.diary), "--background", env=env)
    desktop.wait_for_window(REMINDERS)
    desktop.click_away(reader, TAKEN)
    desktop.wait_until(lambda: not desktop.windows(REMINDERS))
    assert plan.dose("a1")["state"] == "taken"
    assert plan.reminded() == [("due", "window", "taken")]
    assert app.end() == 0


def test_put_off_in_the_reminder_window(desktop: Desktop, reader: ScreenReader) -> None:
    plan = Plan(desktop, Medicine("a", [ago(5)]))
    app = desktop.launch_app("--diary", str(plan.diary))
    reader.wait_for_text(f"Snooze …: {ONE}")
    # 5, 15 or 30 minutes, an hour, until the next meal.
    desktop.choose(3, 5, lambda: reader.press(f"Snooze …: {ONE}"))
    desktop.wait_until(lambda: not desktop.windows(REMINDERS))
    assert plan.dose("a1")["state"] == "due"
    ((delivery, reply, at),) = plan.reminded("delivery", "reply", "replied_at")
    assert (delivery, reply) == ("window", "snoozed")
    now = datetime.now(UTC)
    with elsewhere(plan.diary, now) as diary:
        next_at = read_reminders(diary, now, Rules()).next_at
    assert next_at is not None
    assert timedelta() <= datetime.fromisoformat(at) + timedelta(minutes=30) - next_at < timedelta(seconds=2)
    assert app.end() == 0
    assert app.said() == ""


def test_nothing_is_due_and_the_rail_still_says_whether_there_is_a_server(
    desktop: Desktop, reader: ScreenReader
) -> None:
    plan = Plan(desktop, Medicine("a", [ago(-30)]))
    desktop.launch_app("--diary", str(plan.diary))
    reader.wait_for_text("in a window of their own")
    desktop.start_dunst()
    reader.wait_for_text("while this computer is on")
    assert desktop.shown() == []
    assert desktop.windows(REMINDERS) == []
