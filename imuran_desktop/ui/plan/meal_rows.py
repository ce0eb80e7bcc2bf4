"""Meal times, as they are entered."""

from collections.abc import Collection, Mapping
from datetime import time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTimeEdit, QVBoxLayout, QWidget

from imuran_desktop.domain.plan import MEALS
from imuran_desktop.ui.plan.fields import chosen_time, time_field
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.words.doses import meal_words
from imuran_desktop.words.language import Language

USUAL_TIMES: Mapping[str, time] = {
    "breakfast": time(8),
    "lunch": time(12, 30),
    "dinner": time(18, 30),
    "bedtime": time(22),
}
"""Where a new plan begins; the person's own times take their place."""


class MealRows(QWidget):
    """A time for each meal."""

    changed = Signal()

    def __init__(
        self, look: ThemeController, language: Language, times: Mapping[str, time], *, only: str | None = None
    ) -> None:
        """Offer the usual meals and those in ``times``, or ``only`` one of them."""
        super().__init__()
        self._form = FormRows(look)
        self._fields: dict[str, QTimeEdit] = {}
        starts = {**USUAL_TIMES, **times}
        offered = [only] if only else [*MEALS, *sorted(set(starts) - set(MEALS))]
        for meal in offered:
            label = language.tr("Time of {meal}", meal=meal_words(language, meal))
            field = self._form.row(label, time_field(language, starts.get(meal, time(8))))
            field.timeChanged.connect(self.changed)
            self._fields[meal] = field
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._form)
        self._shown = set(self._fields)

    @property
    def first_field(self) -> QWidget:
        """Where to begin."""
        return next(field for meal, field in self._fields.items() if meal in self._shown)

    def show_only(self, meals: Collection[str]) -> None:
        """Ask for the times of these meals."""
        self._shown = set(meals)
        for meal, field in self._fields.items():
            self._form.set_row_visible(field, meal in self._shown)
        self.setHidden(not self._shown)

    def times(self) -> dict[str, time]:
        """The times of the meals that are asked for."""
        return {meal: chosen_time(field) for meal, field in self._fields.items() if meal in self._shown}

    def wanted(self, keep: Collection[str]) -> dict[str, time]:
        """The times of the meals to ``keep`` and of those whose usual time was changed."""
        return {meal: at for meal, at in self.times().items() if meal in keep or at != USUAL_TIMES.get(meal)}

    def show_errors(self, errors: Mapping[str, str]) -> bool:
        """Show what is wrong, by meal, and go to the first bad field. Returns whether anything is."""
        return self._form.show_errors({self._fields[meal]: text for meal, text in errors.items()})
