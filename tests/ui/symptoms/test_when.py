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
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.words.language import Language

NOW = datetime(2026, 3, 30, 12, 0, 7, tzinfo=UTC)


@pytest.fixture
def form(qtbot: QtBot, look: ThemeController) -> FormRows:
    made = FormRows(look)
    qtbot.addWidget(made)
    made.show()
    return made


def earlier(form: FormRows, day: QDate, at: QTime) -> None:
    button = next(item for item in form.findChildren(QRadioButton) if item.text().startswith("Earlier"))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    form.findChildren(QDateEdit)[0].setDate(day)
    form.findChildren(QTimeEdit)[0].setTime(at)


def test_it_begins_with_just_now(form: FormRows) -> None:
    rows = WhenRows(form, Language())
    rows.start(NOW, Timeline.fixed("Europe/London"))
    assert rows.moment(NOW) == NOW
    assert not rows.errors(NOW)


def test_starting_anew_says_nothing_and_choosing_does(form: FormRows, qtbot: QtBot) -> None:
    rows = WhenRows(form, Language())
    with qtbot.assertNotEmitted(rows.changed):
        rows.start(NOW, Timeline.fixed("Europe/London"))
    with qtbot.waitSignal(rows.changed):
        earlier(form, QDate(2026, 3, 1), QTime(8, 0))


def test_it_counts_on_the_clock_of_where_the_person_was(form: FormRows) -> None:
    flight = datetime(2026, 3, 20, 12, tzinfo=UTC)
    rows = WhenRows(form, Language())
    rows.start(NOW, Timeline((ZoneChange(None, "Asia/Tokyo"), ZoneChange(flight, "Europe/London"))))
    earlier(form, QDate(2026, 3, 10), QTime(8, 0))
    assert rows.moment(NOW) == datetime(2026, 3, 9, 23, 0, tzinfo=UTC)
    earlier(form, QDate(2026, 3, 30), QTime(8, 0))
    assert rows.moment(NOW) == datetime(2026, 3, 30, 7, 0, tzinfo=UTC)


def test_a_date_that_was_left_out_is_refused_with_a_reason(form: FormRows) -> None:
    rows = WhenRows(form, Language())
    now = datetime(2012, 1, 3, tzinfo=UTC)
    rows.start(now, Timeline.fixed("Pacific/Apia"))
    earlier(form, QDate(2011, 12, 30), QTime(8, 0))
    assert rows.moment(now) is None
    assert list(rows.errors(now).values()) == ["Your calendar left out that day. Choose the day before or after it."]


@pytest.mark.parametrize(
    ("locale", "day", "at"),
    [("en_GB", "09/03/2026", "08:00"), ("en_US", "3/9/2026", "8:00\N{NARROW NO-BREAK SPACE}AM")],
)
def test_date_and_time_are_written_as_the_language_does(form: FormRows, locale: str, day: str, at: str) -> None:
    WhenRows(form, Language(locale)).start(NOW, Timeline.fixed("Europe/London"))
    earlier(form, QDate(2026, 3, 9), QTime(8, 0))
    assert form.findChildren(QDateEdit)[0].text() == day
    assert form.findChildren(QTimeEdit)[0].text() == at
