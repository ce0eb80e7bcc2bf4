"""A desktop's tray, by the StatusNotifier protocol: an icon announces itself, and offers a menu over D-Bus."""

from __future__ import annotations

from collections.abc import Iterator
from time import monotonic
from typing import Any

from jeepney import DBusAddress, HeaderFields, Message, MessageType, new_method_call
from jeepney.bus import get_bus
from jeepney.io.blocking import DBusConnection, prep_socket

from tests.journeys.bus_monitor import ask

_WATCHER = "org.kde.StatusNotifierWatcher"
_ITEM = "org.kde.StatusNotifierItem"
_MENU = "com.canonical.dbusmenu"


class TrayHost:
    """Start it before the app: from now on the desktop has a tray."""

    def __init__(self, address: str) -> None:
        self._connection = DBusConnection(prep_socket(get_bus(address)))
        bus = DBusAddress("/org/freedesktop/DBus", "org.freedesktop.DBus", "org.freedesktop.DBus")
        self._item: DBusAddress | None = None
        self._ask(bus, "RequestName", "su", (_WATCHER, 0))

    def close(self) -> None:
        """The tray goes away."""
        self._connection.close()

    def wait_for_icon(self, timeout: float = 20) -> None:
        """Wait until an app has put its icon there."""
        deadline = monotonic() + timeout
        while self._item is None:
            self._answer(self._connection.receive(timeout=max(0.0, deadline - monotonic())))

    def click(self) -> None:
        """Click the icon."""
        self._ask(self._icon(), "Activate", "ii", (0, 0))

    def tooltip(self) -> str:
        """What the icon says of itself."""
        ((_, (_name, _pictures, title, _text)),) = self._ask(self._properties(), "Get", "ss", (_ITEM, "ToolTip"))
        return str(title)

    def picture(self) -> bytes:
        """The pixels of the icon's largest picture."""
        ((_, pictures),) = self._ask(self._properties(), "Get", "ss", (_ITEM, "IconPixmap"))
        return bytes(max(pictures)[2])

    def choose(self, label: str) -> None:
        """Choose an entry of the icon's menu."""
        icon = self._icon()
        ((_, path),) = self._ask(self._properties(), "Get", "ss", (_ITEM, "Menu"))
        menu = DBusAddress(path, icon.bus_name, _MENU)
        _revision, layout = self._ask(menu, "GetLayout", "iias", (0, -1, []))
        number = next(number for number, text in _entries(layout) if text == label)
        self._ask(menu, "Event", "isvu", (number, "clicked", ("i", 0), 0))

    def _icon(self) -> DBusAddress:
        assert self._item is not None, "no icon yet"
        return self._item

    def _properties(self) -> DBusAddress:
        icon = self._icon()
        return DBusAddress(icon.object_path, icon.bus_name, "org.freedesktop.DBus.Properties")

    def _ask(self, to: DBusAddress, member: str, signature: str, body: tuple[Any, ...]) -> tuple[Any, ...]:
        reply = ask(self._connection, new_method_call(to, member, signature, body), meanwhile=self._answer)
        assert reply.header.message_type is MessageType.method_return, reply.body
        answer: tuple[Any, ...] = reply.body
        return answer

    def _answer(self, message: Message) -> None:
        fields = message.header.fields
        if message.header.message_type is MessageType.method_call:
            if fields.get(HeaderFields.member) == "RegisterStatusNotifierItem":
                self._item = DBusAddress("/StatusNotifierItem", fields[HeaderFields.sender], _ITEM)
            reply = new_method_call(DBusAddress("/", fields[HeaderFields.sender]), "Reply")
            reply.header.message_type = MessageType.method_return
            reply.header.fields = {
                HeaderFields.destination: fields[HeaderFields.sender],
                HeaderFields.reply_serial: message.header.serial,
            }
            self._connection.send(reply)


def _entries(layout: tuple[Any, ...]) -> Iterator[tuple[int, str]]:
    number, properties, children = layout
    yield number, str(properties.get("label", ("s", ""))[1]).replace("_", "")
    for _, child in children:
        yield from _entries(child)
