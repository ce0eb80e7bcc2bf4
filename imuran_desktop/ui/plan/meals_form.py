"""*Change meal times*."""

from imuran_desktop.domain.plan import Plan
from imuran_desktop.services.plan_edits import Moment, change_meals
from imuran_desktop.services.plan_view import meal_clashes, meals_in_use
from imuran_desktop.ui.plan.meal_rows import MealRows
from imuran_desktop.ui.plan.plan_form import Outcome, PlanForm
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.words.errors import plan_words


class MealsForm(PlanForm):
    """Asks for the time of each meal, from today on."""

    def __init__(self, session: Session, look: ThemeController, plan: Plan, moment: Moment) -> None:
        tr = session.language.tr
        intro = tr("The new times hold from now on. Doses whose time has come stay as they were.")
        super().__init__(session, look, tr("Meal times"), intro)
        self._plan, self._moment = plan, moment
        self._before = plan.meal_times(moment.today)
        self._rows = MealRows(look, self._language, self._before)
        card = Card(name=self.title)
        card.body.addWidget(self._rows)
        self.column.addWidget(card)
        self.add_buttons(tr("Save the times"))

    def begin(self) -> None:
        """Begin with the first meal."""
        self.focus(self._rows.first_field)

    def save(self) -> None:
        """Save the times, unless two doses would meet."""
        times = self._rows.wanted(keep=self._before.keys() | meals_in_use(self._plan, self._moment.today))
        clashes = meal_clashes(self._plan, self._moment.today, times)
        if self._rows.show_errors({meal: plan_words(self._language, clashes[meal]) for meal in clashes}):
            return
        edited = self.submit(lambda plan, moment: change_meals(plan, moment, times))
        if edited is not None:
            self.saved.emit(Outcome(self._language.tr("Your meal times are saved."), edited))
