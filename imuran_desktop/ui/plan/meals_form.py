"""*Change meal times*."""

from collections.abc import Mapping
from datetime import time

from imuran_desktop.domain.plan import MEALS, Plan
from imuran_desktop.services.plan_edits import Moment, change_meals
from imuran_desktop.services.plan_view import meal_clashes, meals_in_use
from imuran_desktop.ui.plan.meal_rows import USUAL_TIMES, MealRows
from imuran_desktop.ui.plan.other_times import OtherTimes
from imuran_desktop.ui.plan.plan_form import Outcome, PlanForm
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.words.errors import plan_words


class MealsForm(PlanForm):
    """Asks for the time of each meal, and for another one on some days of the week, from today on."""

    def __init__(self, session: Session, look: ThemeController, plan: Plan, moment: Moment) -> None:
        tr = session.language.tr
        intro = tr("The new times hold from now on. Doses whose time has come stay as they were.")
        super().__init__(session, look, tr("Meal times"), intro)
        self._plan, self._moment = plan, moment
        meals = plan.meals_on(moment.today)
        self._before: Mapping[str, time] = meals.times if meals else {}
        other_days = meals.other_days if meals else {}
        starts = {**USUAL_TIMES, **self._before}
        self._rows: dict[str, MealRows] = {}
        self._others: dict[str, OtherTimes] = {}
        for meal in (*MEALS, *sorted(starts.keys() - set(MEALS))):
            of_days = {day: times[meal] for day, times in other_days.items() if meal in times}
            self._rows[meal] = MealRows(look, self._language, self._before, only=meal)
            self._others[meal] = OtherTimes(look, self._language, meal, starts[meal], of_days)
        self._build()

    def begin(self) -> None:
        """Begin with the first meal."""
        self.focus(next(iter(self._rows.values())).first_field)

    def save(self) -> None:
        """Save the times, unless two doses would meet."""
        times, others = self._wanted_times(), self._wanted_others()
        if self._show_errors(times, others):
            return
        edited = self.submit(lambda plan, moment: change_meals(plan, moment, times, others))
        if edited is not None:
            self.saved.emit(Outcome(self._language.tr("Your meal times are saved."), edited))

    def _build(self) -> None:
        for meal, rows in self._rows.items():
            card = Card(dense=True)
            card.body.setSpacing(8)
            card.body.addWidget(rows)
            card.body.addWidget(self._others[meal])
            self.column.addWidget(card)
        self.add_buttons(self._language.tr("Save the times"))

    def _wanted_times(self) -> dict[str, time]:
        keep = self._before.keys() | meals_in_use(self._plan, self._moment.today)
        keep |= {meal for meal, others in self._others.items() if others.times()}
        return {meal: at for rows in self._rows.values() for meal, at in rows.wanted(keep=keep).items()}

    def _wanted_others(self) -> dict[int, dict[str, time]]:
        """ISO weekday -> meal -> time."""
        wanted: dict[int, dict[str, time]] = {}
        for meal, others in self._others.items():
            for day, at in others.times().items():
                wanted.setdefault(day, {})[meal] = at
        return wanted

    def _show_errors(self, times: Mapping[str, time], others: Mapping[int, Mapping[str, time]]) -> bool:
        """Show which doses would meet, at the usual time of their meal or at another one. Returns whether any would."""
        today = self._moment.today
        usual = meal_clashes(self._plan, today, times)
        found = meal_clashes(self._plan, today, times, others)
        words = {meal: plan_words(self._language, problem) for meal, problem in {**found, **usual}.items()}
        wrong = False
        # The first field comes last, so that the keyboard ends up at the first bad one.
        for meal, rows in reversed(self._rows.items()):
            text = words.get(meal, "")
            at_others = text if meal not in usual and self._others[meal].times() else ""
            wrong = self._others[meal].show_errors(at_others) or wrong
            wrong = rows.show_errors({meal: text} if text and not at_others else {}) or wrong
        return wrong
