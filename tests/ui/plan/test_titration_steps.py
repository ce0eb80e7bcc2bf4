from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QSpinBox, QWidget

from imuran_desktop.domain.plan import Plan
from tests.ui.plan.at_page import TODAY, AtPage, a_plan

Opened = Callable[[Plan], AtPage]
BEFORE = (date(2026, 2, 1), {"aza-breakfast": 50, "aza-dinner": 50})
IN_4_WEEKS, IN_6_WEEKS = date(2026, 3, 30), date(2026, 4, 13)


@pytest.fixture
def person(open_plan: Opened) -> AtPage:
    """Someone who enters 75 mg in the morning from today, with more to come."""
    at_page = open_plan(a_plan())
    at_page.click("Change or plan doses")
    at_page.enter("Amount in mg, dose 1", "75")
    return at_page


def both(amount: float, dinner: float = 50) -> dict[str, float]:
    return {"aza-breakfast": amount, "aza-dinner": dinner}


def test_several_steps_are_saved_at_once(person: AtPage) -> None:
    person.click("Then it changes again")
    assert person.field(QLineEdit, "Amount in mg, dose 1, change 2").text() == "75"
    assert "Monday, 30 March 2026" in person.seen
    person.enter("Amount in mg, dose 1, change 2", "100")
    person.click("Then it changes again")
    person.field(QSpinBox, "Weeks on the dose before, change 3").setValue(2)
    person.enter("Amount in mg, dose 1, change 3", "150")
    assert "Then from Monday 30 March: 100 mg at breakfast and 50 mg at dinner." in person.seen
    assert "Then from Monday 13 April: 150 mg at breakfast and 50 mg at dinner." in person.seen
    person.click("Save the change")
    assert person.steps == [BEFORE, (TODAY, both(75)), (IN_4_WEEKS, both(100)), (IN_6_WEEKS, both(150))]
    saved = "Saved: from today, 75 mg at breakfast and 50 mg at dinner; from Monday 30 March, 100 mg at breakfast"
    assert saved in person.seen


def test_the_weeks_count_from_the_step_before_wherever_it_moves(person: AtPage) -> None:
    person.click("Then it changes again")
    person.enter("Amount in mg, dose 1, change 2", "100")
    person.click("Tomorrow")
    assert "Tuesday, 31 March 2026" in person.seen
    person.click("Save the change")
    assert [first for first, _ in person.steps] == [BEFORE[0], date(2026, 3, 3), date(2026, 3, 31)]


def test_a_further_step_can_begin_on_a_date(person: AtPage) -> None:
    person.click("Then it changes again")
    person.click("On a date")
    person.set_date("Date, change 2", IN_6_WEEKS)
    person.enter("Amount in mg, dose 2, change 2", "25")
    person.click("Save the change")
    assert person.steps[1:] == [(TODAY, both(75)), (IN_6_WEEKS, both(75, 25))]


def test_the_date_begins_where_the_weeks_had_come_to(person: AtPage) -> None:
    person.click("Then it changes again")
    person.field(QSpinBox, "Weeks on the dose before, change 2").setValue(6)
    person.click("On a date")
    person.enter("Amount in mg, dose 1, change 2", "100")
    person.click("Save the change")
    assert person.steps[-1][0] == IN_6_WEEKS


def test_a_step_no_later_than_the_one_before_is_refused(person: AtPage) -> None:
    person.click("Then it changes again")
    person.click("On a date")
    person.set_date("Date, change 2", TODAY)
    assert "What changes" not in person.seen
    person.click("Save the change")
    assert "Choose a day after 2 March 2026." in person.field(QWidget, "Date, change 2").accessibleDescription()
    assert person.steps == [BEFORE]


def test_an_amount_that_cannot_be_made_is_shown_in_its_own_step(person: AtPage) -> None:
    person.click("Then it changes again")
    person.enter("Amount in mg, dose 1, change 2", "60")
    person.click("Save the change")
    field = person.field(QLineEdit, "Amount in mg, dose 1, change 2")
    assert (
        "can't make 60 mg. They can make 50 and 75 mg. Ask your prescriber."
        in field.accessibleDescription().replace("\N{NO-BREAK SPACE}", " ")
    )
    assert field.hasFocus()
    assert person.steps == [BEFORE]


def test_a_further_step_can_be_taken_away_again(person: AtPage) -> None:
    person.click("Then it changes again")
    person.enter("Amount in mg, dose 1, change 2", "100")
    person.click("Remove change 2")
    assert person.button("Then it changes again").hasFocus()
    assert "30 March" not in person.seen
    person.click("Save the change")
    assert person.steps == [BEFORE, (TODAY, both(75))]


def test_the_dose_one_has_already_can_be_the_first_of_several(person: AtPage) -> None:
    person.enter("Amount in mg, dose 1", "50")
    person.click("Then it changes again")
    assert "Nothing has been changed yet." in person.seen
    person.enter("Amount in mg, dose 1, change 2", "100")
    assert "The change begins with the 08:00 dose on Monday 30 March." in person.seen
    person.click("Save the change")
    assert person.steps == [BEFORE, (IN_4_WEEKS, both(100))]


def test_a_new_meal_is_asked_for_where_it_is_chosen_first(person: AtPage) -> None:
    person.click("Then it changes again")
    person.choose("When, dose 2, change 2", "Bedtime")
    person.set_time("Time of bedtime", "22:30")
    person.click("Then it changes again")
    person.enter("Amount in mg, dose 1, change 3", "100")
    person.click("Save the change")
    assert person.plan.meal_times(TODAY)["bedtime"].hour == 22
    assert [set(slots) for _, slots in person.steps[1:]] == [{"aza-breakfast", "aza-dinner"}] * 3


def test_several_steps_by_keyboard_alone(person: AtPage) -> None:
    person.tab_to("Then it changes again")
    person.press(Qt.Key.Key_Space)
    person.tab_to("Weeks on the dose before, change 2")
    person.press(Qt.Key.Key_Up, 2)
    person.tab_to("Amount in mg, dose 1, change 2")
    person.keys("100")
    person.tab_to("Save the change")
    person.press(Qt.Key.Key_Space)
    assert person.steps == [BEFORE, (TODAY, both(75)), (IN_6_WEEKS, both(100))]
