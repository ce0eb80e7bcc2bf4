from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import QDate, QPoint, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDateEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTimeEdit,
    QTreeWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.codes import Level, Severity
from imuran_desktop.domain.history import Author, Kind
from imuran_desktop.domain.plan import Person, Plan
from imuran_desktop.domain.symptoms import Symptom, SymptomEntry
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.reference import load_symptoms
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.plan import create_with_plan
from imuran_desktop.services.symptoms import log_symptom
from imuran_desktop.store import record_codec
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import symptoms
from imuran_desktop.store.revisions import append
from imuran_desktop.ui.pages.symptoms import SymptomsPage
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language
from tests.ui.at_widget import bring_up

AUTHOR = Author("device")
W = TypeVar("W", bound=QWidget)
URGENT = "Contact your clinic or out-of-hours care now"
EMERGENCY = "Call your emergency number now"
FORBIDDEN = re.compile(
    r"wait and see|stop taking|stop the|skip|all is well|is safe|nothing to worry|no need to|caused by", re.IGNORECASE
)


class SetClock:
    """A clock that stands still until it is set."""

    def __init__(self) -> None:
        # The day after the clocks went forward in London: 13:00 there.
        self.now = datetime(2026, 3, 30, 12, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def diary(tmp_path: Path, clock: SetClock) -> Iterator[Diary]:
    plan = Plan(Person("Sam Example", date(2025, 1, 1)), Timeline.fixed("Europe/London"), ())
    made = create_with_plan(tmp_path / "sam.imuran", AUTHOR, clock.now - timedelta(days=300), plan)
    yield made
    made.close()


@pytest.fixture
def page(qtbot: QtBot, diary: Diary, clock: SetClock, look: ThemeController) -> SymptomsPage:
    session = Session(diary, "device", clock, Language("en_GB"))
    made = SymptomsPage(session, look)
    session.setParent(made)
    session.changed.connect(made.refresh)
    qtbot.addWidget(made)
    bring_up(qtbot, made, 960, 860)
    return made


# ---- what a person sees and does -----------------------------------------------------------------------------


def words(page: QWidget) -> str:
    """All the text that can be seen, from top to bottom, once what has just appeared is laid out."""
    QApplication.processEvents()
    labels = [label for label in page.findChildren(QLabel) if label.isVisible() and label.text()]
    labels.sort(key=lambda label: label.mapTo(page, QPoint(0, 0)).y())
    return "\n".join(label.text() for label in labels)


def rows(page: SymptomsPage) -> list[str]:
    """The rows of the list to choose from that can be seen."""
    tree = visible(page, QTreeWidget)
    found, item = [], tree.topLevelItem(0)
    while item is not None:
        found.append(item.text(0))
        item = tree.itemBelow(item)
    return found


def visible(page: SymptomsPage, kind: type[W]) -> W:
    return next(widget for widget in page.findChildren(kind) if widget.isVisible())


def named(page: SymptomsPage, kind: type[W], name: str) -> W:
    return next(widget for widget in page.findChildren(kind) if widget.isVisible() and widget.accessibleName() == name)


def buttons(page: SymptomsPage, name: str) -> list[QAbstractButton]:
    """The buttons that can be seen and whose words, or whose name for a screen reader, begin so."""
    QApplication.processEvents()
    found = [button for button in page.findChildren(QAbstractButton) if button.isVisible()]
    return [button for button in found if (button.accessibleName() or button.text()).startswith(name)]


def click(page: SymptomsPage, name: str) -> None:
    QTest.mouseClick(buttons(page, name)[0], Qt.MouseButton.LeftButton)


def click_row(page: SymptomsPage, row: str) -> None:
    tree = visible(page, QTreeWidget)
    item = tree.findItems(row, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)[0]
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualItemRect(item).center())


def focused(page: SymptomsPage) -> QWidget:
    widget = page.focusWidget()
    assert widget is not None
    return widget


def press(page: SymptomsPage, *keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(focused(page), key)
        QApplication.processEvents()


def type_in(page: SymptomsPage, text: str) -> None:
    QTest.keyClicks(focused(page), text)


def find(page: SymptomsPage, text: str) -> None:
    """Search for a symptom and take the first."""
    page.start_logging()
    type_in(page, text)
    press(page, Qt.Key.Key_Return)


def stored(page_diary: Diary) -> list[SymptomEntry]:
    return symptoms(page_diary, date.min, date.max)


def log_before(diary: Diary, symptom: str, began: datetime, note: str = "") -> str:
    """What was recorded before the page is looked at."""
    return log_symptom(diary, AUTHOR, began, load_symptoms(), symptom, Severity.MILD, began, note).entry


# ---- logging -------------------------------------------------------------------------------------------------


def test_a_symptom_is_logged_with_the_mouse(page: SymptomsPage, diary: Diary, clock: SetClock) -> None:
    click(page, "Log a symptom")
    click_row(page, "Head, nerves and senses")
    click_row(page, "Headache")
    click(page, "Moderate")
    click(page, "Save")
    (entry,) = stored(diary)
    assert (entry.symptom, entry.severity, entry.began) == ("headache", Severity.MODERATE, clock.now)
    seen = words(page)
    assert "Recorded: Headache, moderate. Tell your clinic soon." in seen
    assert re.search("Today\n13:00\nHeadache\nModerate · Tell your clinic soon", seen)


def test_a_symptom_is_logged_by_keyboard_alone_in_three_acts(page: SymptomsPage, diary: Diary) -> None:
    page.start_logging()
    type_in(page, "head")
    press(page, Qt.Key.Key_Return)
    press(page, Qt.Key.Key_Space)
    press(page, Qt.Key.Key_Return)
    (entry,) = stored(diary)
    assert (entry.symptom, entry.severity) == ("headache", Severity.MILD)
    assert focused(page) is buttons(page, "Log a symptom")[0]


def test_the_arrow_keys_reach_every_row_and_severity(page: SymptomsPage, diary: Diary) -> None:
    page.start_logging()
    type_in(page, "sore")
    third = rows(page)[2]
    press(page, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert third in words(page)
    press(page, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    (entry,) = stored(diary)
    assert load_symptoms().symptoms[entry.symptom].label == third
    assert entry.severity is Severity.SEVERE


def test_a_part_of_the_body_opens_and_closes_by_keyboard(page: SymptomsPage) -> None:
    page.start_logging()
    press(page, Qt.Key.Key_Tab)
    closed = rows(page)
    press(page, Qt.Key.Key_Home, Qt.Key.Key_Return)
    assert len(rows(page)) > len(closed)
    assert "Being sick (vomiting)" in rows(page)
    press(page, Qt.Key.Key_Return)
    assert rows(page) == closed


@pytest.mark.parametrize(
    ("typed", "label"),
    [
        ("the runs", "Diarrhoea (loose or watery poo)"),
        ("bruise", "Bruising easily, or for no clear reason"),
        ("SICK", "Being sick (vomiting)"),
        ("pins & needles", "Cold or numb fingers"),
    ],
)
def test_an_everyday_word_finds_it(page: SymptomsPage, typed: str, label: str) -> None:
    page.start_logging()
    type_in(page, typed)
    assert rows(page)[0] == label


def test_what_was_recorded_lately_comes_first(page: SymptomsPage, diary: Diary, clock: SetClock) -> None:
    log_before(diary, "hair_loss", clock.now - timedelta(days=2))
    log_before(diary, "nausea", clock.now - timedelta(days=1))
    page.refresh()
    page.start_logging()
    lately = ["Feeling sick to your stomach (nausea)", "Losing hair, or thinner hair"]
    assert rows(page)[:3] == ["Recorded lately", *lately]
    press(page, Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Return)
    assert stored(diary)[-1].symptom == "nausea"


def test_what_is_not_on_the_list_is_logged_in_own_words(page: SymptomsPage, diary: Diary) -> None:
    page.start_logging()
    type_in(page, "ears wobble")
    assert "Nothing on the list matches" in words(page)
    assert rows(page) == ["Something else unusual: “ears wobble”"]
    press(page, Qt.Key.Key_Return)
    assert visible(page, QPlainTextEdit).toPlainText() == "ears wobble"
    press(page, Qt.Key.Key_Space, Qt.Key.Key_Return)
    (entry,) = stored(diary)
    assert (entry.symptom, entry.note) == ("any_other_symptom", "ears wobble")
    assert "ears wobble" in words(page)


def test_something_else_is_offered_without_searching_too(page: SymptomsPage) -> None:
    page.start_logging()
    assert rows(page)[-1] == "Something else that is unusual for me"
    click_row(page, "Something else that is unusual for me")
    assert visible(page, QPlainTextEdit).toPlainText() == ""


def test_without_a_severity_nothing_is_recorded_and_it_says_why(page: SymptomsPage, diary: Diary) -> None:
    find(page, "headache")
    click(page, "Save")
    assert "Please choose how bad it is." in words(page)
    assert not stored(diary)
    click(page, "Mild")
    assert "Please choose how bad it is." not in words(page)


def test_a_note_and_who_records_are_kept(page: SymptomsPage, diary: Diary) -> None:
    page._session.recorded_by = "Alex"
    find(page, "headache")
    named(page, QPlainTextEdit, "Note").setFocus()
    type_in(page, "after lunch")
    click(page, "Mild")
    click(page, "Save")
    assert stored(diary)[0].note == "after lunch"
    seen = words(page)
    assert "after lunch" in seen
    assert "recorded by Alex" in seen


def test_esc_goes_back_step_by_step_and_records_nothing(page: SymptomsPage, diary: Diary) -> None:
    find(page, "headache")
    press(page, Qt.Key.Key_Escape)
    assert named(page, QLineEdit, "What do you feel?").text() == "headache"
    press(page, Qt.Key.Key_Escape)
    assert named(page, QLineEdit, "What do you feel?").text() == ""
    press(page, Qt.Key.Key_Escape)
    assert buttons(page, "Log a symptom")
    assert not stored(diary)


def test_enter_on_a_button_presses_that_button(page: SymptomsPage, diary: Diary) -> None:
    find(page, "headache")
    click(page, "Mild")
    buttons(page, "Cancel")[0].setFocus()
    press(page, Qt.Key.Key_Return)
    assert buttons(page, "Log a symptom")
    assert not stored(diary)


def test_an_entry_half_filled_in_is_kept(page: SymptomsPage) -> None:
    find(page, "headache")
    click(page, "Severe")
    page.start_logging()
    assert buttons(page, "Severe")[0].isChecked()


# ---- urgent signs --------------------------------------------------------------------------------------------


def test_an_urgent_sign_says_what_to_do_before_it_is_saved(page: SymptomsPage, diary: Diary) -> None:
    find(page, "fever")
    lines = words(page).splitlines()
    assert lines.index(URGENT) < lines.index("High temperature (fever)", lines.index(URGENT) + 3)
    assert lines.index(URGENT) < lines.index("How bad is it?")
    assert any("Nobody is watching this diary." in line for line in lines)
    assert any(line.startswith("Sources: ") and "Mayo Clinic" in line for line in lines)
    assert "You can still record it, below." in lines
    assert not FORBIDDEN.search(words(page))
    assert not stored(diary)
    press(page, Qt.Key.Key_Space, Qt.Key.Key_Return)
    assert stored(diary)[0].symptom == "fever"


@pytest.mark.parametrize("symptom", list(load_symptoms().symptoms.values()), ids=lambda item: item.id)
def test_every_severe_sign_is_told_at_once(page: SymptomsPage, symptom: Symptom) -> None:
    find(page, symptom.label)
    click(page, "Severe")
    expected = symptom.levels[Severity.SEVERE]
    assert (EMERGENCY if expected is Level.EMERGENCY else URGENT) in words(page)
    assert not FORBIDDEN.search(words(page))


def test_a_worse_severity_turns_it_urgent_and_a_milder_one_back(page: SymptomsPage) -> None:
    find(page, "headache")
    click(page, "Mild")
    assert URGENT not in words(page)
    assert "Tell your clinic soon. Ring within their opening hours." in words(page)
    click(page, "Severe")
    assert URGENT in words(page)
    assert "Tell your clinic soon" not in words(page)
    click(page, "Mild")
    assert URGENT not in words(page)


def test_a_combination_with_what_was_recorded_is_urgent(page: SymptomsPage, diary: Diary, clock: SetClock) -> None:
    log_before(diary, "fever", clock.now - timedelta(days=1))
    find(page, "rash")
    seen = words(page)
    assert URGENT in seen
    assert "Rash on the skin, together with: High temperature (fever)" in seen
    assert "European package leaflet" in seen


def test_a_combination_counts_by_when_it_began(page: SymptomsPage, diary: Diary, clock: SetClock) -> None:
    log_before(diary, "fever", clock.now - timedelta(days=1))
    find(page, "rash")
    began(page, QDate(2026, 3, 10), QTime(9, 0))
    assert URGENT not in words(page)


def test_an_emergency_says_so(page: SymptomsPage) -> None:
    find(page, "chest pain")
    assert EMERGENCY in words(page)


def test_after_saving_it_stays_until_it_was_read(page: SymptomsPage) -> None:
    find(page, "fever")
    click(page, "Mild")
    click(page, "Save")
    assert words(page).splitlines()[2] == URGENT
    find(page, "the runs")
    click(page, "Mild")
    click(page, "Save")
    assert URGENT in words(page)
    click(page, "I have read this")
    assert "Nobody is watching this diary." not in words(page)


def test_a_lesser_message_does_not_replace_an_emergency(page: SymptomsPage) -> None:
    for sign in ("chest pain", "cough"):
        find(page, sign)
        click(page, "Mild")
        click(page, "Save")
    assert words(page).splitlines()[2] == EMERGENCY


def test_an_urgent_sign_that_is_not_saved_leaves_nothing_behind(page: SymptomsPage, diary: Diary) -> None:
    find(page, "fever")
    click(page, "Cancel")
    assert URGENT not in words(page)
    assert not stored(diary)


# ---- when it began -------------------------------------------------------------------------------------------


def began(page: SymptomsPage, day: QDate, at: QTime) -> None:
    click(page, "Earlier")
    named(page, QDateEdit, "Date").setDate(day)
    named(page, QTimeEdit, "Time").setTime(at)


@pytest.mark.parametrize(
    ("day", "at", "instant", "shown"),
    [
        ((2026, 3, 28), (9, 15), datetime(2026, 3, 28, 9, 15, tzinfo=UTC), "09:15"),  # before the change
        ((2026, 3, 30), (9, 15), datetime(2026, 3, 30, 8, 15, tzinfo=UTC), "09:15"),  # after it
        ((2026, 3, 29), (1, 30), datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "02:00"),  # in the gap: the first after it
    ],
)
def test_a_back_dated_time_is_the_persons_own(
    page: SymptomsPage,
    diary: Diary,
    day: tuple[int, int, int],
    at: tuple[int, int],
    instant: datetime,
    shown: str,
) -> None:
    find(page, "headache")
    click(page, "Mild")
    began(page, QDate(*day), QTime(*at))
    click(page, "Save")
    assert stored(diary)[0].began == instant
    assert f"{shown}\nHeadache" in words(page)


def test_date_and_time_are_asked_only_when_it_began_earlier(page: SymptomsPage) -> None:
    find(page, "headache")
    assert "Date" not in words(page).splitlines()
    click(page, "Earlier")
    assert named(page, QDateEdit, "Date").text() == "30/03/2026"
    assert named(page, QTimeEdit, "Time").text() == "13:00"
    click(page, "Just now")
    assert "Date" not in words(page).splitlines()


def test_what_is_still_to_come_is_not_recorded(page: SymptomsPage, diary: Diary) -> None:
    find(page, "headache")
    click(page, "Mild")
    began(page, QDate(2026, 4, 2), QTime(13, 30))
    assert named(page, QDateEdit, "Date").date() == QDate(2026, 3, 30)
    click(page, "Save")
    assert "That time is still to come." in words(page)
    assert not stored(diary)
    named(page, QTimeEdit, "Time").setTime(QTime(12, 30))
    click(page, "Save")
    assert stored(diary)[0].began == datetime(2026, 3, 30, 11, 30, tzinfo=UTC)


# ---- what was recorded ---------------------------------------------------------------------------------------


def test_an_empty_diary_says_so_kindly(page: SymptomsPage) -> None:
    assert "Nothing recorded in the last three months" in words(page)
    assert "A day without symptoms is worth recording too." in words(page)


def test_no_symptoms_today_is_an_entry_that_can_be_taken_back(page: SymptomsPage, diary: Diary) -> None:
    click(page, "No symptoms today")
    assert [entry.symptom for entry in stored(diary)] == ["none"]
    assert "Recorded: no symptoms today." in words(page)
    assert "13:00\nNo symptoms" in words(page)
    assert not buttons(page, "No symptoms today")
    click(page, "Undo")
    assert not stored(diary)
    assert buttons(page, "No symptoms today")


def test_an_entry_is_removed_and_brought_back(page: SymptomsPage, diary: Diary, clock: SetClock) -> None:
    kept = log_before(diary, "nausea", clock.now - timedelta(hours=2))
    gone = log_before(diary, "headache", clock.now - timedelta(hours=1))
    page.refresh()
    click(page, "Remove Headache, 12:00")
    assert [entry.id for entry in stored(diary)] == [kept]
    assert "Removed: Headache." in words(page)
    assert "12:00\nHeadache" not in words(page)
    click(page, "Undo")
    assert [entry.id for entry in stored(diary)] == [kept, gone]
    assert "12:00\nHeadache" in words(page)


def test_where_there_is_little_room_an_entry_is_read_whole_before_its_button(
    page: SymptomsPage, diary: Diary, clock: SetClock, look: ThemeController
) -> None:
    look.apply("light", 200)
    page.resize(700, 900)
    log_before(diary, "nausea", clock.now - timedelta(hours=2))
    page.refresh()
    QApplication.processEvents()
    button = named(page, QAbstractButton, "Remove Feeling sick to your stomach (nausea), 11:00")
    facts = next(label for label in page.findChildren(QLabel) if label.text().startswith("Mild"))
    assert button.mapTo(page, QPoint(0, 0)).y() >= facts.mapTo(page, QPoint(0, facts.height())).y()


def test_a_saved_symptom_is_taken_back(page: SymptomsPage, diary: Diary) -> None:
    find(page, "headache")
    click(page, "Mild")
    click(page, "Save")
    click(page, "Undo")
    assert not stored(diary)
    assert "13:00\nHeadache" not in words(page)


def test_entries_stand_newest_first_under_their_days(page: SymptomsPage, diary: Diary, clock: SetClock) -> None:
    for hours, symptom in ((50, "cough"), (26, "nausea"), (25, "headache"), (1, "hair_loss")):
        log_before(diary, symptom, clock.now - timedelta(hours=hours))
    page.refresh()
    lines = [line for line in words(page).splitlines() if not re.search("Mild|clinic|·", line)]
    assert lines[1:] == [
        "Today",
        "12:00",
        "Losing hair, or thinner hair",
        "Yesterday",
        "12:00",
        "Headache",
        "11:00",
        "Feeling sick to your stomach (nausea)",
        "Saturday 28 March",
        "10:00",
        "Cough",
        "urgent sign",
    ]


def test_a_combination_raises_both_entries_of_the_list(page: SymptomsPage, diary: Diary, clock: SetClock) -> None:
    log_before(diary, "skin_rash", clock.now - timedelta(days=2))
    page.refresh()
    assert "urgent sign" not in words(page)
    log_before(diary, "mouth_sores", clock.now - timedelta(days=1))
    page.refresh()
    assert words(page).count("urgent sign") == 2


def test_a_long_past_urgent_sign_no_longer_says_now(page: SymptomsPage, diary: Diary, clock: SetClock) -> None:
    log_before(diary, "fever", clock.now - timedelta(days=20))
    page.refresh()
    assert "urgent sign" in words(page)
    assert URGENT not in words(page)


def test_earlier_entries_are_shown_on_request(page: SymptomsPage, diary: Diary, clock: SetClock) -> None:
    log_before(diary, "headache", clock.now - timedelta(days=200))
    log_before(diary, "nausea", clock.now - timedelta(days=400))
    page.refresh()
    assert "Nothing recorded in the last three months" in words(page)
    click(page, "Show earlier")
    assert "Headache" in words(page)
    click(page, "Show earlier")
    assert "23 February 2025" in words(page)
    click(page, "Show earlier")
    assert "There is nothing earlier in this diary." in words(page)
    assert not buttons(page, "Show earlier")


def test_what_another_version_recorded_is_shown_as_it_is(page: SymptomsPage, diary: Diary, clock: SetClock) -> None:
    newer = SymptomEntry("e1", "purple_toes", None, clock.now - timedelta(hours=1), 3600, "Europe/London")
    with diary.writing():
        body = record_codec.symptom_body(newer)
        append(diary, AUTHOR, clock.now, kind=Kind.SYMPTOM, entry="e1", body=body, day="2026-03-30")
    page.refresh()
    assert "12:00\npurple_toes\nTell your clinic soon" in words(page)
    page.start_logging()
    click_row(page, "purple_toes")
    click(page, "Severe")
    assert URGENT in words(page)


def test_only_changed_symptoms_are_read_again(page: SymptomsPage, diary: Diary, clock: SetClock) -> None:
    log_before(diary, "headache", clock.now)
    page.refresh(frozenset({Topic.DOSES}))
    assert "Headache" not in words(page)
    page.refresh(frozenset({Topic.SYMPTOMS, Topic.DOSES}))
    assert "Headache" in words(page)


def test_days_are_called_by_their_names_of_today(page: SymptomsPage, diary: Diary, clock: SetClock) -> None:
    log_before(diary, "headache", clock.now)
    page.refresh()
    assert "Today" in words(page)
    page.hide()
    clock.now += timedelta(days=1)
    page.show()
    assert "Yesterday" in words(page)
    assert buttons(page, "No symptoms today")


def test_a_refused_write_keeps_the_form(page: SymptomsPage, diary: Diary, qtbot: QtBot) -> None:
    find(page, "headache")
    click(page, "Mild")
    diary.close()
    with qtbot.waitSignal(page._session.failed):
        click(page, "Save")
    assert buttons(page, "Save")
