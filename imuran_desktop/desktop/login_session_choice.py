"""Which login session suits this system."""

import sys

from PySide6.QtCore import QObject

from imuran_desktop.desktop.login_session import LoginSession


def make_login_session(parent: QObject | None = None) -> LoginSession:
    """The one for this system. What it needs is imported here, not at start."""
    if sys.platform != "linux":
        return LoginSession(parent)
    from imuran_desktop.desktop.login_session_dbus import LogindSession

    return LogindSession(parent=parent)
