"""The virtual environment: when it is left alone, when it is made anew, and what it can import."""

import subprocess
import sys
from pathlib import Path

import _setup
import pytest
from _environment import Environment
from _requirements import digest
from _steps import SetupError


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Environment:
    """A real environment, filled from no requirements at all: that needs no network."""
    environment = Environment(tmp_path_factory.mktemp("checkout") / ".venv")
    environment.make()
    environment.install("", ["one", "two", digest("")])
    return environment


def test_a_filled_environment_is_ready_for_what_it_was_filled_from(filled: Environment) -> None:
    assert filled.is_ready("one")
    assert filled.is_ready("two")
    assert not filled.is_ready("three")


def test_a_usable_environment_is_not_made_again(filled: Environment) -> None:
    kept = filled.folder / "kept"
    kept.touch()
    filled.make()
    assert kept.exists()


def test_filling_a_ready_environment_does_nothing(filled: Environment, capfd: pytest.CaptureFixture[str]) -> None:
    _setup.fill(filled, "", "nothing")
    assert capfd.readouterr() == ("", "")


def test_its_python_imports_the_checkout_from_any_folder(filled: Environment, tmp_path: Path) -> None:
    command = filled.command("-c", "import imuran_desktop; print(imuran_desktop.__file__)")
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True)
    assert Path(done.stdout.strip()).parts[-2:] == ("imuran_desktop", "__init__.py")


def test_a_file_in_the_current_folder_cannot_stand_in_for_a_module(filled: Environment, tmp_path: Path) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('the wrong json')")
    subprocess.run(filled.command("-c", "import json"), cwd=tmp_path, check=True)


def test_an_environment_whose_python_vanished_is_made_anew(tmp_path: Path) -> None:
    environment = bare_environment(tmp_path / ".venv")
    environment.python.unlink()
    assert environment.version() is None
    assert not environment.is_ready("one")
    assert not environment.is_usable()


def test_an_environment_whose_python_became_another_version_is_made_anew(tmp_path: Path) -> None:
    environment = bare_environment(tmp_path / ".venv", python="3.7")
    assert not environment.is_ready("one")
    assert not environment.is_usable()


def test_a_half_made_environment_is_not_usable(tmp_path: Path) -> None:
    environment = bare_environment(tmp_path / ".venv")
    (environment.site_packages() / "pip").rmdir()
    assert not environment.is_usable()


@pytest.mark.parametrize("content", ["", "{", "[]", '{"python": "3.11"}', '{"python": "3.11", "digests": 3}'])
def test_a_damaged_stamp_counts_as_none(tmp_path: Path, content: str) -> None:
    environment = bare_environment(tmp_path / ".venv")
    (environment.folder / "setup-stamp.json").write_text(content)
    assert not environment.is_ready("one")
    assert environment.is_usable()


def test_a_folder_with_something_else_in_it_is_left_alone(tmp_path: Path) -> None:
    thesis = tmp_path / "thesis.txt"
    thesis.write_text("years of work")
    with pytest.raises(SetupError, match="is no virtual environment"):
        Environment(tmp_path).make()
    assert thesis.read_text() == "years of work"


def bare_environment(folder: Path, python: str | None = None) -> Environment:
    """An environment with an empty pip, which is quick to make, and the stamp of a finished one."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    environment = Environment(folder)
    (environment.site_packages() / "pip").mkdir()
    stamp = f'{{"python": "{python or environment.version()}", "digests": ["one"]}}'
    (folder / "setup-stamp.json").write_text(stamp)
    return environment
