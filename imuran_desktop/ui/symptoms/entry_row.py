"""One entry: its time, what it was, how bad, what else was said, and what can be done about it."""

from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from imuran_desktop.domain.codes import Level
from imuran_desktop.domain.symptoms import NO_SYMPTOMS, SymptomEntry
from imuran_desktop.ui.palette import State
from imuran_desktop.ui.symptoms.entry_actions import EntryActions
from imuran_desktop.ui.symptoms.headline import HeadLine
from imuran_desktop.ui.symptoms.notice import is_urgent
from imuran_desktop.ui.symptoms.setting import Setting
from imuran_desktop.ui.widgets.buttons import OutlinedButton, QuietButton
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Body, Chip, Heading, Muted, Strong, TimeText
from imuran_desktop.ui.widgets.reading_order import put_in_reading_order
from imuran_desktop.words.language import Language
from imuran_desktop.words.symptom_entries import entry_name
from imuran_desktop.words.symptoms import level_short, level_title, severity_words

_TIME_WIDTH = 76
"""px at 100 % that the widest time takes, as most languages write it."""
_BUTTON_HEIGHT = 50


@dataclass(frozen=True)
class Line:
    """An entry as it is shown. A day whose lines are the same need not be built again."""

    entry: SymptomEntry
    level: Level
    why: str
    """Why the level is higher than the symptom's own; empty where it is not."""
    is_recent: bool
    facts: tuple[str, ...]
    can_change: bool
    goes_on: bool
    may_end: bool


class EntryRow(QWidget):
    """Shows one line; what is seldom needed unfolds below it."""

    edit_asked = Signal(SymptomEntry)
    remove_asked = Signal(SymptomEntry)
    end_asked = Signal(SymptomEntry)

    def __init__(self, setting: Setting, line: Line) -> None:
        """Show ``line``."""
        super().__init__()
        language, entry = setting.language, line.entry
        at = language.clock(entry.local_start)
        name = entry_name(language, entry, setting.known)
        self._setting, self._line = setting, line
        self._called = language.tr("{symptom}, {time}", symptom=name, time=at)
        self.setAccessibleName(self._called)
        self._time = TimeText(at, small=True)
        self._change = QuietButton(language.tr("Change"), look=setting.look, icon="chevron-down")
        self._change.setAccessibleName(language.tr("Change {entry}", entry=self._called))
        self._change.clicked.connect(self._turn)
        self._actions: EntryActions | None = None
        self._column = QVBoxLayout()
        self._column.setSpacing(8)
        self._column.addWidget(HeadLine(setting.look, Heading(name), self._change, _facts(language, line)))
        if line.goes_on:
            self._column.addLayout(self._end_line())
        row = QGridLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setHorizontalSpacing(20)
        row.setVerticalSpacing(0)
        row.setColumnStretch(1, 1)
        row.addWidget(self._time, 0, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._column, 0, 1)
        setting.look.changed.connect(self._line_up)
        self._line_up()

    def _end_line(self) -> FlowLayout:
        tr = self._setting.language.tr
        ended = OutlinedButton(tr("It has ended"), look=self._setting.look, icon="taken")
        ended.setAccessibleName(tr("It has ended: {entry}", entry=self._called))
        ended.clicked.connect(lambda: self.end_asked.emit(self._line.entry))
        flow = FlowLayout()
        flow.addWidget(ended)
        return flow

    def _turn(self) -> None:
        """Show what can be done and what was recorded before, or fold it away."""
        tr = self._setting.language.tr
        if self._actions is None:
            line, entry = self._line, self._line.entry
            self._actions = EntryActions(
                self._setting,
                entry,
                self._called,
                can_change=line.can_change,
                may_end=line.may_end and not line.goes_on,
            )
            self._actions.edit_asked.connect(lambda: self.edit_asked.emit(entry))
            self._actions.end_asked.connect(lambda: self.end_asked.emit(entry))
            self._actions.remove_asked.connect(lambda: self.remove_asked.emit(entry))
            self._column.addWidget(self._actions)
            put_in_reading_order(self)
            shown = True
        else:
            shown = self._actions.isHidden()
        self._actions.setVisible(shown)
        self._change.set_icon("chevron-up" if shown else "chevron-down")
        self._change.setAccessibleDescription(tr("Shown below") if shown else "")

    def _line_up(self) -> None:
        """Have the words of all entries begin at the same place, whatever the time before them, and level with it."""
        self._time.setMinimumWidth(self._setting.look.px(_TIME_WIDTH))
        self._time.setMinimumHeight(self._setting.look.px(_BUTTON_HEIGHT))


def _facts(language: Language, line: Line) -> QVBoxLayout:
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
    for fact in line.facts:
        column.addWidget(Body(fact, selectable=bool(entry.note) and fact.endswith(entry.note)))
    if urgent:
        # Without an alignment its greatest width would be that of the whole column.
        chip = Chip(level_short(language, line.level), _chip_state(line))
        column.addWidget(chip, 0, Qt.AlignmentFlag.AlignLeading)
    if line.why:
        column.addWidget(Muted(line.why))
    if urgent and line.is_recent and entry.told_on is None:
        column.addWidget(Strong(level_title(language, line.level)))
    return column


def _chip_state(line: Line) -> State:
    """What is long past stands out less than what is to be acted upon."""
    return "urgent" if line.is_recent else "missed"
