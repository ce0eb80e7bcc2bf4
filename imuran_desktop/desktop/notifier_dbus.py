"""Notifications by the freedesktop specification, over D-Bus.

A server may be missing, start later, die, or be replaced by another that counts its ids from one again; the bus itself
may be missing or go away. Each show tries afresh, and what a server called a notification is forgotten with it.
"""

from __future__ import annotations

import logging
from pathlib import Path
from time import monotonic
from typing import Any

from jeepney import DBusAddress, HeaderFields, Message, MessageType
from PySide6.QtCore import QObject, Qt, Signal

from imuran_desktop.desktop.message_bus import PATIENCE, BusError, MessageBus, ReplyTimeout, session_address
from imuran_desktop.desktop.notifier import Abilities, Notification, NotifierSignals
from imuran_desktop.desktop.paths import APP_ID
from imuran_desktop.domain.codes import Delivery

_AS_MARKUP = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
"""As `html.escape` does; that module holds the names of 2,000 characters, 0.4 MB for as long as the app runs."""
_NAME = "org.freedesktop.Notifications"
_BUS = "org.freedesktop.DBus"
_SERVER = DBusAddress("/org/freedesktop/Notifications", _NAME, _NAME)
_SOUND = "message-new-instant"
"""By the freedesktop sound naming specification: somebody is to look now."""
_URGENCY = {"low": 0, "normal": 1, "critical": 2}
_STAYS, _SERVER_DECIDES = 0, -1
_REMEMBERED = 256  # server ids kept in mind, so that an action that comes after its notification closed is understood
_MATCHES = (
    # By the well-known name: the bus lets through only what its owner at that moment sends.
    f"type='signal',sender='{_NAME}',interface='{_NAME}',member='ActionInvoked'",
    f"type='signal',sender='{_NAME}',interface='{_NAME}',member='NotificationClosed'",
    f"type='signal',sender='{_BUS}',interface='{_BUS}',member='NameOwnerChanged',arg0='{_NAME}'",
)
_log = logging.getLogger(__name__)


class DBusNotifier(NotifierSignals):
    """See `Notifier`. Connects when first used, and again when first used after the bus went away."""

    # Signals wait in the event loop's queue: messages may arrive while `show` waits for its reply.
    _acted = Signal(str, str, object)  # ids are unsigned 32-bit numbers, which Qt's int is too small for
    _closed = Signal(str)
    _availability = Signal(bool)
    _unread = Signal()

    def __init__(
        self, app_name: str, icon: Path | None, address: str | None = None, parent: QObject | None = None
    ) -> None:
        """`address` of the bus; None for the session's, looked up at each connection."""
        super().__init__(parent)
        self._app_name = app_name
        self._icon = icon.as_uri() if icon is not None else ""
        self._address = address
        self._bus: MessageBus | None = None
        self._owner = ""  # the server's unique name on the bus; empty when there is none
        self._startable = False  # the bus would start a server when one is needed
        self._capabilities: frozenset[str] | None = None
        self._server = ""  # its name and version, once it was asked
        self._shown: dict[str, int] = {}  # our id -> the server's, of what is on the screen
        self._meaning: dict[int, str] = {}  # the server's id -> ours, for a while also of what was on the screen
        self._unanswered: dict[int, str] = {}  # serial of a Notify without reply yet -> our id; empty once withdrawn
        queued = Qt.ConnectionType.QueuedConnection
        self._acted.connect(self._tell_action, queued)
        self._closed.connect(self.closed, queued)
        self._availability.connect(self.availability_changed, queued)
        self._unread.connect(self._read, queued)

    @property
    def available(self) -> bool:
        """Whether a server is there, or the bus knows one to start."""
        try:
            self._connected()
        except BusError:
            return False
        return bool(self._owner) or self._startable

    def abilities(self) -> Abilities:
        """See `Notifier.abilities`."""
        if not self.available:
            return Abilities()
        deadline = monotonic() + PATIENCE
        try:
            bus = self._connected()
            able = self._known_capabilities(bus)
            server = self._known_server(bus, max(0.0, deadline - monotonic()))
        except BusError as error:
            _log.warning("the notification server does not say what it can do: %s", error)
            return Abilities()
        return Abilities(server, "actions" in able, "persistence" in able, "sound" in able, "body" in able)

    def show(self, notification: Notification) -> bool:
        """See `Notifier.show`."""
        if self._unanswered:
            return False  # the server hangs: nobody waits for it again until it answers, or another takes over
        deadline = monotonic() + PATIENCE
        try:
            bus = self._connected()
            capabilities = self._known_capabilities(bus)
            replaces = self._shown.get(notification.id, 0)
            arguments = notify_arguments(notification, capabilities, self._app_name, self._icon, replaces)
            (server_id,) = bus.call(_SERVER, "Notify", "susssasa{sv}i", arguments, max(0.0, deadline - monotonic()))
        except ReplyTimeout as late:
            self._unanswered[late.serial] = notification.id
            _log.warning("notification not confirmed: %s", late)
            return False
        except BusError as error:
            _log.warning("notification not delivered: %s", error)
            return False
        if replaces not in (0, server_id):  # it did not replace, or there was nothing left to replace
            self._close_on_server(replaces)
        self._remember(notification.id, server_id)
        return True

    def delivery_of(self, id: str) -> Delivery:
        """See `Notifier.delivery_of`."""
        return Delivery.DESKTOP if id in self._shown else Delivery.NONE

    def withdraw(self, id: str) -> None:
        """See `Notifier.withdraw`."""
        for serial, unanswered in self._unanswered.items():
            if unanswered == id:
                self._unanswered[serial] = ""
        server_id = self._shown.pop(id, None)
        if server_id is not None:
            self._close_on_server(server_id)

    def close(self) -> None:
        """See `Notifier.close`."""
        for id in list(self._shown):
            self.withdraw(id)
        if self._bus is not None:
            self._bus.close()
        self._forget_bus()

    def _connected(self) -> MessageBus:
        if self._bus is None or not self._bus.connected:
            address = self._address if self._address is not None else session_address()
            # The one before is let go only here, never while a message of its is being handled.
            self._bus = MessageBus(address, self._handle, self._on_bus_lost, self._unread.emit)
            try:
                self._look_around(self._bus)
            except BusError:
                self._bus.close()
                raise
        return self._bus

    def _look_around(self, bus: MessageBus) -> None:
        for match in _MATCHES:
            bus.ask("AddMatch", match)
        self._startable = _NAME in bus.ask("ListActivatableNames")[0]
        if bus.ask("NameHasOwner", _NAME)[0]:
            self._owner = bus.ask("GetNameOwner", _NAME)[0]

    def _read(self) -> None:
        if self._bus is not None:
            self._bus.read()

    def _known_capabilities(self, bus: MessageBus) -> frozenset[str]:
        if self._capabilities is None:
            # Asking also starts a server that the bus can start; whose first NameOwnerChanged arrives before the reply.
            capabilities = frozenset(str(name) for name in bus.call(_SERVER, "GetCapabilities")[0])
            self._capabilities = capabilities
        return self._capabilities

    def _known_server(self, bus: MessageBus, patience: float) -> str:
        if not self._server:
            answer = bus.call(_SERVER, "GetServerInformation", patience=patience)
            self._server = " ".join(map(str, answer[0:3:2]))  # name, vendor, version, the specification's version
        return self._server

    def _handle(self, message: Message) -> None:
        fields = message.header.fields
        sender, member = fields.get(HeaderFields.sender), fields.get(HeaderFields.member)
        if message.header.message_type is not MessageType.signal:
            self._on_late_reply(message)
        elif member == "NameOwnerChanged" and sender == _BUS:
            self._on_owner(message.body[2])
        elif sender == self._owner and member == "ActionInvoked":
            self._on_action(*message.body)
        elif sender == self._owner and member == "NotificationClosed":
            self._on_closed(message.body[0])

    def _on_action(self, server_id: int, action: str) -> None:
        id = self._meaning.get(server_id)
        if id is not None:
            if self._shown.get(id) == server_id:
                del self._shown[id]
            self._acted.emit(id, action, server_id)

    def _tell_action(self, id: str, action: str, server_id: int) -> None:
        self.acted.emit(id, action)
        # Some servers leave it on the screen. It goes once the action was carried out, never before; unless it is
        # another's meanwhile.
        if self._meaning.get(server_id) == id and self._shown.get(id) != server_id:
            self._close_on_server(server_id)

    def _on_closed(self, server_id: int) -> None:
        id = self._meaning.get(server_id)
        if id is not None and self._shown.get(id) == server_id:
            del self._shown[id]
            self._closed.emit(id)

    def _on_late_reply(self, message: Message) -> None:
        id = self._unanswered.pop(message.header.fields.get(HeaderFields.reply_serial, -1), None)
        if id is None or message.header.message_type is not MessageType.method_return:
            return
        if id and id not in self._shown:
            self._remember(id, message.body[0])
        else:  # withdrawn, or shown once more, in the meantime
            self._close_on_server(message.body[0])

    def _on_owner(self, owner: str) -> None:
        lost_some = bool(self._shown)
        was_there = bool(self._owner) or self._startable
        self._forget_server()
        self._owner = owner
        there = bool(owner) or self._startable
        if there != was_there or lost_some:
            self._availability.emit(there)

    def _on_bus_lost(self) -> None:
        _log.warning("the session bus went away")
        self._forget_bus()
        self._availability.emit(False)

    def _remember(self, id: str, server_id: int) -> None:
        self._shown[id] = server_id
        self._meaning.pop(server_id, None)
        self._meaning[server_id] = id
        if len(self._meaning) > _REMEMBERED:
            del self._meaning[next(iter(self._meaning))]

    def _close_on_server(self, server_id: int) -> None:
        try:
            if self._bus is not None and self._bus.connected:
                self._bus.send(_SERVER, "CloseNotification", "u", (server_id,))
        except BusError as error:
            _log.warning("notification not withdrawn: %s", error)

    def _forget_server(self) -> None:
        self._owner = self._server = ""
        self._capabilities = None
        self._shown.clear()
        self._meaning.clear()

    def _forget_bus(self) -> None:
        self._forget_server()
        self._unanswered.clear()
        self._startable = False


def notify_arguments(
    notification: Notification, capabilities: frozenset[str], app_name: str, icon: str, replaces: int
) -> tuple[Any, ...]:
    """The arguments of Notify for a server with these capabilities; `replaces` is its id of the one shown, or 0."""
    body = _text(notification.body)
    if "body-markup" in capabilities:
        body = body.translate(_AS_MARKUP)
    actions: list[str] = []
    if "actions" in capabilities:
        for key, label in notification.actions:
            actions += [key, _text(label)]
    hints: dict[str, tuple[str, object]] = {
        "urgency": ("y", _URGENCY[notification.urgency]),
        "desktop-entry": ("s", APP_ID),
    }
    if notification.category:
        hints["category"] = ("s", notification.category)
    if not notification.sound or notification.urgency == "low":
        hints["suppress-sound"] = ("b", True)
    elif "sound" in capabilities:
        hints["sound-name"] = ("s", _SOUND)
    expires = _SERVER_DECIDES if notification.urgency == "low" else _STAYS
    return (app_name, replaces, icon, _text(notification.title), body, actions, hints, expires)


def _text(text: str) -> str:
    """The text as D-Bus can carry it: a NUL would make the bus hang up, half a surrogate pair cannot be written."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
