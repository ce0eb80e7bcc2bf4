import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.settings.quiet_rows import QuietRows
from imuran_desktop.ui.theme import ThemeController
from tests.ui.settings.at_settings import AtFields

SAME = "Quiet hours can't begin and end at the same time. Choose another time."


def switch(at: AtFields) -> None:
    box = at.button("Quiet hours")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Space)


@pytest.fixture
def at(qtbot: QtBot, look: ThemeController) -> AtFields:
    return AtFields(qtbot, look, QuietRows)


def test_the_times_are_asked_for_only_while_it_is_on(at: AtFields) -> None:
    assert not at.has_field("Quiet from")
    switch(at)
    assert (at.entry("Quiet from").text(), at.entry("Quiet until").text()) == ("22:00", "07:00")
    switch(at)
    assert not at.has_field("Quiet until")
    assert at.told == [("quiet", True), ("quiet", False)]


def test_it_says_what_becomes_of_reminders(at: AtFields) -> None:
    assert "Reminders wait until they end, except those that would then come too late." in at.labels


def test_each_time_is_told(at: AtFields) -> None:
    switch(at)
    at.type_into("Quiet from", "21:30")
    at.type_into("Quiet until", "6:45")
    assert at.told[1:] == [("quiet_from", "21:30"), ("quiet_to", "06:45")]


def test_the_same_time_twice_is_refused_until_one_is_changed(at: AtFields) -> None:
    switch(at)
    at.type_into("Quiet from", "07:00")
    assert at.labels.count(SAME) == 1
    assert at.told[1:] == []
    at.type_into("Quiet until", "09:00")
    assert SAME not in at.labels
    assert at.told[1:] == [("quiet_from", "07:00"), ("quiet_to", "09:00")]


def test_a_time_that_cannot_be_read_is_not_told(at: AtFields) -> None:
    switch(at)
    at.type_into("Quiet from", "99", then=Qt.Key.Key_Tab)
    at.qtbot.waitUntil(lambda: "That isn't a full time. Write it like 08:30." in at.labels)
    at.type_into("Quiet until", "09:00")
    assert at.told[1:] == []
    at.type_into("Quiet from", "23:00")
    assert at.told[1:] == [("quiet_from", "23:00"), ("quiet_to", "09:00")]


def test_what_a_file_got_wrong_is_said_when_it_is_on(qtbot: QtBot, look: ThemeController) -> None:
    at = AtFields(qtbot, look, QuietRows, {"quiet": True, "quiet_from": "07:00"})
    assert at.labels.count(SAME) == 1
    at.type_into("Quiet until", "08:00")
    assert SAME not in at.labels
    assert at.told == [("quiet_to", "08:00")]
