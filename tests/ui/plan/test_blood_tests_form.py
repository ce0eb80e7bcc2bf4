from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt

from imuran_desktop.domain.plan import Plan
from tests.ui.plan.at_page import TODAY, AtPage, a_plan

Opened = Callable[[Plan], AtPage]
FEBRUARY = date(2026, 2, 1)


def schedules(person: AtPage) -> list[tuple[str, date]]:
    return [(schedule.preset.id, schedule.start) for schedule in person.plan.schedules]


def test_a_schedule_is_shown_with_its_source_and_dates_before_it_is_saved(open_plan: Opened) -> None:
    person = open_plan(a_plan())
    assert "No blood tests are planned yet." in person.seen
    person.click("Choose a schedule")
    assert "The next blood tests" not in person.seen
    person.click("US label")
    assert "Every week for 1 month, then every 2 weeks until 3 months after the start, then every month." in person.seen
    assert "Source: United States label of azathioprine tablets" in person.seen
    assert "It names blood counts only" in person.seen
    person.click("Today")
    assert "Monday 9 March, Monday 16 March and Monday 23 March" in person.seen
    person.click("Save the schedule")
    assert schedules(person) == [("us_label", TODAY)]
    assert "Next: Monday 9 March" in person.seen
    assert "US label, counted from 2 March 2026" in person.seen


def test_a_first_schedule_counts_from_the_first_dose_unless_told_otherwise(open_plan: Opened) -> None:
    person = open_plan(a_plan())
    person.click("Choose a schedule")
    person.click("UK gastroenterology (NHS SPS, BSG)")
    assert person.button("First dose: 1 February 2026").isChecked()
    person.click("Save the schedule")
    assert schedules(person) == [("uk_gastroenterology", FEBRUARY)]


def test_a_schedule_from_another_day_by_keyboard_alone(open_plan: Opened) -> None:
    person = open_plan(a_plan())
    person.tab_to("Choose a schedule")
    person.press(Qt.Key.Key_Space)
    person.press(Qt.Key.Key_Space)
    person.tab_to("First dose: 1 February 2026")
    person.press(Qt.Key.Key_Right, 2)
    assert person.button("Another day").isChecked()
    person.tab_to("Date")
    person.press(Qt.Key.Key_Up)
    person.tab_to("Save the schedule")
    person.press(Qt.Key.Key_Space)
    assert schedules(person) == [("us_label", date(2026, 2, 2))]


def test_without_a_schedule_chosen_nothing_is_saved(open_plan: Opened) -> None:
    person = open_plan(a_plan())
    person.click("Choose a schedule")
    person.click("Save the schedule")
    assert "Choose a schedule. If you are not sure which, ask your clinic." in person.seen
    assert schedules(person) == []


def test_another_schedule_takes_over_today_and_leaves_the_time_before(open_plan: Opened) -> None:
    person = open_plan(a_plan(preset="us_label"))
    person.click("Change the schedule")
    person.click("Weekly for four weeks, then every 3 months")
    assert "For the time before today, US label stays as it was." in person.seen
    person.click("Save the schedule")
    assert schedules(person) == [("us_label", FEBRUARY), ("weekly_then_quarterly", TODAY)]


def test_a_schedule_that_puts_the_next_test_off_says_so(open_plan: Opened) -> None:
    person = open_plan(a_plan(preset="us_label"))
    person.click("Change the schedule")
    person.click("UK gastroenterology (NHS SPS, BSG)")
    assert "would move" not in person.seen, "from today on, the test that is due next stands"
    person.click("Another day")
    person.set_date("Date", FEBRUARY)
    assert "The next test would move from Sunday 15 March to Sunday 29 March." in person.seen
