from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.theme import ThemeController
from tests.ui.symptoms.at_symptoms import AtSymptoms


@pytest.fixture
def at(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> Iterator[AtSymptoms]:
    """A person at the Symptoms page of an empty diary."""
    made = AtSymptoms(qtbot, look, tmp_path)
    yield made
    made.diary.close()
