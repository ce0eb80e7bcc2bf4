"""A person at the page of their time zone: what they see, click and type, and the diary file behind it."""

from pathlib import Path

from PySide6.QtCore import QDate, QTime
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QTimeEdit,
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
from tests.ui.at_widget import AtWidget

NOON = at("2026-03-10 12:00")
LONDON, NEW_YORK, TOKYO = "Europe/London", "America/New_York", "Asia/Tokyo"


class AtTravel(AtWidget):
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
        super().__init__(qtbot, self.page)
        self.page.resize(960, 900)
        self.open()

    @property
    def changes(self) -> list[ZoneChange]:
        """Where the file says the person was."""
        return changes_in_order(self.session.plan())

    @property
    def seen(self) -> list[str]:
        """All words on the page, or on the dialog in front of it."""
        return self.labels

    def choose_place(self, words: str) -> None:
        """Choose from the list as a mouse or a screen reader does."""
        place = self.field(QComboBox, "Place")
        place.setCurrentIndex(place.findText(words))

    def arrive(self, day: str, clock: str) -> None:
        """Enter when, on the clock there."""
        self.click("From another time")
        self.field(QDateEdit, "Date there").setDate(QDate.fromString(day, "yyyy-MM-dd"))
        self.field(QTimeEdit, "Time there").setTime(QTime.fromString(clock, "HH:mm"))

    def _recorded(self, words: str, edited: Edited) -> None:
        self.told.append(words)
        self.edited.append(edited)

    def _closed(self) -> None:
        self.closed += 1
