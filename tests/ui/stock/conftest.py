"""A person at the card of the tablets at home."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.plan import Plan
from imuran_desktop.ui.theme import ThemeController
from tests.ui.stock.at_stock import AtStock, MakeStock


@pytest.fixture
def make_stock(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> Iterator[MakeStock]:
    made: list[AtStock] = []

    def make(plan: Plan | None = None) -> AtStock:
        made.append(AtStock(qtbot, look, tmp_path, plan))
        return made[-1]

    yield make
    for person in made:
        person.close()


@pytest.fixture
def person(make_stock: MakeStock) -> AtStock:
    """Friday 6 March; tablets were counted on Monday, and more came yesterday."""
    return make_stock().counted().show()
