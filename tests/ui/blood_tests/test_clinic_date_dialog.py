"""*My clinic gave me a date*: which day, in place of which planned test, and who said so."""

from datetime import date, time

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDateEdit, QLineEdit
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.blood_tests import Arrangement, BloodTest
from imuran_desktop.domain.codes import Arranged, BloodTestState
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

    def __init__(
        self,
        qtbot: QtBot,
        look: ThemeController,
        planned: list[PlannedTest],
        instead_of: PlannedTest | None,
        arranged: Arrangement | None = None,
    ):
        still = [
            BloodTest(test, BloodTestState.PLANNED, None, arranged if arranged and arranged.due == test.due else None)
            for test in planned
        ]
        self.made = ClinicDateDialog(look, Language("en_GB"), still, TODAY, instead_of=instead_of)
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
    at.set_date(THIRD)
    at.click("Save")
    assert at.given == [ClinicDate(THIRD, FOURTH)]


def test_a_test_that_has_a_date_of_the_clinic_gets_another(qtbot: QtBot, look: ThemeController) -> None:
    moved = PlannedTest(date(2026, 3, 11), ("blood count",), "us_label", 9, ClinicDate(date(2026, 3, 11), FIRST))
    at = AtDialog(qtbot, look, [moved, *PLANNED[2:]], moved)
    at.set_date(date(2026, 3, 12))
    at.click("Save")
    assert at.given == [ClinicDate(date(2026, 3, 12), FIRST)]


def test_an_overdue_test_moves_to_the_new_date(qtbot: QtBot, look: ThemeController) -> None:
    at = AtDialog(qtbot, look, PLANNED, PLANNED[0])
    assert at.button("Monday 23 February").isChecked()
    assert at.buttons("Monday 9 March")
    assert at.buttons("Monday 23 March") == [], "three are enough"
    assert (
        "If you choose the test of Monday 23 February, it moves to the new date and is no longer overdue." in at.labels
    )
    at.click("Save")
    assert at.given == [ClinicDate(TODAY, date(2026, 2, 23))]


def test_a_test_with_a_date_of_the_clinic_is_called_by_that_date(qtbot: QtBot, look: ThemeController) -> None:
    moved = PlannedTest(date(2026, 3, 11), ("blood count",), "us_label", 9, ClinicDate(date(2026, 3, 11), FIRST))
    at = AtDialog(qtbot, look, [moved, *PLANNED[2:]], None)
    at.click("Wednesday 11 March")
    at.set_date(date(2026, 3, 12))
    at.click("Save")
    assert at.given == [ClinicDate(date(2026, 3, 12), FIRST)]


def test_an_extra_test_gets_another_date_in_place_of_its_own(qtbot: QtBot, look: ThemeController) -> None:
    extra = PlannedTest(date(2026, 3, 5), ("blood count",), "us_label", 3, ClinicDate(date(2026, 3, 5)))
    at = AtDialog(qtbot, look, [extra, *PLANNED], extra)
    assert "It takes the place of the date that your clinic gave before: Thursday 5 March." in at.labels
    assert not at.has_field("In place of which test?")
    at.set_date(date(2026, 3, 6))
    at.click("Save")
    assert at.given == [ClinicDate(date(2026, 3, 6))]


def test_an_extra_test_is_none_that_another_is_in_place_of(qtbot: QtBot, look: ThemeController) -> None:
    extra = PlannedTest(date(2026, 3, 5), ("blood count",), "us_label", 3, ClinicDate(date(2026, 3, 5)))
    at = AtDialog(qtbot, look, [extra, *PLANNED], PLANNED[1])
    assert at.button("Monday 9 March").isChecked()
    assert at.buttons("Thursday 5 March") == []


def test_a_note_is_kept_with_it(at: AtDialog) -> None:
    QTest.keyClicks(at.field(QLineEdit, "Note"), " before the holidays ")
    at.set_date(date(2026, 3, 10))
    at.click("Save")
    assert at.given == [ClinicDate(date(2026, 3, 10), FIRST, "", "before the holidays")]


def test_by_keyboard_alone(at: AtDialog) -> None:
    at.tab_to("Monday 9 March")
    at.press(Qt.Key.Key_Right)
    assert at.button("Monday 16 March").isChecked()
    at.tab_to("Who said so?")
    at.tab_to("Save")
    at.press(Qt.Key.Key_Space)
    assert at.given == [ClinicDate(FIRST, SECOND)]


def test_the_date_already_planned_is_questioned_and_saved_on_saving_once_more(at: AtDialog) -> None:
    question = "That is the date already planned. If your clinic gave you this very date, save once more."
    at.click("Save")
    assert at.given == []
    assert question in at.labels
    at.set_date(SECOND)
    at.click("Save")
    assert at.given == []
    at.click("Save")
    assert at.given == [ClinicDate(SECOND, SECOND)]


def test_a_date_past_another_test_is_refused_with_that_test_s_day(qtbot: QtBot, look: ThemeController) -> None:
    at = AtDialog(qtbot, look, PLANNED, PLANNED[1])
    at.set_date(date(2026, 3, 17))
    at.click("Save")
    assert at.given == []
    error = "The test planned for Monday 16 March lies between. Choose a nearer day, or that test below."
    assert error in at.labels
    at.click("Monday 16 March")
    assert error not in at.labels
    at.click("Save")
    assert at.given == [ClinicDate(date(2026, 3, 17), SECOND)]


def test_what_becomes_of_a_booking_is_said_before_it_is_saved(qtbot: QtBot, look: ThemeController) -> None:
    booked = Arrangement(FIRST, date(2026, 3, 10), TODAY, Arranged.BOOKED, at=time(9, 15))
    at = AtDialog(qtbot, look, PLANNED, PLANNED[1], booked)
    ends = "Once you save this, your booking for Tuesday 10 March at 09:15 no longer holds."
    assert ends in at.labels
    at.set_date(booked.on)
    assert ends not in at.labels, "it is the very day of the booking"
    at.set_date(date(2026, 3, 11))
    assert ends in at.labels
    at.click("Monday 16 March")
    assert ends not in at.labels, "another test is booked for that day"
