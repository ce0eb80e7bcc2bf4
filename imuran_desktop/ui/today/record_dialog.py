"""Recording a dose in full: what happened, when, with food or not, how much, why not, and for which dose."""

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from imuran_desktop.clock import Clock
from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.doses import Dose
from imuran_desktop.domain.ledger import LedgerDose
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.services.answers import Answer
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.today.extent_rows import ExtentRows
from imuran_desktop.ui.today.food import UNKNOWN, chosen_food, food_as_prescribed, food_choice
from imuran_desktop.ui.today.moment_rows import MomentRows
from imuran_desktop.ui.today.reason_rows import ReasonRows
from imuran_desktop.ui.widgets.ask_dialog import AskDialog
from imuran_desktop.ui.widgets.buttons import ChoiceButtons, QuietButton
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.words.doses import dose_words, intake_words, outcome_words
from imuran_desktop.words.language import Language, sentence_case
from imuran_desktop.words.today import planned_words

_SHOWN_LETTERS = 10
"""The least that is seen of a dose among several, where there is little room."""


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
        others: Sequence[Dose] = (),
    ) -> None:
        """Ask about ``item``.

        Args:
            known: what happened, if the person has said so already: taken, but not just now; or skipped.
            food: how it was taken, if the person has said so already.
            others: doses near it that it may have been instead.
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
        self._food = self.form.row(tr("Food"), food_choice(language, "", food_as_prescribed(dose.directions)))
        self._more = self._add_more(look)
        self._extent = ExtentRows(self.form, language, dose.amount_mg)
        self._which = self._add_doses(dose, others, today)
        self._reason = ReasonRows(self.form, language)
        if food:
            self._food.set_value(food)
        self._fill(item)
        self._unfolded = self._extent.tells_more
        for signal in (self._outcome.valueChanged, self._moment.changed, self._reason.changed, self._extent.changed):
            signal.connect(self._show_rows)
        self._reason.chosen.connect(lambda reason: self.given.emit(Answer(Outcome.SKIPPED, reason=reason)))
        self._save = self.add_save()
        self._save.clicked.connect(self._give)
        self._show_rows()

    @property
    def key(self) -> str:
        """The dose key of the dose that the answer is for."""
        return str(self._which.currentData())

    def _add_more(self, look: ThemeController) -> QWidget:
        """The button that brings up what is seldom asked."""
        more = QWidget()
        row = FlowLayout(more)
        button = QuietButton(self._language.tr("More …"), look=look, icon="chevron-down")
        button.setAccessibleDescription(self._language.tr("How much was taken, and whether you were sick afterwards"))
        row.addWidget(button)
        button.clicked.connect(self._unfold)
        return self.form.wide(more)

    def _add_doses(self, dose: Dose, others: Sequence[Dose], today: date) -> QComboBox:
        field = self.form.row(self._language.tr("For which dose?"), QComboBox())
        field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        field.setMinimumContentsLength(_SHOWN_LETTERS)
        for each in sorted((dose, *others), key=lambda each: each.instant):
            when = sentence_case(planned_words(self._language, each, today))
            field.addItem(f"{when}, {self._language.amount(each.amount_mg)}", each.key)
        field.setCurrentIndex(field.findData(dose.key))
        return field

    def _fill(self, item: LedgerDose) -> None:
        intake = item.intake
        if intake is None:
            return
        self._outcome.set_value(intake.outcome)
        self._reason.fill(intake.reason)
        if intake.outcome is Outcome.TAKEN:
            self._moment.fill(intake)
            self._extent.fill(intake)
            self._food.set_value(intake.food or UNKNOWN)

    def change_amount(self) -> None:
        """Bring the keyboard to the amount: it was mistyped."""
        self._extent.take_keyboard_to_amount()

    def _show_rows(self) -> None:
        outcome = self._outcome.value
        taken, skipped = outcome == Outcome.TAKEN, outcome == Outcome.SKIPPED
        self.form.set_row_visible(self._outcome, self._known is None)
        self._moment.show_rows(wanted=taken)
        self.form.set_row_visible(self._food, taken)
        self._more.setVisible(taken and not self._unfolded)
        self._extent.show_rows(wanted=taken and self._unfolded)
        self.form.set_row_visible(self._which, taken and self._unfolded and self._which.count() > 1)
        self._reason.show_rows(wanted=skipped)
        # A reason that is pressed is recorded at once; only own words have to be saved.
        self._save.setHidden(skipped and not self._reason.own_words)
        if self.isVisible():
            self.fit()

    def _unfold(self) -> None:
        self._unfolded = True
        self._show_rows()
        self._extent.take_keyboard()

    def _give(self) -> None:
        outcome, now = Outcome(self._outcome.value), self._now()
        errors = {
            Outcome.TAKEN: lambda: {**self._moment.errors(now), **self._extent.errors()},
            Outcome.SKIPPED: self._reason.errors,
            Outcome.NOT_SURE: dict,
        }[outcome]()
        if self.form.show_errors(errors):
            self.fit()
            return
        self.given.emit(self._answer(outcome, now))

    def _answer(self, outcome: Outcome, now: datetime) -> Answer:
        if outcome is Outcome.TAKEN:
            said = self._extent
            return Answer(
                outcome,
                self._moment.moment(now),
                chosen_food(self._food),
                amount_mg=said.amount_mg(),
                sick_after=said.sick_after,
            )
        return Answer(outcome, reason=self._reason.reason() if outcome is Outcome.SKIPPED else "")


def _text(language: Language, item: LedgerDose, timeline: Timeline, today: date) -> str:
    text = language.tr("Planned for {when}.", when=planned_words(language, item.dose, today))
    if item.intake is None:
        return text
    recorded = intake_words(language, item.intake, timeline, today)
    return f"{text}\n" + language.tr("Recorded so far: {recorded}.", recorded=recorded)
