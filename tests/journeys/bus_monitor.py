"""An ear on a private session bus: what is sent to the notification server, and what it answers.

The server serves as ever; the bus gives this connection a copy of every message (`BecomeMonitor`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import Any

from jeepney import DBusAddress, HeaderFields, Message, MessageFlag, MessageType, new_method_call
from jeepney.bus import get_bus
from jeepney.io.blocking import DBusConnection, prep_socket

NOTIFICATIONS = "org.freedesktop.Notifications"


@dataclass(frozen=True)
class Shown:
    """A notification as the server took it. `id` is the server's."""

    id: int
    app_name: str
    summary: str
    body: str
    actions: dict[str, str]  # key -> label, in order
    hints: dict[str, Any]
    expires: int
    replaces: int


def ask(
    connection: DBusConnection,
    call: Message,
    timeout: float = 10,
    meanwhile: Callable[[Message], object] = lambda message: None,
) -> Message:
    """The reply to a call, also one that says what went wrong. ``meanwhile`` gets what comes before it."""
    serial, deadline = next(connection.outgoing_serial), monotonic() + timeout
    connection.send(call, serial=serial)
    while True:
        message = connection.receive(timeout=max(0.0, deadline - monotonic()))
        if message.header.fields.get(HeaderFields.reply_serial) == serial:
            return message
        meanwhile(message)


class BusMonitor:
    """Records notifications from its start on."""

    def __init__(self, address: str) -> None:
        self._connection = DBusConnection(prep_socket(get_bus(address)))
        bus = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus.Monitoring")
        self._connection.send(new_method_call(bus, "BecomeMonitor", "asu", ([], 0)))
        self._marker = DBusConnection(prep_socket(get_bus(address)))
        self._marked = 0
        self._asked: dict[tuple[str, int], Message] = {}
        self._on_screen: dict[int, Shown] = {}
        self.taken: list[Shown] = []
        """Every notification that a server accepted, in order, also those replaced or gone."""
        self.invoked: list[tuple[int, str]] = []
        """(server's id, action key) of every action that a server sent out."""
        self.withdrawn: list[int] = []
        """The server's id of every notification that an app asked it to take away."""
        self.owners: dict[str, str] = {}
        """The unique name of each name's owner, of those that came or went since the start."""

    @property
    def owner(self) -> str:
        """The notification server's unique name; empty when none is there."""
        return self.owners.get(NOTIFICATIONS, "")

    @property
    def alive(self) -> bool:
        """Whether the bus still is there."""
        try:
            self.shown()
        except ConnectionError:
            return False
        return True

    def close(self) -> None:
        self._connection.close()
        self._marker.close()

    def shown(self) -> list[Shown]:
        """What is on the screen now, oldest first: all is heard that somebody was told before this call."""
        peer = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus.Peer")
        mark = next(self._marker.outgoing_serial)
        self._marker.send(new_method_call(peer, "Ping"), serial=mark)
        while self._marked < mark:
            assert self._hear(10), "the bus does not answer"
        return list(self._on_screen.values())

    def wait_for(self, condition: Callable[[], bool], timeout: float = 10) -> None:
        """Listen until the condition holds, after all that was said so far; fails when it does not in time."""
        self.shown()
        deadline = monotonic() + timeout
        while not condition():
            if not self._hear(deadline - monotonic()):
                seen = [(each.id, each.summary) for each in self._on_screen.values()]
                raise AssertionError(f"not within {timeout} s; on screen: {seen}; invoked: {self.invoked}")

    def wait_for_shown(self, wanted: Callable[[Shown], bool], timeout: float = 10) -> Shown:
        """The first notification on the screen that is the wanted one."""
        found: list[Shown] = []

        def there() -> bool:
            found[:] = [each for each in self._on_screen.values() if wanted(each)]
            return bool(found)

        self.wait_for(there, timeout)
        return found[0]

    def _hear(self, timeout: float) -> bool:
        try:
            message = self._connection.receive(timeout=max(0.0, timeout))
        except TimeoutError:
            return False
        self._note(message)
        return True

    def _note(self, message: Message) -> None:
        header, fields = message.header, message.header.fields
        member = str(fields.get(HeaderFields.member))
        if fields.get(HeaderFields.sender) == self._marker.unique_name:
            self._marked = header.serial
        elif header.message_type is MessageType.method_call and fields.get(HeaderFields.interface) == NOTIFICATIONS:
            if member == "Notify" and not header.flags & MessageFlag.no_reply_expected:
                self._asked[fields[HeaderFields.sender], header.serial] = message
            elif member == "CloseNotification":
                self.withdrawn.append(message.body[0])
        elif header.message_type is MessageType.method_return:
            call = self._asked.pop((str(fields.get(HeaderFields.destination)), fields[HeaderFields.reply_serial]), None)
            if call is not None:
                self._note_taken(call, message.body[0])
        elif header.message_type is MessageType.signal:
            self._note_signal(member, message.body)

    def _note_taken(self, call: Message, id: int) -> None:
        app_name, replaces, _icon, summary, body, actions, hints, expires = call.body
        labels = dict(zip(actions[::2], actions[1::2], strict=True))
        plain_hints = {key: value for key, (_, value) in hints.items()}
        shown = Shown(id, app_name, summary, body, labels, plain_hints, expires, replaces)
        self._on_screen[id] = shown
        self.taken.append(shown)

    def _note_signal(self, member: str, body: tuple[Any, ...]) -> None:
        if member == "NameOwnerChanged":
            self.owners[body[0]] = body[2]
            if body[0] == NOTIFICATIONS:
                self._on_screen.clear()
        elif member == "NotificationClosed":
            self._on_screen.pop(body[0], None)
        elif member == "ActionInvoked":
            self.invoked.append((body[0], body[1]))
