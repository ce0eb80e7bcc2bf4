"""What every command does."""

from pathlib import Path

import click
import pytest

from imuran_desktop.cli.session import author, plain_errors


def test_the_device_is_the_same_each_time(home: Path) -> None:
    first = author("Alex")
    assert (first.by, author().by) == ("Alex", "")
    assert first.device == author().device
    assert len(first.device) == 32


def test_a_mistake_of_our_own_is_not_hidden() -> None:
    with pytest.raises(KeyError), plain_errors():
        raise KeyError("a bug")


def test_what_the_system_refuses_is_a_sentence() -> None:
    with pytest.raises(click.ClickException, match=r"^/nowhere can't be read or written\."), plain_errors():
        raise PermissionError(13, "Permission denied", "/nowhere")
    with pytest.raises(click.ClickException, match="can't be read or written"), plain_errors():
        raise OSError("no name at all")
