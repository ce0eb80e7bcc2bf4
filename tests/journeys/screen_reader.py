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
_ACTIVE, _FOCUSED, _SHOWING = 1 << 1, 1 << 12, 1 << 25  # AT-SPI's state bits

Reference = tuple[str, str]  # (the name on the bus, the path) of one accessible thing


@dataclass(frozen=True)
class Seen:
    """One thing on the screen: its role ("label", "button") and what it is called."""

    role: str
    text: str
    where: Reference
    active: bool = False
    """A window that has the keyboard."""
    focused: bool = False
    """The thing in it that has the keyboard."""

    @property
    def is_button(self) -> bool:
        """Whether it can be pressed. A button that stays down, such as one of the rail, says that it is a check box."""
        return "button" in self.role or self.role == "check box"


class ScreenReader(Owned):
    """The accessibility bus of a desktop, and a connection to it."""

    def __init__(self, env: Mapping[str, str], log: Path, monitor: BusMonitor) -> None:
        super().__init__(["at-spi-bus-launcher", "--launch-immediately"], env, log)
        self._connection: DBusConnection | None = None
        monitor.wait_for(lambda: bool(monitor.owners.get(_LAUNCHER)))
        session = DBusConnection(prep_socket(get_bus(env["DBUS_SESSION_BUS_ADDRESS"])))
        asked = new_method_call(DBusAddress("/org/a11y/bus", _LAUNCHER, _LAUNCHER), "GetAddress")
        (self.address,) = ask(session, asked).body
        session.close()
        self._connection = DBusConnection(prep_socket(get_bus(self.address)))

    def texts(self) -> list[str]:
        """All that is called something."""
        return [seen.text for seen in self.seen() if seen.text]

    def seen(self) -> list[Seen]:
        """Everything that shows, of all apps."""
        return [seen for app in self._children(_ROOT) for seen in self._walk(app)]

    def active(self) -> list[str]:
        """The titles of the windows that have the keyboard, as their apps have noticed."""
        tops = [window for app in self._children(_ROOT) for window in self._children(app)]
        return [seen.text for window in tops for seen in self._walk(window, deep=False) if seen.active]

    def focused(self) -> str:
        """What the thing is called that keys go to."""
        return next((seen.text for seen in self.seen() if seen.focused), "")

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

    def description(self, text: str) -> str:
        """What is said of the first thing that is called this, and of which something is said."""
        called = (seen.where for seen in self.seen() if seen.text == text)
        return next(filter(None, map(self._description, called)), "")

    def press(self, text: str) -> None:
        """Press the first button that is called this, as a screen reader does. The app lets it go a moment later."""
        (button, *_) = self._buttons(text)
        # Qt offers "Press" first, and for buttons that stay down "Toggle".
        self._call(button.where, "org.a11y.atspi.Action", "DoAction", "i", (0,))

    def middle_of(self, text: str) -> tuple[int, int] | None:
        """Where on the screen the first button is that is called this; None when there is none, or no longer."""
        for button in self._buttons(text):
            try:
                x, y, width, height = self._call(button.where, "org.a11y.atspi.Component", "GetExtents", "u", (0,))
            except LookupError:
                continue
            return x + width // 2, y + height // 2
        return None

    def close(self) -> None:
        """Let go of the bus."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def end(self, timeout: float = 10) -> int:
        """End the bus too."""
        self.close()
        return super().end(timeout)

    def _buttons(self, text: str) -> list[Seen]:
        return [seen for seen in self.seen() if seen.text == text and seen.is_button]

    def _walk(self, where: Reference, *, deep: bool = True) -> Iterator[Seen]:
        # Things go while the app draws anew: what no longer answers is no longer there.
        try:
            role = str(self._call(where, _ACCESSIBLE, "GetRoleName"))
            low, _high = self._call(where, _ACCESSIBLE, "GetState")
            name = str(self._property(where, "Name"))
            children = self._children(where) if deep else []
        except LookupError:
            return
        if role != "application":
            if not low & _SHOWING:
                return
            yield Seen(role, name, where, active=bool(low & _ACTIVE), focused=bool(low & _FOCUSED))
        for child in children:
            yield from self._walk(child)

    def _description(self, where: Reference) -> str:
        try:
            return str(self._property(where, "Description"))
        except LookupError:
            return ""

    def _property(self, where: Reference, name: str) -> Any:
        return self._call(where, "org.freedesktop.DBus.Properties", "Get", "ss", (_ACCESSIBLE, name))[1]

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
