"""How long a page takes that looks back over years: to open, and to show all of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter

import shiboken6
from PySide6.QtWidgets import QRadioButton

from imuran_desktop.store.diary import Diary
from imuran_desktop.ui.review.period_page import PeriodPage
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language

RUNS = 9
Make = Callable[[Session, ThemeController], PeriodPage]


def opening(make: Make, many: Path, one: Path, look: ThemeController) -> tuple[list[float], list[float]]:
    """Milliseconds on a diary of many years, and on one of a year, in turn.

    From a diary just opened, as when the app was just started, to a page that is laid out.
    """
    return _in_turn(lambda path: _milliseconds(make, path, look, lambda _page: None)[0], many, one)


def showing_all(make: Make, many: Path, one: Path, look: ThemeController) -> tuple[list[float], list[float]]:
    """The same from the press on *Everything* to the picture."""
    return _in_turn(lambda path: _milliseconds(make, path, look, _show_everything)[1], many, one)


def _in_turn(measure: Callable[[Path], float], many: Path, one: Path) -> tuple[list[float], list[float]]:
    """The first run of each is not counted."""
    of_many, of_one = [], []
    for _ in range(1 + RUNS):
        of_one.append(measure(one))
        of_many.append(measure(many))
    return of_many[1:], of_one[1:]


def _milliseconds(
    make: Make, path: Path, look: ThemeController, then: Callable[[PeriodPage], None]
) -> tuple[float, float]:
    """How long the page took to open, and what came ``then``."""
    now = datetime.now(UTC)
    with Diary.open(path, now) as diary:
        session = Session(diary, "d" * 32, lambda: now, Language("en_GB"))
        began = perf_counter()
        page = make(session, look)
        page.resize(960, 860)
        page.grab()
        opened = perf_counter()
        then(page)
        page.grab()
        ended = perf_counter()
        shiboken6.delete(page)
    return 1000 * (opened - began), 1000 * (ended - opened)


def _show_everything(page: PeriodPage) -> None:
    next(button for button in page.findChildren(QRadioButton) if button.text() == "Everything").click()
