"""*Pause doses*: a hold from a day until another, or until further notice."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtWidgets import QLineEdit, QWidget

from imuran_desktop.domain.codes import HoldReason
from imuran_desktop.domain.plan import Hold, Plan, Prescription
from imuran_desktop.domain.plan_checks import PlanFault, PlanProblem
from imuran_desktop.services.past_effect import past_effect
from imuran_desktop.services.plan import Edited
from imuran_desktop.services.plan_edits import EditRefused, Moment
from imuran_desktop.services.prescription_edits import WantedHold, change_hold, pause, remove_hold
from imuran_desktop.services.prescription_view import stopped
from imuran_desktop.ui.plan.day_rows import DayRows
from imuran_desktop.ui.plan.effect_card import EffectCard
from imuran_desktop.ui.plan.fields import chosen_day, date_field
from imuran_desktop.ui.plan.plan_form import Outcome, PlanForm
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import ChoiceButtons
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.words.doses import medicine_words
from imuran_desktop.words.errors import plan_words
from imuran_desktop.words.held import hold_reason_words
from imuran_desktop.words.prescription import pause_words, stopped_for_good_words, stopped_words

_OPEN, _DATED = "open", "dated"
_A_WEEK = timedelta(days=6)


class HoldForm(PlanForm):
    """Asks why, from when, until when and who said so; shows which doses that stops."""

    def __init__(
        self,
        session: Session,
        look: ThemeController,
        plan: Plan,
        item: Prescription,
        moment: Moment,
        hold: Hold | None = None,
    ) -> None:
        """Begin with an empty form, or with the ``hold`` that is to be changed."""
        tr = session.language.tr
        title = tr("Change the pause") if hold else tr("Pause doses")
        super().__init__(session, look, title, tr("Pausing is for your clinic to decide. Write down what it told you."))
        self._plan, self._item, self._moment, self._hold = plan, item, moment, hold
        wanted = WantedHold.of(hold) if hold else WantedHold(moment.today)
        self._rows = FormRows(look)
        self._reason = self._rows.row(
            tr("Why"),
            ChoiceButtons(
                "",
                [(reason, hold_reason_words(self._language, reason)) for reason in HoldReason],
                value=wanted.reason,
                stacked=True,
            ),
        )
        likely = [(tr("From now on"), moment.today), (tr("Tomorrow"), moment.today + timedelta(days=1))]
        self._from = DayRows(
            self._rows, self._language, tr("From when"), likely, wanted.first, earliest=item.recording.first
        )
        self._until = self._rows.row(
            tr("Until when"),
            ChoiceButtons(
                "",
                [(_OPEN, tr("Until further notice")), (_DATED, tr("Until a date"))],
                value=_DATED if wanted.last else _OPEN,
            ),
        )
        last = wanted.last or moment.today + _A_WEEK
        self._last = self._rows.row(tr("Last day of the pause"), date_field(self._language, last, item.recording.first))
        self._said_by = self._rows.row(
            tr("Who said so"), QLineEdit(wanted.said_by), tr("A name, or the ward. You can leave this empty.")
        )
        self._effect = EffectCard(look, self._language)
        self._build()

    def begin(self) -> None:
        """Begin with the reason."""
        self.focus(self._reason)

    def save(self) -> None:
        """Save the hold, unless something is wrong with it."""
        wanted = self._wanted()
        if self._rows.show_errors(self._day_errors(wanted)):
            return
        self.submit_or_correct(lambda plan, moment: self._edit(plan, moment, wanted), self._tell)

    def show_problems(self, refusal: EditRefused) -> Sequence[PlanProblem]:
        """Show a bad end at the last day, and another hold of the same days at the first one."""
        fields = {PlanFault.HOLD_ENDS_FIRST: self._last, PlanFault.HOLDS_OVERLAP: self._from.editor}
        return self.show_beside(self._rows, refusal, fields)

    def _build(self) -> None:
        medicine = medicine_words(self._language, self._item.medicine)
        self.column.addWidget(self.card(medicine, self._rows, name=self.title))
        self.column.addWidget(self._effect)
        self.add_buttons(self._language.tr("Save the pause"))
        self._until.valueChanged.connect(self._look_ahead)
        self._last.dateChanged.connect(self._look_ahead)
        self._from.changed.connect(self._look_ahead)
        self._look_ahead()

    def _wanted(self) -> WantedHold:
        last: date | None = chosen_day(self._last) if self._until.value == _DATED else None
        return WantedHold(self._from.day, last, HoldReason(self._reason.value), self._said_by.text().strip())

    def _day_errors(self, wanted: WantedHold) -> dict[QWidget, str]:
        if wanted.last is None or wanted.last >= wanted.first:
            return {}
        problem = PlanProblem(PlanFault.HOLD_ENDS_FIRST, (), {"day": wanted.first})
        return {self._last: plan_words(self._language, problem)}

    def _edit(self, plan: Plan, moment: Moment, wanted: WantedHold) -> Plan:
        if self._hold is None:
            return pause(plan, moment, self._item, wanted)
        return change_hold(plan, moment, self._item, self._hold, wanted)

    def _look_ahead(self) -> None:
        """Say what the hold as entered so far would stop, whatever was held before."""
        self._rows.set_row_visible(self._last, self._until.value == _DATED)
        self.tell_trouble("")
        wanted, now = self._wanted(), self._moment.now
        after = self._edit(self._plan, self._moment, wanted)
        free = remove_hold(self._plan, self._item, self._hold) if self._hold else self._plan
        found = stopped(free, after, self._item.id, now, wanted.last)
        words = ""
        if wanted.last is None:
            words = stopped_for_good_words(self._language, found.first, self._moment.today)
        elif wanted.last >= self._moment.today:
            words = stopped_words(self._language, found.count, found.first, found.last, self._moment.today)
        self._effect.show_effect(words, past_effect(self._plan, after, now), self._moment.today)

    def _tell(self, edited: Edited) -> None:
        wanted, new = self._wanted(), edited.after.prescription(self._item.id)
        old = edited.before.prescription(self._item.id)
        if self._hold is not None and (old is None or self._hold not in old.holds):
            self.tell_gone()
            return
        made = next((hold for hold in (new.holds if new else ()) if old and hold not in old.holds), None)
        words = pause_words(self._language, wanted.first, wanted.last, self._session.today())
        undo = (lambda plan, _: remove_hold(plan, self._item, made)) if made and self._hold is None else None
        self.saved.emit(Outcome(self._language.tr("Saved: {pause}.", pause=words), edited, undo=undo))
