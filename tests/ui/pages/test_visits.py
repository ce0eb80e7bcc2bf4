"""The page of clinic visits, at noon on Monday 2 March 2026."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QDateEdit, QLineEdit, QPlainTextEdit, QTimeEdit
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.visits import Visit
from imuran_desktop.services.entries import remove_entry
from imuran_desktop.services.visits import add_visit, change_visit
from imuran_desktop.store.read import visits
from imuran_desktop.ui.pages.visits import VisitsPage
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.printing import PrintDialog
from tests.services.test_conflicts import fork
from tests.ui.at_diary import AtDiary, Open, opener
from tests.ui.at_widget import names
from tests.ui.widgets import pdf
from tests.words.plain import plain

NEXT = Visit("", date(2026, 3, 10), time(10, 30), "City Hospital", "one?\ntwo?")
LAST = Visit("", date(2026, 2, 3), time(9), "Day ward", "three?", "Go on as before.")
NEXT_TITLE = "Tuesday 10 March at 10:30, City Hospital"
LAST_TITLE = "Tuesday 3 February at 09:00, Day ward"
NO_VISIT = "No visit to come is written down."


@pytest.fixture
def open_visits(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> Iterator[Open]:
    def make(session: Session) -> VisitsPage:
        page = VisitsPage(session, look)
        session.changed.connect(page.refresh)
        return page

    yield from opener(qtbot, tmp_path / "sam.imuran", make)


def with_visits(*known: Visit) -> Callable[[AtDiary], None]:
    """These are written down already."""

    def write(at: AtDiary) -> None:
        for visit in known:
            add_visit(at.diary, at.author, at.now, visit)

    return write


def page_of(at: AtDiary) -> VisitsPage:
    assert isinstance(at.page, VisitsPage)
    return at.page


def written(at: AtDiary) -> list[tuple[date, time | None, str, str, str]]:
    """What is in the diary."""
    return [(item.day, item.at, item.where, item.questions, item.said) for item in visits(at.diary)]


def facts(*known: Visit) -> list[tuple[date, time | None, str, str, str]]:
    return [(item.day, item.at, item.where, item.questions, item.said) for item in known]


def fill(at: AtDiary, name: str, text: str) -> None:
    at.field(QPlainTextEdit, name).setPlainText(text)


def choose_day(at: AtDiary, day: date) -> None:
    at.field(QDateEdit, "Day").setDate(QDate(day.year, day.month, day.day))


def test_without_a_visit_it_says_how_to_begin(open_visits: Open) -> None:
    at = open_visits()
    assert NO_VISIT in at.labels
    assert "Add a visit, and you can collect your questions for it here." in at.seen
    assert not at.buttons("Add a question")
    assert not at.buttons("Look back since my last visit")
    assert "Past visits" not in at.labels


def test_a_visit_is_written_down_and_that_is_undone(open_visits: Open) -> None:
    at = open_visits()
    at.click("Add a visit")
    choose_day(at, NEXT.day)
    assert not at.has_field("Time")
    at.field(QCheckBox, "I know the time").click()
    at.field(QTimeEdit, "Time").setTime(QTime(10, 30))
    at.enter("Where", "City Hospital")
    fill(at, "Questions to ask", "one?\ntwo?")
    assert not at.has_field("What was said"), "the day is still to come"
    at.click("Save")
    assert at.dialog is None
    assert written(at) == facts(NEXT)
    assert f"Your next visit is on {NEXT_TITLE}." in at.labels
    assert "In 8 days." in at.labels
    assert "2 questions to ask" in at.labels
    assert at.focus() is at.button("Add a visit")
    at.click("Undo")
    assert written(at) == []
    assert NO_VISIT in at.labels


def test_a_visit_that_was_is_written_down_with_what_was_said(open_visits: Open) -> None:
    at = open_visits()
    at.click("Add a visit")
    choose_day(at, LAST.day)
    fill(at, "What was said", "Go on.")
    at.click("Save")
    assert written(at) == [(LAST.day, None, "", "", "Go on.")]
    assert "Past visits" in at.labels
    assert "Said: Go on." in at.labels


def test_what_was_typed_as_said_is_left_out_of_a_day_to_come(open_visits: Open) -> None:
    at = open_visits()
    at.click("Add a visit")
    choose_day(at, LAST.day)
    fill(at, "What was said", "Go on.")
    choose_day(at, NEXT.day)
    at.click("Save")
    assert written(at) == [(NEXT.day, None, "", "", "")]


def test_what_was_said_does_not_go_to_a_day_to_come(open_visits: Open) -> None:
    at = open_visits(with_visits(LAST))
    at.click(f"Show more: {LAST_TITLE}")
    at.click(f"Change: {LAST_TITLE}")
    choose_day(at, NEXT.day)
    at.click("Save")
    assert "This day is still to come. Check the day, or take this out." in at.labels
    assert written(at) == facts(LAST)
    fill(at, "What was said", "")
    at.click("Save")
    assert [item[0] for item in written(at)] == [NEXT.day]


def test_earlier_places_are_offered(open_visits: Open) -> None:
    at = open_visits(with_visits(LAST, NEXT))
    at.click("Add a visit")
    assert at.buttons("City Hospital")
    at.click("Where: Day ward")
    assert at.field(QLineEdit, "Where").text() == "Day ward"


def test_questions_are_added_to_the_next_visit_one_by_one(open_visits: Open) -> None:
    at = open_visits(with_visits(NEXT))
    at.enter("A question to ask", "three?")
    at.press(Qt.Key.Key_Return)
    assert written(at)[0][3] == "one?\ntwo?\nthree?"
    assert "3 questions to ask" in at.labels
    assert "• one?\n• two?\n• three?" in at.labels
    assert at.focus() is at.field(QLineEdit, "A question to ask")
    assert at.field(QLineEdit, "A question to ask").text() == ""
    at.click("Undo")
    assert written(at) == facts(NEXT)


def test_an_empty_question_is_not_written_down(open_visits: Open) -> None:
    at = open_visits(with_visits(NEXT))
    at.click("Add a question")
    assert "Write your question first." in at.labels
    assert written(at) == facts(NEXT)
    at.enter("A question to ask", "three?")
    assert "Write your question first." not in at.labels


def test_a_question_that_can_not_be_written_down_stays(open_visits: Open) -> None:
    at = open_visits(with_visits(NEXT))
    at.enter("A question to ask", "three?")
    at.fail_writes()
    at.click("Add a question")
    assert at.failures
    assert at.field(QLineEdit, "A question to ask").text() == "three?"


def test_what_is_typed_stays_while_something_else_changes(open_visits: Open) -> None:
    at = open_visits(with_visits(NEXT))
    at.enter("A question to ask", "thr")
    at.session.write(lambda diary, author, now: add_visit(diary, author, now, LAST))
    assert f"Show more: {LAST_TITLE}" in names(at.button(f"Show more: {LAST_TITLE}"))
    assert at.field(QLineEdit, "A question to ask").text() == "thr"


def test_the_next_visit_is_changed_and_removed(open_visits: Open) -> None:
    at = open_visits(with_visits(NEXT))
    at.click("Change the next visit")
    assert at.field(QLineEdit, "Where").text() == "City Hospital"
    at.field(QCheckBox, "I know the time").click()
    at.click("Save")
    assert written(at)[0][1] is None
    at.click("Undo")
    assert written(at) == facts(NEXT)
    at.click("Remove the next visit")
    assert written(at) == []
    assert f"Removed: {NEXT_TITLE}." in at.labels
    at.click("Undo")
    assert written(at) == facts(NEXT)


def test_what_was_said_is_one_step_from_a_visit_that_is_over(open_visits: Open) -> None:
    at = open_visits(with_visits(Visit("", date(2026, 3, 2), time(12), "", "one?")))
    title = "Monday 2 March at 12:00"
    assert "• one?" in at.labels, "of today it is unfolded"
    at.click(f"What was said: {title}")
    assert "• one?" in at.labels
    at.click("Save")
    assert "Write something first." in at.labels
    fill(at, "What was said", "Yes.")
    at.click("Save")
    assert [item[4] for item in written(at)] == ["Yes."]
    assert "Said: Yes." in at.labels
    assert not at.buttons(f"What was said: {title}")
    at.click("Undo")
    assert [item[4] for item in written(at)] == [""]


def test_a_visit_is_over_as_time_goes_by(open_visits: Open) -> None:
    at = open_visits(with_visits(Visit("", date(2026, 3, 2), time(12, 30))))
    assert "Your next visit is today at 12:30." in map(plain, at.labels)
    at.now = datetime(2026, 3, 2, 12, 30, tzinfo=at.now.tzinfo)
    page_of(at).tick()
    assert NO_VISIT in at.labels
    assert "Your last visit was today at 12:30." in at.seen
    assert at.buttons("What was said: Monday 2 March at 12:30")


def test_a_tick_that_changes_nothing_leaves_what_is_folded_out(open_visits: Open) -> None:
    at = open_visits(with_visits(LAST))
    at.click(f"Show more: {LAST_TITLE}")
    page_of(at).tick()
    assert "• three?" in at.labels
    assert at.focus() is at.button(f"Show less: {LAST_TITLE}")


def test_few_lines_of_each_are_shown_until_one_asks(open_visits: Open) -> None:
    at = open_visits(with_visits(LAST))
    assert "• three?" not in at.labels
    at.click(f"Show more: {LAST_TITLE}")
    assert "• three?" in at.labels
    at.click(f"Remove: {LAST_TITLE}")
    assert written(at) == []


def test_later_visits_stand_below_the_next_one(open_visits: Open) -> None:
    at = open_visits(with_visits(NEXT, Visit("", date(2026, 4, 1), None, "", "four?")))
    assert "Later visits" in at.labels
    assert "Wednesday 1 April" in at.labels
    assert "1 question to ask" in at.labels
    assert at.labels.count(NEXT_TITLE) == 0


def test_of_many_visits_the_newest_are_shown_first(open_visits: Open) -> None:
    at = open_visits(with_visits(*(Visit("", date(2026, 1, day)) for day in range(1, 10))))
    shown = [words for words in at.labels if words.endswith(" January")]
    assert shown == [
        "Friday 9 January",
        "Thursday 8 January",
        "Wednesday 7 January",
        "Tuesday 6 January",
        "Monday 5 January",
        "Sunday 4 January",
    ]
    at.click("Show earlier visits")
    assert "Thursday 1 January" in at.labels
    assert not at.buttons("Show earlier visits")


def test_the_questions_are_copied(open_visits: Open) -> None:
    at = open_visits(with_visits(NEXT))
    at.click("Copy questions")
    assert plain(QGuiApplication.clipboard().text()) == f"Clinic visit on {NEXT_TITLE}\n- one?\n- two?"
    assert "Copied. You can paste it into a message or a letter." in at.labels


def test_the_questions_are_printed_with_room_to_write(open_visits: Open) -> None:
    at = open_visits(with_visits(NEXT))
    at.click("Print questions …")
    dialog = at.dialog
    assert isinstance(dialog, PrintDialog)
    words = [plain(line).strip() for line in pdf.words(dialog.printout.html)]
    assert [line for line in words if line] == [
        "Questions for the clinic",
        f"Sam Example, {NEXT_TITLE}",
        "one?",
        "two?",
    ]
    assert words.count("") >= 6


def test_without_questions_there_is_nothing_to_print_or_copy(open_visits: Open) -> None:
    at = open_visits(with_visits(Visit("", NEXT.day)))
    assert "No question is written down yet." in at.labels
    assert not at.buttons("Print questions …")
    assert not at.buttons("Copy questions")


def test_what_can_not_be_written_down_stays_in_the_form(open_visits: Open) -> None:
    at = open_visits()
    at.click("Add a visit")
    at.enter("Where", "City Hospital")
    at.fail_writes()
    at.click("Save")
    assert at.failures[-1] in at.labels
    assert at.field(QLineEdit, "Where").text() == "City Hospital"
    at.fail_writes(False)
    at.click("Save")
    assert [item[2] for item in written(at)] == ["City Hospital"]


def test_what_can_not_be_removed_is_not_said_to_be_removed(open_visits: Open) -> None:
    at = open_visits(with_visits(NEXT))
    at.fail_writes()
    at.click("Remove the next visit")
    assert at.failures
    assert "Removed" not in at.seen


def test_a_visit_removed_elsewhere_is_not_given_a_question(open_visits: Open) -> None:
    at = open_visits(with_visits(NEXT))
    at.enter("A question to ask", "three?")
    (known,) = visits(at.diary)
    remove_entry(at.diary, at.author, at.now, known.id)
    at.click("Add a question")
    assert "Nothing is recorded there any more" in at.failures[-1]


def test_who_helps_is_named(open_visits: Open) -> None:
    at = open_visits()
    at.session.recorded_by = "Alex"
    at.click("Add a visit")
    choose_day(at, NEXT.day)
    at.click("Save")
    assert "Written down by Alex" in at.labels


def test_coming_back_to_the_page_offers_no_undo_but_coming_back_to_the_window_does(open_visits: Open) -> None:
    at = open_visits(with_visits(NEXT))
    at.click("Remove the next visit")
    at.minimise_and_come_back()
    at.click("Undo")
    at.click("Remove the next visit")
    at.page.hide()
    at.open()
    assert not at.buttons("Undo")


def test_tab_follows_the_page(open_visits: Open) -> None:
    at = open_visits(with_visits(NEXT, LAST))
    at.tab_to("Add a visit")
    for name in ("Look back since my last visit", "Back", "Change the next visit", "Remove the next visit"):
        at.press(Qt.Key.Key_Tab)
        assert name in names(at.focus())
    at.press(Qt.Key.Key_Tab)
    assert at.focus() is at.field(QLineEdit, "A question to ask")
    at.tab_to(f"Show more: {LAST_TITLE}")


def test_a_visit_changed_differently_in_two_places_is_asked_about(open_visits: Open) -> None:
    def before(at: AtDiary) -> None:
        entry = add_visit(at.diary, at.author, at.now, NEXT).entry
        change_visit(at.diary, at.author, at.now, Visit(entry, NEXT.day, None, "Day ward"))
        fork(at.diary, entry)

    at = open_visits(before)
    assert "A visit was changed differently in two places. Which one is right?" in at.labels
    at.click("Keep this one")
    assert "Which one is right?" not in at.seen
    assert len(written(at)) == 1


def test_it_leads_back_and_to_looking_back(open_visits: Open, qtbot: QtBot) -> None:
    at = open_visits(with_visits(LAST))
    page = page_of(at)
    for words, signal in (("Back", page.back_asked), ("Look back since my last visit", page.review_asked)):
        with qtbot.waitSignal(signal, timeout=0):
            at.click(words)
