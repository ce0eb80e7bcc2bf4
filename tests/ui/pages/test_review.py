"""The Review page, as a person uses it."""

from datetime import date, time

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDateEdit, QLabel, QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.services.entries import remove_entry
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.aid import aid_words
from imuran_desktop.words.review import not_a_cause_words
from tests.services.plans import at
from tests.ui.at_widget import names
from tests.ui.review.at_review import CALENDAR, TIMELINE, AtReview
from tests.ui.review.conftest import bare, changing, new, review

__all__ = ["bare", "changing", "new", "review"]

NAUSEA = "Feeling sick to your stomach (nausea)"
KEY = Qt.Key


def sixteenth(seen: str) -> str:
    return next(line for line in seen.splitlines() if line.startswith("Thursday 16 April"))


def test_it_begins_with_three_months_and_says_how_much_there_is(review: AtReview) -> None:
    assert "20 January 2026 to 20 April 2026: 3 symptom entries." in review.seen
    found = review.marks(TIMELINE)
    assert "Monday 13 April: " + NAUSEA + ", moderate, recorded by Alex" in found
    assert "Thursday 16 April: 1 of 1 dose taken" in found
    assert "Friday 17 April: no symptoms" in found


def test_the_arrow_keys_go_from_day_to_day_and_the_words_follow(review: AtReview) -> None:
    review.go(TIMELINE, KEY.Key_End, *[KEY.Key_Left] * 4)
    assert "1 of 1 dose taken; Headache, severe" in sixteenth(review.seen)
    assert "recorded by Alex" in sixteenth(review.seen)
    review.go(TIMELINE, KEY.Key_Right)
    assert "Friday 17 April: 0 of 1 dose taken, 1 missed; No symptoms." in review.seen
    review.go(TIMELINE, KEY.Key_Home)
    assert "Tuesday 20 January: Nothing recorded about symptoms." in review.seen


def test_a_click_reads_a_day_and_history_opens_it(review: AtReview) -> None:
    view = review.drawing(TIMELINE)
    spot = next(
        (x, y)
        for y in range(4, view.height(), 4)
        for x in range(2, view.width(), 3)
        if review.point(TIMELINE, x, y).startswith("Thursday 16 April")
    )
    QTest.mouseClick(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(*spot))
    assert "Headache, severe" in sixteenth(review.seen)
    review.click("Open in History")
    assert review.days_asked == [date(2026, 4, 16)]


def test_the_calendar_goes_down_a_week_and_enter_opens_the_day(review: AtReview) -> None:
    review.go(CALENDAR, KEY.Key_End, KEY.Key_Up, KEY.Key_Right)
    assert "Tuesday 14 April" in review.seen
    review.go(CALENDAR, KEY.Key_Return)
    assert review.days_asked == [date(2026, 4, 14)]
    assert "Thursday 16 April: Severe" in review.marks(CALENDAR)
    assert "Friday 17 April: No symptoms" in review.marks(CALENDAR)
    assert "Wednesday 15 April: Nothing recorded" in review.marks(CALENDAR)


def test_the_days_can_be_read_as_a_table_and_copied(review: AtReview) -> None:
    review.click("Show as a table: the days")
    rows = {row[0]: row[1:] for row in review.rows("the days")}
    assert rows["Monday 13 April"] == ["0 of 1 dose taken, 1 missed", f"{NAUSEA}, moderate, recorded by Alex", ""]
    assert rows["Friday 10 April"][2] == "Azathioprine: from Friday 10 April, 75 mg a day; before that, 50 mg a day"
    table = review.table("the days")
    table.setFocus()
    QTest.keyClick(table, KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert review.copied[0] == "Day\tDoses\tSymptoms\tChanges, tests, visits and notes"
    assert any(line.startswith("Thursday 16 April\t1 of 1 dose taken\tHeadache, severe") for line in review.copied)


def test_selected_rows_are_copied_alone(review: AtReview) -> None:
    review.click("Show as a table: the weeks")
    table = review.table("the weeks")
    table.setFocus()
    table.selectRow(1)
    QTest.keyClick(table, KEY.Key_C, Qt.KeyboardModifier.ControlModifier)
    (line,) = review.copied
    assert line.startswith("Monday 13 April to Sunday 19 April\t1 severe day, 1 moderate day, 1 day without symptoms")


def test_the_weeks_say_how_often_and_are_copied_by_a_button(review: AtReview) -> None:
    review.click("Copy as a table: the weeks")
    line = next(line for line in review.copied if line.startswith("Monday 13 April"))
    assert line.endswith("Headache, severe; " + NAUSEA + ", moderate")
    assert "Copied. You can paste it into a letter or a spreadsheet." in review.seen


def test_everything_reaches_back_to_the_first_entry(review: AtReview) -> None:
    review.felt("headache", "2025-06-01 09:00")
    review.click("Everything")
    assert "1 June 2025 to 20 April 2026: 4 symptom entries." in review.seen
    review.click("4 weeks")
    assert "24 March 2026 to 20 April 2026: 2 symptom entries." in review.seen


def test_the_days_since_the_last_visit_are_offered_once_there_was_one(review: AtReview) -> None:
    assert not review.buttons("Since the last visit")
    review.visited(date(2026, 4, 14))
    review.click("Since the last visit")
    assert "14 April 2026 to 20 April 2026" in review.seen
    assert "Clinic visit, Tuesday 14 April at 10:30, City Hospital; said: Go on" in review.marks(TIMELINE)
    review.click("Show as a table: the days")
    rows = {row[0]: row[1:] for row in review.rows("the days")}
    assert "Clinic visit at 10:30, City Hospital; said: Go on" in rows["Tuesday 14 April"][2]


def test_a_visit_taken_out_leaves_the_last_three_months(review: AtReview) -> None:
    entry = review.visited(date(2026, 4, 14))
    review.click("Since the last visit")
    review.session.write(lambda diary, author, now: remove_entry(diary, author, now, entry))
    assert not review.buttons("Since the last visit")
    assert "20 January 2026 to 20 April 2026" in review.seen


def test_a_visit_that_is_over_since_is_noticed(review: AtReview) -> None:
    review.visited(date(2026, 4, 20), time(13), said="")
    assert not review.buttons("Since the last visit")
    review.now = at("2026-04-20 13:00")
    review.page.tick()
    review.page.look_since_visit()
    assert "20 April 2026 to 20 April 2026" in review.seen


def test_it_leads_to_the_visits(review: AtReview, qtbot: QtBot) -> None:
    with qtbot.waitSignal(review.page.visits_asked, timeout=0):
        review.click("Clinic visits")


def test_other_dates_can_be_chosen(review: AtReview) -> None:
    review.click("Other dates")
    review.field(QDateEdit, "To").setDate(QDate(2026, 3, 10))
    assert "This is before the first date. Choose the same day or a later one." in review.seen
    review.field(QDateEdit, "From").setDate(QDate(2026, 3, 1))
    assert "1 March 2026 to 10 March 2026: 1 symptom entry." in review.seen


def test_only_some_symptoms_can_be_shown(review: AtReview) -> None:
    review.click("Show only some symptoms")
    review.tick("Headache")
    assert "2 of 3 symptom entries shown" in review.seen
    assert not any(NAUSEA in words for words in review.marks(TIMELINE))
    review.click("Severe")
    assert "1 of 3 symptom entries shown" in review.seen
    assert "Monday 13 April: Only what is not shown here" in review.marks(CALENDAR)
    review.click("Show all symptoms")
    assert "2026: 3 symptom entries." in review.seen
    review.click("Emergency signs")
    assert "0 of 3 symptom entries shown" in review.seen


def test_what_lasted_and_is_not_shown_is_not_nothing_recorded(review: AtReview) -> None:
    review.felt("dizziness", "2026-01-10 09:00", ended="2026-01-22 09:00")
    review.page.refresh()
    assert "Wednesday 21 January: Mild at worst" in review.marks(CALENDAR)
    review.click("Show only some symptoms")
    review.click("Severe")
    assert "Wednesday 21 January: Only what is not shown here" in review.marks(CALENDAR)
    assert "Friday 23 January: Nothing recorded" in review.marks(CALENDAR)
    review.click("Copy as a table: the weeks")
    line = next(line for line in review.copied if line.startswith("Tuesday 20 January to Sunday 25 January"))
    assert line.endswith("3 days with what is not shown, 3 days with nothing recorded\tNothing shown here began")


def test_a_symptom_ticked_stays_so_where_there_is_none_of_it(review: AtReview) -> None:
    review.click("Show only some symptoms")
    review.tick("Headache")
    review.felt("nausea", "2026-02-10 09:00")
    review.click("Other dates")
    review.field(QDateEdit, "From").setDate(QDate(2026, 2, 1))
    review.field(QDateEdit, "To").setDate(QDate(2026, 2, 20))
    assert "1 February 2026 to 20 February 2026: 0 of 1 symptom entry shown." in review.seen
    assert review.field(QCheckBox, "Headache").isChecked()
    review.tick("Headache")
    assert "1 February 2026 to 20 February 2026: 1 symptom entry." in review.seen


def test_what_began_after_a_change_is_dates_beside_dates(review: AtReview) -> None:
    seen = review.seen
    assert "Azathioprine: from Friday 10 April, 75 mg a day; before that, 50 mg a day" in seen
    assert f"Began on Monday 13 April, 3 days after the change: {NAUSEA}, moderate" in seen
    assert "They do not say where a symptom comes from" in seen
    review.felt("headache", "2026-04-19 09:00")
    review.page.refresh()
    assert "Began on Sunday 19 April, 9 days after the change: Headache, mild" in review.seen
    review.click("7 days")
    assert "9 days after" not in review.seen


def test_what_began_before_these_days_is_told_beside_the_change_that_it_followed(review: AtReview) -> None:
    review.click("Other dates")
    review.field(QDateEdit, "From").setDate(QDate(2026, 4, 15))
    assert "15 April 2026 to 20 April 2026: 1 symptom entry." in review.seen
    assert f"Began on Monday 13 April, 3 days after the change: {NAUSEA}, moderate" in review.seen


def test_that_nothing_began_is_said_of_days_that_have_come(bare: AtReview) -> None:
    bare.felt("nausea", "2026-04-09 09:00")
    bare.show()
    assert "is recorded as beginning on that day or since then, up to today." in bare.seen
    bare.click("7 days")
    assert "is recorded as beginning on that day or in the 7 days after it." in bare.seen


def test_earlier_changes_stay_unfolded_when_something_is_recorded(changing: AtReview) -> None:
    assert "from Saturday 7 March" not in changing.seen
    changing.click("Show earlier changes")
    assert "from Saturday 7 March" in changing.seen
    changing.wrote(date(2026, 4, 18), "Ate little")
    changing.page.refresh()
    assert "Alex wrote: Ate little" in changing.seen
    assert "from Saturday 7 March" in changing.seen


def test_the_rows_and_their_selection_stay_while_nothing_of_them_changes(review: AtReview) -> None:
    review.click("Show as a table: the weeks")
    review.table("the weeks").selectRow(1)
    review.wrote(date(2026, 4, 18), "Ate little")
    review.page.refresh()
    assert "Alex wrote: Ate little" in review.seen
    assert [index.row() for index in review.table("the weeks").selectionModel().selectedRows()] == [1]


def test_what_was_taken_while_on_hold_is_seen(bare: AtReview) -> None:
    bare.hold("2026-04-14", "2026-04-17")
    bare.took("morning/2026-04-15")
    bare.show()
    assert "Wednesday 15 April: on hold, 1 taken while on hold" in bare.marks(TIMELINE)
    bare.click("Show as a table: the days")
    rows = {row[0]: row[1] for row in bare.rows("the days")}
    assert rows["Wednesday 15 April"] == "On hold, 1 taken while on hold"
    assert rows["Thursday 16 April"] == "On hold"


def test_another_day_is_noticed(review: AtReview) -> None:
    review.click("Other dates")
    review.field(QDateEdit, "From").setDate(QDate(2026, 4, 10))
    review.now = at("2026-04-21 00:05")
    review.page.tick()
    assert "10 April 2026 to 21 April 2026: 2 symptom entries." in review.seen
    review.click("4 weeks")
    assert "25 March 2026 to 21 April 2026" in review.seen


def test_a_date_that_was_chosen_stays_on_another_day(review: AtReview) -> None:
    review.click("Other dates")
    review.field(QDateEdit, "To").setDate(QDate(2026, 4, 15))
    review.now = at("2026-04-21 00:05")
    review.page.tick()
    assert "to 15 April 2026" in review.seen


def test_another_day_is_noticed_on_coming_back(review: AtReview) -> None:
    review.page.hide()
    review.now = at("2026-04-21 09:00")
    review.page.show()
    assert "21 January 2026 to 21 April 2026" in review.seen


def test_what_is_written_elsewhere_shows(review: AtReview) -> None:
    review.wrote(date(2026, 4, 18), "Ate little")
    review.page.refresh()
    assert "Alex wrote: Ate little" in review.seen


def test_an_empty_diary_says_what_will_be_here(bare: AtReview) -> None:
    bare.show()
    assert "no symptom recorded. What is logged under Symptoms shows up here." in bare.seen
    assert not bare.is_seen(CALENDAR)
    assert bare.is_seen(TIMELINE)


def test_with_nothing_recorded_it_says_so_instead_of_an_empty_drawing(new: AtReview) -> None:
    assert "Nothing is recorded in these days." in new.seen
    assert "Click on a" not in new.seen
    assert not new.is_seen(TIMELINE)
    new.felt("nausea", "2026-04-20 09:00")
    new.page.refresh()
    assert "Nothing is recorded in these days." not in new.seen
    assert "Click on a day, or go there" in new.seen
    assert new.is_seen(TIMELINE)


def test_what_a_day_holds_stands_above_the_drawing(review: AtReview) -> None:
    for name in (TIMELINE, CALENDAR):
        review.go(name, KEY.Key_End)
        view = review.drawing(name)
        words = [part for part in review.page.findChildren(QLabel) if part.text() == view.accessibleDescription()]
        assert words
        assert any(view.mapTo(review.page, QPoint()).y() - part.mapTo(review.page, QPoint()).y() > 0 for part in words)


def test_large_text_is_scrolled_to_what_the_keys_bring_up(review: AtReview, look: ThemeController) -> None:
    look.apply("light", 200)
    review.page.resize(760, 700)
    review.go(TIMELINE, KEY.Key_End)
    said = review.drawing(TIMELINE).accessibleDescription()
    (words,) = (part for part in review.page.findChildren(QLabel) if part.isVisible() and part.text() == said)
    review.qtbot.waitUntil(lambda: 0 <= words.mapTo(review.page, QPoint()).y() < 700 - words.height())


def test_it_says_what_a_mark_stands_for(review: AtReview) -> None:
    review.page.resize(420, 900)
    review.qtbot.waitUntil(lambda: "Click on a week, or go there with the arrow keys" in review.seen)


def test_tab_and_screen_readers_follow_the_page(review: AtReview) -> None:
    review.wrote(date(2026, 4, 18), "Ate little")
    review.page.refresh()
    review.page.setFocus()
    review.tab_to("Change the note on Saturday 18 April")
    review.press(KEY.Key_Tab)
    review.press(KEY.Key_Tab)
    assert "Write a note …" in names(review.focus())


def test_the_way_back(review: AtReview) -> None:
    review.click("Back to Symptoms")
    assert review.back == 1


def test_it_can_be_printed(review: AtReview) -> None:
    review.click("Print …")
    assert review.dialog is not None
    assert "Symptoms and doses of Sam Example, 20 January 2026 to 20 April 2026" in review.seen
    review.click("Cancel")


def test_the_paper_says_whose_it_is_where_it_is_from_and_what_it_shows(review: AtReview) -> None:
    review.wrote(date(2026, 4, 14), "Slept badly")
    review.page.refresh()
    review.click("Show only some symptoms")
    review.tick("Headache")
    title, lead, summary, *rest = [line for line in review.printed if line]
    assert title == "Symptoms and doses of Sam Example, 20 January 2026 to 20 April 2026"
    assert lead == "Recorded by the person themselves, or by who helps them. Put together on 20 April 2026."
    assert summary == "20 January 2026 to 20 April 2026: 2 of 3 symptom entries shown."
    for words in (
        "Week by week",
        "What began after a dose change",
        "Azathioprine: from Friday 10 April, 75 mg a day; before that, 50 mg a day",
        "Began on Thursday 16 April, 6 days after the change: Headache, severe",
        not_a_cause_words(review.session.language),
        "Day by day",
        "Headache, severe, urgent sign, recorded by Alex",
        "Alex wrote: Slept badly",
    ):
        assert words in rest, words
    assert aid_words(review.session.language) in rest[-1]
    assert not any(NAUSEA in line for line in rest)


def test_everything_can_be_reached_with_the_keyboard(review: AtReview) -> None:
    review.page.setFocus()
    for name in ("Back to Symptoms", "Print …", TIMELINE, "Show as a table: the days", CALENDAR, "Write a note …"):
        review.tab_to(name)


def test_everything_has_a_name_for_a_screen_reader(review: AtReview) -> None:
    review.click("Show as a table: the days")
    review.click("Show only some symptoms")
    nameless: list[str] = []

    def walk(node: QAccessibleInterface) -> None:
        state = node.state()
        if state.focusable and not state.invisible and not node.text(QAccessible.Text.Name):
            nameless.append(f"{node.role()} {node.object()}")
        for index in range(node.childCount()):
            child = node.child(index)
            if child is not None:
                walk(child)

    root = QAccessible.queryAccessibleInterface(review.page)
    assert root is not None
    walk(root)
    assert nameless == []


@pytest.mark.parametrize(("percent", "columns"), [(100, 4), (200, 1)])
def test_nothing_is_cut_off_in_a_narrow_window(
    review: AtReview, look: ThemeController, percent: int, columns: int
) -> None:
    look.apply("dark", percent)
    review.page.resize(760, 900)
    review.click("Show only some symptoms")
    review.click("Show as a table: the days")
    parts = (review.drawing(TIMELINE), review.drawing(CALENDAR), review.table("the days"))
    review.qtbot.waitUntil(lambda: max(right_edge(review.page, part) for part in parts) <= 760)
    assert review.table("the days").model().columnCount() == columns


def right_edge(page: QWidget, part: QWidget) -> int:
    return part.mapTo(page, part.rect().topRight()).x()
