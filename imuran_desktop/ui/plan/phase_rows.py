"""One line of the clinic's own schedule: how often, and for how long."""

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from imuran_desktop.domain.phases import Interval, Phase
from imuran_desktop.domain.schedule_checks import MOST_WEEKS, PhaseFault
from imuran_desktop.ui.plan.span_field import SpanField
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import ChoiceButtons, OutlinedButton
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.ui.widgets.labels import Strong
from imuran_desktop.words.language import Language
from imuran_desktop.words.schedule_faults import phase_fault_words

_EVERY, _AT_WEEKS = "every", "weeks"
_OPEN, _LASTS, _UNTIL, _STABLE = "open", "lasts", "until", "stable"
_USUAL = Interval(days=28)
_USUAL_END = Interval(months=3)
_USUAL_STABLE = 6
_WEEK_NUMBER = re.compile(r"\d{1,4}")
_BETWEEN = re.compile(r"[\s,;.+&]+")


class PhaseRows(QWidget):
    """The fields of one phase. Only the first can be in set weeks, as those count from the start."""

    changed = Signal()
    remove_asked = Signal()

    def __init__(self, look: ThemeController, language: Language, phase: Phase, number: int) -> None:
        """Show ``phase``, which is line ``number`` of the schedule."""
        super().__init__()
        tr = language.tr
        self._language, self._first = language, number == 1
        self.form = FormRows(look)
        kinds = ((_EVERY, tr("Every so often")), (_AT_WEEKS, tr("In certain weeks after the start")))
        kind = _AT_WEEKS if phase.at_weeks else _EVERY
        self._kind = self.form.row(tr("How are the tests planned?"), ChoiceButtons("", kinds, value=kind))
        self._every = self.form.row(tr("A test every"), SpanField(language, phase.every or _USUAL))
        weeks = QLineEdit(", ".join(str(week) for week in phase.at_weeks))
        self._weeks = self.form.row(tr("Weeks after the start"), weeks, tr("Such as 2, 4, 8, 12."))
        self._ends = self.form.row(tr("For how long?"), self._end_choices(phase))
        self._span = self.form.row(tr("How long"), SpanField(language, phase.lasts or phase.until or _USUAL_END))
        self._stable = self.form.row(tr("Weeks on the same dose"), _weeks_field(phase.stable_weeks or _USUAL_STABLE))
        self._remove = OutlinedButton(tr("Remove"), look=look, icon="remove")
        self._remove.setAccessibleName(tr("Remove line {number}", number=number))
        self._head = Strong("" if self._first else tr("Then"))
        self._name_fields(number)
        self._build()
        self._connect()
        self._show_rows()

    @property
    def phase(self) -> Phase:
        """What was entered; what can't be read leaves the phase without weeks."""
        if self._first and self._kind.value == _AT_WEEKS:
            return Phase(at_weeks=_week_numbers(self._weeks.text()))
        every, span = self._every.span, self._span.span
        match self._ends.value:
            case "lasts":
                return Phase(every, lasts=span)
            case "until":
                return Phase(every, until=span)
            case "stable":
                return Phase(every, stable_weeks=self._stable.value())
            case _:
                return Phase(every)

    def end_it(self) -> None:
        """Another line follows: where this one has no end yet, it lasts for some time."""
        if self._ends.value == _OPEN:
            self._ends.set_value(_LASTS)

    def leave_open(self) -> None:
        """It is the last line: it goes on."""
        self._ends.set_value(_OPEN)

    def show_fault(self, fault: PhaseFault | None) -> bool:
        """Show what is wrong at the field it is about, and go there. Returns whether anything is."""
        if fault is None:
            return self.form.show_errors({})
        weeks = self._kind.value == _AT_WEEKS and self._first
        field: QWidget = self._weeks if weeks else self._ends
        if fault is PhaseFault.ENDS_EARLIER:
            field = self._span
        # No weeks at all are told like weeks that can't be read.
        told = PhaseFault.WEEKS_RISE if weeks and fault is PhaseFault.EVERY_OR_WEEKS else fault
        return self.form.show_errors({field: phase_fault_words(self._language, told)})

    def _end_choices(self, phase: Phase) -> ChoiceButtons:
        tr = self._language.tr
        choices = [
            (_OPEN, tr("Without an end")),
            (_LASTS, tr("For some time")),
            (_UNTIL, tr("Up to a time after the start")),
            (_STABLE, tr("Until the dose has stayed the same")),
        ]
        if self._first:  # where both are the same
            del choices[2]
        value = _LASTS if phase.lasts or (phase.until and self._first) else _UNTIL if phase.until else _OPEN
        return ChoiceButtons("", choices, value=_STABLE if phase.stable_weeks else value)

    def _name_fields(self, number: int) -> None:
        """Of several lines, a screen reader says which one a field belongs to."""
        for editor in (self._kind, self._every, self._weeks, self._ends, self._span, self._stable):
            name = editor.accessibleName()
            said = name if self._first else self._language.tr("{name}, line {number}", name=name, number=number)
            editor.setAccessibleName(said)
            if isinstance(editor, SpanField):
                editor.name_parts(said)

    def _build(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._head, 1)
        head.addWidget(self._remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        if self._first:
            self._head.hide()
            self._remove.hide()
        column.addLayout(head)
        column.addWidget(self.form)

    def _connect(self) -> None:
        for signal in (
            self._kind.valueChanged,
            self._every.changed,
            self._weeks.textChanged,
            self._ends.valueChanged,
            self._span.changed,
            self._stable.valueChanged,
        ):
            signal.connect(self._tell)
        self._remove.clicked.connect(self.remove_asked)

    def _tell(self) -> None:
        self.form.clear_errors()
        self._show_rows()
        self.changed.emit()

    def _show_rows(self) -> None:
        weeks, ends = self._first and self._kind.value == _AT_WEEKS, self._ends.value
        self.form.set_row_visible(self._kind, self._first)
        self.form.set_row_visible(self._every, not weeks)
        self.form.set_row_visible(self._weeks, weeks)
        self.form.set_row_visible(self._ends, not weeks)
        self.form.set_row_visible(self._span, not weeks and ends in (_LASTS, _UNTIL))
        self.form.set_row_visible(self._stable, not weeks and ends == _STABLE)


def _week_numbers(text: str) -> tuple[int, ...]:
    """The weeks a person typed: "2, 4 and 8" is no list of numbers, "2, 4, 8" is."""
    parts = [part for part in _BETWEEN.split(text.strip()) if part]
    return tuple(int(part) for part in parts) if all(_WEEK_NUMBER.fullmatch(part) for part in parts) else ()


def _weeks_field(weeks: int) -> QSpinBox:
    field = QSpinBox()
    field.setRange(1, MOST_WEEKS)
    field.setValue(weeks)
    return field
