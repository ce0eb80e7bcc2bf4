import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.palette import LIGHT
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.scroll_area import ScrollArea


def test_the_ground_behind_it_shows(qtbot: QtBot, look: ThemeController) -> None:
    ground = QWidget()
    qtbot.addWidget(ground)
    ground.setStyleSheet(f"background: {LIGHT.rail}")
    content = QWidget()
    content.setMinimumHeight(1000)
    area = ScrollArea(content, ground)
    ground.resize(300, 200)
    area.resize(300, 200)
    ground.show()
    assert QColor(ground.grab().toImage().pixelColor(20, 20)).name().upper() == LIGHT.rail
    assert area.verticalScrollBar().maximum() == 800
    assert area.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_the_way_up_from_its_content_leads_past_nothing_unknown_to_pyside(qtbot: QtBot) -> None:
    content = QWidget()
    area = ScrollArea(content)
    qtbot.addWidget(area)
    viewport = content.parentWidget()
    assert viewport is area.viewport()
    assert shiboken6.createdByPython(viewport)
