from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDateEdit, QLineEdit

from imuran_desktop.domain.codes import HoldReason
from imuran_desktop.domain.doses import expected_doses
from imuran_desktop.domain.plan import Change, Hold, Plan
from imuran_desktop.domain.repeats import Repeat, RepeatKind
from imuran_desktop.services.plan_edits import save_edit
from tests.ui.plan.at_page import NOON, TODAY, AtPage, a_plan

Opened = Callable[[Plan], AtPage]
AS_NEEDED = Repeat(RepeatKind.AS_NEEDED)
MONDAY, SUNDAY = date(2026, 3, 9), date(2026, 3, 15)


@pytest.fixture
def person(open_plan: Opened) -> AtPage:
    return open_plan(a_plan())


def held(*holds: Hold) -> Plan:
    plan = a_plan()
    return replace(plan, prescriptions=(replace(plan.prescriptions[0], holds=holds),))


def due(person: AtPage, first: date, last: date) -> list[str]:
    return [dose.key for dose in expected_doses(person.plan, first, last)]


def holds(person: AtPage) -> tuple[Hold, ...]:
    return person.plan.prescriptions[0].holds


def test_doses_are_paused_from_now_on_until_further_notice(person: AtPage) -> None:
    person.click("Pause doses")
    assert "The 18:30 dose today, and every dose after it, is not due." in person.seen
    person.enter("Who said so", "Nurse at the clinic")
    person.click("Save the pause")
    assert due(person, TODAY, SUNDAY) == ["aza-breakfast/2026-03-02"]
    assert holds(person) == (Hold(Change(TODAY, NOON), None, HoldReason.CLINIC, "Nurse at the clinic"),)
    assert (
        "On hold since today, until further notice. My clinic told me to pause. Said by: Nurse at the clinic."
        in person.seen
    )
    assert not person.buttons("Pause doses")


def test_a_pause_for_some_days_says_what_it_stops(person: AtPage) -> None:
    person.click("Pause doses")
    person.click("I am in hospital, the ward gives it")
    person.click("Another day")
    person.set_date("Date", MONDAY)
    person.click("Until a date")
    person.set_date("Last day of the pause", SUNDAY)
    assert "14 doses from Monday 9 March until Sunday 15 March are not due." in person.seen
    person.click("Save the pause")
    assert "Saved: Pause from Monday 9 March until Sunday 15 March." in person.seen
    assert due(person, date(2026, 3, 8), date(2026, 3, 16))[2:-2] == []
    assert "I am in hospital, the ward gives it." in person.seen
    person.click("Undo")
    assert holds(person) == ()


def test_a_pause_by_keyboard_alone(person: AtPage) -> None:
    person.tab_to("Pause doses")
    person.press(Qt.Key.Key_Space)
    person.press(Qt.Key.Key_Down)
    person.tab_to("From when")
    person.press(Qt.Key.Key_Right)
    person.tab_to("Until when")
    person.press(Qt.Key.Key_Right)
    person.tab_to("Last day of the pause")
    person.press(Qt.Key.Key_Up)
    person.tab_to("Save the pause")
    person.press(Qt.Key.Key_Space)
    hold = holds(person)[0]
    assert (hold.reason, hold.begins) == (HoldReason.HOSPITAL, Change(date(2026, 3, 3)))
    assert hold.ends is not None
    assert person.focus() is person.button("Change or plan doses")


def test_a_last_day_before_the_first_is_refused_at_its_field(person: AtPage) -> None:
    person.click("Pause doses")
    person.click("Tomorrow")
    person.click("Until a date")
    person.set_date("Last day of the pause", TODAY)
    person.click("Save the pause")
    assert "The pause ends before it begins on 3 March 2026." in person.seen
    assert person.field(QDateEdit, "Last day of the pause").hasFocus()
    assert holds(person) == ()


def test_two_pauses_of_the_same_days_are_refused(open_plan: Opened) -> None:
    person = open_plan(held(Hold(Change(MONDAY), Change(date(2026, 3, 16)))))
    person.click("Pause doses")
    person.click("Save the pause")
    assert "Two pauses cover 9 March 2026. End the first before the second begins." in person.seen
    assert len(holds(person)) == 1


def test_days_that_are_over_are_corrected_only_after_a_second_word(person: AtPage) -> None:
    person.click("Pause doses")
    person.click("Another day")
    person.set_date("Date", date(2026, 2, 26))
    person.click("Until a date")
    person.set_date("Last day of the pause", date(2026, 2, 27))
    effect = "4 doses from Thursday 26 February until Friday 27 February would be on hold"
    assert f"This is about days that are over, so it corrects your record. {effect}" in person.seen
    person.click("Save the pause")
    assert person.dialog is not None
    assert effect in person.seen
    assert holds(person) == ()
    person.press(Qt.Key.Key_Escape)
    assert holds(person) == ()
    person.click("Save the pause")
    person.click("Correct the record")
    assert due(person, date(2026, 2, 26), date(2026, 2, 27)) == []
    person.click("Show earlier")
    assert "On hold 26 February 2026 to 27 February 2026" in person.seen


def test_a_coming_pause_is_changed(open_plan: Opened) -> None:
    person = open_plan(held(Hold(Change(MONDAY), Change(date(2026, 3, 16)), HoldReason.CLINIC, "Nurse")))
    person.click("Change: Pause from Monday 9 March until Sunday 15 March")
    assert person.field(QLineEdit, "Who said so").text() == "Nurse"
    person.click("Until further notice")
    person.click("Save the pause")
    assert holds(person) == (Hold(Change(MONDAY), None, HoldReason.CLINIC, "Nurse"),)
    assert "Pause from Monday 9 March, until further notice" in person.seen


def test_the_pause_in_force_gets_an_end_and_begins_as_it_did(open_plan: Opened) -> None:
    began = Change(date(2026, 3, 1), datetime(2026, 3, 1, 12, tzinfo=UTC))
    person = open_plan(held(Hold(began)))
    person.click("Change the pause")
    person.click("Until a date")
    person.set_date("Last day of the pause", date(2026, 3, 4))
    person.click("Save the pause")
    assert holds(person) == (Hold(began, Change(date(2026, 3, 5))),)


def test_a_coming_pause_is_removed_and_brought_back(open_plan: Opened) -> None:
    hold = Hold(Change(MONDAY), Change(date(2026, 3, 16)))
    person = open_plan(held(hold))
    person.click("Remove: Pause from Monday 9 March until Sunday 15 March")
    assert holds(person) == ()
    assert "Removed: Pause from Monday 9 March until Sunday 15 March." in person.seen
    person.click("Undo")
    assert holds(person) == (hold,)


def test_removing_a_pause_that_is_over_corrects_the_record(open_plan: Opened) -> None:
    hold = Hold(Change(date(2026, 2, 10)), Change(date(2026, 2, 12)))
    person = open_plan(held(hold))
    person.click("Show earlier")
    person.click("Remove the pause of 10 February 2026 to 11 February 2026")
    assert "4 doses from Tuesday 10 February until Wednesday 11 February would not be on hold." in person.seen
    person.click("Cancel")
    assert holds(person) == (hold,)
    person.click("Remove the pause of 10 February 2026 to 11 February 2026")
    person.click("Correct the record")
    assert holds(person) == ()


def test_a_pause_made_elsewhere_meanwhile_is_kept(person: AtPage) -> None:
    person.click("Pause doses")
    person.click("Until a date")
    person.set_date("Last day of the pause", date(2026, 3, 4))
    other = Hold(Change(MONDAY), Change(date(2026, 3, 16)))
    elsewhere = held(other)
    person.session.write(lambda diary, author, now: save_edit(diary, author, now, lambda plan, _: elsewhere))
    person.click("Save the pause")
    assert len(holds(person)) == 2


def test_what_is_only_taken_when_needed_is_not_paused(open_plan: Opened) -> None:
    plan = a_plan()
    item = plan.prescriptions[0]
    slot = replace(item.steps[0].slots[0], meal=None, repeat=AS_NEEDED)
    step = replace(item.steps[0], slots=(slot,))
    person = open_plan(replace(plan, prescriptions=(replace(item, steps=(step,)),)))
    assert "Only when needed" in person.seen
    assert not person.buttons("Pause doses")


def test_a_pause_that_another_removed_meanwhile_is_not_said_to_be_saved(open_plan: Opened) -> None:
    person = open_plan(held(Hold(Change(MONDAY), Change(date(2026, 3, 16)))))
    person.click("Change: Pause from Monday 9 March until Sunday 15 March")
    person.session.write(lambda diary, author, now: save_edit(diary, author, now, lambda plan, _: a_plan()))
    person.click("Until further notice")
    person.click("Save the pause")
    assert "The plan was changed elsewhere meanwhile. Nothing was saved." in person.seen
    assert holds(person) == ()
