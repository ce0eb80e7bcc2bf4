"""*Change or plan doses*: one or more dose steps from a day on, with before and after in words."""

from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta

from PySide6.QtWidgets import QWidget

from imuran_desktop.domain.plan import DoseStep, Plan, Prescription, Slot
from imuran_desktop.domain.plan_checks import PlanProblem
from imuran_desktop.services.plan import Edited
from imuran_desktop.services.plan_edits import EditRefused, Moment, add_meals
from imuran_desktop.services.plan_view import arrange
from imuran_desktop.services.step_edits import WantedStep, change_doses
from imuran_desktop.ui.plan.day_rows import DayRows
from imuran_desktop.ui.plan.meal_rows import MealRows
from imuran_desktop.ui.plan.plan_form import Outcome, PlanForm
from imuran_desktop.ui.plan.slots_editor import SlotsEditor
from imuran_desktop.ui.plan.step_preview import StepPreview
from imuran_desktop.ui.plan.step_problems import of_step
from imuran_desktop.ui.plan.titration_steps import TitrationSteps
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.words.language import Language
from imuran_desktop.words.plan import from_words, step_words

_ONE_DAY = timedelta(days=1)


class StepForm(PlanForm):
    """Asks from when, and for the doses of the day, then and later; shows what that changes before it is saved."""

    def __init__(
        self,
        session: Session,
        look: ThemeController,
        plan: Plan,
        item: Prescription,
        moment: Moment,
        replaces: DoseStep | None = None,
    ) -> None:
        """Begin with the present dose, or with the coming step that is to be changed."""
        tr = session.language.tr
        title = tr("Change a coming step") if replaces else tr("Change or plan doses")
        super().__init__(session, look, title, tr("Enter the dose your clinic gave you."))
        self._item, self._replaces = item, replaces
        days = FormRows(look)
        likely = _likely_days(self._language, moment.today)
        first = replaces.begins.first if replaces else moment.today
        self._from = DayRows(days, self._language, tr("From when"), likely, first, earliest=moment.today)
        self._days = days
        self._slots = SlotsEditor(
            look,
            self._language,
            _starting_slots(item, replaces, moment.today),
            item.tablets_mg,
            first=first,
            may_halve=item.may_halve,
        )
        self._known_meals = plan.meal_times(moment.today)
        self._meals = MealRows(look, self._language, self._known_meals)
        self._further = TitrationSteps(
            look, self._language, item, self._known_meals, lambda: (self._from.day, self._slots.wanted())
        )
        self._preview = StepPreview(look, self._language, plan, item, moment, replaces)
        self._build()
        self._from.changed.connect(self._look_ahead)
        for part in (self._slots, self._meals, self._further):
            part.changed.connect(self._look_ahead)
        self._look_ahead()

    def begin(self) -> None:
        """Begin with the day."""
        self.focus(self._from.choice)

    def save(self) -> None:
        """Save the steps, unless something is wrong with them."""
        # The first field comes last, so that the keyboard ends up at the first bad one.
        wrong = self._further.show_problems(lambda _: {})
        wrong = self._slots.show_problems({}) or wrong
        wrong = self._days.show_errors(self._day_errors()) or wrong
        steps = self._wanted()
        if wrong or steps is None:
            return
        if self._preview.same:
            self.tell_trouble(self._language.tr("This is the dose you have already. Change a time or an amount."))
            return
        edited = self.submit(lambda plan, moment: self._edit(plan, moment, steps))
        if edited is not None:
            self.saved.emit(Outcome(self._message(edited, steps), edited))

    def show_problems(self, refusal: EditRefused) -> Sequence[PlanProblem]:
        """Show each problem at its dose."""
        shown: list[PlanProblem] = []

        def of_day(day: date) -> Mapping[int, PlanProblem]:
            by_slot, _ = of_step(refusal, self._item.id, day)
            shown.extend(by_slot.values())
            return by_slot

        self._further.show_problems(of_day)
        self._slots.show_problems(of_day(self._from.day))
        return [problem for problem in refusal.problems if problem not in shown]

    def _build(self) -> None:
        self._slots.before_add.addWidget(self._meals)
        card = Card(name=self.title)
        card.body.setSpacing(20)
        for part in (self._days, self._slots):
            card.body.addWidget(part)
        self.column.addWidget(card)
        self.column.addWidget(self._further)
        self.column.addWidget(self._preview)
        self.add_buttons(self._language.tr("Save the change"))

    def _wanted(self) -> list[WantedStep] | None:
        """All steps as entered; None while one of them is not complete."""
        slots, further = self._slots.wanted(), self._further.wanted()
        return None if slots is None or further is None else [WantedStep(self._from.day, slots), *further]

    def _times(self) -> dict[str, time]:
        return {**self._further.times(), **self._meals.times()}

    def _edit(self, plan: Plan, moment: Moment, steps: Sequence[WantedStep]) -> Plan:
        changed = change_doses(plan, moment, self._item, steps, self._replaces)
        return add_meals(changed, moment, self._times())

    def _message(self, edited: Edited, wanted: Sequence[WantedStep]) -> str:
        """What was saved, step by step."""
        item = edited.after.prescription(self._item.id)
        days = {step.first for step in wanted}
        # Of several made on one day, the last one holds.
        steps = {step.begins.first: step for step in item.in_order() if step.begins.first in days} if item else {}
        words = [
            self._language.tr("{since}, {dose}", since=self._since(day), dose=step_words(self._language, step))
            for day, step in steps.items()
        ]
        if not words:
            return self._language.tr("Saved.")
        return self._language.tr("Saved: {steps}.", steps="; ".join(words))

    def _since(self, day: date) -> str:
        return from_words(self._language, day, self._session.today())

    def _day_errors(self) -> dict[QWidget, str]:
        if self._from.day >= self._session.today():
            return {}
        return {self._from.editor: self._language.tr("Choose today or a later day. What is over stays as it was.")}

    def _look_ahead(self) -> None:
        first, known = self._from.day, set(self._known_meals)
        self._slots.set_first(first)
        self._meals.show_only([meal for meal in self._slots.meals() if meal not in known])
        self._further.follow(first, known | set(self._slots.meals()))
        self.tell_trouble("")
        self._preview.show_changes(self._wanted(), self._times())


def _likely_days(language: Language, today: date) -> list[tuple[str, date]]:
    return [(language.tr("Today"), today), (language.tr("Tomorrow"), today + _ONE_DAY)]


def _starting_slots(item: Prescription, replaces: DoseStep | None, today: date) -> Sequence[Slot]:
    steps = arrange(item, today)
    step = replaces or steps.current or next(iter((*steps.coming, *reversed(steps.earlier))), None)
    return step.slots if step else ()
