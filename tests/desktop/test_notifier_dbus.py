from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

if sys.platform != "linux":
    pytest.skip("D-Bus notifications are Linux's", allow_module_level=True)

from imuran_desktop.desktop.notifier import REMINDER, Abilities, Notification
from imuran_desktop.desktop.notifier_dbus import DBusNotifier, notify_arguments
from imuran_desktop.desktop.paths import APP_ID
from imuran_desktop.domain.codes import Delivery
from tests.desktop.notification_service import NotificationService
from tests.journeys.servers import Bus

DOSE = Notification(
    "d", "A & B", "<b>50 mg</b> & water", (("default", "Open"), ("taken", "Taken")), "critical", REMINDER
)


def arguments(notification: Notification, *capabilities: str) -> dict[str, Any]:
    names = ("app", "replaces", "icon", "summary", "body", "actions", "hints", "expires")
    values = notify_arguments(notification, frozenset(capabilities), "App", "file:///icon.svg", 7)
    return dict(zip(names, values, strict=True))


def test_only_what_the_server_can_do_is_asked_of_it() -> None:
    assert arguments(DOSE) == {
        "app": "App",
        "replaces": 7,
        "icon": "file:///icon.svg",
        "summary": "A & B",
        "body": "<b>50 mg</b> & water",
        "actions": [],
        "hints": {"urgency": ("y", 2), "category": ("s", "x-imuran.reminder"), "desktop-entry": ("s", APP_ID)},
        "expires": 0,
    }
    able = arguments(DOSE, "actions", "body-markup", "sound")
    assert able["body"] == "&lt;b&gt;50 mg&lt;/b&gt; &amp; water"
    assert able["actions"] == ["default", "Open", "taken", "Taken"]
    assert able["hints"] == {**arguments(DOSE)["hints"], "sound-name": ("s", "message-new-instant")}


@pytest.mark.parametrize("capabilities", [(), ("sound",)])
def test_one_without_a_sound_keeps_even_a_server_quiet_that_does_not_say_it_plays_one(
    capabilities: tuple[str, ...],
) -> None:
    hints = arguments(Notification("q", "Quiet", sound=False), *capabilities)["hints"]
    assert hints == {"urgency": ("y", 1), "desktop-entry": ("s", APP_ID), "suppress-sound": ("b", True)}


def test_one_of_low_urgency_is_silent_and_goes_by_itself() -> None:
    low = arguments(Notification("l", "Saved", urgency="low"), "sound")
    assert low["expires"] == -1
    quiet = ("b", True)
    assert low["hints"] == {"urgency": ("y", 0), "desktop-entry": ("s", APP_ID), "suppress-sound": quiet}


@pytest.mark.parametrize("address", ["", "nonsense", "unix:path=/nonexistent/bus", "tcp:host=localhost,port=1"])
def test_without_a_bus_nothing_is_shown_and_nothing_breaks(
    address: str, qapp: object, caplog: pytest.LogCaptureFixture
) -> None:
    notifier = DBusNotifier("App", None, address=address)
    assert not notifier.available
    assert not notifier.show(DOSE)
    assert not notifier.show(DOSE)
    assert notifier.abilities() == Abilities()
    notifier.withdraw(DOSE.id)
    notifier.close()
    assert "50 mg" not in caplog.text
    assert "not delivered" in caplog.text


def test_the_sessions_bus_is_looked_up_each_time(qapp: object, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    notifier = DBusNotifier("App", None)
    assert not notifier.available
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    assert not notifier.available
    notifier.close()


@pytest.fixture
def notifier(bus: Bus, qapp: object) -> Iterator[DBusNotifier]:
    notifier = DBusNotifier("App", None, address=bus.address)
    yield notifier
    notifier.close()


def test_a_server_says_what_it_can_do_and_is_asked_once(bus: Bus, notifier: DBusNotifier) -> None:
    with NotificationService(bus.address, ["actions", "body", "persistence", "sound"]) as service:
        assert notifier.abilities() == Abilities("Service 1.2", buttons=True, stays=True, sound=True, body=True)
        assert notifier.abilities() == Abilities("Service 1.2", buttons=True, stays=True, sound=True, body=True)
        assert service.asked == ["GetCapabilities", "GetServerInformation"]


def test_after_another_server_took_over_it_is_asked_anew_and_old_ids_mean_nothing(
    bus: Bus, notifier: DBusNotifier, qtbot: QtBot
) -> None:
    other = Notification("other", "Other")
    with NotificationService(bus.address, ["actions", "body"]):
        assert notifier.show(DOSE)
        assert notifier.show(other)
        assert notifier.delivery_of(DOSE.id) is Delivery.DESKTOP
        assert notifier.abilities().buttons
        with qtbot.waitSignal(notifier.availability_changed, timeout=10_000) as changed:
            service = NotificationService(bus.address, ["body"], version="1.3")
        assert changed.args == [True]
    with service:
        assert notifier.delivery_of(DOSE.id) is Delivery.NONE, "it is gone with its server"
        assert notifier.abilities() == Abilities("Service 1.3", body=True)
        assert notifier.show(other)  # the new server calls it what the old one called the dose
        notifier.withdraw(DOSE.id)  # gone with its server
        with qtbot.waitSignal(notifier.closed) as closed:
            service.dismiss(1)
        assert closed.args == ["other"]
        assert notifier.show(other)
        assert service.notified == [("Other", 0), ("Other", 0)]
        assert service.closed == []


def test_a_server_that_shows_another_instead_of_replacing_loses_the_old_one(
    bus: Bus, notifier: DBusNotifier, qtbot: QtBot
) -> None:
    with NotificationService(bus.address, ["body"], replaces=False) as service:
        assert notifier.show(DOSE)
        assert notifier.show(DOSE)
        assert service.notified == [("A & B", 0), ("A & B", 1)]
        with qtbot.assertNotEmitted(notifier.closed):
            service.dismiss(1)
            notifier.withdraw(DOSE.id)
            qtbot.waitUntil(lambda: service.closed == [1, 2])
