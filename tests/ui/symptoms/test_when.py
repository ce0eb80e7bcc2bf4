from __future__ import annotations

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QDate, Qt, QTime
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDateEdit, QRadioButton, QTimeEdit
from pytestqt.qtbot import QtBot

from imuran_desktop.domain.zones import Timeline, ZoneChange
from imuran_desktop.ui.symptoms.when import WhenRows
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.form import ErrorText, FormRows
from imuran_desktop.words.language import Language
from tests.ui.symptoms.at_symptoms import AtSymptoms

NOW = datetime(2026, 3, 30, 12, 0, 7, tzinfo=UTC)


@pytest.fixture
def form(qtbot: QtBot, look: ThemeController) -> FormRows:
    made = FormRows(look)
    qtbot.addWidget(made)
    made.show()
    return made


def a_question(form: FormRows, locale: str = "en_GB") -> WhenRows:
    return WhenRows(form, Language(locale), "When did it begin?", "Date", "Time")


def earlier(form: FormRows, day: QDate, at: QTime) -> None:
    button = next(item for item in form.findChildren(QRadioButton) if item.text().startswith("Earlier"))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    form.findChildren(QDateEdit)[0].setDate(day)
    form.findChildren(QTimeEdit)[0].setTime(at)


def test_it_begins_with_just_now(form: FormRows) -> None:
    rows = a_question(form)
    rows.start(NOW, Timeline.fixed("Europe/London"))
    assert rows.moment(NOW) == NOW
    assert not rows.errors(NOW)


def test_starting_anew_says_nothing_and_choosing_does(form: FormRows, qtbot: QtBot) -> None:
    rows = a_question(form)
    with qtbot.assertNotEmitted(rows.changed):
        rows.start(NOW, Timeline.fixed("Europe/London"))
    with qtbot.waitSignal(rows.changed):
        earlier(form, QDate(2026, 3, 1), QTime(8, 0))


def test_it_counts_on_the_clock_of_where_the_person_was(form: FormRows) -> None:
    flight = datetime(2026, 3, 20, 12, tzinfo=UTC)
    rows = a_question(form)
    rows.start(NOW, Timeline((ZoneChange(None, "Asia/Tokyo"), ZoneChange(flight, "Europe/London"))))
    earlier(form, QDate(2026, 3, 10), QTime(8, 0))
    assert rows.moment(NOW) == datetime(2026, 3, 9, 23, 0, tzinfo=UTC)
    earlier(form, QDate(2026, 3, 30), QTime(8, 0))
    assert rows.moment(NOW) == datetime(2026, 3, 30, 7, 0, tzinfo=UTC)


def test_a_date_that_was_left_out_is_refused_with_a_reason(form: FormRows) -> None:
    rows = a_question(form)
    now = datetime(2012, 1, 3, tzinfo=UTC)
    rows.start(now, Timeline.fixed("Pacific/Apia"))
    earlier(form, QDate(2011, 12, 30), QTime(8, 0))
    assert rows.moment(now) is None
    assert list(rows.errors(now).values()) == ["Your calendar left out that day. Choose the day before or after it."]


def test_what_was_given_keeps_its_seconds_until_another_is_chosen(form: FormRows) -> None:
    given = datetime(2026, 3, 9, 8, 0, 41, tzinfo=UTC)
    rows = a_question(form)
    rows.start(NOW, Timeline.fixed("Europe/London"), given)
    assert rows.moment(NOW) == given
    earlier(form, QDate(2026, 3, 9), QTime(8, 1))
    assert rows.moment(NOW) == datetime(2026, 3, 9, 8, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("locale", "day", "at"),
    [("en_GB", "09/03/2026", "08:00"), ("en_US", "3/9/2026", "8:00\N{NARROW NO-BREAK SPACE}AM")],
)
def test_date_and_time_are_written_as_the_language_does(form: FormRows, locale: str, day: str, at: str) -> None:
    a_question(form, locale).start(NOW, Timeline.fixed("Europe/London"))
    earlier(form, QDate(2026, 3, 9), QTime(8, 0))
    assert form.findChildren(QDateEdit)[0].text() == day
    assert form.findChildren(QTimeEdit)[0].text() == at


@pytest.mark.parametrize(
    ("day", "clock", "instant", "shown"),
    [
        ((2026, 3, 28), (9, 15), datetime(2026, 3, 28, 9, 15, tzinfo=UTC), "09:15"),  # before the change
        ((2026, 3, 30), (9, 15), datetime(2026, 3, 30, 8, 15, tzinfo=UTC), "09:15"),  # after it
        ((2026, 3, 29), (1, 30), datetime(2026, 3, 29, 1, 0, tzinfo=UTC), "02:00"),  # in the gap: the first after it
    ],
)
def test_a_back_dated_time_is_the_persons_own(
    at: AtSymptoms, day: tuple[int, int, int], clock: tuple[int, int], instant: datetime, shown: str
) -> None:
    at.find("headache")
    at.click("Mild")
    at.began(QDate(*day), QTime(*clock))
    at.click("Save")
    assert at.stored[0].began == instant
    assert f"{shown}\nHeadache" in at.seen


def test_date_and_time_are_asked_only_when_it_began_earlier(at: AtSymptoms) -> None:
    at.find("headache")
    assert not at.has_field("Date")
    at.click("Earlier")
    assert at.field(QDateEdit, "Date").text() == "30/03/2026"
    assert at.field(QTimeEdit, "Time").text() == "13:00"
    at.click("Just now")
    assert not at.has_field("Date")


def test_what_is_still_to_come_is_not_recorded(at: AtSymptoms) -> None:
    at.find("headache")
    at.click("Mild")
    at.began(QDate(2026, 4, 2), QTime(13, 30))
    assert at.field(QDateEdit, "Date").date() == QDate(2026, 3, 30)
    at.click("Save")
    assert "That time is still to come." in at.seen
    assert not at.stored
    at.field(QTimeEdit, "Time").setTime(QTime(12, 30))
    at.click("Save")
    assert at.stored[0].began == datetime(2026, 3, 30, 11, 30, tzinfo=UTC)


def test_a_wrong_date_is_the_only_thing_that_is_wrong_and_is_seen(at: AtSymptoms, look: ThemeController) -> None:
    look.apply("light", 200)
    at.page.resize(640, 700)
    at.find("headache")
    at.click("Mild")
    at.began(QDate(2026, 3, 30), QTime(23, 0))
    field = at.field(QDateEdit, "Date")
    field.setFocus()
    field.selectAll()
    at.type_in("31/03/2026")
    at.click("Save")
    at.seen  # noqa: B018 - all is laid out
    (error,) = [label for label in at.page.findChildren(ErrorText) if label.isVisible()]
    for shown in (field, error):
        assert shown.visibleRegion().boundingRect() == shown.rect()
    assert not at.stored
