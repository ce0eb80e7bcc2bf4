from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDateEdit, QLineEdit
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.codes import HealthSort
from imuran_desktop.domain.health import HealthItem
from imuran_desktop.domain.plan import Change
from imuran_desktop.services.health import add_health_item
from imuran_desktop.store.read import health_items
from imuran_desktop.ui.pages.health import HealthPage
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from tests.ui.at_diary import AtDiary, Open, opener
from tests.ui.at_widget import names
from tests.ui.plan.at_page import a_plan

NOT_A_CHECKER = "This is not a full interaction checker."


@pytest.fixture
def open_health(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> Iterator[Open]:
    def make(session: Session) -> HealthPage:
        page = HealthPage(session, look)
        session.changed.connect(page.refresh)
        return page

    yield from opener(qtbot, tmp_path / "sam.imuran", make)


def with_ramipril(at: AtDiary) -> None:
    """Ramipril is written down already."""
    add_health_item(at.diary, at.author, at.now, HealthItem("", HealthSort.MEDICINE, "ramipril", "5 mg"))


def page_of(at: AtDiary) -> HealthPage:
    assert isinstance(at.page, HealthPage)
    return at.page


def written(at: AtDiary) -> list[tuple[HealthSort, str, str, date | None]]:
    """What is in the diary."""
    return [(item.sort, item.name, item.detail, item.on) for item in health_items(at.diary)]


def test_empty_lists_do_not_say_that_there_is_nothing(open_health: Open) -> None:
    at = open_health()
    assert "No allergies are written down here. That does not mean there are none." in at.labels
    assert NOT_A_CHECKER in at.seen


def test_an_allergy_is_written_down(open_health: Open) -> None:
    at = open_health()
    at.click("Add an allergy")
    at.enter("What you are allergic to", "penicillin")
    at.enter("What happened", "a rash")
    at.click("Save")
    assert at.dialog is None
    assert written(at) == [(HealthSort.ALLERGY, "penicillin", "a rash", None)]
    assert "Penicillin: a rash" in at.labels
    assert "Saved: Penicillin: a rash." in at.labels
    assert at.focus() is at.button("Add an allergy")


def test_what_was_added_is_taken_out_by_undo(open_health: Open) -> None:
    at = open_health()
    at.click("Add an allergy")
    at.enter("What you are allergic to", "penicillin")
    at.click("Save")
    at.click("Undo")
    assert written(at) == []
    assert "It is as it was before." in at.labels


def test_a_named_medicine_is_told_of_while_its_name_is_typed(open_health: Open) -> None:
    at = open_health()
    at.click("Add a medicine")
    at.enter("Name of the medicine", "Zylor")
    assert "Allopurinol" not in at.seen
    QTest.keyClicks(at.field(QLineEdit, "Name of the medicine"), "ic")
    assert "Allopurinol: Leaflets name allopurinol" in at.seen
    assert "Talk to your pharmacist or clinic" in at.seen
    assert "Last checked on" in at.seen
    assert NOT_A_CHECKER in at.seen


def test_it_is_told_of_beside_the_entry_for_good(open_health: Open) -> None:
    at = open_health(with_ramipril)
    assert "ACE inhibitor: It is a medicine for blood pressure" in at.seen
    at.page.hide()
    at.open()
    assert "ACE inhibitor: It is a medicine for blood pressure" in at.seen


def test_a_medicine_of_the_plan_is_told_of_too(open_health: Open) -> None:
    plan = a_plan()
    allopurinol = replace(plan.prescriptions[0], medicine="allopurinol")
    assert "In your plan" in open_health(plan=replace(plan, prescriptions=(allopurinol,))).labels


def test_a_plan_that_no_source_names_is_not_shown(open_health: Open) -> None:
    assert "In your plan" not in open_health().labels


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("yellow fever", "This is a live vaccine"),
        ("Shingrix", "This vaccine is not live."),
        ("shingles", "Ask your clinic which one is meant"),
        ("against nobody knows what", "The sources of this app don't name this vaccine."),
    ],
)
def test_of_a_vaccine_is_said_what_is_known(open_health: Open, name: str, words: str) -> None:
    at = open_health()
    at.click("Add a vaccine")
    at.enter("Which vaccine", name)
    at.press(Qt.Key.Key_Tab)
    assert words in at.seen
    at.click("Save")
    assert words in at.seen


def test_a_vaccine_still_being_typed_is_not_said_to_be_unknown(open_health: Open) -> None:
    at = open_health()
    at.click("Add a vaccine")
    at.enter("Which vaccine", "yel")
    assert "don't name this vaccine" not in at.seen


def test_a_day_is_written_down_only_when_it_is_known(open_health: Open) -> None:
    at = open_health()
    at.click("Add a vaccine")
    at.enter("Which vaccine", "flu jab")
    assert not at.has_field("Given on")
    at.field(QCheckBox, "I know the day it was given").click()
    at.field(QDateEdit, "Given on").setDate(QDate(2026, 1, 21))
    at.click("Save")
    assert written(at) == [(HealthSort.VACCINE, "flu jab", "", date(2026, 1, 21))]
    assert "Flu jab: given on 21 January 2026" in at.labels


def test_without_a_name_nothing_is_written_down(open_health: Open) -> None:
    at = open_health()
    at.click("Add a medicine")
    at.enter("How much, and when", "at night")
    at.click("Save")
    assert "Enter a name." in at.labels
    assert written(at) == []


def test_tab_follows_the_page(open_health: Open) -> None:
    at = open_health(with_ramipril)
    at.tab_to("Change: Ramipril: 5 mg")
    for name in ("Remove: Ramipril: 5 mg", "Add a medicine", "Add a vaccine", "More about other medicines"):
        at.press(Qt.Key.Key_Tab)
        assert name in names(at.focus())


def test_an_entry_is_put_right_and_that_is_undone(open_health: Open) -> None:
    at = open_health(with_ramipril)
    at.click("Change: Ramipril: 5 mg")
    assert at.field(QLineEdit, "Name of the medicine").text() == "ramipril"
    at.enter("How much, and when", "10 mg")
    at.click("Save")
    assert written(at) == [(HealthSort.MEDICINE, "ramipril", "10 mg", None)]
    at.click("Undo")
    assert written(at) == [(HealthSort.MEDICINE, "ramipril", "5 mg", None)]


def test_an_entry_is_removed_and_that_is_undone(open_health: Open) -> None:
    at = open_health(with_ramipril)
    at.click("Remove: Ramipril: 5 mg")
    assert written(at) == []
    assert "Removed: Ramipril: 5 mg." in at.labels
    at.click("Undo")
    assert written(at) == [(HealthSort.MEDICINE, "ramipril", "5 mg", None)]
    assert "Ramipril: 5 mg" in at.labels


def test_what_can_not_be_written_down_stays_in_the_form(open_health: Open) -> None:
    at = open_health()
    at.click("Add an allergy")
    at.enter("What you are allergic to", "penicillin")
    at.fail_writes()
    at.click("Save")
    assert at.failures[-1] in at.labels
    assert at.field(QLineEdit, "What you are allergic to").text() == "penicillin"
    at.fail_writes(False)
    at.click("Save")
    assert written(at) == [(HealthSort.ALLERGY, "penicillin", "", None)]


def test_what_can_not_be_removed_is_not_said_to_be_removed(open_health: Open) -> None:
    at = open_health(with_ramipril)
    at.fail_writes()
    at.click("Remove: Ramipril: 5 mg")
    assert at.failures
    assert "Removed" not in at.seen
    assert "Ramipril: 5 mg" in at.labels


def test_an_undo_that_fails_can_be_tried_again(open_health: Open) -> None:
    at = open_health(with_ramipril)
    at.click("Remove: Ramipril: 5 mg")
    at.fail_writes()
    at.click("Undo")
    assert at.failures
    at.fail_writes(False)
    at.click("Undo")
    assert "Ramipril: 5 mg" in at.labels


def test_a_list_that_stays_the_same_leaves_the_keyboard_alone(open_health: Open) -> None:
    at = open_health(with_ramipril)
    at.tab_to("Change: Ramipril: 5 mg")
    other = HealthItem("", HealthSort.ALLERGY, "penicillin")
    at.session.write(lambda diary, author, now: add_health_item(diary, author, now, other))
    assert "Penicillin" in at.labels
    assert at.focus() is at.button("Change: Ramipril: 5 mg")


def test_coming_back_to_the_window_keeps_the_undo(open_health: Open) -> None:
    at = open_health(with_ramipril)
    at.click("Remove: Ramipril: 5 mg")
    at.minimise_and_come_back()
    at.click("Undo")
    assert "Ramipril: 5 mg" in at.labels


def test_coming_back_to_the_page_offers_no_undo(open_health: Open) -> None:
    at = open_health(with_ramipril)
    at.click("Remove: Ramipril: 5 mg")
    at.page.hide()
    at.open()
    assert not at.buttons("Undo")


def test_a_medicine_of_the_plan_that_ends_at_midnight_is_told_of_no_more(open_health: Open) -> None:
    plan = a_plan()
    allopurinol = replace(plan.prescriptions[0], medicine="allopurinol", ends=Change(date(2026, 3, 3)))
    at = open_health(plan=replace(plan, prescriptions=(allopurinol,)))
    assert "In your plan" in at.labels
    at.now += timedelta(days=1)
    page_of(at).tick()
    assert "In your plan" not in at.labels


def test_who_helps_is_named(open_health: Open) -> None:
    at = open_health()
    at.session.recorded_by = "Alex"
    at.click("Add a medicine")
    at.enter("Name of the medicine", "vitamin D")
    at.click("Save")
    assert "Written down by Alex" in at.labels


def test_it_leads_to_the_guide_the_card_and_back(open_health: Open, qtbot: QtBot) -> None:
    at = open_health()
    page = page_of(at)
    for words, topic in (
        ("More about other medicines", "other_medicines"),
        ("More about infections and vaccines", "infections_and_vaccines"),
    ):
        with qtbot.waitSignal(page.guide_asked, timeout=0) as told:
            at.click(words)
        assert told.args == [topic]
    for words, signal in (("Emergency card", page.card_asked), ("Back", page.back_asked)):
        with qtbot.waitSignal(signal, timeout=0):
            at.click(words)
