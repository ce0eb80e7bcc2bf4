from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.visits import Visit
from imuran_desktop.services.report_making import Job, Made, make
from imuran_desktop.services.visits import add_visit
from imuran_desktop.ui.pages.report import ReportPage
from imuran_desktop.ui.report.maker import MakeReport
from imuran_desktop.ui.theme import ThemeController
from tests.ui.at_diary import AtDiary
from tests.ui.at_widget import is_in_sight
from tests.ui.report import works
from tests.ui.report.at_pages import AtPages


class AtReport(AtDiary, AtPages):
    """At the report of Sam Example's diary, at noon on a Thursday in February."""

    def __init__(self, qtbot: QtBot, look: ThemeController, path: Path, work: MakeReport) -> None:
        super().__init__(qtbot, path, lambda session: ReportPage(session, look, work))
        assert isinstance(self.page, ReportPage)
        self.session.changed.connect(self.page.refresh)
        self.asked = 0
        self.page.many_asked.connect(self._count)

    def visit(self, day: date) -> None:
        """Somebody records a visit to the clinic."""
        self.session.write(lambda diary, author, now: add_visit(diary, author, now, Visit("", day)))

    def wait_for_report(self, part: str) -> None:
        """Wait until a report that says this can be printed."""
        self.wait_for_text(1, part)
        self.qtbot.waitUntil(lambda: self.button("Print …").isEnabled())

    def _count(self) -> None:
        self.asked += 1


def counted(job: Job) -> Made:
    """A report that says how many were made of this diary before it."""
    count = len(list(job.path.parent.glob("made-*")))
    (job.path.parent / f"made-{count}").touch()
    return Made(job.path, "Sam Example", {"report.pdf": works.pdf_of(f"Number {count}. From {job.wish.first}.")})


@pytest.fixture
def at(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> Iterator[AtReport]:
    opened = AtReport(qtbot, look, tmp_path / "sam.imuran", counted)
    yield opened
    opened.close()


def test_nothing_is_made_before_it_is_seen(at: AtReport, tmp_path: Path) -> None:
    assert "Making the report …" not in at.seen
    at.open()
    assert "Making the report …" in at.labels
    at.wait_for_report("Number 0")


def test_it_is_made_again_when_the_diary_changes(at: AtReport) -> None:
    at.open()
    at.wait_for_report("Number 0")
    assert not at.buttons("Since the last visit")
    at.visit(date(2026, 2, 3))
    assert "Page 1 of 1" in at.labels
    at.wait_for_report("Number 1")
    at.click("Since the last visit")
    at.wait_for_report("From 2026-02-03.")


def test_what_changes_while_it_is_not_seen_is_read_when_it_is(at: AtReport) -> None:
    at.open()
    at.wait_for_report("Number 0")
    at.page.hide()
    at.visit(date(2026, 2, 3))
    at.open()
    at.wait_for_report("Number 1")


def test_many_diaries_are_asked_for(at: AtReport) -> None:
    at.open()
    at.click("Many diaries …")
    assert at.asked == 1


@pytest.mark.parametrize("width", [640, 1000])
@pytest.mark.parametrize("percent", [100, 200])
def test_everything_fits_however_narrow(at: AtReport, look: ThemeController, width: int, percent: int) -> None:
    look.apply("dark", percent)
    at.page.resize(width, 800)
    at.open()
    at.wait_for_report("Number 0")
    at.click("More choices")
    for words in ("Print …", "Save the tables …", "Fit width", "Hide these choices"):
        button = at.button(words)
        assert button.mapTo(at.page, button.rect().topRight()).x() <= width
    assert at.pages.viewport().height() >= 300
    look.apply("light", 100)


@pytest.mark.parametrize("percent", [150, 200])
def test_the_page_is_no_wider_than_its_window(at: AtReport, look: ThemeController, percent: int) -> None:
    look.apply("light", percent)
    at.page.resize(640, 800)
    at.open()
    at.wait_for_report("Number 0")
    at.click("Choose …")
    at.click("More choices")
    assert at.overhang() == 0


def test_a_search_is_in_sight_however_narrow(at: AtReport, look: ThemeController) -> None:
    look.apply("light", 200)
    at.page.resize(640, 800)
    at.open()
    at.wait_for_report("Number 0")
    field = at.field(QLineEdit, "Search these pages")
    assert not is_in_sight(field)
    QTest.keyClick(at.page, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert at.focus() is field
    assert is_in_sight(field)
    page = at.page
    assert isinstance(page, ReportPage)
    page.scroll_to_top()
    QTest.keyClicks(field, "Number")
    assert is_in_sight(field)
    at.qtbot.waitUntil(lambda: at.sees("1 of 1"))
    page.scroll_to_top()
    assert at.pages.visibleRegion().isEmpty()
    at.press(Qt.Key.Key_Return)
    assert not at.pages.visibleRegion().isEmpty()


def test_most_of_the_window_is_for_the_pages(at: AtReport) -> None:
    at.page.resize(1060, 800)
    at.open()
    at.wait_for_report("Number 0")
    assert at.pages.height() >= 0.6 * 800


def test_a_report_is_made_of_the_diary_itself(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> None:
    at = AtReport(qtbot, look, tmp_path / "sam.imuran", make)
    at.open()
    at.wait_for_report("Medication diary report")
    assert at.failures == []
    at.close()
