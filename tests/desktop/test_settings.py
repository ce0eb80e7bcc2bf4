from __future__ import annotations

import json
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from imuran_desktop.desktop.settings import Settings
from imuran_desktop.settings import (
    APPEARANCE,
    HIDE_NAMES,
    NOTICES_SEEN,
    QUIET_FROM,
    RECORDED_BY,
    SETTINGS,
    STAYED_HOME,
    TEXT_PERCENT,
    Setting,
    SettingValues,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(content)


def all_of(values: SettingValues) -> list[object]:
    return [values.get(setting) for setting in SETTINGS]


def test_without_a_file_all_have_their_defaults(path: Path) -> None:
    settings = Settings.load(path)
    assert all_of(settings.values) == [setting.default for setting in SETTINGS]
    assert settings.set_aside is None
    assert not path.exists()


def test_what_is_set_is_kept_for_the_owner_only(path: Path) -> None:
    settings = Settings.load(path)
    settings.set(APPEARANCE, "dark")
    settings.set(TEXT_PERCENT, 200)
    settings.set(RECORDED_BY, "Zoë")
    settings.set(HIDE_NAMES, True)
    settings.set(QUIET_FROM, "21:30")
    settings.set(NOTICES_SEEN, ("tray", "welcome"))
    settings.set(STAYED_HOME, ("a b c",))
    kept: tuple[Setting[Any], ...] = (
        APPEARANCE,
        TEXT_PERCENT,
        RECORDED_BY,
        HIDE_NAMES,
        QUIET_FROM,
        NOTICES_SEEN,
        STAYED_HOME,
    )
    for each in (settings, Settings.load(path)):
        values = [each.values.get(setting) for setting in kept]
        assert values == ["dark", 200, "Zoë", True, "21:30", ("tray", "welcome"), ("a b c",)]
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_is_not_accepted_is_not_kept(path: Path) -> None:
    with pytest.raises(ValueError, match="not a value for text_percent"):
        Settings.load(path).set(TEXT_PERCENT, 99)
    assert not path.exists()


def test_a_value_that_is_not_accepted_counts_as_its_default(path: Path) -> None:
    bad = {"appearance": 3, "text_percent": 5000, "hide_names": "yes", "notices_seen": [1], "quiet_from": "25:00"}
    write(path, json.dumps({**bad, "recorded_by": "A"}).encode())
    values = Settings.load(path).values
    assert values.get(RECORDED_BY) == "A"
    assert all_of(values.with_value(RECORDED_BY, "")) == [setting.default for setting in SETTINGS]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff", b"[" * 100_000])
def test_a_file_that_cannot_be_read_is_set_aside(path: Path, content: bytes) -> None:
    write(path, content)
    settings = Settings.load(path)
    assert settings.set_aside == path.with_name("settings.json.broken")
    assert settings.set_aside.read_bytes() == content
    assert settings.values.get(TEXT_PERCENT) == 100
    settings.set(TEXT_PERCENT, 150)
    assert Settings.load(path).values.get(TEXT_PERCENT) == 150


def test_keys_of_other_versions_and_of_another_window_are_kept(path: Path) -> None:
    write(path, b'{"from_the_future": {"a": 1}}')
    one, other = Settings.load(path), Settings.load(path)
    one.set(HIDE_NAMES, True)
    other.set(TEXT_PERCENT, 125)
    assert json.loads(path.read_bytes()) == {"from_the_future": {"a": 1}, "hide_names": True, "text_percent": 125}
