"""A private desktop for one journey: screen, window manager, session bus, an ear on it, notification servers."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from time import monotonic
from typing import Self, TypeVar

from tests.journeys.bus_monitor import BusMonitor, Shown
from tests.journeys.screen_reader import ENV as TOLD_TO_SCREEN_READERS
from tests.journeys.screen_reader import ScreenReader
from tests.journeys.servers import Bus, NotificationServer, Owned, Screen, WindowManager

CHECKOUT = Path(__file__).resolve().parents[2]
_P = TypeVar("_P", bound=Owned)
_LAUNCHED = "launched.log"
_MENU = """#!/bin/sh
# dunst's context menu: takes the line of the notification and action asked for, as a person would with the mouse.
grep -F "[$(cat '{wish}')]"
"""
_DUNSTRC = """[global]
    font = Sans 12
    dmenu = {menu}
    markup = {markup}
    enable_recursive_icon_lookup = false
"""
_OTHER_PROGRAM = """
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel("Another program")
label.setWindowTitle("Another program")
label.show()
app.exec()
"""
_SHOOT = """
import sys
from PySide6.QtGui import QGuiApplication
app = QGuiApplication([])
assert app.primaryScreen().grabWindow(0).save(sys.argv[1])
"""


class Desktop:
    """Start it with `with`. Whatever was started on it ends with it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.env: dict[str, str] = {}
        """The environment of everything on this desktop: a home of its own, and nothing of the tester's desktop."""
        self._running = ExitStack()

    def __enter__(self) -> Self:
        for name in ("home", "run"):
            (self.folder / name).mkdir(mode=0o700)
        self.env = _plain_environment(self.home, self.folder / "run")
        try:
            screen = self._own(Screen(self.folder, self.env))
            self.env["DISPLAY"] = screen.display
            self._own(WindowManager(self.folder, self.env))
            self.start_bus()
        except BaseException:
            self._running.close()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        self._running.close()
        log = self.folder / _LAUNCHED
        if log.exists():
            print(log.read_text(errors="replace"))  # noqa: T201 pytest shows it with a failed test

    def start_bus(self, services: Path | None = None) -> None:
        """Start the session bus; also again, in the same place, after it ended, or with services that it can start."""
        self.bus = self._own(Bus(self.folder, self.env, services))
        self.env["DBUS_SESSION_BUS_ADDRESS"] = self.bus.address
        self.monitor = BusMonitor(self.bus.address)
        self._running.callback(self.monitor.close)

    def start_dunst(self, markup: str = "full") -> NotificationServer:
        """dunst, ready. Its buttons are pressed with `invoke`."""
        return self._own(
            NotificationServer(self.dunst_command(markup), self.env, self.folder / "dunst.log", self.monitor)
        )

    def dunst_command(self, markup: str = "full") -> list[str]:
        """The command that starts dunst in the way that `invoke` needs."""
        menu = self.folder / "menu"
        menu.write_text(_MENU.format(wish=self.folder / "wish"))
        menu.chmod(0o700)
        config = self.folder / "dunstrc"
        config.write_text(_DUNSTRC.format(menu=menu, markup=markup))
        return ["dunst", "-config", str(config)]

    def start_xfce4_notifyd(self) -> NotificationServer:
        """xfce4-notifyd, ready. Its drawn buttons are pressed with `click_button`."""
        log = self.folder / "xfce4-notifyd.log"
        return self._own(NotificationServer(["xfce4-notifyd"], self.env, log, self.monitor))

    def start_screen_reader(self) -> ScreenReader:
        """A screen reader's view of the apps that are launched from now on."""
        reader = self._own(ScreenReader(self.env, self.folder / "at-spi.log", self.monitor))
        self.env.update(TOLD_TO_SCREEN_READERS)
        return reader

    def shown(self) -> list[Shown]:
        """The notifications on the screen, oldest first."""
        return self.monitor.shown()

    def invoke(self, id: int, action: str) -> None:
        """Choose an action of a notification in dunst's own menu. `id` is the server's."""
        (self.folder / "wish").write_text(f"{id},{action}")
        self.run("dunstctl", "context")
        self.monitor.wait_for(lambda: (id, action) in self.monitor.invoked)

    def click_button(self, notification: Shown, action: str) -> None:
        """Press a button that xfce4-notifyd drew, with the mouse. Only one notification may be on the screen."""
        x, y, width, height = self._notification_window()
        keys = list(notification.actions)
        # The buttons share the width equally, in one row above the lower edge.
        middle = x + 14 + (width - 28) * (2 * keys.index(action) + 1) // (2 * len(keys))
        self.click(middle, y + height - 30)
        self.monitor.wait_for(lambda: (notification.id, action) in self.monitor.invoked)

    def click(self, x: int, y: int, button: int = 1) -> None:
        """Click somewhere on the screen with the mouse."""
        self.run("xdotool", "mousemove", str(x), str(y), "click", str(button))

    def click_away(self, reader: ScreenReader, button: str) -> None:
        """Click a button that then goes, with the mouse.

        What has just come under the pointer does nothing for a moment: so it is clicked until it is gone.
        """

        def gone() -> bool:
            place = reader.middle_of(button)
            if place is not None:
                self.click(*place)
            return place is None

        reader.wait_for(lambda texts: button in texts)
        self.wait_until(gone)

    def _notification_window(self) -> tuple[int, int, int, int]:
        found = self.run("xdotool", "search", "--sync", "--onlyvisible", "--class", "Xfce4-notifyd").split()
        places = [self.place(window) for window in found]
        large = [place for place in places if place[2] > 100]
        assert len(large) == 1, f"one notification window expected: {places}"
        return large[0]

    def set(self, **values: object) -> None:
        """Have these settings in the file that the app reads when it starts."""
        file = self.home / ".config/imuran-desktop/settings.json"
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        file.write_text(json.dumps(values))

    def launch_app(self, *arguments: str, env: Mapping[str, str] | None = None) -> Owned:
        """Start `python -m imuran_desktop` on this desktop. `end` it, or `kill` it as a crash would."""
        return self.launch(sys.executable, "-m", "imuran_desktop", *arguments, env=env)

    def launch(self, *command: str, env: Mapping[str, str] | None = None) -> Owned:
        """Start a program on this desktop, which ends it at the latest when it ends itself."""
        return self._own(Owned(command, {**self.env, **(env or {})}, self.folder / _LAUNCHED))

    def wait_for_window(self, title: str, timeout: float = 20) -> str:
        """The id of a visible window whose title holds this (a regular expression)."""
        found: list[str] = []

        def there() -> bool:
            found[:] = self.windows(title)
            return bool(found)

        self.wait_until(there, timeout)
        return found[0]

    def wait_until(self, condition: Callable[[], bool], timeout: float = 20) -> None:
        """Look again until it holds. Every look of a condition asks a process, and waits for its answer."""
        deadline = monotonic() + timeout
        while not condition():
            assert monotonic() < deadline, f"not within {timeout} s"

    def choose(self, number: int, of: int, opening: Callable[[], object]) -> None:
        """Click an entry, counted from 1, of the menu that ``opening`` opens, which has so many."""

        def ours() -> set[str]:
            return set(self._search("--onlyvisible", "--class", "ImuranDesktop"))

        before = ours()
        opening()
        self.wait_until(lambda: bool(ours() - before))
        (menu,) = ours() - before
        x, y, width, height = self.place(menu)
        self.click(x + width // 2, y + height * (2 * number - 1) // (2 * of))
        self.wait_until(lambda: menu not in ours())

    def leave_and_return(self, window: str, reader: ScreenReader) -> None:
        """Turn to another program, for so long that the app notices, and back to a window."""
        self.launch(sys.executable, "-c", _OTHER_PROGRAM)
        self.run("xdotool", "windowactivate", "--sync", self.wait_for_window("Another program"))
        self.wait_until(lambda: reader.active() == ["Another program"])
        self.run("xdotool", "windowactivate", "--sync", window)

    def windows(self, title: str, *, visible: bool = True) -> list[str]:
        """The ids of the visible windows, or of all, whose title holds this (a regular expression)."""
        return self._search(*(["--onlyvisible"] if visible else []), "--name", title)

    def place(self, window: str) -> tuple[int, int, int, int]:
        """Where on the screen a window is: left, top, width, height."""
        lines = self.run("xdotool", "getwindowgeometry", "--shell", window).splitlines()
        values = dict(line.split("=", 1) for line in lines)
        left, top, width, height = (int(values[name]) for name in ("X", "Y", "WIDTH", "HEIGHT"))
        return left, top, width, height

    def close_window(self, window: str) -> None:
        """Have the window manager close a window, as its cross does: keys that it keeps for this can get lost."""
        self.run("wmctrl", "-i", "-c", window)

    def press_keys(self, window: str, *keys: str) -> None:
        """Give a window the keyboard and press keys on it, such as "ctrl+q"."""
        self.run("xdotool", "windowactivate", "--sync", window, "key", "--clearmodifiers", *keys)

    def type_text(self, window: str, text: str) -> None:
        """Give a window the keyboard and type a text into it."""
        self.run("xdotool", "windowactivate", "--sync", window, "type", "--clearmodifiers", text)

    def copy(self, text: str) -> None:
        """Put text on the clipboard, as another program would. Its owner stays until something else is copied."""
        file = self.folder / "copied.txt"
        file.write_text(text, encoding="utf-8")
        # In the foreground, so that it ends with the session; there it tells who asks.
        self.launch("sh", "-c", 'exec xclip -quiet -selection clipboard -in "$1" 2>/dev/null', "sh", str(file))
        self.wait_until(lambda: self.run("xclip", "-selection", "clipboard", "-out", status=None) == text)

    def screenshot(self, path: Path) -> None:
        """A picture of the whole screen."""
        self.run(sys.executable, "-c", _SHOOT, str(path))

    def run(self, *command: str, timeout: float = 10, status: int | None = 0) -> str:
        """Run a command on this desktop to its end; what it printed. It must end with this status, if one is given."""
        done = subprocess.run(command, env=self.env, capture_output=True, text=True, timeout=timeout, check=False)
        assert status in (None, done.returncode), f"{command[0]} ended with {done.returncode}: {done.stderr}"
        return done.stdout

    def _search(self, *wanted: str) -> list[str]:
        command = ["xdotool", "search", *wanted]
        while True:
            done = subprocess.run(command, env=self.env, capture_output=True, text=True, timeout=10, check=False)
            if "X Error" not in done.stderr:  # a window that went while it was looked at
                return done.stdout.split()

    def _own(self, process: _P) -> _P:
        self._running.callback(process.end)
        return process


def _plain_environment(home: Path, runtime: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "CI", "COVERAGE_PROCESS_START") if name in os.environ}
    return {
        **kept,
        "HOME": str(home),
        "LANG": "C.UTF-8",
        "PYTHONPATH": str(CHECKOUT),
        "QT_QPA_PLATFORM": "xcb",
        "XDG_CACHE_HOME": str(home / ".cache"),
        "XDG_CONFIG_HOME": str(home / ".config"),
        "XDG_DATA_HOME": str(home / ".local/share"),
        "XDG_STATE_HOME": str(home / ".local/state"),
        "XDG_RUNTIME_DIR": str(runtime),
    }
