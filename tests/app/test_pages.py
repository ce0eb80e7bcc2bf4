"""The ways from Today to the other pages, as they are wired."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.app.pages import Pages
from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.stock import Packs
from imuran_desktop.services.stock import count_tablets
from imuran_desktop.ui.main_window import MainWindow
from imuran_desktop.ui.theme import ThemeController
from tests.services.test_conflicts import fork
from tests.ui.today.at_today import BREAKFAST, SAM, AtToday, from_today, utc


class AtPages(AtToday):
    """The window with all of its pages."""

    def show(self) -> "AtPages":
        self.window = MainWindow(self.look, self.session.language)
        self.qtbot.addWidget(self.window)
        self.page = Pages(self.window, self.session, self.look, QWidget).today
        self.window.go("today")
        with self.qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.page.look_for_away()
        return self


OpenPages = Callable[[Callable[[AtToday], object]], AtPages]


@pytest.fixture
def open_pages(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> Iterator[OpenPages]:
    """Opens the window on the morning of Tuesday 3 March, once the diary was written to."""
    opened: list[AtPages] = []

    def open_it(before: Callable[[AtToday], object]) -> AtPages:
        at = AtPages(qtbot, look, tmp_path / "sam.imuran", from_today(), utc("2026-03-03T07:10"))
        opened.append(at)
        before(at)
        return at.show()

    yield open_it
    for at in opened:
        at.close()


def test_tablets_that_run_out_lead_to_where_they_are_counted(open_pages: OpenPages) -> None:
    packs = (Packs(50.0, loose=8), Packs(25.0, loose=30))
    at = open_pages(lambda at: count_tablets(at.diary, SAM, at.now, "azathioprine", packs))
    at.click("I got more, or count again")
    assert not at.page.isVisible()
    assert at.focus().accessibleName() == "I counted my tablets, Azathioprine"


def test_a_dose_recorded_differently_leads_to_its_day_in_the_history(open_pages: OpenPages) -> None:
    def before(at: AtToday) -> None:
        at.record(BREAKFAST, Outcome.SKIPPED)
        fork(at.diary, BREAKFAST)

    at = open_pages(before)
    at.click("Show it", within="1 entry was recorded differently in two places.")
    assert not at.page.isVisible()
    assert at.focus().accessibleName().startswith("Yesterday, Monday 2 March")
