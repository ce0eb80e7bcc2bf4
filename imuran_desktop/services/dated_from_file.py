"""How the dated parts of a plan file take effect in a diary.

A person writes just the date of a change. When that date is today, the change is made now: it leaves alone what today
has already seen. Brought in again later it is the one made then. Export writes the instant of a change too.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import TypeVar

from imuran_desktop.domain.codes import HoldReason
from imuran_desktop.domain.plan import Change, Directions, DoseStep, Hold, MealTimes, change_order
from imuran_desktop.exchange.plan_parts import FileHold

D = TypeVar("D", MealTimes, DoseStep, Directions)


def dated_holds(given: Sequence[FileHold], present: Sequence[Hold], added: Change | None) -> tuple[Hold, ...]:
    """The holds of a file as they take effect. One is known by the date on which it begins.

    Args:
        added: a change made at this moment; None for a prescription that is new.
    """
    firsts = [hold.begins.first for hold in given]
    return tuple(_hold(hold, present, added, alone=firsts.count(hold.begins.first) == 1) for hold in given)


def _hold(given: FileHold, present: Sequence[Hold], added: Change | None, *, alone: bool) -> Hold:
    began = [hold for hold in present if hold.begins.first == given.begins.first]
    if not alone or is_exact(given.begins):
        began = [hold for hold in began if hold.begins == given.begins]
    known = max(began, key=lambda hold: change_order(hold.begins), default=None)
    made = added if alone else None
    begins = as_made(given.begins, known.begins if known else None, made)
    if known is None:
        return Hold(begins, given.ends, given.reason or HoldReason.CLINIC, given.said_by or "")
    return Hold(
        begins,
        as_made(given.ends, known.ends, made) if given.ends else known.ends,
        given.reason or known.reason,
        known.said_by if given.said_by is None else given.said_by,
    )


def is_exact(change: Change) -> bool:
    """Whether a file says when a change was made, as export does. A person just writes the date."""
    return change.changed_at is not None or bool(change.answered)


def as_made(given: Change, known: Change | None, added: Change | None) -> Change:
    """The change a person means by a date: the one known of that day, or one made now when the day is today."""
    if is_exact(given):
        return given
    if known is not None and known.first == given.first:
        return known
    return added if added is not None and added.first == given.first else given


def dated(given: Sequence[D], present: Sequence[D], added: Change, same: Callable[[D, D], bool]) -> list[D]:
    """The parts of a file as they take effect in a diary that has ``present``.

    A date that the file names once, and without the instant of the change, is a person's own line. Where it says what
    the diary has for that date already, the diary's changes of that day stay. Where it says something else and the
    date is today, it is one more change, made now.
    """
    found: list[D] = []
    for first in {item.begins.first: None for item in given}:
        lines = [item for item in given if item.begins.first == first]
        known: list[D] = sorted(
            [item for item in present if item.begins.first == first], key=lambda item: change_order(item.begins)
        )
        line = lines[-1]
        if len(lines) > 1 or is_exact(line.begins) or not present:
            found += lines
        elif known and same(known[-1], line):
            found += known[:-1]
            found.append(replace(line, begins=known[-1].begins))
        elif first == added.first:
            found += known
            found.append(replace(line, begins=added))
        else:
            found.append(line)
    return found


def unnamed(present: Sequence[D], given: Sequence[D]) -> list[D]:
    """The parts that begin on dates of which a file says nothing."""
    named: set[date] = {item.begins.first for item in given}
    return [item for item in present if item.begins.first not in named]
