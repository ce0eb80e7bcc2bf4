from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterator
from time import monotonic

import pytest
from pytestqt.qtbot import QtBot

if sys.platform != "linux":
    pytest.skip("D-Bus notifications are Linux's", allow_module_level=True)

from imuran_desktop.desktop.notifier import REMINDER, Abilities, Notification
from imuran_desktop.desktop.notifier_dbus import DBusNotifier
from imuran_desktop.desktop.paths import APP_ID
from tests.journeys.desktop_session import CHECKOUT, Desktop

DOSE = Notification(
    id="dose:morning:2026-03-01",
    title="Time for azathioprine",
    body="50 mg, with or after food & <water>",
    actions=(("default", "Open"), ("taken", "Taken"), ("snooze", "Snooze"), ("skip", "Skip")),
    category=REMINDER,
)
ICON = CHECKOUT / "resources" / "icons" / "imuran-desktop.svg"


@pytest.fixture
def notifier(desktop: Desktop, qapp: object) -> Iterator[DBusNotifier]:
    notifier = DBusNotifier("Imuran Desktop", ICON, address=desktop.bus.address)
    yield notifier
    notifier.close()


@pytest.mark.parametrize("markup", ["full", "no"])
def test_dunst_shows_it_and_each_action_comes_back(
    desktop: Desktop, notifier: DBusNotifier, qtbot: QtBot, markup: str
) -> None:
    desktop.start_dunst(markup)
    for action, label in DOSE.actions:
        assert notifier.show(DOSE)
        (shown,) = desktop.shown()
        assert shown.actions[action] == label
        with qtbot.waitSignal(notifier.acted) as acted:
            desktop.invoke(shown.id, action)
        assert acted.args == [DOSE.id, action]
        desktop.monitor.wait_for(lambda: not desktop.shown())
    assert shown.summary == DOSE.title
    assert shown.body == (DOSE.body if markup == "no" else "50 mg, with or after food &amp; &lt;water&gt;")
    assert shown.hints == {"urgency": 1, "category": REMINDER, "desktop-entry": APP_ID}
    assert shown.expires == 0


def test_drawn_buttons_are_clicked_with_the_mouse(desktop: Desktop, notifier: DBusNotifier, qtbot: QtBot) -> None:
    desktop.start_xfce4_notifyd()
    for action in ("taken", "skip", "snooze"):
        assert notifier.show(DOSE)
        (shown,) = desktop.shown()
        with qtbot.waitSignal(notifier.acted) as acted:
            desktop.click_button(shown, action)
        assert acted.args == [DOSE.id, action]
        desktop.monitor.wait_for(lambda: not desktop.shown())


@pytest.mark.parametrize(("server", "name"), [("dunst", "dunst "), ("xfce4_notifyd", "Xfce Notify Daemon ")])
def test_what_a_server_can_do_is_known_while_it_is_there(
    desktop: Desktop, notifier: DBusNotifier, qtbot: QtBot, server: str, name: str
) -> None:
    assert notifier.abilities() == Abilities()
    with qtbot.waitSignal(notifier.availability_changed):
        started = getattr(desktop, f"start_{server}")()
    able = notifier.abilities()
    assert able.server.startswith(name)
    assert able.server != name
    assert (able.buttons, able.body) == (True, True)
    with qtbot.waitSignal(notifier.availability_changed):
        started.kill()
    assert notifier.abilities() == Abilities()


def test_one_without_a_sound_says_so(desktop: Desktop, notifier: DBusNotifier) -> None:
    desktop.start_dunst()
    assert notifier.show(Notification("quiet", "Quiet", sound=False))
    (shown,) = desktop.shown()
    assert shown.hints == {"urgency": 1, "desktop-entry": APP_ID, "suppress-sound": True}


@pytest.mark.parametrize("server", ["dunst", "xfce4_notifyd"])
def test_replaced_withdrawn_and_dismissed(desktop: Desktop, notifier: DBusNotifier, qtbot: QtBot, server: str) -> None:
    getattr(desktop, f"start_{server}")()
    closed: list[str] = []
    notifier.closed.connect(closed.append)
    assert notifier.show(DOSE)
    assert notifier.show(Notification(DOSE.id, "Still time for it"))
    (shown,) = desktop.shown()
    assert (shown.summary, shown.actions) == ("Still time for it", {})
    notifier.withdraw(DOSE.id)
    notifier.withdraw("never shown")
    desktop.monitor.wait_for(lambda: not desktop.shown())

    assert notifier.show(DOSE)
    (shown,) = desktop.shown()
    with qtbot.waitSignal(notifier.closed):
        # As if its cross were clicked: the servers draw that differently, but tell of it in one way.
        desktop.run(
            *("dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.Notifications"),
            *("/org/freedesktop/Notifications", "org.freedesktop.Notifications.CloseNotification"),
            f"uint32:{shown.id}",
        )
    assert closed == [DOSE.id]


def test_a_server_that_was_killed_and_another_that_counts_from_one(
    desktop: Desktop, notifier: DBusNotifier, qtbot: QtBot
) -> None:
    first = desktop.start_dunst()
    other = Notification("test:2026-03-02", "Blood test tomorrow", actions=(("booked", "Booked"),))
    assert notifier.show(DOSE)
    assert notifier.show(other)
    dead_ids = [shown.id for shown in desktop.shown()]
    with qtbot.waitSignal(notifier.availability_changed) as gone:
        first.kill()
    assert gone.args == [False]
    assert not notifier.available
    assert not notifier.show(DOSE)

    with qtbot.waitSignal(notifier.availability_changed) as back:
        desktop.start_dunst()
    assert back.args == [True]
    assert notifier.available
    assert notifier.show(DOSE)
    (shown,) = desktop.shown()
    assert shown.replaces == 0
    assert shown.id in dead_ids
    notifier.withdraw(other.id)  # gone with its server: its id may be another's now
    with qtbot.waitSignal(notifier.acted) as acted:
        desktop.invoke(shown.id, "taken")
    assert acted.args == [DOSE.id, "taken"]


def test_a_server_that_the_bus_starts_when_needed(desktop: Desktop, qtbot: QtBot) -> None:
    services = desktop.folder / "services"
    services.mkdir()
    starter = desktop.folder / "starter"
    starter.write_text(f"#!/bin/sh\nexec {' '.join(desktop.dunst_command())}\n")
    starter.chmod(0o700)
    service = f"[D-BUS Service]\nName=org.freedesktop.Notifications\nExec={starter}\n"
    (services / "org.freedesktop.Notifications.service").write_text(service)
    desktop.bus.end()
    desktop.start_bus(services)

    notifier = DBusNotifier("Imuran Desktop", None, address=desktop.bus.address)
    changes: list[bool] = []
    notifier.availability_changed.connect(changes.append)
    assert notifier.available
    assert notifier.show(DOSE)
    (shown,) = desktop.shown()
    with qtbot.waitSignal(notifier.acted) as acted:
        desktop.invoke(shown.id, "skip")
    assert acted.args == [DOSE.id, "skip"]
    assert changes == []
    notifier.close()


def test_a_server_that_hangs_holds_the_gui_up_for_two_seconds_at_most(
    desktop: Desktop, notifier: DBusNotifier, qtbot: QtBot
) -> None:
    server = desktop.start_dunst()
    assert notifier.show(Notification("first", "First"))
    os.kill(server.pid, signal.SIGSTOP)
    began = monotonic()
    assert not notifier.show(DOSE)
    assert not notifier.show(Notification("withdrawn", "Withdrawn meanwhile"))
    notifier.withdraw("withdrawn")
    assert monotonic() - began < 3, "once: a server that hangs is not waited for again"
    os.kill(server.pid, signal.SIGCONT)

    # What it then shows late is ours all the same.
    late = desktop.monitor.wait_for_shown(lambda shown: shown.summary == DOSE.title)
    with qtbot.waitSignal(notifier.acted) as acted:
        desktop.invoke(late.id, "taken")
    assert acted.args == [DOSE.id, "taken"]
    desktop.monitor.wait_for(lambda: [shown.summary for shown in desktop.shown()] == ["First"])


def test_a_bus_that_goes_away_and_comes_back(desktop: Desktop, notifier: DBusNotifier, qtbot: QtBot) -> None:
    server = desktop.start_dunst()
    assert notifier.show(DOSE)
    with qtbot.waitSignal(notifier.availability_changed) as gone:
        desktop.bus.kill()
    assert gone.args == [False]
    assert not notifier.show(DOSE)
    assert not notifier.available
    notifier.withdraw(DOSE.id)
    server.process.wait(10)  # dunst ends with its bus

    desktop.start_bus()
    assert not notifier.show(DOSE)
    with qtbot.waitSignal(notifier.availability_changed) as back:
        desktop.start_dunst()
    assert back.args == [True]
    assert notifier.show(DOSE)
    assert [shown.summary for shown in desktop.shown()] == [DOSE.title]


def test_what_is_on_the_screen_goes_with_the_app(desktop: Desktop, notifier: DBusNotifier) -> None:
    desktop.start_dunst()
    assert notifier.show(DOSE)
    notifier.close()
    desktop.monitor.wait_for(lambda: not desktop.shown())


def test_text_that_would_make_the_bus_hang_up(desktop: Desktop, notifier: DBusNotifier) -> None:
    desktop.start_dunst()
    assert notifier.show(Notification("x", "a\0b", "half a pair: \ud800"))
    (shown,) = desktop.shown()
    assert (shown.summary, shown.body) == ("ab", "half a pair: ?")
