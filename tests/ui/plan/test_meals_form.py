from collections.abc import Callable
from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTimeEdit
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.doses import expected_doses
from imuran_desktop.domain.plan import Plan
from tests.ui.plan.at_page import TODAY, AtPage, a_plan

Opened = Callable[[Plan], AtPage]
YESTERDAY, TOMORROW = date(2026, 3, 1), date(2026, 3, 3)


def times(person: AtPage, day: date) -> list[time]:
    return [dose.at for dose in expected_doses(person.plan, day, day)]


def test_new_meal_times_hold_from_now_on(open_plan: Opened) -> None:
    person = open_plan(a_plan())
    person.click("Change meal times")
    person.set_time("Time of breakfast", "09:00")
    person.set_time("Time of dinner", "19:15")
    person.click("Save the times")
    assert times(person, YESTERDAY) == [time(8), time(18, 30)]
    assert times(person, TODAY) == [time(8), time(19, 15)]
    assert times(person, TOMORROW) == [time(9), time(19, 15)]
    assert "Your meal times are saved." in person.seen
    assert "19:15" in person.seen


def test_meal_times_by_keyboard_alone(open_plan: Opened, qtbot: QtBot) -> None:
    person = open_plan(a_plan())
    person.tab_to("Change meal times")
    person.press(Qt.Key.Key_Space)
    person.press(Qt.Key.Key_Up)
    person.tab_to("Save the times")
    person.press(Qt.Key.Key_Space)
    assert times(person, TOMORROW) == [time(9), time(18, 30)]


def test_meals_nobody_uses_are_not_saved_until_their_time_is_changed(open_plan: Opened) -> None:
    person = open_plan(a_plan())
    person.click("Change meal times")
    assert person.field(QTimeEdit, "Time of lunch").text() == "12:30"
    person.click("Save the times")
    assert set(person.plan.meal_times(TODAY)) == {"breakfast", "dinner"}
    person.click("Change meal times")
    person.set_time("Time of lunch", "13:00")
    person.click("Save the times")
    assert person.plan.meal_times(TODAY)["lunch"] == time(13)


def test_two_meals_with_doses_at_one_time_are_refused(open_plan: Opened) -> None:
    person = open_plan(a_plan())
    person.click("Change meal times")
    person.set_time("Time of dinner", "08:00")
    person.click("Save the times")
    dinner = person.field(QTimeEdit, "Time of dinner")
    assert "Two doses are at 08:00. Put them together, or move one." in dinner.accessibleDescription()
    assert dinner.hasFocus()
    assert dinner.text() == "08:00"
    assert times(person, TOMORROW) == [time(8), time(18, 30)]
