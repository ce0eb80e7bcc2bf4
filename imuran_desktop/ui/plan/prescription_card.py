"""A prescription as it stands: what is taken now, what is to come, what was before."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from imuran_desktop.domain.plan import DoseStep, Hold, MealTimes, Prescription
from imuran_desktop.services.plan_view import Arranged, arrange, step_end
from imuran_desktop.services.prescription_view import arrange_holds, last_day
from imuran_desktop.ui.plan.asked import Ask, Asked
from imuran_desktop.ui.plan.dose_lines import DoseLines
from imuran_desktop.ui.plan.history_fold import HistoryFold
from imuran_desktop.ui.plan.holds_part import ComingHold, HoldBanner
from imuran_desktop.ui.plan.prescription_facts import PrescriptionFacts
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.card_parts import in_a_row, plain_button, rule
from imuran_desktop.ui.widgets.fold import Fold
from imuran_desktop.ui.widgets.labels import Body, Heading, Muted, Strong
from imuran_desktop.words.language import Language, sentence_case
from imuran_desktop.words.plan import from_words, since_words, slot_tablet_words
from imuran_desktop.words.prescription import about_words, last_day_words


class PrescriptionCard(Card):
    """Azathioprine, or another medicine, with the buttons that change its prescription."""

    asked = Signal(Asked)

    def __init__(
        self,
        look: ThemeController,
        language: Language,
        item: Prescription,
        meals: MealTimes | None,
        today: date,
        *,
        name: str,
        alone: bool,
    ) -> None:
        """Show ``item``; its ``name`` is heard with each button by a screen reader, unless it is ``alone``."""
        super().__init__(name=name)
        self._look, self._language, self._item = look, language, item
        self._meals, self._today = meals, today
        self._title, self._called = name, "" if alone else name
        self._steps, self._holds = arrange(item, today), arrange_holds(item, today)
        self.first_button = self._button(language.tr("Change or plan doses"), "edit", Ask.CHANGE_DOSE)
        """Where the keyboard begins."""
        self.body.setSpacing(16)
        self._build(self._steps)

    def _build(self, steps: Arranged) -> None:
        self.body.addLayout(self._now(steps))
        self.body.addWidget(self._buttons())
        for part in self._coming_parts():
            self.body.addWidget(rule())
            if isinstance(part, DoseStep):
                self.body.addLayout(self._coming(part))
            else:
                hold = ComingHold(self._look, self._language, self._item, part, self._today, name=self._called)
                hold.asked.connect(self.asked)
                self.body.addWidget(hold)
        if self._item.ends is not None:
            self.body.addWidget(rule())
            self.body.addLayout(self._last_day())
        self.body.addWidget(rule())
        self.body.addWidget(PrescriptionFacts(self._look, self._language, self._item, self._today))
        if steps.earlier or self._holds.earlier:
            earlier = HistoryFold(
                self._look, self._language, self._item, steps.earlier, self._holds.earlier, name=self._called
            )
            earlier.asked.connect(self.asked)
            self.body.addWidget(earlier)

    def _now(self, steps: Arranged) -> QVBoxLayout:
        language = self._language
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(Heading(self._title))
        if steps.current is None:
            column.addWidget(Muted(language.tr("No dose is planned for today.")))
        else:
            end = None if steps.coming else steps.current.last
            column.addWidget(Muted(since_words(language, steps.current.begins.first, end, self._today)))
        column.addSpacing(8)
        if self._holds.current is not None:
            hold = HoldBanner(self._look, language, self._item, self._holds.current, self._today, name=self._called)
            hold.asked.connect(self.asked)
            column.addWidget(hold)
            column.addSpacing(8)
        if steps.current is not None:
            column.addWidget(self._dose_lines(steps.current))
        return column

    def _dose_lines(self, step: DoseStep) -> DoseLines:
        last = step_end(self._item, step)
        return DoseLines(self._language, step, self._meals, self._today, last)

    def _buttons(self) -> Fold:
        """What is needed now and then, and, folded away, what is needed rarely."""
        tr = self._language.tr
        buttons = [self.first_button]
        if self._may_pause():
            buttons.append(self._button(tr("Pause doses"), "clock", Ask.PAUSE))
        buttons.append(self._button(tr("Edit details"), "food", Ask.DETAILS))
        names = self._name(tr("More")), self._name(tr("Less"))
        fold = Fold(self._look, tr("More"), tr("Less"), names=names, beside=buttons)
        rare = []
        if self._steps.current is not None:
            rare.append(self._button(tr("Correct a mistake"), "undo", Ask.CORRECT_STEP, self._steps.current))
        if self._item.ends is None:
            rare.append(self._button(tr("I have stopped taking this"), "remove", Ask.STOPPED))
        fold.body.addLayout(in_a_row(*rare))
        fold.button.setHidden(not rare)
        return fold

    def _coming_parts(self) -> list[DoseStep | Hold]:
        """The steps and holds to come, in their order; none of those after the last day."""
        parts: list[DoseStep | Hold] = [*self._steps.coming, *self._holds.coming]
        ends = self._item.ends
        kept = [part for part in parts if ends is None or part.begins.first < ends.first]
        return sorted(kept, key=lambda part: part.begins.first)

    def _coming(self, step: DoseStep) -> QVBoxLayout:
        tr = self._language.tr
        since = from_words(self._language, step.begins.first, self._today)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(Strong(sentence_case(since)))
        column.addWidget(Body("\n".join(slot_tablet_words(self._language, slot) for slot in step.slots)))
        change = plain_button(self._look, tr("Change"), "edit", self._name(tr("Change the dose {since}", since=since)))
        change.clicked.connect(lambda: self._ask(Ask.CHANGE_STEP, step))
        remove = plain_button(
            self._look, tr("Remove"), "remove", self._name(tr("Remove the dose {since}", since=since))
        )
        remove.clicked.connect(lambda: self._ask(Ask.REMOVE_STEP, step))
        # The only step there is can be changed; without it there would be no plan.
        column.addLayout(in_a_row(change) if len(self._item.steps) == 1 else in_a_row(change, remove))
        return column

    def _last_day(self) -> QVBoxLayout:
        tr, last = self._language.tr, last_day(self._item) or self._today
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(Strong(last_day_words(self._language, last, self._today)))
        change = plain_button(self._look, tr("Change"), "edit", self._name(tr("Change the last day")))
        change.clicked.connect(lambda: self._ask(Ask.STOPPED))
        remove = plain_button(self._look, tr("Remove"), "remove", self._name(tr("Remove the last day")))
        remove.clicked.connect(lambda: self._ask(Ask.GO_ON))
        column.addLayout(in_a_row(change, remove))
        return column

    def _may_pause(self) -> bool:
        """Whether something is due that a further hold could stop."""
        steps = (*([self._steps.current] if self._steps.current else []), *self._steps.coming)
        due = any(not slot.repeat.as_needed for step in steps for slot in step.slots)
        return due and not self._holds.open_ended

    def _button(self, text: str, icon: str, ask: Ask, step: DoseStep | None = None) -> OutlinedButton:
        button = plain_button(self._look, text, icon, self._name(text))
        button.clicked.connect(lambda: self._ask(ask, step))
        return button

    def _name(self, text: str) -> str:
        """What a screen reader calls a button: with the medicine, of which there may be several."""
        return about_words(self._language, text, self._called)

    def _ask(self, ask: Ask, step: DoseStep | None = None) -> None:
        self.asked.emit(Asked(ask, self._item, step))
