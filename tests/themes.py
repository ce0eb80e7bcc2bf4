"""The theme that widgets are tested and measured in."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from imuran_desktop.ui.theme import ThemeController


@pytest.fixture
def look(qapp: QApplication) -> Iterator[ThemeController]:
    """The light theme at 100 %, taken off the application again afterwards."""
    controller = ThemeController(qapp)
    controller.apply("light", 100)
    yield controller
    shiboken6.delete(controller)
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())
