"""*Edit food and tablets*."""

from collections.abc import Sequence

from imuran_desktop.domain.plan import DoseStep, Prescription
from imuran_desktop.domain.plan_checks import PlanFault, PlanProblem
from imuran_desktop.services.plan_edits import Details, EditRefused, change_details
from imuran_desktop.services.plan_view import step_end
from imuran_desktop.ui.plan.details_rows import DetailsRows
from imuran_desktop.ui.plan.plan_form import Outcome, PlanForm
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.words.errors import plan_words
from imuran_desktop.words.plan import span_words, step_words


class DetailsForm(PlanForm):
    """Asks for tablets, food and what the clinic said about missed doses."""

    def __init__(
        self, session: Session, look: ThemeController, item: Prescription, offered_mg: Sequence[float]
    ) -> None:
        tr = session.language.tr
        super().__init__(session, look, tr("Food and tablets"), tr("Your doses themselves stay as they are."))
        self._item = item
        details = Details(item.food, item.food_words, item.tablets_mg, item.missed_words)
        self._rows = DetailsRows(look, self._language, details, offered_mg)
        card = Card(name=self.title)
        card.body.addWidget(self._rows)
        self.column.addWidget(card)
        self.add_buttons(tr("Save"))

    def begin(self) -> None:
        """Begin with the tablets."""
        self.focus(self._rows.tablets)

    def save(self) -> None:
        """Save what was entered, unless something is wrong with it."""
        self._rows.show_problems(())
        details = self._rows.details()
        edited = self.submit(lambda plan, moment: change_details(plan, moment, self._item, details))
        if edited is not None:
            self.saved.emit(Outcome(self._language.tr("Saved."), edited))

    def show_problems(self, refusal: EditRefused) -> Sequence[PlanProblem]:
        """Show each problem at its row; an amount that can't be made belongs to the tablets."""
        amounts = [problem for problem in refusal.problems if problem.fault is PlanFault.AMOUNT_NOT_MADE]
        tablets = self._amount_words(refusal, amounts[0]) if amounts else ""
        self._rows.show_problems(refusal.problems, tablets)
        shown = (PlanFault.AMOUNT_NOT_MADE, PlanFault.NO_FOOD_WORDS)
        return [problem for problem in refusal.problems if problem.fault not in shown]

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
