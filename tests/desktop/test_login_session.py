from __future__ import annotations

import subprocess
import sys

import pytest

from imuran_desktop.desktop.login_session import LoginSession
from imuran_desktop.desktop.login_session_choice import make_login_session


def test_where_nothing_is_known_the_person_is_there(qapp: object) -> None:
    session = LoginSession()
    session.start()
    assert session.active
    session.stop()
    assert session.active


def test_the_one_for_this_system_is_made(qapp: object) -> None:
    session = make_login_session()
    assert isinstance(session, LoginSession)
    assert (type(session) is LoginSession) == (sys.platform != "linux")


@pytest.mark.skipif(sys.platform != "linux", reason="jeepney is used on Linux")
def test_nothing_of_dbus_is_imported_before_a_session_is_made() -> None:
    code = "import sys, imuran_desktop.desktop.login_session_choice; print('jeepney' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "False\n"
