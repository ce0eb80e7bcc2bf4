"""Which notifier suits this system."""

import sys
from pathlib import Path

from PySide6.QtCore import QObject

from imuran_desktop.desktop.notifier import Notifier


def make_notifier(app_name: str, icon: Path | None, parent: QObject | None = None) -> Notifier:
    """The notifier for this system. What it needs is imported here, not at start."""
    if sys.platform in ("win32", "darwin"):
        from imuran_desktop.desktop.notifier_native import NativeNotifier

        return NativeNotifier(app_name, icon, parent=parent)
    from imuran_desktop.desktop.notifier_dbus import DBusNotifier

    return DBusNotifier(app_name, icon, parent=parent)
