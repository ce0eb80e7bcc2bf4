from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.alerts import AlertValue, AlertValues
from imuran_desktop.reference.alert_values import load_alert_sets
from imuran_desktop.services.alert_values import set_alert_values
from imuran_desktop.store.read import read_alert_values
from imuran_desktop.ui.pages.alert_values import AlertValuesPage
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from tests.ui.at_diary import AtDiary, Open, opener

UK = load_alert_sets()["uk_2017"]
NEUTROPHILS = AlertValue("neutrophils", "10*9/L", below=Decimal("2.0"), note="call the nurse")
FILL = f"Fill in the set: {UK.name}"


@pytest.fixture
def open_page(qtbot: QtBot, look: ThemeController, tmp_path: Path) -> Iterator[Open]:
    def make(session: Session) -> AlertValuesPage:
        page = AlertValuesPage(session, look)
        session.changed.connect(page.refresh)
        return page

    yield from opener(qtbot, tmp_path / "sam.imuran", make)


def with_neutrophils(at: AtDiary) -> None:
    """The clinic set 2.0 for the neutrophils."""
    set_alert_values(at.diary, at.author, at.now, AlertValues((NEUTROPHILS,), "Dr Lee"))


def choose(at: AtDiary, name: str, words: str) -> None:
    field = at.field(QComboBox, name)
    field.setCurrentIndex(field.findText(words))
    assert field.currentText() == words


def test_it_is_off_until_a_value_is_set(open_page: Open) -> None:
    at = open_page()
    assert "It is off: no value is set." in at.labels
    assert "outside the value your clinic set: contact them" in at.seen
    assert not at.buttons("Switch all off")


def test_a_value_is_added(open_page: Open) -> None:
    at = open_page()
    at.click("Add a value")
    choose(at, "What is measured", "Platelets")
    at.enter("Below", "150")
    at.enter("Who said so", "Dr Lee")
    at.click("Save")
    value = AlertValue("platelets", "10*9/L", below=Decimal(150))
    assert read_alert_values(at.diary) == AlertValues((value,), "Dr Lee")
    assert "Said by: Dr Lee" in at.labels
    assert "Saved: Platelets." in at.labels
    assert "These values are in use." in at.labels
    at.click("Undo")
    assert read_alert_values(at.diary) == AlertValues()
    assert "It is off: no value is set." in at.labels


def test_a_rise_is_added(open_page: Open) -> None:
    at = open_page()
    at.click("Add a value")
    choose(at, "What is measured", "Creatinine")
    at.enter("A rise of more than (%)", "30 %")
    at.click("Save")
    assert "A rise needs both: how much, and within how many months." in at.seen
    at.enter("Within", "12")
    at.click("Save")
    assert read_alert_values(at.diary).values == (AlertValue("creatinine", rise_percent=30, over_months=12),)
    assert "A rise of more than 30 % within 12 months" in at.labels


@pytest.mark.parametrize(
    ("below", "above", "error"),
    [
        ("", "", "Enter at least one limit: below, above, or a rise."),
        ("5", "4", "This must be more than the value for “below”."),
        ("0", "", "Enter more than 0."),
        ("low", "", "That isn't a value."),
    ],
)
def test_what_cannot_be_is_said_beside_the_field(open_page: Open, below: str, above: str, error: str) -> None:
    at = open_page()
    at.click("Add a value")
    at.enter("Below", below)
    at.enter("Above", above)
    at.click("Save")
    assert error in at.seen
    assert read_alert_values(at.diary) == AlertValues()


def test_a_value_is_changed_and_keeps_its_note(open_page: Open) -> None:
    at = open_page(with_neutrophils)
    assert "Below 2.0 \N{MULTIPLICATION SIGN}10⁹/L" in at.labels
    assert "Note: call the nurse" in at.labels
    at.click("Change: Neutrophils")
    at.enter("Below", "1,6")
    at.click("Save")
    changed = AlertValue("neutrophils", "10*9/L", below=Decimal("1.6"), note="call the nurse")
    assert read_alert_values(at.diary) == AlertValues((changed,), "Dr Lee")


def test_a_value_is_removed_and_all_are_switched_off(open_page: Open) -> None:
    at = open_page(with_neutrophils)
    at.click("Remove: Neutrophils")
    assert read_alert_values(at.diary).values == ()
    at.click("Undo")
    assert read_alert_values(at.diary).values == (NEUTROPHILS,)
    at.click("Switch all off")
    assert "All values are switched off." in at.labels
    assert read_alert_values(at.diary) == AlertValues()


def test_the_published_set_is_shown_with_its_source_before_it_is_filled_in(open_page: Open) -> None:
    at = open_page()
    at.click(FILL)
    assert UK.caveat in at.labels
    assert f"Source: {UK.source}." in at.labels
    assert read_alert_values(at.diary) == AlertValues()
    at.click("Fill in")
    assert read_alert_values(at.diary) == AlertValues(UK.values, UK.name)
    assert UK.caveat in at.seen


def test_what_is_set_already_stays_when_the_set_is_filled_in(open_page: Open) -> None:
    at = open_page(with_neutrophils)
    at.click(FILL)
    assert "What you have set already stays as it is." in at.labels
    at.click("Fill in")
    alerts = read_alert_values(at.diary)
    assert alerts.of("neutrophils") == (NEUTROPHILS,)
    assert len(alerts.values) == len(UK.values)
    assert alerts.said_by == "Dr Lee"


def test_a_save_that_fails_keeps_what_was_entered(open_page: Open) -> None:
    at = open_page()
    at.click("Add a value")
    at.enter("Below", "150")
    at.fail_writes()
    at.click("Save")
    assert at.dialog is not None
    assert at.failures
    at.fail_writes(fail=False)
    at.click("Save")
    assert at.dialog is None
    assert len(read_alert_values(at.diary).values) == 1


def test_back_leads_back(open_page: Open, qtbot: QtBot) -> None:
    at = open_page()
    page = at.page
    assert isinstance(page, AlertValuesPage)
    with qtbot.waitSignal(page.back_asked):
        at.click("Back")
