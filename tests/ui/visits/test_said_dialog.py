"""What was said at a visit: asked with the questions in sight."""

from datetime import date, time

from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.visits import Visit
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.visits.said_dialog import SaidDialog
from imuran_desktop.words.language import Language
from tests.ui.at_widget import AtWidget


class AtDialog(AtWidget):
    """A person in front of the dialog; ``given`` is what it told."""

    def __init__(self, qtbot: QtBot, look: ThemeController, **visit: str) -> None:
        of = Visit("v", date(2026, 3, 2), time(9, 30), "City Hospital", **visit)
        dialog = SaidDialog(look, Language("en_GB"), of, date(2026, 3, 4))
        self.given: list[str] = []
        dialog.given.connect(self.given.append)
        super().__init__(qtbot, dialog)
        self.open()


def test_the_questions_are_in_sight_while_the_answers_are_written(qtbot: QtBot, look: ThemeController) -> None:
    at = AtDialog(qtbot, look, questions="May I swim?\nWhen is the next test?")
    assert any("May I swim?" in words and "When is the next test?" in words for words in at.labels)
    at.field(QPlainTextEdit, "What was said").setPlainText("  Yes.\nIn May. ")
    at.click("Save")
    assert at.given == ["Yes.\nIn May."]


def test_without_questions_none_are_named(qtbot: QtBot, look: ThemeController) -> None:
    assert "Your questions" not in AtDialog(qtbot, look).labels


def test_what_was_written_down_before_is_there_to_change(qtbot: QtBot, look: ThemeController) -> None:
    at = AtDialog(qtbot, look, said="Go on.")
    assert at.field(QPlainTextEdit, "What was said").toPlainText() == "Go on."
