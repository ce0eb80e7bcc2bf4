"""The doses of a day, to be read across a room: the time, the amount and the tablets of each."""

from datetime import date, time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from imuran_desktop.domain.plan import DoseStep, MealTimes, Slot
from imuran_desktop.ui.widgets.labels import DoseText, Muted, TimeText
from imuran_desktop.words.doses import meal_words, tablet_words
from imuran_desktop.words.language import Language, sentence_case
from imuran_desktop.words.plan import next_days_words, other_meal_times_words
from imuran_desktop.words.repeats import counted_repeat_words


class DoseLines(QWidget):
    """One line for each dose of a step, in the order of the day; those taken as needed come last, without a time."""

    def __init__(
        self, language: Language, step: DoseStep, meals: MealTimes | None, today: date, last: date | None = None
    ) -> None:
        """Show the doses of ``step`` at the usual ``meals``; ``last`` is its last day, if it has one."""
        super().__init__()
        self._language, self._meals = language, meals
        self._today, self._last = today, last
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(14)
        grid.setColumnStretch(1, 1)
        usual = _usual_times(meals)

        def at(slot: Slot) -> time:
            return slot.at or usual.get(slot.meal or "", time.max)

        for line, slot in enumerate(sorted(step.slots, key=lambda slot: (slot.repeat.as_needed, at(slot)))):
            if slot.repeat.as_needed:
                grid.addLayout(self._words(slot), line, 0, 1, 2)
                continue
            known = at(slot) != time.max
            moment = TimeText(language.clock(at(slot)) if known else "?", small=True)
            grid.addWidget(moment, line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(self._words(slot), line, 1)

    def _words(self, slot: Slot) -> QVBoxLayout:
        language = self._language
        column = QVBoxLayout()
        column.setSpacing(2)
        column.addWidget(DoseText(language.amount(slot.amount_mg)))
        parts = [meal_words(language, slot.meal), tablet_words(language, slot.tablets)]
        days = counted_repeat_words(language, slot.repeat)
        lines = (
            "  ·  ".join(part for part in parts if part),
            other_meal_times_words(language, self._meals, slot.meal),
            sentence_case(days),
            next_days_words(language, slot.repeat, self._today, self._last),
        )
        for words in lines:
            if words:
                column.addWidget(Muted(words))
        return column


def _usual_times(meals: MealTimes | None) -> dict[str, time]:
    """When each meal is on most days; for one of certain days only, on the first of them."""
    if meals is None:
        return {}
    others = [times for _, times in sorted(meals.other_days.items(), reverse=True)]
    return {meal: at for times in (*others, meals.times) for meal, at in times.items()}
