from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.contacts import set_contacts
from imuran_desktop.services.symptoms import Felt, log_symptoms
from imuran_desktop.ui.theme import ThemeController
from tests.ui.symptoms.at_symptoms import AUTHOR, NUMBERS, AtSymptoms


@pytest.fixture
def at(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> Iterator[AtSymptoms]:
    made = AtSymptoms(qtbot, look, tmp_path)
    yield made
    made.diary.close()


def test_an_empty_diary_says_so_kindly(at: AtSymptoms) -> None:
    assert "Nothing recorded in the last three months" in at.seen
    assert "A day without symptoms is worth recording too." in at.seen


def test_earlier_entries_are_shown_on_request(at: AtSymptoms) -> None:
    at.recorded("headache", hours=24 * 200)
    at.recorded("nausea", hours=24 * 400)
    assert "Nothing recorded in the last three months" in at.seen
    at.click("Show earlier")
    assert "11 September 2025" in at.seen
    at.click("Show earlier")
    assert "23 February 2025" in at.seen
    at.click("Show earlier")
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
