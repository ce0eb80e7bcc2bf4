"""What the app costs while nobody uses it: how often it wakes the computer when it is only in the tray."""

from __future__ import annotations

import faulthandler
import sys
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from imuran_desktop.domain.history import Author
from imuran_desktop.domain.plan import Change
from imuran_desktop.services.plan import create_with_plan
from tests.benchmarks.figures import compare_excess
from tests.benchmarks.measured import count_wake_ups, running, wait_for_rest
from tests.domain.builders import plan, prescription, slot, step
from tests.journeys.servers import missing

if sys.platform != "linux":
    pytest.skip("reads /proc", allow_module_level=True)

from tests.journeys.tray_host import TrayHost

_BARE = [sys.executable, str(Path(__file__).with_name("bare_window.py"))]
_AUTHOR = Author("d" * 32, "Sam")


@pytest.fixture
def tray(desktop_env: Mapping[str, str]) -> Iterator[TrayHost]:
    if missing("Xvfb", "openbox", "dbus-daemon"):
        pytest.skip("needs a desktop with a tray")
    with closing(TrayHost(desktop_env["DBUS_SESSION_BUS_ADDRESS"])) as host:
        yield host


@pytest.fixture
def quiet_diary(on_disk: Path) -> Path:
    """A diary with nothing to tell today."""
    now = datetime.now(UTC)
    begins = Change((now + timedelta(days=2)).date())
    path = on_disk / "quiet.imuran"
    create_with_plan(
        path, _AUTHOR, now, plan(prescription(step(slot("noon", "12:00"), begins=begins), recording=begins))
    )
    return path


def test_wake_ups_in_the_tray(
    quiet_diary: Path, desktop_env: Mapping[str, str], tray: TrayHost, request: pytest.FixtureRequest
) -> None:
    minutes = request.config.getoption("--idle-minutes")
    faulthandler.cancel_dump_traceback_later()  # pytest would take an hour's watching for a test that hangs
    hidden = [sys.executable, "-m", "imuran_desktop", "--diary", str(quiet_diary), "--background"]
    with running(_BARE, desktop_env) as bare, running(hidden, desktop_env) as app:
        tray.wait_for_icon()
        for process in (bare, app):
            wait_for_rest(process)
        in_bare, in_app = count_wake_ups((bare.pid, app.pid), 60 * minutes)
    # The bare window sleeps for good, so there is nothing to divide by. One look at the clock a minute is one wake-up.
    what = f"wake-ups in {minutes:g} min in the tray - a bare window's"
    compare_excess(what, in_app / minutes, in_bare / minutes, "a minute", aim=1.2)
