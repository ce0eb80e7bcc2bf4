from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.plan import Plan
from imuran_desktop.ui.theme import ThemeController
from tests.ui.plan.at_page import AtPage


@pytest.fixture
def open_plan(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> Iterator[Callable[[Plan], AtPage]]:
    """Opens the Plan page on a diary with this plan."""
    opened: list[AtPage] = []

    def open_it(plan: Plan) -> AtPage:
        opened.append(AtPage(qtbot, look, tmp_path / "sam.imuran", plan))
        return opened[-1].show()

    yield open_it
    for at_page in opened:
        at_page.page.close()
        at_page.diary.close()
