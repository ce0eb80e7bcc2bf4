from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QScrollArea, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.choice_tree import Choice, ChoiceTree, Group
from tests.ui.at_widget import bring_up

LAST = Choice("other", "Something else", "edit")
LONG = "Something whose words are much too long to stand on one line of a list as narrow as this one is here"
GROUPS = [
    Group("Lately", [Choice("a", "Alpha"), Choice("b", "Beta")], is_open=True),
    Group("Skin", [Choice(f"s{n}", f"Spot {n}") for n in range(30)]),
]


@pytest.fixture
def page(qtbot: QtBot) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.resize(500, 300)
    qtbot.addWidget(area)
    return area


@pytest.fixture
def tree(qtbot: QtBot, look: ThemeController, page: QScrollArea) -> ChoiceTree:
    made = ChoiceTree(look, "Choose one")
    content = QWidget()
    column = QVBoxLayout(content)
    column.addWidget(made)
    column.addStretch(1)
    page.setWidget(content)
    bring_up(qtbot, page)
    made.show_groups(GROUPS, LAST)
    made.setFocus()
    QApplication.processEvents()
    return made


def row_heights(tree: ChoiceTree) -> list[int]:
    found, item = [], tree.topLevelItem(0)
    while item is not None:
        found.append(tree.visualItemRect(item).height())
        item = tree.itemBelow(item)
    return found


def test_it_is_as_high_as_its_rows_which_are_large_enough_to_hit(tree: ChoiceTree) -> None:
    heights = row_heights(tree)
    assert len(heights) == 5
    assert min(heights) >= 44
    assert sum(heights) <= tree.height() <= sum(heights) + 4
    before = tree.height()
    QTest.keyClick(tree, Qt.Key.Key_Down)
    QTest.keyClick(tree, Qt.Key.Key_Down)
    QTest.keyClick(tree, Qt.Key.Key_Return)
    QApplication.processEvents()
    assert tree.height() == before + 30 * heights[1]


def test_long_words_wrap(tree: ChoiceTree) -> None:
    tree.show_choices([Choice("long", LONG), Choice("short", "Short")])
    QApplication.processEvents()
    long, short = row_heights(tree)
    assert long > short


def test_rows_grow_with_the_text(tree: ChoiceTree, look: ThemeController) -> None:
    before = min(row_heights(tree))
    look.apply("light", 200)
    QApplication.processEvents()
    assert min(row_heights(tree)) == 2 * before


def test_a_click_chooses_and_opens(tree: ChoiceTree, qtbot: QtBot) -> None:
    item = tree.findItems("Beta", Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)[0]
    with qtbot.waitSignal(tree.chosen) as told:
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualItemRect(item).center())
    assert told.args == ["b"]
    heading = tree.findItems("Skin", Qt.MatchFlag.MatchExactly)[0]
    for is_open in (True, False):
        QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualItemRect(heading).center())
        assert heading.isExpanded() is is_open


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_the_first_open_row_is_current_and_a_key_chooses_it(tree: ChoiceTree, qtbot: QtBot, key: Qt.Key) -> None:
    with qtbot.waitSignal(tree.chosen) as told:
        QTest.keyClick(tree, key)
    assert told.args == ["a"]


def test_the_page_follows_the_row_that_the_keyboard_reached(tree: ChoiceTree, page: QScrollArea, qtbot: QtBot) -> None:
    tree.expandAll()
    qtbot.waitUntil(lambda: page.verticalScrollBar().maximum() > 1000)
    for _ in range(20):
        QTest.keyClick(tree, Qt.Key.Key_Down)
    current = tree.currentItem()
    assert current is not None
    rect = tree.visualItemRect(current)
    top = tree.viewport().mapTo(page.viewport(), QPoint(0, rect.top())).y()
    assert 0 <= top <= page.viewport().height() - rect.height()


def test_a_search_field_that_it_obeys_moves_and_chooses_and_keeps_all_other_keys(
    tree: ChoiceTree, qtbot: QtBot
) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    tree.obey(field)
    QTest.keyClicks(field, "be")
    QTest.keyClick(field, Qt.Key.Key_Down)
    with qtbot.waitSignal(tree.chosen) as told:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert told.args == ["b"]
    assert field.text() == "be"
