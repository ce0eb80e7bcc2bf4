"""A number that is unknown until it is entered."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.stock.count_field import HalfCount, WholeCount
from imuran_desktop.words.language import Language


def whole(qtbot: QtBot, value: float | None = None) -> WholeCount:
    field = WholeCount(99, value)
    qtbot.addWidget(field)
    field.show()
    return field


def test_it_begins_empty_and_0_is_a_number(qtbot: QtBot) -> None:
    field = whole(qtbot)
    assert (field.text(), field.entered) == ("", None)
    QTest.keyClicks(field, "0")
    assert (field.text(), field.entered, field.is_wrong) == ("0", 0, False)
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert (field.text(), field.entered, field.is_wrong) == ("", None, False)


def test_the_first_step_up_is_0(qtbot: QtBot) -> None:
    field = whole(qtbot)
    QTest.keyClick(field, Qt.Key.Key_Up)
    assert (field.text(), field.entered) == ("0", 0)


@pytest.mark.parametrize("typed", ["6.5", "6,5", "-3", "100", "six", "1e3"])
def test_what_is_no_such_number_stays_to_be_put_right(qtbot: QtBot, typed: str) -> None:
    field = whole(qtbot, 4)
    field.selectAll()
    with qtbot.waitSignal(field.valueChanged):
        QTest.keyClicks(field, typed)
    assert (field.text(), field.is_wrong) == (typed, True)
    QTest.keyClick(field, Qt.Key.Key_Return)
    field.clearFocus()
    assert (field.text(), field.is_wrong) == (typed, True)
    field.selectAll()
    QTest.keyClicks(field, "7")
    assert (field.entered, field.is_wrong) == (7, False)


@pytest.mark.parametrize(("typed", "value"), [("3.5", 3.5), ("3,5", 3.5), ("3", 3), ("0", 0), ("12.0", 12)])
@pytest.mark.parametrize("locale", ["en_GB", "de_DE"])
def test_halves_are_read_with_either_separator(qtbot: QtBot, typed: str, value: float, locale: str) -> None:
    field = HalfCount(Language(locale), 999, None)
    qtbot.addWidget(field)
    QTest.keyClicks(field, typed)
    assert (field.entered, field.is_wrong) == (value, False)


def test_a_quarter_is_refused(qtbot: QtBot) -> None:
    field = HalfCount(Language("en_GB"), 999, 1)
    qtbot.addWidget(field)
    field.selectAll()
    QTest.keyClicks(field, "3.3")
    assert field.is_wrong
