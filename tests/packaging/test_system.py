"""What the operating system must bring: finding what is missing, and the words for it."""

import platform
import sys
from pathlib import Path

import _system
import pytest
from _steps import SetupError


@pytest.mark.parametrize(
    ("release", "expected"),
    [
        ({"ID": "debian"}, True),
        ({"ID": "ubuntu", "ID_LIKE": "debian"}, True),
        ({"ID": "linuxmint", "ID_LIKE": "ubuntu debian"}, True),
        ({"ID": "fedora"}, False),
        ({"ID": "nobara", "ID_LIKE": "rhel centos fedora"}, False),
        ({}, False),
    ],
)
def test_debian_and_its_descendants_use_apt(release: dict[str, str], expected: bool) -> None:
    assert _system.uses_apt(release) is expected


def test_a_system_without_os_release_has_no_apt(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent() -> dict[str, str]:
        raise FileNotFoundError

    monkeypatch.setattr(platform, "freedesktop_os_release", absent)
    assert not _system.has_apt()


def test_what_cannot_be_loaded_or_found_is_missing() -> None:
    assert _system.missing_libraries({"libnone-such.so.9": ("libnone9",)}) == {"libnone-such.so.9": ("libnone9",)}
    assert _system.missing_programs({"none-such-program": ("none",)}) == {"none-such-program": ("none",)}


def test_what_is_there_is_not_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(Path(sys.executable).parent))
    assert _system.missing_programs({Path(sys.executable).name: ("python3",)}) == {}
    assert _system.missing_venv() == {}


def test_the_name_that_this_release_knows_is_chosen_once() -> None:
    missing = {"a": ("new-a", "old-a"), "b": ("both",), "c": ("both",)}
    assert _system.choose_packages(missing, {"old-a", "both"}.__contains__) == ["old-a", "both"]
    assert _system.choose_packages(missing, {"new-a", "old-a"}.__contains__) == ["new-a", "both"]


def test_without_anyone_to_ask_the_command_is_named(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(_system, "_is_root", lambda: False)
    monkeypatch.setattr(_system, "_apt_knows", bool)
    monkeypatch.setattr(_system, "is_interactive", lambda: False)
    with pytest.raises(SetupError, match="sudo apt-get install --no-install-recommends libxcb-cursor0"):
        _system.install_with_apt({"libxcb-cursor.so.0": ("libxcb-cursor0",)})
    assert "Missing from this system: libxcb-cursor0" in capsys.readouterr().out
