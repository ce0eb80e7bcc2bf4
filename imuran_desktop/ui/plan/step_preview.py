"""Before and after of a change of dose, in words and as a calendar, while it is being entered."""

from collections.abc import Mapping, Sequence
from datetime import date, time, timedelta

from imuran_desktop.domain.plan import DoseStep, Plan, Prescription
from imuran_desktop.services.coming import coming_days
from imuran_desktop.services.plan_edits import Moment, add_meals, without_step
from imuran_desktop.services.plan_view import amount_problem, arrange, effect, step_on
from imuran_desktop.services.step_edits import WantedStep, change_doses, steps_that_change
from imuran_desktop.ui.plan.columns import Columns
from imuran_desktop.ui.plan.coming_calendar import ComingCalendar
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.labels import Body, Heading, Muted
from imuran_desktop.words.language import Language, sentence_case
from imuran_desktop.words.plan import course_end_words, effect_words, from_words, slot_tablet_words, step_words

_ONE_DAY, _WEEK = timedelta(days=1), timedelta(days=7)
_FEWEST_WEEKS, _MOST_WEEKS = 6, 12
_SOON = 2 * _WEEK
"""A change that is later than this is shown from the week before it on."""


class StepPreview(Card):
    """Shows what one or more steps would change. ``same`` is true while they would change nothing."""

    def __init__(
        self,
        look: ThemeController,
        language: Language,
        plan: Plan,
        item: Prescription,
        moment: Moment,
        replaces: DoseStep | None,
    ) -> None:
        super().__init__(name=language.tr("What changes"))
        self._language, self._plan, self._item = language, plan, item
        self._moment, self._replaces = moment, replaces
        self.same = False
        self._columns = Columns(look)
        self._effect, self._then, self._later = Body(), Body(), Muted()
        self._calendar_heading = Heading(language.tr("The coming weeks"))
        self._calendar = ComingCalendar(look, language)
        self.body.setSpacing(14)
        self.body.addWidget(Heading(language.tr("What changes")))
        for part in (self._columns, self._effect, self._then, self._later, self._calendar_heading, self._calendar):
            self.body.addWidget(part)

    def show_changes(self, steps: Sequence[WantedStep] | None, meals: Mapping[str, time]) -> None:
        """Show the steps as entered so far; nothing while an amount is missing or can't be made."""
        makeable = bool(steps) and all(self._can_be_made(step) for step in steps or ())
        self.setVisible(makeable)
        self.same = False
        if not steps or not makeable:
            return
        changes = steps_that_change(self._item, steps, self._replaces)
        self.same = not changes
        plan = add_meals(change_doses(self._plan, self._moment, self._item, steps, self._replaces), self._moment, meals)
        item = plan.prescription(self._item.id)
        if item is None:
            return
        first = steps[0].first
        unchanged = without_step(self._item, self._replaces) if self._replaces else self._item
        self._show_columns(step_on(unchanged, first), step_on(item, first), first)
        self._show_then(item, steps[1:])
        self._show_effect(plan, (changes or steps)[0].first)
        self._show_later(item, unchanged, steps)
        self._show_calendar(plan, [step.first for step in changes])

    def _can_be_made(self, step: WantedStep) -> bool:
        tablets, may_halve = self._item.tablets_mg, self._item.may_halve
        return not any(amount_problem(slot.amount_mg, tablets, may_halve=may_halve) for slot in step.slots)

    def _show_columns(self, before: DoseStep | None, after: DoseStep | None, first: date) -> None:
        tr = self._language.tr
        since = from_words(self._language, first, self._moment.today)
        none = tr("No dose was planned.")
        old, new = (self._lines(step) if step else none for step in (before, after))
        self._columns.show_columns((tr("Before"), old), (sentence_case(since), new))

    def _show_then(self, item: Prescription, steps: Sequence[WantedStep]) -> None:
        """The steps after the first one, a line each."""
        lines = []
        for wanted in steps:
            step = step_on(item, wanted.first)
            since = from_words(self._language, wanted.first, self._moment.today)
            words = step_words(self._language, step) if step else ""
            lines.append(self._language.tr("Then {since}: {dose}.", since=since, dose=words))
        self._then.setText("\n".join(lines))
        self._then.setVisible(bool(lines))

    def _show_effect(self, plan: Plan, first: date) -> None:
        shown = effect(plan, self._item.id, first, self._moment.now)
        same = self._language.tr("Nothing has been changed yet.")
        words = effect_words(self._language, shown.kept, shown.begins, first, self._moment.today)
        self._effect.setText(same if self.same else words)

    def _show_later(self, item: Prescription, unchanged: Prescription, steps: Sequence[WantedStep]) -> None:
        """What is planned already: a step these take the place of, the next one, which stays, or an end."""
        tr, today = self._language.tr, self._moment.today
        sentences = []
        days = {step.first for step in steps}
        for step in (step for step in arrange(unchanged, today).coming if step.begins.first in days):
            words = step_words(self._language, step)
            sentences.append(tr("This takes the place of the step planned for that day: {dose}.", dose=words))
        sentences.append(self._until(item, steps))
        words = " ".join(sentence for sentence in sentences if sentence)
        self._later.setText(words)
        self._later.setVisible(bool(words))

    def _until(self, item: Prescription, steps: Sequence[WantedStep]) -> str:
        """What ends the last of the steps entered: its own end, or the next planned step; empty where nothing does."""
        today, days = self._moment.today, {step.first for step in steps}
        entered = (step for step in arrange(item, steps[0].first).coming if step.begins.first not in days)
        following, final = next(entered, None), step_on(item, steps[-1].first)
        last = final.last if final is not None and not self.same else None
        if last is not None and (following is None or last + _ONE_DAY < following.begins.first):
            return course_end_words(self._language, last, today)
        if following is None:
            return ""
        since = from_words(self._language, following.begins.first, today)
        words = step_words(self._language, following)
        return self._language.tr("It lasts until your next planned step, {since}: {dose}.", since=since, dose=words)

    def _show_calendar(self, plan: Plan, days: Sequence[date]) -> None:
        """Some weeks from today on, or from shortly before a change that is far off, to the last change and beyond."""
        today = self._moment.today
        change, last = (days[0], days[-1]) if days else (today, today)
        begins = today if change <= today + _SOON else change - _WEEK
        weeks = min(max(_FEWEST_WEEKS, (last - begins) // _WEEK + 2), _MOST_WEEKS)
        number = (weeks * _WEEK).days - begins.weekday()
        shown = coming_days(plan, self._item.id, begins, number, before=self._plan)
        self._calendar.show_days(shown, today)

    def _lines(self, step: DoseStep) -> str:
        return "\n".join(slot_tablet_words(self._language, slot) for slot in step.slots)
