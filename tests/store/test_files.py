"""Diaries as files."""

import errno
import os
import stat
from pathlib import Path

import pytest

from imuran_desktop.store.files import draft_of, publish, replace_file


def test_a_draft_takes_its_name_when_it_is_done(tmp_path: Path) -> None:
    path = tmp_path / "diary.imuran"
    with draft_of(path) as draft:
        draft.write_text("all of it", encoding="utf-8")
        publish(draft, path)
    assert path.read_text(encoding="utf-8") == "all of it"
    assert list(tmp_path.iterdir()) == [path]


def test_a_draft_never_takes_another_s_name(tmp_path: Path) -> None:
    path = tmp_path / "diary.imuran"
    with draft_of(path) as draft:
        path.write_text("first come", encoding="utf-8")
        with pytest.raises(FileExistsError) as caught:
            publish(draft, path)
        assert caught.value.filename == str(path)
    assert path.read_text(encoding="utf-8") == "first come"
    assert list(tmp_path.iterdir()) == [path]


def test_a_link_that_leads_nowhere_is_not_followed(tmp_path: Path) -> None:
    path = tmp_path / "diary.imuran"
    path.symlink_to(tmp_path / "gone.imuran")
    with pytest.raises(FileExistsError), draft_of(path):
        pass
    assert list(tmp_path.iterdir()) == [path]


def no_links(*_: object) -> None:
    raise OSError(errno.EPERM, "Operation not permitted")


def test_a_file_system_without_links_does_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.link", no_links)
    path = tmp_path / "diary.imuran"
    with draft_of(path) as draft:
        draft.write_text("all of it", encoding="utf-8")
        publish(draft, path)
    assert path.read_text(encoding="utf-8") == "all of it"
    assert list(tmp_path.iterdir()) == [path]
    with draft_of(tmp_path / "other.imuran") as draft, pytest.raises(FileExistsError):
        publish(draft, path)
    assert path.read_text(encoding="utf-8") == "all of it"


def test_a_file_is_replaced_for_its_owner_only(tmp_path: Path) -> None:
    path = tmp_path / f"{'x' * 240}.pdf"
    path.write_bytes(b"before")
    replace_file(path, b"after")
    assert path.read_bytes() == b"after"
    assert list(tmp_path.iterdir()) == [path]
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_cannot_be_replaced_stays(tmp_path: Path) -> None:
    path = tmp_path / "folder"
    path.mkdir()
    with pytest.raises(OSError, match="folder"):
        replace_file(path, b"after")
    assert list(tmp_path.iterdir()) == [path]
