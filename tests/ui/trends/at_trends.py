"""A person at the page of results over time, and the diary file behind it."""

from datetime import date
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.alerts import AlertValue, AlertValues
from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.results import Result
from imuran_desktop.services.alert_values import set_alert_values
from imuran_desktop.ui.pages.trends import TrendsPage
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.drawing_view import DrawingView
from tests.domain.results import ANALYTES, result
from tests.services.entering import enter_results
from tests.services.plans import at
from tests.ui.review.at_period import AtPeriod
from tests.words.plain import plain

NOW = at("2026-12-20 12:00")
WHITE, ALT = "White cells, \N{MULTIPLICATION SIGN}10⁹/L", "ALT, U/L"


class AtTrends(AtPeriod):
    """The page of results over time, at noon on Sunday 20 December 2026."""

    def __init__(self, qtbot: QtBot, look: ThemeController, path: Path, of: Plan | None = None) -> None:
        super().__init__(qtbot, look, path, NOW, of)
        self.asked: list[tuple[str, date]] = []

    def show(self, width: int = 1000) -> "AtTrends":
        """Open the page."""
        self.page = TrendsPage(self.session, self._look)
        self.page.results_asked.connect(lambda test, on: self.asked.append((test, on)))
        self.show_page(self.page, width)
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
    def drawings(self) -> list[str]:
        """The drawings that are shown, from top to bottom."""
        views = sorted(self._visible(DrawingView), key=lambda view: view.mapTo(self.page, QPoint()).y())
        return [plain(view.accessibleName()) for view in views]

    def click_on(self, name: str, words: str) -> None:
        """Click on what says these words in a drawing."""
        view = self.drawing(name)
        spots = (QPoint(x, y) for y in range(4, view.height(), 6) for x in range(2, view.width(), 3))
        spot = next(spot for spot in spots if words in plain(view.words_at(QPointF(spot))))
        QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, spot)


def white(printed: str, low: str = "4.0", high: str = "11.0") -> Result:
    """White cells with a laboratory's range."""
    return result("wbc", printed, low=low, high=high)


def alt(printed: str) -> Result:
    """ALT with a laboratory's range, which has no lower end."""
    return result("alt", printed, ANALYTES["alt"].units[0].code, high="40")


def below(limit: str) -> AlertValue:
    """The clinic wants to hear of fewer white cells than these."""
    return AlertValue("wbc", "10*9/L", below=Decimal(limit))
