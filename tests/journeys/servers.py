"""Real servers for the journeys, each a process of our own that is ended by its id."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from select import select
from time import monotonic
from typing import IO
from xml.sax.saxutils import escape

import pytest

from tests.journeys.bus_monitor import BusMonitor

# Servers that the session's bus would start, from folders that are not on the path.
_SERVERS = {
    "xfce4-notifyd": ("lib/*/xfce4/notifyd", "lib/xfce4/notifyd"),
    "at-spi-bus-launcher": ("libexec", "lib/at-spi2-core", "lib/*/at-spi2-core"),
}
# Should the tests themselves crash, what they started ends too. (The command takes the place of setpriv, pid and all.)
_WITH_US = ["setpriv", "--pdeathsig", "TERM"] if shutil.which("setpriv") else []
_BUS_CONFIG = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:path={socket}</listen>
  <auth>EXTERNAL</auth>
  {services}
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
  </policy>
</busconfig>
"""


def missing(*programs: str) -> list[str]:
    """Those of the programs that are not installed here."""
    return [name for name in programs if program(name) is None]


def need(*programs: str) -> None:
    """Skip the test where one of the programs is not installed; in CI, fail it."""
    absent = missing(*programs)
    if absent:
        says = f"needs {', '.join(absent)}"
        if os.environ.get("CI"):
            pytest.fail(says)
        pytest.skip(says)


def program(name: str) -> str | None:
    """Where a program is."""
    places = [path for folder in _SERVERS.get(name, ()) for path in Path("/usr").glob(f"{folder}/{name}")]
    return str(places[0]) if places else shutil.which(name)


class Owned:
    """A process of ours. Its stderr goes to a file, to be shown when something goes wrong."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str], log: Path, stdout: int | None = None) -> None:
        executable = program(command[0])
        assert executable is not None, f"{command[0]} is not installed"
        self.log = log
        with log.open("ab") as errors:
            self.process = subprocess.Popen(
                [*_WITH_US, executable, *command[1:]],
                env=dict(env),
                stdin=subprocess.DEVNULL,
                stdout=errors if stdout is None else stdout,
                stderr=errors,
            )

    @property
    def pid(self) -> int:
        return self.process.pid

    def first_line(self, timeout: float = 10) -> str:
        """The first line that it prints: for most, the sign that it is ready."""
        assert self.process.stdout is not None
        return _read_line(self.process.stdout, timeout, self)

    def kill(self) -> None:
        """End it as a crash would."""
        self.process.kill()
        self._reap(10)

    def end(self, timeout: float = 10) -> int:
        """Ask it to end; its exit status."""
        if self.process.poll() is None:
            self.process.terminate()
        return self._reap(timeout)

    def wait(self, timeout: float = 10) -> int:
        """Wait until it ends by itself; its exit status."""
        return self._reap(timeout)

    def _reap(self, timeout: float) -> int:
        try:
            return self.process.wait(timeout)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise AssertionError(f"did not end: {self.said()}") from None
        finally:
            if self.process.stdout is not None:
                self.process.stdout.close()

    def said(self) -> str:
        """What it wrote to stderr so far."""
        return self.log.read_text(errors="replace")[-4000:]


class Bus(Owned):
    """A private D-Bus session, without services that would start by themselves unless a folder of them is named."""

    def __init__(self, folder: Path, env: Mapping[str, str], services: Path | None = None) -> None:
        config = folder / "bus.conf"
        wanted = f"<servicedir>{escape(str(services))}</servicedir>" if services is not None else ""
        config.write_text(_BUS_CONFIG.format(socket=escape(str(folder / "bus")), services=wanted))
        command = ["dbus-daemon", f"--config-file={config}", "--nofork", "--nopidfile", "--print-address=1"]
        super().__init__(command, env, folder / "bus.log", subprocess.PIPE)
        self.address = self.first_line()


class Screen(Owned):
    """A private X server on a free display."""

    def __init__(self, folder: Path, env: Mapping[str, str], size: str = "1280x1024x24") -> None:
        command = ["Xvfb", "-displayfd", "1", "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
        super().__init__(command, env, folder / "xvfb.log", subprocess.PIPE)
        self.display = f":{self.first_line()}"


class WindowManager(Owned):
    """openbox, ready for windows."""

    def __init__(self, folder: Path, env: Mapping[str, str]) -> None:
        command = ["openbox", "--sm-disable", "--startup", "echo ready"]
        super().__init__(command, env, folder / "openbox.log", subprocess.PIPE)
        self.first_line()


class NotificationServer(Owned):
    """A notification server that owns its name on the bus from now until it ends."""

    def __init__(self, command: Sequence[str], env: Mapping[str, str], log: Path, monitor: BusMonitor) -> None:
        super().__init__(command, env, log)
        self._monitor = monitor
        try:
            monitor.wait_for(lambda: bool(monitor.owner))
        except AssertionError:
            self.kill()
            raise AssertionError(f"{command[0]} did not get ready: {self.said()}") from None

    def _reap(self, timeout: float) -> int:
        status = super()._reap(timeout)
        if self._monitor.alive:
            self._monitor.wait_for(lambda: not self._monitor.owner)
        return status


def _read_line(stream: IO[bytes], timeout: float, source: Owned) -> str:
    deadline = monotonic() + timeout
    line = b""
    while not line.endswith(b"\n"):
        ready, _, _ = select([stream], [], [], max(0.0, deadline - monotonic()))
        chunk = os.read(stream.fileno(), 1) if ready else b""
        if not chunk:
            raise AssertionError(f"{source.process.args!r} did not get ready: {source.said()}")
        line += chunk
    return line.decode().strip()
