"""What a desktop notification is, and what every way of showing one can do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance

from imuran_desktop.domain.codes import Delivery

Urgency = Literal["low", "normal", "critical"]
REMINDER = "x-imuran.reminder"
"""The category of reminders: the specification has none for them, and wants others to begin with x-VENDOR."""


@dataclass(frozen=True)
class Notification:
    """A notification as the app means it.

    `id` is the app's own: showing another with the same id replaces the one on screen. `actions` are (key, label) pairs
    in the order of their buttons; the key "default" is no button but makes the notification itself something to click.
    `category` is one of the freedesktop specification's, ours (`REMINDER`), or empty. One of low urgency goes away by
    itself, the others stay until somebody acts on them. Without `sound` it appears silently, as those of low urgency
    always do.
    """

    id: str
    title: str
    body: str = ""
    actions: tuple[tuple[str, str], ...] = ()
    urgency: Urgency = "normal"
    category: str = ""
    sound: bool = True


@dataclass(frozen=True)
class Abilities:
    """What becomes of a notification on this desktop, as far as its server says so; nothing where there is none.

    `server`: its name and version, empty when unknown. `buttons`: actions can be answered. `stays`: it promises to keep
    what was not answered. `sound`: it plays one. `body`: it shows more than the title.
    """

    server: str = ""
    buttons: bool = False
    stays: bool = False
    sound: bool = False
    body: bool = False


class Notifier(Protocol):
    """Shows notifications and says what became of them. All of it on the thread of the object that it is."""

    @property
    def acted(self) -> SignalInstance:
        """See `NotifierSignals`."""

    @property
    def closed(self) -> SignalInstance:
        """See `NotifierSignals`."""

    @property
    def availability_changed(self) -> SignalInstance:
        """See `NotifierSignals`."""

    @property
    def available(self) -> bool:
        """Whether something is there that would show a notification."""

    def abilities(self) -> Abilities:
        """What it can do now. It may ask the server; never raises, never takes long."""

    def show(self, notification: Notification) -> bool:
        """Show it, or replace the one shown with this id. True when it was accepted; never raises, never takes long."""

    def delivery_of(self, id: str) -> Delivery:
        """How the notification that was accepted last under this id reached the screen."""

    def withdraw(self, id: str) -> None:
        """Take it off the screen, if it is there. Never raises, never waits."""

    def close(self) -> None:
        """Take everything off the screen (its buttons would do nothing from now on) and let go of the desktop."""


class NotifierSignals(QObject):
    """What every notifier tells.

    `acted(id, action)`: a button was pressed, or, with "default", the notification was clicked; it is off the screen
    now. It may follow `closed`, and it may come twice.
    `closed(id)`: it was dismissed, or its time was over. Not sent for `withdraw`, nor for what its server took along.
    `availability_changed(there)`: sent with True also when another server took over, with nothing on its screen: show
    again what is still open.
    """

    acted = Signal(str, str)
    closed = Signal(str)
    availability_changed = Signal(bool)
