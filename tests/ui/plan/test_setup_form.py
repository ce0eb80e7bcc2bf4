from collections.abc import Callable
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit, QTimeEdit, QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.codes import FoodInstruction
from imuran_desktop.domain.doses import expected_doses
from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.tablets import TabletCount
from tests.ui.plan.at_page import NOON, TODAY, AtPage, empty_plan

Opened = Callable[[Plan], AtPage]


@pytest.fixture
def person(open_plan: Opened) -> AtPage:
    return open_plan(empty_plan())


def tick(person: AtPage) -> None:
    for strength in ("25 mg", "50 mg"):
        person.click(strength)


def test_the_form_is_ready_filled_but_for_the_dose(person: AtPage) -> None:
    assert "Azathioprine" in person.seen
    ticked = {
        box.text().replace("\N{NO-BREAK SPACE}", " ") for box in person.page.findChildren(QCheckBox) if box.isChecked()
    }
    assert ticked == set()
    assert person.button("With or just after food").isChecked()
    assert person.button("Breakfast").isChecked()
    assert person.button("Today").isChecked()
    assert person.field(QLineEdit, "Amount in mg").text() == ""


def test_a_first_plan_by_mouse(person: AtPage) -> None:
    tick(person)
    person.enter("Amount in mg", "75")
    assert "1 tablet of 50 mg + 1 tablet of 25 mg" in person.seen
    person.click("Add another time of day")
    person.enter("Amount in mg, dose 2", "50")
    person.set_time("Time of dinner", "19:00")
    person.write("Missed doses", "Ring the nurse")
    person.click("Save my plan")
    item = person.plan.prescriptions[0]
    assert person.steps == [(TODAY, {"azathioprine-breakfast": 75, "azathioprine-dinner": 50})]
    assert (item.medicine, item.directions_on(TODAY).food, item.tablets_mg) == (
        "azathioprine",
        FoodInstruction.WITH_OR_AFTER,
        (25, 50),
    )
    assert item.missed_words == "Ring the nurse"
    assert person.plan.meal_times(TODAY) == {"breakfast": time(8), "dinner": time(19)}
    assert "Your plan is saved. The first dose to record is today at 19:00." in person.seen
    assert "75 mg" in person.seen


def test_a_first_plan_by_keyboard_alone(person: AtPage) -> None:
    person.tab_to("This dose since")
    person.tab_to("Amount in mg")
    person.keys("50")
    person.tab_to("With or just after food")
    person.press(Qt.Key.Key_Right)
    assert person.button("On an empty stomach").isChecked()
    person.tab_to("Save my plan")
    person.press(Qt.Key.Key_Space)
    assert person.steps == [(TODAY, {"azathioprine-breakfast": 50})]
    assert person.plan.prescriptions[0].directions_on(TODAY).food is FoodInstruction.EMPTY_STOMACH
    assert person.focus() is person.button("Change or plan doses")


def test_doses_before_now_are_not_counted(person: AtPage) -> None:
    person.click("Another day")
    person.set_date("Date", date(2025, 6, 1))
    person.enter("Amount in mg", "50")
    person.click("Save my plan")
    assert person.steps[0][0] == date(2025, 6, 1)
    doses = expected_doses(person.plan, date(2025, 6, 1), date(2026, 3, 4))
    assert [dose.day for dose in doses] == [date(2026, 3, 3), date(2026, 3, 4)]
    assert all(dose.instant > NOON for dose in doses)
    assert "Since 1 June 2025" in person.seen


def test_a_dose_at_a_set_time_asks_for_no_meal_time(person: AtPage) -> None:
    assert person.has_field("Time of breakfast")
    person.click("At a set time")
    assert not person.has_field("Time of breakfast")
    person.set_time("Time", "21:15")
    person.enter("Amount in mg", "12,5")
    person.click("Save my plan")
    slot = person.plan.prescriptions[0].steps[0].slots[0]
    assert (slot.id, slot.at, slot.amount_mg) == ("azathioprine-2115", time(21, 15), 12.5)


def test_without_an_amount_nothing_is_saved_and_the_keyboard_goes_there(person: AtPage) -> None:
    person.click("Save my plan")
    assert "Write how many mg" in person.seen
    assert person.focus() is person.field(QLineEdit, "Amount in mg")
    assert person.plan.prescriptions == ()


def test_an_amount_that_tablets_cannot_make_names_the_nearest(person: AtPage, qtbot: QtBot) -> None:
    tick(person)
    person.enter("Amount in mg", "60")
    sentence = "Tablets of 25 and 50 mg can't make 60 mg. They can make 50 and 75 mg. Ask your prescriber."
    qtbot.waitUntil(lambda: sentence in person.seen)
    person.click("Save my plan")
    assert sentence in person.seen
    assert person.plan.prescriptions == ()


def test_two_doses_at_one_time_are_refused_beside_the_second(person: AtPage) -> None:
    person.enter("Amount in mg", "50")
    person.click("Add another time of day")
    person.choose("When, dose 2", "Breakfast")
    person.enter("Amount in mg, dose 2", "25")
    person.click("Save my plan")
    assert "Two doses are at 08:00. Put them together, or move one." in person.seen
    assert "Two doses are at 08:00" in person.field(QWidget, "When, dose 2").accessibleDescription()
    assert person.plan.prescriptions == ()


def test_nothing_typed_is_lost_when_saving_is_refused(person: AtPage) -> None:
    tick(person)
    person.enter("Amount in mg", "60")
    person.set_time("Time of breakfast", "07:15")
    person.write("Missed doses", "Ring the nurse")
    person.click("In my own words")
    person.click("Save my plan")
    assert "Write what your leaflet or clinic says about food." in person.seen
    assert person.field(QLineEdit, "Amount in mg").text() == "60"
    assert person.field(QTimeEdit, "Time of breakfast").text() == "07:15"
    person.enter("Amount in mg", "50")
    person.enter("What it says about food", "An hour before milk")
    person.click("Save my plan")
    item = person.plan.prescriptions[0]
    assert (item.directions_on(TODAY).food_words, item.missed_words) == ("An hour before milk", "Ring the nurse")
    assert person.plan.meal_times(TODAY) == {"breakfast": time(7, 15)}


def test_a_dose_can_be_taken_out_again(person: AtPage) -> None:
    person.enter("Amount in mg", "50")
    person.click("Add another time of day")
    person.click("Remove dose 2")
    assert not person.buttons("Remove this dose")
    person.click("Save my plan")
    assert person.steps == [(TODAY, {"azathioprine-breakfast": 50})]


def test_tablets_that_may_be_halved_make_half_amounts(person: AtPage, qtbot: QtBot) -> None:
    tick(person)
    person.enter("Amount in mg", "12.5")
    qtbot.waitUntil(lambda: "can't make 12.5 mg" in person.seen)
    person.tab_to("Tablets may be halved")
    person.press(Qt.Key.Key_Space)
    assert "half a tablet of 25 mg" in person.seen
    person.click("Save my plan")
    item = person.plan.prescriptions[0]
    assert (item.may_halve, item.steps[0].slots[0].tablets) == (True, (TabletCount(25, 0.5),))


def test_what_is_less_needed_is_folded_away(person: AtPage) -> None:
    assert not person.has_field("Prescribed by")
    person.click("More details")
    person.enter("Prescribed by", "Dr Example")
    person.enter("What it is for", "my bowels")
    person.choose("On time within", "90 minutes")
    person.choose("Milk and dairy", "1 hour before or 2 hours after milk or dairy (European leaflet)")
    person.enter("Amount in mg", "50")
    person.click("Save my plan")
    item = person.plan.prescriptions[0]
    assert (item.prescriber, item.reason) == ("Dr Example", "my bowels")
    directions = item.directions_on(TODAY)
    assert directions.window == timedelta(minutes=90)
    assert directions.milk_words == "1 hour before or 2 hours after milk or dairy (European leaflet)"
    assert "Prescribed by\nDr Example" in person.seen


def test_a_plan_is_saved_without_tablets(person: AtPage) -> None:
    assert "With none ticked, tablets are not counted." in person.seen
    person.enter("Amount in mg", "60")
    person.click("Save my plan")
    item = person.plan.prescriptions[0]
    assert (item.tablets_mg, item.steps[0].slots[0].tablets) == ((), ())


def test_it_says_what_can_be_added_afterwards(person: AtPage) -> None:
    assert "You can add that afterwards, under Plan. Blood tests too." in person.seen


def test_where_it_comes_from_is_folded_away(person: AtPage) -> None:
    assert "RxNorm" not in person.seen
    person.tab_to("Where this comes from")
    person.press(Qt.Key.Key_Space)
    assert (
        "What is filled in or offered here is only a start: your own leaflet and your clinic go first." in person.seen
    )
    assert "Its codes, for pharmacists and clinics: ATC L04AX01, RxNorm 1256." in person.seen
    assert "197388 (50 mg)" in person.seen
    assert "Sources: Imuran (azathioprine): overview, uses and benefits (web page);" in person.seen
    assert "Last checked on 22 November 2026." in person.seen
    person.click("Hide where this comes from")
    assert "RxNorm" not in person.seen
