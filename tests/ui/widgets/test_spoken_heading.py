from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.widgets.spoken_heading import speak_as_heading


def spoken(label: QLabel) -> tuple[QAccessible.Role, str]:
    interface = QAccessible.queryAccessibleInterface(label)
    assert interface is not None
    return interface.role(), interface.text(QAccessible.Text.Name)


def test_a_heading_is_one_to_a_screen_reader_and_other_words_are_not(qtbot: QtBot) -> None:
    heading, words = QLabel("Sun"), QLabel("Cover up.")
    for label in (heading, words):
        qtbot.addWidget(label)
    speak_as_heading(heading)
    assert spoken(heading) == (QAccessible.Role.Heading, "Sun")
    assert spoken(words) == (QAccessible.Role.StaticText, "Cover up.")


def test_a_heading_says_its_new_words(qtbot: QtBot) -> None:
    heading = QLabel("Guide")
    qtbot.addWidget(heading)
    speak_as_heading(heading)
    heading.setText("Sun")
    speak_as_heading(heading)
    assert spoken(heading)[1] == "Sun"
