from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.palette import LIGHT
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.rail_parts import PersonHead, RailEntry, RailStatus


def test_the_current_entry_has_a_ground_and_a_bar(qtbot: QtBot, look: ThemeController) -> None:
    entry = RailEntry(look, "today", "Today")
    qtbot.addWidget(entry)
    entry.resize(196, 46)
    entry.show()
    assert entry.grab().toImage().pixelColor(150, 23).name().upper() != LIGHT.due.ground
    entry.setChecked(True)
    image = entry.grab().toImage()
    assert image.pixelColor(150, 23).name().upper() == LIGHT.due.ground
    assert image.pixelColor(1, 23).name().upper() == LIGHT.primary


def test_mirrored_the_bar_is_on_the_right(qtbot: QtBot, look: ThemeController) -> None:
    entry = RailEntry(look, "today", "Today")
    qtbot.addWidget(entry)
    entry.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    entry.setChecked(True)
    entry.resize(196, 46)
    entry.show()
    assert entry.grab().toImage().pixelColor(194, 23).name().upper() == LIGHT.primary


def test_the_circle_wears_the_diarys_colour(qtbot: QtBot, look: ThemeController) -> None:
    head = PersonHead(look)
    qtbot.addWidget(head)
    head.set_person("sam", "", "hold")
    head.resize(200, 44)
    head.show()
    assert head.grab().toImage().pixelColor(12, 22).name().upper() == LIGHT.hold.ink
    assert [label.text() for label in head.findChildren(QLabel) if label.isVisible()] == ["sam"]


def test_a_very_long_name_wraps_instead_of_widening_the_rail(qtbot: QtBot, look: ThemeController) -> None:
    head = PersonHead(look)
    qtbot.addWidget(head)
    head.set_person("Maria Theresia von Habsburg-Lothringen the Younger's diary", "", "primary")
    assert head.natural_width() < 400


def test_the_status_is_told_in_words_and_colour(qtbot: QtBot, look: ThemeController) -> None:
    status = RailStatus(look)
    qtbot.addWidget(status)
    status.set_status("Reminders on", "while this computer is on", True)
    status.show()
    words = status.findChildren(QLabel)[0]
    assert words.palette().windowText().color().name().upper() == LIGHT.taken.ink
    status.set_status("Reminders off", "", False)
    assert words.text() == "Reminders off"
    assert words.palette().windowText().color().name().upper() == LIGHT.overdue.ink
    status.set_folded(True)
    assert not words.isVisible()
    assert status.toolTip() == "Reminders off"
