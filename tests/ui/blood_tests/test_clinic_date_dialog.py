"""*My clinic gave me a date*: which day, in place of which planned test, and who said so."""

from datetime import date

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDateEdit, QLineEdit
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.monitoring import ClinicDate, PlannedTest
from imuran_desktop.ui.blood_tests.clinic_date_dialog import ClinicDateDialog
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language
from tests.ui.at_widget import AtWidget

TODAY = date(2026, 3, 2)
FIRST, SECOND, THIRD, FOURTH = (date(2026, 3, day) for day in (9, 16, 23, 30))
PLANNED = [
    PlannedTest(day, ("blood count",), "us_label", 7) for day in (date(2026, 2, 23), FIRST, SECOND, THIRD, FOURTH)
]


class AtDialog(AtWidget):
    """A person in front of the dialog; ``given`` is what it told."""

    def __init__(self, qtbot: QtBot, look: ThemeController, planned: list[PlannedTest], instead_of: PlannedTest | None):
        self.made = ClinicDateDialog(look, Language("en_GB"), planned, TODAY, instead_of=instead_of)
        self.given: list[ClinicDate] = []
        self.made.given.connect(self.given.append)
        super().__init__(qtbot, self.made)
        self.open()

    def set_date(self, day: date) -> None:
        self.field(QDateEdit, "Which day?").setDate(QDate(day.year, day.month, day.day))


@pytest.fixture
def at(qtbot: QtBot, look: ThemeController) -> AtDialog:
    return AtDialog(qtbot, look, PLANNED, None)


def test_the_planned_test_nearest_to_the_day_is_offered(at: AtDialog) -> None:
    assert at.button("Monday 9 March").isChecked()
    assert at.buttons("Monday 30 March") == [], "the next three are enough"
    assert at.buttons("Monday 23 February") == [], "the past does not move"
    at.set_date(date(2026, 3, 14))
    assert at.button("Monday 16 March").isChecked()
    QTest.keyClicks(at.field(QLineEdit, "Who said so?"), " Nurse Example ")
    at.click("Save")
    assert at.given == [ClinicDate(date(2026, 3, 14), SECOND, "Nurse Example")]
    assert at.made.isVisible(), "it closes once it is recorded"


def test_what_the_person_chose_is_left_alone(at: AtDialog) -> None:
    at.click("None: it is one more")
    at.set_date(date(2026, 3, 14))
    at.click("Save")
    assert at.given == [ClinicDate(date(2026, 3, 14))]


def test_a_day_before_today_is_refused_at_its_field(at: AtDialog) -> None:
    at.set_date(date(2026, 3, 1))
    at.click("Save")
    assert at.given == []
    assert "Choose today, or a day to come." in at.labels
    at.set_date(TODAY)
    assert "Choose today, or a day to come." not in at.labels
    at.click("Save")
    assert at.given == [ClinicDate(TODAY, FIRST)]


def test_it_begins_with_the_test_it_was_asked_for(qtbot: QtBot, look: ThemeController) -> None:
    at = AtDialog(qtbot, look, PLANNED, PLANNED[-1])
    assert at.button("Monday 30 March").isChecked()
    at.set_date(FIRST)
    at.click("Save")
    assert at.given == [ClinicDate(FIRST, FOURTH)]


def test_a_test_that_has_a_date_of_the_clinic_gets_another(qtbot: QtBot, look: ThemeController) -> None:
    moved = PlannedTest(date(2026, 3, 11), ("blood count",), "us_label", 9, ClinicDate(date(2026, 3, 11), FIRST))
    at = AtDialog(qtbot, look, [moved, *PLANNED[2:]], moved)
    at.set_date(date(2026, 3, 12))
    at.click("Save")
    assert at.given == [ClinicDate(date(2026, 3, 12), FIRST)]


def test_an_overdue_test_cannot_be_moved_but_one_more_can_be_planned(qtbot: QtBot, look: ThemeController) -> None:
    at = AtDialog(qtbot, look, PLANNED[:1], PLANNED[0])
    assert at.button("None: it is one more").isChecked()
    at.set_date(TODAY)
    at.click("Save")
    assert at.given == [ClinicDate(TODAY)]


def test_by_keyboard_alone(at: AtDialog) -> None:
    at.tab_to("Monday 9 March")
    at.press(Qt.Key.Key_Right)
    assert at.button("Monday 16 March").isChecked()
    at.tab_to("Who said so?")
    at.tab_to("Save")
    at.press(Qt.Key.Key_Space)
    assert at.given == [ClinicDate(FIRST, SECOND)]
