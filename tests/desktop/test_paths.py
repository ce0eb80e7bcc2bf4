from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from imuran_desktop.desktop import paths

posix = pytest.mark.skipif(os.name != "posix", reason="rights as POSIX has them")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_each_kind_of_file_has_its_folder(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    assert paths.default_diary() == paths.data_dir() / "diary.imuran"
    assert "imuran-desktop" in paths.data_dir().parts
    assert "imuran-desktop" in paths.config_dir().parts
    assert "imuran-desktop" in paths.log_dir().parts
    assert list(tmp_path.iterdir()) == []


@posix
def test_folders_are_made_for_the_owner_only_and_tightened(tmp_path: Path) -> None:
    folder = tmp_path / "a" / "b"
    assert paths.ensure_private_dir(folder) == folder
    assert (mode(folder), mode(folder.parent)) == (0o700, 0o700)
    folder.chmod(0o755)
    above = mode(tmp_path)
    paths.ensure_private_dir(folder)
    assert (mode(folder), mode(tmp_path)) == (0o700, above)


def test_a_file_is_replaced_wholly(tmp_path: Path) -> None:
    path = tmp_path / "new" / "file"
    paths.write_private(path, b"one")
    paths.write_private(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(path.parent.iterdir()) == [path]
    if os.name == "posix":
        assert mode(path) == 0o600


def test_a_write_that_fails_leaves_the_file_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "folder"
    path.mkdir()
    (path / "inside").touch()
    with pytest.raises(OSError, match="folder"):
        paths.write_private(path, b"cannot replace a folder")
    assert list(tmp_path.iterdir()) == [path]
