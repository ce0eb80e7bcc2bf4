"""Where letters lie while other programs show them."""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from stat import S_ISDIR

from PySide6.QtCore import QCoreApplication, QDir, QLockFile, QTemporaryDir

PREFIX = "imuran-desktop-letters-"
_LOCK = "in-use.lock"


class OpenedFolder:
    """A folder of its own that goes when the program ends. One that an earlier run left, because it was ended by force,
    goes when the next one is made; the lock in it tells it from that of another copy that still runs.
    """

    def __init__(self) -> None:
        self._folder: QTemporaryDir | None = None
        self._lock: QLockFile | None = None

    def path(self) -> Path:
        """The folder; only its owner can look into it."""
        if self._folder is None:
            self._folder = QTemporaryDir(f"{QDir.tempPath()}/{PREFIX}XXXXXX")
            self._lock = QLockFile(self._folder.filePath(_LOCK))
            self._lock.tryLock(0)
            app = QCoreApplication.instance()
            if app is not None:
                app.aboutToQuit.connect(self.remove)
            for left in _others(Path(self._folder.path())):
                _remove_unless_in_use(left)
        return Path(self._folder.path())

    def remove(self) -> None:
        """Take it away with what is in it."""
        if self._lock is not None:
            self._lock.unlock()
        if self._folder is not None:
            self._folder.remove()
        self._folder = self._lock = None


def _others(own: Path) -> Iterator[Path]:
    """The other folders of this name that are the same person's: others can write here too, and could set a trap."""
    owner = own.lstat().st_uid
    for found in own.parent.glob(f"{PREFIX}*"):
        with suppress(OSError):
            about = os.lstat(found)
            if found != own and S_ISDIR(about.st_mode) and about.st_uid == owner:
                yield found


def _remove_unless_in_use(folder: Path) -> None:
    lock = QLockFile(str(folder / _LOCK))
    # However old a lock is, it holds as long as the program that took it runs.
    lock.setStaleLockTime(0)
    if lock.tryLock(0):
        lock.unlock()
        shutil.rmtree(folder, ignore_errors=True)
