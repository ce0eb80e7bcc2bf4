"""A person at the Symptoms page: what they see, click and type, and the diary behind it."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from PySide6.QtCore import QDate, QPoint, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDateEdit, QLabel, QTimeEdit, QTreeWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.codes import Severity
from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.domain.history import Author
from imuran_desktop.domain.plan import Person, Plan
from imuran_desktop.domain.symptoms import SymptomEntry
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.services.contacts import set_contacts
from imuran_desktop.services.plan import create_with_plan
from imuran_desktop.services.symptoms import Felt, log_symptoms
from imuran_desktop.store.read import symptoms
from imuran_desktop.ui.pages.symptoms import SymptomsPage
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.pause import Pause
from imuran_desktop.ui.widgets.undo_bar import UndoBar
from imuran_desktop.words.language import Language
from tests.ui.at_widget import AtWidget, bring_up, names
from tests.words.plain import plain

OpenSymptoms = Callable[[], "AtSymptoms"]
AUTHOR = Author("device")
URGENT = "Contact your clinic or out-of-hours care now"
EMERGENCY = "Call your emergency number now"
NUMBERS = Contacts("Example Hospital", "01632 960 100", "111", "999", 38.0)
FORBIDDEN = re.compile(
    r"wait and see|stop taking|stop the|skip|all is well|is safe|nothing to worry|no need to|caused by", re.IGNORECASE
)


class AtSymptoms(AtWidget):
    """The page on a diary of its own, at 13:00 in London on the day after the clocks went forward there."""

    def __init__(self, qtbot: QtBot, look: ThemeController, folder: Path) -> None:
        self.now = datetime(2026, 3, 30, 12, 0, tzinfo=UTC)
        plan = Plan(Person("Sam Example", date(2025, 1, 1)), Timeline.fixed("Europe/London"), ())
        self.diary = create_with_plan(folder / "sam.imuran", AUTHOR, self.now - timedelta(days=300), plan)
        self.session = Session(self.diary, "device", lambda: self.now, Language("en_GB"))
        self.page = SymptomsPage(self.session, look)
        super().__init__(qtbot, self.page)
        self.session.setParent(self.page)
        self.session.changed.connect(self.page.refresh)
        bring_up(qtbot, self.page, 960, 860)

    # ---- what there is to see

    @property
    def seen(self) -> str:
        """All words on the page, or on the dialog in front of it, from top to bottom."""
        front = self.front
        QApplication.processEvents()
        labels = [label for label in front.findChildren(QLabel) if label.isVisible() and label.text()]
        # What is at the foot never scrolls, so it may stand over what does.
        foot = next((bar for bar in front.findChildren(UndoBar) if bar.parentWidget() is front), None)
        labels.sort(
            key=lambda label: (
                foot is not None and foot.isAncestorOf(label),
                label.mapTo(front, QPoint(0, 0)).y(),
            )
        )
        return plain("\n".join(label.text() for label in labels))

    @property
    def lines(self) -> list[str]:
        """The same, line by line."""
        return self.seen.splitlines()

    @property
    def rows(self) -> list[str]:
        """The rows of the list to choose from that can be seen."""
        tree = self._visible(QTreeWidget)[0]
        found, item = [], tree.topLevelItem(0)
        while item is not None:
            found.append(item.text(0))
            item = tree.itemBelow(item)
        return found

    def buttons(self, words: str) -> list[QAbstractButton]:
        """The buttons whose words, or whose name, begin so."""
        QApplication.processEvents()
        found = self._visible(QAbstractButton)
        return [button for button in found if any(name.startswith(words) for name in names(button))]

    # ---- what there is to do

    def click(self, words: str) -> None:
        """Click the button with these words, once a double-click would be over."""
        self.settle()
        super().click(words)

    def settle(self) -> None:
        """Wait until presses count."""
        pauses = self.page.findChildren(Pause)
        self.qtbot.waitUntil(lambda: not any(pause.active for pause in pauses))

    def click_row(self, row: str) -> None:
        """Click a row of the list."""
        tree = self._visible(QTreeWidget)[0]
        item = tree.findItems(row, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)[0]
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualItemRect(item).center())

    def keys(self, *keys: Qt.Key) -> None:
        """Press keys, one after the other."""
        for key in keys:
            self.press(key)
            QApplication.processEvents()

    def type_in(self, text: str) -> None:
        """Type where the keyboard is."""
        QTest.keyClicks(self.focus(), text)

    def find(self, text: str) -> None:
        """Search for a symptom and take the first."""
        self.page.start_logging()
        self.type_in(text)
        self.keys(Qt.Key.Key_Return)

    def add(self, text: str) -> None:
        """Search for one more symptom and take the first."""
        self.click("Add another symptom")
        self.type_in(text)
        self.keys(Qt.Key.Key_Return)

    def began(self, day: QDate, at: QTime) -> None:
        """Say that it began earlier."""
        self.click("Earlier")
        self.field(QDateEdit, "Date").setDate(day)
        self.field(QTimeEdit, "Time").setTime(at)

    # ---- the diary

    @property
    def stored(self) -> list[SymptomEntry]:
        """Every entry, the one that began first before the others."""
        return symptoms(self.diary, date.min, date.max)

    def recorded(
        self, *ids: str, hours: float = 1, severity: Severity | None = Severity.MILD, **said: Any
    ) -> list[str]:
        """What was recorded before the page is looked at; returns the entry ids."""
        began = self.now - timedelta(hours=hours)
        felt = [Felt(symptom, severity, began, **said) for symptom in ids]
        logged = log_symptoms(self.diary, AUTHOR, self.now, load_symptoms(), felt)
        self.page.refresh()
        return [entry.id for entry in logged.recorded]

    def set_numbers(self, contacts: Contacts = NUMBERS) -> None:
        """The person has written down whom to call."""
        set_contacts(self.diary, AUTHOR, self.now, contacts)
        self.page.refresh()
