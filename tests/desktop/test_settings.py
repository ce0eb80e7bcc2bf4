from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest

from imuran_desktop.desktop.settings import (
    APPEARANCE,
    HIDE_NAMES,
    NOTICES_SEEN,
    RECORDED_BY,
    SETTINGS,
    STAYED_HOME,
    TEXT_PERCENT,
    Settings,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.json"


def write(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True)
    path.write_bytes(content)


def test_each_has_its_own_key_a_default_it_accepts_and_a_help_text() -> None:
    assert len({setting.key for setting in SETTINGS}) == len(SETTINGS)
    assert all(setting.accepts(setting.default) and setting.help for setting in SETTINGS)


def test_without_a_file_all_have_their_defaults(path: Path) -> None:
    settings = Settings.load(path)
    assert [settings.get(setting) for setting in SETTINGS] == ["system", 100, "", False, (), ()]
    assert settings.set_aside is None
    assert not path.exists()


def test_what_is_set_is_kept_for_the_owner_only(path: Path) -> None:
    settings = Settings.load(path)
    settings.set(APPEARANCE, "dark")
    settings.set(TEXT_PERCENT, 200)
    settings.set(RECORDED_BY, "Zoë")
    settings.set(HIDE_NAMES, True)
    settings.set(NOTICES_SEEN, ("tray", "welcome"))
    settings.set(STAYED_HOME, ("a b c",))
    again = Settings.load(path)
    for each in (settings, again):
        assert [each.get(setting) for setting in SETTINGS] == [
            "dark",
            200,
            "Zoë",
            True,
            ("tray", "welcome"),
            ("a b c",),
        ]
    if os.name == "posix":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("setting", "value"),
    [(APPEARANCE, "pink"), (TEXT_PERCENT, 99), (TEXT_PERCENT, 201), (TEXT_PERCENT, True), (HIDE_NAMES, 1)],
)
def test_what_is_not_accepted_is_not_kept(path: Path, setting: object, value: object) -> None:
    settings = Settings.load(path)
    with pytest.raises(ValueError, match="not a value"):
        settings.set(setting, value)  # type: ignore[arg-type, type-var]
    assert not path.exists()


def test_a_value_that_is_not_accepted_counts_as_its_default(path: Path) -> None:
    write(
        path, b'{"appearance": 3, "text_percent": 5000, "hide_names": "yes", "notices_seen": [1], "recorded_by": "A"}'
    )
    settings = Settings.load(path)
    assert [settings.get(setting) for setting in SETTINGS] == ["system", 100, "A", False, (), ()]


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff", b"[" * 100_000])
def test_a_file_that_cannot_be_read_is_set_aside(path: Path, content: bytes) -> None:
    write(path, content)
    settings = Settings.load(path)
    assert settings.set_aside == path.with_name("settings.json.broken")
    assert settings.set_aside.read_bytes() == content
    assert settings.get(TEXT_PERCENT) == 100
    settings.set(TEXT_PERCENT, 150)
    assert Settings.load(path).get(TEXT_PERCENT) == 150


def test_keys_of_other_versions_and_of_another_window_are_kept(path: Path) -> None:
    write(path, b'{"from_the_future": {"a": 1}}')
    one, other = Settings.load(path), Settings.load(path)
    one.set(HIDE_NAMES, True)
    other.set(TEXT_PERCENT, 120)
    assert json.loads(path.read_bytes()) == {"from_the_future": {"a": 1}, "hide_names": True, "text_percent": 120}
