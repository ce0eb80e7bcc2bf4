from __future__ import annotations

import sys
from pathlib import Path

import pytest

if sys.platform != "linux":
    pytest.skip("D-Bus notifications are Linux's", allow_module_level=True)

from imuran_desktop.desktop.notifier import Notification
from imuran_desktop.desktop.notifier_dbus import DBusNotifier, notify_arguments

DOSE = Notification(
    "d", "A & B", "<b>50 mg</b> & water", (("default", "Open"), ("taken", "Taken")), "critical", "presence"
)


def arguments(notification: Notification, *capabilities: str) -> dict[str, object]:
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
        "hints": {"urgency": ("y", 2), "category": ("s", "presence"), "desktop-entry": ("s", "imuran-desktop")},
        "expires": 0,
    }
    able = arguments(DOSE, "actions", "body-markup", "sound")
    assert able["body"] == "&lt;b&gt;50 mg&lt;/b&gt; &amp; water"
    assert able["actions"] == ["default", "Open", "taken", "Taken"]
    assert "sound-name" in str(able["hints"])


def test_one_of_low_urgency_is_silent_and_goes_by_itself() -> None:
    low = arguments(Notification("l", "Saved", urgency="low"), "sound")
    assert low["expires"] == -1
    assert low["hints"] == {"urgency": ("y", 0), "desktop-entry": ("s", "imuran-desktop")}


@pytest.mark.parametrize("address", ["", "nonsense", "unix:path=/nonexistent/bus", "tcp:host=localhost,port=1"])
def test_without_a_bus_nothing_is_shown_and_nothing_breaks(
    address: str, qapp: object, caplog: pytest.LogCaptureFixture
) -> None:
    notifier = DBusNotifier("App", None, address=address)
    assert not notifier.available
    assert not notifier.show(DOSE)
    assert not notifier.show(DOSE)
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
