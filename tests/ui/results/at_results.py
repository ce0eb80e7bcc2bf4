"""A person at the page of entering results."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.results import LabReport, Result
from imuran_desktop.store.read import lab_reports
from imuran_desktop.ui.pages.results import ResultsPage
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from tests.services.entering import enter_results
from tests.ui.at_diary import AtDiary
from tests.ui.dropping import drag_in, files, let_go

BEFORE = date(2026, 2, 3)
"""The day of the results that `with_last_time` enters."""


class AtResults(AtDiary):
    """The form of a test that is not recorded yet. ``told`` is what the page said that it saved."""

    page: ResultsPage

    def __init__(
        self,
        qtbot: QtBot,
        look: ThemeController,
        path: Path,
        plan: Plan | None = None,
        before: Callable[[AtDiary], object] | None = None,
    ) -> None:
        def make(session: Session) -> ResultsPage:
            page = ResultsPage(session, look)
            session.changed.connect(page.refresh)
            page.open("", None)
            return page

        super().__init__(qtbot, path, make, plan, before)
        self.told: list[str] = []
        self.take_back: Callable[[], bool] | None = None
        self.page.saved.connect(self._hear)

    def value(self, name: str) -> QLineEdit:
        """The field of a value."""
        return self.field(QLineEdit, name)

    def unit(self, name: str) -> QComboBox:
        """The list of units beside it."""
        return self.field(QComboBox, f"{name}: unit")

    def limits(self, name: str) -> tuple[str, str]:
        """What stands in the fields of the laboratory's range."""
        low, high = (self.field(QLineEdit, f"{name}: laboratory's range, {end}") for end in ("from", "to"))
        return low.text(), high.text()

    def type(self, text: str) -> None:
        """Type wherever the keyboard is."""
        QTest.keyClicks(self.focus(), text)

    def start_at(self, name: str) -> None:
        """Click into the field of a value."""
        QTest.mouseClick(self.value(name), Qt.MouseButton.LeftButton)

    def where(self) -> str:
        """The name of the field that has the keyboard."""
        return self.focus().accessibleName()

    def note(self, name: str) -> str:
        """What is said below a value, as a screen reader hears it."""
        return self.value(name).accessibleDescription()

    def paste(self, text: str) -> None:
        """Paste a text into the box of the letter."""
        self.click("Paste from a letter")
        box = self.field(QPlainTextEdit, "Text of the letter")
        box.setFocus()
        QApplication.clipboard().setText(text)
        box.paste()

    def drop(self, *paths: Path) -> None:
        """Drop files onto the page."""
        dragged = files(paths)
        drag_in(self.page, dragged)
        let_go(self.page, dragged)

    @property
    def reports(self) -> list[LabReport]:
        """What is in the diary."""
        return lab_reports(self.diary)

    @property
    def results(self) -> tuple[Result, ...]:
        """The results of the one report in the diary."""
        (report,) = self.reports
        return report.results

    def _hear(self, words: str, take_back: Callable[[], bool] | None) -> None:
        self.told.append(words)
        self.take_back = take_back


def result(name: str, value: str, unit: str, low: str = "", high: str = "") -> Result:
    """A result with its digits as they are."""
    ends = (Decimal(end) if end else None for end in (low, high))
    return Result(name, Decimal(value), unit, low=next(ends), high=next(ends))


def with_last_time(at: AtDiary) -> None:
    """Haemoglobin in g/dL with its range, CRP and a result of an own name, of 3 February."""
    last = [
        result("haemoglobin", "13.1", "g/dL", "11.5", "16.5"),
        result("crp", "3", "mg/L", high="5"),
        result("Ferritin", "80", "ng/mL"),
    ]
    enter_results(at.diary, at.author, at.now, BEFORE, last, "City Hospital")
