from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit

from imuran_desktop.domain.codes import FoodInstruction
from imuran_desktop.domain.doses import expected_doses
from imuran_desktop.domain.plan import Change, Plan, Prescription
from imuran_desktop.domain.tablets import TabletCount
from tests.ui.plan.at_page import NOON, TODAY, AtPage, a_plan

Opened = Callable[[Plan], AtPage]


@pytest.fixture
def person(open_plan: Opened) -> AtPage:
    at_page = open_plan(a_plan())
    at_page.click("Add another medicine")
    return at_page


def ended() -> Plan:
    plan = a_plan()
    return replace(plan, prescriptions=(replace(plan.prescriptions[0], ends=Change(date(2026, 2, 20)), reason="skin"),))


def added(person: AtPage) -> Prescription:
    return next(item for item in person.plan.prescriptions if item.id != "aza")


def test_another_medicine_with_its_tablets(person: AtPage) -> None:
    person.enter("Name of the medicine", "metformin")
    person.enter("Strength in mg", "500")
    person.press(Qt.Key.Key_Return)
    person.click("Dinner")
    person.enter("Amount in mg", "1000")
    assert "2 tablets of 500 mg" in person.seen
    person.click("Save the medicine")
    item = added(person)
    assert (item.id, item.medicine, item.tablets_mg) == ("metformin", "metformin", (500,))
    assert item.recording == Change(TODAY, NOON)
    assert item.steps[0].slots[0].tablets == (TabletCount(500, 2),)
    assert item.directions_on(TODAY).food is FoodInstruction.EITHER
    assert "Metformin is in your plan. Its first dose to record is today at 18:30." in person.seen
    assert "Metformin\nSince today\n18:30\n1,000 mg\ndinner  ·  2 tablets of 500 mg" in person.seen


def test_another_medicine_by_keyboard_alone_without_tablets(person: AtPage) -> None:
    person.keys("folic acid")
    person.tab_to("When")
    person.press(Qt.Key.Key_Right)
    person.tab_to("Amount in mg")
    person.keys("5")
    person.tab_to("Save the medicine")
    person.press(Qt.Key.Key_Space)
    item = added(person)
    assert (item.medicine, item.tablets_mg, item.steps[0].slots[0].tablets) == ("folic acid", (), ())
    assert item.steps[0].slots[0].meal == "lunch"
    assert person.plan.meal_times(TODAY)["lunch"] == time(12, 30)
    assert person.focus() is person.buttons("Change or plan doses")[0]


def test_the_past_of_the_other_medicine_stays(person: AtPage) -> None:
    before = expected_doses(person.plan, date(2026, 2, 1), TODAY)
    person.enter("Name of the medicine", "metformin")
    person.enter("Amount in mg", "500")
    person.click("Save the medicine")
    after = [dose for dose in expected_doses(person.plan, date(2026, 2, 1), TODAY) if dose.prescription.id == "aza"]
    assert [(dose.key, dose.instant) for dose in after] == [(dose.key, dose.instant) for dose in before]


def test_a_name_is_needed(person: AtPage) -> None:
    person.enter("Amount in mg", "5")
    person.click("Save the medicine")
    assert "Write the name." in person.seen
    assert person.focus() is person.field(QLineEdit, "Name of the medicine")
    assert len(person.plan.prescriptions) == 1


def test_a_second_prescription_of_azathioprine_comes_ready_filled(person: AtPage) -> None:
    person.choose("Medicine", "Azathioprine")
    assert not person.has_field("Name of the medicine")
    assert not person.button("50 mg").isChecked()
    assert person.button("With or just after food").isChecked()
    person.click("Bedtime")
    person.enter("Amount in mg", "25")
    person.click("Save the medicine")
    item = added(person)
    assert (item.id, item.medicine, item.slot_ids()) == (
        "azathioprine",
        "azathioprine",
        {"azathioprine-bedtime"},
    )
    assert person.buttons("Change or plan doses: Azathioprine (1)")
    assert person.buttons("Change or plan doses: Azathioprine (2)")


def test_what_was_entered_for_one_choice_is_kept_while_the_other_is_looked_at(person: AtPage) -> None:
    person.enter("Name of the medicine", "metformin")
    person.enter("Strength in mg", "500")
    person.choose("Medicine", "Azathioprine")
    assert not person.buttons("500 mg")
    person.choose("Medicine", "Another medicine")
    assert person.button("500 mg").isChecked()
    assert person.field(QLineEdit, "Name of the medicine").text() == "metformin"


def test_a_medicine_that_begins_later(person: AtPage) -> None:
    person.enter("Name of the medicine", "metformin")
    person.click("Another day")
    person.set_date("Date", date(2026, 3, 9))
    person.enter("Amount in mg", "500")
    person.click("Save the medicine")
    assert "Its first dose to record is on Monday 9 March at 08:00." in person.seen
    assert added(person).steps[0].begins == Change(date(2026, 3, 9))


def test_what_was_ended_is_taken_again_as_a_new_prescription(open_plan: Opened) -> None:
    person = open_plan(ended())
    assert person.buttons("Add another medicine")
    person.click("Medicines you no longer take (1)")
    person.click("Take it again")
    assert [person.field(QLineEdit, f"Amount in mg, dose {number}").text() for number in (1, 2)] == ["50", "50"]
    assert person.field(QLineEdit, "What it is for").text() == "skin"
    person.click("Save the medicine")
    old, new = person.plan.prescriptions[0], added(person)
    assert old.ends == Change(date(2026, 2, 20))
    assert (new.medicine, new.reason, new.tablets_mg) == ("azathioprine", "skin", (25, 50))
    assert not new.slot_ids() & old.slot_ids()
    assert "Medicines you no longer take (1)" in [
        button.text() for button in person.buttons("Medicines you no longer take (1)")
    ]


def test_another_medicine_is_taken_again_under_its_name(open_plan: Opened) -> None:
    plan = ended()
    item = replace(plan.prescriptions[0], medicine="folic acid")
    person = open_plan(replace(plan, prescriptions=(item,)))
    person.click("Medicines you no longer take (1)")
    person.click("Take it again")
    assert person.field(QLineEdit, "Name of the medicine").text() == "folic acid"
    person.click("Save the medicine")
    assert [each.medicine for each in person.plan.prescriptions] == ["folic acid", "folic acid"]


def test_cancelling_adds_nothing(person: AtPage) -> None:
    person.enter("Name of the medicine", "metformin")
    person.click("Cancel")
    assert len(person.plan.prescriptions) == 1
    assert person.buttons("Add another medicine")


def test_a_medicine_that_is_only_taken_when_needed(person: AtPage) -> None:
    person.enter("Name of the medicine", "paracetamol")
    days = person.field(QComboBox, "Which days")
    for _ in range(days.count()):
        if days.currentText() != "Only when needed":
            QTest.keyClick(days, Qt.Key.Key_Down)
    person.enter("Amount in mg", "500")
    person.click("Save the medicine")
    slot = added(person).steps[0].slots[0]
    assert (slot.repeat.as_needed, slot.meal, slot.at) == (True, None, None)
    assert "Paracetamol is in your plan." in person.seen
    assert "Paracetamol\nSince today\n500 mg\nOnly when needed" in person.seen
    assert not person.buttons("Pause doses: Paracetamol")


def test_what_the_box_calls_imuran_comes_with_the_strengths_of_azathioprine_later(person: AtPage) -> None:
    person.enter("Name of the medicine", "Imuran")
    person.click("Bedtime")
    person.enter("Amount in mg", "50")
    person.click("Save the medicine")
    person.click("Edit details: Imuran")
    assert person.buttons("75 mg")
    assert person.buttons("1 hour before or 2 hours after milk or dairy (European leaflet)")
