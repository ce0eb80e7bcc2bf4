from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from imuran_desktop.desktop import paths
from imuran_desktop.desktop.autostart import Autostart, app_command
from tests.desktop.exec_line import arguments_of

linux = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="other systems start programs otherwise")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    return tmp_path / "config" / "autostart"


def run(command: Sequence[str], folder: Path) -> str:
    """Start a command as a log-in does: in another folder, with nothing of this terminal's settings."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    done = subprocess.run(command, cwd=folder, env=plain, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, done.stderr
    return done.stdout


@linux
def test_what_is_written_really_starts_the_app(folder: Path, tmp_path: Path) -> None:
    diary = tmp_path / "Alex's 100 % diary.imuran"
    Autostart(diary).enable()
    (file,) = folder.iterdir()
    command = arguments_of(file)
    assert command[-3:] == ["--background", "--diary", str(diary)]
    (tmp_path / "elsewhere" / "imuran_desktop").mkdir(parents=True)  # nothing of this name in the way can mislead it
    assert "--background" in run([*command, "--help"], tmp_path / "elsewhere")


@linux
def test_an_installed_app_is_started_as_a_module(tmp_path: Path) -> None:
    """With a copy that Python finds by itself, as after an installation."""
    python = tmp_path / "installed" / "bin" / "python"
    venv = ["-m", "venv", "--without-pip", "--system-site-packages", str(tmp_path / "installed")]
    subprocess.run([sys.executable, *venv], check=True, timeout=60)
    ours = Path(paths.__file__).parents[2]
    (site,) = (tmp_path / "installed" / "lib").glob("python*/site-packages")
    (site / "ours.pth").write_text(f"{ours}\n" + "".join(f"{path}\n" for path in sys.path if "site-packages" in path))
    shows = "from imuran_desktop.desktop.autostart import app_command; print(*app_command(), sep='\\n')"
    command = run([str(python), "-c", shows], tmp_path).splitlines()
    assert command == [str(python), "-P", "-m", "imuran_desktop"]
    assert "--background" in run([*command, "--help"], tmp_path)


@linux
def test_each_diary_has_its_own_entry(folder: Path, tmp_path: Path) -> None:
    default, other = Autostart(None), Autostart(tmp_path / "other.imuran")
    assert default.supported
    assert not default.enabled
    default.enable()
    assert (default.enabled, other.enabled) == (True, False)
    other.enable()
    assert (default.enabled, other.enabled) == (True, True)
    assert len(list(folder.iterdir())) == 2
    assert all(arguments_of(file)[: len(app_command())] == app_command() for file in folder.iterdir())
    default.disable()
    default.disable()
    assert (default.enabled, other.enabled) == (False, True)
    other.disable()
    assert list(folder.iterdir()) == []


@linux
def test_the_default_diary_is_the_same_by_name_and_another_is_from_any_folder(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Autostart(paths.default_diary()).enable()
    assert Autostart(None).enabled
    (file,) = folder.iterdir()
    assert arguments_of(file)[-1] == "--background"
    Autostart(None).disable()

    monkeypatch.chdir(tmp_path)
    Autostart(Path("other.imuran")).enable()
    (file,) = folder.iterdir()
    assert arguments_of(file)[-1] == str(tmp_path / "other.imuran")
    assert Autostart(tmp_path / "other.imuran").enabled


def test_what_the_system_refuses_is_told() -> None:
    class Full:
        enabled = False

        def write(self, command: Sequence[str]) -> None:
            raise OSError("no space left")

        def remove(self) -> None:
            raise OSError("read-only")

    autostart = Autostart(None, Full())
    with pytest.raises(OSError, match="no space"):
        autostart.enable()
    with pytest.raises(OSError, match="read-only"):
        autostart.disable()
    assert not autostart.enabled
