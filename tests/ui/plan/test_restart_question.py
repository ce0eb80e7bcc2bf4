from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from imuran_desktop.domain.monitoring import MonitoringSchedule, own_preset
from imuran_desktop.domain.plan import Change, DoseStep, Plan
from imuran_desktop.reference.monitoring import load_presets
from tests.ui.plan.at_page import TODAY, AtPage, a_plan, breakfast, dinner

Opened = Callable[[Plan], AtPage]
MONDAY = date(2026, 3, 9)


@pytest.fixture
def person(open_plan: Opened) -> AtPage:
    return open_plan(a_plan(preset="us_label", start=date(2025, 9, 1)))


def restarts(person: AtPage) -> list[date]:
    return list(person.plan.schedules[0].restarts)


def increase(person: AtPage, amount: str = "75") -> None:
    person.click("Change or plan doses")
    person.enter("Amount in mg, dose 1", amount)
    person.click("Save the change")


def test_after_an_increase_the_closer_tests_are_asked_about(person: AtPage) -> None:
    increase(person)
    assert restarts(person) == []
    assert (
        "Your dose goes up today. US label asks for blood tests more often again after a dose increase." in person.seen
    )
    assert "Next tests if more often again\nMonday 9 March\nMonday 16 March\nMonday 23 March" in person.seen
    assert "Source: United States label" in person.seen
    person.click("Yes, more often")
    assert restarts(person) == [TODAY]
    assert "Your blood tests are planned more often again." in person.seen
    assert "Next: Monday 9 March" in person.seen


def test_enter_answers_yes(person: AtPage) -> None:
    increase(person)
    person.press(Qt.Key.Key_Return)
    assert restarts(person) == [TODAY]


@pytest.mark.parametrize("answer", ["No, leave the dates", "Esc"])
def test_the_dates_can_be_left_and_that_is_said(person: AtPage, answer: str) -> None:
    increase(person)
    if answer == "Esc":
        person.press(Qt.Key.Key_Escape)
    else:
        person.click(answer)
    assert restarts(person) == []
    assert "The dates of your blood tests stay as they were." in person.seen


def test_a_lower_dose_asks_nothing(person: AtPage) -> None:
    increase(person, "25")
    assert person.dialog is None


def test_a_schedule_that_does_not_restart_asks_nothing(open_plan: Opened) -> None:
    person = open_plan(a_plan(preset="uk_gastroenterology"))
    increase(person)
    assert person.dialog is None


def test_without_a_schedule_nothing_is_asked(open_plan: Opened) -> None:
    person = open_plan(a_plan())
    increase(person)
    assert person.dialog is None


def test_removing_a_coming_increase_takes_its_restart_back_and_undo_brings_both(person: AtPage) -> None:
    person.click("Change or plan doses")
    person.click("Another day")
    person.set_date("Date", MONDAY)
    person.enter("Amount in mg, dose 1", "75")
    person.click("Save the change")
    person.click("Yes, more often")
    assert restarts(person) == [MONDAY]
    person.click("Remove the dose from Monday 9 March")
    assert restarts(person) == []
    person.click("Undo")
    assert restarts(person) == [MONDAY]
    assert person.steps[-1] == (MONDAY, {"aza-breakfast": 75, "aza-dinner": 50})


def own_schedule(*, restarts: bool) -> Plan:
    start = date(2025, 9, 1)
    preset = own_preset(load_presets()["us_label"].phases, ("blood count",), restarts=restarts)
    schedule = MonitoringSchedule(preset, start, said_by="Nurse Example")
    return replace(a_plan(start=start), schedules=(schedule,))


def test_the_clinics_own_schedule_asks_where_it_says_so(open_plan: Opened) -> None:
    person = open_plan(own_schedule(restarts=True))
    increase(person)
    assert "My clinic's schedule asks for blood tests more often again after a dose increase." in person.seen
    assert "Given by: Nurse Example." in person.seen
    person.click("Yes, more often")
    assert restarts(person) == [TODAY]


def test_the_clinics_own_schedule_asks_nothing_where_it_does_not(open_plan: Opened) -> None:
    person = open_plan(own_schedule(restarts=False))
    increase(person)
    assert person.dialog is None


def test_a_titration_asks_once_for_all_its_increases(person: AtPage) -> None:
    person.click("Change or plan doses")
    person.enter("Amount in mg, dose 1", "75")
    person.click("Then it changes again")
    person.enter("Amount in mg, dose 1, change 2", "100")
    person.click("Save the change")
    assert "Your dose goes up today and on Monday 30 March." in person.seen
    person.click("Yes, more often")
    assert restarts(person) == [TODAY, date(2026, 3, 30)]


def test_a_corrected_increase_that_holds_asks_from_today_on(open_plan: Opened) -> None:
    first, changed = date(2025, 9, 1), date(2026, 2, 20)
    steps = (
        DoseStep(Change(first), (breakfast(50), dinner(50))),
        DoseStep(Change(changed), (breakfast(25), dinner(50))),
    )
    person = open_plan(a_plan(*steps, preset="us_label", start=first))
    person.click("More")
    person.click("Correct a mistake")
    person.enter("Amount in mg, dose 1", "75")
    person.click("Correct the record")
    assert "US label asks for blood tests more often again after a dose increase." in person.seen
    person.click("Yes, more often")
    assert restarts(person) == [TODAY], "the past does not move"
