"""Recording a dose in full: what happened, when, with food or not, why not."""

from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from imuran_desktop.clock import Clock
from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.ledger import LedgerDose
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.services.intakes import Answer
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.today.ask_dialog import AskDialog
from imuran_desktop.ui.today.food import UNKNOWN, chosen_food, food_as_prescribed, food_choice
from imuran_desktop.ui.today.moment_rows import MomentRows
from imuran_desktop.ui.today.reason_rows import ReasonRows
from imuran_desktop.ui.widgets.buttons import ChoiceButtons
from imuran_desktop.words.doses import dose_words, intake_words, outcome_words
from imuran_desktop.words.language import Language
from imuran_desktop.words.today import planned_words


class RecordDialog(AskDialog):
    """Asks what happened to one dose. `given` carries the answer, as often as it is given; Esc records nothing."""

    given = Signal(Answer)

    def __init__(
        self,
        look: ThemeController,
        language: Language,
        item: LedgerDose,
        timeline: Timeline,
        now: Clock,
        parent: QWidget | None = None,
        *,
        known: Outcome | None = None,
        food: str = "",
    ) -> None:
        """Ask about ``item``.

        Args:
            known: what happened, if the person has said so already: taken, but not just now; or skipped.
            food: how it was taken, if the person has said so already.
        """
        self._language, self._now, self._known = language, now, known
        today = timeline.local(now()).date()
        super().__init__(
            look, language, dose_words(language, item.dose), _text(language, item, timeline, today), parent
        )
        tr, dose, earlier = language.tr, item.dose, known is Outcome.TAKEN
        outcomes = [(str(code), outcome_words(language, code)) for code in Outcome]
        self._outcome = self.form.row(tr("What happened?"), ChoiceButtons("", outcomes, value=known or Outcome.TAKEN))
        self._moment = MomentRows(self.form, language, dose, timeline, now(), earlier=earlier)
        self._food = self.form.row(tr("Food"), food_choice(language, "", food_as_prescribed(dose.prescription)))
        self._reason = ReasonRows(self.form, language)
        if food:
            self._food.set_value(food)
        self._fill(item)
        for signal in (self._outcome.valueChanged, self._moment.changed, self._reason.changed):
            signal.connect(self._show_rows)
        self._reason.chosen.connect(lambda reason: self.given.emit(Answer(Outcome.SKIPPED, reason=reason)))
        self._save = self.add_save()
        self._save.clicked.connect(self._give)
        self._show_rows()

    def _fill(self, item: LedgerDose) -> None:
        intake = item.intake
        if intake is None:
            return
        self._outcome.set_value(intake.outcome)
        self._reason.fill(intake.reason)
        if intake.outcome is Outcome.TAKEN:
            self._moment.fill(intake)
            self._food.set_value(intake.food or UNKNOWN)

    def _show_rows(self) -> None:
        outcome = self._outcome.value
        taken, skipped = outcome == Outcome.TAKEN, outcome == Outcome.SKIPPED
        self.form.set_row_visible(self._outcome, self._known is None)
        self._moment.show_rows(wanted=taken)
        self.form.set_row_visible(self._food, taken)
        self._reason.show_rows(wanted=skipped)
        # A reason that is pressed is recorded at once; only own words have to be saved.
        self._save.setHidden(skipped and not self._reason.own_words)
        if self.isVisible():
            self.fit()

    def _give(self) -> None:
        outcome, now = Outcome(self._outcome.value), self._now()
        errors = {
            Outcome.TAKEN: lambda: self._moment.errors(now),
            Outcome.SKIPPED: self._reason.errors,
            Outcome.NOT_SURE: dict,
        }[outcome]()
        if self.form.show_errors(errors):
            self.fit()
            return
        self.given.emit(self._answer(outcome, now))

    def _answer(self, outcome: Outcome, now: datetime) -> Answer:
        if outcome is Outcome.TAKEN:
            return Answer(outcome, self._moment.moment(now), chosen_food(self._food))
        return Answer(outcome, reason=self._reason.reason() if outcome is Outcome.SKIPPED else "")


def _text(language: Language, item: LedgerDose, timeline: Timeline, today: date) -> str:
    text = language.tr("Planned for {when}.", when=planned_words(language, item.dose, today))
    if item.intake is None:
        return text
    recorded = intake_words(language, item.intake, timeline, today)
    return f"{text}\n" + language.tr("Recorded so far: {recorded}.", recorded=recorded)
