from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTableWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.plan import Change, Hold, Plan
from imuran_desktop.domain.repeats import Repeat, RepeatKind
from imuran_desktop.services.coming import coming_days
from imuran_desktop.ui.plan.coming_calendar import ComingCalendar
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language
from tests.ui.plan.at_page import TODAY, AtPage, a_plan

Opened = Callable[[Plan], AtPage]
THURSDAY = date(2026, 3, 5)


def calendar(person: AtPage) -> QTableWidget:
    return person.field(QTableWidget, "The coming weeks")


def said(table: QTableWidget) -> list[str]:
    """What a screen reader finds in the table, cell by cell; the empty places say nothing."""
    interface = QAccessible.queryAccessibleInterface(table)
    cells = [interface.child(number).text(QAccessible.Text.Name) for number in range(interface.childCount())]
    return [cell.replace("\N{NO-BREAK SPACE}", " ") for cell in cells if cell and ": " in cell]


@pytest.fixture
def person(open_plan: Opened) -> AtPage:
    at_page = open_plan(a_plan())
    at_page.click("Change or plan doses")
    return at_page


def test_each_coming_day_says_what_it_asks_for_and_whether_that_is_changed(person: AtPage) -> None:
    person.click("Another day")
    person.set_date("Date", date(2026, 3, 9))
    person.enter("Amount in mg, dose 1", "75")
    days = said(calendar(person))
    assert len(days) == 42
    assert days[0] == "Today: 50 mg at breakfast, 50 mg at dinner"
    assert days[6] == "Sunday 8 March: 50 mg at breakfast, 50 mg at dinner"
    assert days[7] == "Monday 9 March: 75 mg at breakfast, 50 mg at dinner, changed"


def test_days_on_hold_are_shown_as_on_hold(open_plan: Opened) -> None:
    plan = a_plan()
    hold = Hold(Change(THURSDAY), Change(THURSDAY + timedelta(days=2)))
    person = open_plan(replace(plan, prescriptions=(replace(plan.prescriptions[0], holds=(hold,)),)))
    person.click("Change or plan doses")
    person.enter("Amount in mg, dose 1", "75")
    days = said(calendar(person))
    assert days[2].startswith("Wednesday 4 March: 75 mg")
    assert days[3:5] == ["Thursday 5 March: on hold", "Friday 6 March: on hold"]


def test_a_change_that_is_far_off_is_shown_from_the_week_before_it(person: AtPage) -> None:
    person.click("Another day")
    person.set_date("Date", date(2026, 6, 1))
    person.enter("Amount in mg, dose 1", "75")
    days = said(calendar(person))
    assert days[0] == "Monday 25 May: 50 mg at breakfast, 50 mg at dinner"
    assert days[7] == "Monday 1 June: 75 mg at breakfast, 50 mg at dinner, changed"


def test_it_reaches_as_far_as_the_last_of_several_steps(person: AtPage) -> None:
    person.enter("Amount in mg, dose 1", "75")
    person.click("Then it changes again")
    person.enter("Amount in mg, dose 1, change 2", "100")
    person.click("Then it changes again")
    person.enter("Amount in mg, dose 1, change 3", "150")
    assert any(
        day == "Monday 27 April: 150 mg at breakfast, 50 mg at dinner, changed" for day in said(calendar(person))
    )


def test_the_arrow_keys_go_from_day_to_day_and_tab_leaves(person: AtPage) -> None:
    person.enter("Amount in mg, dose 1", "75")
    person.tab_to("The coming weeks")
    table = calendar(person)
    table.setCurrentCell(0, 0)
    person.press(Qt.Key.Key_Right)
    person.press(Qt.Key.Key_Down)
    assert (table.currentRow(), table.currentColumn()) == (1, 1)
    person.press(Qt.Key.Key_Tab)
    assert person.focus() is person.button("Save the change")


def test_the_day_the_keyboard_went_to_is_scrolled_into_view(person: AtPage, qtbot: QtBot) -> None:
    person.enter("Amount in mg, dose 1", "75")
    person.tab_to("The coming weeks")
    table = calendar(person)
    table.setCurrentCell(0, 0)
    person.press(Qt.Key.Key_Down, 5)
    last = table.item(5, 0)
    assert last is not None
    cell = table.visualItemRect(last)
    qtbot.waitUntil(lambda: table.viewport().visibleRegion().contains(cell))


@pytest.fixture
def alone(qtbot: QtBot, look: ThemeController) -> Callable[..., QWidget]:
    """Shows the calendar by itself, in a window of some width."""

    def show(plan: Plan, width: int) -> QWidget:
        window = QWidget()
        qtbot.addWidget(window)
        shown = ComingCalendar(look, Language("en_GB"))
        QVBoxLayout(window).addWidget(shown)
        shown.show_days(coming_days(plan, "aza", TODAY, 28), TODAY)
        window.resize(width, 700)
        with qtbot.waitExposed(window):
            window.show()
        return window

    return show


def test_where_there_is_little_room_days_that_are_alike_are_one_line(alone: Callable[..., QWidget]) -> None:
    window = alone(a_plan(), 360)
    table = window.findChild(QTableWidget)
    assert table is not None
    assert said(table) == ["Today to Sunday 29 March: 50 mg at breakfast, 50 mg at dinner"]


def test_a_long_list_is_shown_in_full_only_when_asked_for(alone: Callable[..., QWidget]) -> None:
    plan = a_plan()
    step = plan.prescriptions[0].steps[0]
    turns = replace(step.slots[0], repeat=Repeat(RepeatKind.EVERY_DAYS, every=2, since=TODAY))
    steps = (replace(step, slots=(turns,)),)
    window = alone(replace(plan, prescriptions=(replace(plan.prescriptions[0], steps=steps),)), 360)
    table = window.findChild(QTableWidget)
    assert table is not None
    assert said(table)[:2] == ["Today: 50 mg at breakfast", "Tomorrow: no dose"]
    assert table.rowCount() == 10
    more = next(each for each in window.findChildren(QWidget) if each.property("text") == "Show all days")
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    assert table.rowCount() == 28
    assert table.currentRow() == 10
    assert not more.isVisible()
