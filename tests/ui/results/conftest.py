"""What the tests of entering results share."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.theme import ThemeController
from tests.ui.at_diary import opening
from tests.ui.results.at_results import AtResults


@pytest.fixture
def open_results(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> Iterator[Callable[..., AtResults]]:
    """Opens the page on a diary into which ``before`` may have written."""
    yield from opening(lambda plan, before: AtResults(qtbot, look, tmp_path / "sam.imuran", plan, before))
