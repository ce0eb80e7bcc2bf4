from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QLineEdit

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.domain.plan import Change, DoseStep, Prescription, Slot
from imuran_desktop.domain.repeats import Repeat, RepeatKind
from tests.ui.history.at_history import AtHistory, OpenHistory
from tests.ui.today.at_today import a_plan, azathioprine, plain, utc

ADD = "Add something else taken …"
START = date(2026, 3, 1)
RULES = Repeat(RepeatKind.AS_NEEDED, min_gap=timedelta(hours=4), most_per_day=2)
PAINKILLER = Prescription(
    "para", "paracetamol", (DoseStep(Change(START), (Slot("p", 500, repeat=RULES),)),), Change(START)
)


@pytest.fixture
def with_painkiller(open_history: OpenHistory) -> AtHistory:
    return open_history(a_plan(azathioprine(start=START), PAINKILLER, start=START), "2026-03-05T12:00")


def others(at: AtHistory) -> list[Intake]:
    return [intake for intake in at.stored() if not intake.planned]


def button_named(at: AtHistory, words: str) -> None:
    next(item for item in at.buttons_all() if plain(item.text()).startswith(words)).click()


def test_an_extra_intake_on_a_past_day(at_history: AtHistory) -> None:
    at_history.click_day(3)
    at_history.click(ADD)
    assert "Add to Tuesday 3 March" in at_history.seen
    at_history.set_time("12:30")
    at_history.click("With food")
    at_history.click("Save")
    (extra,) = others(at_history)
    assert (extra.extra, extra.at, extra.amount_mg) == (True, utc("2026-03-03T12:30"), 75)
    assert "Azathioprine 75 mg, Tuesday 3 March, 12:30, extra" in at_history.rows
    assert at_history.day(3) == "Tuesday 3 March: 0 of 2 doses taken, 2 skipped, 1 more recorded"
    at_history.click("Undo")
    assert others(at_history) == []


def test_of_another_amount_and_sick_afterwards(at_history: AtHistory) -> None:
    at_history.click_day(3)
    at_history.click(ADD)
    field = at_history.field(QLineEdit, "Amount in mg")
    field.setText("none")
    at_history.click("Save")
    assert "Enter how much was taken: more than 0 and at most 2,000 mg." in at_history.seen
    assert others(at_history) == []
    field.setText("25")
    assert "Ask your clinic or pharmacist what to do." not in at_history.seen
    at_history.button("I was sick afterwards").click()
    assert "Ask your clinic or pharmacist what to do." in at_history.seen
    at_history.click("Save")
    (extra,) = others(at_history)
    assert (extra.amount_mg, extra.sick_after) == (25, True)
    assert "was sick afterwards" in at_history.seen


def test_at_an_unknown_time_it_stays_on_its_day(at_history: AtHistory) -> None:
    at_history.click_day(3)
    at_history.click(ADD)
    at_history.click("I don't know when")
    at_history.click("Save")
    assert [intake.at for intake in others(at_history)] == [None]
    assert len(at_history.rows) == 3


def test_close_to_a_dose_that_was_taken_it_is_asked_about(at_history: AtHistory) -> None:
    at_history.click_day(2)
    at_history.click(ADD)
    at_history.set_time("09:00")
    at_history.click("Save")
    assert "This dose is recorded already: Taken on Monday 2 March at 08:05" in at_history.seen
    assert not at_history.buttons("Change what is recorded")
    at_history.click("Record nothing")
    assert others(at_history) == []
    at_history.click("Save")
    at_history.click("Record it as extra")
    assert len(others(at_history)) == 1
    intake = at_history.intake("m/2026-03-02")
    assert intake is not None
    assert intake.at == utc("2026-03-02T08:05")


def test_what_was_taken_as_needed(with_painkiller: AtHistory) -> None:
    with_painkiller.click_day(2)
    with_painkiller.click(ADD)
    button_named(with_painkiller, "Paracetamol 500 mg, only when needed")
    with_painkiller.set_time("10:00")
    with_painkiller.click("Save")
    (taken,) = others(with_painkiller)
    assert (taken.as_needed, taken.at, taken.amount_mg) == (True, utc("2026-03-02T10:00"), 500)
    assert "Paracetamol 500 mg, Monday 2 March, 10:00, as needed" in with_painkiller.rows


def test_what_the_prescription_says_of_gaps_is_shown_never_enforced(with_painkiller: AtHistory) -> None:
    for time, asked in (("10:00", False), ("12:00", True)):
        with_painkiller.click_day(2)
        with_painkiller.click(ADD)
        button_named(with_painkiller, "Paracetamol")
        with_painkiller.set_time(time)
        with_painkiller.click("Save")
        assert bool(with_painkiller.buttons("Yes, I took it")) == asked
    with_painkiller.click("Record nothing")
    assert len(others(with_painkiller)) == 1
    with_painkiller.click("Save")
    with_painkiller.click("Yes, I took it")
    assert len(others(with_painkiller)) == 2
    assert with_painkiller.dialogs == []


def test_a_time_still_to_come_is_refused(at_history: AtHistory) -> None:
    at_history.click(ADD)
    at_history.click("At this time")
    at_history.set_time("23:00")
    at_history.click("Save")
    assert "This time is still to come." in at_history.seen
    assert others(at_history) == []


def test_cancelling_records_nothing(at_history: AtHistory) -> None:
    before = len(at_history.stored())
    at_history.click(ADD)
    at_history.click("Cancel")
    assert len(at_history.stored()) == before
    assert [item for item in at_history.stored() if item.outcome is Outcome.NOT_SURE] == []


def test_close_to_another_dose_it_is_asked_about_though_its_own_was_skipped(at_history: AtHistory) -> None:
    at_history.record("m/2026-03-04", Outcome.SKIPPED)
    at_history.record("e/2026-03-03", at="2026-03-04T06:00")
    at_history.click_day(4)
    at_history.click(ADD)
    at_history.set_time("07:00")
    at_history.click("Save")
    assert "Another dose was recorded close to this time: Taken yesterday at 06:00" in at_history.seen
    assert not at_history.buttons("Yes, I took this one too")
    at_history.click("Record it as extra")
    assert len(others(at_history)) == 1


@pytest.fixture
def weekly(open_history: OpenHistory) -> AtHistory:
    """75 mg on Mondays; today is Thursday 5 March."""
    slot = Slot("w", 75, meal="breakfast", repeat=Repeat(RepeatKind.WEEKDAYS, frozenset({1})))
    return open_history(a_plan(azathioprine(slot, start=START), start=START), "2026-03-05T12:00")


def test_on_a_day_for_which_nothing_is_planned(weekly: AtHistory) -> None:
    weekly.click_day(4)
    assert "Nothing due." in weekly.seen
    weekly.click(ADD)
    assert "Azathioprine 75 mg, not planned for this day" in weekly.seen
    weekly.set_time("09:00")
    weekly.field(QLineEdit, "Amount in mg").setText("50")
    weekly.click("Save")
    (extra,) = others(weekly)
    assert (extra.extra, extra.at, extra.amount_mg) == (True, utc("2026-03-04T09:00"), 50)
    assert [(tablet.strength_mg, tablet.count) for tablet in extra.tablets] == [(50, 1)]
    assert weekly.rows == ["Azathioprine 50 mg, Wednesday 4 March, 09:00, extra"]
    assert weekly.day(4) == "Yesterday, Wednesday 4 March: nothing due, 1 more recorded"
    weekly.click("Undo")
    assert others(weekly) == []


def test_within_half_a_week_of_a_weekly_dose_it_is_asked_about(weekly: AtHistory) -> None:
    weekly.record("w/2026-03-02", at="2026-03-02T08:00")
    weekly.click_day(4)
    weekly.click(ADD)
    weekly.set_time("09:00")
    weekly.click("Save")
    assert "Azathioprine 75 mg, not planned for this day." in weekly.seen
    assert "Another dose was recorded close to this time: Taken on Monday 2 March at 08:00, 75 mg" in weekly.seen
    weekly.click("Record nothing")
    assert others(weekly) == []
    weekly.click("Save")
    weekly.click("Record it as extra")
    assert len(others(weekly)) == 1


def test_from_before_the_first_dose_step(at_history: AtHistory) -> None:
    at_history.click("Earlier")
    at_history.click_day(20)
    at_history.click(ADD)
    assert "Azathioprine 75 mg, taken before this diary counts" in at_history.seen
    at_history.click("I don't know when")
    at_history.click("Save")
    assert "Azathioprine 75 mg, Friday 20 February, extra" in at_history.rows
    at_history.click("Correct …")
    at_history.field(QLineEdit, "Amount in mg").setText("25")
    at_history.click("Save")
    assert "Azathioprine 25 mg, Friday 20 February, extra" in at_history.rows
    at_history.click("Details")
    at_history.click("Delete")
    assert others(at_history) == []


def test_far_more_than_planned_is_asked_about(at_history: AtHistory) -> None:
    at_history.click_day(3)
    at_history.click(ADD)
    field = at_history.field(QLineEdit, "Amount in mg")
    field.setText("1500")
    at_history.click("Save")
    assert "The plan says 75 mg. Did you take 1,500 mg?" in at_history.seen
    at_history.click("Change the amount")
    assert others(at_history) == []
    at_history.qtbot.waitUntil(lambda: at_history.focus() is field)
    at_history.click("Save")
    at_history.click("Yes, I took 1,500 mg")
    assert [intake.amount_mg for intake in others(at_history)] == [1500]


def test_far_more_of_what_is_taken_as_needed_is_asked_about(with_painkiller: AtHistory) -> None:
    with_painkiller.click_day(2)
    with_painkiller.click(ADD)
    button_named(with_painkiller, "Paracetamol 500 mg, only when needed")
    with_painkiller.field(QLineEdit, "Amount in mg").setText("1500")
    with_painkiller.click("Save")
    assert "The plan says 500 mg. Did you take 1,500 mg?" in with_painkiller.seen
    with_painkiller.click("Change the amount")
    assert others(with_painkiller) == []
    with_painkiller.click("Save")
    with_painkiller.click("Yes, I took 1,500 mg")
    assert [intake.amount_mg for intake in others(with_painkiller)] == [1500]


def test_as_needed_at_an_unknown_time_it_stays_on_its_day(with_painkiller: AtHistory) -> None:
    with_painkiller.click_day(2)
    with_painkiller.click(ADD)
    button_named(with_painkiller, "Paracetamol")
    with_painkiller.click("I don't know when")
    with_painkiller.click("Save")
    assert "Paracetamol 500 mg, Monday 2 March, as needed" in with_painkiller.rows
