"""A person at the page of their time zone."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.theme import ThemeController
from tests.ui.travel.at_travel import AtTravel


@pytest.fixture
def travel(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> Iterator[AtTravel]:
    found = AtTravel(qtbot, look, tmp_path / "sam.imuran")
    yield found
    found.page.close()
    found.diary.close()
