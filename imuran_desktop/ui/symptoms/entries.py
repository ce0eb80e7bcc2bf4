"""What was recorded, a card for each day, the newest first."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QVBoxLayout, QWidget

from imuran_desktop.domain.codes import Level
from imuran_desktop.domain.symptoms import COMBINATION_WINDOW, NO_SYMPTOMS, SymptomEntry, SymptomList
from imuran_desktop.services.symptom_diary import SymptomPeriod, local_start
from imuran_desktop.ui.palette import State
from imuran_desktop.ui.symptoms.headline import HeadLine
from imuran_desktop.ui.symptoms.notice import is_urgent
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import QuietButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.labels import Body, Chip, Heading, Lead, Muted, Strong, TimeText
from imuran_desktop.words.doses import day_words
from imuran_desktop.words.language import Language, sentence_case
from imuran_desktop.words.symptoms import level_title, severity_words, symptom_words

_TIME_WIDTH = 76
"""px at 100 % that the widest time takes, as most languages write it."""
_BUTTON_HEIGHT = 50


@dataclass(frozen=True)
class _Line:
    """An entry as it is shown. A day whose lines are the same need not be built again."""

    entry: SymptomEntry
    level: Level
    is_recent: bool


class EntryList(QWidget):
    """The cards of all days of a period."""

    remove_asked = Signal(str)
    """The id of an entry."""

    def __init__(self, look: ThemeController, language: Language, known: SymptomList) -> None:
        """Make an empty list."""
        super().__init__()
        self._look, self._language, self._known = look, language, known
        self._cards: dict[date, _DayCard] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)

    def show_period(self, period: SymptomPeriod, today: date) -> None:
        """Show the entries of ``period``; only days that changed are built again."""
        wanted = {day: _lines(entries, period.levels, day, today) for day, entries in period.days.items()}
        for day in list(self._cards):
            card = self._cards[day]
            if card.lines != wanted.get(day) or card.title != self._title(day, today):
                self._drop(day)
        for place, (day, lines) in enumerate(wanted.items()):
            if day not in self._cards:
                self._cards[day] = self._make(day, lines, today)
                self._column.insertWidget(place, self._cards[day])

    def _make(self, day: date, lines: Sequence[_Line], today: date) -> "_DayCard":
        card = _DayCard(self._title(day, today), lines)
        for line in lines:
            if line is not lines[0]:
                card.add_rule()
            row = _EntryRow(self._look, self._language, self._known, line)
            row.remove_asked.connect(self.remove_asked)
            card.body.addWidget(row)
        return card

    def _drop(self, day: date) -> None:
        card = self._cards.pop(day)
        self._column.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _title(self, day: date, today: date) -> str:
        words = day_words(self._language, day, today)
        return sentence_case(words)


class _DayCard(Card):
    """One day."""

    def __init__(self, title: str, lines: Sequence[_Line]) -> None:
        super().__init__(dense=True, name=title)
        self.title, self.lines = title, list(lines)
        self.body.setSpacing(6)
        self.body.addWidget(Lead(title))

    def add_rule(self) -> None:
        """Draw a line between two entries."""
        rule = QFrame()
        rule.setProperty("kind", "rule")
        self.body.addSpacing(8)
        self.body.addWidget(rule)


class _EntryRow(QWidget):
    """One entry: its time, what it was, how bad, and the button that takes it out."""

    remove_asked = Signal(str)

    def __init__(self, look: ThemeController, language: Language, known: SymptomList, line: _Line) -> None:
        super().__init__()
        entry = line.entry
        at = language.clock(local_start(entry))
        name = symptom_words(language, entry.symptom, known)
        self._look = look
        self._time = TimeText(at, small=True)
        remove = QuietButton(language.tr("Remove"), look=look, icon="remove")
        remove.setAccessibleName(language.tr("Remove {symptom}, {time}", symptom=name, time=at))
        remove.clicked.connect(lambda: self.remove_asked.emit(entry.id))
        row = QGridLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setHorizontalSpacing(20)
        row.setVerticalSpacing(0)
        row.setColumnStretch(1, 1)
        row.addWidget(self._time, 0, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(HeadLine(look, Heading(name), remove, _facts(language, line)), 0, 1)
        look.changed.connect(self._line_up)
        self._line_up()

    def _line_up(self) -> None:
        """Have the words of all entries begin at the same place, whatever the time before them, and level with it."""
        self._time.setMinimumWidth(self._look.px(_TIME_WIDTH))
        self._time.setMinimumHeight(self._look.px(_BUTTON_HEIGHT))


def _facts(language: Language, line: _Line) -> QVBoxLayout:
    entry, urgent = line.entry, is_urgent(line.level)
    column = QVBoxLayout()
    column.setSpacing(6)
    words = [severity_words(language, entry.severity)] if entry.severity else []
    if entry.symptom != NO_SYMPTOMS and not urgent:
        words.append(level_title(language, line.level))
    if entry.by:
        words.append(language.tr("recorded by {name}", name=entry.by))
    if words:
        column.addWidget(Muted(" · ".join(words)))
    if entry.note:
        column.addWidget(Body(entry.note, selectable=True))
    if urgent:
        column.addWidget(Chip(_chip_words(language, line.level), _chip_state(line)))
    if urgent and line.is_recent:
        column.addWidget(Strong(level_title(language, line.level)))
    return column


def _chip_words(language: Language, level: Level) -> str:
    tr = language.tr
    return tr("emergency sign") if level is Level.EMERGENCY else tr("urgent sign")


def _chip_state(line: _Line) -> State:
    """What is long past stands out less than what is to be acted upon."""
    return "urgent" if line.is_recent else "missed"


def _lines(entries: Sequence[SymptomEntry], levels: Mapping[str, Level], day: date, today: date) -> list[_Line]:
    is_recent = today - day <= COMBINATION_WINDOW
    return [_Line(entry, levels[entry.id], is_recent) for entry in entries]
