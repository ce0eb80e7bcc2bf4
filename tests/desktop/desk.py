"""One process that reminds: its diary, a desktop that shows what it is given, and the person in front of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from imuran_desktop.desktop.notifier import Abilities, Notification, NotifierSignals
from imuran_desktop.desktop.reminding import Reminding
from imuran_desktop.domain.codes import Delivery, Outcome
from imuran_desktop.domain.history import Author
from imuran_desktop.domain.plan import Plan
from imuran_desktop.services.changes import Changed
from imuran_desktop.services.problems import Refused
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.errors import StoreError, Trouble
from imuran_desktop.store.read import intake_of
from imuran_desktop.words.language import Language
from tests.domain.builders import local, plan, prescription, slot, step

ME, KIM = Author("1" * 32, ""), Author("2" * 32, "Kim")
MADE = local("2026-03-01T07:00")
MORNING, EVENING = "morning/2026-03-01", "evening/2026-03-01"
W = TypeVar("W", bound=Changed)


class Board(NotifierSignals):
    """A desktop that shows what it is given, and can be switched off."""

    def __init__(self) -> None:
        super().__init__()
        self.on = True
        self.told: list[Notification] = []
        self._shown: dict[str, Notification] = {}

    @property
    def available(self) -> bool:
        return self.on

    @property
    def titles(self) -> list[str]:
        """The titles of what is shown now, up to the comma."""
        return [shown.title.partition(",")[0] for shown in self._shown.values()]

    def abilities(self) -> Abilities:
        return Abilities("Board 1.0", buttons=True)

    def show(self, notification: Notification) -> bool:
        if self.on:
            self.told.append(notification)
            self._shown[notification.id] = notification
        return self.on

    def delivery_of(self, id: str) -> Delivery:
        return Delivery.DESKTOP if id in self._shown else Delivery.NONE

    def withdraw(self, id: str) -> None:
        self._shown.pop(id, None)

    def close(self) -> None:
        self._shown.clear()

    def press(self, id: str, action: str) -> None:
        """Press a button: the notification is off the screen then."""
        assert action in dict(self._shown[id].actions)
        del self._shown[id]
        self.acted.emit(id, action)

    def dismiss(self, id: str) -> None:
        del self._shown[id]
        self.closed.emit(id)

    def restart(self) -> None:
        """Another server takes over, with nothing on its screen."""
        self._shown.clear()
        self.on = True
        self.availability_changed.emit(True)


class Bell:
    """An alarm clock that only remembers what it was set to."""

    def __init__(self) -> None:
        self.next: datetime | None = None

    def set_next(self, at: datetime | None) -> None:
        self.next = at


class Desk:
    """One process: the diary as it has it open, its notifications, and what the person is asked there."""

    def __init__(self, path: Path, at: datetime) -> None:
        self.at = at
        self.diary = Diary.open(path, at)
        self.board, self.bell = Board(), Bell()
        self.opened: list[str] = []
        self.asked: list[str] = []
        self.tests_asked: list[tuple[str, str]] = []
        self.waiting: list[int] = []
        self.away = 0
        self.delivered: list[bool] = []
        self.failed: list[Trouble] = []
        self.reminding = Reminding(
            self.diary, lambda: ME, lambda: self.at, Language("en_GB"), self.board, self.bell, self.write
        )
        self.reminding.open_asked.connect(self.opened.append)
        self.reminding.answer_asked.connect(self.asked.append)
        self.reminding.test_asked.connect(lambda due, action: self.tests_asked.append((due, action)))
        self.reminding.waiting_changed.connect(self.waiting.append)
        self.reminding.missed_away.connect(self._note_away)
        self.reminding.delivered.connect(self.delivered.append)
        self.reminding.failed.connect(self._note_failed)

    def look(self, at: str) -> None:
        """Look at the diary at this local time."""
        self.at = local(at)
        self.reminding.look()

    def write(self, action: Callable[[Diary, Author, datetime], W]) -> W | None:
        """As a session does: what was refused or failed is told elsewhere."""
        try:
            written = action(self.diary, ME, self.at)
        except (Refused, StoreError):
            return None
        self.reminding.look()  # all look at what was written, at once
        return written

    def outcome(self, key: str) -> Outcome | None:
        intake = intake_of(self.diary, key)
        return intake.outcome if intake else None

    def _note_away(self) -> None:
        self.away += 1

    def _note_failed(self, error: StoreError) -> None:
        self.failed.append(error.trouble)


def twice_a_day(*more: str) -> Plan:
    """Breakfast at 08:00 and dinner at 18:30; more slots are given by their times."""
    others = (slot(f"at{at.replace(':', '')}", at) for at in more)
    return plan(prescription(step(slot("morning", "breakfast"), slot("evening", "dinner"), *others)))
