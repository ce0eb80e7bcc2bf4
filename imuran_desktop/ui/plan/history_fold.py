"""What a prescription was before: its earlier dose steps and holds, folded away."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from imuran_desktop.domain.plan import DoseStep, Hold, Prescription
from imuran_desktop.services.plan_view import step_end
from imuran_desktop.services.prescription_view import last_day
from imuran_desktop.ui.plan.asked import Ask, Asked
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.card_parts import in_a_row, quiet_button
from imuran_desktop.ui.widgets.fold import Fold
from imuran_desktop.ui.widgets.labels import Body, Muted
from imuran_desktop.words.held import held_words
from imuran_desktop.words.language import Language
from imuran_desktop.words.plan import slot_tablet_words, span_words
from imuran_desktop.words.prescription import about_words


class HistoryFold(Fold):
    """The steps and holds that are over, newest first."""

    asked = Signal(Asked)

    def __init__(
        self,
        look: ThemeController,
        language: Language,
        item: Prescription,
        steps: Sequence[DoseStep],
        holds: Sequence[Hold],
        *,
        name: str,
    ) -> None:
        """Show these, whatever is planned now; ``name`` is the medicine's, for a screen reader."""
        words = language.tr("Show earlier"), language.tr("Hide earlier")
        names = about_words(language, words[0], name), about_words(language, words[1], name)
        super().__init__(look, *words, "history", names=names)
        self._look, self._language, self._item, self._name = look, language, item, name
        parts: list[DoseStep | Hold] = [*steps, *holds]
        for part in sorted(parts, key=lambda each: each.begins.first, reverse=True):
            self.body.addLayout(self._step(part) if isinstance(part, DoseStep) else self._hold(part))

    def _step(self, step: DoseStep) -> QVBoxLayout:
        tr = self._language.tr
        dates = span_words(self._language, step.begins.first, self._end(step))
        column = _lines(dates, "\n".join(slot_tablet_words(self._language, slot) for slot in step.slots))
        correct = quiet_button(
            self._look, tr("Correct a mistake"), "edit", self._about(tr("Correct the dose of {dates}", dates=dates))
        )
        correct.clicked.connect(lambda: self.asked.emit(Asked(Ask.CORRECT_STEP, self._item, step)))
        column.addLayout(in_a_row(correct))
        return column

    def _hold(self, hold: Hold) -> QVBoxLayout:
        tr = self._language.tr
        dates = span_words(self._language, hold.begins.first, hold.last_day)
        column = _lines(tr("On hold {dates}", dates=dates), held_words(self._language, hold.reason, hold.said_by))
        change = quiet_button(
            self._look, tr("Correct a mistake"), "edit", self._about(tr("Correct the pause of {dates}", dates=dates))
        )
        change.clicked.connect(lambda: self.asked.emit(Asked(Ask.CHANGE_HOLD, self._item, hold)))
        remove = quiet_button(
            self._look, tr("Remove"), "remove", self._about(tr("Remove the pause of {dates}", dates=dates))
        )
        remove.clicked.connect(lambda: self.asked.emit(Asked(Ask.REMOVE_HOLD, self._item, hold)))
        column.addLayout(in_a_row(change, remove))
        return column

    def _about(self, action: str) -> str:
        return about_words(self._language, action, self._name)

    def _end(self, step: DoseStep) -> date | None:
        """The last day of a step; the last one of a medicine that was ended ends with it."""
        ends = [day for day in (step_end(self._item, step), last_day(self._item)) if day is not None]
        return min(ends, default=None)


def _lines(dates: str, words: str) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(Muted(dates))
    column.addWidget(Body(words))
    return column
