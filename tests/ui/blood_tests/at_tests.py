"""A person at the Blood tests page: at noon on Monday 2 March 2026, with a weekly test since 1 February."""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.results import Result
from imuran_desktop.services.blood_tests import record_blood_test
from imuran_desktop.ui.pages.blood_tests import BloodTestsPage
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.pause import Pause
from tests.services.entering import enter_results
from tests.ui.at_diary import AtDiary, opener
from tests.ui.plan.at_page import a_plan

DUE, NEXT, AFTER = date(2026, 2, 22), date(2026, 3, 1), date(2026, 3, 29)
"""Weekly tests of the US label's first month, and a later one, twice a month."""
ALT = Result("alt", Decimal(120), "U/L", low=Decimal(10), high=Decimal(50))
WHITE = Result("wbc", Decimal("5.20"), "10*9/L", low=Decimal("4.0"), high=Decimal("11.0"))

OpenTests = Callable[..., "AtTests"]


class AtTests:
    """The page, with words for what a person does on it."""

    def __init__(self, at: AtDiary) -> None:
        self.at = at
        page = at.page
        assert isinstance(page, BloodTestsPage)
        self.page = page

    @property
    def seen(self) -> str:
        """All words on the page, or on the dialog in front of it."""
        return self.at.seen

    def click(self, words: str) -> None:
        """Click a button, once a double-click would be over."""
        self.settle()
        self.at.click(words)

    def settle(self) -> None:
        """Wait until presses count."""
        self.at.qtbot.waitUntil(lambda: not any(pause.active for pause in self.page.findChildren(Pause)))

    def set_date(self, day: date) -> None:
        """Choose a day."""
        self.at.field(QDateEdit, "Date").setDate(QDate(day.year, day.month, day.day))


def open_page(qtbot: QtBot, look: ThemeController, folder: Path) -> Iterator[OpenTests]:
    """Opens the page on a diary into which ``before`` may have written."""

    def make(session: Session) -> QWidget:
        page = BloodTestsPage(session, look)
        session.changed.connect(page.refresh)
        return page

    opened = opener(qtbot, folder / "sam.imuran", make)
    open_it = next(opened)

    def open_tests(before: Callable[[AtDiary], object] | None = None, *, plan: Plan | None = None) -> AtTests:
        return AtTests(open_it(before, plan=plan or a_plan(preset="us_label")))

    yield open_tests
    next(opened, None)


def done(at: AtDiary, on: date, *results: Result, lab: str = "") -> str:
    """What was recorded before the page is looked at; returns the entry."""
    if results or lab:
        return enter_results(at.diary, at.author, at.now, on, results, lab).entry
    return record_blood_test(at.diary, at.author, at.now, on).entry
