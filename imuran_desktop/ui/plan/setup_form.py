"""The first plan: azathioprine, ready filled but for the dose."""

from collections.abc import Sequence
from datetime import date

from imuran_desktop.domain.medicines import MedicineInfo
from imuran_desktop.domain.plan import Plan
from imuran_desktop.domain.plan_checks import PlanProblem
from imuran_desktop.services.plan_edits import (
    Details,
    EditRefused,
    Moment,
    WantedSlot,
    begin_prescription,
    change_meals,
)
from imuran_desktop.services.plan_view import next_dose
from imuran_desktop.ui.plan.day_rows import DayRows
from imuran_desktop.ui.plan.details_rows import DetailsRows
from imuran_desktop.ui.plan.meal_rows import MealRows
from imuran_desktop.ui.plan.plan_form import Outcome, PlanForm
from imuran_desktop.ui.plan.slots_editor import SlotsEditor
from imuran_desktop.ui.plan.step_problems import of_step
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.ui.widgets.labels import Heading, Muted
from imuran_desktop.words.doses import medicine_words, moment_words

_COMMON_MG = (25.0, 50.0)
"""The strengths ticked at first: the ones sold nearly everywhere."""


class SetupForm(PlanForm):
    """Asks for the dose, the meals it goes with, the tablets and the food instruction."""

    def __init__(
        self, session: Session, look: ThemeController, plan: Plan, medicine: MedicineInfo, today: date
    ) -> None:
        tr = session.language.tr
        super().__init__(session, look, tr("Your plan"), tr("Copy it from the box, or from your clinic's letter."))
        self._medicine = medicine
        details = Details(medicine.food, tablets_mg=_COMMON_MG)
        self._days = FormRows(look)
        self._since = DayRows(
            self._days,
            self._language,
            tr("This dose since"),
            [(tr("Today"), today)],
            today,
            help_text=tr("Your doses are counted from now on, even if you have taken it for longer."),
        )
        self._slots = SlotsEditor(look, self._language, (), _COMMON_MG)
        self._meals = MealRows(look, self._language, plan.meal_times(today))
        strengths = [tablet.strength_mg for tablet in medicine.tablets]
        self._details = DetailsRows(look, self._language, details, strengths)
        self._build()
        self._slots.changed.connect(self._show_meals)
        self._details.tablets_changed.connect(self._use_tablets)
        self._show_meals()

    def begin(self) -> None:
        """Begin with the day; nothing has been typed yet."""
        self.focus(self._since.choice)

    def save(self) -> None:
        """Save the plan, unless something is wrong with it."""
        # The first field comes last, so that the keyboard ends up at the first bad one.
        wrong = self._details.show_problems(()) | self._slots.show_problems({})
        wanted = self._slots.wanted()
        if wrong or wanted is None:
            return
        first, details = self._since.day, self._details.details()
        edited = self.submit(lambda plan, moment: self._edit(plan, moment, first, wanted, details))
        if edited is not None:
            self.saved.emit(Outcome(self._message(edited.after), edited))

    def show_problems(self, refusal: EditRefused) -> Sequence[PlanProblem]:
        """Show each problem at its dose or row."""
        by_slot, others = of_step(refusal, refusal.plan.prescriptions[-1].id, self._since.day)
        self._details.show_problems(others)
        self._slots.show_problems(by_slot)
        return [problem for problem in others if "food_words" not in problem.where]

    def _build(self) -> None:
        tr = self._language.tr
        self._slots.before_add.addWidget(self._meals)
        dose = Card(name=tr("Your dose"))
        dose.body.setSpacing(20)
        dose.body.addWidget(Heading(medicine_words(self._language, self._medicine.name)))
        for part in (self._days, self._slots):
            dose.body.addWidget(part)
        rest = Card(name=tr("Tablets and food"))
        rest.body.setSpacing(20)
        rest.body.addWidget(Heading(tr("Tablets and food")))
        rest.body.addWidget(self._details)
        rest.body.addWidget(Muted(tr(self._medicine.swallow)))
        self.column.addWidget(dose)
        self.column.addWidget(rest)
        self.add_buttons(tr("Save my plan"), cancel=False)

    def _edit(self, plan: Plan, moment: Moment, first: date, wanted: Sequence[WantedSlot], details: Details) -> Plan:
        begun = begin_prescription(plan, moment, self._medicine.id, first, wanted, details)
        return change_meals(begun, moment, {**plan.meal_times(moment.today), **self._meals.times()})

    def _message(self, plan: Plan) -> str:
        tr, now = self._language.tr, self._session.now()
        dose = next_dose(plan, plan.prescriptions[-1].id, now)
        if dose is None:
            return tr("Your plan is saved.")
        when = moment_words(self._language, dose.instant, plan.timeline, plan.timeline.local(now).date())
        return tr("Your plan is saved. The first dose to record is {when}.", when=when)

    def _show_meals(self) -> None:
        self._meals.show_only(self._slots.meals())

    def _use_tablets(self) -> None:
        self._slots.set_tablets(self._details.tablets.chosen())
