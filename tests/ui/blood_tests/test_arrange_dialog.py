"""For which day a blood test is booked, or until when it is put off: asked on Today, in the diary afterwards."""

from datetime import date, time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDateEdit, QLineEdit

from imuran_desktop.domain.blood_tests import Arrangement
from imuran_desktop.domain.codes import Arranged
from imuran_desktop.services.arrangements import book_test, put_off_test
from imuran_desktop.store.read import arrangements
from tests.ui.blood_tests.overdue import DUE, NEXT_FRIDAY, NOW, TESTS
from tests.ui.today.at_today import SAM, AtToday, OpenToday

TODAY = date(2026, 3, 7)


@pytest.fixture
def put_off(open_today: OpenToday) -> AtToday:
    """It is put off until next Friday."""

    def before(at: AtToday) -> None:
        put_off_test(at.diary, SAM, at.now, DUE, NEXT_FRIDAY, "on holiday")

    return open_today(TESTS, NOW, before=before)


def arranged(at: AtToday) -> Arrangement | None:
    return arrangements(at.diary).get(DUE)


def chosen(at: AtToday) -> date:
    day = at.field(QDateEdit, "Date").date()
    return date(day.year(), day.month(), day.day())


def test_a_test_is_booked(at: AtToday) -> None:
    at.click("Booked …")
    assert "Planned for yesterday.\nBooked for which day?" in at.seen
    assert not at.has_field("Reason")
    assert not at.has_field("What is arranged?")
    at.set_date(NEXT_FRIDAY)
    at.click("Save")
    assert arranged(at) == Arrangement(DUE, NEXT_FRIDAY, TODAY, Arranged.BOOKED)
    assert at.dialogs == []


@pytest.mark.parametrize("reason", ["the clinic is closed", ""])
def test_a_test_is_put_off_with_a_reason_or_without(at: AtToday, reason: str) -> None:
    at.click("Put off …")
    assert "Put off until when, and why?" in at.seen
    at.set_date(NEXT_FRIDAY)
    at.write("Reason", reason)
    at.click("Save")
    assert arranged(at) == Arrangement(DUE, NEXT_FRIDAY, TODAY, Arranged.PUT_OFF, reason=reason)


@pytest.mark.parametrize(
    ("button", "day", "words"),
    [
        ("Booked …", date(2026, 3, 6), "That day is past. Choose today or a later day."),
        ("Booked …", date(2027, 3, 9), "That is too far off. Choose a day up to 8 March 2027."),
        ("Put off …", date(2026, 3, 7), "Choose a day after today."),
        ("Put off …", date(2028, 1, 1), "That is too far off. Choose a day up to 8 March 2027."),
    ],
)
def test_a_day_that_cannot_be_is_said_at_its_field(at: AtToday, button: str, day: date, words: str) -> None:
    at.click(button)
    at.set_date(day)
    at.click("Save")
    assert words in at.seen
    assert at.field(QDateEdit, "Date").accessibleDescription() == words
    assert arrangements(at.diary) == {}
    at.set_date(NEXT_FRIDAY)
    assert words not in at.seen
    at.click("Save")
    assert arranged(at) is not None


def test_a_test_can_be_booked_for_today(at: AtToday) -> None:
    at.click("Booked …")
    at.set_date(TODAY)
    at.click("Save")
    assert arranged(at) == Arrangement(DUE, TODAY, TODAY, Arranged.BOOKED)


def test_midnight_may_pass_while_it_asks(at: AtToday) -> None:
    at.click("Booked …")
    at.set_date(TODAY)
    at.now = at.now.replace(day=8)
    at.click("Save")
    assert "That day is past." in at.seen
    assert arrangements(at.diary) == {}


def test_it_begins_with_a_day_that_can_be(open_today: OpenToday) -> None:
    late = open_today(TESTS, NOW)
    late.click("Booked …")
    assert chosen(late) == date(2026, 3, 8)
    late.click("Cancel")
    late.click("Put off …")
    assert chosen(late) == date(2026, 3, 14)


def test_of_a_test_to_come_it_begins_at_the_planned_day(open_today: OpenToday) -> None:
    early = open_today(TESTS, "2026-03-03T10:00")
    early.click("Booked …")
    assert chosen(early) == DUE
    early.click("Cancel")
    early.click("Put off …")
    assert chosen(early) == date(2026, 3, 13)


def test_what_is_arranged_can_be_changed(put_off: AtToday) -> None:
    put_off.click("Change …")
    assert "Put off until Friday 13 March." in put_off.seen
    assert chosen(put_off) == NEXT_FRIDAY
    assert put_off.field(QLineEdit, "Reason").text() == "on holiday"
    put_off.click("Booked")
    assert not put_off.has_field("Reason")
    put_off.set_date(date(2026, 3, 12))
    put_off.click("Save")
    assert arranged(put_off) == Arrangement(DUE, date(2026, 3, 12), TODAY, Arranged.BOOKED)


def test_a_day_that_has_passed_is_not_offered_again(open_today: OpenToday) -> None:
    def before(at: AtToday) -> None:
        book_test(at.diary, SAM, at.now.replace(day=5), DUE, date(2026, 3, 5))

    at = open_today(TESTS, NOW, before=before)
    at.click("Change …")
    assert "Booked for Thursday 5 March." in at.seen
    assert chosen(at) == date(2026, 3, 8)


def test_what_is_arranged_can_be_taken_back(put_off: AtToday) -> None:
    put_off.click("Change …")
    put_off.click("As planned")
    assert not put_off.has_field("Date")
    put_off.click("Save")
    assert arranged(put_off) is None
    assert "The blood test is planned for yesterday again." in put_off.seen
    assert put_off.buttons("Put off …")


def test_nothing_is_arranged_by_leaving(put_off: AtToday) -> None:
    before = arranged(put_off)
    put_off.click("Change …")
    put_off.click("As planned")
    put_off.press(Qt.Key.Key_Escape)
    assert put_off.dialogs == []
    assert arranged(put_off) == before


def test_everything_in_it_has_a_name_and_is_reached_with_tab(put_off: AtToday) -> None:
    put_off.click("Change …")
    put_off.wait_until_presses_count()
    assert put_off.nameless == []
    passed = " ".join(put_off.tab_order())
    for words in ("Put off", "Date", "Reason", "Save", "Cancel"):
        assert words in passed


def test_it_is_answered_by_keyboard_alone(at: AtToday) -> None:
    at.wait_until_presses_count()
    at.tab_to("Booked …")
    at.press(Qt.Key.Key_Return)
    at.wait_for_keyboard_at("Date")
    at.tab_to("Save")
    at.press(Qt.Key.Key_Return)
    assert arranged(at) == Arrangement(DUE, date(2026, 3, 8), TODAY, Arranged.BOOKED)


def test_a_test_is_booked_with_time_and_place(at: AtToday) -> None:
    at.click("Booked …")
    assert not at.has_field("Time")
    at.set_date(NEXT_FRIDAY)
    at.button("I know the time").click()
    at.set_time("09:30")
    at.write("Where", "City Hospital")
    at.click("Save")
    assert arranged(at) == Arrangement(DUE, NEXT_FRIDAY, TODAY, Arranged.BOOKED, at=time(9, 30), where="City Hospital")


def test_the_places_of_earlier_tests_are_offered(open_today: OpenToday) -> None:
    def before(at: AtToday) -> None:
        book_test(at.diary, SAM, at.now, NEXT_FRIDAY, NEXT_FRIDAY, where="City Hospital")

    at = open_today(TESTS, NOW, before=before)
    at.click("Booked …")
    at.click("City Hospital")
    assert at.field(QLineEdit, "Where").text() == "City Hospital"
    at.click("Cancel")
    at.click("Put off …")
    assert not at.buttons("City Hospital")


def test_what_is_booked_stands_in_the_fields(open_today: OpenToday) -> None:
    def before(at: AtToday) -> None:
        book_test(at.diary, SAM, at.now, DUE, NEXT_FRIDAY, time(9, 30), "City Hospital")

    at = open_today(TESTS, NOW, before=before)
    at.click("Change …")
    assert "Booked for Friday 13 March at 09:30, City Hospital." in at.seen
    at.button("I know the time").click()
    assert not at.has_field("Time")
    at.click("Save")
    assert arranged(at) == Arrangement(DUE, NEXT_FRIDAY, TODAY, Arranged.BOOKED, where="City Hospital")


def test_what_is_arranged_can_become_not_needed(put_off: AtToday) -> None:
    put_off.click("Change …")
    put_off.click("Not needed")
    assert not put_off.has_field("Date")
    put_off.click("Save")
    assert arranged(put_off) == Arrangement(DUE, DUE, TODAY, Arranged.NOT_NEEDED, reason="on holiday")
