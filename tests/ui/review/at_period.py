"""A person at a page that looks back over a period, with drawings and tables, and the diary file behind it."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QTableView
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.plan import Plan, Slot
from imuran_desktop.services.plan import create_with_plan
from imuran_desktop.ui.review.period_page import PeriodPage
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.drawing_view import DrawingView
from imuran_desktop.words.language import Language
from tests.services.plans import SAM, START, at, plan, step
from tests.ui.at_widget import AtWidget
from tests.ui.widgets import pdf
from tests.words.plain import plain

LESS, MORE = Slot("morning", 50.0, meal="breakfast"), Slot("morning", 75.0, meal="breakfast")


class AtPeriod(AtWidget):
    """On a diary of its own; on 10 April the dose became 75 mg."""

    def __init__(self, qtbot: QtBot, look: ThemeController, path: Path, now: datetime, of: Plan | None) -> None:
        of = of or plan(step(START, LESS), step(date(2026, 4, 10), MORE))
        self.diary = create_with_plan(path, SAM, at("2026-03-01 07:00"), of)
        self.now = now
        self.session = Session(self.diary, SAM.device, lambda: self.now, Language("en_GB"))
        self.failures: list[str] = []
        self.session.failed.connect(self.failures.append)
        self.back = 0
        self._look, self._qtbot = look, qtbot

    def show_page(self, page: PeriodPage, width: int = 1000) -> None:
        """Open the page."""
        self._shown = page
        self.session.changed.connect(page.refresh)
        page.back_asked.connect(self._count_back)
        super().__init__(self._qtbot, page)
        page.resize(width, 900)
        self.open()

    @property
    def printed(self) -> list[str]:
        """The paragraphs on the paper."""
        printout = self._shown.printout()
        assert printout is not None
        return [plain(line) for line in pdf.words(printout.html)]

    @property
    def seen(self) -> str:
        """All words on the page, or on the dialog in front of it."""
        return "\n".join(self.labels)

    def drawing(self, name: str) -> DrawingView:
        """A drawing, by its name."""
        return self.field(DrawingView, name)

    def point(self, name: str, x: float, y: float) -> str:
        """What the pointer is told at a place of a drawing."""
        return plain(self.drawing(name).words_at(QPointF(x, y)))

    def marks(self, name: str) -> list[str]:
        """Everything the pointer can find in a drawing."""
        view = self.drawing(name)
        spots = (QPointF(x, y) for y in range(4, view.height(), 6) for x in range(2, view.width(), 3))
        return list(dict.fromkeys(plain(words) for spot in spots if (words := view.words_at(spot))))

    def go(self, name: str, *keys: Qt.Key) -> None:
        """Press keys in a drawing."""
        self.drawing(name).setFocus()
        for key in keys:
            QTest.keyClick(self.drawing(name), key)

    def table(self, name: str) -> QTableView:
        """A table, by its name."""
        return self.field(QTableView, name)

    def rows(self, name: str) -> list[list[str]]:
        """What a table says."""
        model = self.table(name).model()
        return [
            [plain(model.data(model.index(row, column))) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]

    def tick(self, name: str) -> None:
        """Tick a box."""
        box = self.field(QCheckBox, name)
        QTest.mouseClick(box, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(20, 20))

    @property
    def copied(self) -> list[str]:
        """The lines on the clipboard."""
        return plain(QGuiApplication.clipboard().text()).split("\n")

    def _count_back(self) -> None:
        self.back += 1
