"""A person at the page of their time zone: what they see, click and type, and the diary file behind it."""

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDateEdit,
    QDialog,
    QLabel,
    QTimeEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.zones import ZoneChange
from imuran_desktop.services.plan import Edited, create_with_plan
from imuran_desktop.services.travel import changes_in_order
from imuran_desktop.ui.pages.travel import TravelPage
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language
from tests.services.plans import SAM, at, plan

NOON = at("2026-03-10 12:00")
LONDON, NEW_YORK, TOKYO = "Europe/London", "America/New_York", "Asia/Tokyo"


class AtTravel:
    """The page on a diary of its own, in London at noon on Tuesday 10 March."""

    def __init__(self, qtbot: QtBot, look: ThemeController, path: Path) -> None:
        self.diary = create_with_plan(path, SAM, at("2026-03-01 07:00"), plan())
        self.session = Session(self.diary, SAM.device, lambda: NOON, Language("en_GB"))
        self.page = TravelPage(self.session, look)
        self.told: list[str] = []
        self.edited: list[Edited] = []
        self.closed = 0
        self.page.recorded.connect(self._recorded)
        self.page.closed.connect(self._closed)
        self.session.changed.connect(self.page.refresh)
        self._qtbot = qtbot
        qtbot.addWidget(self.page)
        self.page.resize(960, 900)
        with qtbot.waitActive(self.page):
            self.page.show()
            self.page.activateWindow()

    @property
    def changes(self) -> list[ZoneChange]:
        """Where the file says the person was."""
        return changes_in_order(self.session.plan())

    @property
    def seen(self) -> list[str]:
        """All words on the page, or on the dialog in front of it."""
        QApplication.processEvents()
        labels = (label for label in self.front.findChildren(QLabel) if label.isVisible())
        return [label.text().replace("\N{NO-BREAK SPACE}", " ") for label in labels if label.text()]

    @property
    def front(self) -> QWidget:
        dialogs = (dialog for dialog in self.page.findChildren(QDialog) if dialog.isVisible())
        return next(dialogs, self.page)

    def button(self, words: str) -> QAbstractButton:
        QApplication.processEvents()  # what was just made is shown by the event loop
        found = (each for each in self.front.findChildren(QAbstractButton) if each.isVisible())
        return next(each for each in found if words in (each.text(), each.accessibleName()))

    def click(self, words: str) -> None:
        QTest.mouseClick(self.button(words), Qt.MouseButton.LeftButton)

    def choose_place(self, words: str) -> None:
        """Choose from the list as a mouse or a screen reader does."""
        place = self.field("Place")
        assert isinstance(place, QComboBox)
        place.setCurrentIndex(place.findText(words))

    def arrive(self, day: str, clock: str) -> None:
        """Enter when, on the clock there."""
        self.click("From another time")
        date, time = self.field("Date there"), self.field("Time there")
        assert isinstance(date, QDateEdit)
        assert isinstance(time, QTimeEdit)
        date.setDate(QDate.fromString(day, "yyyy-MM-dd"))
        time.setTime(QTime.fromString(clock, "HH:mm"))

    def field(self, name: str) -> QWidget:
        """Find a field as a screen reader does: by its name."""
        return next(self.fields(name))

    def fields(self, name: str) -> Iterator[QWidget]:
        return (each for each in self.page.findChildren(QWidget) if each.isVisible() and each.accessibleName() == name)

    def press(self, key: Qt.Key) -> None:
        """Press a key wherever the keyboard is."""
        QTest.keyClick(self.focus(), key)

    def focus(self) -> QWidget:
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused

    def _recorded(self, words: str, edited: Edited) -> None:
        self.told.append(words)
        self.edited.append(edited)

    def _closed(self) -> None:
        self.closed += 1
