from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.styling import announce, set_style_property


def test_the_look_follows_the_property(qtbot: QtBot, look: ThemeController) -> None:
    label = QLabel("Good morning")
    qtbot.addWidget(label)
    label.show()
    set_style_property(label, "kind", "title")
    assert label.font().pixelSize() == 30
    set_style_property(label, "kind", "body")
    assert label.font().pixelSize() == 17


def test_announcing_without_a_screen_reader_does_no_harm(qtbot: QtBot) -> None:
    label = QLabel("Recorded")
    qtbot.addWidget(label)
    announce(label, "Recorded", urgent=True)
