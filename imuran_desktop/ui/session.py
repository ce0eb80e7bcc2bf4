"""One open diary as the pages see it: what to read, how to write, and word of every change."""

from collections.abc import Callable
from datetime import date, datetime
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from imuran_desktop.clock import Clock
from imuran_desktop.domain.history import Author
from imuran_desktop.services.changes import EVERYTHING, Changed
from imuran_desktop.services.problems import Refused
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.errors import StoreError
from imuran_desktop.store.read import read_plan
from imuran_desktop.words.errors import refusal_words, store_words
from imuran_desktop.words.language import Language

Written = TypeVar("Written", bound=Changed)


class Session(QObject):
    """The diary that the window shows. Pages write through `write`, so that a change is told once and in one place."""

    changed = Signal(frozenset)
    """The topics that a write changed, or all of them when another process wrote."""

    failed = Signal(str)
    """A sentence for the person about a write that did not happen."""

    def __init__(
        self, diary: Diary, device: str, now: Clock, language: Language, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.diary = diary
        self.language = language
        self.recorded_by = ""
        self._device = device
        self._now = now
        self._seen_version = diary.data_version()

    def now(self) -> datetime:
        """The current instant, in UTC."""
        return self._now()

    def today(self) -> date:
        """The person's local date."""
        return read_plan(self.diary).timeline.local(self.now()).date()

    def author(self) -> Author:
        """Who records here."""
        return Author(self._device, self.recorded_by)

    def write(self, action: Callable[[Diary, Author, datetime], Written]) -> Written | None:
        """Carry out a write, tell what it changed, and return its outcome; None, with `failed`, when it was refused."""
        try:
            written = action(self.diary, self.author(), self.now())
        except StoreError as error:
            self.failed.emit(store_words(self.language, error.trouble, error.path.name))
            return None
        except Refused as error:
            self.failed.emit(refusal_words(self.language, error.reason, error.figures))
            return None
        if written.topics:
            self.changed.emit(written.topics)
        return written

    def look_outside(self) -> None:
        """Notice what another process wrote since the last look."""
        version = self.diary.data_version()
        if version != self._seen_version:
            self._seen_version = version
            self.changed.emit(EVERYTHING)
