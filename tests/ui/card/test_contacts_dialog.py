from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.services.contacts import set_contacts
from imuran_desktop.store.read import read_contacts
from imuran_desktop.ui.card.contacts_dialog import ask_contacts, is_phone_number
from imuran_desktop.ui.theme import ThemeController
from tests.ui.at_diary import AtDiary

ODD = "This doesn't look like a telephone number. If it is right, press Save again to keep it."
KNOWN = Contacts("Ward 7", "01632 960001", "ask for Alex", "112", 38.5)


@pytest.fixture
def at(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> Iterator[AtDiary]:
    """In front of the empty form."""
    yield from _opened(qtbot, look, tmp_path, None)


@pytest.fixture
def at_known(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> Iterator[AtDiary]:
    """In front of the form with numbers that were written down before."""
    yield from _opened(qtbot, look, tmp_path, KNOWN)


def _opened(qtbot: QtBot, look: ThemeController, folder: Path, known: Contacts | None) -> Iterator[AtDiary]:
    def before(at: AtDiary) -> None:
        if known is not None:
            set_contacts(at.diary, at.author, at.now, known)

    at = AtDiary(qtbot, folder / "sam.imuran", lambda session: QWidget(), before=before)
    at.open()
    ask_contacts(at.session, look, at.page)
    yield at
    at.close()


@pytest.mark.parametrize(
    "text", ["112", "01632 960 001", "+44 (0)1632 960-001", "030/123.45", "01632 960001 ext. 12", "555-0100 x7"]
)
def test_what_telephone_numbers_look_like(text: str) -> None:
    assert is_phone_number(text)


@pytest.mark.parametrize("text", ["ask Alex", "sam@example.org", "01632 960001 or 002", "ext 5", "+", "112!"])
def test_what_they_do_not_look_like(text: str) -> None:
    assert not is_phone_number(text)


@given(st.text("0123456789", min_size=1, max_size=15), st.text(" -()./", max_size=5))
def test_digits_with_signs_between_are_a_number(digits: str, signs: str) -> None:
    assert is_phone_number(digits + signs + digits)


def test_all_is_kept_as_it_was_typed(at: AtDiary) -> None:
    at.enter("Name of your clinic", " Ward 7 ")
    at.enter("Your clinic's number", "+44 1632 960001")
    at.enter("Out-of-hours number", "111")
    at.enter("Emergency number", "999")
    at.enter("Temperature to call at", "38,5 °C")
    at.click("Save")
    assert at.dialog is None
    assert read_contacts(at.diary) == Contacts("Ward 7", "+44 1632 960001", "111", "999", 38.5)


def test_no_number_is_made_up(at: AtDiary) -> None:
    assert not [field.text() for field in at.front.findChildren(QLineEdit) if field.text()]
    at.click("Save")
    assert read_contacts(at.diary) == Contacts()


def test_an_odd_number_is_asked_about_once_and_then_kept(at: AtDiary) -> None:
    at.enter("Your clinic's number", "ask for Alex")
    at.click("Save")
    assert at.labels.count(ODD) == 1
    assert read_contacts(at.diary) is None
    at.click("Save")
    assert at.dialog is None
    assert read_contacts(at.diary) == Contacts(clinic_number="ask for Alex")


def test_another_odd_number_is_asked_about_again(at: AtDiary) -> None:
    at.enter("Your clinic's number", "ask for Alex")
    at.click("Save")
    at.enter("Your clinic's number", "ask for Sam")
    at.click("Save")
    assert at.labels.count(ODD) == 1
    assert read_contacts(at.diary) is None


def test_an_odd_number_is_not_kept_because_something_else_was_corrected(at: AtDiary) -> None:
    at.enter("Your clinic's number", "ask for Alex")
    at.enter("Temperature to call at", "warm")
    at.click("Save")
    assert ODD not in at.labels
    at.enter("Temperature to call at", "38.5")
    at.click("Save")
    assert at.labels.count(ODD) == 1
    assert read_contacts(at.diary) is None
    at.click("Save")
    assert read_contacts(at.diary) == Contacts(clinic_number="ask for Alex", fever_c=38.5)


def test_each_odd_number_is_asked_about_on_its_own(at: AtDiary) -> None:
    at.enter("Your clinic's number", "ask for Alex")
    at.enter("Emergency number", "ask for Sam")
    for _ in range(2):
        at.click("Save")
        assert at.labels.count(ODD) == 1
        assert read_contacts(at.diary) is None
    at.click("Save")
    assert read_contacts(at.diary) == Contacts(clinic_number="ask for Alex", emergency_number="ask for Sam")


@pytest.mark.parametrize("text", ["warm", "100.4", "3"])
def test_a_temperature_that_can_not_be_is_said_beside_its_field(at: AtDiary, text: str) -> None:
    at.enter("Temperature to call at", text)
    at.click("Save")
    assert "That is not a temperature in degrees Celsius. Write it like 38.5, from 30 to 45." in at.labels
    assert read_contacts(at.diary) is None


def test_what_was_known_stands_there_and_is_not_asked_about(at_known: AtDiary) -> None:
    assert at_known.field(QLineEdit, "Temperature to call at").text() == "38.5"
    at_known.enter("Name of your clinic", "Ward 8")
    at_known.click("Save")
    assert at_known.dialog is None
    assert read_contacts(at_known.diary) == Contacts("Ward 8", "01632 960001", "ask for Alex", "112", 38.5)
