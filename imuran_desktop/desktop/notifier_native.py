"""Notifications on Windows and macOS, through desktop-notifier in an asyncio thread of its own."""

from __future__ import annotations

import asyncio
import logging
import sys
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from functools import partial
from hashlib import sha256
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from imuran_desktop.desktop.notifier import Abilities, Notification, NotifierSignals
from imuran_desktop.domain.codes import Delivery

if TYPE_CHECKING:
    import desktop_notifier

_SYSTEMS = {"win32": "Windows", "darwin": "macOS"}
PATIENCE = 2.0
"""Seconds for which a delivery holds up the GUI at most."""

_T = TypeVar("_T")
_log = logging.getLogger(__name__)


class NativeNotifier(NotifierSignals):
    """See `Notifier`. Callbacks come on other threads; queued signals bring them to this one."""

    _acted = Signal(str, str)
    _closed = Signal(str)

    def __init__(
        self,
        app_name: str,
        icon: Path | None,
        open_backend: Callable[[str, Path | None], desktop_notifier.DesktopNotifier] | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`open_backend` makes the DesktopNotifier; None for the system's own."""
        super().__init__(parent)
        self._app_name = app_name
        self._icon = icon
        self._open_backend = open_backend or _open_backend
        self._backend: desktop_notifier.DesktopNotifier | None = None
        self._capabilities: frozenset[desktop_notifier.Capability] = frozenset()
        self._able = False
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: Thread | None = None
        self._shown: set[str] = set()
        self._acted.connect(self._on_acted, Qt.ConnectionType.QueuedConnection)
        self._closed.connect(self._on_closed, Qt.ConnectionType.QueuedConnection)

    @property
    def available(self) -> bool:
        """Whether the system takes notifications from this program. macOS takes them from app bundles only."""
        self._opened()
        return self._able

    def abilities(self) -> Abilities:
        """See `Notifier.abilities`. The systems' own notification centres keep what was not answered."""
        if not self.available:
            return Abilities()
        from desktop_notifier import Capability

        able = self._capabilities
        server = _SYSTEMS.get(sys.platform, "")
        return Abilities(server, Capability.BUTTONS in able, stays=True, sound=Capability.SOUND in able, body=True)

    def show(self, notification: Notification) -> bool:
        """See `Notifier.show`."""
        backend = self._opened()
        if backend is None or not self._able:
            return False
        accepted = self._wait(self._send(backend, notification)) or False
        if accepted:
            self._shown.add(notification.id)
        return accepted

    def delivery_of(self, id: str) -> Delivery:
        """See `Notifier.delivery_of`."""
        return Delivery.DESKTOP if id in self._shown else Delivery.NONE

    def withdraw(self, id: str) -> None:
        """See `Notifier.withdraw`."""
        self._shown.discard(id)
        if self._backend is not None:
            self._submit(self._clear(self._backend, _tag(id)))

    def close(self) -> None:
        """See `Notifier.close`."""
        if self._loop is None or self._thread is None:
            return
        if self._backend is not None:
            self._wait(self._backend.clear_all())
        self._shown.clear()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE)
        self._loop = self._thread = self._backend = None

    def _opened(self) -> desktop_notifier.DesktopNotifier | None:
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            self._thread = Thread(target=_run, args=(self._loop,), name="notifications", daemon=True)
            self._thread.start()
            self._wait(self._open())
        return self._backend

    async def _open(self) -> None:
        from desktop_notifier import Capability

        backend = self._open_backend(self._app_name, self._icon)
        # Without a real notification centre desktop-notifier accepts everything and shows nothing.
        self._capabilities = await backend.get_capabilities()
        self._able = Capability.MESSAGE in self._capabilities
        self._backend = backend
        if self._able:
            # macOS asks the person the first time, and answers when they have: nobody waits for that here.
            self._asked = asyncio.ensure_future(backend.request_authorisation())

    async def _send(self, backend: desktop_notifier.DesktopNotifier, notification: Notification) -> bool:
        from desktop_notifier import DEFAULT_SOUND, Button, Urgency
        from desktop_notifier import Notification as NativeNotification

        dispatched: list[bool] = []
        id = notification.id
        tag = _tag(id)
        if id in self._shown:
            await backend.clear(tag)  # Windows and macOS replace by tag themselves, but then say nothing on screen
        await backend.send_notification(
            NativeNotification(
                notification.title,
                notification.body,
                urgency=Urgency(notification.urgency),
                buttons=tuple(
                    # The key is the button's identifier: macOS keeps the first identifier it saw for a set of labels.
                    Button(label, on_pressed=partial(self._acted.emit, id, key), identifier=key)
                    for key, label in notification.actions
                    if key != "default"
                ),
                on_dispatched=partial(dispatched.append, True),  # failures are swallowed, so success has to say so
                on_clicked=partial(self._acted.emit, id, "default"),
                on_dismissed=partial(self._closed.emit, id),
                sound=DEFAULT_SOUND if notification.sound and notification.urgency != "low" else None,
                timeout=-1 if notification.urgency == "low" else 0,
                identifier=tag,
            )
        )
        return bool(dispatched)

    async def _clear(self, backend: desktop_notifier.DesktopNotifier, tag: str) -> None:
        try:
            await backend.clear(tag)
        except Exception as error:  # noqa: BLE001 whatever the system's bridge raises; there is nobody to tell
            _log.warning("notification not withdrawn: %s", type(error).__name__)

    def _submit(self, work: Coroutine[Any, Any, _T]) -> Future[_T] | None:
        if self._loop is None:
            work.close()
            return None
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    def _wait(self, work: Coroutine[Any, Any, _T]) -> _T | None:
        """What `work` returns, or None when it failed or took too long (then it goes on by itself)."""
        future = self._submit(work)
        if future is None:
            return None
        try:
            return future.result(PATIENCE)
        except Exception as error:  # noqa: BLE001 the bridges to WinRT and Objective-C have errors of their own
            _log.warning("desktop notifications: %s", type(error).__name__)
            return None

    def _on_acted(self, id: str, action: str) -> None:
        self._shown.discard(id)
        self.acted.emit(id, action)

    def _on_closed(self, id: str) -> None:
        if id in self._shown:
            self._shown.discard(id)
            self.closed.emit(id)


def _open_backend(app_name: str, icon: Path | None) -> desktop_notifier.DesktopNotifier:
    from desktop_notifier import DesktopNotifier, Icon

    # At its lower levels it writes titles and texts to the log.
    logging.getLogger("desktop_notifier").setLevel(logging.ERROR)
    return DesktopNotifier(app_name, Icon(path=icon) if icon is not None else None)


def _run(loop: asyncio.AbstractEventLoop) -> None:
    asyncio.set_event_loop(loop)
    loop.run_forever()
    unfinished = asyncio.all_tasks(loop)
    for task in unfinished:
        task.cancel()
    loop.run_until_complete(asyncio.gather(*unfinished, return_exceptions=True))
    loop.close()


def _tag(id: str) -> str:
    """Our id as Windows takes it: a tag has at most 64 characters."""
    return sha256(id.encode()).hexdigest()[:32]
