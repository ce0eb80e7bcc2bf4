"""What the tests of pages share: the theme, and a person at the Today page."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.plan import Plan
from imuran_desktop.ui.theme import ThemeController
from tests.ui.today.at_today import AtToday, OpenToday, from_today, utc


@pytest.fixture
def look(qapp: QApplication) -> Iterator[ThemeController]:
    """The light theme at 100 %, taken off the application again afterwards."""
    controller = ThemeController(qapp)
    controller.apply("light", 100)
    yield controller
    shiboken6.delete(controller)
    qapp.setStyleSheet("")
    qapp.setPalette(QPalette())


@pytest.fixture
def open_today(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> Iterator[Callable[..., AtToday]]:
    """Opens the window on a diary with this plan, at a moment such as "2026-03-02T08:10" in UTC."""
    opened: list[AtToday] = []

    def open_it(
        plan: Plan, now: str, *, locale: str = "en_GB", before: Callable[[AtToday], object] | None = None
    ) -> AtToday:
        at = AtToday(qtbot, look, tmp_path / "sam.imuran", plan, utc(now), locale)
        opened.append(at)
        if before is not None:
            before(at)
        return at.show()

    yield open_it
    for at in opened:
        at.close()


@pytest.fixture
def at_breakfast(open_today: OpenToday) -> AtToday:
    """Ten past eight on Monday 2 March, breakfast's dose is due, and nothing is open from before."""
    return open_today(from_today(), "2026-03-02T08:10")
