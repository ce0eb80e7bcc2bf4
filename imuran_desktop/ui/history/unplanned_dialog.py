"""Correcting what answers no dose of the plan: an extra intake, one taken as needed, one whose dose is gone."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from imuran_desktop.clock import Clock
from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.services.answers import Answer
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.today.extent_rows import ExtentRows
from imuran_desktop.ui.today.food import UNKNOWN, chosen_food, food_choice
from imuran_desktop.ui.today.moment_rows import MomentRows
from imuran_desktop.ui.widgets.ask_dialog import AskDialog
from imuran_desktop.ui.widgets.buttons import ChoiceButtons
from imuran_desktop.words.doses import intake_words, outcome_words
from imuran_desktop.words.history import thing_words
from imuran_desktop.words.language import Language


class UnplannedDialog(AskDialog):
    """Begins with what is recorded; `given` carries the answer."""

    given = Signal(Answer)
    delete_asked = Signal()
    """It is to be taken out: it was recorded by mistake."""

    def __init__(
        self,
        look: ThemeController,
        language: Language,
        intake: Intake,
        timeline: Timeline,
        now: Clock,
        parent: QWidget | None = None,
    ) -> None:
        self._now, self._reason, self._amount_known = now, intake.reason, intake.amount_mg is not None
        today = timeline.local(now()).date()
        tr, recorded = language.tr, intake_words(language, intake, timeline, today)
        super().__init__(
            look,
            language,
            thing_words(language, intake),
            tr("Recorded so far: {recorded}.", recorded=recorded),
            parent,
        )
        outcomes = [(str(code), outcome_words(language, code)) for code in Outcome]
        self._outcome = self.form.row(tr("What happened?"), ChoiceButtons("", outcomes, value=intake.outcome))
        # What was extra or as needed was taken; had it not been, it would be deleted.
        self.form.set_row_visible(self._outcome, intake.planned)
        self._moment = MomentRows(self.form, language, None, timeline, now(), earlier=True)
        self._food = self.form.row(tr("Food"), food_choice(language, "", intake.food))
        self._extent = ExtentRows(self.form, language, None)
        self._moment.fill(intake)
        self._food.set_value(intake.food or UNKNOWN)
        if intake.amount_mg is not None:
            self._extent.ask_for(intake.amount_mg)
        self._extent.fill(intake)
        for signal in (self._outcome.valueChanged, self._moment.changed, self._extent.changed):
            signal.connect(self._show_rows)
        self.add_save().clicked.connect(self._give)
        self.add_button("delete", tr("Delete"), closes=False).clicked.connect(self.delete_asked)
        self._show_rows()

    def change_amount(self) -> None:
        """Bring the keyboard to the amount: it was mistyped."""
        self._extent.take_keyboard_to_amount()

    def _show_rows(self) -> None:
        taken = self._outcome.value == Outcome.TAKEN
        self._moment.show_rows(wanted=taken)
        self.form.set_row_visible(self._food, taken)
        self._extent.show_rows(wanted=taken, always_amount=self._amount_known)
        if self.isVisible():
            self.fit()

    def _give(self) -> None:
        outcome, now = Outcome(self._outcome.value), self._now()
        if outcome is not Outcome.TAKEN:
            self.given.emit(Answer(outcome, reason=self._reason if outcome is Outcome.SKIPPED else ""))
            return
        if self.form.show_errors({**self._moment.errors(now), **self._extent.errors()}):
            self.fit()
            return
        extent = self._extent
        moment, food = self._moment.moment(now), chosen_food(self._food)
        self.given.emit(Answer(outcome, moment, food, amount_mg=extent.amount_mg(), sick_after=extent.sick_after))
