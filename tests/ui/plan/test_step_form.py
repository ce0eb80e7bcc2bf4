from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDateEdit, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.doses import expected_doses
from imuran_desktop.domain.plan import Change, DoseStep, Plan
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.intakes import record_intake
from tests.ui.plan.at_page import NOON, TODAY, AtPage, a_plan, breakfast, dinner

Opened = Callable[[Plan], AtPage]

FEBRUARY = date(2026, 2, 1)
BEFORE = (FEBRUARY, {"aza-breakfast": 50, "aza-dinner": 50})
MONDAY = date(2026, 3, 9)


@pytest.fixture
def person(open_plan: Opened) -> AtPage:
    """Someone who is at the form, with 50 mg at breakfast and at dinner until now."""
    at_page = open_plan(a_plan())
    at_page.click("Change or plan doses")
    return at_page


def due(person: AtPage, day: date) -> list[tuple[time, float]]:
    return [(dose.at, dose.amount_mg) for dose in expected_doses(person.plan, day, day)]


def test_the_form_begins_with_the_present_dose(person: AtPage) -> None:
    assert person.field(QLineEdit, "Amount in mg, dose 1").text() == "50"
    assert person.field(QLineEdit, "Amount in mg, dose 2").text() == "50"
    assert "Nothing has been changed yet." in person.seen


def test_a_change_from_today_leaves_alone_what_today_has_seen(person: AtPage) -> None:
    person.enter("Amount in mg, dose 1", "75")
    person.enter("Amount in mg, dose 2", "75")
    assert "Today's 08:00 dose stays as it was. The change begins with the 18:30 dose today." in person.seen
    person.click("Save the change")
    assert person.steps == [BEFORE, (TODAY, {"aza-breakfast": 75, "aza-dinner": 75})]
    assert due(person, TODAY) == [(time(8), 50), (time(18, 30), 75)]
    assert "Saved: from today, 75 mg at breakfast and 75 mg at dinner." in person.seen


def test_a_dose_taken_early_today_stays_as_it_was(open_plan: Opened) -> None:
    person = open_plan(a_plan())
    early = Answer(Outcome.TAKEN, datetime(2026, 3, 2, 12, tzinfo=UTC))
    person.session.write(lambda diary, author, now: record_intake(diary, author, now, f"aza-dinner/{TODAY}", early))
    person.click("Change or plan doses")
    person.enter("Amount in mg, dose 2", "75")
    assert "Today's 08:00 and 18:30 doses stay as they were." in person.seen
    assert "The change begins with the 08:00 dose tomorrow." in person.seen
    person.click("Save the change")
    assert due(person, TODAY) == [(time(8), 50), (time(18, 30), 50)]
    assert due(person, date(2026, 3, 3)) == [(time(8), 50), (time(18, 30), 75)]


def test_a_change_from_a_later_day(person: AtPage) -> None:
    person.click("Another day")
    person.set_date("Date", MONDAY)
    person.enter("Amount in mg, dose 2", "25")
    assert "From Monday 9 March" in person.seen
    assert (
        "Until Monday 9 March nothing changes. The change begins with the 08:00 dose on Monday 9 March." in person.seen
    )
    person.click("Save the change")
    assert person.steps == [BEFORE, (MONDAY, {"aza-breakfast": 50, "aza-dinner": 25})]
    assert due(person, date(2026, 3, 8)) == [(time(8), 50), (time(18, 30), 50)]
    assert due(person, MONDAY) == [(time(8), 50), (time(18, 30), 25)]


def test_before_and_after_are_shown_in_words(person: AtPage) -> None:
    person.enter("Amount in mg, dose 1", "75")
    assert "Before\n50 mg at breakfast (1 tablet of 50 mg)\n50 mg at dinner (1 tablet of 50 mg)" in person.seen
    after = (
        "From today\n75 mg at breakfast (1 tablet of 50 mg + 1 tablet of 25 mg)\n50 mg at dinner (1 tablet of 50 mg)"
    )
    assert after in person.seen


def test_a_change_by_keyboard_alone(open_plan: Opened) -> None:
    person = open_plan(a_plan())
    person.tab_to("Change or plan doses")
    person.press(Qt.Key.Key_Space)
    person.press(Qt.Key.Key_Right)
    assert person.button("Tomorrow").isChecked()
    person.tab_to("Amount in mg, dose 1")
    person.keys("100")
    person.tab_to("Save the change")
    person.press(Qt.Key.Key_Space)
    assert person.steps == [BEFORE, (date(2026, 3, 3), {"aza-breakfast": 100, "aza-dinner": 50})]


def test_no_day_before_today_can_be_chosen(person: AtPage) -> None:
    person.click("Another day")
    field = person.field(QDateEdit, "Date")
    QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.text() == "2 March 2026"


def test_a_form_left_open_over_midnight_refuses_the_day_that_is_over(person: AtPage) -> None:
    person.enter("Amount in mg, dose 1", "75")
    person.now = datetime(2026, 3, 3, 7, tzinfo=UTC)
    person.click("Save the change")
    assert "Choose today or a later day. What is over stays as it was." in person.seen
    assert person.steps == [BEFORE]
    assert person.field(QLineEdit, "Amount in mg, dose 1").text() == "75"


def test_an_amount_that_tablets_cannot_make_is_not_saved(person: AtPage) -> None:
    person.enter("Amount in mg, dose 1", "60")
    person.click("Save the change")
    sentence = "Tablets of 25 and 50 mg can't make 60 mg. They can make 50 and 75 mg. Ask your prescriber."
    field = person.field(QLineEdit, "Amount in mg, dose 1")
    assert sentence in person.seen
    assert sentence in field.accessibleDescription()
    assert person.focus() is field
    assert "What changes" not in person.seen
    assert person.steps == [BEFORE]


def test_an_amount_is_judged_when_typing_pauses(person: AtPage, qtbot: QtBot) -> None:
    person.enter("Amount in mg, dose 1", "7")
    assert "can't make 7 mg" not in person.seen
    qtbot.waitUntil(lambda: "can't make 7 mg" in person.seen)
    person.keys("5")
    assert "can't make" not in person.seen


@pytest.mark.parametrize(("typed", "amount"), [("0", "0 mg"), ("5000", "5,000 mg")])
def test_an_amount_out_of_range_is_not_saved(person: AtPage, typed: str, amount: str) -> None:
    person.enter("Amount in mg, dose 2", typed)
    person.click("Save the change")
    assert f"{amount} can't be right." in person.seen
    assert person.steps == [BEFORE]


def test_two_doses_at_one_time_are_refused(person: AtPage) -> None:
    person.choose("When, dose 2", "At a set time")
    person.set_time("Time, dose 2", "08:00")
    person.click("Save the change")
    sentence = "Two doses are at 08:00. Put them together, or move one."
    assert sentence in person.field(QWidget, "Time, dose 2").accessibleDescription()
    assert person.steps == [BEFORE]


def test_a_slot_that_moves_keeps_its_id(person: AtPage) -> None:
    person.choose("When, dose 2", "Bedtime")
    person.set_time("Time of bedtime", "22:30")
    person.click("Save the change")
    step = person.plan.prescriptions[0].in_order()[-1]
    assert [(slot.id, slot.meal) for slot in step.slots] == [("aza-breakfast", "breakfast"), ("aza-dinner", "bedtime")]
    assert person.plan.meal_times(TODAY)["bedtime"] == time(22, 30)


def test_slots_that_change_places_keep_the_ids_of_their_meals(person: AtPage) -> None:
    person.choose("When, dose 1", "Dinner")
    person.enter("Amount in mg, dose 1", "25")
    person.choose("When, dose 2", "Breakfast")
    person.click("Save the change")
    assert person.steps[-1] == (TODAY, {"aza-dinner": 25, "aza-breakfast": 50})


def test_a_dose_left_out_and_taken_up_again_is_the_same_slot(person: AtPage) -> None:
    person.click("Remove dose 2")
    person.click("Save the change")
    assert person.steps[-1] == (TODAY, {"aza-breakfast": 50})
    person.now = datetime(2026, 3, 3, 7, tzinfo=UTC)
    person.click("Change or plan doses")
    person.click("Add another time of day")
    person.enter("Amount in mg, dose 2", "25")
    person.click("Save the change")
    assert person.steps[-1] == (date(2026, 3, 3), {"aza-breakfast": 50, "aza-dinner": 25})


def test_a_third_dose_gets_an_id_of_its_own(person: AtPage) -> None:
    person.click("Add another time of day")
    person.enter("Amount in mg, dose 3", "25")
    person.click("Save the change")
    assert person.steps[-1][1] == {"aza-breakfast": 50, "aza-dinner": 50, "aza-lunch": 25}


def test_the_same_dose_again_is_not_saved(person: AtPage) -> None:
    person.click("Save the change")
    assert "This is the dose you have already. Change a time or an amount." in person.seen
    assert person.steps == [BEFORE]


def test_cancel_changes_nothing(person: AtPage) -> None:
    person.enter("Amount in mg, dose 1", "75")
    person.click("Cancel")
    assert person.steps == [BEFORE]
    assert person.button("Change or plan doses").hasFocus()


def test_a_change_before_a_planned_step_says_that_it_lasts_until_then(open_plan: Opened) -> None:
    steps = (DoseStep(Change(FEBRUARY), (breakfast(50), dinner(50))), DoseStep(Change(MONDAY), (breakfast(100),)))
    person = open_plan(a_plan(*steps))
    person.click("Change or plan doses")
    person.enter("Amount in mg, dose 1", "75")
    assert "It lasts until your next planned step, from Monday 9 March: 100 mg at breakfast." in person.seen
    person.click("Another day")
    person.set_date("Date", MONDAY)
    assert "This takes the place of the step planned for that day: 100 mg at breakfast." in person.seen
    person.click("Save the change")
    assert person.steps[1:] == [(MONDAY, {"aza-breakfast": 75, "aza-dinner": 50})]


def test_a_change_of_a_dose_that_ends_says_that_it_ends_then_too(open_plan: Opened) -> None:
    last = date(2026, 6, 30)
    person = open_plan(a_plan(DoseStep(Change(FEBRUARY), (breakfast(50),), last)))
    person.click("Change or plan doses")
    ends = "The end stays as it was planned: the last day is Tuesday 30 June."
    assert ends not in person.seen, "nothing has been changed yet"
    person.enter("Amount in mg", "75")
    assert ends in person.seen
    person.click("Another day")
    person.set_date("Date", date(2026, 7, 1))
    assert ends not in person.seen
    person.set_date("Date", MONDAY)
    person.click("Save the change")
    assert person.plan.prescriptions[0].in_order()[-1].last == last


def test_a_change_of_a_dose_that_ends_before_the_next_step_says_when(open_plan: Opened) -> None:
    course = DoseStep(Change(FEBRUARY), (breakfast(50),), date(2026, 3, 20))
    person = open_plan(a_plan(course, DoseStep(Change(date(2026, 4, 1)), (breakfast(100),))))
    person.click("Change or plan doses")
    person.enter("Amount in mg", "75")
    assert "the last day is Friday 20 March." in person.seen
    assert "It lasts until" not in person.seen


def test_a_coming_step_can_be_moved_and_changed(open_plan: Opened) -> None:
    steps = (DoseStep(Change(FEBRUARY), (breakfast(50), dinner(50))), DoseStep(Change(MONDAY), (breakfast(100),)))
    person = open_plan(a_plan(*steps))
    person.click("Change the dose from Monday 9 March")
    assert person.field(QDateEdit, "Date").text() == "9 March 2026"
    person.set_date("Date", date(2026, 3, 16))
    person.enter("Amount in mg", "75")
    person.click("Save the change")
    assert person.steps == [BEFORE, (date(2026, 3, 16), {"aza-breakfast": 75})]


def test_a_dose_whose_time_came_while_the_form_was_open_stays(person: AtPage) -> None:
    person.enter("Amount in mg, dose 2", "75")
    person.now = NOON.replace(hour=18, minute=45)
    person.click("Save the change")
    assert due(person, TODAY) == [(time(8), 50), (time(18, 30), 50)]


def test_tablets_that_may_be_halved_make_more_amounts(open_plan: Opened) -> None:
    plan = a_plan()
    halved = replace(plan.prescriptions[0], may_halve=True)
    person = open_plan(replace(plan, prescriptions=(halved,)))
    person.click("Change or plan doses")
    person.enter("Amount in mg, dose 1", "62.5")
    assert "1 tablet of 50 mg + half a tablet of 25 mg" in person.seen
    assert "62.5 mg at breakfast" in person.seen
    person.enter("Amount in mg, dose 2", "60")
    person.click("Save the change")
    assert "They can make 50 and 62.5 mg. Ask your prescriber." in person.seen
    assert person.steps == [BEFORE]
    person.enter("Amount in mg, dose 2", "50")
    person.click("Save the change")
    assert person.steps[1:] == [(TODAY, {"aza-breakfast": 62.5, "aza-dinner": 50})]


def test_tablets_that_may_not_be_halved_are_not(person: AtPage) -> None:
    person.enter("Amount in mg, dose 1", "62.5")
    person.click("Save the change")
    assert "can't make 62.5 mg" in person.seen
    assert person.steps == [BEFORE]
