"""Measures a program from outside, as a user starts it: nothing in it knows that it is measured."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

_QUIET_S, _DEADLINE_S = 0.5, 30.0
# Qt itself says when it hands a painted window to the screen, and stamps that with the system's monotonic clock.
_QT_TELLS = {"QT_LOGGING_RULES": "qt.widgets.painting=true", "QT_MESSAGE_PATTERN": "%{time boot} %{message}"}
_ON_SCREEN = " Flushing "


def milliseconds_to_paint(command: Sequence[str], env: Mapping[str, str]) -> float:
    """From the start of a process until its first painted window is handed to the screen."""
    started = monotonic()
    said = []
    with _running(command, {**env, **_QT_TELLS}) as process:
        assert process.stderr is not None
        for line in process.stderr:
            said.append(line)
            if _ON_SCREEN in line:
                return 1000 * (float(line.split()[0]) - started)
    raise AssertionError(f"{command} ended unpainted:\n{''.join(said)}")


def settled_megabytes(command: Sequence[str], env: Mapping[str, str]) -> float:
    """A process's share of the memory (PSS) once it is at rest: its late start-up work is done too."""
    with _running(command, env) as process:
        _wait_for_rest(process)
        rollup = Path(f"/proc/{process.pid}/smaps_rollup").read_text()
    return next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:")) / 1024


def offscreen(home: Path) -> dict[str, str]:
    """The environment of a program without a screen, with a home of its own."""
    own = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CACHE", "CONFIG", "DATA", "STATE")}
    return {**os.environ, **own, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}


@contextmanager
def _running(command: Sequence[str], env: Mapping[str, str]) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def _wait_for_rest(process: subprocess.Popen[str]) -> None:
    """Wait until it uses no processor for a while."""
    deadline = monotonic() + _DEADLINE_S
    before, used = -1, _processor_ticks(process.pid)
    while used != before:
        assert monotonic() < deadline, f"{process.args!r} does not come to rest"
        try:
            process.wait(_QUIET_S)
        except subprocess.TimeoutExpired:
            before, used = used, _processor_ticks(process.pid)
        else:
            raise AssertionError(f"{process.args!r} ended")


def _processor_ticks(pid: int) -> int:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])
