"""How long the page of results over time takes: to open on many years, and to show all of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from statistics import median

import pytest

from imuran_desktop.domain.alerts import AlertValues
from imuran_desktop.domain.history import Author
from imuran_desktop.domain.results import Result
from imuran_desktop.reference.alert_values import load_alert_sets
from imuran_desktop.services.alert_values import set_alert_values
from imuran_desktop.services.demo import make_demo
from imuran_desktop.ui.pages.trends import TrendsPage
from imuran_desktop.ui.theme import ThemeController
from tests.benchmarks.figures import compare
from tests.benchmarks.looking_back import opening, showing_all
from tests.services.entering import enter_results

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
    twenty, one = twenty_and_one
    of_twenty, of_one = opening(TrendsPage, twenty, one, look)
    compare("opening results over time on twenty years / on one", of_twenty, of_one, "ms", aim=1.5)


def test_showing_all_results_of_twenty_years(twenty_and_one: tuple[Path, Path], look: ThemeController) -> None:
    """From the press on *Everything* to the picture; a year of twenty is to take no longer than one alone."""
    twenty, one = twenty_and_one
    of_twenty, of_one = showing_all(TrendsPage, twenty, one, look)
    print(f"\nshowing every result of twenty years: {median(of_twenty):.4g} ms")
    a_year = [value / _YEARS for value in of_twenty]
    compare("showing every result, a year of twenty / one alone", a_year, of_one, "ms", aim=1)


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
