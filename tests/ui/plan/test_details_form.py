from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QLineEdit

from imuran_desktop.domain.codes import FoodInstruction
from imuran_desktop.domain.plan import Change, DoseStep, Plan
from imuran_desktop.domain.tablets import TabletCount
from tests.ui.plan.at_page import TODAY, AtPage, a_plan, breakfast

Opened = Callable[[Plan], AtPage]
FEBRUARY = date(2026, 2, 1)


def test_food_and_the_clinics_word_on_missed_doses(open_plan: Opened) -> None:
    person = open_plan(a_plan())
    assert "Nothing noted from your clinic yet" in person.seen
    person.click("Edit food and tablets")
    person.click("On an empty stomach")
    person.write("Missed doses", "Leave it out after noon")
    person.click("Save")
    item = person.plan.prescriptions[0]
    assert (item.food, item.missed_words) == (FoodInstruction.EMPTY_STOMACH, "Leave it out after noon")
    assert "On an empty stomach" in person.seen
    assert "Leave it out after noon" in person.seen


def test_other_tablets_make_up_the_doses_from_now_on(open_plan: Opened) -> None:
    person = open_plan(a_plan(DoseStep(Change(FEBRUARY), (breakfast(100),))))
    person.click("Edit food and tablets")
    person.click("100 mg")
    person.click("Save")
    old, new = person.plan.prescriptions[0].in_order()
    assert old.slots[0].tablets == (TabletCount(50, 2),)
    assert (new.begins.first, new.slots[0].tablets) == (TODAY, (TabletCount(100, 1),))
    assert "1 tablet of 100 mg" in person.seen


def test_tablets_that_cannot_make_the_present_dose_are_refused(open_plan: Opened) -> None:
    person = open_plan(a_plan(DoseStep(Change(FEBRUARY), (breakfast(75),))))
    person.click("Edit food and tablets")
    person.click("25 mg")
    person.click("Save")
    assert "Tablets of 50 mg can't make 75 mg. They can make 50 and 100 mg. Ask your prescriber." in person.seen
    assert not person.button("25 mg").isChecked()
    assert person.plan.prescriptions[0].tablets_mg == (25, 50)


def test_own_words_on_food_have_to_be_written(open_plan: Opened) -> None:
    person = open_plan(a_plan())
    person.click("Edit food and tablets")
    person.click("In my own words")
    person.click("Save")
    words = person.field(QLineEdit, "What it says about food")
    assert "Write what your leaflet or clinic says about food." in words.accessibleDescription()
    assert words.hasFocus()
    person.enter("What it says about food", "An hour before milk")
    person.click("Save")
    assert person.plan.prescriptions[0].food_words == "An hour before milk"
    assert "An hour before milk" in person.seen
