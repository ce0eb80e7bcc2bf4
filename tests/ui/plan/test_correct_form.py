from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDateEdit, QWidget

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.doses import expected_doses
from imuran_desktop.domain.plan import Change, DoseStep, Plan
from imuran_desktop.domain.plan_edit import with_prescription
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.intakes import record_intake
from imuran_desktop.services.plan_edits import save_edit
from imuran_desktop.store.read import intakes
from tests.ui.plan.at_page import TODAY, AtPage, a_plan, breakfast, dinner

Opened = Callable[[Plan], AtPage]
FIRST, CHANGED = date(2026, 2, 1), date(2026, 2, 20)
EARLIER = "Correct the dose of 1 February 2026 to 19 February 2026"


@pytest.fixture
def person(open_plan: Opened) -> AtPage:
    """Someone with 50 mg at both meals, 75 mg in the morning since 20 February, who wrote something wrongly."""
    before, now = (breakfast(50), dinner(50)), (breakfast(75), dinner(50))
    return open_plan(a_plan(DoseStep(Change(FIRST), before), DoseStep(Change(CHANGED), now)))


def correct_present(person: AtPage) -> None:
    person.click("More")
    person.click("Correct a mistake")


def correct_earlier(person: AtPage) -> None:
    person.click("Show earlier")
    person.click(EARLIER)


def mornings(person: AtPage, *days: date) -> list[float]:
    return [expected_doses(person.plan, day, day)[0].amount_mg for day in days]


def test_the_form_begins_with_the_step_as_it_is(person: AtPage) -> None:
    correct_present(person)
    assert person.field(QDateEdit, "First day").text() == "20 February 2026"
    assert person.button("It goes on").isChecked()
    assert not person.has_field("Last day")
    assert "What this does to your record" not in person.seen


def test_another_amount_says_what_it_does_to_the_record_before_it_is_saved(person: AtPage) -> None:
    correct_present(person)
    person.enter("Amount in mg, dose 1", "100")
    assert "11 doses from Friday 20 February until today would have another amount." in person.seen
    assert "What you recorded stays as it is." in person.seen
    assert "As it is\nSince 20 February 2026\n75 mg at breakfast" in person.seen
    assert mornings(person, CHANGED) == [75]
    person.click("Correct the record")
    assert "The record is corrected: " in person.seen
    assert mornings(person, date(2026, 2, 19), CHANGED, TODAY) == [50, 100, 100]
    assert person.steps == [
        (FIRST, {"aza-breakfast": 50, "aza-dinner": 50}),
        (CHANGED, {"aza-breakfast": 100, "aza-dinner": 50}),
    ]


def test_what_was_recorded_stays(person: AtPage) -> None:
    taken = Answer(Outcome.TAKEN, datetime(2026, 2, 22, 8, tzinfo=UTC))
    person.session.write(
        lambda diary, author, now: record_intake(diary, author, now, "aza-breakfast/2026-02-22", taken)
    )
    before = intakes(person.diary, FIRST, TODAY)
    assert len(before) == 1
    correct_present(person)
    person.enter("Amount in mg, dose 1", "100")
    person.click("Correct the record")
    assert intakes(person.diary, FIRST, TODAY) == before


def test_an_earlier_first_day_ends_the_dose_before_it(person: AtPage) -> None:
    correct_present(person)
    person.set_date("First day", date(2026, 2, 16))
    assert "The dose before it then ends on 15 February 2026." in person.seen
    person.click("Correct the record")
    assert [first for first, _ in person.steps] == [FIRST, date(2026, 2, 16)]
    assert mornings(person, date(2026, 2, 15), date(2026, 2, 16)) == [50, 75]


def test_a_step_that_is_over_can_end_on_another_day(person: AtPage) -> None:
    correct_earlier(person)
    assert person.field(QDateEdit, "Last day").text() == "19 February 2026"
    assert not person.has_field("Until when")
    person.set_date("Last day", date(2026, 2, 10))
    assert "The dose after it then begins on 11 February 2026." in person.seen
    person.click("Correct the record")
    assert [first for first, _ in person.steps] == [FIRST, date(2026, 2, 11)]
    assert mornings(person, date(2026, 2, 10), date(2026, 2, 11)) == [50, 75]


def test_a_step_is_not_put_in_the_place_of_the_one_before(person: AtPage) -> None:
    correct_present(person)
    person.set_date("First day", FIRST)
    sentence = "Choose 2 February 2026 or a later day: the dose before it begins just before that."
    assert sentence in person.seen
    person.click("Correct the record")
    first = person.field(QDateEdit, "First day")
    assert sentence in first.accessibleDescription()
    assert first.hasFocus()
    assert [begins for begins, _ in person.steps] == [FIRST, CHANGED]


def test_a_step_does_not_end_before_it_begins(person: AtPage) -> None:
    correct_present(person)
    person.click("Until a date")
    person.set_date("Last day", date(2026, 2, 19))
    person.click("Correct the record")
    assert "Choose 20 February 2026 or a later day." in person.field(QDateEdit, "Last day").accessibleDescription()
    person.set_date("Last day", date(2026, 2, 26))
    person.click("Correct the record")
    assert expected_doses(person.plan, date(2026, 2, 27), TODAY) == []


def test_nothing_is_saved_while_nothing_is_changed(person: AtPage) -> None:
    correct_present(person)
    person.click("Correct the record")
    assert "Nothing has been changed yet." in person.seen
    assert person.button("Correct the record").isVisible()


def test_an_amount_that_tablets_cannot_make_is_refused(person: AtPage) -> None:
    correct_present(person)
    person.enter("Amount in mg, dose 2", "60")
    person.click("Correct the record")
    assert "can't make 60" in person.field(QWidget, "Amount in mg, dose 2").accessibleDescription()
    assert mornings(person, CHANGED) == [75]


def test_a_meal_of_long_ago_is_given_a_time(person: AtPage) -> None:
    correct_earlier(person)
    person.choose("When, dose 2", "Bedtime")
    person.set_time("Time of bedtime", "22:15")
    person.click("Correct the record")
    due = [(dose.slot, dose.at.hour) for dose in expected_doses(person.plan, FIRST, FIRST)]
    assert due == [("aza-breakfast", 8), ("aza-dinner", 22)]


def test_cancel_corrects_nothing(person: AtPage) -> None:
    correct_present(person)
    person.enter("Amount in mg, dose 1", "100")
    person.click("Cancel")
    assert mornings(person, CHANGED) == [75]


def test_a_correction_by_keyboard_alone(person: AtPage) -> None:
    correct_present(person)
    person.press(Qt.Key.Key_Down)
    person.tab_to("Amount in mg, dose 1")
    person.keys("100")
    person.tab_to("Correct the record")
    person.press(Qt.Key.Key_Space)
    assert [first for first, _ in person.steps] == [FIRST, date(2026, 2, 19)]
    assert mornings(person, date(2026, 2, 18), date(2026, 2, 19)) == [50, 100]


def test_a_correction_is_taken_back_after_a_second_word(person: AtPage) -> None:
    before = person.plan.prescriptions
    correct_present(person)
    person.enter("Amount in mg, dose 1", "100")
    person.click("Correct the record")
    person.click("Undo")
    assert mornings(person, CHANGED) == [100]
    person.click("Correct the record")
    assert "Undone. Your plan says again what it said before." in person.seen
    assert person.plan.prescriptions == before


def test_a_correction_that_was_changed_again_is_not_taken_back(person: AtPage) -> None:
    correct_present(person)
    person.enter("Amount in mg, dose 1", "100")
    person.click("Correct the record")
    item = person.plan.prescriptions[0]
    changed = replace(item, reason="skin")
    save_edit(person.diary, person.session.author(), person.now, lambda plan, _: with_prescription(plan, changed))
    person.click("Undo")
    assert "Your plan was changed meanwhile, so nothing was put back." in person.seen
    assert mornings(person, CHANGED) == [100]
