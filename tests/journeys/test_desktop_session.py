from __future__ import annotations

import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

if sys.platform != "linux":
    pytest.skip("needs a Linux desktop's servers", allow_module_level=True)

from tests.journeys.desktop_session import Desktop

WINDOW = """
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel()
label.setStyleSheet("background: #00ff00")
label.setWindowTitle("A green window")
label.showMaximized()
app.exec()
"""


def test_a_program_is_started_seen_and_ended(desktop: Desktop, tmp_path: Path) -> None:
    launched = desktop.launch(sys.executable, "-c", WINDOW)
    desktop.wait_for_window("A green window")

    def middle() -> QColor:
        desktop.screenshot(tmp_path / "screen.png")
        picture = QImage(str(tmp_path / "screen.png"))
        return picture.pixelColor(picture.rect().center())

    assert any(middle() == QColor("#00ff00") for _ in range(20))  # mapped at first, painted soon after
    launched.end()
    assert any(middle() != QColor("#00ff00") for _ in range(20))


def test_nothing_of_the_testers_own_desktop_reaches_it(desktop: Desktop) -> None:
    for name in ("HOME", "XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        assert desktop.env[name].startswith(str(desktop.folder))
    assert str(desktop.folder) in desktop.env["DBUS_SESSION_BUS_ADDRESS"]
