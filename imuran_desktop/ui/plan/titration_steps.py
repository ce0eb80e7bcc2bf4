"""The further changes of dose that are entered at once: "50 mg for 4 weeks, then 75, then 100"."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, time

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.plan import Prescription, Slot
from imuran_desktop.domain.plan_checks import PlanProblem
from imuran_desktop.services.slot_ids import WantedSlot
from imuran_desktop.services.step_edits import WantedStep
from imuran_desktop.ui.plan.part_column import PartColumn
from imuran_desktop.ui.plan.titration_step import TitrationStep
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.words.language import Language

FirstStep = Callable[[], tuple[date, Sequence[WantedSlot] | None]]
"""Reads the first step of the form, which the others follow: from when, and its doses if they are complete."""


class TitrationSteps(QWidget):
    """Any number of further steps, and the button for one more."""

    changed = Signal()

    def __init__(
        self,
        look: ThemeController,
        language: Language,
        item: Prescription,
        meals: Mapping[str, time],
        first_step: FirstStep,
    ) -> None:
        """Begin with none."""
        super().__init__()
        self._look, self._language, self._item, self._meals = look, language, item, meals
        self._first_step = first_step
        self._parts: PartColumn[TitrationStep] = PartColumn(16)
        self._added = 1
        self._add = OutlinedButton(language.tr("Then it changes again"), look=look, icon="add")
        self._add.clicked.connect(self._add_step)
        buttons = FlowLayout()
        buttons.addWidget(self._add)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(16)
        outer.addLayout(self._parts.layout)
        outer.addLayout(buttons)

    def wanted(self) -> list[WantedStep] | None:
        """The further steps; None while one of them is not complete, or begins no later than the one before it."""
        before, _ = self._first_step()
        steps = []
        for part in self._parts:
            slots = part.wanted()
            if slots is None or part.first <= before:
                return None
            before = part.first
            steps.append(WantedStep(before, slots))
        return steps

    def times(self) -> dict[str, time]:
        """The times of the meals that are asked for here."""
        return {meal: at for part in self._parts for meal, at in part.times().items()}

    def follow(self, first: date, known_meals: Collection[str]) -> None:
        """Come after a first step that begins on ``first``; ``known_meals`` have a time."""
        known = set(known_meals)
        for part in self._parts:
            part.follow(first, known)
            first = part.first
            known |= set(part.meals())

    def show_problems(self, problems: Callable[[date], Mapping[int, PlanProblem]]) -> bool:
        """Show what is wrong, and go to the first of it; ``problems`` finds those of the step that begins on a day."""
        wrong = [part.show_problems(problems(part.first)) for part in reversed(list(self._parts))]
        return any(wrong)

    def _add_step(self) -> None:
        first, slots = self._first_step()
        if self._parts:
            first, slots = self._parts[-1].first, self._parts[-1].wanted()
        self._added += 1
        like = [Slot(slot.origin, slot.amount_mg, slot.meal, slot.at, repeat=slot.repeat) for slot in slots or ()]
        part = TitrationStep(self._look, self._language, self._item, like, self._meals, first, self._added)
        part.changed.connect(self.changed)
        part.remove_asked.connect(lambda: self._remove(part))
        self._parts.add(part)
        self.changed.emit()
        part.first_field.setFocus(Qt.FocusReason.TabFocusReason)

    def _remove(self, part: TitrationStep) -> None:
        self._parts.remove(part)
        self._add.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()
