"""What was recorded, a card for each day, the newest first."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.codes import Course
from imuran_desktop.domain.symptoms import COMBINATION_WINDOW, NO_SYMPTOMS, SymptomEntry
from imuran_desktop.services.symptom_diary import SymptomPeriod
from imuran_desktop.ui.symptoms.entry_row import EntryRow, Line
from imuran_desktop.ui.symptoms.raised import raised_words
from imuran_desktop.ui.symptoms.setting import Setting
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.card_parts import rule
from imuran_desktop.ui.widgets.emptying import take_out
from imuran_desktop.ui.widgets.labels import Lead
from imuran_desktop.words.doses import day_words
from imuran_desktop.words.language import sentence_case
from imuran_desktop.words.symptom_entries import entry_facts

_MAY_GO_ON = timedelta(days=7)
"""A symptom that nothing was said of may have been going on for so long."""


class EntryList(QWidget):
    """The cards of all days of a period."""

    edit_asked = Signal(SymptomEntry)
    remove_asked = Signal(SymptomEntry)
    end_asked = Signal(SymptomEntry)
    """The symptom has just ended."""

    def __init__(self) -> None:
        """Make an empty list."""
        super().__init__()
        self._cards: dict[date, _DayCard] = {}
        self._setting: Setting | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)

    def show_period(self, period: SymptomPeriod, setting: Setting) -> None:
        """Show the entries of ``period``; only days that changed are built again, on another day or plan all."""
        wanted = {
            day: [_line(entry, period, day, setting) for entry in entries] for day, entries in period.days.items()
        }
        for day in list(self._cards):
            card = self._cards[day]
            if setting != self._setting or card.lines != wanted.get(day):
                take_out(self._column, self._cards.pop(day))
        self._setting = setting
        for place, (day, lines) in enumerate(wanted.items()):
            if day not in self._cards:
                self._cards[day] = self._make(day, lines, setting)
                self._column.insertWidget(place, self._cards[day])

    def _make(self, day: date, lines: Sequence[Line], setting: Setting) -> "_DayCard":
        card = _DayCard(_title(day, setting), lines)
        for line in lines:
            if line is not lines[0]:
                card.add_rule()
            row = EntryRow(setting, line)
            row.edit_asked.connect(self.edit_asked)
            row.remove_asked.connect(self.remove_asked)
            row.end_asked.connect(self.end_asked)
            card.body.addWidget(row)
        return card


class _DayCard(Card):
    """One day."""

    def __init__(self, title: str, lines: Sequence[Line]) -> None:
        super().__init__(dense=True, name=title)
        self.lines = list(lines)
        self.body.setSpacing(6)
        self.body.addWidget(Lead(title))

    def add_rule(self) -> None:
        """Draw a line between two entries."""
        self.body.addSpacing(8)
        self.body.addWidget(rule())


def _title(day: date, setting: Setting) -> str:
    return sentence_case(day_words(setting.language, day, setting.today))


def _line(entry: SymptomEntry, period: SymptomPeriod, day: date, setting: Setting) -> Line:
    level, why = period.levels[entry.id], raised_words(setting, period.raised.get(entry.id))
    facts = tuple(entry_facts(setting.language, entry, setting.timeline, setting.today))
    age = setting.today - day
    listed = entry.symptom in setting.known.symptoms  # only of these a new version can be written
    going_on = listed and entry.ended is None and entry.course is Course.GOING_ON
    may_end = going_on or (listed and entry.course is None and age <= _MAY_GO_ON)
    is_recent = age <= COMBINATION_WINDOW
    can_change = listed and entry.symptom != NO_SYMPTOMS
    return Line(entry, level, why, is_recent, facts, can_change=can_change, goes_on=going_on, may_end=may_end)
