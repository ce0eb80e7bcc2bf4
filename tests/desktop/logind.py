"""A stand-in for systemd's logind on a private bus: it answers what it is asked, and tells what it is told to tell."""

from __future__ import annotations

from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    Message,
    MessageType,
    new_error,
    new_method_call,
    new_method_return,
    new_signal,
)
from jeepney.bus import get_bus
from jeepney.io.blocking import DBusConnection, prep_socket

from tests.journeys.bus_monitor import ask

NAME = "org.freedesktop.login1"
MANAGER = "/org/freedesktop/login1"
USER = f"{MANAGER}/user/self"


def session_path(name: str) -> str:
    """Where a session is on the bus."""
    return f"{MANAGER}/session/{name}"


class Logind:
    """Knows these sessions (name -> whether it is active). `serve` answers; nothing is done in between."""

    def __init__(self, address: str, sessions: dict[str, bool], of_process: str = "", display: str = "") -> None:
        self.sessions = sessions
        self.of_process, self.display = of_process, display
        self.asked: list[str] = []
        self._connection = DBusConnection(prep_socket(get_bus(address)))
        bus = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
        ask(self._connection, new_method_call(bus, "RequestName", "su", (NAME, 0)))

    def close(self) -> None:
        """It ends."""
        self._connection.close()

    def serve(self) -> None:
        """Answer all that was asked so far."""
        while True:
            try:
                message = self._connection.receive(timeout=0)
            except TimeoutError:
                return
            if message.header.message_type is MessageType.method_call:
                self._answer(message)

    def tell_sleep(self, begins: bool) -> None:
        """Say that the computer is about to sleep, or woke up."""
        self._tell(MANAGER, f"{NAME}.Manager", "PrepareForSleep", "b", (begins,))

    def tell_removed(self, name: str) -> None:
        """Say that a session ended."""
        del self.sessions[name]
        self._tell(MANAGER, f"{NAME}.Manager", "SessionRemoved", "so", (name, session_path(name)))

    def tell_active(self, name: str, active: bool, *, by_value: bool = True) -> None:
        """Say that a session came to the front or left it; the value itself, or only that there is another."""
        self.sessions[name] = active
        if by_value:
            self._tell_properties(name, {"Active": ("b", active)}, [])
        else:
            self._tell_properties(name, {}, ["Active"])

    def tell_locked(self, name: str) -> None:
        """Say that a session's screen was locked."""
        self._tell_properties(name, {"LockedHint": ("b", True)}, [])

    def _tell_properties(self, name: str, changed: dict[str, tuple[str, object]], invalidated: list[str]) -> None:
        body = (f"{NAME}.Session", changed, invalidated)
        self._tell(session_path(name), "org.freedesktop.DBus.Properties", "PropertiesChanged", "sa{sv}as", body)

    def _tell(self, path: str, interface: str, member: str, signature: str, body: tuple[Any, ...]) -> None:
        self._connection.send(new_signal(DBusAddress(path, interface=interface), member, signature, body))

    def _answer(self, call: Message) -> None:
        member = str(call.header.fields[HeaderFields.member])
        self.asked.append(member)
        signature, body = self._reply(member, call)
        if signature:
            self._connection.send(new_method_return(call, signature, body))
        else:
            self._connection.send(new_error(call, f"{NAME}.NoSuchSession", "s", ("No such session",)))

    def _reply(self, member: str, call: Message) -> tuple[str, tuple[Any, ...]]:
        if member == "Get":
            return self._property(str(call.header.fields[HeaderFields.path]), call.body[1])
        name = call.body[0] if member == "GetSession" else self.of_process
        return ("o", (session_path(name),)) if name in self.sessions else ("", ())

    def _property(self, path: str, name: str) -> tuple[str, tuple[Any, ...]]:
        if path == USER:
            return "v", (("(so)", (self.display, session_path(self.display) if self.display else "/")),)
        session = path.rpartition("/")[2]
        return ("v", (("b", self.sessions[session]),)) if session in self.sessions else ("", ())
