"""What a screen reader finds on the screen: the texts of a running app, asked of it over the accessibility bus.

Nothing of the app is imported, and nothing of it is hidden from: only what is showing is read, in its order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

from jeepney import DBusAddress, MessageType, new_method_call
from jeepney.bus import get_bus
from jeepney.io.blocking import DBusConnection, prep_socket

from tests.journeys.bus_monitor import BusMonitor, ask
from tests.journeys.servers import Owned

# Qt would also complain of every question about something that is gone by the time it is asked.
ENV = {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1", "QT_LOGGING_RULES": "qt.accessibility.atspi=false"}
"""An app started with these tells of itself."""

_LAUNCHER = "org.a11y.Bus"
_ROOT = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
_ACCESSIBLE = "org.a11y.atspi.Accessible"
_SHOWING = 1 << 25  # AT-SPI's state bits

Reference = tuple[str, str]  # (the name on the bus, the path) of one accessible thing


@dataclass(frozen=True)
class Seen:
    """One thing on the screen: its role ("label", "button") and what it is called."""

    role: str
    text: str
    where: Reference


class ScreenReader(Owned):
    """The accessibility bus of a desktop, and a connection to it."""

    def __init__(self, env: Mapping[str, str], log: Path, monitor: BusMonitor) -> None:
        super().__init__(["at-spi-bus-launcher", "--launch-immediately"], env, log)
        self._connection: DBusConnection | None = None
        monitor.wait_for(lambda: bool(monitor.owners.get(_LAUNCHER)))
        session = DBusConnection(prep_socket(get_bus(env["DBUS_SESSION_BUS_ADDRESS"])))
        asked = new_method_call(DBusAddress("/org/a11y/bus", _LAUNCHER, _LAUNCHER), "GetAddress")
        (address,) = ask(session, asked).body
        session.close()
        self._connection = DBusConnection(prep_socket(get_bus(address)))

    def texts(self) -> list[str]:
        """All that is called something."""
        return [seen.text for seen in self.seen() if seen.text]

    def seen(self) -> list[Seen]:
        """Everything that shows, of all apps."""
        return [seen for app in self._children(_ROOT) for seen in self._walk(app)]

    def wait_for(self, wanted: Callable[[list[str]], bool], timeout: float = 10) -> list[str]:
        """The texts, as soon as they are the wanted ones. Every look waits for the app's answer."""
        deadline = monotonic() + timeout
        while True:
            texts = self.texts()
            if wanted(texts):
                return texts
            assert monotonic() < deadline, f"not within {timeout} s; on the screen: {texts}"

    def wait_for_text(self, part: str, timeout: float = 10) -> str:
        """The first text that holds this."""
        texts = self.wait_for(lambda found: any(part in text for text in found), timeout)
        return next(text for text in texts if part in text)

    def press(self, text: str) -> None:
        """Press the first button that is called this, as a screen reader does. The app lets it go a moment later."""
        (button, *_) = [seen for seen in self.seen() if seen.text == text and "button" in seen.role]
        # Qt offers "Press" first, and for buttons that stay down "Toggle".
        self._call(button.where, "org.a11y.atspi.Action", "DoAction", "i", (0,))

    def close(self) -> None:
        """Let go of the bus."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def end(self, timeout: float = 10) -> int:
        """End the bus too."""
        self.close()
        return super().end(timeout)

    def _walk(self, where: Reference) -> Iterator[Seen]:
        # Things go while the app draws anew: what no longer answers is no longer there.
        try:
            role = str(self._call(where, _ACCESSIBLE, "GetRoleName"))
            low, _high = self._call(where, _ACCESSIBLE, "GetState")
            name = str(self._call(where, "org.freedesktop.DBus.Properties", "Get", "ss", (_ACCESSIBLE, "Name"))[1])
            children = self._children(where)
        except LookupError:
            return
        if role != "application":
            if not low & _SHOWING:
                return
            yield Seen(role, name, where)
        for child in children:
            yield from self._walk(child)

    def _children(self, where: Reference) -> list[Reference]:
        return [(name, path) for name, path in self._call(where, _ACCESSIBLE, "GetChildren")]

    def _call(
        self, where: Reference, interface: str, member: str, signature: str | None = None, body: tuple[Any, ...] = ()
    ) -> Any:
        assert self._connection is not None
        call = new_method_call(DBusAddress(where[1], where[0], interface), member, signature, body)
        reply = ask(self._connection, call)
        if reply.header.message_type is MessageType.error:
            raise LookupError(where)
        return reply.body[0]
