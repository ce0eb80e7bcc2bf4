"""The ways from one page to another, as they are wired."""

import multiprocessing
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.app.pages import Pages
from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.domain.monitoring import MonitoringSchedule
from imuran_desktop.domain.stock import Packs
from imuran_desktop.domain.visits import Visit
from imuran_desktop.reference.monitoring import load_presets
from imuran_desktop.services.arrangements import book_test
from imuran_desktop.services.contacts import set_contacts
from imuran_desktop.services.disputes import HEALTH_KINDS, disputes
from imuran_desktop.services.plan import save_plan
from imuran_desktop.services.stock import count_tablets
from imuran_desktop.services.visits import add_visit
from imuran_desktop.ui.main_window import MainWindow
from imuran_desktop.ui.pages.many_diaries import ManyDiariesPage
from imuran_desktop.ui.theme import ThemeController
from tests.services.test_conflicts import fork
from tests.ui.today.at_today import BREAKFAST, SAM, AtToday, from_today, utc


class AtPages(AtToday):
    """The window with all of its pages."""

    def show(self) -> "AtPages":
        self.window = MainWindow(self.look, self.session.language)
        self.qtbot.addWidget(self.window)
        self.pages = Pages(self.window, self.session, self.look, QWidget)
        self.session.changed.connect(self.pages.refresh)
        self.page = self.pages.today
        self.window.go("today")
        with self.qtbot.waitActive(self.window):
            self.window.show()
            self.window.activateWindow()
        self.page.look_for_away()
        return self


OpenPages = Callable[[Callable[[AtToday], object]], AtPages]


@pytest.fixture
def open_pages(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> Iterator[OpenPages]:
    """Opens the window on the morning of Tuesday 3 March, once the diary was written to."""
    opened: list[AtPages] = []

    def open_it(before: Callable[[AtToday], object]) -> AtPages:
        at = AtPages(qtbot, look, tmp_path / "sam.imuran", from_today(), utc("2026-03-03T07:10"))
        opened.append(at)
        before(at)
        return at.show()

    yield open_it
    for at in opened:
        at.close()


def test_tablets_that_run_out_lead_to_where_they_are_counted(open_pages: OpenPages) -> None:
    packs = (Packs(50.0, loose=8), Packs(25.0, loose=30))
    at = open_pages(lambda at: count_tablets(at.diary, SAM, at.now, "azathioprine", packs))
    at.click("I got more, or count again")
    assert not at.page.isVisible()
    assert at.focus().accessibleName() == "I counted my tablets, Azathioprine"


def test_a_dose_recorded_differently_leads_to_its_day_in_the_history(open_pages: OpenPages) -> None:
    def before(at: AtToday) -> None:
        at.record(BREAKFAST, Outcome.SKIPPED)
        fork(at.diary, BREAKFAST)

    at = open_pages(before)
    at.click("Show it", within="1 entry was recorded differently in two places.")
    assert not at.page.isVisible()
    assert at.focus().accessibleName().startswith("Yesterday, Monday 2 March")


def test_an_urgent_sign_leads_to_the_card_and_back_to_what_was_being_entered(open_pages: OpenPages) -> None:
    at = open_pages(lambda _: None)
    at.click("Log a symptom")
    assert at.window.current == "symptoms"
    QTest.keyClicks(at.focus(), "bruise")
    at.press(Qt.Key.Key_Return)
    assert "Contact your clinic or out-of-hours care now" in at.seen
    at.click("Emergency card")
    at.click("Other medicines and allergies")
    assert at.window.current == "health"
    at.click("Back")
    assert at.window.current == "card"
    at.click("Back")
    assert at.window.current == "symptoms"
    assert "How bad is it?" in at.seen


def test_there_and_back_again_is_no_step(open_pages: OpenPages) -> None:
    at = open_pages(lambda _: None)
    at.window.go("guide")
    at.click("Other medicines, allergies and vaccines")
    at.click("Emergency card")
    at.click("Other medicines and allergies")
    assert at.window.current == "health"
    at.click("Back")
    assert at.window.current == "guide"


def test_a_visit_that_is_near_leads_to_the_visits_and_those_to_looking_back(open_pages: OpenPages) -> None:
    def before(at: AtToday) -> None:
        for day in (date(2026, 2, 20), date(2026, 3, 6)):
            add_visit(at.diary, SAM, at.now, Visit("", day))

    at = open_pages(before)
    at.click("Clinic visits")
    assert at.window.current == "visits"
    at.click("Back")
    assert at.window.current == "today"
    at.click("Clinic visits")
    at.click("Look back since my last visit")
    assert at.window.current == "review"
    assert "20 February 2026 to 3 March 2026" in at.seen
    at.click("Clinic visits")
    at.click("Back")
    assert at.window.current == "review"


@pytest.mark.parametrize(
    ("page", "link", "title"),
    [
        ("today", "About missed doses", "A missed dose, or too much"),
        ("plan", "About blood tests", "Blood tests"),
        ("symptoms", "About side effects", "Side effects"),
        ("blood_tests", "About blood tests", "Blood tests"),
    ],
)
def test_a_link_to_the_guide_opens_its_topic(open_pages: OpenPages, page: str, link: str, title: str) -> None:
    at = open_pages(lambda _: None)
    at.window.go(page)
    at.click(link)
    assert at.window.current == "guide"
    assert title in at.seen


def test_what_differs_in_two_places_leads_to_the_lists(open_pages: OpenPages) -> None:
    at = open_pages(lambda at: fork(at.diary, set_contacts(at.diary, SAM, at.now, Contacts(clinic_number="1")).entry))
    at.click("Show it", within="Your numbers to call")
    assert at.window.current == "health"
    at.click("Keep this one")
    assert not disputes(at.diary, *HEALTH_KINDS)
    assert "Which one is right?" not in at.seen


def test_the_rail_has_the_pages_in_their_order(open_pages: OpenPages) -> None:
    at = open_pages(lambda _: None)
    entries = [entry.text() for entry in at.window.rail.findChildren(QAbstractButton) if entry.isVisible()]
    pages = ["Today", "History", "Symptoms", "Blood tests", "Plan", "Report", "Guide"]
    assert [entry for entry in entries if entry in pages] == pages


@pytest.mark.parametrize(
    ("start", "words", "page", "back"),
    [
        ("symptoms", "Look back over weeks", "review", "Back to Symptoms"),
        ("blood_tests", "Results over time", "trends", "Back to Blood tests"),
        ("blood_tests", "Values your clinic set", "alert_values", "Back"),
        ("blood_tests", "Clinic visits", "visits", "Back"),
        ("blood_tests", "Enter results", "results", "Back"),
    ],
)
def test_a_page_leads_to_its_side_pages_and_back(
    open_pages: OpenPages, start: str, words: str, page: str, back: str
) -> None:
    at = open_pages(lambda _: None)
    at.window.go(start)
    at.click(words)
    assert at.window.current == page
    assert at.window.rail.current == start
    at.click(back)
    assert at.window.current == start


def test_today_leads_to_the_blood_tests(open_pages: OpenPages) -> None:
    at = open_pages(lambda _: None)
    at.click("All blood tests")
    assert at.window.current == "blood_tests"


def test_blood_tests_lead_to_the_form_in_which_their_schedule_is_chosen(open_pages: OpenPages) -> None:
    at = open_pages(lambda _: None)
    at.window.go("blood_tests")
    at.click("Choose a schedule")
    assert at.window.current == "plan"
    assert "Which schedule does your clinic follow?" in at.seen
    at.click("Cancel")
    assert at.window.current == "blood_tests"


def test_from_the_schedule_that_was_chosen_one_comes_back_to_blood_tests(open_pages: OpenPages) -> None:
    at = open_pages(lambda _: None)
    at.window.go("blood_tests")
    at.click("Choose a schedule")
    at.click("US label")
    at.click("Save the schedule")
    assert at.window.current == "blood_tests"
    assert "Your blood tests are saved: US label." in at.seen
    assert "Your next blood test is" in at.seen
    at.window.go("plan")
    assert "Which schedule does your clinic follow?" not in at.seen


def test_from_done_on_today_one_enters_results_and_sees_them_in_the_list(open_pages: OpenPages) -> None:
    def before(at: AtToday) -> None:
        plan = replace(from_today(), schedules=(MonitoringSchedule(load_presets()["us_label"], date(2026, 2, 24)),))
        save_plan(at.diary, SAM, at.now, plan, correct_past=True)

    at = open_pages(before)
    at.click("Done …")
    at.button("I have the results: enter them next").click()
    at.click("Save")
    assert at.window.current == "results"
    at.field(QLineEdit, "ALT").setText("31")
    at.click("Save")
    assert at.window.current == "blood_tests"
    assert "1 result." in at.seen
    at.click("Undo")
    assert "1 result." not in at.seen


def test_results_of_a_test_done_before_its_booking_say_what_it_counts_as(open_pages: OpenPages) -> None:
    def before(at: AtToday) -> None:
        plan = replace(from_today(), schedules=(MonitoringSchedule(load_presets()["us_label"], date(2026, 2, 24)),))
        save_plan(at.diary, SAM, at.now, plan, correct_past=True)
        book_test(at.diary, SAM, at.now, date(2026, 3, 3), date(2026, 3, 4))

    at = open_pages(before)
    at.window.go("blood_tests")
    at.click("Enter results")
    at.field(QLineEdit, "ALT").setText("31")
    at.click("Save")
    assert "It counts as the test planned for today. The booking for tomorrow is no longer needed" in at.seen


def test_a_report_that_is_made_is_ended_with_the_window(open_pages: OpenPages) -> None:
    at = open_pages(lambda _at: None)
    at.window.go("report")
    at.qtbot.waitUntil(lambda: bool(multiprocessing.active_children()), timeout=20_000)
    at.pages.close()
    at.qtbot.waitUntil(lambda: not multiprocessing.active_children(), timeout=20_000)
    assert "Making the report …" in at.seen


def test_reading_many_diaries_is_ended_with_the_window(open_pages: OpenPages, tmp_path: Path) -> None:
    at = open_pages(lambda _at: None)
    at.window.go("many_diaries")
    many = at.window.findChild(ManyDiariesPage)
    assert many is not None
    many.add([tmp_path])
    at.qtbot.waitUntil(lambda: bool(multiprocessing.active_children()), timeout=20_000)
    at.pages.close()
    at.qtbot.waitUntil(lambda: not multiprocessing.active_children(), timeout=20_000)
    assert "Stopped: 0 of 1 diary read." in at.seen
