"""What the tests of many diaries share: the page, and a folder of diaries."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.theme import ThemeController
from tests.ui.many.at_many import OpenMany, a_clinic, opener


@pytest.fixture
def open_many(qtbot: QtBot, look: ThemeController) -> Iterator[OpenMany]:
    """Opens the page; without ``work``, diaries are read in processes, as in the app."""
    yield from opener(qtbot, look)


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    """A folder with the diaries of three people, one of them in a folder of its own."""
    return a_clinic(tmp_path)
