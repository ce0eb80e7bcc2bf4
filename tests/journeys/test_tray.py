from __future__ import annotations

import sys
from collections.abc import Iterator

import pytest

if sys.platform != "linux":
    pytest.skip("needs a Linux desktop's servers", allow_module_level=True)

from tests.journeys.desktop_session import Desktop
from tests.journeys.plans import Medicine, Plan, ago
from tests.journeys.screen_reader import ScreenReader
from tests.journeys.tray_host import TrayHost
from tests.journeys.xembed_tray import XEmbedTray

OURS = "Sam Example"
EXPLAINED = "Your reminders go on"
STAY, QUIT = "Keep reminding me", "Quit instead"

Tray = TrayHost | XEmbedTray


@pytest.fixture(params=["StatusNotifier", "XEmbed"])
def tray(desktop: Desktop, request: pytest.FixtureRequest) -> Iterator[Tray]:
    """A tray of each kind."""
    host = XEmbedTray(desktop) if request.param == "XEmbed" else TrayHost(desktop.bus.address)
    yield host
    host.close()


def test_with_a_tray_closing_the_window_leaves_the_reminders_running(
    desktop: Desktop, reader: ScreenReader, tray: Tray
) -> None:
    server = desktop.start_dunst()
    plan = Plan(desktop, Medicine("a", [ago(5)]))
    app = desktop.launch_app("--diary", str(plan.diary))
    window = desktop.wait_for_window(OURS)
    tray.wait_for_icon()
    desktop.monitor.wait_for_shown(lambda shown: True)
    desktop.close_window(window)
    # The first time, it says what that means.
    desktop.wait_for_window(EXPLAINED)
    reader.wait_for_text("among the small icons at the edge of your screen")
    desktop.click_away(reader, STAY)
    desktop.wait_until(lambda: not desktop.windows(OURS))

    # It goes on: a server that comes up is told what is open.
    server.kill()
    desktop.start_dunst()
    told = desktop.monitor.wait_for_shown(lambda shown: True)
    desktop.invoke(told.id, "taken")
    desktop.monitor.wait_for(lambda: told.id in desktop.monitor.withdrawn)
    assert plan.dose("a1")["state"] == "taken"
    assert desktop.windows(OURS) == []

    tray.click()
    desktop.close_window(desktop.wait_for_window(OURS))
    desktop.wait_until(lambda: not desktop.windows(OURS))
    assert desktop.windows(EXPLAINED) == []
    tray.choose("Open")
    desktop.wait_for_window(OURS)
    tray.choose("Quit")
    assert app.wait() == 0
    assert app.said() == ""


def test_started_in_the_background_it_is_only_in_the_tray(desktop: Desktop, tray: Tray) -> None:
    plan = Plan(desktop, Medicine("a", [ago(-30)]))
    app = desktop.launch_app("--diary", str(plan.diary), "--background")
    tray.wait_for_icon()
    assert desktop.windows(OURS, visible=False) == []
    tray.choose("Open")
    window = desktop.wait_for_window(OURS)
    desktop.press_keys(window, "ctrl+q")
    assert app.wait() == 0
    assert app.said() == ""


def test_without_a_tray_the_window_is_made_small(desktop: Desktop, reader: ScreenReader) -> None:
    desktop.start_dunst()
    plan = Plan(desktop, Medicine("a", [ago(5)]))
    app = desktop.launch_app("--diary", str(plan.diary))
    window = desktop.wait_for_window(OURS)
    told = desktop.monitor.wait_for_shown(lambda shown: True)
    desktop.close_window(window)
    desktop.wait_for_window(EXPLAINED)
    reader.wait_for_text("in the list of your open windows")
    desktop.click_away(reader, STAY)
    # Made small, it is not seen; a list of windows has it.
    desktop.wait_until(lambda: bool(desktop.windows(OURS, visible=False)))
    (small,) = desktop.windows(OURS, visible=False)
    desktop.invoke(told.id, "taken")
    desktop.monitor.wait_for(lambda: told.id in desktop.monitor.withdrawn)
    assert plan.dose("a1")["state"] == "taken"
    assert desktop.windows(OURS) == []

    desktop.run("xdotool", "windowactivate", "--sync", small)
    window = desktop.wait_for_window(OURS)
    desktop.close_window(window)
    desktop.wait_until(lambda: not desktop.windows(OURS))
    assert desktop.windows(EXPLAINED) == []
    assert app.end() == 0
    assert app.said() == ""


def test_the_window_is_closed_and_all_ended(desktop: Desktop, reader: ScreenReader) -> None:
    desktop.start_dunst()
    plan = Plan(desktop, Medicine("a", [ago(5)]))
    app = desktop.launch_app("--diary", str(plan.diary))
    window = desktop.wait_for_window(OURS)
    desktop.monitor.wait_for_shown(lambda shown: True)
    desktop.close_window(window)
    reader.wait_for_text(QUIT)
    reader.press(QUIT)
    assert app.wait() == 0
    desktop.monitor.wait_for(lambda: not desktop.shown())
    assert app.said() == ""
