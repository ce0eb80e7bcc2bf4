"""A person at the Guide page, in its window."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.history import Author
from imuran_desktop.services.plan import create_with_plan
from imuran_desktop.ui.guide.entry import TopicEntry
from imuran_desktop.ui.main_window import MainWindow
from imuran_desktop.ui.pages.guide import GuidePage
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language
from tests.ui.at_widget import AtWidget
from tests.ui.plan.at_page import NOON, empty_plan


class AtGuide(AtWidget):
    """The window with the page, the keyboard in its search field."""

    def __init__(self, qtbot: QtBot, look: ThemeController, folder: Path) -> None:
        self.diary = create_with_plan(folder / "sam.imuran", Author("a" * 32), NOON, empty_plan())
        session = Session(self.diary, "a" * 32, lambda: NOON, Language("en_GB"))
        self.window = MainWindow(look, session.language)
        self.page = GuidePage(session, look)
        self.window.add_page("guide", "guide", "Guide", lambda: self.page)
        self.window.go("guide")
        super().__init__(qtbot, self.window)
        self.open()
        self.click_field()

    @property
    def seen(self) -> str:
        """All words on the page."""
        return "\n".join(self.labels)

    @property
    def listed(self) -> list[str]:
        """The topics that are listed, in reading order."""
        shown = [entry for entry in self.page.findChildren(TopicEntry) if entry.isVisible()]
        shown.sort(key=lambda entry: (entry.y(), entry.x()))
        return [entry.accessibleName() for entry in shown]

    @property
    def button_names(self) -> list[str]:
        """What the buttons on the page say."""
        return [button.text() for button in self.page.findChildren(QAbstractButton) if button.isVisible()]

    def click_field(self) -> None:
        """Click into the search field."""
        QTest.mouseClick(self.field(QLineEdit, "What do you want to know?"), Qt.MouseButton.LeftButton)

    def type(self, text: str) -> None:
        """Type wherever the keyboard is."""
        QTest.keyClicks(self.focus(), text)
