from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ASK = "from imuran_desktop.desktop.home_zone import home_zone; print(home_zone())"


def zone_with(setting: str | None) -> str:
    """The zone, as a new process finds it."""
    env = {name: value for name, value in os.environ.items() if name != "TZ"} | ({"TZ": setting} if setting else {})
    return subprocess.run(
        [sys.executable, "-c", ASK], env=env, capture_output=True, text=True, check=True
    ).stdout.strip()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps its zone elsewhere")
@pytest.mark.parametrize("setting", ["Europe/London", ":Europe/London", "/usr/share/zoneinfo/Europe/London"])
def test_the_environment_names_it(setting: str) -> None:
    if setting.startswith("/") and not Path(setting).exists():
        pytest.skip("this system keeps its zones elsewhere")
    assert zone_with(setting) == "Europe/London"


@pytest.mark.parametrize("setting", [None, "Nowhere/City", "EST5EDT,M3.2.0,M11.1.0", ":"])
def test_it_is_always_a_zone_that_exists(setting: str | None) -> None:
    from imuran_desktop.domain.zones import valid_zone

    assert valid_zone(zone_with(setting))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps its zone elsewhere")
def test_a_change_while_the_program_runs_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    from imuran_desktop.desktop.home_zone import home_zone, zone_now

    found = []
    for setting in ("Europe/London", "America/New_York", "Nowhere/City"):
        monkeypatch.setenv("TZ", setting)
        found.append((zone_now(), home_zone()))
    assert found == [("Europe/London", "Europe/London"), ("America/New_York", "America/New_York"), ("", "UTC")]
