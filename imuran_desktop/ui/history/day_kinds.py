"""How a day of each kind looks in the calendar and its legend: a colour and a sign."""

from collections.abc import Mapping
from dataclasses import dataclass

from imuran_desktop.services.history_view import DayKind, DayRecord
from imuran_desktop.ui.palette import State
from imuran_desktop.words.history import day_summary
from imuran_desktop.words.language import Language

DOT = 8
"""px at 100 % of the dot that marks a day with something more recorded than the doses due."""


@dataclass(frozen=True)
class Sign:
    """A colour, and the icon that says the same."""

    state: State
    icon: str


SIGNS: Mapping[DayKind, Sign] = {
    DayKind.ALL_TAKEN: Sign("taken", "taken"),
    DayKind.SOME_TAKEN: Sign("overdue", "history-some"),
    DayKind.NONE_TAKEN: Sign("missed", "history-none"),
    DayKind.HELD: Sign("hold", "history-hold"),
    DayKind.NOTHING_DUE: Sign("later", "minus"),
}
"""Days that are still open, to come, or before the plan are plain."""


def summary_of(language: Language, record: DayRecord) -> str:
    """A day in one phrase."""
    names = ("due", "taken", "in_part", "skipped", "missed", "not_sure", "held", "others")
    return day_summary(language, record.kind, {name: getattr(record, name) for name in names})
