"""*Edit details*: tablets, food, and whatever else the prescription says besides doses."""

from collections.abc import Sequence

from imuran_desktop.domain.medicines import MedicineInfo
from imuran_desktop.domain.plan import DoseStep, Plan, Prescription
from imuran_desktop.domain.plan_checks import PlanFault, PlanProblem
from imuran_desktop.services.details_edits import Details, change_details, correct_details
from imuran_desktop.services.plan import Edited
from imuran_desktop.services.plan_edits import EditRefused, Moment
from imuran_desktop.services.plan_view import step_end
from imuran_desktop.ui.plan.details_rows import DetailsRows
from imuran_desktop.ui.plan.plan_form import Outcome, PlanForm
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import ChoiceButtons
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.words.doses import medicine_words
from imuran_desktop.words.errors import plan_words
from imuran_desktop.words.plan import span_words, step_words

_NOW, _START = "now", "start"


class DetailsForm(PlanForm):
    """Asks for everything but doses. What is dated holds from now on, unless it was written wrongly."""

    def __init__(self, session: Session, look: ThemeController, item: Prescription, known: MedicineInfo | None) -> None:
        """Show the details of ``item``; of a ``known`` medicine what its leaflets say is offered."""
        tr = session.language.tr
        super().__init__(session, look, tr("Details"), tr("Your doses themselves stay as they are."))
        self._item = item
        self._rows = DetailsRows(look, self._language, Details.of(item, session.today()), known)
        self._rows.guide_asked.connect(self.guide_asked)
        since = FormRows(look)
        choices = [(_NOW, tr("From now on")), (_START, tr("From the start: it was written wrongly"))]
        self._since = since.row(
            tr("A change holds"),
            ChoiceButtons("", choices, value=_NOW),
            tr("A change of food, milk or what is on time."),
        )
        medicine = medicine_words(self._language, item.medicine)
        self.column.addWidget(self.card(medicine, self._rows, since, name=self.title))
        self.add_buttons(tr("Save"))

    def begin(self) -> None:
        """Begin with the tablets."""
        self.focus(self._rows.tablets.first_field)

    def save(self) -> None:
        """Save what was entered, unless something is wrong with it."""
        if self._rows.show_problems(()):
            return
        details, corrects = self._rows.details(), self._since.value == _START

        def edit(plan: Plan, moment: Moment) -> Plan:
            change = correct_details if corrects else change_details
            return change(plan, moment, self._item, details)

        if corrects:
            self.submit_or_correct(edit, self._tell)
            return
        edited = self.submit(edit)
        if edited is not None:
            self._tell(edited)

    def show_problems(self, refusal: EditRefused) -> Sequence[PlanProblem]:
        """Show each problem at its row; an amount that can't be made belongs to the tablets."""
        amounts = [problem for problem in refusal.problems if problem.fault is PlanFault.AMOUNT_NOT_MADE]
        tablets = self._amount_words(refusal, amounts[0]) if amounts else ""
        self._rows.show_problems(refusal.problems, tablets)
        shown = (PlanFault.AMOUNT_NOT_MADE, PlanFault.NO_FOOD_WORDS)
        return [problem for problem in refusal.problems if problem.fault not in shown]

    def _tell(self, edited: Edited) -> None:
        self.saved.emit(Outcome(self._language.tr("Saved."), edited))

    def _amount_words(self, refusal: EditRefused, problem: PlanProblem) -> str:
        """Which step needs other tablets. One that is over needs them ticked too: it was taken in them."""
        item = refusal.plan.prescription(self._item.id)
        step = _step_of(item, problem) if item else None
        if item is None or step is None:
            return plan_words(self._language, problem)
        end = step_end(item, step)
        dates = span_words(self._language, step.begins.first, end)
        if end is None or end >= self._session.today():
            return plan_words(self._language, problem)
        return self._language.tr(
            "Your earlier dose ({dates}: {dose}) was made up of other tablets. Leave those ticked as well.",
            dates=dates,
            dose=step_words(self._language, step),
        )


def _step_of(item: Prescription, problem: PlanProblem) -> DoseStep | None:
    place = problem.where[3] if len(problem.where) > 3 else None
    return item.steps[place] if isinstance(place, int) and place < len(item.steps) else None
