"""The person's session on this computer: whether it is the one in front of the screen, and when it wakes from sleep."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal


class LoginSession(QObject):
    """What the system says of this session. This one knows nothing, and takes the person for present.

    `resumed`: the computer woke up from sleep. `active_changed(active)`: another person took over the screen, or this
    one came back. A locked screen changes nothing: its owner is near, and unlocks it.
    """

    resumed = Signal()
    active_changed = Signal(bool)

    @property
    def active(self) -> bool:
        """Whether this session is the one in front of the screen; True where that is not known."""
        return True

    def start(self) -> None:
        """Begin to watch. Never raises; what is known comes later, as a change."""

    def stop(self) -> None:
        """Watch no longer."""
