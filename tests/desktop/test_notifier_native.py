from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from imuran_desktop.desktop.notifier import Abilities, Notification
from imuran_desktop.desktop.notifier_native import NativeNotifier
from imuran_desktop.domain.codes import Delivery

DOSE = Notification("dose:morning:2026-03-01", "Time for it", "50 mg", (("default", "Open"), ("taken", "Taken")))


class Plain:
    """Keeps what it is made with, in the names that desktop-notifier uses."""

    def __init__(self, *values: Any, **named: Any) -> None:
        self.values = values
        self.__dict__.update(named)


class Centre:
    """A notification centre with the methods of desktop-notifier 6.2, which is installed on Windows and macOS only."""

    def __init__(self, capabilities: frozenset[str] = frozenset({"message"})) -> None:
        self.capabilities = capabilities
        self.sent: list[Any] = []
        self.cleared: list[str] = []
        self.delivers = True

    async def get_capabilities(self) -> frozenset[str]:
        return self.capabilities

    async def request_authorisation(self) -> bool:
        return True

    async def send_notification(self, notification: Any) -> None:
        if self.delivers:  # as desktop-notifier does it, failures are only logged
            self.sent.append(notification)
            notification.on_dispatched()

    async def clear(self, identifier: str) -> None:
        self.cleared.append(identifier)

    async def clear_all(self) -> None:
        self.cleared.append("all")


@pytest.fixture(autouse=True)
def library(monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand in for the library where it is not installed."""
    module = ModuleType("desktop_notifier")
    module.__dict__.update(Button=Plain, Notification=Plain, Urgency=str, DEFAULT_SOUND="sound")
    module.__dict__["Capability"] = Plain(MESSAGE="message", BUTTONS="buttons", SOUND="sound")
    monkeypatch.setitem(sys.modules, "desktop_notifier", module)


@pytest.fixture
def centre() -> Centre:
    return Centre()


@pytest.fixture
def notifier(centre: Centre, qapp: object) -> Iterator[NativeNotifier]:
    threads = set(threading.enumerate())

    def open_centre(app_name: str, icon: Path | None) -> Any:
        return centre

    notifier = NativeNotifier("App", None, open_backend=open_centre)
    yield notifier
    notifier.close()
    assert set(threading.enumerate()) == threads


def test_it_is_shown_with_its_buttons_and_answers_come_to_this_thread(
    qtbot: QtBot, centre: Centre, notifier: NativeNotifier
) -> None:
    assert notifier.available
    assert notifier.delivery_of(DOSE.id) is Delivery.NONE
    assert notifier.show(DOSE)
    assert notifier.delivery_of(DOSE.id) is Delivery.DESKTOP
    (sent,) = centre.sent
    assert sent.values == ("Time for it", "50 mg")
    assert [(button.values[0], button.identifier) for button in sent.buttons] == [("Taken", "taken")]
    assert len(sent.identifier) <= 64
    answered_on: list[int] = []
    notifier.acted.connect(lambda *_: answered_on.append(threading.get_ident()))
    for press, action in ((sent.buttons[0].on_pressed, "taken"), (sent.on_clicked, "default")):
        with qtbot.waitSignal(notifier.acted) as acted:
            elsewhere = threading.Thread(target=press)
            elsewhere.start()
            elsewhere.join()
        assert acted.args == [DOSE.id, action]
    assert answered_on == [threading.get_ident()] * 2


def test_replaced_dismissed_and_withdrawn(qtbot: QtBot, centre: Centre, notifier: NativeNotifier) -> None:
    assert notifier.show(DOSE)
    assert notifier.show(DOSE)
    first, second = centre.sent
    assert first.identifier == second.identifier
    assert centre.cleared == [first.identifier]
    with qtbot.waitSignal(notifier.closed) as closed:
        second.on_dismissed()
    assert closed.args == [DOSE.id]
    assert notifier.show(DOSE)
    notifier.withdraw(DOSE.id)
    qtbot.waitUntil(lambda: centre.cleared == [first.identifier] * 2)
    with qtbot.assertNotEmitted(notifier.closed, wait=50):
        centre.sent[-1].on_dismissed()


def test_a_delivery_that_fails_is_said(centre: Centre, notifier: NativeNotifier) -> None:
    centre.delivers = False
    assert not notifier.show(DOSE)


def test_what_the_system_can_do(centre: Centre, notifier: NativeNotifier) -> None:
    centre.capabilities = frozenset({"message", "buttons"})
    able = notifier.abilities()
    assert (able.buttons, able.sound, able.stays, able.body) == (True, False, True, True)


@pytest.mark.parametrize(
    ("notification", "sound"),
    [
        (Notification("a", "A"), "sound"),
        (Notification("a", "A", sound=False), None),
        (Notification("a", "A", urgency="low"), None),
    ],
)
def test_it_makes_a_sound_unless_it_is_to_be_silent(
    centre: Centre, notifier: NativeNotifier, notification: Notification, sound: str | None
) -> None:
    assert notifier.show(notification)
    assert centre.sent[0].sound == sound


def test_a_program_that_may_show_nothing_says_so(centre: Centre, notifier: NativeNotifier) -> None:
    centre.capabilities = frozenset()
    assert not notifier.available
    assert notifier.abilities() == Abilities()
    assert not notifier.show(DOSE)


def test_a_centre_that_cannot_be_opened_is_not_available(qapp: object) -> None:
    def fail(app_name: str, icon: Path | None) -> Any:
        raise RuntimeError("no centre")

    notifier = NativeNotifier("App", None, open_backend=fail)
    assert not notifier.available
    assert not notifier.show(DOSE)
    notifier.withdraw(DOSE.id)
    notifier.close()
