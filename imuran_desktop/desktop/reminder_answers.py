"""An answer given on the desktop, carried out: recorded, put off, or left to be asked about on screen."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol, TypeVar

from imuran_desktop.domain.codes import Outcome, Reply
from imuran_desktop.domain.history import Author
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.changes import Changed
from imuran_desktop.services.dose_lookup import known_dose
from imuran_desktop.services.doubts import doubt_about
from imuran_desktop.services.intakes import record_intake
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.services.reminders import next_meal, snooze
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import read_plan

Written = TypeVar("Written", bound=Changed)

_SNOOZE, _NEXT_MEAL = "snooze", "meal"
_REPLIES = {"taken": Reply.TAKEN, "skip": Reply.SKIPPED, _SNOOZE: Reply.SNOOZED}


class Writer(Protocol):
    """How to write to the diary: `ui.session.Session.write`."""

    def __call__(self, action: Callable[[Diary, Author, datetime], Written]) -> Written | None:
        """Carry out ``action`` and tell what it changed; None when it was not done, which the person was then told."""


@dataclass(frozen=True)
class Answered:
    """What became of an answer for some doses: those to ask about on screen, and those not recorded after all."""

    ask: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()


def reply_of(action: str) -> Reply | None:
    """What an answer is called in the log; None for an action that answers nothing."""
    return _REPLIES.get(action.partition(":")[0])


class Answers:
    """Carries out what was pressed: *taken*, *skip*, or *snooze*, which may say for how long (``snooze:30``)."""

    def __init__(self, diary: Diary, author: Callable[[], Author], write: Writer) -> None:
        """``write`` writes what the screen shows; the rest goes straight to the diary."""
        self._diary, self._author, self._write = diary, author, write
        self.snooze_minutes = 15

    def carry_out(self, keys: Sequence[str], action: str, now: datetime) -> Answered:
        """Answer the doses with these keys.

        Raises:
            Refused: when the plan no longer has any of them.
            StoreError: when it can't be written.
        """
        name, _, wait = action.partition(":")
        plan = read_plan(self._diary)
        # One dose of several may have gone with a change of the plan: the others are answered all the same.
        there = [key for key in keys if known_dose(plan, key) is not None]
        if not there:
            raise Refused(Reason.UNKNOWN_DOSE, key=keys[0])
        if name == _SNOOZE:
            until = self._until(wait, now)
            put_off = self._write(lambda diary, author, moment: snooze(diary, author, moment, there, until))
            return Answered(failed=() if put_off else tuple(there))
        # Pressing a button says nothing of food: unknown is not "without".
        answer = Answer(Outcome.TAKEN, now) if name == "taken" else Answer(Outcome.SKIPPED)
        ask, failed = [], []
        for key in there:
            if doubt_about(self._diary, plan, key, answer):
                ask.append(key)
            elif not self._record(key, answer):
                failed.append(key)
        return Answered(tuple(ask), tuple(failed))

    def _record(self, key: str, answer: Answer) -> bool:
        return self._write(lambda diary, author, now: record_intake(diary, author, now, key, answer)) is not None

    def _until(self, wait: str, now: datetime) -> datetime:
        """Until when to put off: the next meal, or some minutes. Without meal times it is the usual wait."""
        meal = next_meal(read_plan(self._diary), now) if wait == _NEXT_MEAL else None
        minutes = int(wait) if wait.isdecimal() else self.snooze_minutes
        return meal or now + timedelta(minutes=minutes)
