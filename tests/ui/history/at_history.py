"""A person at the History page: what they see, click and type, and the diary file behind it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import shiboken6
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QDateEdit, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.history import Revision
from imuran_desktop.domain.plan import Plan
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.intakes import record_intake
from imuran_desktop.store.revisions import current_of, history_of, insert
from imuran_desktop.ui.history.entry_row import EntryRow
from imuran_desktop.ui.main_window import MainWindow
from imuran_desktop.ui.pages.history import HistoryPage
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.pause import Pause
from tests.ui.today.at_today import ALEX, AtToday, plain, utc


class AtHistory(AtToday):
    """The window with the History page."""

    page: HistoryPage  # type: ignore[assignment]

    def __init__(self, qtbot: QtBot, look: ThemeController, path: Path, plan: Plan, now: str, locale: str) -> None:
        super().__init__(qtbot, look, path, plan, utc(now), locale)

    def show(self) -> "AtHistory":
        self.window = MainWindow(self.look, self.session.language)
        self.qtbot.addWidget(self.window)
        self.window.add_page("history", "history", "History", self._make_history)
        self.session.failed.connect(self.window.tell_trouble)
        self.window.go("history")
        with self.qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        return self

    @property
    def calendar(self) -> QTableView:
        return next(item for item in self._visible(QTableView, self.window) if item.model().columnCount() == 7)

    @property
    def days(self) -> dict[str, str]:
        """What a screen reader finds in the calendar: each day's sentence, by the day's number."""
        table = QAccessible.queryAccessibleInterface(self.calendar)
        cells = (table.child(number) for number in range(table.childCount()))
        said = [plain(cell.text(QAccessible.Text.Name)) for cell in cells if cell is not None]
        return {_number(text): text for text in said if ": " in text}

    def day(self, number: int) -> str:
        return self.days[str(number)]

    def click_day(self, number: int) -> None:
        model = self.calendar.model()
        for row in range(model.rowCount()):
            for column in range(7):
                index = model.index(row, column)
                if model.data(index) == str(number):
                    spot = self.calendar.visualRect(index).center()
                    QTest.mouseClick(
                        self.calendar.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot
                    )
                    return
        raise AssertionError(f"no day {number}")

    def row(self, name: str) -> str:
        """The accessible name of the row whose name begins so."""
        found = [item for item in self._visible(QWidget, self.front) if isinstance(item, EntryRow)]
        return next(plain(item.accessibleName()) for item in found if plain(item.accessibleName()).startswith(name))

    @property
    def rows(self) -> list[str]:
        """What a screen reader calls the rows, from top to bottom."""
        self.settle_layout()
        found = [item for item in self._visible(QWidget, self.window) if isinstance(item, EntryRow)]
        found.sort(key=lambda item: item.mapTo(self.window, item.rect().topLeft()).y())
        return [plain(item.accessibleName()) for item in found]

    def buttons_all(self) -> list[QAbstractButton]:
        """Every button in front."""
        return self._visible(QAbstractButton, self.front)

    def buttons_within(self, root: QWidget) -> list[QPushButton]:
        """Every push button of a part."""
        return self._visible(QPushButton, root)

    def recorded_elsewhere(self, key: str, identity: str = "f" * 32, **said: object) -> Revision:
        """Another computer recorded the same dose at the same time, and the two copies were put together."""
        known = current_of(self.diary, key)
        assert known is not None
        other = replace(
            known, id=identity, device=ALEX.device, by="Alex", body={**known.body, "by": "Alex", **said}, parents=()
        )
        with self.diary.writing():
            insert(self.diary, [replace(other, recorded_at=self.now)])
        return other

    def by_alex(self, key: str, outcome: Outcome) -> None:
        """Alex records a dose in the same file, in another program."""
        self.elsewhere(lambda diary: record_intake(diary, ALEX, self.now, key, Answer(outcome)))

    def revisions(self, key: str) -> int:
        return len(history_of(self.diary, key))

    def field_date(self, name: str, day: date) -> None:
        self.field(QDateEdit, name).setDate(QDate(day.year, day.month, day.day))

    def wait_until_presses_count(self) -> None:
        """Wait until a double-click would be over; a dialog's pause may have gone with it."""

        def over() -> bool:
            pauses = (pause for pause in self.page.findChildren(Pause) if shiboken6.isValid(pause))
            return not any(pause.active for pause in pauses)

        self.settle_layout()
        self.qtbot.waitUntil(over)

    def settle_layout(self) -> None:
        """Let what was just made take its place."""
        for _ in range(3):
            _ = self.front

    def _make_history(self) -> HistoryPage:
        self.page = HistoryPage(self.session, self.look)
        self.session.changed.connect(self.page.refresh)
        return self.page


OpenHistory = Callable[..., AtHistory]
"""Opens the page: a plan, a moment, and what is recorded before."""


def _number(sentence: str) -> str:
    """The day's number in "Monday 9 March: …"."""
    words = sentence.partition(":")[0].replace(",", "").split()
    return next(word for word in words if word.isdigit())
