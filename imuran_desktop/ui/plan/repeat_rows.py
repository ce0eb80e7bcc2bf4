"""On which days a dose is due, as it is entered: rows of the form of that dose."""

import re
from datetime import date, timedelta

from PySide6.QtCore import QDate, QObject, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QSpinBox, QWidget

from imuran_desktop.domain.plan_checks import MAX_EVERY, PlanFault, PlanProblem
from imuran_desktop.domain.repeats import COUNTED, DAILY, Repeat, RepeatKind
from imuran_desktop.ui.plan.fields import chosen_day, date_field, list_field
from imuran_desktop.ui.plan.weekday_boxes import WeekdayBoxes
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.words.errors import plan_words
from imuran_desktop.words.language import Language
from imuran_desktop.words.repeats import repeat_kind_words

_HOURS = re.compile(r"\d{1,3}(?:[.,]\d{1,2})?")
_TIMES = re.compile(r"\d{1,2}")
_AN_HOUR = timedelta(hours=1)
_ONCE_A_WEEK = 7
_SHORTEST_WORDS = 9
"""In letters: “Every day”."""


class RepeatRows(QObject):
    """The choice of days, and below it what that choice needs to be told."""

    changed = Signal()

    def __init__(self, form: FormRows, language: Language, repeat: Repeat, first: date) -> None:
        """Show ``repeat``. One that is new is counted from ``first``."""
        super().__init__(form)
        self._form, self._language = form, language
        self._counts_already = repeat.kind in COUNTED
        tr = language.tr
        self.kind = form.row(tr("Which days"), _kinds(language, repeat.kind))
        self._weekdays = form.row(tr("Days of the week"), WeekdayBoxes(language, repeat.weekdays))
        kind, every = repeat.kind, repeat.every
        self._days = form.row(tr("Every how many days"), _number(every if kind is RepeatKind.EVERY_DAYS else 2))
        self._on = form.row(tr("Days on"), _number(every if kind is RepeatKind.CYCLE else 3 * _ONCE_A_WEEK))
        self._off = form.row(tr("Days off"), _number(repeat.days_off or _ONCE_A_WEEK))
        self._months = form.row(tr("Every how many months"), _number(every if kind is RepeatKind.EVERY_MONTHS else 1))
        since = repeat.since if self._counts_already else first
        hint = tr("The first day on which it is taken. If two doses take turns, give the other one the day after.")
        self._since = form.row(tr("Counted from"), date_field(language, since), hint)
        self._gap = form.row(tr("Hours apart, at least"), QLineEdit(_gap_text(repeat.min_gap)), self._optional())
        most = _most_text(repeat.most_per_day)
        self._most = form.row(tr("Times a day, at most"), QLineEdit(most), self._shown_only())
        self._rows: dict[QWidget, tuple[str, tuple[RepeatKind, ...]]] = {
            self._weekdays: (tr("Days of the week"), (RepeatKind.WEEKDAYS,)),
            self._days: (tr("Every how many days"), (RepeatKind.EVERY_DAYS,)),
            self._on: (tr("Days on"), (RepeatKind.CYCLE,)),
            self._off: (tr("Days off"), (RepeatKind.CYCLE,)),
            self._months: (tr("Every how many months"), (RepeatKind.EVERY_MONTHS,)),
            self._since: (tr("Counted from"), COUNTED),
            self._gap: (tr("Hours apart, at least"), (RepeatKind.AS_NEEDED,)),
            self._most: (tr("Times a day, at most"), (RepeatKind.AS_NEEDED,)),
        }
        self._connect()
        self._show_rows()

    @property
    def as_needed(self) -> bool:
        """Whether the dose has no time of its own."""
        return self._chosen is RepeatKind.AS_NEEDED

    def names(self) -> dict[QWidget, str]:
        """Every field with its name."""
        return {self.kind: self._language.tr("Which days")} | {field: name for field, (name, _) in self._rows.items()}

    def repeat(self) -> Repeat | None:
        """What was entered; None while something is missing or no number."""
        if self.errors():
            return None
        match self._chosen:
            case RepeatKind.WEEKDAYS:
                return Repeat(RepeatKind.WEEKDAYS, weekdays=self._weekdays.chosen())
            case RepeatKind.EVERY_DAYS:
                return Repeat(RepeatKind.EVERY_DAYS, every=self._days.value(), since=chosen_day(self._since))
            case RepeatKind.CYCLE:
                on, off = self._on.value(), self._off.value()
                return Repeat(RepeatKind.CYCLE, every=on, days_off=off, since=chosen_day(self._since))
            case RepeatKind.EVERY_MONTHS:
                return Repeat(RepeatKind.EVERY_MONTHS, every=self._months.value(), since=chosen_day(self._since))
            case RepeatKind.AS_NEEDED:
                return Repeat(RepeatKind.AS_NEEDED, min_gap=self._min_gap(), most_per_day=self._most_per_day())
            case _:
                return DAILY

    def errors(self) -> dict[QWidget, str]:
        """What is wrong with what was entered, by field."""
        tr = self._language.tr
        if self._chosen is RepeatKind.WEEKDAYS and not self._weekdays.chosen():
            return {self._weekdays: plan_words(self._language, PlanProblem(PlanFault.NO_WEEKDAYS, ()))}
        wrong: dict[QWidget, str] = {}
        if self.as_needed and self._gap.text().strip() and self._min_gap() is None:
            wrong[self._gap] = tr("Write a number of hours such as 4, or leave it empty.")
        if self.as_needed and self._most.text().strip() and self._most_per_day() is None:
            wrong[self._most] = tr("Write a whole number such as 8, or leave it empty.")
        return wrong

    def set_first(self, first: date) -> None:
        """Count from another day, unless it was counted before or the person chose the day."""
        if not self._counts_already:
            blocked = self._since.blockSignals(True)
            self._since.setDate(QDate(first.year, first.month, first.day))
            self._since.blockSignals(blocked)

    @property
    def _chosen(self) -> RepeatKind:
        return RepeatKind(self.kind.currentData())

    def _optional(self) -> str:
        return self._language.tr("Leave it empty if your prescription does not say.")

    def _shown_only(self) -> str:
        return self._language.tr("The app shows this to you. It never stops you from recording what you took.")

    def _connect(self) -> None:
        self.kind.currentIndexChanged.connect(self._show_rows)
        self._since.dateChanged.connect(self._keep_day)
        self._weekdays.changed.connect(self._tell)
        for number in (self._days, self._on, self._off, self._months):
            number.valueChanged.connect(self._tell)
        for text in (self._gap, self._most):
            text.textChanged.connect(self._tell)

    def _keep_day(self) -> None:
        self._counts_already = True
        self._tell()

    def _tell(self) -> None:
        for field in self._rows:
            self._form.set_error(field, "")
        self.changed.emit()

    def _show_rows(self) -> None:
        for field, (_, kinds) in self._rows.items():
            self._form.set_row_visible(field, self._chosen in kinds)
        self._tell()

    def _min_gap(self) -> timedelta | None:
        found = _HOURS.fullmatch(self._gap.text().strip())
        hours = float(found[0].replace(",", ".")) if found else 0
        return hours * _AN_HOUR if hours else None

    def _most_per_day(self) -> int | None:
        found = _TIMES.fullmatch(self._most.text().strip())
        return (int(found[0]) or None) if found else None


def _kinds(language: Language, chosen: RepeatKind) -> QComboBox:
    box = list_field(_SHORTEST_WORDS)
    for kind in RepeatKind:
        box.addItem(repeat_kind_words(language, kind), kind.value)
    box.setCurrentIndex(list(RepeatKind).index(chosen))
    return box


def _number(value: int) -> QSpinBox:
    box = QSpinBox()
    box.setRange(1, MAX_EVERY)
    box.setValue(value)
    return box


def _gap_text(gap: timedelta | None) -> str:
    return f"{gap / _AN_HOUR:g}" if gap else ""


def _most_text(most: int | None) -> str:
    return str(most) if most else ""
