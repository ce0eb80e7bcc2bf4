"""*Correct a mistake*: a dose step that has begun, as it should have been entered, and what that does to the past."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from imuran_desktop.domain.plan import DoseStep, Plan, Prescription
from imuran_desktop.domain.plan_checks import PlanProblem
from imuran_desktop.domain.plan_edit import with_prescription
from imuran_desktop.services.plan import Edited
from imuran_desktop.services.plan_edits import EditRefused, Moment
from imuran_desktop.services.plan_view import step_end
from imuran_desktop.services.slot_ids import WantedSlot
from imuran_desktop.services.step_edits import (
    correct_step,
    correction_room,
    had_tablets,
    know_meals,
    neighbours,
    same_doses,
)
from imuran_desktop.ui.plan.correct_preview import CorrectPreview
from imuran_desktop.ui.plan.fields import chosen_day, date_field
from imuran_desktop.ui.plan.meal_rows import MealRows
from imuran_desktop.ui.plan.plan_form import Outcome, PlanForm
from imuran_desktop.ui.plan.slots_editor import SlotsEditor
from imuran_desktop.ui.plan.step_problems import of_step
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import ChoiceButtons
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.words.doses import medicine_words
from imuran_desktop.words.language import Language
from imuran_desktop.words.plan import span_words, step_words

_OPEN, _DATED = "open", "dated"


class CorrectForm(PlanForm):
    """Asks for the dates and the doses of a step; says what that does to the record before it is saved."""

    def __init__(
        self, session: Session, look: ThemeController, plan: Plan, item: Prescription, moment: Moment, step: DoseStep
    ) -> None:
        """Begin with the step as it is."""
        tr = session.language.tr
        intro = tr(
            "Only for what was written wrongly from the start. If your clinic gave you another dose, "
            "go back and choose “Change or plan doses”."
        )
        super().__init__(session, look, tr("Correct a mistake"), intro)
        self._plan, self._item, self._moment, self._step = plan, item, moment, step
        self._end = step_end(item, step)
        self._rows = FormRows(look)
        self._first = self._rows.row(tr("First day"), date_field(self._language, step.begins.first))
        self._until = self._rows.row(tr("Until when"), _until(self._language, dated=self._end is not None))
        last = self._end or moment.today
        self._last = self._rows.row(tr("Last day"), date_field(self._language, last))
        strengths = had_tablets(item, step)
        self._slots = SlotsEditor(
            look, self._language, step.slots, strengths, first=step.begins.first, may_halve=item.may_halve
        )
        self._known_meals = plan.meal_times(step.begins.first)
        self._meals = MealRows(look, self._language, self._known_meals)
        self._preview = CorrectPreview(look, self._language, plan, item, moment, step)
        self._build()
        self._connect()
        self._look_ahead()

    def begin(self) -> None:
        """Begin with the first day."""
        self.focus(self._first)

    def save(self) -> None:
        """Correct the record, unless something is wrong with what was entered."""
        # The first field comes last, so that the keyboard ends up at the first bad one.
        wrong = self._slots.show_problems({})
        wrong = self._rows.show_errors(self._day_errors()) or wrong
        wanted = self._slots.wanted()
        if wrong or wanted is None:
            return
        if self._same(wanted):
            self.tell_trouble(self._language.tr("Nothing has been changed yet."))
            return
        edited = self.submit(lambda plan, _: self._edit(plan, wanted), correct_past=True)
        if edited is not None:
            dates = span_words(self._language, self._wanted_first, self._wanted_last)
            dose, tr = self._doses(edited.after), self._language.tr
            words = tr("The record is corrected: {dates}, {dose}.", dates=dates, dose=dose)
            self.saved.emit(Outcome(words, edited, undo=lambda plan, _: self._as_before(plan, edited)))

    def show_problems(self, refusal: EditRefused) -> Sequence[PlanProblem]:
        """Show each problem at its dose."""
        by_slot, others = of_step(refusal, self._item.id, self._wanted_first)
        self._slots.show_problems(by_slot)
        return others

    @property
    def _wanted_first(self) -> date:
        return chosen_day(self._first)

    @property
    def _wanted_last(self) -> date | None:
        return chosen_day(self._last) if self._until.value == _DATED else None

    def _build(self) -> None:
        self._slots.before_add.addWidget(self._meals)
        # With another step after it, it lasts until that one.
        _, after = neighbours(self._item, self._step)
        self._rows.set_row_visible(self._until, after is None)
        medicine = medicine_words(self._language, self._item.medicine)
        self.column.addWidget(self.card(medicine, self._rows, self._slots, name=self.title))
        self.column.addWidget(self._preview)
        self.add_buttons(self._language.tr("Correct the record"))

    def _connect(self) -> None:
        self._until.valueChanged.connect(self._look_ahead)
        for field in (self._first, self._last):
            field.dateChanged.connect(self._look_ahead)
        self._slots.changed.connect(self._look_ahead)
        self._meals.changed.connect(self._look_ahead)

    def _edit(self, plan: Plan, wanted: Sequence[WantedSlot]) -> Plan:
        known = know_meals(plan, self._meals.times())
        return correct_step(known, self._item, self._step, self._wanted_first, self._wanted_last, wanted)

    def _same(self, wanted: Sequence[WantedSlot]) -> bool:
        days = (self._wanted_first, self._wanted_last) == (self._step.begins.first, self._end)
        return days and same_doses(wanted, self._step.slots)

    def _day_errors(self) -> dict[QWidget, str]:
        """What is wrong with the dates: the steps before and after keep at least a day each."""
        first, last = self._wanted_first, self._wanted_last
        room = correction_room(self._item, self._step)
        tr, words = self._language.tr, self._language.date
        if first != self._step.begins.first and first < room.first:
            text = tr("Choose {day} or a later day: the dose before it begins just before that.", day=words(room.first))
            return {self._first: text}
        if last is not None and last < first:
            return {self._last: tr("Choose {day} or a later day.", day=words(first))}
        if last is not None and last != self._end and last > room.last:
            text = tr("Choose {day} or an earlier day: the dose after it ends just after that.", day=words(room.last))
            return {self._last: text}
        return {}

    def _as_before(self, plan: Plan, edited: Edited) -> Plan:
        """``plan`` with the prescription as it was, unless that was changed again since."""
        before, after = (each.prescription(self._item.id) for each in (edited.before, edited.after))
        return plan if before is None or plan.prescription(self._item.id) != after else with_prescription(plan, before)

    def _doses(self, plan: Plan) -> str:
        item = plan.prescription(self._item.id)
        steps = [step for step in item.in_order() if step.begins.first == self._wanted_first] if item else []
        return step_words(self._language, steps[-1]) if steps else ""

    def _look_ahead(self) -> None:
        self._rows.set_row_visible(self._last, self._until.value == _DATED)
        self._slots.set_first(self._wanted_first)
        self._meals.show_only([meal for meal in self._slots.meals() if meal not in self._known_meals])
        self.tell_trouble("")
        errors = self._day_errors()
        for field in (self._first, self._last):
            self._rows.set_error(field, errors.get(field, ""))
        wanted = None if errors else self._slots.wanted()
        if wanted is None or self._same(wanted):
            self._preview.hide()
        else:
            self._preview.show_correction(self._edit(self._plan, wanted), self._wanted_first)


def _until(language: Language, *, dated: bool) -> ChoiceButtons:
    choices = [(_OPEN, language.tr("It goes on")), (_DATED, language.tr("Until a date"))]
    return ChoiceButtons("", choices, value=_DATED if dated else _OPEN)
