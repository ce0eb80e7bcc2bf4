"""How long the page of results over time takes: to open on many years, and to show all of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from time import perf_counter

import pytest
import shiboken6
from PySide6.QtWidgets import QRadioButton

from imuran_desktop.domain.alerts import AlertValues
from imuran_desktop.domain.history import Author
from imuran_desktop.domain.results import Result
from imuran_desktop.reference.alert_values import load_alert_sets
from imuran_desktop.services.alert_values import set_alert_values
from imuran_desktop.services.demo import make_demo
from imuran_desktop.store.diary import Diary
from imuran_desktop.ui.pages.trends import TrendsPage
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language
from tests.benchmarks.figures import compare
from tests.services.entering import enter_results

_RUNS = 9
_YEARS = 20
_MONTH = timedelta(days=365) / 12
_PANEL = {
    "haemoglobin": ("g/L", "131"),
    "mcv": ("fL", "97"),
    "wbc": ("10*9/L", "5.2"),
    "neutrophils": ("10*9/L", "2.9"),
    "lymphocytes": ("10*9/L", "1.3"),
    "platelets": ("10*9/L", "210"),
    "alt": ("U/L", "42"),
    "ast": ("U/L", "30"),
    "albumin": ("g/L", "41"),
    "creatinine": ("umol/L", "72"),
    "egfr": ("mL/min/{1.73_m2}", "86"),
    "crp": ("mg/L", "4"),
}


@pytest.fixture(scope="module")
def twenty_and_one(on_disk: Path) -> tuple[Path, Path]:
    """Twenty years and one, with a panel of twelve results every month, and values that the clinic set."""
    return _monthly(on_disk / "panels-twenty.imuran", _YEARS), _monthly(on_disk / "panels-one.imuran", 1)


def test_opening_results_of_twenty_years(twenty_and_one: tuple[Path, Path], look: ThemeController) -> None:
    """From a diary just opened, as when the app was just started, to a page that is laid out."""
    twenty, one = twenty_and_one
    of_twenty, of_one = [], []
    for _ in range(1 + _RUNS):
        of_one.append(_milliseconds(one, look, lambda _page: None)[0])
        of_twenty.append(_milliseconds(twenty, look, lambda _page: None)[0])
    compare("opening results over time on twenty years / on one", of_twenty[1:], of_one[1:], "ms", aim=1.5)


def test_showing_all_results_of_twenty_years(twenty_and_one: tuple[Path, Path], look: ThemeController) -> None:
    """From the press on *Everything* to the picture; a year of twenty is to take no longer than one alone."""
    twenty, one = twenty_and_one
    of_twenty, of_one = [], []
    for _ in range(1 + _RUNS):
        of_one.append(_milliseconds(one, look, _show_everything)[1])
        of_twenty.append(_milliseconds(twenty, look, _show_everything)[1] / _YEARS)
    print(f"\nshowing every result of twenty years: {sorted(of_twenty[1:])[_RUNS // 2] * _YEARS:.4g} ms")
    compare("showing every result, a year of twenty / one alone", of_twenty[1:], of_one[1:], "ms", aim=1)


def _monthly(path: Path, years: int) -> Path:
    now, author = datetime.now(UTC), Author("d" * 32)
    today = now.date()
    values = next(iter(load_alert_sets().values())).values
    with make_demo(path, now, 365, 5, today) as diary, diary.writing():
        set_alert_values(diary, author, now, AlertValues(values))
        for number in range(12 * years):
            enter_results(diary, author, now, today - _MONTH * number, _panel(number))
    return path


def _panel(number: int) -> list[Result]:
    """Values that go up and down by a few tenths from month to month."""
    share = Decimal(100 + number * 37 % 41 - 20) / 100
    return [
        Result(analyte, Decimal(value) * share, unit, low=Decimal(value) * 9 / 10, high=Decimal(value) * 11 / 10)
        for analyte, (unit, value) in _PANEL.items()
    ]


def _milliseconds(path: Path, look: ThemeController, then: Callable[[TrendsPage], None]) -> tuple[float, float]:
    """How long the page took to open, and what came ``then``."""
    now = datetime.now(UTC)
    with Diary.open(path, now) as diary:
        session = Session(diary, "d" * 32, lambda: now, Language("en_GB"))
        began = perf_counter()
        page = TrendsPage(session, look)
        page.resize(960, 860)
        page.grab()
        opened = perf_counter()
        then(page)
        page.grab()
        ended = perf_counter()
        shiboken6.delete(page)
    return 1000 * (opened - began), 1000 * (ended - opened)


def _show_everything(page: TrendsPage) -> None:
    next(button for button in page.findChildren(QRadioButton) if button.text() == "Everything").click()
