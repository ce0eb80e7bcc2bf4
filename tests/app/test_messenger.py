from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from imuran_desktop.app.messenger import Messenger
from imuran_desktop.desktop.notifier import Abilities, Notification, NotifierSignals
from imuran_desktop.domain.codes import Delivery
from imuran_desktop.ui.reminder_window import ReminderWindow
from imuran_desktop.ui.theme import ThemeController
from tests.ui.at_reminders import DUE, AtReminders

BREAKFAST = Notification("dose:breakfast", "Time for Azathioprine", "2 tablets", DUE)
DINNER = Notification("dose:dinner", "Time for Allopurinol", "", DUE)


class Board(NotifierSignals):
    """A desktop that remembers what it shows, and can be switched off and on."""

    def __init__(self) -> None:
        super().__init__()
        self.on = True
        self.shown: dict[str, Notification] = {}

    @property
    def available(self) -> bool:
        return self.on

    def abilities(self) -> Abilities:
        return Abilities(server="Board 1.0", buttons=True)

    def show(self, notification: Notification) -> bool:
        if self.on:
            self.shown[notification.id] = notification
        return self.on

    def delivery_of(self, id: str) -> Delivery:
        return Delivery.DESKTOP if id in self.shown else Delivery.NONE

    def withdraw(self, id: str) -> None:
        self.shown.pop(id, None)

    def close(self) -> None:
        self.shown.clear()

    def switch(self, on: bool) -> None:
        """The server dies with all it shows, or one comes up."""
        self.shown.clear()
        self.on = on
        self.availability_changed.emit(on)


class Desk:
    """A desktop, the reminder window beside it, and whoever shows again what stands when asked to."""

    def __init__(self, qtbot: QtBot, look: ThemeController) -> None:
        self.board = Board()
        self.windows = 0
        self.at = AtReminders(qtbot, look)
        self.messenger = Messenger(self.board, self._make_window)
        self.standing: list[Notification] = []
        self.acted: list[tuple[str, str]] = []
        self.closed: list[str] = []
        self.told: list[bool] = []
        self.messenger.acted.connect(lambda id, action: self.acted.append((id, action)))
        self.messenger.closed.connect(self.closed.append)
        self.messenger.availability_changed.connect(self._show_again)

    def show(self, *notifications: Notification) -> None:
        for notification in notifications:
            self.standing.append(notification)
            assert self.messenger.show(notification)

    @property
    def on_board(self) -> list[str]:
        return [shown.title for shown in self.board.shown.values()]

    def _make_window(self) -> ReminderWindow:
        self.windows += 1
        return self.at.window

    def _show_again(self, there: bool) -> None:
        self.told.append(there)
        for notification in self.standing:
            self.messenger.show(notification)


@pytest.fixture
def desk(qtbot: QtBot, look: ThemeController) -> Desk:
    return Desk(qtbot, look)


def test_where_the_desktop_shows_it_no_window_is_made(desk: Desk) -> None:
    desk.show(BREAKFAST)
    assert desk.on_board == ["Time for Azathioprine"]
    assert desk.messenger.delivery_of(BREAKFAST.id) is Delivery.DESKTOP
    assert desk.messenger.on_desktop
    desk.messenger.withdraw(BREAKFAST.id)
    assert desk.on_board == []
    assert desk.windows == 0


def test_what_the_desktop_can_do_is_what_the_desktop_says(desk: Desk) -> None:
    assert desk.messenger.abilities() == Abilities(server="Board 1.0", buttons=True)


def test_where_the_desktop_shows_nothing_the_window_takes_over_at_once(desk: Desk) -> None:
    desk.board.on = False
    desk.show(BREAKFAST, DINNER)
    assert desk.at.titles == ["Time for Allopurinol", "Time for Azathioprine"]
    assert desk.messenger.delivery_of(BREAKFAST.id) is Delivery.WINDOW
    assert desk.messenger.available
    assert not desk.messenger.on_desktop
    assert desk.windows == 1


def test_what_nobody_showed_was_not_delivered(desk: Desk) -> None:
    assert desk.messenger.delivery_of(BREAKFAST.id) is Delivery.NONE


def test_when_a_server_comes_up_what_stands_moves_to_the_desktop(desk: Desk) -> None:
    desk.board.on = False
    desk.show(BREAKFAST, DINNER)
    desk.board.switch(on=True)
    assert desk.told == [True]
    assert desk.on_board == ["Time for Azathioprine", "Time for Allopurinol"]
    assert not any(shown.sound for shown in desk.board.shown.values()), "they were heard before"
    assert not desk.at.window.isVisible()
    assert desk.messenger.delivery_of(DINNER.id) is Delivery.DESKTOP


def test_when_the_server_dies_what_stood_there_moves_to_the_window(desk: Desk) -> None:
    desk.show(BREAKFAST, DINNER)
    desk.board.switch(on=False)
    assert desk.told == [False]
    assert desk.at.titles == ["Time for Allopurinol", "Time for Azathioprine"]
    assert desk.messenger.delivery_of(DINNER.id) is Delivery.WINDOW


def test_what_replaces_one_on_a_desktop_that_fails_now_leaves_none_behind(desk: Desk) -> None:
    desk.show(BREAKFAST)
    desk.board.on = False
    desk.show(replace(BREAKFAST, title="Still open: Azathioprine"))
    assert desk.on_board == []
    assert desk.at.titles == ["Still open: Azathioprine"]


def test_an_answer_in_the_window_is_told_and_the_reminder_gone(desk: Desk) -> None:
    desk.board.on = False
    desk.show(BREAKFAST)
    desk.at.click("Taken")
    assert desk.acted == [(BREAKFAST.id, "taken")]
    assert not desk.at.window.isVisible()
    assert desk.closed == []


def test_a_reminder_closed_in_the_window_is_told(desk: Desk) -> None:
    desk.board.on = False
    desk.show(BREAKFAST)
    desk.at.click("Close")
    assert desk.closed == [BREAKFAST.id]


def test_what_the_desktop_tells_is_passed_on(desk: Desk) -> None:
    desk.show(BREAKFAST)
    desk.board.acted.emit(BREAKFAST.id, "skip")
    desk.board.closed.emit(DINNER.id)
    assert desk.acted == [(BREAKFAST.id, "skip")]
    assert desk.closed == [DINNER.id]


def test_a_reminder_is_withdrawn_from_the_window_too(desk: Desk) -> None:
    desk.board.on = False
    desk.show(BREAKFAST, DINNER)
    desk.messenger.withdraw(BREAKFAST.id)
    assert desk.at.titles == ["Time for Allopurinol"]


def test_closing_takes_everything_away_from_both(desk: Desk) -> None:
    desk.show(BREAKFAST)
    desk.board.on = False
    desk.show(DINNER)
    desk.messenger.close()
    assert desk.on_board == []
    assert not desk.at.window.isVisible()
    assert desk.closed == []


def test_where_the_latest_were_shown_is_remembered_and_no_more(desk: Desk) -> None:
    desk.show(*(replace(BREAKFAST, id=f"dose:{number}") for number in range(70)))
    assert desk.messenger.delivery_of("dose:69") is Delivery.DESKTOP
    assert desk.messenger.delivery_of("dose:0") is Delivery.NONE
