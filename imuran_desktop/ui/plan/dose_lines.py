"""The doses of a day, to be read across a room: the time, the amount and the tablets of each."""

from collections.abc import Mapping
from datetime import time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from imuran_desktop.domain.plan import DoseStep, Slot
from imuran_desktop.ui.widgets.labels import DoseText, Muted, TimeText
from imuran_desktop.words.doses import meal_words, tablet_words
from imuran_desktop.words.language import Language
from imuran_desktop.words.repeats import counted_repeat_words


class DoseLines(QWidget):
    """One line for each dose of a step, in the order of the day; those taken as needed come last, without a time."""

    def __init__(self, language: Language, step: DoseStep, times: Mapping[str, time]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(14)
        grid.setColumnStretch(1, 1)

        def at(slot: Slot) -> time:
            return slot.at or times.get(slot.meal or "", time.max)

        for line, slot in enumerate(sorted(step.slots, key=lambda slot: (slot.repeat.as_needed, at(slot)))):
            if slot.repeat.as_needed:
                grid.addLayout(_words(language, slot), line, 0, 1, 2)
                continue
            known = at(slot) != time.max
            moment = TimeText(language.clock(at(slot)) if known else "?", small=True)
            grid.addWidget(moment, line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addLayout(_words(language, slot), line, 1)


def _words(language: Language, slot: Slot) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(DoseText(language.amount(slot.amount_mg)))
    parts = [meal_words(language, slot.meal), tablet_words(language, slot.tablets)]
    days = counted_repeat_words(language, slot.repeat)
    for words in ("  ·  ".join(part for part in parts if part), days[:1].upper() + days[1:]):
        if words:
            column.addWidget(Muted(words))
    return column
