from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

from PySide6.QtCore import Qt, QTime
from PySide6.QtWidgets import QCheckBox, QTimeEdit, QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.doses import expected_doses
from imuran_desktop.domain.plan import Plan
from imuran_desktop.ui.plan.weekday_boxes import WeekdayBoxes
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


SATURDAY, SUNDAY = date(2026, 3, 7), date(2026, 3, 8)


def test_another_time_at_the_weekend(open_plan: Opened) -> None:
    person = open_plan(a_plan())
    person.click("Change meal times")
    person.click("A different time of breakfast on some days")
    person.set_time("Other time of breakfast", "09:30")
    person.click("Save the times")
    assert [times(person, day)[0] for day in (TOMORROW, SATURDAY, SUNDAY)] == [time(8), time(9, 30), time(9, 30)]
    assert "08:00, but 09:30 on Saturdays and Sundays" in person.seen
    person.click("Change meal times")
    assert person.field(QTimeEdit, "Other time of breakfast").text() == "09:30"
    assert person.field(QTimeEdit, "Time of breakfast").text() == "08:00"


def test_one_meal_at_several_other_times(open_plan: Opened) -> None:
    person = open_plan(a_plan())
    person.click("Change meal times")
    person.click("A different time of breakfast on some days")
    person.choose("Days with another time of breakfast", "Sunday")
    person.set_time("Other time of breakfast", "09:30")
    person.click("A different time of breakfast on some days")
    second = [box for box in person.page.findChildren(QTimeEdit) if box.accessibleName() == "Other time of breakfast"]
    second[-1].setTime(QTime(10, 0))
    person.click("Save the times")
    assert [times(person, day)[0] for day in (SATURDAY, SUNDAY)] == [time(9, 30), time(10)]


def test_another_time_can_be_taken_away_again(open_plan: Opened) -> None:
    plan = a_plan()
    weekend = {6: {"breakfast": time(9, 30)}}
    person = open_plan(replace(plan, meals=(replace(plan.meals[0], other_days=weekend),)))
    person.click("Change meal times")
    person.click("Remove the other time of breakfast")
    assert person.button("A different time of breakfast on some days").hasFocus()
    person.click("Save the times")
    assert times(person, SATURDAY)[0] == time(8)


def test_other_times_stay_when_something_else_is_changed_on_such_a_day(open_plan: Opened) -> None:
    plan = a_plan()
    weekend = {1: {"breakfast": time(9, 30)}}
    person = open_plan(replace(plan, meals=(replace(plan.meals[0], other_days=weekend),)))
    person.click("Change meal times")
    assert person.field(QTimeEdit, "Time of breakfast").text() == "08:00"
    person.set_time("Time of dinner", "19:00")
    person.click("Save the times")
    assert times(person, TOMORROW) == [time(8), time(19)]
    assert times(person, date(2026, 3, 9)) == [time(9, 30), time(19)]


def test_another_time_needs_a_day(open_plan: Opened) -> None:
    person = open_plan(a_plan())
    person.click("Change meal times")
    person.click("A different time of breakfast on some days")
    for day in ("Saturday", "Sunday"):
        person.click(day)
    person.click("Save the times")
    days = person.field(QWidget, "Days with another time of breakfast")
    assert "Choose at least one day of the week." in days.accessibleDescription()
    assert times(person, SATURDAY) == [time(8), time(18, 30)]


def test_a_day_has_only_one_other_time(open_plan: Opened) -> None:
    person = open_plan(a_plan())
    person.click("Change meal times")
    for _ in range(2):
        person.click("A different time of breakfast on some days")
    second = person.page.findChildren(WeekdayBoxes)[1]
    saturday = next(box for box in second.findChildren(QCheckBox) if box.text() == "Saturday")
    saturday.click()
    person.click("Save the times")
    assert "Saturday has another time already. Choose it only once." in second.accessibleDescription()


def test_doses_may_not_meet_at_another_time(open_plan: Opened) -> None:
    person = open_plan(a_plan())
    person.click("Change meal times")
    person.click("A different time of breakfast on some days")
    person.set_time("Other time of breakfast", "18:30")
    person.click("Save the times")
    assert "Two doses are at 18:30. Put them together, or move one." in person.seen
    assert times(person, SATURDAY) == [time(8), time(18, 30)]


def test_another_time_by_keyboard_alone(open_plan: Opened) -> None:
    person = open_plan(a_plan())
    person.tab_to("Change meal times")
    person.press(Qt.Key.Key_Space)
    person.tab_to("A different time of breakfast on some days")
    person.press(Qt.Key.Key_Space)
    person.tab_to("Saturday")
    person.press(Qt.Key.Key_Space)
    person.tab_to("Other time of breakfast")
    person.press(Qt.Key.Key_Up, 2)
    person.tab_to("Save the times")
    person.press(Qt.Key.Key_Space)
    assert [times(person, day)[0] for day in (SATURDAY, SUNDAY)] == [time(8), time(10)]
