"""A meal at another time on some days of the week, as it is entered: breakfast at 09:30 on Saturdays and Sundays."""

from collections.abc import Mapping
from datetime import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.plan_checks import PlanFault, PlanProblem
from imuran_desktop.ui.plan.fields import chosen_time, time_field
from imuran_desktop.ui.plan.part_column import PartColumn
from imuran_desktop.ui.plan.weekday_boxes import WeekdayBoxes
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton, QuietButton
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.words.doses import meal_words
from imuran_desktop.words.errors import plan_words
from imuran_desktop.words.language import Language

_WEEKEND = frozenset({6, 7})


class OtherTime(QWidget):
    """Some days, and the time on them."""

    changed = Signal()
    remove_asked = Signal()

    def __init__(self, look: ThemeController, language: Language, meal: str, days: frozenset[int], at: time) -> None:
        super().__init__()
        self._language = language
        tr, words = language.tr, meal_words(language, meal)
        self._form = FormRows(look)
        self._days = self._form.row(tr("On these days"), WeekdayBoxes(language, days))
        self._at = self._form.row(tr("At this time"), time_field(language, at))
        self._days.setAccessibleName(tr("Days with another time of {meal}", meal=words))
        self._at.setAccessibleName(tr("Other time of {meal}", meal=words))
        self._days.changed.connect(self._tell)
        self._at.timeChanged.connect(self._tell)
        remove = OutlinedButton(tr("Remove this time"), look=look, icon="remove")
        remove.setAccessibleName(tr("Remove the other time of {meal}", meal=words))
        remove.clicked.connect(self.remove_asked)
        buttons = FlowLayout()
        buttons.addWidget(remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._form)
        column.addLayout(buttons)

    @property
    def first_field(self) -> QWidget:
        """Where to begin."""
        return self._days

    @property
    def days(self) -> frozenset[int]:
        """The days chosen, as ISO numbers."""
        return self._days.chosen()

    @property
    def at(self) -> time:
        """The time on them."""
        return chosen_time(self._at)

    def show_error(self, taken: frozenset[int], clash: str) -> bool:
        """Show what is wrong: no day, one of the days ``taken``, or a ``clash`` with another dose."""
        twice = sorted(self.days & taken)
        if not self.days:
            return self._form.show_errors({self._days: plan_words(self._language, _NO_DAYS)})
        if twice:
            day = self._language.weekday(twice[0])
            words = self._language.tr("{day} has another time already. Choose it only once.", day=day)
            return self._form.show_errors({self._days: words})
        return self._form.show_errors({self._at: clash} if clash else {})

    def _tell(self) -> None:
        self._form.clear_errors()
        self.changed.emit()


class OtherTimes(QWidget):
    """The other times of one meal: none, one or more, and a button for one more."""

    changed = Signal()

    def __init__(
        self, look: ThemeController, language: Language, meal: str, usual: time, other_days: Mapping[int, time]
    ) -> None:
        """Show ``other_days`` (ISO weekday -> time); a new one begins with the ``usual`` time, on the weekend."""
        super().__init__()
        self._look, self._language, self._meal, self._usual = look, language, meal, usual
        self._parts: PartColumn[OtherTime] = PartColumn(12)
        tr = language.tr
        self._add = QuietButton(tr("A different time on some days"), look=look, icon="add")
        words = meal_words(language, meal)
        self._add.setAccessibleName(tr("A different time of {meal} on some days", meal=words))
        self._add.clicked.connect(self._add_part)
        buttons = FlowLayout()
        buttons.addWidget(self._add)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(8)
        outer.addLayout(self._parts.layout)
        outer.addLayout(buttons)
        for at in sorted(set(other_days.values())):
            self._append(frozenset(day for day, other in other_days.items() if other == at), at)

    def times(self) -> dict[int, time]:
        """The time on each day that has another one, by ISO weekday."""
        return {day: part.at for part in self._parts for day in part.days}

    def show_errors(self, clash: str = "") -> bool:
        """Show what is wrong, and go to the first of it. Returns whether anything is."""
        wrong = False
        parts = list(self._parts)
        for number, part in reversed(list(enumerate(parts))):
            taken = frozenset(day for other in parts[:number] for day in other.days)
            wrong = part.show_error(taken, clash) or wrong
        return wrong

    def _add_part(self) -> None:
        taken = frozenset(day for part in self._parts for day in part.days)
        part = self._append(_WEEKEND - taken, self._usual)
        part.first_field.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def _append(self, days: frozenset[int], at: time) -> OtherTime:
        part = OtherTime(self._look, self._language, self._meal, days, at)
        part.changed.connect(self.changed)
        part.remove_asked.connect(lambda: self._remove(part))
        self._parts.add(part)
        return part

    def _remove(self, part: OtherTime) -> None:
        self._parts.remove(part)
        self._add.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()


_NO_DAYS = PlanProblem(PlanFault.NO_WEEKDAYS, ())
