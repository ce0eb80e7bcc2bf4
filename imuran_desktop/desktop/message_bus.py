"""A D-Bus connection for the GUI thread: no wait without an end, and every message handled in the order it came.

jeepney's blocking connection does the protocol; its socket is watched by the event loop.
"""

from __future__ import annotations

import os
import socket
import struct
from collections.abc import Callable
from time import monotonic
from typing import Any

from jeepney import DBusAddress, HeaderFields, Message, MessageFlag, MessageType, new_method_call
from jeepney.bus import get_bus
from jeepney.io.blocking import DBusConnection, prep_socket
from PySide6.QtCore import QSocketNotifier

PATIENCE = 2.0
"""Seconds after which a reply is no longer waited for: the GUI stands still meanwhile."""

# What a bus that is missing, broken or not a bus at all can raise through jeepney. TimeoutError is an OSError.
_BROKEN = (OSError, ValueError, LookupError, RuntimeError, TypeError, struct.error)
_BUS = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")


class BusError(Exception):
    """The call failed; the text is the name of the error, and holds nothing of what was sent."""


class ReplyTimeout(BusError):
    """No reply in time; one may still come, as a message whose reply serial is `serial`."""

    def __init__(self, serial: int) -> None:
        super().__init__("no reply in time")
        self.serial = serial


def session_address() -> str:
    """Where the session's bus listens: the environment's word, or the usual place; empty when there is neither."""
    runtime = os.environ.get("XDG_RUNTIME_DIR")
    return os.environ.get("DBUS_SESSION_BUS_ADDRESS") or (f"unix:path={runtime}/bus" if runtime else "")


def system_address() -> str:
    """Where the system's bus listens: the environment's word, or the place that the specification names."""
    return os.environ.get("DBUS_SYSTEM_BUS_ADDRESS") or "unix:path=/var/run/dbus/system_bus_socket"


class _Connection(DBusConnection):
    def receive(self, *, timeout: float | None = None) -> Message:
        # jeepney waits for ever for the reply to its first call, made while it is constructed.
        return super().receive(timeout=PATIENCE if timeout is None else timeout)


class MessageBus:
    """One connection. Not a QObject, so that nothing of Qt's deletes it while it is at work: its owner keeps it.

    `handle` gets every message that is not the reply being waited for, in order; also the replies to `begin`. It may be
    called from inside `call`, so it should change state and leave the rest to queued signals; the same holds for
    `lost`, the connection's end. `read_soon` is asked to have `read` called from the event loop.
    """

    def __init__(
        self,
        address: str,
        handle: Callable[[Message], None],
        lost: Callable[[], None],
        read_soon: Callable[[], None],
    ) -> None:
        """Connect to the bus at `address`. Raises BusError."""
        self._handle = handle
        self._lost = lost
        self._read_soon = read_soon
        self._connection: _Connection | None = _connect(address)
        self._watch = QSocketNotifier(self._connection.sock.fileno(), QSocketNotifier.Type.Read)
        self._watch.activated.connect(self.read)

    @property
    def connected(self) -> bool:
        """Whether it can still be used."""
        return self._connection is not None

    def call(
        self,
        to: DBusAddress,
        member: str,
        signature: str | None = None,
        body: tuple[Any, ...] = (),
        patience: float = PATIENCE,
    ) -> tuple[Any, ...]:
        """Call a method and wait for what it returns. Raises BusError."""
        connection = self._open_connection()
        serial = next(connection.outgoing_serial)
        self._send(new_method_call(to, member, signature, body), serial)
        deadline = monotonic() + patience
        while True:
            try:
                message = connection.receive(timeout=max(0.0, deadline - monotonic()))
            except TimeoutError:
                raise ReplyTimeout(serial) from None
            except _BROKEN as error:
                self._lose()
                raise BusError(type(error).__name__) from None
            if message.header.fields.get(HeaderFields.reply_serial) == serial:
                self._read_soon()  # what was read along with the reply no longer wakes the socket's watcher
                return _returned(message)
            self._handle(message)

    def begin(self, to: DBusAddress, member: str, signature: str | None = None, body: tuple[Any, ...] = ()) -> int:
        """Call a method whose reply `handle` will get; its reply serial is the number returned. Raises BusError."""
        serial = next(self._open_connection().outgoing_serial)
        self._send(new_method_call(to, member, signature, body), serial)
        return serial

    def send(self, to: DBusAddress, member: str, signature: str | None = None, body: tuple[Any, ...] = ()) -> None:
        """Call a method without waiting for anything. Raises BusError."""
        message = new_method_call(to, member, signature, body)
        message.header.flags |= MessageFlag.no_reply_expected
        self._send(message, next(self._open_connection().outgoing_serial))

    def ask(self, member: str, *arguments: str) -> tuple[Any, ...]:
        """Call a method of the bus itself whose arguments are strings. Raises BusError."""
        return self.call(_BUS, member, "s" * len(arguments) or None, arguments)

    def listen(self, match: str) -> None:
        """Ask for the signals that match a rule, without waiting. Raises BusError."""
        self.send(_BUS, "AddMatch", "s", (match,))

    def close(self) -> None:
        """Disconnect, without calling `lost`."""
        if self._connection is not None:
            self._watch.setEnabled(False)
            self._connection.close()
            self._connection = None

    def _open_connection(self) -> _Connection:
        if self._connection is None:
            raise BusError("disconnected")
        return self._connection

    def _send(self, message: Message, serial: int) -> None:
        try:
            self._open_connection().send(message, serial=serial)
        except OSError as error:  # a message sent by half cannot be mended
            self._lose()
            raise BusError(type(error).__name__) from None
        except _BROKEN as error:  # it could not be put into words of D-Bus, so nothing was sent
            raise BusError(type(error).__name__) from None

    def read(self) -> None:
        """Handle all messages that have come."""
        while self._connection is not None:
            try:
                message = self._connection.receive(timeout=0)
            except TimeoutError:
                return
            except _BROKEN:
                self._lose()
                return
            self._handle(message)

    def _lose(self) -> None:
        self.close()
        self._lost()


def _connect(address: str) -> _Connection:
    connected: socket.socket | None = None
    try:
        connected = prep_socket(get_bus(address), timeout=PATIENCE)
        connected.settimeout(PATIENCE)  # a bus that reads nothing must not hold the GUI up either
        return _Connection(connected)
    except _BROKEN as error:
        if connected is not None:
            connected.close()
        raise BusError(f"no bus: {type(error).__name__}") from None


def _returned(message: Message) -> tuple[Any, ...]:
    if message.header.message_type is MessageType.error:
        raise BusError(str(message.header.fields.get(HeaderFields.error_name, "error without a name")))
    return message.body
