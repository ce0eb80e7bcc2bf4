"""One process per diary: a second start brings up the first.

A lock of the operating system's decides who is first; it ends with its process, however that ends, so none is ever left
behind. A second start leaves a file beside the lock; the first, which watches the folder, takes it away and comes up. A
local socket would do the same, but QtNetwork takes 3 MB for as long as the app runs.
"""

from __future__ import annotations

import logging
import os
import sys
from pathlib import Path

from PySide6.QtCore import QCryptographicHash, QEventLoop, QFileSystemWatcher, QObject, QTimer, Signal

from imuran_desktop.desktop.paths import ensure_private_dir

_LOOKS, _BETWEEN_LOOKS = 30, 100  # how often, and milliseconds: the first may itself be about to start
_log = logging.getLogger(__name__)


class SingleInstance(QObject):
    """Claims a diary for this process. `raised`: another start asked this one to show its window."""

    raised = Signal()

    def __init__(self, diary: Path, run_dir: Path, parent: QObject | None = None) -> None:
        """`run_dir`: a folder of this user's, the same for every start."""
        super().__init__(parent)
        key = diary_key(diary)
        self._lock_path = run_dir / f".{key}.lock"
        self._knock_path = run_dir / f".{key}.knock"
        self._lock: int | None = None
        self._watcher: QFileSystemWatcher | None = None

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
            _removed(self._knock_path)  # it was for an instance that ended without an answer
            return True
        os.close(lock)
        self._knock()
        return False

    def listen(self) -> None:
        """Begin to answer other starts. Only the claimer may call this."""
        if self._lock is None:  # there is no folder in which anybody could knock
            return
        self._watcher = QFileSystemWatcher([str(self._knock_path.parent)], self)
        self._watcher.directoryChanged.connect(self._answer)
        QTimer.singleShot(0, self, self._answer)  # somebody may have knocked already

    def release(self) -> None:
        """Give the diary free."""
        if self._watcher is not None:
            self._watcher.deleteLater()
            self._watcher = None
        if self._lock is not None:
            os.close(self._lock)  # unlocks; the file stays, as removing it would let two others lock two files
            self._lock = None

    def _answer(self) -> None:
        """Come up if somebody knocked. That the file is gone tells them that they were heard."""
        if self._watcher is not None and _removed(self._knock_path):
            self.raised.emit()

    def _knock(self) -> None:
        try:
            os.close(os.open(self._knock_path, os.O_WRONLY | os.O_CREAT, 0o600))
        except OSError as error:
            _log.warning("the diary is open in another process, which cannot be told: %s", type(error).__name__)
            return
        for _ in range(_LOOKS):
            pause = QEventLoop()
            QTimer.singleShot(_BETWEEN_LOOKS, pause.quit)
            pause.exec()
            if not self._knock_path.exists():
                return
        _log.warning("the diary is open in another process, which does not answer")


def _removed(path: Path) -> bool:
    """Remove a file; whether there was one."""
    try:
        path.unlink()
    except OSError:
        return False
    return True


def diary_key(diary: Path) -> str:
    """A name for this diary's file, without anything of what the file is called."""
    # Qt's own sums are loaded already; hashlib would load OpenSSL, 2 ms before the first page.
    name = str(diary.resolve()).encode("utf-8", "surrogateescape")
    return bytes(QCryptographicHash.hash(name, QCryptographicHash.Algorithm.Sha256).data()).hex()[:24]


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
