"""A home folder of their own for the commands."""

from pathlib import Path

import pytest

from tests.cli.running import PLAN, run_here


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty home, so that no test meets the files of whoever runs it."""
    folder = tmp_path_factory.mktemp("home")
    for name in (
        "HOME",
        "USERPROFILE",
        "APPDATA",
        "LOCALAPPDATA",
        "XDG_CONFIG_HOME",
        "XDG_DATA_HOME",
        "XDG_STATE_HOME",
    ):
        monkeypatch.setenv(name, str(folder))
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, "en_GB.UTF-8")
    return folder


@pytest.fixture
def plan_file(tmp_path: Path) -> Path:
    """Sam's plan as a file."""
    path = tmp_path / "plan.toml"
    path.write_text(PLAN, encoding="utf-8")
    return path


@pytest.fixture
def diary(tmp_path: Path, plan_file: Path) -> Path:
    """Sam's diary, made by the command."""
    path = tmp_path / "sam.imuran"
    assert run_here("plan", "import", path, plan_file).code == 0
    return path
