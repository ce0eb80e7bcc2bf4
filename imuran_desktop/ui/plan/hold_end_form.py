"""*End the pause*: from when doses are due again."""

from collections.abc import Sequence
from datetime import timedelta

from imuran_desktop.domain.plan import Hold, Plan, Prescription
from imuran_desktop.domain.plan_checks import PlanFault, PlanProblem
from imuran_desktop.services.past_effect import past_effect
from imuran_desktop.services.plan import Edited
from imuran_desktop.services.plan_edits import EditRefused, Moment
from imuran_desktop.services.plan_view import next_dose
from imuran_desktop.services.prescription_edits import end_hold
from imuran_desktop.ui.plan.day_rows import DayRows
from imuran_desktop.ui.plan.effect_card import EffectCard
from imuran_desktop.ui.plan.plan_form import Outcome, PlanForm
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.words.doses import medicine_words, moment_words


class HoldEndForm(PlanForm):
    """Asks from when; a dose whose time has gone by is never made due by it, unless the record is corrected."""

    def __init__(
        self, session: Session, look: ThemeController, plan: Plan, item: Prescription, moment: Moment, hold: Hold
    ) -> None:
        tr = session.language.tr
        super().__init__(session, look, tr("End the pause"), tr("Write down from when your clinic told you to go on."))
        self._plan, self._item, self._moment, self._hold = plan, item, moment, hold
        self._rows = FormRows(look)
        likely = [(tr("From now on"), moment.today), (tr("Tomorrow"), moment.today + timedelta(days=1))]
        self._from = DayRows(
            self._rows, self._language, tr("Doses due again"), likely, moment.today, earliest=hold.begins.first
        )
        self._effect = EffectCard(look, self._language)
        medicine = medicine_words(self._language, item.medicine)
        self.column.addWidget(self.card(medicine, self._rows, name=self.title))
        self.column.addWidget(self._effect)
        self.add_buttons(tr("End the pause"))
        self._from.changed.connect(self._look_ahead)
        self._look_ahead()

    def begin(self) -> None:
        """Begin with the day."""
        self.focus(self._from.choice)

    def save(self) -> None:
        """Save the end."""
        if self._rows.show_errors({}):
            return
        first = self._from.day
        self.submit_or_correct(lambda plan, moment: end_hold(plan, moment, self._item, self._hold, first), self._tell)

    def show_problems(self, refusal: EditRefused) -> Sequence[PlanProblem]:
        """Show what is wrong with the day beside it."""
        day = self._from.editor
        fields = {PlanFault.HOLD_ENDS_FIRST: day, PlanFault.HOLDS_OVERLAP: day}
        return self.show_beside(self._rows, refusal, fields)

    def _look_ahead(self) -> None:
        self.tell_trouble("")
        after = end_hold(self._plan, self._moment, self._item, self._hold, self._from.day)
        past = past_effect(self._plan, after, self._moment.now)
        self._effect.show_effect(self._first_words(after), past, self._moment.today)

    def _first_words(self, plan: Plan) -> str:
        now, tr = self._moment.now, self._language.tr
        dose = next_dose(plan, self._item.id, now)
        if dose is None:
            return tr("No dose is planned after that.")
        when = moment_words(self._language, dose.instant, plan.timeline, self._moment.today)
        return tr("The next dose is {when}.", when=when)

    def _tell(self, edited: Edited) -> None:
        item = edited.before.prescription(self._item.id)
        if item is None or self._hold not in item.holds:
            self.tell_gone()
            return
        words = self._language.tr("The pause is over. {next}", next=self._first_words(edited.after))
        if self._from.day > self._moment.today:
            words = self._language.tr("Saved. {next}", next=self._first_words(edited.after))
        self.saved.emit(Outcome(words, edited))
