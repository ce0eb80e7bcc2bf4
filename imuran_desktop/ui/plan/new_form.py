"""What the forms for a new prescription share: its dose, meals, tablets and the rest."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.plan import Plan, Slot
from imuran_desktop.domain.plan_checks import PlanProblem
from imuran_desktop.services.details_edits import Details
from imuran_desktop.services.plan import Edited
from imuran_desktop.services.plan_edits import EditRefused, Moment, add_meals, change_meals
from imuran_desktop.services.plan_view import next_dose
from imuran_desktop.services.prescription_edits import begin_prescription
from imuran_desktop.services.slot_ids import WantedSlot
from imuran_desktop.ui.plan.day_rows import DayRows
from imuran_desktop.ui.plan.details_rows import DetailsRows
from imuran_desktop.ui.plan.meal_rows import MealRows
from imuran_desktop.ui.plan.plan_form import Outcome, PlanForm
from imuran_desktop.ui.plan.slots_editor import SlotsEditor
from imuran_desktop.ui.plan.step_problems import of_step
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.words.doses import moment_words


class NewPrescriptionForm(PlanForm):
    """The dose since a day, the meals it goes with, the tablets and the food. Forms of this kind say which medicine."""

    def __init__(
        self,
        session: Session,
        look: ThemeController,
        plan: Plan,
        today: date,
        words: tuple[str, str, str],
        slots: Sequence[Slot] = (),
    ) -> None:
        """Begin with these ``slots``; ``words`` are the title, the line below it, and what asks for the first day."""
        tr = session.language.tr
        super().__init__(session, look, *words[:2])
        self._first_plan = not plan.prescriptions
        self._known_meals = {} if self._first_plan else plan.meal_times(today)
        self._days = FormRows(look)
        self._since = DayRows(
            self._days,
            self._language,
            words[2],
            [(tr("Today"), today)],
            today,
            help_text=tr("Your doses are counted from now on, even if you have taken it for longer."),
        )
        self._slots = SlotsEditor(look, self._language, slots, (), first=today)
        self._meals = MealRows(look, self._language, plan.meal_times(today))
        self._slots.before_add.addWidget(self._meals)
        self._since.changed.connect(lambda: self._slots.set_first(self._since.day))
        self._slots.changed.connect(self._show_meals)
        self._show_meals()

    @property
    def medicine(self) -> str:
        """The name of the medicine."""
        raise NotImplementedError

    @property
    def rows(self) -> DetailsRows:
        """The rows that ask for its details."""
        raise NotImplementedError

    def bad_name(self) -> bool:
        """Show what is wrong with the name; returns whether anything is."""
        return False

    def save(self) -> None:
        """Save the prescription, unless something is wrong with it."""
        # The first field comes last, so that the keyboard ends up at the first bad one.
        wrong = self.rows.show_problems(()) | self._slots.show_problems({}) | self.bad_name()
        wanted = self._slots.wanted()
        if wrong or wanted is None:
            return
        medicine, first, details = self.medicine, self._since.day, self.rows.details()
        edited = self.submit(lambda plan, moment: self._edit(plan, moment, medicine, first, wanted, details))
        if edited is not None:
            self.saved.emit(Outcome(self.message(edited), edited))

    def show_problems(self, refusal: EditRefused) -> Sequence[PlanProblem]:
        """Show each problem at its dose or row."""
        by_slot, others = of_step(refusal, refusal.plan.prescriptions[-1].id, self._since.day)
        self.rows.show_problems(others)
        self._slots.show_problems(by_slot)
        return [problem for problem in others if "food_words" not in problem.where]

    def message(self, edited: Edited) -> str:
        """The sentence that says what was saved."""
        raise NotImplementedError

    def when_first(self, plan: Plan) -> str:
        """When the first dose to record is; empty when there is none, as for what is taken as needed."""
        now = self._session.now()
        dose = next_dose(plan, plan.prescriptions[-1].id, now)
        if dose is None:
            return ""
        return moment_words(self._language, dose.instant, plan.timeline, plan.timeline.local(now).date())

    def use_tablets(self) -> None:
        """Make the amounts of the tablets ticked now."""
        tablets = self.rows.tablets
        self._slots.set_tablets(tablets.strengths, may_halve=tablets.may_halve)

    def dose_part(self) -> QWidget:
        """Since when, and the doses of the day."""
        part = QWidget()
        column = QVBoxLayout(part)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        column.addWidget(self._days)
        column.addWidget(self._slots)
        return part

    def _edit(
        self,
        plan: Plan,
        moment: Moment,
        medicine: str,
        first: date,
        wanted: Sequence[WantedSlot],
        details: Details,
    ) -> Plan:
        begun = begin_prescription(plan, moment, medicine, first, wanted, details)
        if plan.prescriptions:
            return add_meals(begun, moment, self._meals.times())
        known = plan.meals_on(moment.today)  # today's own times may be those of one day of the week
        return change_meals(begun, moment, {**(known.times if known else {}), **self._meals.times()})

    def _show_meals(self) -> None:
        self._meals.show_only([meal for meal in self._slots.meals() if meal not in self._known_meals])
