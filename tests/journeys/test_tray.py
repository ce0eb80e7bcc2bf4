from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

if sys.platform != "linux":
    pytest.skip("needs a Linux desktop's servers", allow_module_level=True)

from tests.journeys.desktop_session import Desktop
from tests.journeys.plans import Medicine, Plan, ago
from tests.journeys.tray_host import TrayHost

OURS = "Sam Example"


@pytest.fixture
def tray(desktop: Desktop) -> Iterator[TrayHost]:
    host = TrayHost(desktop.bus.address)
    yield host
    host.close()


def test_with_a_tray_closing_the_window_leaves_the_reminders_running(desktop: Desktop, tray: TrayHost) -> None:
    desktop.start_dunst()
    plan = Plan(desktop, Medicine("a", [ago(5)]))
    app = desktop.launch_app("--diary", str(plan.diary))
    window = desktop.wait_for_window(OURS)
    tray.wait_for_icon()
    told = desktop.monitor.wait_for_shown(lambda shown: True)
    desktop.press_keys(window, "alt+F4")
    desktop.wait_until(lambda: not desktop.windows(OURS))
    desktop.invoke(told.id, "taken")
    desktop.monitor.wait_for(lambda: told.id in desktop.monitor.withdrawn)
    assert plan.dose("a1")["state"] == "taken"
    assert desktop.windows(OURS) == []

    tray.click()
    desktop.wait_for_window(OURS)
    tray.choose("Quit")
    assert app.wait() == 0
    assert app.said() == ""


def test_started_in_the_background_it_is_only_in_the_tray(desktop: Desktop, tray: TrayHost) -> None:
    plan = Plan(desktop, Medicine("a", [ago(-30)]))
    app = desktop.launch_app("--diary", str(plan.diary), "--background")
    tray.wait_for_icon()
    assert desktop.run("xdotool", "search", "--name", OURS, status=None) == ""
    tray.choose("Open")
    window = desktop.wait_for_window(OURS)
    desktop.press_keys(window, "ctrl+q")
    assert app.wait() == 0
    assert app.said() == ""
