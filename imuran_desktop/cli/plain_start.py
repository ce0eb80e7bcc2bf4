"""The start that a menu entry makes, read without click: importing click and the commands takes 20 ms."""

import os
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_COMPLETION = "_IMURAN_DESKTOP_COMPLETE"
"""Set by a shell that asks click what could follow on the line."""


@dataclass(frozen=True)
class PlainStart:
    """``imuran-desktop [--diary FILE] [--background]``, and nothing else."""

    diary: Path | None = None
    background: bool = False


def plain_start(arguments: Sequence[str]) -> PlainStart | None:
    """The start that is asked for; None for whatever click has to read, or to refuse."""
    if _COMPLETION in os.environ:
        return None
    rest = list(arguments)
    background = "--background" in rest
    if background:
        rest.remove("--background")
    match rest:
        case []:
            return PlainStart(None, background)
        case ["--diary", name] if name and not name.startswith("-"):
            return PlainStart(Path(name), background)
    return None
