from __future__ import annotations

import pytest

from imuran_desktop.desktop.autostart_windows import APPROVED, RUN, RunKeyEntry

COMMAND = [r"C:\Program Files\Python\pythonw.exe", "-m", "imuran_desktop", "--background"]


class Hive:
    """A registry in memory: the real one is on Windows only."""

    def __init__(self) -> None:
        self.values: dict[tuple[str, str], str | bytes] = {}
        self.refuses = False

    def read(self, key: str, name: str) -> str | bytes | None:
        if self.refuses:
            raise PermissionError
        return self.values.get((key, name))

    def write(self, key: str, name: str, text: str) -> None:
        self.values[key, name] = text

    def remove(self, key: str, name: str) -> None:
        self.values.pop((key, name), None)


def test_written_and_removed() -> None:
    hive = Hive()
    entry, other = RunKeyEntry("App", hive), RunKeyEntry("App 2", hive)
    assert not entry.enabled
    entry.write(COMMAND)
    other.write(COMMAND)
    assert hive.values[RUN, "App"] == r'"C:\Program Files\Python\pythonw.exe" -m imuran_desktop --background'
    assert entry.enabled
    entry.remove()
    assert (entry.enabled, other.enabled) == (False, True)


@pytest.mark.parametrize(("first", "enabled"), [(2, True), (3, False), (6, True), (7, False)])
def test_what_was_switched_off_in_the_task_manager_is_off_until_it_is_enabled_again(first: int, enabled: bool) -> None:
    hive = Hive()
    entry = RunKeyEntry("App", hive)
    entry.write(COMMAND)
    hive.values[APPROVED, "App"] = bytes([first, *[0] * 11])
    assert entry.enabled == enabled
    entry.write(COMMAND)
    assert entry.enabled


def test_a_command_that_windows_would_leave_out_is_refused() -> None:
    hive = Hive()
    with pytest.raises(OSError, match="long"):
        RunKeyEntry("App", hive).write([*COMMAND, "--diary", "d" * 250])
    assert hive.values == {}


def test_a_registry_that_cannot_be_read_starts_nothing() -> None:
    hive = Hive()
    entry = RunKeyEntry("App", hive)
    entry.write(COMMAND)
    hive.refuses = True
    assert not entry.enabled
