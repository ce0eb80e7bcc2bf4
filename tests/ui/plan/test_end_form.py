from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt

from imuran_desktop.domain.doses import expected_doses
from imuran_desktop.domain.plan import Change, DoseStep, Plan, Prescription, Slot
from imuran_desktop.domain.repeats import Repeat, RepeatKind
from tests.ui.plan.at_page import NOON, TODAY, AtPage, a_plan, breakfast

Opened = Callable[[Plan], AtPage]
FEBRUARY = date(2026, 2, 1)


@pytest.fixture
def person(open_plan: Opened) -> AtPage:
    return open_plan(a_plan())


def due(person: AtPage, first: date, last: date) -> list[str]:
    return [dose.key for dose in expected_doses(person.plan, first, last)]


def ending(ends: Change) -> Plan:
    plan = a_plan()
    return replace(plan, prescriptions=(replace(plan.prescriptions[0], ends=ends),))


def stop(person: AtPage) -> None:
    person.click("More")
    person.click("I have stopped taking this")


def test_a_medicine_that_is_stopped_keeps_its_history_at_the_foot_of_the_page(person: AtPage) -> None:
    stop(person)
    assert "Stopping is for your clinic to decide: ask it first. Everything you recorded stays" in person.seen
    assert "The 18:30 dose today, and every dose after it, is not due." in person.seen
    person.click("Save")
    assert due(person, date(2026, 3, 1), date(2026, 4, 1)) == [
        "aza-breakfast/2026-03-01",
        "aza-dinner/2026-03-01",
        "aza-breakfast/2026-03-02",
    ]
    assert "Azathioprine: Stopped from now on. What you recorded stays." in person.seen
    assert not person.buttons("Change or plan doses")
    person.click("Medicines you no longer take (1)")
    assert "1 February 2026 to 2 March 2026" in person.seen
    assert "50 mg at breakfast and 50 mg at dinner" in person.seen


def test_what_was_stopped_by_mistake_is_taken_back(person: AtPage) -> None:
    stop(person)
    person.click("Save")
    person.click("Undo")
    assert person.plan.prescriptions[0].ends is None
    assert person.buttons("Change or plan doses")


def test_taking_it_back_after_a_dose_was_due_asks_before_it_counts(person: AtPage) -> None:
    stop(person)
    person.click("Save")
    person.now = datetime(2026, 3, 2, 19, tzinfo=UTC)
    person.click("Undo")
    assert "1 dose today would be added. If nothing was recorded for it, it would be shown as missed." in person.seen
    person.click("Correct the record")
    assert person.plan.prescriptions[0].ends is None


def test_a_last_day_ahead_is_told_and_can_be_changed_or_removed(person: AtPage) -> None:
    stop(person)
    person.click("Another day")
    person.set_date("Date", date(2026, 3, 31))
    assert "The 08:00 dose on Wednesday 1 April, and every dose after it, is not due." in person.seen
    person.click("Save")
    assert "The last day is Tuesday 31 March." in person.seen
    person.click("Change the last day")
    person.click("Today is the last day")
    person.click("Save")
    assert person.plan.prescriptions[0].ends == Change(date(2026, 3, 3))
    person.click("Remove the last day")
    assert person.plan.prescriptions[0].ends is None
    person.click("Undo")
    assert person.plan.prescriptions[0].ends == Change(date(2026, 3, 3))


def test_a_last_day_that_is_over_corrects_the_record_after_a_second_word(person: AtPage) -> None:
    stop(person)
    person.click("Another day")
    person.set_date("Date", date(2026, 2, 27))
    effect = "5 doses from Saturday 28 February until today would no longer be due, and would not count as missed."
    assert effect in person.seen
    person.click("Save")
    assert effect in person.seen
    assert person.plan.prescriptions[0].ends is None
    person.click("Correct the record")
    assert person.plan.prescriptions[0].ends == Change(date(2026, 2, 28))


def test_a_last_day_before_the_first_dose_is_refused(open_plan: Opened) -> None:
    person = open_plan(a_plan(DoseStep(Change(date(2026, 3, 9)), (breakfast(50),)), start=FEBRUARY))
    stop(person)
    person.click("Another day")
    person.set_date("Date", date(2026, 3, 4))
    person.click("Save")
    assert "It would be over by 5 March 2026, before its first dose." in person.seen
    assert person.plan.prescriptions[0].ends is None


def test_the_last_day_of_an_ended_medicine_is_corrected(open_plan: Opened) -> None:
    person = open_plan(ending(Change(date(2026, 2, 20))))
    person.click("Medicines you no longer take (1)")
    person.click("Change the last day")
    person.set_date("Date", date(2026, 2, 20))
    person.click("Save")
    assert "2 doses on Friday 20 February would be added." in person.seen
    person.click("Correct the record")
    assert person.plan.prescriptions[0].ends == Change(date(2026, 2, 21))


def test_stopping_by_keyboard_alone(person: AtPage) -> None:
    person.tab_to("More")
    person.press(Qt.Key.Key_Space)
    person.tab_to("I have stopped taking this")
    person.press(Qt.Key.Key_Space)
    assert person.focus() is person.button("Nothing more from now on")
    person.tab_to("Save")
    person.press(Qt.Key.Key_Space)
    assert person.plan.prescriptions[0].ends == Change(TODAY, NOON)
    assert person.focus() is person.button("Add another medicine")


def needed_only() -> Plan:
    plan = a_plan()
    needed = Slot("needed", 500, repeat=Repeat(RepeatKind.AS_NEEDED))
    other = Prescription("para", "paracetamol", (DoseStep(Change(FEBRUARY), (needed,)),), Change(FEBRUARY))
    return replace(plan, prescriptions=(other,))


def test_what_is_taken_as_needed_is_said_to_leave_today(open_plan: Opened) -> None:
    person = open_plan(needed_only())
    stop(person)
    assert "Ask your clinic or pharmacist if you are not sure. Everything you recorded stays" in person.seen
    assert "Stopping is for your clinic" not in person.seen
    assert "It will no longer be offered on Today. What you recorded stays." in person.seen
    assert "nothing changes" not in person.seen
    person.click("Another day")
    person.set_date("Date", date(2026, 3, 31))
    assert "From Wednesday 1 April on, it will no longer be offered on Today. What you recorded stays." in person.seen
    person.click("Nothing more from now on")
    person.click("Save")
    assert "Paracetamol: Stopped from now on. What you recorded stays." in person.seen


def test_only_what_ends_at_once_is_told_as_stopped_now(person: AtPage) -> None:
    stop(person)
    person.click("Today is the last day")
    person.click("Save")
    assert "Azathioprine: The last day is today. What you recorded stays." in person.seen
