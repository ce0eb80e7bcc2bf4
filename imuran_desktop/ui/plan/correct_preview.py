"""What the correction of a dose step would do, in words, while it is being entered."""

from datetime import date

from imuran_desktop.domain.plan import DoseStep, Plan, Prescription
from imuran_desktop.services.past_effect import past_effect
from imuran_desktop.services.plan_edits import Moment
from imuran_desktop.services.plan_view import step_end
from imuran_desktop.services.step_edits import neighbours
from imuran_desktop.ui.plan.columns import Columns
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.labels import Body, Heading
from imuran_desktop.ui.widgets.message_bar import Banner
from imuran_desktop.words.language import Language
from imuran_desktop.words.past_effect import past_effect_words
from imuran_desktop.words.plan import slot_tablet_words, span_words


class CorrectPreview(Card):
    """The step before and after, its neighbours where they move, and what all that does to the record."""

    def __init__(
        self,
        look: ThemeController,
        language: Language,
        plan: Plan,
        item: Prescription,
        moment: Moment,
        step: DoseStep,
    ) -> None:
        super().__init__(name=language.tr("What changes"))
        self._language, self._plan, self._item = language, plan, item
        self._moment, self._step = moment, step
        self._columns = Columns(look)
        self._beside = Body()
        self._past = Banner(look, "", "overdue")
        self.body.setSpacing(14)
        self.body.addWidget(Heading(language.tr("What this does to your record")))
        for part in (self._columns, self._beside, self._past):
            self.body.addWidget(part)

    def show_correction(self, plan: Plan, first: date) -> None:
        """Show what ``plan`` does, in which the step begins on ``first``."""
        item = plan.prescription(self._item.id)
        step = _corrected(item, self._step, first) if item else None
        self.setVisible(step is not None)
        if item is None or step is None:
            return
        tr = self._language.tr
        before, after = self._lines(self._item, self._step), self._lines(item, step)
        self._columns.show_columns((tr("As it is"), before), (tr("Corrected"), after))
        words = self._beside_words(item, step)
        self._beside.setText(words)
        self._beside.setVisible(bool(words))
        effect = past_effect(self._plan, plan, self._moment.now)
        self._past.set_text(past_effect_words(self._language, effect, self._moment.today), "overdue")

    def _lines(self, item: Prescription, step: DoseStep) -> str:
        end = step_end(item, step)
        first = step.begins.first
        since = self._language.tr("Since {day}", day=self._language.date(first))
        dates = span_words(self._language, first, end) if end else since
        return "\n".join([dates, *(slot_tablet_words(self._language, slot) for slot in step.slots)])

    def _beside_words(self, item: Prescription, step: DoseStep) -> str:
        """Which neighbours begin or end on another day."""
        tr, sentences = self._language.tr, []
        old_before, old_after = neighbours(self._item, self._step)
        before, after = neighbours(item, step)
        ended = step_end(item, before) if before else None
        if old_before and ended and ended != step_end(self._item, old_before):
            sentences.append(tr("The dose before it then ends on {day}.", day=self._language.date(ended)))
        if old_after and after and after.begins.first != old_after.begins.first:
            begun = self._language.date(after.begins.first)
            sentences.append(tr("The dose after it then begins on {day}.", day=begun))
        return " ".join(sentences)


def _corrected(item: Prescription, step: DoseStep, first: date) -> DoseStep | None:
    """The step in the corrected prescription: begun as before, or on its new day."""
    steps = [each for each in item.in_order() if each.begins.first == first]
    return next((each for each in steps if each.begins == step.begins), steps[0] if steps else None)
