import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDateEdit, QLineEdit, QScrollArea, QSpinBox
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.codes import FoodInstruction
from imuran_desktop.domain.history import Author
from imuran_desktop.domain.monitoring import MonitoringSchedule
from imuran_desktop.domain.plan import Change, DoseStep, Hold, Plan, Prescription, Slot
from imuran_desktop.domain.repeats import Repeat, RepeatKind
from imuran_desktop.domain.stock import Packs
from imuran_desktop.reference.monitoring import load_presets
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.details_edits import Details, change_details
from imuran_desktop.services.merge import merge
from imuran_desktop.services.plan_edits import Edit, change_dose, save_edit
from imuran_desktop.services.schedule_edits import choose
from imuran_desktop.services.slot_ids import WantedSlot
from imuran_desktop.services.stock import count_tablets
from imuran_desktop.store.diary import Diary
from imuran_desktop.ui.theme import ThemeController
from tests.ui.plan.at_page import NOON, AtPage, a_plan, breakfast, dinner, empty_plan

MONDAY = date(2026, 3, 9)
JANUARY, FEBRUARY = date(2026, 1, 5), date(2026, 2, 1)

Opened = Callable[[Plan], AtPage]


@pytest.fixture
def make_page(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> Iterator[Opened]:
    made: list[AtPage] = []

    def make(plan: Plan) -> AtPage:
        made.append(AtPage(qtbot, look, tmp_path / "sam.imuran", plan))
        return made[-1]

    yield make
    for at_page in made:
        at_page.page.close()
        at_page.diary.close()


def stepped_plan() -> Plan:
    """50 mg, then twice 50 mg since February, and 100 mg at breakfast from next Monday."""
    return a_plan(
        DoseStep(Change(JANUARY), (breakfast(50),)),
        DoseStep(Change(FEBRUARY), (breakfast(50), dinner(50))),
        DoseStep(Change(MONDAY), (breakfast(100),)),
        start=JANUARY,
        preset="us_label",
    )


def test_the_plan_is_read_only_when_it_is_shown(make_page: Opened) -> None:
    person = make_page(a_plan())
    person.page.refresh(frozenset({Topic.PLAN}))
    assert "Azathioprine" not in person.seen
    person.show()
    assert "Azathioprine" in person.seen


def test_what_is_taken_now_and_from_when(make_page: Opened) -> None:
    person = make_page(stepped_plan()).show()
    assert "Since 1 February 2026\n08:00\n50 mg\nbreakfast  ·  1 tablet of 50 mg\n18:30\n50 mg\ndinner" in person.seen
    assert "With or just after food" in person.seen
    assert "25 mg and 50 mg" in person.seen


def test_what_is_to_come_by_date(make_page: Opened) -> None:
    person = make_page(stepped_plan()).show()
    assert "From Monday 9 March\n100 mg at breakfast (2 tablets of 50 mg)" in person.seen


def test_earlier_steps_are_folded_away(make_page: Opened) -> None:
    person = make_page(stepped_plan()).show()
    assert "5 January 2026 to 31 January 2026" not in person.seen
    person.click("Show earlier")
    assert "5 January 2026 to 31 January 2026\n50 mg at breakfast (1 tablet of 50 mg)" in person.seen
    person.click("Hide earlier")
    assert "5 January 2026 to" not in person.seen


def test_a_coming_step_is_removed_and_brought_back(make_page: Opened) -> None:
    person = make_page(stepped_plan()).show()
    before = person.steps
    person.click("Remove the dose from Monday 9 March")
    assert person.steps == before[:2]
    assert "Removed: from Monday 9 March, 100 mg at breakfast." in person.seen
    person.click("Undo")
    assert person.steps == before
    assert "Undone. Your plan says again what it said before." in person.seen


def test_the_only_step_there_is_can_be_changed_but_not_removed(make_page: Opened) -> None:
    person = make_page(a_plan(DoseStep(Change(MONDAY), (breakfast(50),)))).show()
    assert "No dose is planned for today." in person.seen
    assert person.buttons("Change the dose from Monday 9 March")
    assert not person.buttons("Remove")


def test_the_plan_says_where_the_dates_of_blood_tests_come_from(make_page: Opened) -> None:
    person = make_page(stepped_plan()).show()
    assert "US label, counted from 5 January 2026" in person.seen
    assert "Source: United States label of azathioprine tablets" in person.seen


def test_a_change_made_elsewhere_appears(make_page: Opened) -> None:
    person = make_page(a_plan()).show()
    preset = load_presets()["us_label"]
    person.session.write(
        lambda diary, author, now: save_edit(
            diary, author, now, lambda plan, _: choose(plan, MonitoringSchedule(preset, FEBRUARY))
        )
    )
    assert "US label, counted from 1 February 2026" in person.seen


def test_a_change_made_elsewhere_leaves_an_open_form_alone(make_page: Opened) -> None:
    person = make_page(a_plan()).show()
    person.click("Change or plan doses")
    person.enter("Amount in mg, dose 1", "75")
    person.page.refresh(frozenset({Topic.PLAN}))
    assert person.field(QLineEdit, "Amount in mg, dose 1").text() == "75"


def test_what_was_typed_is_still_there_after_a_look_at_another_page(make_page: Opened) -> None:
    person = make_page(empty_plan()).show()
    person.enter("Amount in mg", "75")
    person.page.hide()
    person.page.refresh(frozenset({Topic.PERSON}))
    person.show()
    assert person.field(QLineEdit, "Amount in mg").text() == "75"


def test_a_first_plan_made_elsewhere_takes_the_place_of_the_empty_form(make_page: Opened) -> None:
    person = make_page(empty_plan()).show()
    item = a_plan().prescriptions[0]
    planned = replace(a_plan(), prescriptions=(replace(item, recording=Change(date(2026, 3, 3))),))
    person.session.write(lambda diary, author, now: save_edit(diary, author, now, lambda plan, moment: planned))
    assert "Since 1 February 2026" in person.seen


def test_a_new_day_turns_a_coming_step_into_the_present_one(make_page: Opened) -> None:
    person = make_page(stepped_plan()).show()
    person.page.hide()
    person.now = datetime(2026, 3, 9, 9, tzinfo=UTC)
    person.show()
    assert "Since today\n08:00\n100 mg" in person.seen


def test_changes_that_do_not_show_here_are_passed_over(make_page: Opened) -> None:
    person = make_page(a_plan()).show()
    button = person.button("Change or plan doses")
    person.page.refresh(frozenset({Topic.DOSES, Topic.SYMPTOMS}))
    assert person.button("Change or plan doses") is button


def several() -> Plan:
    """Azathioprine, one medicine taken as needed, one that ends soon, and one that is no longer taken."""
    plan = stepped_plan()
    aza = plan.prescriptions[0]
    as_needed = replace(breakfast(500), id="para", meal=None, tablets=(), repeat=Repeat(RepeatKind.AS_NEEDED))
    folic, old = replace(breakfast(5), id="folic", tablets=()), replace(breakfast(10), id="pred", tablets=())

    def other(id: str, medicine: str, slot: Slot, ends: Change | None = None) -> Prescription:
        return Prescription(id, medicine, (DoseStep(Change(JANUARY), (slot,)),), Change(JANUARY), ends=ends)

    held = replace(aza, holds=(Hold(Change(FEBRUARY), Change(date(2026, 2, 3))), Hold(Change(date(2026, 3, 1)))))
    items = (
        held,
        other("para", "paracetamol", as_needed),
        other("folic", "folic acid", folic, Change(date(2026, 4, 1))),
        other("pred", "prednisolone", old, Change(FEBRUARY)),
    )
    return replace(plan, prescriptions=items)


def test_several_medicines_each_with_buttons_of_its_own(make_page: Opened) -> None:
    person = make_page(several()).show()
    assert "Paracetamol\nSince 5 January 2026\n500 mg\nOnly when needed" in person.seen
    assert "The last day is Tuesday 31 March." in person.seen
    assert "Prednisolone" not in person.seen
    person.click("Edit details: Folic acid")
    assert "Details\nYour doses themselves stay as they are.\nFolic acid" in person.seen
    assert person.button("1 hour").isChecked()


def test_what_is_no_longer_taken_is_at_the_foot_with_its_history(make_page: Opened) -> None:
    person = make_page(several()).show()
    person.click("Medicines you no longer take (1)")
    assert "Prednisolone\n5 January 2026 to 31 January 2026\nLast dose\n10 mg at breakfast" in person.seen
    person.click("Show earlier: Prednisolone until 31 January 2026")
    assert person.seen.count("5 January 2026 to 31 January 2026") == 2
    person.click("Hide medicines you no longer take")
    assert "Prednisolone" not in person.seen


def test_everything_on_the_page_has_a_name_of_its_own(make_page: Opened) -> None:
    person = make_page(several()).show()
    for fold in (
        "More: Azathioprine",
        "More: Folic acid",
        "Medicines you no longer take (1)",
        "Show earlier: Azathioprine",
    ):
        person.click(fold)
    buttons = [button for button in person.page.findChildren(QAbstractButton) if button.isVisible()]
    names = [button.accessibleName() or button.text() for button in buttons]
    assert len(names) > 20
    assert sorted(names) == sorted(set(names))


def test_every_button_on_the_page_can_be_reached_and_pressed_by_keyboard(make_page: Opened) -> None:
    person = make_page(several()).show()
    for name in ("End the pause: Azathioprine", "More: Azathioprine", "Show earlier: Azathioprine"):
        person.tab_to(name)
    person.press(Qt.Key.Key_Space)
    person.tab_to("Correct the pause of 1 February 2026 to 2 February 2026: Azathioprine")
    person.press(Qt.Key.Key_Space)
    assert "Change the pause" in person.seen


def test_a_mistake_in_the_present_dose_is_corrected_in_its_own_form(make_page: Opened) -> None:
    person = make_page(stepped_plan()).show()
    person.click("More")
    person.click("Correct a mistake")
    assert person.field(QDateEdit, "First day").date().toPython() == FEBRUARY
    person.click("Cancel")
    person.click("Show earlier")
    person.click("Correct the dose of 5 January 2026 to 31 January 2026")
    assert person.field(QDateEdit, "First day").date().toPython() == JANUARY


def test_undoing_a_removed_step_keeps_what_another_changed_meanwhile(make_page: Opened) -> None:
    person = make_page(stepped_plan()).show()
    before = person.steps
    person.click("Remove the dose from Monday 9 March")
    item = person.plan.prescriptions[0]
    other = Details(FoodInstruction.EITHER, tablets_mg=(25, 50), prescriber="Dr Example")
    person.session.write(
        lambda diary, author, now: save_edit(
            diary, author, now, lambda plan, moment: change_details(plan, moment, item, other)
        )
    )
    person.click("Undo")
    assert person.steps == before
    assert person.plan.prescriptions[0].prescriber == "Dr Example"


def test_undoing_gives_way_to_another_step_of_that_day(make_page: Opened) -> None:
    person = make_page(stepped_plan()).show()
    person.click("Remove the dose from Monday 9 March")
    item, wanted = person.plan.prescriptions[0], [WantedSlot(75, "breakfast")]
    person.session.write(
        lambda diary, author, now: save_edit(
            diary, author, now, lambda plan, moment: change_dose(plan, moment, item, MONDAY, wanted)
        )
    )
    person.click("Undo")
    assert person.steps[-1] == (MONDAY, {"aza-breakfast": 75})
    assert "Your plan was changed meanwhile, so nothing was put back." in person.seen


def test_meals_at_other_times_on_some_days(make_page: Opened) -> None:
    plan = a_plan()
    meals = replace(plan.meals[0], other_days={6: {"breakfast": time(9, 30)}, 7: {"breakfast": time(9, 30)}})
    person = make_page(replace(plan, meals=(meals,))).show()
    assert "Breakfast\n08:00, but 09:30 on Saturdays and Sundays" in person.seen


@pytest.mark.parametrize("plan", [empty_plan(), stepped_plan(), several()], ids=["empty", "stepped", "several"])
@pytest.mark.parametrize(
    "opens",
    ["", "Change or plan doses", "Edit details", "Pause doses", "Add another medicine", "More", "Change the schedule"],
)
def test_large_text_needs_no_scrolling_to_the_side(
    make_page: Opened, look: ThemeController, plan: Plan, opens: str
) -> None:
    look.apply("light", 200)
    person = make_page(plan)
    person.page.resize(552, 700)  # a window of 640 px, less its rail
    person.show()
    if opens and plan.prescriptions:
        person.click(opens)
    bars = [area.horizontalScrollBar() for area in person.page.findChildren(QScrollArea) if area.isVisible()]
    assert all(bar.maximum() == 0 for bar in bars)


def test_tablets_are_counted_on_the_plan(make_page: Opened) -> None:
    person = make_page(a_plan()).show()
    assert "Count them once to see how long they last." in person.seen
    count_tablets(person.diary, person.session.author(), person.now, "azathioprine", (Packs(50.0, loose=9),))
    person.session.changed.emit(frozenset({Topic.STOCK}))
    assert "9 tablets of 50 mg" in person.seen
    person.click("Change or plan doses")
    assert "Tablets at home" not in person.seen
    person.click("Cancel")
    assert "9 tablets of 50 mg" in person.seen


def test_a_plan_changed_elsewhere_leaves_an_open_count_alone(make_page: Opened) -> None:
    person = make_page(a_plan()).show()
    person.click("I counted my tablets")
    loose = person.field(QSpinBox, "Loose tablets of 50 mg")
    loose.setValue(9)
    person.session.changed.emit(frozenset({Topic.PLAN}))
    assert loose.isVisible()
    person.click("Save")
    assert person.dialog is None
    assert "9 tablets of 50" in person.seen
    person.click("Change or plan doses")
    assert "Tablets at home" not in person.seen


def test_what_two_copies_say_differently_is_shown_and_the_person_chooses(make_page: Opened, tmp_path: Path) -> None:
    at = make_page(a_plan())
    shutil.copy(at.diary.path, tmp_path / "copy.imuran")

    def dose_of(amount: float) -> Edit:
        wanted = [WantedSlot(amount, "breakfast"), WantedSlot(50, "dinner")]
        return lambda plan, moment: change_dose(plan, moment, plan.prescriptions[0], MONDAY, wanted)

    with Diary.open(tmp_path / "copy.imuran", NOON) as copy:
        save_edit(copy, Author("b" * 32, "Alex"), NOON + timedelta(hours=1), dose_of(75))
        save_edit(at.diary, Author("a" * 32), NOON, dose_of(25))
        merge(at.diary, copy)
    at.show()
    assert "Your plan was changed differently in two places." in at.seen
    assert "Changed today at 13:10 by Alex" in at.seen
    assert at.steps[-1] == (MONDAY, {"aza-breakfast": 75, "aza-dinner": 50})

    QTest.mouseClick(at.buttons("Keep this one")[1], Qt.MouseButton.LeftButton)

    assert at.steps[-1] == (MONDAY, {"aza-breakfast": 25, "aza-dinner": 50})
    assert "in two places" not in at.seen
    assert "The other one is kept in the diary's history." in at.seen


def test_it_knows_of_what_was_entered_and_not_saved(make_page: Opened) -> None:
    person = make_page(a_plan()).show()
    assert not person.page.unsaved()
    person.click("Add another medicine")
    assert not person.page.unsaved()
    person.enter("Name of the medicine", "metformin")
    assert person.page.unsaved()
    person.page.leave_unsaved()
    assert not person.page.unsaved()
    assert person.buttons("Add another medicine")


@pytest.mark.parametrize("ask", ["Change or plan doses", "Pause doses", "Edit details", "Change meal times"])
def test_a_form_that_was_only_opened_is_left_unasked(make_page: Opened, ask: str) -> None:
    person = make_page(a_plan()).show()
    person.click(ask)
    assert not person.page.unsaved()


def test_a_time_or_a_further_dose_counts_as_entered(make_page: Opened, qtbot: QtBot) -> None:
    person = make_page(a_plan()).show()
    person.click("Change meal times")
    person.set_time("Time of breakfast", "07:15")
    assert person.page.unsaved()
    person.click("Cancel")
    person.click("Change or plan doses")
    person.click("Add another time of day")
    assert person.page.unsaved()
    person.click("Remove dose 3")
    qtbot.waitUntil(lambda: not person.page.unsaved())


def test_the_first_form_is_left_unasked_until_something_is_entered(make_page: Opened) -> None:
    person = make_page(empty_plan()).show()
    assert not person.page.unsaved()
    person.enter("Amount in mg", "50")
    assert person.page.unsaved()


def test_the_tablets_are_brought_into_view_with_the_keyboard_on_their_first_button(make_page: Opened) -> None:
    person = make_page(a_plan()).show()
    person.page.resize(700, 400)
    person.page.show_tablets()
    button = person.button("I counted my tablets")
    person.qtbot.waitUntil(lambda: QApplication.focusWidget() is button)
    person.qtbot.waitUntil(lambda: not button.visibleRegion().isEmpty())


def test_the_form_for_blood_tests_is_opened_from_elsewhere(make_page: Opened) -> None:
    person = make_page(a_plan()).show()
    person.page.show_blood_tests()
    assert "Which schedule does your clinic follow?" in person.seen
    person.page.show_blood_tests()
    assert "Which schedule does your clinic follow?" in person.seen


@pytest.mark.parametrize(("words", "topic"), [("About blood tests", "blood_tests"), ("Storing the tablets", "storage")])
def test_the_plan_leads_to_the_guide(make_page: Opened, words: str, topic: str) -> None:
    person = make_page(a_plan()).show()
    with person.qtbot.waitSignal(person.page.guide_asked) as asked:
        person.click(words)
    assert asked.args == [topic]


@pytest.mark.parametrize("plan", [a_plan(), empty_plan()], ids=["details", "first plan"])
def test_food_and_milk_lead_to_the_guide_and_what_was_entered_stays(make_page: Opened, plan: Plan) -> None:
    person = make_page(plan).show()
    if plan.prescriptions:
        person.click("Edit details")
    person.click("On an empty stomach")
    with person.qtbot.waitSignal(person.page.guide_asked) as asked:
        person.click("How to take it")
    assert asked.args == ["how_to_take"]
    person.page.hide()
    person.page.show()
    assert person.button("On an empty stomach").isChecked()


def test_another_medicine_does_not_lead_to_the_guide_on_azathioprine(make_page: Opened) -> None:
    person = make_page(a_plan()).show()
    person.click("Add another medicine")
    assert not person.buttons("How to take it")
