"""One line of the history: a dose or something else that was recorded, with what can be done about it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from imuran_desktop.domain.codes import DoseState
from imuran_desktop.services.history_view import HistoryLine, LineKind
from imuran_desktop.ui.history.setting import Setting
from imuran_desktop.ui.history.versions_panel import VersionsPanel
from imuran_desktop.ui.palette import State
from imuran_desktop.ui.today.states import chip_state
from imuran_desktop.ui.widgets.buttons import OutlinedButton, QuietButton
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Body, Chip, Heading, Muted, TimeText
from imuran_desktop.words.doses import notable_words
from imuran_desktop.words.history import (
    full_day,
    line_name,
    line_state_words,
    line_title,
    planned_line_words,
    recorded_words,
)

ACT, DETAILS = "act", "details"
_WIDE_FROM = 700
"""At least this wide, in px at 100 %, the buttons stand beside the words."""
_ROW_FROM = 460
_TIME_WIDTH, _CHIP_WIDTH = 76, 118
_CHIP_STATES: dict[LineKind, State] = {LineKind.EXTRA: "due", LineKind.AS_NEEDED: "due"}


class EntryRow(QWidget):
    """Shows one line. It is made anew when the line changes."""

    act_asked = Signal(HistoryLine)
    """Record it, or correct what was recorded."""
    delete_asked = Signal(HistoryLine)
    keep_asked = Signal(HistoryLine, str)
    """Have one version hold: its revision."""
    unfolded = Signal(str, bool)
    """The versions of the entry were shown, or folded away."""

    def __init__(self, setting: Setting, line: HistoryLine, width: int) -> None:
        """Show ``line``, arranged for ``width`` px until it is laid out."""
        super().__init__()
        self.line = line
        self._setting = setting
        language = setting.language
        self._title = line_title(language, line.item, line.intake)
        self._time = TimeText(self._clock(), small=True)
        self._chip = Chip(line_state_words(language, line.kind, line.item, setting.today), _chip_state(line))
        when = line_name(full_day(language, line.day, setting.today), self._clock(), "")
        self.name = line_name(self._title, when, self._chip.text())
        self.setAccessibleName(self.name)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons = self._make_buttons()
        self._panel: VersionsPanel | None = None
        self._column = QVBoxLayout(self)
        self._build()
        setting.look.changed.connect(self._fit)
        self.resize(width, self.height())
        self._fit()
        if line.in_dispute:
            self.unfold(True)

    def button(self, role: str) -> OutlinedButton | None:
        """One of its buttons, if it has it."""
        return self._buttons.get(role)

    def role_of(self, widget: QWidget | None) -> str:
        """Which of its buttons ``widget`` is; that for the details stands for everything unfolded below it."""
        for role, button in self._buttons.items():
            if button is widget:
                return role
        return DETAILS

    def unfold(self, unfolded: bool) -> None:
        """Show the versions, or fold them away."""
        if unfolded and self._panel is None:
            self._panel = VersionsPanel(self._setting, self.line)
            self._panel.delete_asked.connect(lambda: self.delete_asked.emit(self.line))
            self._panel.keep_asked.connect(lambda revision: self.keep_asked.emit(self.line, revision))
            self._column.addWidget(self._panel)
        if self._panel is not None:
            self._panel.setVisible(unfolded)
        details = self._buttons.get(DETAILS)
        if details is not None:
            tr = self._setting.language.tr
            details.setAccessibleName(tr("Hide details") if unfolded else tr("Details"))
            details.set_icon("chevron-up" if unfolded else "chevron-down")
        self.unfolded.emit(self.line.entry, unfolded)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange it for the room there is."""
        super().resizeEvent(event)
        self._fit()

    def _clock(self) -> str:
        """The time it was planned for; without a dose the one at which it was taken."""
        language, line = self._setting.language, self.line
        if line.item is not None:
            return language.clock(line.item.dose.at)
        at = line.intake.at if line.intake is not None else None
        return language.clock(self._setting.timeline.local(at)) if at is not None else ""

    def _said(self) -> str:
        language, line = self._setting.language, self.line
        if line.intake is not None:
            return recorded_words(language, line.intake, self._setting.timeline, line.day)
        return planned_line_words(language, line.item) if line.item is not None else ""

    def _make_buttons(self) -> dict[str, OutlinedButton]:
        tr, line, look = self._setting.language.tr, self.line, self._setting.look
        made: dict[str, OutlinedButton] = {}
        if line.kind is LineKind.DELETED:
            pass
        elif line.intake is not None:
            made[ACT] = QuietButton(tr("Correct …"), look=look, icon="edit")
        elif line.day <= self._setting.today:
            early = line.item is not None and line.item.state is DoseState.UPCOMING
            made[ACT] = OutlinedButton(tr("Record early …") if early else tr("Record …"))
        if line.revisions:
            made[DETAILS] = QuietButton(tr("Details"), look=look, icon="chevron-down")
        for button in made.values():
            button.setAccessibleDescription(self.name)
        if ACT in made:
            made[ACT].clicked.connect(lambda: self.act_asked.emit(line))
        if DETAILS in made:
            made[DETAILS].clicked.connect(self._toggle)
        return made

    def _toggle(self) -> None:
        self.unfold(self._panel is None or self._panel.isHidden())

    def _build(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(10)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(Heading(self._title))
        asked = self.line.item.dose.amount_mg if self.line.item is not None else None
        for note in notable_words(self._setting.language, self.line.intake, asked):
            words.addWidget(Body(note))
        said = self._said()
        if said:
            words.addWidget(Muted(said))
        top = Qt.AlignmentFlag.AlignTop
        self._head.addWidget(self._time, 0, top)
        self._head.addWidget(self._chip, 0, top | Qt.AlignmentFlag.AlignLeading)
        self._row.addLayout(self._head)
        self._row.addLayout(words, 1)
        side = FlowLayout(spacing=4)
        for button in self._buttons.values():
            side.addWidget(button)
        self._row.addLayout(side)
        self._row.setAlignment(side, top)
        self._column.addLayout(self._row)

    def _fit(self) -> None:
        look, direction = self._setting.look, QBoxLayout.Direction
        wide, row = self.width() >= look.px(_WIDE_FROM), self.width() >= look.px(_ROW_FROM)
        self._row.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self._row.setSpacing(12 if wide else 4)
        self._head.setSpacing(12)
        self._head.setDirection(direction.LeftToRight)
        self._time.setMinimumWidth(look.px(_TIME_WIDTH) if row else 0)
        self._chip.setMinimumWidth(look.px(_CHIP_WIDTH) if wide else 0)
        self._time.setMinimumHeight(self._chip.sizeHint().height())


def _chip_state(line: HistoryLine) -> State:
    if line.item is not None:
        return chip_state(line.item)
    return _CHIP_STATES.get(line.kind, "later")
