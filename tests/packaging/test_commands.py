"""The two commands, `run.py` and `test.py`, as a person types them."""

import ast
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from _environment import Environment
from _requirements import CHECKOUT, digest

APP = """\
import os, sys
print(os.getcwd(), sys.argv[1:])
sys.exit(7)
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A checkout whose set-up is done, with a small stand-in for the app."""
    folder = tmp_path / "check out"
    shutil.copytree(CHECKOUT / "packaging", folder / "packaging", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "imuran_desktop").mkdir()
    (folder / "imuran_desktop" / "__main__.py").write_text(APP)
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder / ".venv"], check=True)
    finish_setup(folder)
    return folder


def test_the_app_gets_the_arguments_and_the_current_folder_and_gives_its_exit_code(
    checkout: Path, tmp_path: Path
) -> None:
    done = start(checkout / "packaging" / "run.py", "--diary", "my diary.imuran", cwd=tmp_path)
    assert done.stdout == f"{tmp_path} ['--diary', 'my diary.imuran']\n"
    assert done.returncode == 7


def test_a_checkout_that_moved_still_starts(checkout: Path, tmp_path: Path) -> None:
    moved = checkout.rename(tmp_path / "moved")
    assert start(moved / "packaging" / "run.py", cwd=tmp_path).returncode == 7


@pytest.mark.parametrize("script", ["run.py", "test.py"])
def test_an_older_python_gets_a_sentence(script: str) -> None:
    path = CHECKOUT / "packaging" / script
    ast.parse(path.read_text("utf-8"), feature_version=(3, 7))
    pretend = f"import runpy, sys; sys.version_info = (3, 8, 1); runpy.run_path({str(path)!r}, run_name='__main__')"
    done = subprocess.run([sys.executable, "-c", pretend], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert done.stderr.startswith("Imuran Desktop needs Python 3.11 or newer; this is Python 3.8.")


def test_the_checks_are_listed_without_setting_up(tmp_path: Path) -> None:
    folder = tmp_path / "fresh"
    shutil.copytree(CHECKOUT / "packaging", folder / "packaging", ignore=shutil.ignore_patterns("__pycache__"))
    done = start(folder / "packaging" / "test.py", "--list", cwd=tmp_path)
    assert [line.split()[0] for line in done.stdout.splitlines()][-1] == "tests"
    assert not (folder / ".venv").exists()


def start(script: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(script), *arguments]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)


def finish_setup(folder: Path) -> None:
    """Leave in the environment what installing leaves."""
    environment = Environment(folder / ".venv")
    requirements = (folder / "packaging" / "requirements.txt").read_text("utf-8")
    stamp = {"python": environment.version(), "digests": [digest(requirements)]}
    (environment.folder / "setup-stamp.json").write_text(json.dumps(stamp))
    up = os.path.relpath(folder, environment.site_packages())
    (environment.site_packages() / "imuran_desktop_checkout.pth").write_text(up + "\n")
