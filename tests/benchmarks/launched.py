"""Starts what is measured, and measures it from outside."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from time import monotonic
from typing import Self

_LAUNCH = Path(__file__).with_name("launch.py")


class Launched:
    """A process started by `launch.py`. Use `with`: it ends with the block."""

    def __init__(self, arguments: tuple[str, ...], env: Mapping[str, str]) -> None:
        self._arguments, self._env = arguments, env

    def __enter__(self) -> Self:
        command = [sys.executable, str(_LAUNCH), *self._arguments]
        self._started = monotonic()
        self._process = subprocess.Popen(
            command, env=dict(self._env), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._process.kill()
        self._process.communicate()

    def seconds_to_paint(self) -> float:
        """From the start of the process to its first painted window."""
        return float(self._line("painted")) - self._started

    def settled_megabytes(self) -> float:
        """Its share of the memory (PSS) once its start-up work is done."""
        self._line("painted")
        self._line("settled")
        rollup = Path(f"/proc/{self._process.pid}/smaps_rollup").read_text()
        return next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")) / 1024

    def _line(self, word: str) -> str:
        assert self._process.stdout is not None
        said = self._process.stdout.readline()
        assert said.startswith(word), f"{self._arguments} ended early: {said!r}"
        return said.removeprefix(word).strip()


def offscreen(home: Path) -> dict[str, str]:
    """The environment of a process without a screen, with a home of its own."""
    folders = ("CACHE", "CONFIG", "DATA", "STATE")
    own = {f"XDG_{name}_HOME": str(home / name.lower()) for name in folders}
    return {**os.environ, **own, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
