"""A prescription as it stands: what is taken now, what is to come, what was before."""

from collections.abc import Mapping
from datetime import date, time

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from imuran_desktop.domain.plan import DoseStep, Prescription
from imuran_desktop.services.plan_view import Arranged, arrange, step_end
from imuran_desktop.ui.plan.dose_lines import DoseLines
from imuran_desktop.ui.plan.facts import Facts
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton, QuietButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Body, Heading, Muted, Strong
from imuran_desktop.words.doses import instruction_words, medicine_words
from imuran_desktop.words.language import Language
from imuran_desktop.words.plan import from_words, since_words, slot_tablet_words, span_words, strengths_words


class PrescriptionCard(Card):
    """Azathioprine, or another medicine, with the buttons that change its prescription."""

    change_asked = Signal()
    details_asked = Signal()
    step_change_asked = Signal(DoseStep)
    step_remove_asked = Signal(DoseStep)

    def __init__(
        self, look: ThemeController, language: Language, item: Prescription, times: Mapping[str, time], today: date
    ) -> None:
        name = medicine_words(language, item.medicine)
        super().__init__(name=name)
        self._look, self._language, self._item = look, language, item
        self._times, self._today = times, today
        steps = arrange(item, today)
        self.body.setSpacing(16)
        self.body.addLayout(self._now(name, steps))
        self.body.addLayout(self._buttons())
        for step in steps.coming:
            self.body.addWidget(_rule())
            self.body.addLayout(self._coming(step, alone=len(item.steps) == 1))
        self.body.addWidget(_rule())
        self.body.addWidget(self._facts())
        if steps.earlier:
            self.body.addLayout(self._earlier(steps))

    def _now(self, name: str, steps: Arranged) -> QVBoxLayout:
        language = self._language
        column = QVBoxLayout()
        column.setSpacing(6)
        column.addWidget(Heading(name))
        if steps.current is None:
            column.addWidget(Muted(language.tr("No dose is planned for today.")))
            return column
        end = None if steps.coming else steps.current.last
        column.addWidget(Muted(since_words(language, steps.current.begins.first, end, self._today)))
        column.addSpacing(8)
        column.addWidget(DoseLines(language, steps.current, self._times))
        return column

    def _buttons(self) -> FlowLayout:
        tr = self._language.tr
        change = OutlinedButton(tr("My dose changed"), look=self._look, icon="edit")
        details = OutlinedButton(tr("Edit food and tablets"), look=self._look, icon="food")
        change.clicked.connect(self.change_asked)
        details.clicked.connect(self.details_asked)
        return _in_a_row(change, details)

    def _coming(self, step: DoseStep, *, alone: bool) -> QVBoxLayout:
        tr = self._language.tr
        since = from_words(self._language, step.begins.first, self._today)
        column = QVBoxLayout()
        column.setSpacing(10)
        column.addWidget(Strong(since[:1].upper() + since[1:]))
        column.addWidget(Body(self._lines(step)))
        change = OutlinedButton(tr("Change"), look=self._look, icon="edit")
        change.setAccessibleName(tr("Change the dose {since}", since=since))
        change.clicked.connect(lambda: self.step_change_asked.emit(step))
        remove = OutlinedButton(tr("Remove"), look=self._look, icon="remove")
        remove.setAccessibleName(tr("Remove the dose {since}", since=since))
        remove.clicked.connect(lambda: self.step_remove_asked.emit(step))
        # The only step there is can be changed; without it there would be no plan.
        column.addLayout(_in_a_row(change) if alone else _in_a_row(change, remove))
        return column

    def _facts(self) -> Facts:
        language, item = self._language, self._item
        tr = language.tr
        facts = Facts(self._look)
        food = instruction_words(language, item)
        facts.add(tr("Food"), food[:1].upper() + food[1:])
        if item.tablets_mg:
            facts.add(tr("Tablets"), strengths_words(language, item.tablets_mg))
        facts.add(tr("Missed doses"), item.missed_words or tr("Nothing noted from your clinic yet"))
        return facts

    def _earlier(self, steps: Arranged) -> QVBoxLayout:
        """The steps that are over, newest first, folded away."""
        tr = self._language.tr
        column = QVBoxLayout()
        lines = QWidget()
        inside = QVBoxLayout(lines)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(12)
        for step in reversed(steps.earlier):
            inside.addWidget(Muted(span_words(self._language, step.begins.first, step_end(self._item, step))))
            inside.addWidget(Body(self._lines(step)))
        fold = QuietButton(tr("Show earlier"), look=self._look, icon="history")
        lines.hide()

        def turn() -> None:
            lines.setVisible(lines.isHidden())
            fold.setText(tr("Show earlier") if lines.isHidden() else tr("Hide earlier"))

        fold.clicked.connect(turn)
        column.addLayout(_in_a_row(fold))
        column.addWidget(lines)
        return column

    def _lines(self, step: DoseStep) -> str:
        return "\n".join(slot_tablet_words(self._language, slot) for slot in step.slots)


def _in_a_row(*buttons: OutlinedButton) -> FlowLayout:
    flow = FlowLayout(spacing=12)
    for button in buttons:
        flow.addWidget(button)
    return flow


def _rule() -> QFrame:
    line = QFrame()
    line.setProperty("kind", "rule")
    return line
