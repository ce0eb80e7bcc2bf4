"""Measures a program from outside, as a user starts it: nothing in it knows that it is measured."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from time import monotonic, sleep

_QUIET_S, _DEADLINE_S = 0.5, 30.0
_LOOK_EVERY_S, _ONE_WAKE_UP_S = 0.1, 1.0
# Qt itself says when it hands a painted window to the screen, and stamps that with the system's monotonic clock.
_QT_TELLS = {"QT_LOGGING_RULES": "qt.widgets.painting=true", "QT_MESSAGE_PATTERN": "%{time boot} %{message}"}
_ON_SCREEN = " Flushing "


def milliseconds_to_paint(command: Sequence[str], env: Mapping[str, str]) -> float:
    """From the start of a process until its first painted window is handed to the screen."""
    started = monotonic()
    said = []
    with running(command, {**env, **_QT_TELLS}) as process:
        assert process.stderr is not None
        for line in process.stderr:
            said.append(line)
            if _ON_SCREEN in line:
                return 1000 * (float(line.split()[0]) - started)
    raise AssertionError(f"{command} ended unpainted:\n{''.join(said)}")


def settled_megabytes(command: Sequence[str], env: Mapping[str, str]) -> float:
    """A process's share of the memory (PSS) once it is at rest: its late start-up work is done too."""
    with running(command, env) as process:
        wait_for_rest(process)
        return megabytes(process.pid)


def megabytes(pid: int | str, part: str = "Pss") -> float:
    """A process's share of the memory (PSS) now; "Pss_Anon" is what it has to itself, its libraries left out."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith(f"{part}:")) / 1024


def count_wake_ups(pids: Sequence[int], seconds: float) -> list[int]:
    """How often each process, all watched in the same span, comes out of rest.

    A thread that slept and runs again has one more voluntary context switch when it goes back to sleep. These are not
    the wake-ups themselves: threads that hand one thing to each other switch dozens of times within milliseconds, in
    which the processor never goes to sleep. So whatever follows within a second belongs to the wake-up it began with,
    and something that never rests is sixty a minute.
    """
    woken = [0] * len(pids)
    asleep, counted = [_switches(pid) for pid in pids], [0.0] * len(pids)
    end = monotonic() + seconds
    while (moment := monotonic()) < end:
        for number, pid in enumerate(pids):
            switches = _switches(pid)
            if switches != asleep[number] and moment - counted[number] >= _ONE_WAKE_UP_S:
                woken[number] += 1
                counted[number] = moment
            asleep[number] = switches
        sleep(_LOOK_EVERY_S)
    return woken


def offscreen(home: Path) -> dict[str, str]:
    """The environment of a program without a screen, with a home of its own."""
    own = {f"XDG_{name}_HOME": str(home / name.lower()) for name in ("CACHE", "CONFIG", "DATA", "STATE")}
    return {**os.environ, **own, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}


@contextmanager
def running(command: Sequence[str], env: Mapping[str, str]) -> Iterator[subprocess.Popen[str]]:
    """A program, ended at the end of the block."""
    process = subprocess.Popen(command, env=env, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def wait_for_rest(process: subprocess.Popen[str]) -> None:
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


def _switches(pid: int) -> int:
    """How often its threads went to sleep by themselves so far."""
    count = 0
    for status in Path(f"/proc/{pid}/task").glob("*/status"):
        count += int(status.read_text().partition("\nvoluntary_ctxt_switches:")[2].split()[0])
    return count
