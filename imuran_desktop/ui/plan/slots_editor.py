"""The doses of one day, as they are entered: one or more, each at its meal or time."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.plan import MEALS, Slot
from imuran_desktop.domain.plan_checks import PlanProblem
from imuran_desktop.services.slot_ids import WantedSlot
from imuran_desktop.ui.plan.part_column import PartColumn
from imuran_desktop.ui.plan.slot_form import SlotForm, TabletsHad
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.words.language import Language

_NEXT_MEALS = ("breakfast", "dinner", "lunch", "bedtime")
"""At which meal a further dose is first offered: the one furthest from those there are."""


class SlotsEditor(QWidget):
    """A form for each dose of the day, and a button for one more."""

    changed = Signal()

    def __init__(
        self,
        look: ThemeController,
        language: Language,
        slots: Sequence[Slot],
        tablets_mg: tuple[float, ...],
        *,
        first: date,
        may_halve: bool = False,
        part: str = "",
    ) -> None:
        """Show ``slots``; with none, one empty dose. What is counted in days begins on ``first``.

        ``part`` tells a screen reader in which part of the form this is, where there are several.
        """
        super().__init__()
        self._look, self._language, self._first, self._part = look, language, first, part
        self._had = TabletsHad(tablets_mg, may_halve)
        self._forms: PartColumn[SlotForm] = PartColumn(20)
        self._add = OutlinedButton(language.tr("Add another time of day"), look=look, icon="add")
        if part:
            self._add.setAccessibleName(language.tr("{name}, {part}", name=self._add.text(), part=part))
        self._add.clicked.connect(self._add_empty)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(20)
        self.before_add = QVBoxLayout()
        """Between the doses and the button for one more."""
        outer.addLayout(self._forms.layout)
        outer.addLayout(self.before_add)
        buttons = FlowLayout()
        buttons.addWidget(self._add)
        outer.addLayout(buttons)
        for slot in slots:
            self._append(slot)
        if not slots:
            self._append(None)
        self._number()

    def wanted(self) -> list[WantedSlot] | None:
        """What was entered; None while one of the doses is not complete."""
        wanted = [form.wanted() for form in self._forms]
        return None if None in wanted else [slot for slot in wanted if slot is not None]

    def meals(self) -> list[str]:
        """The meals chosen, in the order of the day."""
        chosen = {form.meal for form in self._forms if form.meal}
        return [meal for meal in MEALS if meal in chosen] + sorted(chosen - set(MEALS))

    def set_tablets(self, tablets_mg: tuple[float, ...], *, may_halve: bool = False) -> None:
        """Make the amounts of other tablets."""
        self._had = TabletsHad(tablets_mg, may_halve)
        for form in self._forms:
            form.set_tablets(self._had)

    def set_first(self, first: date) -> None:
        """Begin on another day: what is counted in days begins then, unless the person chose otherwise."""
        self._first = first
        for form in self._forms:
            form.set_first(first)

    @property
    def first_field(self) -> QWidget:
        """Where to begin."""
        return self._forms[0].first_field

    def show_problems(self, problems: Mapping[int, PlanProblem]) -> bool:
        """Show what is wrong with each dose, by its place, and go to the first. Returns whether anything is."""
        # The first bad field is shown last, so that the focus stays there.
        wrong = [form.show_problem(problems.get(number)) for number, form in reversed(list(enumerate(self._forms)))]
        return any(wrong)

    def _append(self, slot: Slot | None) -> SlotForm:
        taken = {form.meal for form in self._forms}
        meal = next((meal for meal in _NEXT_MEALS if meal not in taken), _NEXT_MEALS[0])
        form = SlotForm(self._look, self._language, slot, meal, self._had, self._first)
        form.changed.connect(self.changed)
        form.remove_asked.connect(lambda: self._remove(form))
        self._forms.add(form)
        return form

    def _add_empty(self) -> None:
        form = self._append(None)
        self._number()
        form.first_field.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def _remove(self, form: SlotForm) -> None:
        place = self._forms.remove(form)
        self._number()
        self._forms[min(place, len(self._forms) - 1)].first_field.setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()

    def _number(self) -> None:
        for number, form in enumerate(self._forms, 1):
            form.set_number(number, len(self._forms), self._part)
