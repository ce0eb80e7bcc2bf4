from __future__ import annotations

import subprocess
import sys

import pytest

from imuran_desktop.desktop.notifier import Notification
from imuran_desktop.desktop.notifier_choice import make_notifier


def test_the_one_for_this_system_is_made(qapp: object) -> None:
    notifier = make_notifier("Imuran Desktop", None)
    assert type(notifier).__name__ == ("DBusNotifier" if sys.platform == "linux" else "NativeNotifier")
    notifier.close()


def test_notifications_are_compared_by_what_they_say() -> None:
    assert Notification("a", "Title") == Notification("a", "Title")


@pytest.mark.skipif(sys.platform != "linux", reason="jeepney is used on Linux")
def test_nothing_of_dbus_is_imported_before_a_notifier_is_made() -> None:
    code = "import sys, imuran_desktop.desktop.notifier; print(any(name.startswith('jeepney') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
