"""The login session as systemd's logind (or elogind) tells of it, over the system's bus.

Everything is asked without waiting: the answers come as messages. A missing bus, a missing logind and a program that is
in no session are all normal, and then the person is taken for present.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from typing import Any

from jeepney import DBusAddress, HeaderFields, Message, MessageType
from PySide6.QtCore import QObject, Qt, Signal

from imuran_desktop.desktop.login_session import LoginSession
from imuran_desktop.desktop.message_bus import BusError, MessageBus, system_address

_BUS = "org.freedesktop.DBus"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_NAME = "org.freedesktop.login1"
_SESSION = f"{_NAME}.Session"
_MANAGER = DBusAddress("/org/freedesktop/login1", _NAME, f"{_NAME}.Manager")
_USER = DBusAddress("/org/freedesktop/login1/user/self", _NAME, _PROPERTIES)
_NONE = "/"
"""How a property says that there is no such object."""
# By the well-known name: the bus lets through only what its owner at that moment sends.
_MATCHES = (
    f"type='signal',sender='{_BUS}',interface='{_BUS}',member='NameOwnerChanged',arg0='{_NAME}'",
    f"type='signal',sender='{_NAME}',interface='{_NAME}.Manager',member='PrepareForSleep'",
    f"type='signal',sender='{_NAME}',interface='{_NAME}.Manager',member='SessionRemoved'",
)
_log = logging.getLogger(__name__)

_Answer = Callable[[tuple[Any, ...]], None]
_Step = Callable[[], None]


class LogindSession(LoginSession):
    """See `LoginSession`."""

    # Signals wait in the event loop's queue, so that whoever hears them may stop this one.
    _resumed = Signal()
    _changed = Signal(bool)
    _unread = Signal()

    def __init__(self, address: str | None = None, parent: QObject | None = None) -> None:
        """`address` of the bus; None for the system's."""
        super().__init__(parent)
        self._address = address
        self._bus: MessageBus | None = None
        self._owner = ""  # logind's unique name on the bus, once it has answered
        self._session = ""  # the object path of this session, once it is found
        self._active = True
        self._ways: list[_Step] = []  # ways of finding the session that are still to be tried
        self._waiting: dict[
            int, tuple[_Answer, _Step]
        ] = {}  # serial of a call -> what its reply, or an error, leads to
        queued = Qt.ConnectionType.QueuedConnection
        self._resumed.connect(self.resumed, queued)
        self._changed.connect(self.active_changed, queued)
        self._unread.connect(self._read, queued)

    @property
    def active(self) -> bool:
        """See `LoginSession.active`."""
        return self._active

    def start(self) -> None:
        """See `LoginSession.start`."""
        self.stop()
        try:
            address = self._address if self._address is not None else system_address()
            self._bus = MessageBus(address, self._handle, self._on_bus_lost, self._unread.emit)
            for match in _MATCHES:
                self._bus.listen(match)
            self._find()
        except BusError as error:
            _log.info("not told of sleep and of other people's sessions: %s", error)

    def stop(self) -> None:
        """See `LoginSession.stop`."""
        if self._bus is not None:
            self._bus.close()
            self._bus = None
        self._forget()
        self._active = True

    def _find(self) -> None:
        """Look for this session: by the name it gave its programs, by this process, as the one the person sees."""
        self._forget()
        self._ways = [self._ask_by_process, self._ask_for_display]
        name = os.environ.get("XDG_SESSION_ID")
        if name:
            self._ways.insert(0, lambda: self._ask(_MANAGER, "GetSession", "s", (name,), self._found))
        self._try_next()

    def _try_next(self) -> None:
        if self._ways:
            self._ways.pop(0)()
        else:
            self._set_active(True)

    def _ask_by_process(self) -> None:
        self._ask(_MANAGER, "GetSessionByPID", "u", (os.getpid(),), self._found)

    def _ask_for_display(self) -> None:
        # A program that the person's service manager started belongs to no session by itself.
        self._ask(_USER, "Get", "ss", (f"{_NAME}.User", "Display"), self._on_display)

    def _on_display(self, answer: tuple[Any, ...]) -> None:
        ((_signature, (_name, path)),) = answer
        self._found((path,))

    def _found(self, answer: tuple[Any, ...]) -> None:
        path = str(answer[0])
        if path == _NONE or self._bus is None:
            self._try_next()
            return
        self._session = path
        member = "member='PropertiesChanged'"
        self._bus.listen(f"type='signal',sender='{_NAME}',interface='{_PROPERTIES}',{member},path='{path}'")
        self._ask_active()

    def _ask_active(self) -> None:
        session = DBusAddress(self._session, _NAME, _PROPERTIES)
        self._ask(session, "Get", "ss", (_SESSION, "Active"), self._on_active)

    def _on_active(self, answer: tuple[Any, ...]) -> None:
        ((_signature, active),) = answer
        self._set_active(active is True)

    def _set_active(self, active: bool) -> None:
        if active != self._active:
            self._active = active
            self._changed.emit(active)

    def _ask(self, to: DBusAddress, member: str, signature: str, body: tuple[Any, ...], then: _Answer) -> None:
        if self._bus is not None:
            self._waiting[self._bus.begin(to, member, signature, body)] = then, self._try_next

    def _handle(self, message: Message) -> None:
        try:
            if message.header.message_type is MessageType.signal:
                self._on_signal(message)
            else:
                self._on_reply(message)
        except BusError as error:
            _log.info("the system's bus went away: %s", error)
        except (ValueError, TypeError, LookupError) as error:  # not what logind's interface says
            _log.warning("logind said what was not understood: %s", type(error).__name__)

    def _on_reply(self, message: Message) -> None:
        fields = message.header.fields
        then, otherwise = self._waiting.pop(fields.get(HeaderFields.reply_serial, -1), (None, None))
        sender = str(fields.get(HeaderFields.sender))
        if sender != _BUS:
            self._owner = sender
        if then is not None and message.header.message_type is MessageType.method_return:
            then(message.body)
        elif otherwise is not None:
            otherwise()

    def _on_signal(self, message: Message) -> None:
        fields = message.header.fields
        sender, member = fields.get(HeaderFields.sender), fields.get(HeaderFields.member)
        if sender == _BUS and member == "NameOwnerChanged":
            self._on_owner(message.body[2])
        elif sender != self._owner:
            return
        elif member == "PrepareForSleep":
            if message.body[0] is False:  # True: it is about to sleep
                self._resumed.emit()
        elif member == "SessionRemoved":
            if message.body[1] == self._session:
                self._find()
        elif member == "PropertiesChanged" and fields.get(HeaderFields.path) == self._session:
            self._on_properties(*message.body)

    def _on_owner(self, owner: str) -> None:
        if owner:  # it was started anew, or for the first time
            self._find()
        self._owner = owner

    def _on_properties(self, interface: str, changed: dict[str, tuple[str, Any]], invalidated: list[str]) -> None:
        if interface != _SESSION:
            return
        if "Active" in changed:
            self._on_active((changed["Active"],))
        elif "Active" in invalidated:
            self._ask_active()

    def _on_bus_lost(self) -> None:
        self._forget()
        self._set_active(True)

    def _forget(self) -> None:
        self._session = ""
        self._ways.clear()
        self._waiting.clear()

    def _read(self) -> None:
        if self._bus is not None:
            self._bus.read()
