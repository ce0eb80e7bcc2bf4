"""The lines of the clinic's own schedule: "every week for 4 weeks, then every 3 months"."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.phases import Interval, Phase
from imuran_desktop.domain.schedule_checks import PhaseFault, schedule_faults
from imuran_desktop.ui.plan.part_column import PartColumn
from imuran_desktop.ui.plan.phase_rows import PhaseRows
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.words.language import Language

_FIRST = Phase(Interval(days=28))
_NEXT = Phase(Interval(months=3))


class PhasesEditor(QWidget):
    """One line that goes on without an end, and the button for one more after it."""

    changed = Signal()

    def __init__(self, look: ThemeController, language: Language, phases: Sequence[Phase] = ()) -> None:
        """Show ``phases``; without any, a test every four weeks."""
        super().__init__()
        self._look, self._language = look, language
        self._parts: PartColumn[PhaseRows] = PartColumn(20)
        self._add = OutlinedButton(language.tr("Then more or less often"), look=look, icon="add")
        self._add.clicked.connect(self._add_line)
        buttons = FlowLayout()
        buttons.addWidget(self._add)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        column.addLayout(self._parts.layout)
        column.addLayout(buttons)
        for phase in phases or (_FIRST,):
            self._show_line(phase)

    @property
    def phases(self) -> tuple[Phase, ...]:
        """The lines as they were entered, whatever is wrong with them."""
        return tuple(part.phase for part in self._parts)

    def show_faults(self) -> bool:
        """Show what is wrong with the lines, and go to the first of it. Returns whether anything is."""
        faults: dict[int, PhaseFault] = {}
        for found in schedule_faults(self.phases):
            faults.setdefault(found.phase or 0, found.fault)
        # The first line comes last, so that the keyboard ends up there.
        wrong = [self._parts[number].show_fault(faults.get(number)) for number in reversed(range(len(self._parts)))]
        return any(wrong)

    def _show_line(self, phase: Phase) -> PhaseRows:
        part = PhaseRows(self._look, self._language, phase, len(self._parts) + 1)
        part.changed.connect(self.changed)
        part.remove_asked.connect(lambda: self._remove(part))
        self._parts.add(part)
        return part

    def _add_line(self) -> None:
        self._parts[-1].end_it()
        part = self._show_line(_NEXT)
        self.changed.emit()
        part.setFocus(Qt.FocusReason.TabFocusReason)
        part.form.focusNextChild()

    def _remove(self, part: PhaseRows) -> None:
        place = self._parts.remove(part)
        if place == len(self._parts):
            self._parts[-1].leave_open()
        self._add.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()
