"""Results over time on paper."""

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.paper import count_pages, page_size
from tests.domain.results import result
from tests.ui.trends.at_trends import AtTrends, below

PANEL = ("haemoglobin", "mcv", "wbc", "neutrophils", "lymphocytes", "platelets")
REST = ("alt", "ast", "albumin", "creatinine", "egfr", "crp")


@pytest.fixture
def page(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> Iterator[AtTrends]:
    """A panel of twelve results every month, for a year."""
    made = AtTrends(qtbot, look, tmp_path / "sam.imuran")
    for month in range(13):
        when = date(2026, 12, 18) - timedelta(days=30 * month)
        made.came_back(when.isoformat(), *(result(name, "4.1", "g/L", "3.0", "4.0") for name in (*PANEL, *REST)))
    made.clinic_set(below("3.5"))
    yield made.show()
    made.diary.close()


def test_a_year_of_monthly_panels_is_on_three_pages_at_most(page: AtTrends) -> None:
    printout = page.page.printout()
    assert printout is not None
    assert count_pages(page_size("en_GB"), printout.html, pictures=printout.pictures) <= 3


def test_every_day_has_its_year_and_each_unit_and_range_stands_once_a_table(page: AtTrends) -> None:
    words = page.printed
    assert {"23 December 2025", "18 December 2026"} <= set(words)
    assert words.count("CRP, g/L") == 2, "a year of months is in two tables"
    assert words.count("4.1 H") == 12 * 13
    assert "H: above the laboratory's range." in words
