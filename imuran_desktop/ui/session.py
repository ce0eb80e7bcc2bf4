"""One open diary as the pages see it: what to read, how to write, and word of every change."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from imuran_desktop.clock import Clock
from imuran_desktop.domain.history import Author
from imuran_desktop.domain.plan import Plan
from imuran_desktop.services.changes import EVERYTHING, Changed
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.errors import StoreError
from imuran_desktop.store.read import read_plan
from imuran_desktop.words.language import Language

Written = TypeVar("Written", bound=Changed)


class Session(QObject):
    """The diary that the window shows. Pages write through `write`, so that a change is told once and in one place."""

    changed = Signal(frozenset)
    """The topics that a write changed, or all of them when another process wrote."""

    failed = Signal(str)
    """A sentence for the person about something that did not happen."""

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
        return self.plan().timeline.local(self.now()).date()

    def plan(self) -> Plan:
        """The whole plan.

        Raises:
            StoreError: when the diary can't be read.
        """
        return read_plan(self.diary)

    def author(self) -> Author:
        """Who records here."""
        return Author(self._device, self.recorded_by)

    @contextmanager
    def telling(self) -> Iterator[None]:
        """Tell trouble with the diary, and refusals, through `failed`; the rest of the block is then left out."""
        try:
            yield
        except StoreError as error:
            from imuran_desktop.words.errors import store_words  # late, like all that few starts meet

            self.failed.emit(store_words(self.language, error.trouble, error.path.name))
        except Refused as error:
            self.failed.emit(self._refusal(error))

    def write(self, action: Callable[[Diary, Author, datetime], Written]) -> Written | None:
        """Carry out a write, tell what it changed, and return its outcome; None, with `failed`, when it was refused."""
        written: Written | None = None
        with self.telling():
            written = action(self.diary, self.author(), self.now())
        if written is not None and written.topics:
            self.changed.emit(written.topics)
        return written

    def look_outside(self) -> None:
        """Notice what another process wrote since the last look."""
        version = self.diary.data_version()
        if version != self._seen_version:
            self._seen_version = version
            self.changed.emit(EVERYTHING)

    def _refusal(self, error: Refused) -> str:
        tr = self.language.tr
        if error.reason is Reason.UNKNOWN_DOSE:
            # Keys of doses are for scripts; on screen there are none.
            return tr("The plan has changed: this dose is no longer in it. Nothing was recorded.")
        if error.reason is Reason.UNKNOWN_TEST:
            return tr("The plan has changed: this blood test is no longer in it. Nothing was recorded.")
        from imuran_desktop.words.errors import refusal_words

        return refusal_words(self.language, error.reason, error.figures)
