"""Typing a date and a time, key by key."""

from collections.abc import Callable
from datetime import date, time

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.plan.fields import chosen_day, chosen_time, date_field, time_field
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.ui.widgets.typed import DateEntry, TimeEntry
from imuran_desktop.words.language import Language

Entry = DateEntry | TimeEntry


class AtForm:
    """A person at a form with a name, a date and a time."""

    def __init__(self, qtbot: QtBot, look: ThemeController, locale: str) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.form = FormRows(look)
        language = Language(locale)
        self.name = self.form.row("Name", QLineEdit())
        self.day = self.form.row("Date", date_field(language, date(2026, 9, 24), date(2026, 1, 1)))
        self.day.setMaximumDate(QDate(2027, 12, 31))
        self.at = self.form.row("Time", time_field(language, time(8, 0)))
        self.end = self.form.row("Note", QLineEdit())
        QVBoxLayout(self.window).addWidget(self.form)
        with qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()

    def type_over(self, field: Entry, text: str) -> None:
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        QTest.keyClick(field, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
        QTest.keyClicks(field, text)

    @property
    def seen(self) -> str:
        return "\n".join(label.text() for label in self.form.findChildren(QLabel) if label.isVisible())

    def focused(self) -> QWidget | None:
        return QApplication.focusWidget()


@pytest.fixture
def open_form(qtbot: QtBot, look: ThemeController) -> Callable[..., AtForm]:
    return lambda locale="en_GB": AtForm(qtbot, look, locale)


@pytest.mark.parametrize(
    ("typed", "at"),
    [
        ("0915", time(9, 15)),
        ("9:30", time(9, 30)),
        ("9.30", time(9, 30)),
        ("9:30 am", time(9, 30)),
        ("9.30am", time(9, 30)),
        ("21.15", time(21, 15)),
        ("9:15 pm", time(21, 15)),
    ],
)
def test_a_typed_time_replaces_the_selected_one(open_form: Callable[..., AtForm], typed: str, at: time) -> None:
    person = open_form()
    person.type_over(person.at, typed)
    assert person.at.text() == typed
    assert chosen_time(person.at) == at
    assert not person.form.show_errors({})
    QTest.keyClick(person.at, Qt.Key.Key_Tab)
    assert person.at.text() == at.strftime("%H:%M")


def test_a_time_is_typed_right_after_tab_and_left_by_one_tab(open_form: Callable[..., AtForm]) -> None:
    person = open_form("en_US")
    person.day.setFocus()
    QTest.keyClick(person.day, Qt.Key.Key_Tab)
    assert person.focused() is person.at
    QTest.keyClicks(person.at, "6:45 pm")
    QTest.keyClick(person.at, Qt.Key.Key_Tab)
    assert person.focused() is person.end
    assert chosen_time(person.at) == time(18, 45)
    assert person.at.text() == "6:45\N{NARROW NO-BREAK SPACE}PM"


@pytest.mark.parametrize("typed", ["9", "24:00", "half", "9:3"])
def test_a_half_typed_time_is_refused(open_form: Callable[..., AtForm], typed: str) -> None:
    person = open_form()
    person.type_over(person.at, typed)
    assert person.form.show_errors({})
    assert person.at.text() == typed
    assert "That isn't a full time. Write it like 08:30." in person.seen
    assert "That isn't a full time" in person.at.accessibleDescription()
    QTest.keyClicks(person.at, "x")
    assert "That isn't a full time" not in person.seen, "it is taken back while the person writes"
    person.type_over(person.at, "9:30")
    assert not person.form.show_errors({})


def test_leaving_a_half_typed_field_says_what_is_wrong(qtbot: QtBot, open_form: Callable[..., AtForm]) -> None:
    person = open_form()
    person.type_over(person.at, "9:3")
    QTest.keyClick(person.at, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: "That isn't a full time." in person.seen)
    assert person.at.text() == "9:3"


def test_up_and_down_step_what_was_typed(open_form: Callable[..., AtForm]) -> None:
    person = open_form()
    person.day.setFocus()
    QTest.keyClick(person.day, Qt.Key.Key_Tab)
    QTest.keyClick(person.at, Qt.Key.Key_Up)
    assert person.at.text() == "09:00"
    person.type_over(person.at, "1015")
    QTest.keyClick(person.at, Qt.Key.Key_Down)
    assert chosen_time(person.at) in (time(9, 15), time(10, 14))
    person.type_over(person.at, "1")
    QTest.keyClick(person.at, Qt.Key.Key_Down)
    assert person.at.text() == "1"


def test_one_character_is_put_right_with_backspace(open_form: Callable[..., AtForm]) -> None:
    person = open_form()
    person.at.setFocus()
    QTest.keyClick(person.at, Qt.Key.Key_End)
    QTest.keyClick(person.at, Qt.Key.Key_Backspace)
    QTest.keyClicks(person.at, "5")
    assert person.at.text() == "08:05"
    assert chosen_time(person.at) == time(8, 5)
    QTest.keyClick(person.at, Qt.Key.Key_Left)
    QTest.keyClick(person.at, Qt.Key.Key_Backspace)
    QTest.keyClicks(person.at, "4")
    assert chosen_time(person.at) == time(8, 45)


def test_a_time_is_pasted(open_form: Callable[..., AtForm]) -> None:
    person = open_form()
    QApplication.clipboard().setText("7.20 pm")
    person.type_over(person.at, "")
    QTest.keyClick(person.at, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert chosen_time(person.at) == time(19, 20)


@pytest.mark.parametrize(
    "typed", ["24 December 2026", "24 Dec 2026", "24.12.2026", "24/12/2026", "2026-12-24", "december 24, 2026"]
)
def test_a_typed_date_replaces_the_selected_one(open_form: Callable[..., AtForm], typed: str) -> None:
    person = open_form()
    person.type_over(person.day, typed)
    assert chosen_day(person.day) == date(2026, 12, 24)
    QTest.keyClick(person.day, Qt.Key.Key_Return)
    assert person.day.text() == "24 December 2026"
    assert not person.form.show_errors({})


@pytest.mark.parametrize("typed", ["24 December", "24 December 202", "31 June 2026", "24 Decembr 2026"])
def test_a_half_typed_date_is_refused(open_form: Callable[..., AtForm], typed: str) -> None:
    person = open_form()
    person.type_over(person.day, typed)
    QTest.keyClick(person.day, Qt.Key.Key_Return)
    assert person.form.show_errors({})
    assert person.day.text() == typed
    assert "That isn't a full date." in person.seen
    assert person.focused() is person.day


def test_a_date_out_of_range_is_refused_not_moved(open_form: Callable[..., AtForm]) -> None:
    person = open_form()
    person.type_over(person.day, "24 December 2028")
    assert person.form.show_errors({})
    assert "or an earlier day." in person.seen
    person.type_over(person.day, "24 December 2025")
    assert person.form.show_errors({})
    assert "or a later day." in person.seen


def test_what_is_not_asked_for_is_not_refused(open_form: Callable[..., AtForm]) -> None:
    person = open_form()
    person.type_over(person.day, "24 Dec")
    person.form.set_row_visible(person.day, False)
    assert not person.form.show_errors({})


def test_another_value_takes_the_place_of_what_was_typed(open_form: Callable[..., AtForm]) -> None:
    person = open_form()
    person.type_over(person.day, "24 Dec")
    person.type_over(person.at, "9")
    person.day.setDate(QDate(2026, 9, 24))
    person.at.setTime(QTime(8, 0))
    assert (person.day.text(), person.at.text()) == ("24 September 2026", "08:00")
    assert not person.form.show_errors({})


@pytest.mark.parametrize("typed", ["24 December 2026", "24 Dec"])
def test_a_refused_date_is_typed_anew_without_more_ado(open_form: Callable[..., AtForm], typed: str) -> None:
    person = open_form()
    person.type_over(person.day, typed)
    QTest.keyClick(person.day, Qt.Key.Key_Return)
    assert person.form.show_errors({person.day: "That day is over."})
    assert person.focused() is person.day
    QTest.keyClicks(person.day, "3 May 2027")
    assert chosen_day(person.day) == date(2027, 5, 3)


def test_a_refused_time_is_typed_anew_without_more_ado(open_form: Callable[..., AtForm]) -> None:
    person = open_form()
    person.type_over(person.at, "9:30")
    QTest.keyClick(person.at, Qt.Key.Key_Return)
    assert person.form.show_errors({person.at: "This time is still to come."})
    QTest.keyClicks(person.at, "8:15")
    assert chosen_time(person.at) == time(8, 15)
