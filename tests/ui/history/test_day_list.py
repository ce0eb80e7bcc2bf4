from datetime import date

from PySide6.QtCore import Qt

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.ui.history.day_list import DayList
from imuran_desktop.ui.history.entry_row import EntryRow
from tests.ui.history.at_history import AtHistory, OpenHistory
from tests.ui.today.at_today import a_plan, azathioprine

LONG = a_plan(azathioprine(start=date(2025, 1, 1)), start=date(2025, 1, 1))


def made(at: AtHistory) -> dict[str, int]:
    at.settle_layout()
    rows = at.page.findChildren(EntryRow)
    return {row.line.entry: id(row) for row in rows if row.isVisible()}


def test_only_what_changed_is_made_anew(open_history: OpenHistory) -> None:
    at = open_history(LONG, "2026-03-05T12:00")
    at.click("Last 4 weeks")
    before = made(at)
    keep_alive = at.page.findChildren(EntryRow)
    at.by_alex("e/2026-03-02", Outcome.TAKEN)
    at.page.refresh()
    after = made(at)
    assert [entry for entry in before if before[entry] != after[entry]] == ["e/2026-03-02"]
    assert sorted(after) == sorted(before)
    assert keep_alive


def test_the_list_stays_where_it_was_scrolled_to(open_history: OpenHistory) -> None:
    at = open_history(LONG, "2026-03-05T12:00")
    at.click("Last 4 weeks")
    at.settle_layout()
    bar = at.page._page_scroll.verticalScrollBar()
    bar.setValue(900)
    at.settle_layout()
    at.by_alex("e/2026-03-02", Outcome.TAKEN)
    at.page.refresh()
    at.settle_layout()
    assert bar.value() == 900


def test_tab_follows_the_rows_from_top_to_bottom(at_history: AtHistory) -> None:
    at_history.click_day(1)
    at_history.click_day(2)
    at_history.page.findChildren(DayList)[0].setFocus()
    passed = []
    for _ in range(4):
        at_history.press(Qt.Key.Key_Tab)
        focused = at_history.focus()
        passed.append(f"{focused.property('text')} {focused.accessibleDescription()[:13]}")
    assert passed == [
        "Correct … Azathioprine ",
        "Details Azathioprine ",
        "Record … Azathioprine ",
        "Add something else taken … ",
    ]


def test_tab_passes_what_was_unfolded_in_its_place(at_history: AtHistory) -> None:
    at_history.click_day(2)
    at_history.tab_to("Details")
    at_history.press(Qt.Key.Key_Space)
    at_history.press(Qt.Key.Key_Tab)
    assert at_history.focus() is at_history.button("Delete")
    at_history.press(Qt.Key.Key_Tab)
    assert at_history.focus() is at_history.button("Record …")


def test_after_a_deletion_the_keyboard_goes_on_from_the_same_entry(at_history: AtHistory) -> None:
    at_history.click_day(2)
    at_history.tab_to("Details")
    at_history.press(Qt.Key.Key_Space)
    at_history.tab_to("Delete")
    at_history.press(Qt.Key.Key_Return)
    at_history.wait_until_presses_count()
    assert at_history.focus() is at_history.buttons("Details")[0]


def test_after_something_was_added_the_keyboard_is_where_it_was_before(at_history: AtHistory) -> None:
    at_history.click_day(3)
    at_history.tab_to("Add something else taken …")
    at_history.press(Qt.Key.Key_Return)
    at_history.click("I don't know when")
    at_history.click("Save")
    at_history.wait_until_presses_count()
    assert at_history.focus() is at_history.button("Add something else taken …")
    assert len(at_history.rows) == 3
