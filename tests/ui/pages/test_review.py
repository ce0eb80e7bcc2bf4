"""The Review page, as a person uses it."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDateEdit, QWidget

from imuran_desktop.ui.theme import ThemeController
from tests.ui.review.at_review import CALENDAR, TIMELINE, AtReview
from tests.ui.review.conftest import bare, review

__all__ = ["bare", "review"]

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
    assert "Tuesday 20 January: No symptom recorded." in review.seen


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
    assert review.copied[0] == "Day\tDoses\tSymptoms\tChanges, tests and notes"
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


def test_a_note_is_written_changed_removed_and_put_back(review: AtReview) -> None:
    review.session.recorded_by = "Alex"
    review.click("Write a note …")
    review.click("Save")
    assert "Write something first." in review.seen
    review.write("Slept badly", date(2026, 4, 14))
    assert [(note.day, note.text, note.by) for note in review.notes] == [(date(2026, 4, 14), "Slept badly", "Alex")]
    assert "Alex wrote: Slept badly" in review.seen
    assert "Alex wrote: Slept badly" in review.marks(TIMELINE)
    review.click("Change the note on Tuesday 14 April")
    review.write("Slept well")
    assert [note.text for note in review.notes] == ["Slept well"]
    review.click("Undo")
    assert [note.text for note in review.notes] == ["Slept badly"]
    review.click("Remove the note on Tuesday 14 April")
    assert review.notes == []
    review.click("Undo")
    assert [note.text for note in review.notes] == ["Slept badly"]


def test_a_note_begins_with_the_day_that_is_marked(review: AtReview) -> None:
    review.go(TIMELINE, KEY.Key_End, KEY.Key_Left)
    review.buttons("Write a note …")[0].click()
    review.write("Walked to the shop")
    assert review.notes[0].day == date(2026, 4, 19)


def test_what_is_written_elsewhere_shows(review: AtReview) -> None:
    review.wrote(date(2026, 4, 18), "Ate little")
    review.page.refresh()
    assert "Alex wrote: Ate little" in review.seen


def test_an_empty_diary_says_what_will_be_here(bare: AtReview) -> None:
    bare.show()
    assert "no symptom recorded. What is logged under Symptoms shows up here." in bare.seen
    assert not bare.is_seen(CALENDAR)
    assert bare.is_seen(TIMELINE)


def test_the_way_back(review: AtReview) -> None:
    review.click("Back to Symptoms")
    assert review.back == 1


def test_it_can_be_printed(review: AtReview) -> None:
    review.click("Print …")
    assert review.dialog is not None
    assert "Symptoms and doses, 20 January 2026 to 20 April 2026" in review.seen
    review.click("Cancel")


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
