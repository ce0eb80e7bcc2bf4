"""How long the History page takes: to open on many years, and to redraw a month."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from time import perf_counter

import shiboken6
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from imuran_desktop.services.history_view import DayRecord, read_month
from imuran_desktop.store.diary import Diary
from imuran_desktop.ui.history.month_model import month_of
from imuran_desktop.ui.history.month_view import MonthView
from imuran_desktop.ui.pages.history import HistoryPage
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language
from tests.benchmarks.figures import compare

_RUNS = 15
_DRAWINGS = 40
_CELLS = 42
_SIZE = (840, 420)
ENGLISH = Language("en_GB")


def test_opening_history_on_ten_years(ten_years: Path, one_year: Path, look: ThemeController) -> None:
    """From a diary just opened, as when the app was just started, to a page that is laid out."""
    of_ten, of_one = [], []
    for _ in range(1 + _RUNS):
        of_one.append(_milliseconds_to_open(one_year, look))
        of_ten.append(_milliseconds_to_open(ten_years, look))
    compare("opening History on ten years / on one", of_ten[1:], of_one[1:], "ms", aim=1.5)


def test_redrawing_a_month(ten_years: Path, look: ThemeController) -> None:
    """Another month is shown and painted; beside it as many plain labels get other words and are painted."""
    months = _months(ten_years)
    calendar, labels = MonthView(look, ENGLISH), _Labels()
    canvas = QPixmap(*_SIZE)
    mine, plain = [], []
    for widget in (calendar, labels):
        widget.resize(*_SIZE)
        widget.show()
    for run in range(_DRAWINGS):
        records = months[run % len(months)]
        plain.append(_milliseconds(partial(_draw, labels, canvas, partial(labels.show_words, run))))
        shown = partial(calendar.show_month, "A month", records, records[0].day, records[0].day)
        mine.append(_milliseconds(partial(_draw, calendar, canvas, shown)))
    for widget in (calendar, labels):
        shiboken6.delete(widget)
    compare("redrawing a month / painting as many plain labels", mine[2:], plain[2:], "ms", aim=3)


class _Labels(QWidget):
    """Plain labels where a month has its days."""

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        self._labels = [QLabel() for _ in range(_CELLS)]
        for number, label in enumerate(self._labels):
            grid.addWidget(label, number // 7, number % 7)

    def show_words(self, run: int) -> None:
        for number, label in enumerate(self._labels):
            label.setText(f"{number + run} of 2")


def _months(path: Path) -> list[list[DayRecord]]:
    now = datetime.now(UTC)
    with Diary.open(path, now) as diary:
        years = range(now.year - 4, now.year)
        return [read_month(diary, now, *month_of(date(year, month, 1))) for year in years for month in range(1, 13)]


def _milliseconds_to_open(path: Path, look: ThemeController) -> float:
    now = datetime.now(UTC)
    with Diary.open(path, now) as diary:
        session = Session(diary, "d" * 32, lambda: now, ENGLISH)
        made: list[HistoryPage] = []
        took = _milliseconds(lambda: made.append(_opened(session, look)))
        for page in made:
            shiboken6.delete(page)
        return took


def _opened(session: Session, look: ThemeController) -> HistoryPage:
    page = HistoryPage(session, look)
    page.resize(960, 860)
    page.grab()
    return page


def _draw(widget: QWidget, canvas: QPixmap, change: Callable[[], None]) -> None:
    change()
    widget.render(canvas)


def _milliseconds(act: Callable[[], object]) -> float:
    began = perf_counter()
    act()
    return 1000 * (perf_counter() - began)
