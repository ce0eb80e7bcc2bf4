from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.codes import HealthSort
from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.domain.health import HealthItem
from imuran_desktop.domain.results import Result
from imuran_desktop.services.blood_tests import record_blood_test
from imuran_desktop.services.contacts import set_contacts
from imuran_desktop.services.health import add_health_item
from imuran_desktop.store.read import read_contacts
from imuran_desktop.ui.pages.card import CardPage
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from tests.services.entering import enter_results
from tests.ui.at_diary import AtDiary, Open, opener

ALLERGY = HealthItem("", HealthSort.ALLERGY, "penicillin", "a rash")


@pytest.fixture
def open_card(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> Iterator[Open]:
    def make(session: Session) -> CardPage:
        page = CardPage(session, look)
        session.changed.connect(page.refresh)
        return page

    yield from opener(qtbot, tmp_path / "sam.imuran", make)


def page_of(at: AtDiary) -> CardPage:
    assert isinstance(at.page, CardPage)
    return at.page


def test_it_shows_the_plan_and_what_was_written_down(open_card: Open) -> None:
    def before(at: AtDiary) -> None:
        add_health_item(at.diary, at.author, at.now, ALLERGY)
        set_contacts(at.diary, at.author, at.now, Contacts("Ward 7", "01632 960001"))
        record_blood_test(at.diary, at.author, at.now, date(2026, 2, 20))

    seen = open_card(before).seen
    for words in (
        "Sam Example",
        "Penicillin: a rash",
        "Azathioprine: 50 mg at breakfast and 50 mg at dinner",
        "Clinic, Ward 7: 01632 960001",
        "The last blood test was done on 20 February 2026.",
        "Made on 2 March 2026",
    ):
        assert words in seen


def test_the_latest_results_are_on_it(open_card: Open) -> None:
    def before(at: AtDiary) -> None:
        alt = Result("alt", Decimal(34), "U/L", high=Decimal(50))
        enter_results(at.diary, at.author, at.now, date(2026, 2, 20), [alt])

    assert "20 February 2026: ALT 34 U/L (range up to 50)" in open_card(before).seen.replace("\N{NO-BREAK SPACE}", " ")


def test_it_says_that_none_written_down_is_not_none(open_card: Open) -> None:
    assert "No allergies are written down here. That does not mean there are none." in open_card().labels


def test_it_follows_what_is_written_down_elsewhere_and_the_day(open_card: Open) -> None:
    at = open_card()
    at.session.write(lambda diary, author, now: add_health_item(diary, author, now, ALLERGY))
    assert "Penicillin: a rash" in at.labels
    at.page.hide()
    at.now += timedelta(days=1)
    at.open()
    assert "Made on 3 March 2026" in at.seen


def test_another_day_that_begins_while_it_is_seen_is_shown(open_card: Open) -> None:
    at = open_card()
    at.now += timedelta(days=1)
    page_of(at).tick()
    assert "Made on 3 March 2026" in at.seen


def test_out_of_sight_it_reads_nothing(open_card: Open) -> None:
    at = open_card()
    at.page.hide()
    at.diary.close()
    page_of(at).tick()
    assert at.failures == []


def test_coming_back_to_the_window_leaves_the_keyboard_where_it_was(open_card: Open) -> None:
    at = open_card()
    at.tab_to("Change numbers")
    at.minimise_and_come_back()
    assert at.focus() is at.button("Change numbers")


def test_numbers_that_can_not_be_written_down_stay_in_the_form(open_card: Open) -> None:
    at = open_card()
    at.click("Change numbers")
    at.enter("Emergency number", "112")
    at.fail_writes()
    at.click("Save")
    assert at.failures[-1] in at.labels
    assert at.field(QLineEdit, "Emergency number").text() == "112"
    at.fail_writes(False)
    at.click("Save")
    assert read_contacts(at.diary) == Contacts(emergency_number="112")


def test_the_numbers_are_changed_on_it(open_card: Open) -> None:
    at = open_card()
    at.click("Change numbers")
    at.enter("Emergency number", "112")
    at.click("Save")
    assert at.dialog is None
    assert read_contacts(at.diary) == Contacts(emergency_number="112")
    assert "Emergency number: 112" in at.labels
    assert "The numbers are saved." in at.labels


def test_leaving_the_numbers_changes_nothing(open_card: Open) -> None:
    at = open_card()
    at.click("Change numbers")
    at.enter("Emergency number", "112")
    at.press(Qt.Key.Key_Escape)
    assert read_contacts(at.diary) is None
    assert "The numbers are saved." not in at.labels


def test_it_offers_to_print(open_card: Open) -> None:
    at = open_card()
    at.click("Print …")
    assert "Emergency card: Sam Example" in at.seen
    assert at.button("Save as PDF …").isVisible()


def test_it_leads_back_and_to_the_lists(open_card: Open, qtbot: QtBot) -> None:
    at = open_card()
    page = page_of(at)
    for words, signal in (("Other medicines and allergies", page.health_asked), ("Back", page.back_asked)):
        with qtbot.waitSignal(signal, timeout=0):
            at.click(words)
