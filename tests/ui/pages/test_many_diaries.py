"""The page of many diaries, as a nurse uses it."""

import sys
from collections.abc import Iterator
from csv import DictReader
from datetime import date
from pathlib import Path
from shutil import copyfile

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDateEdit, QTableView
from pytestqt.qtbot import QtBot

from imuran_desktop.store import diary as diary_module
from imuran_desktop.store.diary import Diary
from imuran_desktop.ui.theme import ThemeController
from tests.ui.at_widget import names
from tests.ui.many.at_many import NOW, OpenMany, a_clinic, contents, diary_of, opener
from tests.ui.many.works import Gate
from tests.words.plain import plain


@pytest.fixture
def open_many(qtbot: QtBot, look: ThemeController) -> Iterator[OpenMany]:
    """Opens the page; without ``work``, diaries are read in processes, as in the app."""
    yield from opener(qtbot, look)


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    """A folder with the diaries of three people."""
    return a_clinic(tmp_path)


def test_the_empty_page_says_what_to_do(open_many: OpenMany) -> None:
    at = open_many()
    assert "Add a folder of diaries, or drop it anywhere on this page: each person gets a line in a list." in at.labels
    assert not at.has_field("People")
    at.click("Back to Report")
    assert at.back == 1


def test_a_folder_that_is_dropped_becomes_a_list_read_in_processes(open_many: OpenMany, clinic: Path) -> None:
    before = contents(clinic)
    at = open_many()
    at.drop_and_wait(clinic)
    assert at.rows("People") == [
        [
            "Alex Example",
            "2 of 20 (10 %)",
            "2 Mar 2026",
            "1, since 8 Mar 2026",
            "none",
            "alex-example.imuran",
        ],
        ["Kim Example", "0 of 20 (0 %)", "nothing yet", "1, since 8 Mar 2026", "none", "kim-example.imuran"],
        ["Sam Example", "9 of 20 (45 %)", "9 Mar 2026", "1, since 8 Mar 2026", "none", "sam-example.imuran"],
    ]
    assert "3 diaries. From 11 December 2025 to 11 March 2026." in at.labels
    assert contents(clinic) == before


def test_files_and_folders_are_chosen_in_the_system_s_dialogs(open_many: OpenMany, clinic: Path) -> None:
    at = open_many(Gate().make)
    at.click("Add files …")
    at.choose_in_dialog(clinic / "sam-example.imuran")
    at.wait_until_read()
    assert at.people == ["Sam Example"]
    at.click("Add a folder …")
    at.choose_in_dialog(clinic)
    at.qtbot.waitUntil(lambda: at.people == ["Alex Example", "Kim Example", "Sam Example"])


def test_what_is_there_already_is_not_read_again(open_many: OpenMany, clinic: Path) -> None:
    gate = Gate()
    at = open_many(gate.make)
    at.drop_and_wait(clinic)
    at.drop_and_wait(clinic, clinic / "sam-example.imuran")
    assert len(at.people) == len(gate.begun) == 3


def test_a_screen_reader_hears_what_each_cell_is(open_many: OpenMany, clinic: Path) -> None:
    at = open_many(Gate().make)
    at.drop_and_wait(clinic / "sam-example.imuran")
    model = at.table.model()
    heard = [plain(model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole)) for column in range(6)]
    assert heard[0] == "Person: Sam Example"
    assert heard[3] == "Overdue blood tests: 1, since 8 Mar 2026"
    assert model.headerData(3, Qt.Orientation.Horizontal, Qt.ItemDataRole.AccessibleTextRole) == "Overdue blood tests"


def test_it_is_sorted_with_the_keyboard(open_many: OpenMany, clinic: Path) -> None:
    at = open_many(Gate().make)
    at.drop_and_wait(clinic)
    at.sort_by("Doses taken, lowest share first")
    assert at.people == ["Kim Example", "Alex Example", "Sam Example"]
    at.sort_by("Last recorded, longest ago first")
    assert at.people == ["Kim Example", "Alex Example", "Sam Example"]
    at.sort_by("Person, Z to A")
    assert at.people == ["Sam Example", "Kim Example", "Alex Example"]


def test_it_is_sorted_with_the_mouse_and_a_second_click_turns_it_round(open_many: OpenMany, clinic: Path) -> None:
    at = open_many(Gate().make)
    at.drop_and_wait(clinic)
    at.click_head(1)
    assert at.people == ["Kim Example", "Alex Example", "Sam Example"]
    at.click_head(1)
    assert at.people == ["Sam Example", "Alex Example", "Kim Example"]
    at.drop_and_wait(diary_of(clinic.parent, "Jo Example", taken=4))
    assert at.people == ["Sam Example", "Jo Example", "Alex Example", "Kim Example"]


def test_who_is_selected_stays_selected_when_it_is_sorted(open_many: OpenMany, clinic: Path) -> None:
    at = open_many(Gate().make)
    at.drop_and_wait(clinic)
    at.table.setFocus()
    at.press(Qt.Key.Key_Down)
    chosen = at.table.currentIndex().data()
    at.click_head(0)
    assert at.table.currentIndex().data() == chosen
    at.click("Open")
    at.wait_for(f"The report of {chosen}")


def test_those_that_can_t_be_read_are_listed_apart_with_the_reason(
    open_many: OpenMany, clinic: Path, tmp_path: Path
) -> None:
    content = (clinic / "sam-example.imuran").read_bytes()
    (clinic / "damaged.imuran").write_bytes(content[: len(content) // 2])
    (clinic / "empty.imuran").touch()
    (clinic / "letter.imuran").write_text("Dear Sam", encoding="utf-8")
    newer = Path(copyfile(clinic / "sam-example.imuran", clinic / "newer.imuran"))
    with Diary.open(newer, NOW) as diary:
        diary.connection.execute(f"PRAGMA user_version = {diary_module.SCHEMA + 1}")
    before = contents(clinic)
    at = open_many()
    at.drop_and_wait(clinic)
    assert at.people == ["Alex Example", "Kim Example", "Sam Example"]
    assert {tuple(row) for row in at.rows("Could not be read")} == {
        ("damaged.imuran", "damaged.imuran is damaged. Ask for another copy of it."),
        ("empty.imuran", "empty.imuran is not a diary. Choose another file; this one was not changed."),
        ("letter.imuran", "letter.imuran is not a diary. Choose another file; this one was not changed."),
        (
            "newer.imuran",
            "newer.imuran was written by a newer version of Imuran Desktop. Update the app to open it.",
        ),
    }
    assert contents(clinic) == before
    at.click("Copy the list")
    assert "letter.imuran\tletter.imuran is not a diary." in QApplication.clipboard().text()
    at.click("Save the list …")
    at.choose_in_dialog(tmp_path / "unread.txt")
    text = (tmp_path / "unread.txt").read_text(encoding="utf-8")
    assert len(text.splitlines()) == 4
    assert f"{clinic / 'empty.imuran'}\tempty.imuran is not a diary." in text


def test_one_whose_process_dies_is_told_too(open_many: OpenMany, clinic: Path) -> None:
    at = open_many(Gate(dies_of=lambda job: job.path.name == "sam-example.imuran").make)
    at.drop_and_wait(clinic)
    assert at.people == ["Alex Example", "Kim Example"]
    assert [row[0] for row in at.rows("Could not be read")] == ["sam-example.imuran"]


def test_two_copies_of_one_diary_are_marked(open_many: OpenMany, clinic: Path) -> None:
    copyfile(clinic / "sam-example.imuran", clinic / "ward" / "copy.imuran")
    at = open_many(Gate().make)
    at.drop_and_wait(clinic)
    marked = [row[-1] for row in at.rows("People") if "this diary is in the list more than once" in row[0]]
    assert sorted(marked) == ["copy.imuran", "sam-example.imuran"]


def test_reading_is_cancelled_and_goes_on_with_the_rest(open_many: OpenMany, clinic: Path) -> None:
    gate = Gate()
    gate.let(1)
    at = open_many(gate.make)
    at.drop(clinic)
    at.wait_for("1 of 3 diaries read")
    assert not at.button("Save a report of each …").isEnabled()
    at.click("Cancel")
    assert "Stopped: 1 of 3 diaries read." in at.labels
    assert len(at.people) == 1
    gate.let(None)
    at.click("Go on")
    at.wait_until_read()
    assert len(at.people) == 3
    assert len({job.path for job in gate.begun}) == len(gate.begun) == 3


def test_other_days_are_read_for_all_of_them(open_many: OpenMany, clinic: Path) -> None:
    at = open_many(Gate().make)
    at.drop_and_wait(clinic)
    at.click("4 weeks")
    at.wait_for("From 12 February 2026 to 11 March 2026.")
    at.wait_until_read()
    assert len(at.people) == 3
    at.click("Everything")
    at.wait_for("From the beginning of each diary until 11 March 2026.")
    at.qtbot.waitUntil(lambda: len(at.people) == 3)


@pytest.mark.parametrize("way", ["enter", "double click"])
def test_one_is_opened_to_be_read_and_one_goes_back_to_the_list(open_many: OpenMany, clinic: Path, way: str) -> None:
    at = open_many(Gate().make)
    at.drop_and_wait(clinic)
    table = at.table
    if way == "enter":
        table.setFocus()
        at.press(Qt.Key.Key_End)
        at.press(Qt.Key.Key_Return)
    else:
        place = table.visualRect(table.model().index(2, 0)).center()
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        QTest.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert "sam-example.imuran. Opened to read only: nothing in it changes." in at.labels
    assert "The report of Sam Example, from sam-example.imuran, last visit None, from 2025-12-11" in at.labels
    assert at.focus() is at.button("Back to the list")
    at.press(Qt.Key.Key_Space)
    assert at.focus() is at.field(QTableView, "People")
    assert len(at.people) == 3


def test_the_list_is_emptied(open_many: OpenMany, clinic: Path) -> None:
    at = open_many(Gate().make)
    at.drop_and_wait(clinic)
    at.click("Empty the list")
    assert not at.has_field("People")
    assert at.focus() is at.button("Add a folder …")
    at.drop_and_wait(clinic)
    assert len(at.people) == 3


def test_in_a_narrow_window_each_person_is_a_paragraph(
    open_many: OpenMany, clinic: Path, look: ThemeController
) -> None:
    look.apply("light", 200)
    at = open_many(Gate().make)
    at.page.resize(640, 800)
    at.drop_and_wait(clinic)
    at.qtbot.waitUntil(lambda: len(at.rows("People")[0]) == 1)
    assert at.rows("People")[2][0].splitlines()[:3] == [
        "Sam Example",
        "Doses taken: 9 of 20 (45 %)",
        "Last recorded: 9 Mar 2026",
    ]
    assert at.page.title.width() <= 640


def test_the_keyboard_goes_through_the_page_in_its_order(open_many: OpenMany, clinic: Path) -> None:
    at = open_many(Gate().make)
    at.drop_and_wait(clinic)
    at.button("Back to Report").setFocus()
    passed = []
    for _ in range(13):
        at.press(Qt.Key.Key_Tab)
        passed.append(next(words for words in reversed(names(at.focus())) if words))
    assert passed == [
        "Add a folder …",
        "Add files …",
        "Empty the list",
        "3 months",
        "All pages",
        "More choices",
        "Sort by",
        "People",
        "Save a report of each …",
        "Print all …",
        "Open",
        "Save this list …",
        "Back to Report",
    ]


def test_rows_are_copied(open_many: OpenMany, clinic: Path) -> None:
    at = open_many(Gate().make)
    at.drop_and_wait(clinic / "sam-example.imuran")
    at.table.setFocus()
    QTest.keyClick(at.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    head, row = QApplication.clipboard().text().splitlines()
    assert head.startswith("Person\tDoses taken\tLast recorded")
    assert row.startswith("Sam Example\t9 of 20")


def test_each_may_be_read_since_their_own_last_visit(open_many: OpenMany, clinic: Path) -> None:
    diary_of(clinic, "Jo Example", taken=4, visited=date(2026, 3, 3))
    at = open_many(Gate().make)
    at.drop_and_wait(clinic)
    at.click("Since the last visit")
    at.wait_for("Each since their own last visit until 11 March 2026; without one, from 11 December 2025.")
    at.wait_until_read()
    at.qtbot.waitUntil(lambda: len(at.people) == 4)
    taken = {row[0]: row[1] for row in at.rows("People")}
    assert taken["Jo Example"].startswith("2 of 16 ")
    assert taken["Alex Example"].startswith("2 of 20 ")


def test_a_report_opened_from_the_list_has_its_days(open_many: OpenMany, clinic: Path) -> None:
    at = open_many(Gate().make)
    at.drop_and_wait(clinic)
    at.click("4 weeks")
    at.wait_until_read()
    at.qtbot.waitUntil(lambda: len(at.people) == 3)
    at.table.setFocus()
    at.press(Qt.Key.Key_Home)
    at.press(Qt.Key.Key_Return)
    assert "The report of Alex Example, from alex-example.imuran, last visit None, from 2026-02-12" in at.labels


def test_open_says_to_choose_a_person_first(open_many: OpenMany, clinic: Path) -> None:
    at = open_many(Gate().make)
    at.drop_and_wait(clinic)
    at.click("Open")
    assert "Choose a person in the list first, then press Open." in at.labels
    assert at.table.isVisible()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere printers can't be hidden from a test")
def test_what_a_button_answers_is_in_sight(open_many: OpenMany, clinic: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CUPS_SERVER", "/nowhere/cups.sock")
    at = open_many(Gate().make)
    at.page.resize(1060, 500)
    at.drop_and_wait(clinic)
    at.button("Print all …").setFocus()
    at.press(Qt.Key.Key_Space)
    at.qtbot.waitUntil(lambda: at.sees("This computer has no printer set up"))


def test_how_much_is_printed_is_in_sight(open_many: OpenMany, clinic: Path) -> None:
    at = open_many(Gate().make)
    at.drop_and_wait(clinic)
    assert "3 reports, each with all its pages." in at.labels
    at.click("First page only")
    assert "3 reports, the first page only." in at.labels


def test_with_dates_the_wrong_way_round_nothing_is_printed_or_saved(open_many: OpenMany, clinic: Path) -> None:
    at = open_many(Gate().make)
    at.drop_and_wait(clinic)
    at.click("Other dates")
    at.wait_until_read()
    at.field(QDateEdit, "To").setDate(QDate(2026, 1, 1))
    assert "The last date is before the first one. Choose other dates to print or save reports." in at.labels
    for words in ("Print all …", "Save a report of each …", "Save this list …"):
        assert not at.button(words).isEnabled()
    at.click("3 months")
    at.wait_for("3 reports, each with all its pages.")
    at.qtbot.waitUntil(lambda: at.button("Print all …").isEnabled())


def test_the_list_is_saved_with_those_that_could_not_be_read(open_many: OpenMany, clinic: Path, tmp_path: Path) -> None:
    (clinic / "letter.imuran").write_text("Dear Sam", encoding="utf-8")
    at = open_many(Gate().make)
    at.drop_and_wait(clinic)
    at.click("Save this list …")
    at.choose_in_dialog(tmp_path / "list.csv")
    rows = list(DictReader((tmp_path / "list.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert [row["person"] for row in rows] == ["Alex Example", "Kim Example", "Sam Example", ""]
    assert (rows[2]["taken"], rows[2]["due"], rows[2]["overdue_tests"]) == ("9", "20", "1")
    assert "letter.imuran is not a diary." in rows[3]["why_failed"]
    assert "Saved as" in at.seen


@pytest.mark.parametrize(("percent", "width"), [(100, 930), (100, 960), (100, 1180), (150, 1500)])
def test_no_date_is_cut(
    open_many: OpenMany, clinic: Path, look: ThemeController, qtbot: QtBot, percent: int, width: int
) -> None:
    look.apply("light", percent)
    at = open_many()
    at.page.resize(width, 800)
    at.drop_and_wait(clinic)
    model, metrics = at.table.model(), at.table.fontMetrics()
    assert model.columnCount() == 6
    cells = [(row, column) for row in range(model.rowCount()) for column in range(1, 5)]

    def cut() -> list[str]:
        """What stands on a line of its own and has no room there."""
        parts = ((column, part) for row, column in cells for part in str(model.index(row, column).data()).split(" "))
        return [part for column, part in parts if metrics.horizontalAdvance(part) > at.table.columnWidth(column) - 28]

    qtbot.waitUntil(lambda: cut() == [])


@pytest.mark.parametrize(("percent", "width"), [(100, 640), (150, 640), (200, 640)])
def test_the_page_is_no_wider_than_its_window(
    open_many: OpenMany, clinic: Path, look: ThemeController, percent: int, width: int
) -> None:
    look.apply("light", percent)
    at = open_many(Gate().make)
    at.page.resize(width, 800)
    at.drop_and_wait(clinic)
    at.click("Choose …")
    at.click("More choices")
    assert at.overhang() == 0
