from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QGuiApplication
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.contacts import set_contacts
from imuran_desktop.services.plan import save_plan
from imuran_desktop.services.symptoms import Felt, log_symptoms
from imuran_desktop.ui.symptoms.overview import Overview
from imuran_desktop.ui.theme import ThemeController
from tests.ui.symptoms.at_symptoms import AUTHOR, NUMBERS, AtSymptoms


@pytest.fixture
def at(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> Iterator[AtSymptoms]:
    made = AtSymptoms(qtbot, look, tmp_path)
    yield made
    made.diary.close()


def plan_becomes(at: AtSymptoms, plan: Plan) -> None:
    """The plan, or whose it is, changes elsewhere."""
    at.session.write(lambda diary, author, now: save_plan(diary, author, now, plan, correct_past=True))


def test_an_empty_diary_says_so_kindly(at: AtSymptoms) -> None:
    assert "Nothing recorded in the last three months" in at.seen
    assert "A day without symptoms is worth recording too." in at.seen
    assert not at.buttons("Show earlier")
    assert "There is nothing earlier in this diary." not in at.seen


def test_earlier_entries_are_shown_on_request(at: AtSymptoms) -> None:
    at.recorded("headache", hours=24 * 200)
    at.recorded("nausea", hours=24 * 400)
    assert "Nothing recorded in the last three months" in at.seen
    at.click("Show earlier")
    assert "11 September 2025" in at.seen
    at.click("Show earlier")
    assert "23 February 2025" in at.seen
    assert "There is nothing earlier in this diary." in at.seen
    assert not at.buttons("Show earlier")


def test_only_what_changed_is_read_again(at: AtSymptoms) -> None:
    log_symptoms(at.diary, AUTHOR, at.now, load_symptoms(), [Felt("headache", None, at.now)])
    set_contacts(at.diary, AUTHOR, at.now, NUMBERS)
    at.page.refresh(frozenset({Topic.DOSES}))
    assert "Headache" not in at.seen
    at.page.refresh(frozenset({Topic.CONTACTS}))
    assert "Headache" not in at.seen
    at.page.refresh(frozenset({Topic.SYMPTOMS, Topic.DOSES}))
    assert "Headache" in at.seen


def test_days_are_called_by_their_names_of_today(at: AtSymptoms) -> None:
    at.recorded("headache")
    assert "Today" in at.lines
    at.page.hide()
    at.now += timedelta(days=1)
    at.page.show()
    assert "Yesterday" in at.lines
    assert at.buttons("No symptoms today")


def test_it_leads_to_the_review_and_the_guide(at: AtSymptoms, qtbot: QtBot) -> None:
    with qtbot.waitSignal(at.page.review_asked):
        at.click("Look back over weeks")
    with qtbot.waitSignal(at.page.guide_asked) as asked:
        at.click("About side effects")
    assert asked.args == ["side_effects"]


def test_a_diary_that_cannot_be_read_is_told(at: AtSymptoms, qtbot: QtBot) -> None:
    at.recorded("headache")
    at.diary.close()
    with qtbot.waitSignal(at.session.failed):
        at.click("Change Headache")
    with qtbot.waitSignal(at.session.failed):
        at.page.refresh()
    assert "Headache" in at.seen


def test_another_name_is_followed(at: AtSymptoms) -> None:
    at.recorded("headache")
    plan = at.session.plan()
    plan_becomes(at, replace(plan, person=replace(plan.person, name="Alex Example")))
    at.click("Copy")
    assert QGuiApplication.clipboard().text().startswith("To tell the clinic: Alex Example")


def test_another_zone_is_followed_by_what_is_shown_already(at: AtSymptoms) -> None:
    at.recorded("headache")
    plan_becomes(at, replace(at.session.plan(), timeline=Timeline.fixed("Asia/Tokyo")))
    at.click("Change Headache")
    assert "Recorded today at 21:00, on this device" in at.seen


def test_another_day_is_noticed_while_the_page_is_open(at: AtSymptoms) -> None:
    at.recorded("headache")
    at.page.tick()
    assert "Today" in at.lines
    at.now += timedelta(days=1)
    at.page.tick()
    assert "Yesterday" in at.lines


def test_what_changes_while_the_page_is_not_seen_is_read_when_it_is(at: AtSymptoms, qtbot: QtBot) -> None:
    at.page.hide()
    log_symptoms(at.diary, AUTHOR, at.now, load_symptoms(), [Felt("headache", None, at.now)])
    at.page.refresh(frozenset({Topic.SYMPTOMS}))
    at.page.show()
    assert "Headache" in at.seen
    at.page.hide()
    at.diary.close()
    with qtbot.assertNotEmitted(at.session.failed):
        at.page.refresh()


def test_a_diary_without_what_is_earlier_is_told(at: AtSymptoms, qtbot: QtBot) -> None:
    at.recorded("headache", hours=24 * 200)
    at.diary.close()
    with qtbot.waitSignal(at.session.failed):
        at.click("Show earlier")
    assert at.buttons("Show earlier")


def test_an_offer_to_undo_goes_with_the_page(at: AtSymptoms) -> None:
    at.click("No symptoms today")
    assert at.buttons("Undo")
    at.page.hide()
    at.page.show()
    assert not at.buttons("Undo")


def overview(at: AtSymptoms) -> QWidget:
    """What is shown while nothing is being entered."""
    return at.page.findChildren(Overview)[0]


def called(widget: QWidget) -> str:
    """What a button is called."""
    assert isinstance(widget, QAbstractButton)
    return widget.accessibleName() or widget.text()


def spoken(widget: QWidget) -> list[str]:
    """The names of the buttons in a widget, as a screen reader comes across them."""
    found = []
    interface = QAccessible.queryAccessibleInterface(widget)
    for place in range(interface.childCount()):
        child = interface.child(place)
        inner = child.object()
        if isinstance(inner, QAbstractButton):
            found += [called(inner)] if inner.isVisible() else []
        elif isinstance(inner, QWidget):
            found += spoken(inner)
    return found


def test_tab_and_a_screen_reader_go_from_top_to_bottom(at: AtSymptoms) -> None:
    at.recorded("headache", hours=24 * 200)
    at.recorded("headache", hours=24)
    at.find("cough")
    at.click("Mild")
    at.click("Save")
    at.click("Change Cough")
    shown = [button for button in at.buttons("") if overview(at).isAncestorOf(button)]
    shown.sort(key=lambda button: (button.mapTo(at.page, QPoint(0, button.height() // 2)).y(), button.x()))
    wanted = [called(button) for button in shown]
    assert spoken(overview(at)) == wanted
    at.button("Log a symptom").setFocus()
    tabbed = []
    for _ in wanted:
        tabbed.append(called(at.focus()))
        at.keys(Qt.Key.Key_Tab)
    assert tabbed == wanted
