"""A desktop's tray of the older kind, where an app puts a small window of its own into the tray's (XEmbed): trayer."""

from __future__ import annotations

import sys

from tests.journeys.desktop_session import Desktop

_COMMAND = ("trayer", "--edge", "top", "--align", "right", "--widthtype", "request", "--height", "40")
_TITLE = "^panel$"
_IS_THERE = """
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
app = QApplication([])
print(QSystemTrayIcon.isSystemTrayAvailable())
"""
_ENTRIES = ("Open", "Quit")


class XEmbedTray:
    """Start it before the app: from now on the desktop has a tray, for one icon. It ends with the desktop."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop
        desktop.launch(*_COMMAND)
        desktop.wait_until(lambda: desktop.run(sys.executable, "-c", _IS_THERE) == "True\n")
        self._empty = self._place()

    def wait_for_icon(self) -> None:
        """Wait until an app has put its icon there: the tray is as wide as it has to be."""
        self._desktop.wait_until(lambda: self._place() != self._empty)

    def click(self, button: int = 1) -> None:
        """Click the icon with the mouse."""
        x, y, width, height = self._place()
        self._desktop.click(x + width // 2, y + height // 2, button)

    def choose(self, label: str) -> None:
        """Choose an entry of the icon's menu, with the mouse."""
        self._desktop.choose(1 + _ENTRIES.index(label), len(_ENTRIES), lambda: self.click(button=3))

    def close(self) -> None:
        """The desktop ends it."""

    def _place(self) -> tuple[int, int, int, int]:
        (tray,) = self._desktop.windows(_TITLE)
        return self._desktop.place(tray)
