"""A table of many rows."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.long_table import LongTable
from imuran_desktop.words.language import Language
from tests.ui.at_widget import AtWidget

MORE = "Show more rows"


class AtTable(AtWidget):
    """A person at a table of so many rows."""

    def __init__(self, qtbot: QtBot, look: ThemeController, count: int) -> None:
        self.table = LongTable(look, Language("en_GB"), "Days", ("Day", "What"), (1, 2))
        super().__init__(qtbot, self.table)
        self.table.show_rows([(str(number), "something") for number in range(count)])
        self.open()

    @property
    def count(self) -> int:
        return self.field(QTableView, "Days").model().rowCount()


@pytest.mark.parametrize("count", [0, 3, 20])
def test_where_all_are_shown_there_are_no_more(qtbot: QtBot, look: ThemeController, count: int) -> None:
    at = AtTable(qtbot, look, count)
    assert at.count == count
    assert at.buttons(MORE) == []


def test_more_are_shown_until_all_are_and_the_keyboard_goes_on_in_the_table(
    qtbot: QtBot, look: ThemeController
) -> None:
    at = AtTable(qtbot, look, 105)
    assert at.count == 20
    at.click(MORE)
    assert at.count == 100
    at.button(MORE).setFocus()
    at.press(Qt.Key.Key_Space)
    assert at.count == 105
    assert at.buttons(MORE) == []
    assert at.focus().accessibleName() == "Days"


def test_other_rows_are_shown_from_their_beginning(qtbot: QtBot, look: ThemeController) -> None:
    at = AtTable(qtbot, look, 105)
    at.click(MORE)
    at.table.show_rows([("1", "other")] * 30)
    assert at.count == 20
    assert at.buttons(MORE)
    assert len(at.table.rows) == 30
