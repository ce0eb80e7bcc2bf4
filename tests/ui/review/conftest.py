"""A person at the Review page."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.codes import Severity
from imuran_desktop.ui.theme import ThemeController
from tests.services.plans import START, plan, step
from tests.ui.review.at_period import LESS, MORE
from tests.ui.review.at_review import AtReview


@pytest.fixture
def bare(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> Iterator[AtReview]:
    """The page before it is shown, on a diary with nothing recorded."""
    at = AtReview(qtbot, look, tmp_path / "sam.imuran")
    yield at
    at.diary.close()


@pytest.fixture
def new(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> Iterator[AtReview]:
    """The page on a diary whose first dose is tomorrow's, with no blood tests planned."""
    at = AtReview(qtbot, look, tmp_path / "sam.imuran", replace(plan(step(date(2026, 4, 21), LESS)), schedules=()))
    yield at.show()
    at.diary.close()


@pytest.fixture
def changing(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> Iterator[AtReview]:
    """The page on a diary with another dose every six days since 1 March."""
    steps = (step(START + timedelta(days=6 * number), (LESS, MORE)[number % 2]) for number in range(8))
    at = AtReview(qtbot, look, tmp_path / "sam.imuran", plan(*steps))
    at.felt("nausea", "2026-04-13 09:00")
    yield at.show()
    at.diary.close()


@pytest.fixture
def review(bare: AtReview) -> AtReview:
    """Two symptoms, a day without any, and one dose taken."""
    bare.felt("nausea", "2026-04-13 09:00", Severity.MODERATE)
    bare.felt("headache", "2026-04-16 09:00", Severity.SEVERE)
    bare.felt("headache", "2026-03-05 09:00")
    bare.felt_nothing("2026-04-17 09:00")
    bare.took("morning/2026-04-16")
    return bare.show()
