"""*I have stopped taking this*: the end of a prescription, which keeps its history."""

from collections.abc import Sequence
from datetime import date, timedelta

from imuran_desktop.domain.plan import Plan, Prescription
from imuran_desktop.domain.plan_checks import PlanFault, PlanProblem
from imuran_desktop.services.past_effect import past_effect
from imuran_desktop.services.plan import Edited
from imuran_desktop.services.plan_edits import EditRefused, Moment
from imuran_desktop.services.prescription_edits import end_prescription, with_end
from imuran_desktop.services.prescription_view import last_day, stopped
from imuran_desktop.ui.plan.effect_card import EffectCard
from imuran_desktop.ui.plan.fields import chosen_day, date_field
from imuran_desktop.ui.plan.plan_form import Outcome, PlanForm
from imuran_desktop.ui.plan.prescription_facts import only_as_needed
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import ChoiceButtons
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.words.doses import medicine_words
from imuran_desktop.words.prescription import last_day_words, no_longer_offered_words, stopped_for_good_words

_ONE_DAY = timedelta(days=1)
_NOW, _TODAY, _OTHER = "now", "today", "other"


class EndForm(PlanForm):
    """Asks for the last day; says what that does."""

    def __init__(self, session: Session, look: ThemeController, plan: Plan, item: Prescription, moment: Moment) -> None:
        tr = session.language.tr
        title = tr("Change the last day") if item.ends else tr("I have stopped taking this")
        intro = (
            tr("Ask your clinic or pharmacist if you are not sure. Everything you recorded stays in your diary.")
            if only_as_needed(item)
            else tr("Stopping is for your clinic to decide: ask it first. Everything you recorded stays in your diary.")
        )
        super().__init__(session, look, title, intro)
        self._plan, self._item, self._moment = plan, item, moment
        self._rows = FormRows(look)
        choices = [
            (_NOW, tr("Nothing more from now on")),
            (_TODAY, tr("Today is the last day")),
            (_OTHER, tr("Another day")),
        ]
        self._when = self._rows.row(tr("Last day"), ChoiceButtons("", choices, value=_OTHER if item.ends else _NOW))
        last = last_day(item) or moment.today
        self._date = self._rows.row(tr("Date"), date_field(self._language, last, item.recording.first))
        self._effect = EffectCard(look, self._language)
        self._build()

    def begin(self) -> None:
        """Begin with the day."""
        self.focus(self._when)

    def save(self) -> None:
        """Save the end, unless something is wrong with it."""
        if self._rows.show_errors({}):
            return
        last = self._last
        self.submit_or_correct(lambda plan, moment: end_prescription(plan, moment, self._item, last), self._tell)

    def show_problems(self, refusal: EditRefused) -> Sequence[PlanProblem]:
        """Show what is wrong with the day beside it."""
        field = self._date if self._when.value == _OTHER else self._when
        return self.show_beside(self._rows, refusal, {PlanFault.ENDS_FIRST: field})

    @property
    def _last(self) -> date | None:
        """The last day; None for nothing more from now on."""
        return {_NOW: None, _TODAY: self._moment.today, _OTHER: chosen_day(self._date)}[self._when.value]

    def _build(self) -> None:
        medicine = medicine_words(self._language, self._item.medicine)
        self.column.addWidget(self.card(medicine, self._rows, name=self.title))
        self.column.addWidget(self._effect)
        self.add_buttons(self._language.tr("Save"))
        self._when.valueChanged.connect(self._look_ahead)
        self._date.dateChanged.connect(self._look_ahead)
        self._look_ahead()

    def _look_ahead(self) -> None:
        self._rows.set_row_visible(self._date, self._when.value == _OTHER)
        self.tell_trouble("")
        now, today = self._moment.now, self._moment.today
        after = end_prescription(self._plan, self._moment, self._item, self._last)
        found = stopped(with_end(self._plan, self._item, None), after, self._item.id, now, None)
        if found.first is None and any(slot.repeat.as_needed for step in self._item.steps for slot in step.slots):
            last = self._last
            words = no_longer_offered_words(self._language, today if last is None else last + _ONE_DAY, today)
        else:
            words = stopped_for_good_words(self._language, found.first, today)
        self._effect.show_effect(words, past_effect(self._plan, after, now), today)

    def _tell(self, edited: Edited) -> None:
        before, after = edited.before.prescription(self._item.id), edited.after.prescription(self._item.id)
        name, today = medicine_words(self._language, self._item.medicine), self._session.today()
        last = (last_day(after) if after else None) or today
        at_once = self._when.value == _NOW
        words = self._language.tr(
            "{medicine}: {last} What you recorded stays.",
            medicine=name,
            last=self._language.tr("Stopped from now on.") if at_once else last_day_words(self._language, last, today),
        )
        ends = before.ends if before else None
        self.saved.emit(Outcome(words, edited, undo=lambda plan, _: with_end(plan, self._item, ends)))
