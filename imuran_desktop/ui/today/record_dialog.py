"""Recording a dose in full: what happened, when, with food or not, why not."""

from collections.abc import Sequence
from datetime import UTC, datetime, time

from PySide6.QtCore import QDate, QTime, Signal
from PySide6.QtWidgets import QDateEdit, QLineEdit, QTimeEdit, QWidget

from imuran_desktop.domain.codes import Food, Outcome, SkipReason
from imuran_desktop.domain.ledger import LedgerDose
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.services.intakes import CLOCK_SLACK, Answer
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.today.dose_card import food_as_prescribed
from imuran_desktop.ui.widgets.buttons import ChoiceButtons
from imuran_desktop.ui.widgets.dialog import Dialog
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.words.doses import day_words, dose_words, food_words, outcome_words, reason_words
from imuran_desktop.words.language import Language

_UNKNOWN = "unknown"
_NOW, _PLANNED, _OTHER = "now", "planned", "other"
_OWN_REASON = "own"


class RecordDialog(Dialog):
    """Asks what happened to one dose. `given` carries the answer; Esc records nothing."""

    given = Signal(Answer)

    def __init__(
        self,
        look: ThemeController,
        language: Language,
        item: LedgerDose,
        timeline: Timeline,
        now: datetime,
        parent: QWidget | None = None,
        *,
        outcome: Outcome = Outcome.TAKEN,
    ) -> None:
        self._language, self._item, self._timeline, self._now = language, item, timeline, now
        tr, dose = language.tr, item.dose
        today = timeline.local(now).date()
        day = day_words(language, dose.day, today)
        planned = tr("Planned for {day} at {time}.", day=day, time=language.clock(dose.at))
        super().__init__(look, dose_words(language, dose), planned, parent)
        self._form = FormRows(look)
        self.body.addWidget(self._form)
        self._outcome = self._choice(
            tr("What happened?"), [(str(code), outcome_words(language, code)) for code in Outcome], outcome
        )
        self._when = self._choice(tr("When?"), self._moments(), self._likely_moment())
        self._date = self._form.row(tr("Date"), QDateEdit(QDate(dose.day)))
        self._time = self._form.row(tr("Time"), QTimeEdit(QTime(dose.at)))
        self._food = self._choice(tr("Food"), self._foods(), self._usual_food())
        self._reason = self._choice(tr("Why?"), self._reasons(), "")
        self._own_reason = self._form.row(tr("In your own words"), QLineEdit())
        self._date.setMaximumDate(QDate(today))
        for choice in (self._outcome, self._when, self._reason):
            choice.valueChanged.connect(self._show_rows)
        save = self.add_button("save", tr("Save"), primary=True, closes=False)
        save.clicked.connect(self._save)
        self.add_cancel(tr("Cancel"))
        self._fill_from_intake()
        self._show_rows()

    def _choice(self, label: str, choices: Sequence[tuple[str, str]], value: str) -> ChoiceButtons:
        return self._form.row(label, ChoiceButtons("", choices, value=value))

    def _moments(self) -> list[tuple[str, str]]:
        tr, dose = self._language.tr, self._item.dose
        moments = [(_NOW, tr("Just now"))]
        if dose.instant <= self._now:
            moments.append((_PLANNED, tr("At {time}, as planned", time=self._language.clock(dose.at))))
        return [*moments, (_OTHER, tr("Another time")), (_UNKNOWN, tr("I don't know when"))]

    def _likely_moment(self) -> str:
        """*Now* for a dose that is due or still to come; for an older one the person has to say."""
        return _NOW if self._now < self._item.dose.cutoff else ""

    def _foods(self) -> list[tuple[str, str]]:
        language = self._language
        known = [(str(food), food_words(language, food).capitalize()) for food in Food]
        return [*known, (_UNKNOWN, language.tr("Not saying"))]

    def _usual_food(self) -> str:
        return food_as_prescribed(self._item.dose.prescription) or _UNKNOWN

    def _reasons(self) -> list[tuple[str, str]]:
        language = self._language
        known = [code for code in SkipReason if code is not SkipReason.OTHER]
        choices = [(str(code), reason_words(language, code).capitalize()) for code in known]
        return [*choices, (_OWN_REASON, language.tr("Another reason"))]

    def _fill_from_intake(self) -> None:
        intake = self._item.intake
        if intake is None:
            return
        self._outcome.set_value(intake.outcome)
        self._food.set_value(intake.food or _UNKNOWN)
        if intake.at is not None:
            local = self._timeline.local(intake.at)
            self._when.set_value(_OTHER)
            self._date.setDate(QDate(local.date()))
            self._time.setTime(QTime(local.hour, local.minute))
        else:
            self._when.set_value(_UNKNOWN)
        known = intake.reason in [code for code, _ in self._reasons()]
        self._reason.set_value(intake.reason if known else _OWN_REASON if intake.reason else "")
        self._own_reason.setText("" if known else intake.reason)

    def _show_rows(self) -> None:
        taken, skipped = self._outcome.value == Outcome.TAKEN, self._outcome.value == Outcome.SKIPPED
        other_time = taken and self._when.value == _OTHER
        visible = {
            self._when: taken,
            self._date: other_time,
            self._time: other_time,
            self._food: taken,
            self._reason: skipped,
            self._own_reason: skipped and self._reason.value == _OWN_REASON,
        }
        for editor, shown in visible.items():
            self._form.set_row_visible(editor, shown)
        self.resize(self.sizeHint())

    def _save(self) -> None:
        outcome = Outcome(self._outcome.value)
        at = self._moment() if outcome is Outcome.TAKEN else None
        problem = self._problem(outcome, at)
        if self._form.show_errors(problem):
            return
        food = self._food.value
        taken = outcome is Outcome.TAKEN
        answer = Answer(
            outcome,
            at,
            Food(food) if taken and food != _UNKNOWN else None,
            self._chosen_reason() if outcome is Outcome.SKIPPED else "",
        )
        self.accept()
        self.given.emit(answer)

    def _problem(self, outcome: Outcome, at: datetime | None) -> dict[QWidget, str]:
        tr = self._language.tr
        if outcome is Outcome.SKIPPED and not self._chosen_reason():
            own = self._reason.value == _OWN_REASON
            return {self._own_reason if own else self._reason: tr("Say why, in a few words.")}
        if outcome is not Outcome.TAKEN:
            return {}
        if not self._when.value:
            return {self._when: tr("Say when it was taken. If you don't know, choose that.")}
        if self._when.value == _OTHER and (at is None or at > self._now + CLOCK_SLACK):
            return {self._time: tr("This time is still to come. Record a dose once it has been taken.")}
        return {}

    def _moment(self) -> datetime | None:
        """The instant chosen; None when it is not known, or for a date that never was."""
        if self._when.value == _NOW:
            return self._now.astimezone(UTC)
        if self._when.value == _PLANNED:
            return self._item.dose.instant
        if self._when.value != _OTHER:
            return None
        day, at = self._date.date(), self._time.time()
        return self._timeline.instant(day.toPython(), time(at.hour(), at.minute()))  # type: ignore[arg-type]

    def _chosen_reason(self) -> str:
        value = self._reason.value
        return self._own_reason.text().strip() if value == _OWN_REASON else value
