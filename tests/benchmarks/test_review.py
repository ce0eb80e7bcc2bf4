"""How long the Review page takes: to open on many years, and to show all of them."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication, QRadioButton

from imuran_desktop.store.diary import Diary
from imuran_desktop.ui.pages.review import ReviewPage
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language
from tests.benchmarks.figures import compare

_RUNS = 9
_YEARS = 10


@pytest.fixture(scope="session")
def one_year(on_disk: Path) -> Path:
    """A diary of one year that ends today."""
    path = on_disk / "one-year-to-review.imuran"
    command = [sys.executable, "-m", "imuran_desktop", "demo", str(path), "--days", "365"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return path


@pytest.fixture
def look(qapp: QApplication) -> Iterator[ThemeController]:
    controller = ThemeController(qapp)
    controller.apply("light", 100)
    yield controller
    shiboken6.delete(controller)
    qapp.setStyleSheet("")


def test_opening_review_on_ten_years(ten_years: Path, one_year: Path, look: ThemeController) -> None:
    """From a diary just opened, as when the app was just started, to a page that is laid out."""
    of_ten, of_one = [], []
    for _ in range(1 + _RUNS):
        of_one.append(_milliseconds(one_year, look, lambda _page: None)[0])
        of_ten.append(_milliseconds(ten_years, look, lambda _page: None)[0])
    compare("opening Review on ten years / on one", of_ten[1:], of_one[1:], "ms", aim=1.5)


def test_showing_all_of_ten_years(ten_years: Path, one_year: Path, look: ThemeController) -> None:
    """From the press on *Everything* to the picture; a year of ten is to take no longer than one alone."""
    of_ten, of_one = [], []
    for _ in range(1 + _RUNS):
        of_one.append(_milliseconds(one_year, look, _show_everything)[1])
        of_ten.append(_milliseconds(ten_years, look, _show_everything)[1] / _YEARS)
    print(f"\nshowing everything of ten years: {sorted(of_ten[1:])[_RUNS // 2] * _YEARS:.4g} ms")
    compare("showing everything, a year of ten / one alone", of_ten[1:], of_one[1:], "ms", aim=1)


def _milliseconds(path: Path, look: ThemeController, then: Callable[[ReviewPage], None]) -> tuple[float, float]:
    """How long the page took to open, and what came ``then``."""
    now = datetime.now(UTC)
    with Diary.open(path, now) as diary:
        session = Session(diary, "d" * 32, lambda: now, Language("en_GB"))
        began = perf_counter()
        page = ReviewPage(session, look)
        page.resize(960, 860)
        page.grab()
        opened = perf_counter()
        then(page)
        page.grab()
        ended = perf_counter()
        shiboken6.delete(page)
    return 1000 * (opened - began), 1000 * (ended - opened)


def _show_everything(page: ReviewPage) -> None:
    next(button for button in page.findChildren(QRadioButton) if button.text() == "Everything").click()
