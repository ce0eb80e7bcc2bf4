from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from imuran_desktop.domain.codes import FoodInstruction
from imuran_desktop.domain.plan import Change, DoseStep, Plan
from imuran_desktop.domain.tablets import TabletCount
from tests.ui.plan.at_page import NOON, TODAY, AtPage, a_plan, breakfast

Opened = Callable[[Plan], AtPage]
FEBRUARY = date(2026, 2, 1)


def test_food_and_the_clinics_word_on_missed_doses(open_plan: Opened) -> None:
    person = open_plan(a_plan())
    assert "Nothing noted from your clinic yet" in person.seen
    person.click("Edit details")
    person.click("On an empty stomach")
    person.write("Missed doses", "Leave it out after noon")
    person.click("Save")
    item = person.plan.prescriptions[0]
    assert (item.directions_on(TODAY).food, item.missed_words) == (
        FoodInstruction.EMPTY_STOMACH,
        "Leave it out after noon",
    )
    assert "On an empty stomach" in person.seen
    assert "Leave it out after noon" in person.seen


def test_other_tablets_make_up_the_doses_from_now_on(open_plan: Opened) -> None:
    person = open_plan(a_plan(DoseStep(Change(FEBRUARY), (breakfast(100),))))
    person.click("Edit details")
    person.click("100 mg")
    person.click("Save")
    old, new = person.plan.prescriptions[0].in_order()
    assert old.slots[0].tablets == (TabletCount(50, 2),)
    assert (new.begins.first, new.slots[0].tablets) == (TODAY, (TabletCount(100, 1),))
    assert "1 tablet of 100 mg" in person.seen


def test_tablets_that_cannot_make_the_present_dose_are_refused(open_plan: Opened) -> None:
    person = open_plan(a_plan(DoseStep(Change(FEBRUARY), (breakfast(75),))))
    person.click("Edit details")
    person.click("25 mg")
    person.click("Save")
    assert "Tablets of 50 mg can't make 75 mg. They can make 50 and 100 mg. Ask your prescriber." in person.seen
    assert not person.button("25 mg").isChecked()
    assert person.plan.prescriptions[0].tablets_mg == (25, 50)


def test_own_words_on_food_have_to_be_written(open_plan: Opened) -> None:
    person = open_plan(a_plan())
    person.click("Edit details")
    person.click("In my own words")
    person.click("Save")
    words = person.field(QLineEdit, "What it says about food")
    assert "Write what your leaflet or clinic says about food." in words.accessibleDescription()
    assert words.hasFocus()
    person.enter("What it says about food", "An hour before milk")
    person.click("Save")
    assert person.plan.prescriptions[0].directions_on(TODAY).food_words == "An hour before milk"
    assert "An hour before milk" in person.seen


def test_a_change_of_food_holds_from_now_on(open_plan: Opened) -> None:
    person = open_plan(a_plan())
    person.click("Edit details")
    person.choose("Food", "With or without food")
    person.choose("On time within", "2 hours")
    person.click("Save")
    item = person.plan.prescriptions[0]
    assert item.directions_on(date(2026, 3, 1)).food is FoodInstruction.WITH_OR_AFTER
    now = item.directions_on(TODAY)
    assert (now.food, now.window) == (FoodInstruction.EITHER, timedelta(hours=2))
    assert now.begins.changed_at == NOON
    assert "On time\nwithin 2 hours" in person.seen


def test_food_that_was_written_wrongly_is_corrected_from_the_start_once_its_effect_was_seen(open_plan: Opened) -> None:
    person = open_plan(a_plan())
    person.click("Edit details")
    person.choose("Food", "With or without food")
    person.click("From the start: it was written wrongly")
    person.click("Save")
    assert "59 doses from Sunday 1 February until today would have other directions on food" in person.seen
    person.click("Cancel")
    assert person.plan.prescriptions[0].directions_on(TODAY).food is FoodInstruction.WITH_OR_AFTER
    assert person.button("With or without food").isChecked()
    person.click("Save")
    person.click("Correct the record")
    item = person.plan.prescriptions[0]
    assert [each.food for each in item.directions] == [FoodInstruction.EITHER]
    assert "Saved." in person.seen


def test_another_strength_is_added_and_ticked(open_plan: Opened) -> None:
    person = open_plan(a_plan(DoseStep(Change(FEBRUARY), (breakfast(100),))))
    person.click("Edit details")
    person.enter("Another strength in mg", "12.5")
    person.press(Qt.Key.Key_Return)
    assert person.button("12.5 mg").isChecked()
    person.click("Save")
    assert person.plan.prescriptions[0].tablets_mg == (12.5, 25, 50)


def test_a_strength_that_was_only_typed_is_saved_too(open_plan: Opened) -> None:
    person = open_plan(a_plan())
    person.click("Edit details")
    person.enter("Another strength in mg", "10")
    person.click("Save")
    assert person.plan.prescriptions[0].tablets_mg == (10, 25, 50)


@pytest.mark.parametrize("typed", ["fifty", "0", "5000"])
def test_a_strength_that_is_none_is_refused_at_its_field(open_plan: Opened, typed: str) -> None:
    person = open_plan(a_plan())
    person.click("Edit details")
    person.enter("Another strength in mg", typed)
    person.click("Save")
    assert "Write the strength of one tablet, as a number such as 50 or 12.5." in person.seen
    assert person.focus() is person.field(QLineEdit, "Another strength in mg")
    assert person.plan.prescriptions[0].tablets_mg == (25, 50)


def test_milk_in_other_words_and_none_again(open_plan: Opened) -> None:
    person = open_plan(a_plan())
    person.click("Edit details")
    assert not person.has_field("What it says about milk")
    person.choose("Milk and dairy", "Other words")
    person.enter("What it says about milk", "Not within an hour")
    person.click("Save")
    assert "Milk\nNot within an hour" in person.seen
    person.click("Edit details")
    assert person.field(QLineEdit, "What it says about milk").text() == "Not within an hour"
    person.choose("Milk and dairy", "Nothing noted")
    person.click("Save")
    assert person.plan.prescriptions[0].directions_on(TODAY).milk_words == ""


def test_where_the_known_medicine_is_from_can_be_read(open_plan: Opened) -> None:
    person = open_plan(a_plan())
    person.click("Edit details")
    person.click("Where this comes from")
    assert "ATC L04AX01" in person.seen
    assert "European package leaflet of Imurel" in person.seen
