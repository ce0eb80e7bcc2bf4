from pathlib import Path

import pytest

from imuran_desktop.cli.commands import commands
from imuran_desktop.cli.plain_start import PlainStart, plain_start


@pytest.mark.parametrize(
    ("arguments", "asked"),
    [
        ([], PlainStart()),
        (["--background"], PlainStart(background=True)),
        (["--diary", "a.imuran"], PlainStart(Path("a.imuran"))),
        (["--diary", "a.imuran", "--background"], PlainStart(Path("a.imuran"), background=True)),
        (["--background", "--diary", "a.imuran"], PlainStart(Path("a.imuran"), background=True)),
    ],
)
def test_a_plain_start_is_what_click_would_read(arguments: list[str], asked: PlainStart) -> None:
    assert plain_start(arguments) == asked
    read = commands.make_context("imuran-desktop", list(arguments)).params
    assert read == {"diary": asked.diary, "background": asked.background}


@pytest.mark.parametrize(
    "arguments",
    [
        ["--diary"],
        ["--diary", ""],
        ["--diary", "--help"],
        ["--diary", "--background"],
        ["--diary=a.imuran"],
        ["--diary", "a.imuran", "agenda"],
        ["--diary", "a.imuran", "--diary", "b.imuran"],
        ["--background", "--background"],
        ["--version"],
        ["a.imuran"],
        ["check", "a.imuran"],
    ],
)
def test_all_else_is_left_to_click(arguments: list[str]) -> None:
    assert plain_start(arguments) is None


def test_a_shell_that_completes_a_line_is_answered_by_click(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("_IMURAN_DESKTOP_COMPLETE", "bash_complete")
    assert plain_start([]) is None
