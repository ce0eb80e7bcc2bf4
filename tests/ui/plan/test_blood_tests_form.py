from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel, QScrollArea, QSpinBox

from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.schedule_checks import schedule_faults
from imuran_desktop.ui.theme import Appearance, ThemeController
from imuran_desktop.words.language import Language
from imuran_desktop.words.monitoring import rhythm_words
from tests.ui.plan.at_page import TODAY, AtPage, a_plan

Opened = Callable[[Plan], AtPage]
FEBRUARY = date(2026, 2, 1)
ENGLISH = Language("en_GB")


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


def test_that_none_is_chosen_is_seen_with_large_text(open_plan: Opened, look: ThemeController) -> None:
    look.apply("light", 200)
    person = open_plan(a_plan())
    person.page.resize(640, 700)
    person.click("Choose a schedule")
    person.click("Save the schedule")
    (error,) = (label for label in person.page.findChildren(QLabel) if label.text().startswith("Choose a schedule."))
    person.qtbot.waitUntil(lambda: error.visibleRegion().boundingRect() == error.rect())


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


def spans(person: AtPage) -> str:
    return rhythm_words(ENGLISH, person.plan.schedules[-1].preset)


def set_number(person: AtPage, name: str, number: int) -> None:
    person.field(QSpinBox, name).setValue(number)


def set_unit(person: AtPage, name: str, unit: str) -> None:
    person.field(QComboBox, f"{name}: days, weeks or months").setCurrentText(unit)


def tick(person: AtPage, name: str) -> None:
    box = person.field(QCheckBox, name)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)


def test_an_interval_the_clinic_gave_takes_over_from_a_day(open_plan: Opened) -> None:
    person = open_plan(a_plan(preset="us_label"))
    person.click("Change the schedule")
    person.click("My clinic's schedule")
    set_number(person, "A test every", 6)
    person.enter("Who gave you this schedule?", "Nurse Example")
    assert "For the time before today, US label stays as it was." in person.seen
    assert "Sunday 15 March\nMonday 13 April\nMonday 25 May" in person.seen
    person.click("Save the schedule")
    assert schedules(person) == [("us_label", FEBRUARY), ("custom", TODAY)]
    assert spans(person) == "Every 6 weeks."
    assert person.plan.schedules[-1].said_by == "Nurse Example"
    assert "Given by: Nurse Example." in person.seen


def test_the_clinics_own_schedule_in_lines(open_plan: Opened) -> None:
    person = open_plan(a_plan())
    person.click("Choose a schedule")
    person.click("My clinic's schedule")
    person.click("In certain weeks after the start")
    person.enter("Weeks after the start", "2, 4 8")
    person.click("Then more or less often")
    set_number(person, "A test every, line 2", 10)
    set_unit(person, "A test every, line 2", "days")
    person.choose("For how long?, line 2", "Until the dose has stayed the same")
    person.click("Then more or less often")
    assert (
        "2, 4 and 8 weeks after the start, then every 10 days until the dose has stayed the same for 6 weeks, "
        "then every 3 months." in person.seen
    )
    tick(person, "liver function tests")
    person.enter("Other tests", "TPMT, drug level")
    person.click("Today")
    person.click("Save the schedule")
    (schedule,) = person.plan.schedules
    assert schedule.preset.tests == ("liver function tests", "TPMT", "drug level")
    assert schedule_faults(schedule.preset.phases) == []


def test_a_line_that_is_taken_out_leaves_one_that_goes_on(open_plan: Opened) -> None:
    person = open_plan(a_plan())
    person.click("Choose a schedule")
    person.click("My clinic's schedule")
    person.click("Then more or less often")
    person.click("Remove line 2")
    person.click("Save the schedule")
    assert spans(person) == "Every 4 weeks."


def test_what_is_wrong_with_a_line_is_said_at_its_field(open_plan: Opened) -> None:
    person = open_plan(a_plan())
    person.click("Choose a schedule")
    person.click("My clinic's schedule")
    person.choose("For how long?", "For some time")
    assert "The next blood tests" not in person.seen
    person.click("Save the schedule")
    assert "Let the last line go on without an end." in person.seen
    person.choose("For how long?", "Without an end")
    assert "Let the last line go on without an end." not in person.seen
    person.click("In certain weeks after the start")
    for weeks in ("", "4, 2", "two", "0, 3"):
        person.enter("Weeks after the start", weeks or " ")
        person.click("Save the schedule")
        assert "Give the weeks in rising order, from week 1 on, such as 2, 4, 8." in person.seen
    assert schedules(person) == []


def test_more_choices_move_only_dates_to_come(open_plan: Opened) -> None:
    person = open_plan(a_plan(preset="us_label"))
    person.click("Change the schedule")
    person.click("More choices")
    tick(person, "Only on working days")
    assert "Sunday 15 March\nSunday 29 March\nSunday 12 April" in person.seen
    assert "Friday 13 March\nFriday 27 March\nFriday 10 April" in person.seen
    person.click("Save the schedule")
    assert schedules(person) == [("us_label", FEBRUARY), ("us_label", TODAY)]
    assert person.plan.schedules[-1].counted_from == FEBRUARY
    assert "US label, counted from 1 February 2026" in person.seen
    assert "No date falls on a Saturday or Sunday." in person.seen


def test_how_far_off_a_test_may_be_is_changed_in_the_schedule_there_is(open_plan: Opened) -> None:
    person = open_plan(a_plan(preset="us_label"))
    person.click("Change the schedule")
    person.click("More choices")
    person.click("The nearest date, within some days")
    set_number(person, "Days before or after", 4)
    person.click("Save the schedule")
    assert person.plan.schedules[-1].window_days == 4
    assert "up to 4 days before or after" in person.seen
    person.click("Change the schedule")
    assert person.buttons("Fewer choices"), "what is not as usual is unfolded"


def test_saving_without_a_change_writes_nothing(open_plan: Opened) -> None:
    person = open_plan(a_plan(preset="us_label"))
    before = person.plan
    person.click("Change the schedule")
    person.click("Save the schedule")
    assert person.plan == before


def test_the_clinics_own_schedule_comes_back_as_it_was_entered(open_plan: Opened) -> None:
    person = open_plan(a_plan())
    person.click("Choose a schedule")
    person.click("My clinic's schedule")
    set_unit(person, "A test every", "months")
    set_number(person, "A test every", 2)
    person.click("Save the schedule")
    person.click("Change the schedule")
    assert person.button("My clinic's schedule").isChecked()
    assert person.field(QSpinBox, "A test every").value() == 2
    before = person.plan
    person.click("Save the schedule")
    assert person.plan == before


def test_what_follows_a_dose_increase_is_asked_of_the_clinics_own_schedule_only(open_plan: Opened) -> None:
    person = open_plan(a_plan())
    person.click("Choose a schedule")
    person.click("US label")
    person.click("More choices")
    assert not person.has_field("After a dose increase")
    person.click("My clinic's schedule")
    person.choose("After a dose increase", "Ask me whether to begin again")
    person.click("Save the schedule")
    assert person.plan.schedules[0].preset.restarts


@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_all_of_it_fits_a_narrow_window_with_large_text(
    open_plan: Opened, look: ThemeController, appearance: Appearance
) -> None:
    look.apply(appearance, 200)
    person = open_plan(a_plan(preset="us_label"))
    person.page.resize(640, 800)
    person.click("Change the schedule")
    person.click("My clinic's schedule")
    person.click("Then more or less often")
    person.click("More choices")
    (area,) = (area for area in person.page.findChildren(QScrollArea) if area.isVisible())
    QApplication.processEvents()
    assert area.horizontalScrollBar().maximum() == 0
