"""One process per diary: a second start brings up the first.

A lock of the operating system's decides who is first; it ends with its process, however that ends, so none is ever left
behind. A local socket carries the wish to come up. QtNetwork is imported only where the socket is used.
"""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCryptographicHash, QEventLoop, QObject, QTimer, Signal

from imuran_desktop.desktop.paths import ensure_private_dir

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer

_LONGEST_SOCKET_PATH = 100  # bytes; the kernels allow 104 to 108
_KNOCKS, _BETWEEN_KNOCKS = 30, 100  # how often, and milliseconds: the first may itself be about to start
_log = logging.getLogger(__name__)


class SingleInstance(QObject):
    """Claims a diary for this process. `raised`: another start asked this one to show its window."""

    raised = Signal()

    def __init__(self, diary: Path, run_dir: Path, parent: QObject | None = None) -> None:
        """`run_dir`: a folder of this user's, the same for every start."""
        super().__init__(parent)
        key = _key(diary)
        self._lock_path = run_dir / f".{key}.lock"
        self._socket_name = _socket_name(run_dir, key)
        self._lock: int | None = None
        self._server: QLocalServer | None = None

    def claim(self) -> bool:
        """True: this process is the diary's. False: another one is, and has been asked to come up."""
        try:
            ensure_private_dir(self._lock_path.parent)
            lock = os.open(self._lock_path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:  # better two windows than none
            _log.warning("cannot tell whether this diary is open already: %s", type(error).__name__)
            return True
        if _lock(lock):
            self._lock = lock
            return True
        os.close(lock)
        self._knock()
        return False

    def listen(self) -> None:
        """Begin to answer other starts. Only the claimer may call this."""
        from PySide6.QtNetwork import QLocalServer

        server = QLocalServer(self)
        server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        server.newConnection.connect(self._answer)
        QLocalServer.removeServer(self._socket_name)  # whoever made it has no lock any more
        if not server.listen(self._socket_name):
            _log.warning("other starts cannot be answered: %s", server.serverError().name)
        self._server = server

    def release(self) -> None:
        """Give the diary free."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
            self._server = None
        if self._lock is not None:
            os.close(self._lock)  # unlocks; the file stays, as removing it would let two others lock two files
            self._lock = None

    def _answer(self) -> None:
        while self._server is not None and (caller := self._server.nextPendingConnection()) is not None:
            caller.disconnectFromServer()
            caller.deleteLater()
            self.raised.emit()

    def _knock(self) -> None:
        from PySide6.QtNetwork import QLocalSocket

        for _ in range(_KNOCKS):
            caller = QLocalSocket()
            caller.connectToServer(self._socket_name)
            if caller.waitForConnected(1000):
                return
            pause = QEventLoop()
            QTimer.singleShot(_BETWEEN_KNOCKS, pause.quit)
            pause.exec()
        _log.warning("the diary is open in another process, which does not answer")


def _key(diary: Path) -> str:
    # Qt's own sums are loaded already; hashlib would load OpenSSL, 2 ms before the first page.
    name = str(diary.resolve()).encode("utf-8", "surrogateescape")
    return bytes(QCryptographicHash.hash(name, QCryptographicHash.Algorithm.Sha256).data()).hex()[:24]


def _socket_name(run_dir: Path, key: str) -> str:
    name = f"imuran-desktop-{key}"
    path = str(run_dir / f".{key}.socket")
    # A path in the user's own folder cannot be taken by another user first; a bare name lies in the shared one for
    # temporary files. On Windows only names exist.
    return path if sys.platform != "win32" and len(os.fsencode(path)) <= _LONGEST_SOCKET_PATH else name


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True
