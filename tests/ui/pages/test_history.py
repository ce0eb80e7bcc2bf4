from dataclasses import replace
from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea

from imuran_desktop.domain.codes import Food, Outcome
from imuran_desktop.domain.plan import Change, Hold
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.unplanned import record_extra
from tests.ui.history.at_history import AtHistory, OpenHistory
from tests.ui.today.at_today import SAM, a_plan, azathioprine, utc

START = date(2026, 3, 1)
PLAN = a_plan(azathioprine(start=START), start=START)
LONG = a_plan(azathioprine(start=date(2016, 3, 1)), start=date(2016, 3, 1))


def test_it_begins_with_today_in_this_month(at_history: AtHistory) -> None:
    assert "Today, Thursday 5 March" in at_history.seen
    assert "0 of 2 doses taken so far, 1 missed." not in at_history.seen
    assert at_history.rows == [
        "Azathioprine 75 mg, Thursday 5 March, 08:00, overdue",
        "Azathioprine 50 mg, Thursday 5 March, 20:00, later today",
    ]


def test_a_day_clicked_in_the_calendar_is_listed_below(at_history: AtHistory) -> None:
    at_history.click_day(2)
    assert "Monday 2 March" in at_history.seen
    assert "1 of 2 doses taken, 1 missed." in at_history.seen
    assert "Taken at 08:05, with food" in at_history.seen
    assert "Nothing was recorded." in at_history.seen


def test_a_dose_long_past_is_recorded(open_history: OpenHistory) -> None:
    at = open_history(LONG, "2026-03-05T12:00")
    for _ in range(5 * 12):
        at.click("Earlier")
    at.click_day(9)
    assert "Tuesday, 9 March 2021" in at.seen
    at.buttons("Record …")[1].click()
    at.click("At 20:00, as planned")
    at.click("Save")
    intake = at.intake("e/2021-03-09")
    assert intake is not None
    assert (intake.at, intake.food) == (utc("2021-03-09T20:00"), Food.WITH)
    assert "Recorded: Taken on Tuesday, 9 March 2021 at 20:00, 50 mg, with food" in at.seen
    assert at.day(9) == "Tuesday, 9 March 2021: 1 of 2 doses taken, 1 missed"
    at.click("Undo")
    assert at.intake("e/2021-03-09") is None
    assert at.day(9) == "Tuesday, 9 March 2021: 0 of 2 doses taken, 2 missed"


def test_a_correction_begins_with_what_is_recorded(at_history: AtHistory) -> None:
    at_history.click_day(2)
    at_history.click("Correct …")
    at_history.set_time("09:30")
    at_history.click("Save")
    intake = at_history.intake("m/2026-03-02")
    assert intake is not None
    assert intake.at == utc("2026-03-02T09:30")
    assert "taken late" in at_history.seen
    assert at_history.revisions("m/2026-03-02") == 2


def test_deleting_keeps_the_versions_and_can_be_undone(at_history: AtHistory) -> None:
    at_history.click_day(2)
    at_history.click("Details")
    at_history.click("Delete")
    assert at_history.intake("m/2026-03-02") is None
    assert at_history.revisions("m/2026-03-02") == 2
    assert "Deleted: Azathioprine, Taken on Monday 2 March at 08:05, 75 mg, with food" in at_history.seen
    assert at_history.day(2) == "Monday 2 March: 0 of 2 doses taken, 2 missed"
    at_history.click("Undo")
    assert at_history.intake("m/2026-03-02") is not None
    assert "Put back: Azathioprine, Taken" in at_history.seen
    assert at_history.day(2) == "Monday 2 March: 1 of 2 doses taken, 1 missed"


def test_what_was_deleted_can_be_put_back_later(at_history: AtHistory) -> None:
    at_history.click_day(2)
    at_history.click("Details")
    at_history.click("Delete")
    at_history.click("Close")
    at_history.click("Put it back")
    intake = at_history.intake("m/2026-03-02")
    assert intake is not None
    assert intake.at == utc("2026-03-02T08:05")


def test_the_keyboard_stays_at_the_entry_after_a_correction(at_history: AtHistory) -> None:
    at_history.click_day(2)
    at_history.tab_to("Correct …")
    at_history.press(Qt.Key.Key_Return)
    at_history.click("I don't know when")
    at_history.click("Save")
    at_history.wait_until_presses_count()
    at_history.settle_layout()
    button = at_history.button("Correct …")
    at_history.qtbot.waitUntil(lambda: at_history.focus() is button)


def test_a_missed_dose_is_recorded_by_keyboard_alone(at_history: AtHistory) -> None:
    at_history.tab_to("March 2026")
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right):
        at_history.press(key)
    at_history.press(Qt.Key.Key_Return)
    assert "Wednesday 4 March" in at_history.seen
    at_history.tab_to("Record …")
    at_history.press(Qt.Key.Key_Space)
    at_history.wait_until_presses_count()
    at_history.tab_to("Just now")
    at_history.press(Qt.Key.Key_Down)
    at_history.press(Qt.Key.Key_Space)
    at_history.tab_to("Save")
    at_history.press(Qt.Key.Key_Return)
    intake = at_history.intake("m/2026-03-04")
    assert intake is not None
    assert intake.at == utc("2026-03-04T08:00")


def test_a_dose_close_to_another_is_asked_about_for_past_times_too(at_history: AtHistory) -> None:
    at_history.click_day(2)
    at_history.click("Record …")
    at_history.click("Another time")
    at_history.set_time("10:00")
    at_history.click("Save")
    assert "Another dose was recorded close to this time: Taken on Monday 2 March at 08:05, 75 mg" in at_history.seen
    at_history.click("Record nothing")
    assert at_history.intake("e/2026-03-02") is None
    at_history.click("Save")
    at_history.click("Yes, I took this one too")
    assert at_history.intake("e/2026-03-02") is not None


def test_two_prescriptions_of_one_medicine_are_close_to_each_other(open_history: OpenHistory) -> None:
    second = replace(azathioprine(start=START), id="second", medicine="Imuran")
    (step,) = second.steps
    noon = replace(step.slots[0], id="other", meal=None, at=time(12))
    second = replace(second, steps=(replace(step, slots=(noon,)),))
    plan = a_plan(azathioprine(start=START), second, start=START)
    at = open_history(plan, "2026-03-05T12:00", before=lambda at: at.record("other/2026-03-02", at="2026-03-02T08:05"))
    at.click_day(2)
    at.buttons("Record …")[0].click()
    at.click("At 08:00, as planned")
    at.click("Save")
    assert "Another dose was recorded close to this time" in at.seen


@pytest.fixture
def with_hold(open_history: OpenHistory) -> AtHistory:
    hold = Hold(Change(date(2026, 3, 2)), Change(date(2026, 3, 4)), said_by="Dr Example")
    return open_history(a_plan(azathioprine(start=START, holds=(hold,)), start=START), "2026-03-05T12:00")


def test_a_day_on_hold_says_so(with_hold: AtHistory) -> None:
    assert with_hold.day(2) == "Monday 2 March: on hold"
    with_hold.click_day(2)
    assert "On hold. Dr Example said so." in with_hold.seen


def test_who_recorded_it_is_shown(at_history: AtHistory) -> None:
    at_history.by_alex("e/2026-03-02", Outcome.TAKEN)
    at_history.session.look_outside()
    at_history.click_day(2)
    assert "Taken, time not known, recorded by Alex" in at_history.seen
    assert at_history.day(2) == "Monday 2 March: 2 of 2 doses taken"


def test_only_doses_and_the_plan_are_looked_at(at_history: AtHistory) -> None:
    at_history.by_alex("e/2026-03-02", Outcome.TAKEN)
    at_history.page.refresh({Topic.SYMPTOMS})
    assert at_history.day(2) == "Monday 2 March: 1 of 2 doses taken, 1 missed"
    at_history.page.refresh({Topic.DOSES})
    assert at_history.day(2) == "Monday 2 March: 2 of 2 doses taken"


def test_four_weeks_are_listed_the_latest_first(open_history: OpenHistory) -> None:
    at = open_history(LONG, "2026-03-05T12:00")
    at.click("Last 4 weeks")
    at.settle_layout()
    assert "Today, Thursday 5 March" in at.seen
    assert "Friday 20 February" in at.seen
    assert "Thursday 19 February" not in at.seen
    assert at.rows[0].startswith("Azathioprine 75 mg, Thursday 5 March, 08:00")
    at.click("Show earlier days")
    at.settle_layout()
    assert "Friday 6 February" in at.seen
    assert "Thursday 5 February" not in at.seen
    assert at.buttons("Show earlier days") == []


def test_days_without_anything_are_left_out_of_a_span(open_history: OpenHistory) -> None:
    start = date(2026, 1, 1)
    item = azathioprine(start=start, ends=Change(date(2026, 1, 20)))
    at = open_history(a_plan(item, start=start), "2026-03-05T12:00")
    at.click("This week")
    assert "Nothing was due or recorded in these days." in at.seen
    at.click("Other dates")
    at.field_date("From", date(2026, 1, 1))
    assert "Monday 19 January" in at.seen


def test_a_day_still_to_come_can_only_be_looked_at(at_history: AtHistory) -> None:
    at_history.click_day(20)
    assert "Friday 20 March" in at_history.seen
    assert "2 doses planned." in at_history.seen
    assert "planned" in at_history.row("Azathioprine 75 mg")
    for words in ("Record …", "Add something else taken …"):
        assert at_history.buttons(words) == []


def test_before_the_plan_there_is_nothing(at_history: AtHistory) -> None:
    at_history.click("Earlier")
    at_history.click_day(3)
    assert "Before the plan began." in at_history.seen
    assert at_history.buttons("Record …") == []


def test_what_was_taken_before_the_plan_can_be_added_and_is_shown_as_extra(at_history: AtHistory) -> None:
    at_history.click("Earlier")
    at_history.click_day(3)
    at_history.click("Add something else taken …")
    at_history.click("Save")
    assert "Before the plan began, 1 more recorded." in at_history.seen
    assert at_history.rows == ["Azathioprine 75 mg, Tuesday 3 February, 08:00, extra"], "at its usual time"


def test_today_brings_back_the_day_and_its_month(at_history: AtHistory) -> None:
    at_history.click("Earlier")
    at_history.click_day(3)
    at_history.click("Today")
    assert at_history.day(5) == "Today, Thursday 5 March: 0 of 2 doses taken so far"
    assert "Today, Thursday 5 March" in at_history.seen


def test_a_new_day_is_noticed_when_the_page_is_shown_again(at_history: AtHistory) -> None:
    at_history.window.hide()
    at_history.now = utc("2026-03-06T12:00")
    at_history.window.show()
    assert at_history.day(6) == "Today, Friday 6 March: 0 of 2 doses taken so far"
    assert at_history.day(5) == "Yesterday, Thursday 5 March: 0 of 2 doses taken, 2 missed"


@pytest.fixture
def in_large(open_history: OpenHistory) -> AtHistory:
    def before(at: AtHistory) -> None:
        at.look.apply("light", 200)
        at.record("m/2026-03-05", at="2026-03-05T08:05")
        record_extra(at.diary, SAM, at.now, "m/2026-03-05", Answer(Outcome.TAKEN, utc("2026-03-05T10:00")))

    return open_history(PLAN, "2026-03-05T12:00", before=before)


def test_at_twice_the_text_size_nothing_is_wider_than_a_narrow_window(in_large: AtHistory) -> None:
    in_large.window.resize(640, 800)
    in_large.settle_layout()
    for button in in_large.buttons("Details"):
        button.click()
    in_large.settle_layout()
    area = next(area for area in in_large.page.findChildren(QScrollArea) if area.isVisible())
    assert area.horizontalScrollBar().maximum() == 0
    for button in in_large.buttons_within(in_large.page):
        least = button.minimumSizeHint()
        assert button.width() >= least.width(), button.text()
        assert button.height() >= 44, button.text()


def test_trouble_with_the_diary_is_told(at_history: AtHistory) -> None:
    at_history.diary.path.write_bytes(b"not a diary" * 400)
    at_history.page.refresh()
    assert at_history.failures


def test_what_time_alone_changes_is_shown_while_one_looks(at_history: AtHistory) -> None:
    assert "later today" in at_history.row("Azathioprine 50 mg")
    at_history.now = utc("2026-03-05T20:05")
    at_history.page.tick()
    assert "due now" in at_history.row("Azathioprine 50 mg")
    assert "missed" in at_history.row("Azathioprine 75 mg")
