"""A stand-in for a notification server on a private bus, for what the real ones in the journeys don't do."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Event, Lock, Thread
from typing import Any, Self

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_method_call, new_method_return, new_signal
from jeepney.bus import get_bus
from jeepney.io.blocking import DBusConnection, prep_socket

from tests.journeys.bus_monitor import NOTIFICATIONS, ask

_HERE = DBusAddress("/org/freedesktop/Notifications", NOTIFICATIONS, NOTIFICATIONS)
_MAY_BE_REPLACED, _REPLACE = 0x1, 0x2


class NotificationService:
    """Answers on a thread of its own, from now on until `with` ends. It counts its ids from one."""

    def __init__(
        self, address: str, capabilities: Sequence[str], *, version: str = "1.2", replaces: bool = True
    ) -> None:
        """`replaces`: whether it does as the specification says; else it shows another."""
        self.asked: list[str] = []
        """What it was asked of itself."""
        self.notified: list[tuple[str, int]] = []
        """The title of each notification, and the id of the one it was to replace."""
        self.closed: list[int] = []
        """The ids that it was asked to close."""
        self._capabilities, self._version, self._replaces = list(capabilities), version, replaces
        self._ids = 0
        self._connection = DBusConnection(prep_socket(get_bus(address)))
        bus = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
        ask(self._connection, new_method_call(bus, "RequestName", "su", (NOTIFICATIONS, _MAY_BE_REPLACED | _REPLACE)))
        self._sending = Lock()
        self._ended = Event()
        self._thread = Thread(target=self._serve)
        self._thread.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()
        self._connection.close()

    def dismiss(self, id: int) -> None:
        """Close one as if the person had."""
        self._send(new_signal(_HERE, "NotificationClosed", "uu", (id, 2)))

    def _serve(self) -> None:
        while not self._ended.is_set():
            try:
                message = self._connection.receive(timeout=0.05)
            except TimeoutError:
                continue
            if message.header.message_type is MessageType.method_call:
                self._answer(message)

    def _answer(self, call: Message) -> None:
        member = str(call.header.fields[HeaderFields.member])
        if member == "Notify":
            self._send(new_method_return(call, "u", (self._notify(*call.body),)))
        elif member == "CloseNotification":
            self.closed.append(call.body[0])
        elif member == "GetCapabilities":
            self.asked.append(member)
            self._send(new_method_return(call, "as", (self._capabilities,)))
        else:
            self.asked.append(member)
            self._send(new_method_return(call, "ssss", ("Service", "Vendor", self._version, "1.2")))

    def _notify(self, _app: str, replaced: int, _icon: str, title: str, *_: Any) -> int:
        self.notified.append((title, replaced))
        if replaced and self._replaces:
            return replaced
        self._ids += 1
        return self._ids

    def _send(self, message: Message) -> None:
        with self._sending:
            self._connection.send(message)
