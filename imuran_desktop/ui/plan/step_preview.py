"""Before and after of a change of dose, in words, while it is being entered."""

from collections.abc import Mapping, Sequence
from datetime import date, time

from imuran_desktop.domain.plan import DoseStep, Plan, Prescription
from imuran_desktop.services.plan_edits import Moment, WantedSlot, add_meals, change_dose, without_step
from imuran_desktop.services.plan_view import amount_problem, arrange, effect, step_on
from imuran_desktop.ui.plan.columns import Columns
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.labels import Body, Heading, Muted
from imuran_desktop.words.language import Language
from imuran_desktop.words.plan import effect_words, from_words, slot_tablet_words, step_words


class StepPreview(Card):
    """Shows what a step would change. ``same`` is true while it would change nothing."""

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
        self._effect = Body()
        self._later = Muted()
        self.body.setSpacing(14)
        self.body.addWidget(Heading(language.tr("What changes")))
        for part in (self._columns, self._effect, self._later):
            self.body.addWidget(part)

    def show_change(self, first: date, wanted: Sequence[WantedSlot] | None, meals: Mapping[str, time]) -> None:
        """Show the change as entered so far; nothing while an amount is missing or can't be made."""
        makeable = wanted and not any(amount_problem(slot.amount_mg, self._item.tablets_mg) for slot in wanted)
        self.setVisible(bool(makeable))
        self.same = False
        if not wanted or not makeable:
            return
        changed = change_dose(self._plan, self._moment, self._item, first, wanted, self._replaces)
        plan = add_meals(changed, self._moment, meals)
        item = plan.prescription(self._item.id)
        step = step_on(item, first) if item else None
        if item is None or step is None:
            return
        unchanged = without_step(self._item, self._replaces) if self._replaces else self._item
        before = step_on(unchanged, first)
        self.same = before is not None and _shape(before) == _shape(step)
        self._show_columns(before, step, first)
        shown = effect(plan, item.id, first, self._moment.now)
        same = self._language.tr("Nothing has been changed yet.")
        words = effect_words(self._language, shown.kept, shown.begins, first, self._moment.today)
        self._effect.setText(same if self.same else words)
        self._show_later(item, unchanged, first)

    def _show_columns(self, before: DoseStep | None, after: DoseStep, first: date) -> None:
        tr = self._language.tr
        since = from_words(self._language, first, self._moment.today)
        old = self._lines(before) if before else tr("No dose was planned.")
        self._columns.show_columns((tr("Before"), old), (since[:1].upper() + since[1:], self._lines(after)))

    def _show_later(self, item: Prescription, unchanged: Prescription, first: date) -> None:
        """What is planned already: a step this one takes the place of, and the next one, which stays."""
        tr, today = self._language.tr, self._moment.today
        sentences = []
        taken = [step for step in arrange(unchanged, today).coming if step.begins.first == first]
        for step in taken:
            words = step_words(self._language, step)
            sentences.append(tr("This takes the place of the step planned for that day: {dose}.", dose=words))
        for step in arrange(item, first).coming[:1]:
            since = from_words(self._language, step.begins.first, today)
            words = step_words(self._language, step)
            sentences.append(tr("It lasts until your next planned step, {since}: {dose}.", since=since, dose=words))
        self._later.setText(" ".join(sentences))
        self._later.setVisible(bool(sentences))

    def _lines(self, step: DoseStep) -> str:
        return "\n".join(slot_tablet_words(self._language, slot) for slot in step.slots)


def _shape(step: DoseStep) -> set[tuple[object, ...]]:
    return {(slot.meal, slot.at, slot.amount_mg) for slot in step.slots}
