"""A launch agent: what macOS starts for a person at log-in. See `man launchd.plist`."""

from __future__ import annotations

import plistlib
from collections.abc import Sequence
from pathlib import Path

from imuran_desktop.desktop.paths import ensure_private_dir
from imuran_desktop.store.files import replace_file


class LaunchAgent:
    """See `autostart.Entry`."""

    def __init__(self, label: str, folder: Path | None = None) -> None:
        """`folder`: None for the person's own."""
        self._label = label
        self._path = (folder or Path.home() / "Library" / "LaunchAgents") / f"{label}.plist"

    @property
    def enabled(self) -> bool:
        """See `autostart.Entry.enabled`."""
        try:
            agent = plistlib.loads(self._path.read_bytes())
        except (OSError, ValueError):  # what is no property list raises one of its own, which is a ValueError
            return False
        return isinstance(agent, dict) and bool(agent.get("RunAtLoad")) and not agent.get("Disabled")

    def write(self, command: Sequence[str]) -> None:
        """See `autostart.Entry.write`."""
        agent = {
            "Label": self._label,
            "ProgramArguments": list(command),
            "RunAtLoad": True,
            "LimitLoadToSessionType": "Aqua",
            "ProcessType": "Interactive",
        }
        if not self._path.parent.is_dir():
            ensure_private_dir(self._path.parent)
        replace_file(self._path, plistlib.dumps(agent))

    def remove(self) -> None:
        """See `autostart.Entry.remove`."""
        self._path.unlink(missing_ok=True)
