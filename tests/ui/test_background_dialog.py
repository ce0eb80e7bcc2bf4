import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.background_dialog import QUIT, STAY, BackgroundDialog
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language
from tests.ui.at_widget import AtWidget

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class AtExplanation(AtWidget):
    def __init__(self, qtbot: QtBot, look: ThemeController, *, tray: bool) -> None:
        self.answers: list[str] = []
        self.window = BackgroundDialog(look, Language("en_GB"), tray=tray)
        self.window.answered.connect(self.answers.append)
        super().__init__(qtbot, self.window)
        self.open()

    @property
    def said(self) -> str:
        return " ".join(self.labels)


@pytest.mark.parametrize("tray", [True, False])
def test_it_says_how_to_come_back_and_how_to_quit(qtbot: QtBot, look: ThemeController, tray: bool) -> None:
    at = AtExplanation(qtbot, look, tray=tray)
    assert ("click this icon" in at.said) == tray
    assert ("in the list of your open windows" in at.said) != tray
    assert "Ctrl+Q" in at.said
    assert "while this computer is on" in at.said


@pytest.mark.parametrize(("words", "answer"), [("Keep reminding me", STAY), ("Quit instead", QUIT)])
def test_its_buttons_answer(qtbot: QtBot, look: ThemeController, words: str, answer: str) -> None:
    at = AtExplanation(qtbot, look, tray=True)
    at.click(words)
    assert at.answers == [answer]
    assert not at.window.isVisible()


def test_enter_and_escape_never_quit(qtbot: QtBot, look: ThemeController) -> None:
    for key, answer in ((Qt.Key.Key_Return, STAY), (Qt.Key.Key_Escape, "")):
        at = AtExplanation(qtbot, look, tray=False)
        at.press(key)
        assert at.answers == [answer]
