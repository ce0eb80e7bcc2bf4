"""The log: a small rotating file that only its owner can read, and that holds nothing about anybody's health.

Messages of exceptions can quote what was recorded, so they are left out: type and places are kept. What libraries say
below a warning is left out too: APScheduler names the times of doses, desktop-notifier quotes notifications.
"""

from __future__ import annotations

import logging
import os
import sys
import threading
from collections.abc import Callable
from io import TextIOWrapper
from itertools import pairwise
from pathlib import Path
from types import TracebackType

from imuran_desktop.desktop.paths import ensure_private_dir
from imuran_desktop.log_lines import exception_lines

_OURS = "imuran_desktop"
_BYTES, _KEPT = 256 * 1024, 3
_LAYOUT = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_log = logging.getLogger(__name__)


def start_logging(log_dir: Path) -> logging.Handler | None:
    """Send the log to `imuran-desktop.log` in this folder; None, and a warning on stderr, when it cannot be written."""
    root = logging.getLogger()
    root.setLevel(logging.WARNING)
    logging.getLogger(_OURS).setLevel(logging.INFO)
    try:
        ensure_private_dir(log_dir)
        handler = _PrivateFileHandler(log_dir / "imuran-desktop.log", encoding="utf-8", errors="replace")
    except OSError as error:
        _log.warning("no log can be kept: %s", type(error).__name__)
        return None
    handler.setFormatter(_DiscreetFormatter(_LAYOUT))
    root.addHandler(handler)
    return handler


def stop_logging(handler: logging.Handler) -> None:
    """Undo `start_logging`."""
    logging.getLogger().removeHandler(handler)
    handler.close()


def say(sentence: str) -> None:
    """Tell whoever started the app from a terminal; without one there is nobody to tell."""
    if sys.stderr is not None:
        sys.stderr.write(f"{sentence}\n")
        sys.stderr.flush()


def install_excepthook(tell: Callable[[BaseException], object] | None = None) -> None:
    """Log what no code caught, on any thread, and name it on stderr. `tell` hears what went wrong on the main one."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        _log_uncaught(kind, error, trace)
        if tell is not None and threading.current_thread() is threading.main_thread():
            tell(error)

    sys.excepthook = hook
    threading.excepthook = lambda args: _log_uncaught(args.exc_type, args.exc_value, args.exc_traceback)


def _log_uncaught(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error or kind(), trace)
        return
    _log.critical("uncaught", exc_info=(kind, error or kind(), trace))
    say(f"imuran-desktop: unexpected {kind.__name__}; the log says where")


class _PrivateFileHandler(logging.FileHandler):
    """Turns the file over when it is full, as `logging.handlers` would; that takes 5 ms of the start to import."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            if Path(self.baseFilename).stat().st_size >= _BYTES:
                self._turn_over()
        except OSError:
            self.handleError(record)
        super().emit(record)

    def _turn_over(self) -> None:
        if self.stream is not None:
            self.stream.close()
            self.stream = None  # the base class opens the file again when it has something to write
        names = [self.baseFilename, *(f"{self.baseFilename}.{number}" for number in range(1, _KEPT + 1))]
        for newer, older in reversed(list(pairwise(names))):
            if Path(newer).exists():
                Path(newer).replace(older)

    def _open(self) -> TextIOWrapper:
        # The file has to exist with its rights before anything is written to it.
        os.close(os.open(self.baseFilename, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600))
        return super()._open()


class _DiscreetFormatter(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        # Another handler's formatter may have left its text of the exception, message and all, on the record.
        left, record.exc_text = record.exc_text, None
        try:
            return super().format(record)
        finally:
            record.exc_text = left

    def formatException(
        self,
        ei: tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None],
    ) -> str:
        _, error, trace = ei
        return exception_lines(error, trace)
