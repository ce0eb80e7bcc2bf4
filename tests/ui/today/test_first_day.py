"""The first day: doses from before the diary are not counted, and can be recorded all the same."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from imuran_desktop.domain.plan import Change, DoseStep, Plan, Slot
from tests.ui.today.at_today import EVENING, MORNING, START, AtToday, OpenToday, a_plan, azathioprine, from_today, utc

DAY = date(2026, 3, 2)
BUTTON = "I took a dose earlier today …"
SENTENCE = "Doses before you started this diary are not counted."


def begun(*slots: Slot) -> Plan:
    """A diary begun at 10:00 on Monday 2 March."""
    change = Change(DAY, utc("2026-03-02T10:00"))
    item = azathioprine(*slots, start=DAY)
    step = DoseStep(change, item.steps[0].slots)
    return a_plan(replace(item, steps=(step,), recording=change), start=DAY)


@pytest.fixture
def first_day(open_today: OpenToday) -> AtToday:
    return open_today(begun(MORNING, EVENING), "2026-03-02T10:05")


def test_a_dose_from_before_the_diary_is_recorded_as_extra(first_day: AtToday) -> None:
    assert first_day.seen.count(SENTENCE) == 1
    first_day.click(BUTTON)
    assert "Azathioprine 75 mg, taken before this diary counts" in first_day.seen
    first_day.click("With food")
    first_day.click("Save")
    (intake,) = first_day.stored()
    assert (intake.extra, intake.at, intake.amount_mg) == (True, utc("2026-03-02T08:00"), 75)
    assert "Recorded: Taken today at 08:00, 75 mg, with food, extra" in first_day.seen
    assert "Last taken: Azathioprine 75 mg, today at 08:00, with food" in first_day.seen
    assert "Taken today at 08:00, with food" in first_day.words_in("Azathioprine 75 mg, 08:00, extra")
    first_day.click("Undo")
    assert first_day.stored() == []


def test_where_nothing_else_is_due_today_the_sentence_stands_once(open_today: OpenToday) -> None:
    at = open_today(begun(MORNING), "2026-03-02T10:05")
    assert at.seen.count(SENTENCE) == 1
    assert at.buttons(BUTTON)


def test_by_keyboard_alone(first_day: AtToday) -> None:
    first_day.tab_to(BUTTON)
    first_day.press(Qt.Key.Key_Space)
    first_day.wait_until_presses_count()
    first_day.tab_to("Save")
    first_day.press(Qt.Key.Key_Return)
    assert len(first_day.stored()) == 1


def test_a_medicine_entered_later_has_its_first_day_too(open_today: OpenToday) -> None:
    begun_today = begun(MORNING)
    at = open_today(replace(begun_today, person=replace(begun_today.person, recording_from=START)), "2026-03-02T10:05")
    assert at.seen.count("Doses before you entered a medicine are not counted.") == 1
    assert at.buttons(BUTTON)


@pytest.mark.parametrize("now", ["2026-03-03T10:05", "2026-03-04T10:05"])
def test_on_later_days_nothing_is_said_of_it(open_today: OpenToday, now: str) -> None:
    at = open_today(begun(MORNING, EVENING), now)
    assert at.buttons(BUTTON) == []
    assert SENTENCE not in at.seen


def test_where_every_dose_counts_nothing_is_said_of_it(open_today: OpenToday) -> None:
    at = open_today(from_today(), "2026-03-02T10:05")
    assert at.buttons(BUTTON) == []
