"""A person at the page of results over time, and the diary file behind it."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QTableView
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.alerts import AlertValue, AlertValues
from imuran_desktop.domain.plan import Plan, Slot
from imuran_desktop.domain.results import Result
from imuran_desktop.services.alert_values import set_alert_values
from imuran_desktop.services.plan import create_with_plan
from imuran_desktop.ui.pages.trends import TrendsPage
from imuran_desktop.ui.review.drawing_view import DrawingView
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language
from tests.domain.results import ANALYTES, result
from tests.services.entering import enter_results
from tests.services.plans import SAM, START, at, plan, step
from tests.ui.at_widget import AtWidget, plain
from tests.ui.widgets import pdf

NOW = at("2026-12-20 12:00")
LESS, MORE = Slot("morning", 50.0, meal="breakfast"), Slot("morning", 75.0, meal="breakfast")
WHITE, ALT = "White cells, \N{MULTIPLICATION SIGN}10⁹/L", "ALT, U/L"


class AtTrends(AtWidget):
    """The page on a diary of its own, at noon on Sunday 20 December 2026; on 10 April the dose became 75 mg."""

    def __init__(self, qtbot: QtBot, look: ThemeController, path: Path, of: Plan | None = None) -> None:
        of = of or plan(step(START, LESS), step(date(2026, 4, 10), MORE))
        self.diary = create_with_plan(path, SAM, at("2026-03-01 07:00"), of)
        self.now = NOW
        self.session = Session(self.diary, SAM.device, lambda: self.now, Language("en_GB"))
        self.failures: list[str] = []
        self.session.failed.connect(self.failures.append)
        self._look = look
        self.back = 0
        self.asked: list[tuple[str, date]] = []
        self._qtbot = qtbot

    def show(self, width: int = 1000) -> "AtTrends":
        """Open the page."""
        self.page = TrendsPage(self.session, self._look)
        self.session.changed.connect(self.page.refresh)
        self.page.back_asked.connect(self._count_back)
        self.page.results_asked.connect(lambda test, on: self.asked.append((test, on)))
        super().__init__(self._qtbot, self.page)
        self.page.resize(width, 900)
        self.open()
        return self

    def came_back(self, on: str, *results: Result) -> None:
        """The laboratory's results are entered."""
        self.session.write(
            lambda diary, author, now: enter_results(diary, author, now, date.fromisoformat(on), results)
        )

    def clinic_set(self, *values: AlertValue) -> None:
        """The person enters what the clinic set."""
        self.session.write(lambda diary, author, now: set_alert_values(diary, author, now, AlertValues(values)))

    @property
    def seen(self) -> str:
        """All words on the page."""
        return "\n".join(self.labels)

    @property
    def drawings(self) -> list[str]:
        """The drawings that are shown, from top to bottom."""
        views = sorted(self._visible(DrawingView), key=lambda view: view.mapTo(self.page, QPoint()).y())
        return [plain(view.accessibleName()) for view in views]

    def drawing(self, name: str) -> DrawingView:
        """A drawing, by its name."""
        return self.field(DrawingView, name)

    def marks(self, name: str) -> list[str]:
        """Everything the pointer can find in a drawing."""
        view = self.drawing(name)
        spots = (QPointF(x, y) for y in range(4, view.height(), 6) for x in range(2, view.width(), 3))
        return list(dict.fromkeys(plain(words) for spot in spots if (words := view.words_at(spot))))

    def click_on(self, name: str, words: str) -> None:
        """Click on what says these words in a drawing."""
        view = self.drawing(name)
        spots = (QPoint(x, y) for y in range(4, view.height(), 6) for x in range(2, view.width(), 3))
        spot = next(spot for spot in spots if words in plain(view.words_at(QPointF(spot))))
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)

    def go(self, name: str, *keys: Qt.Key) -> None:
        """Press keys in a drawing."""
        self.drawing(name).setFocus()
        for key in keys:
            QTest.keyClick(self.drawing(name), key)

    def rows(self) -> list[list[str]]:
        """What the table says."""
        model = self.field(QTableView, "the results").model()
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

    @property
    def printed(self) -> list[str]:
        """The paragraphs on the paper."""
        printout = self.page.printout()
        assert printout is not None
        return [plain(line) for line in pdf.words(printout.html)]

    def _count_back(self) -> None:
        self.back += 1


def white(printed: str, low: str = "4.0", high: str = "11.0") -> Result:
    """White cells with a laboratory's range."""
    return result("wbc", printed, low=low, high=high)


def alt(printed: str) -> Result:
    """ALT with a laboratory's range, which has no lower end."""
    return result("alt", printed, ANALYTES["alt"].units[0].code, high="40")


def below(limit: str) -> AlertValue:
    """The clinic wants to hear of fewer white cells than these."""
    return AlertValue("wbc", "10*9/L", below=Decimal(limit))
