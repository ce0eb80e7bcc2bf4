from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDateEdit, QLineEdit, QSpinBox, QWidget

from imuran_desktop.domain.doses import expected_doses
from imuran_desktop.domain.plan import Change, DoseStep, Plan
from imuran_desktop.domain.repeats import DAILY, Repeat, RepeatKind
from tests.ui.plan.at_page import TODAY, AtPage, a_plan, breakfast

Opened = Callable[[Plan], AtPage]
WEDNESDAY = date(2026, 3, 4)


@pytest.fixture
def person(open_plan: Opened) -> AtPage:
    """Someone at *Change or plan doses*, with 50 mg at breakfast until now."""
    at_page = open_plan(a_plan(DoseStep(Change(date(2026, 2, 1)), (breakfast(50),))))
    at_page.click("Change or plan doses")
    return at_page


def pick(person: AtPage, name: str, words: str) -> None:
    """Go down a list, as with the arrow key, until it says this."""
    box = person.field(QComboBox, name)
    for _ in range(box.count()):
        if box.currentText() == words:
            return
        QTest.keyClick(box, Qt.Key.Key_Down)
    raise AssertionError(words)


def saved_repeat(person: AtPage, number: int = 0) -> Repeat:
    person.click("Save the change")
    return person.plan.prescriptions[0].in_order()[-1].slots[number].repeat


def days_due(person: AtPage, days: int = 14) -> list[int]:
    """On which days of March from the 3rd on a dose is due."""
    first = TODAY + timedelta(days=1)
    doses = expected_doses(person.plan, first, first + timedelta(days=days - 1))
    return [dose.day.day for dose in doses]


def test_a_dose_is_every_day_unless_the_person_says_otherwise(person: AtPage) -> None:
    assert person.field(QComboBox, "Which days").currentText() == "Every day"
    assert not person.has_field("Days of the week")
    assert not person.has_field("Counted from")
    person.enter("Amount in mg", "75")
    assert saved_repeat(person) == DAILY


def test_chosen_weekdays(person: AtPage) -> None:
    pick(person, "Which days", "Certain weekdays")
    person.choose("Days of the week", "Monday")
    person.choose("Days of the week", "Thursday")
    assert "50 mg at breakfast, on Mondays and Thursdays (1 tablet of 50 mg)" in person.seen
    assert saved_repeat(person) == Repeat(RepeatKind.WEEKDAYS, weekdays=frozenset({1, 4}))
    assert days_due(person) == [5, 9, 12, 16]
    assert "on Mondays and Thursdays" in person.seen


def test_without_a_weekday_nothing_is_saved(person: AtPage) -> None:
    pick(person, "Which days", "Certain weekdays")
    person.click("Save the change")
    days = person.field(QWidget, "Days of the week")
    assert "Choose at least one day of the week." in days.accessibleDescription()
    assert len(person.steps) == 1
    person.choose("Days of the week", "Sunday")
    assert "Choose at least one day of the week." not in person.seen


def test_every_other_day_counts_from_the_day_of_the_change(person: AtPage) -> None:
    person.click("Tomorrow")
    pick(person, "Which days", "Every few days")
    assert person.field(QSpinBox, "Every how many days").value() == 2
    assert person.field(QDateEdit, "Counted from").text() == "3 March 2026"
    assert "50 mg at breakfast, every other day (counted from 3 March 2026)" in person.seen
    assert saved_repeat(person) == Repeat(RepeatKind.EVERY_DAYS, every=2, since=date(2026, 3, 3))
    assert days_due(person, 6) == [3, 5, 7]


def test_a_day_of_counting_that_was_chosen_stays(person: AtPage) -> None:
    pick(person, "Which days", "Every few days")
    person.set_date("Counted from", WEDNESDAY)
    person.click("Tomorrow")
    assert person.field(QDateEdit, "Counted from").text() == "4 March 2026"


def test_days_on_and_days_off(person: AtPage) -> None:
    pick(person, "Which days", "Days on, days off")
    person.field(QSpinBox, "Days on").setValue(3)
    person.field(QSpinBox, "Days off").setValue(4)
    assert saved_repeat(person) == Repeat(RepeatKind.CYCLE, every=3, days_off=4, since=TODAY)
    assert days_due(person, 10) == [3, 4, 9, 10, 11]


def test_once_a_month(person: AtPage) -> None:
    pick(person, "Which days", "Every few months")
    assert "once a month, on the 2nd" in person.seen
    assert saved_repeat(person) == Repeat(RepeatKind.EVERY_MONTHS, every=1, since=TODAY)


def test_only_when_needed_has_no_time_and_no_due_dose(person: AtPage) -> None:
    pick(person, "Which days", "Only when needed")
    assert not person.has_field("When")
    assert "It never stops you from recording what you took." in person.seen
    person.enter("Hours apart, at least", "4")
    person.enter("Times a day, at most", "8")
    assert "50 mg only when needed, at least 4 hours apart, at most 8 times a day" in person.seen
    repeat = saved_repeat(person)
    assert repeat == Repeat(RepeatKind.AS_NEEDED, min_gap=timedelta(hours=4), most_per_day=8)
    slot = person.plan.prescriptions[0].in_order()[-1].slots[0]
    assert (slot.id, slot.meal, slot.at) == ("aza-breakfast", None, None)
    assert days_due(person) == []
    assert "Only when needed, at least 4 hours apart, at most 8 times a day" in person.seen


def test_what_the_prescription_does_not_say_can_be_left_empty(person: AtPage) -> None:
    pick(person, "Which days", "Only when needed")
    assert saved_repeat(person) == Repeat(RepeatKind.AS_NEEDED)


@pytest.mark.parametrize(
    ("name", "typed", "sentence"),
    [
        ("Hours apart, at least", "four", "Write a number of hours such as 4, or leave it empty."),
        ("Hours apart, at least", "0", "Write a number of hours such as 4, or leave it empty."),
        ("Times a day, at most", "2.5", "Write a whole number such as 8, or leave it empty."),
    ],
)
def test_what_is_no_number_is_not_saved(person: AtPage, name: str, typed: str, sentence: str) -> None:
    pick(person, "Which days", "Only when needed")
    person.enter(name, typed)
    person.click("Save the change")
    assert sentence in person.field(QLineEdit, name).accessibleDescription()
    assert len(person.steps) == 1


def test_two_doses_take_turns(person: AtPage) -> None:
    pick(person, "Which days", "Every few days")
    person.click("Add another time of day")
    person.choose("When, dose 2", "Breakfast")
    person.enter("Amount in mg, dose 2", "75")
    pick(person, "Which days, dose 2", "Every few days")
    person.click("Save the change")
    assert "Two doses are at 08:00." in person.seen
    person.set_date("Counted from, dose 2", date(2026, 3, 3))
    person.click("Save the change")
    due = expected_doses(person.plan, WEDNESDAY, date(2026, 3, 7))
    assert [dose.amount_mg for dose in due] == [50, 75, 50, 75]


def test_what_was_entered_before_is_shown_again(person: AtPage) -> None:
    pick(person, "Which days", "Days on, days off")
    person.field(QSpinBox, "Days on").setValue(3)
    person.click("Save the change")
    person.click("Change or plan doses")
    assert person.field(QComboBox, "Which days").currentText() == "Days on, days off"
    assert person.field(QSpinBox, "Days on").value() == 3
    assert person.field(QDateEdit, "Counted from").text() == "2 March 2026"
    assert "Nothing has been changed yet." in person.seen


def test_weekdays_by_keyboard_alone(person: AtPage) -> None:
    person.tab_to("Which days")
    person.keys("Certain")
    person.tab_to("Tuesday")
    person.press(Qt.Key.Key_Space)
    person.tab_to("Save the change")
    person.press(Qt.Key.Key_Space)
    assert days_due(person) == [3, 10]
