"""A dose that does not wait for an answer now, or no longer: one row."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from imuran_desktop.domain.codes import DoseState
from imuran_desktop.domain.doses import Dose
from imuran_desktop.domain.ledger import LedgerDose
from imuran_desktop.domain.medicines import is_monitored
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.today.day_row import DayRow
from imuran_desktop.ui.today.food import food_as_prescribed
from imuran_desktop.ui.today.states import chip_state
from imuran_desktop.ui.widgets.buttons import OutlinedButton, QuietButton
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Body, Chip, Heading, Muted
from imuran_desktop.words.doses import (
    answered_words,
    day_words,
    dose_state_words,
    dose_words,
    instruction_words,
    meal_words,
    notable_words,
    tablet_words,
)
from imuran_desktop.words.language import Language
from imuran_desktop.words.today import (
    dose_name,
    milk_words,
    planned_words,
    taken_now_words,
)

WAITING = (DoseState.DUE, DoseState.OVERDUE)
"""These wait for an answer now."""


class DoseRow(DayRow):
    """One dose with its state, and the button to record it or to change what is recorded."""

    record = Signal()
    """Record it, or change what was recorded."""
    taken = Signal(str)
    """Taken now, with the food that the prescription asks for (empty: unknown)."""
    guide_asked = Signal(str)
    """The person wants to read this topic of the guide."""

    def __init__(
        self,
        look: ThemeController,
        language: Language,
        item: LedgerDose,
        timeline: Timeline,
        today: date,
        *,
        explanation: str = "",
        clock: str = "",
    ) -> None:
        """Show a dose.

        Args:
            explanation: what to say of a missed one; once a page is enough.
            clock: whose time the dose's is, if it isn't the one here.
        """
        button = _button(look, language, item)
        button.setAccessibleDescription(
            f"{dose_words(language, item.dose)}, {planned_words(language, item.dose, today)}"
        )
        super().__init__(
            look,
            dose_name(language, item, today, clock),
            language.clock(item.dose.at),
            [words for words in (_other_day(language, item, today), clock) if words],
            _words(language, item, timeline, today, explained=bool(explanation)),
            Chip(dose_state_words(language, item), chip_state(item)),
            button,
        )
        self.button.clicked.connect(self.record)
        if explanation:
            self.body.addWidget(Muted(explanation))
        if item.state in WAITING:
            self.body.addSpacing(4)
            self.body.addLayout(self._answers(language, item.dose))
        else:
            self.put_button_beside()
        # After the button, which the Tab key is to reach first.
        if explanation and is_monitored(item.dose.prescription.medicine):
            self.body.addLayout(self._guide(language))

    def _guide(self, language: Language) -> FlowLayout:
        from imuran_desktop.ui.widgets.guide_link import MISSED_DOSE, GuideLink  # late: on most days none is missed

        link = GuideLink(language, MISSED_DOSE)
        link.asked.connect(self.guide_asked)
        flow = FlowLayout()
        flow.addWidget(link)
        return flow

    def _answers(self, language: Language, dose: Dose) -> FlowLayout:
        """What is due waits for an answer: taking it is one press, as on the large card."""
        food = food_as_prescribed(dose.directions)
        now = OutlinedButton(taken_now_words(language, food))
        now.setAccessibleDescription(self.button.accessibleDescription())
        now.clicked.connect(lambda: self.taken.emit(food or ""))
        flow = FlowLayout(spacing=12)
        flow.addWidget(now)
        flow.addWidget(self.button)
        return flow


def _other_day(language: Language, item: LedgerDose, today: date) -> str:
    """The day of a dose that is not of today."""
    return "" if item.dose.day == today else day_words(language, item.dose.day, today)


def _words(language: Language, item: LedgerDose, timeline: Timeline, today: date, *, explained: bool) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(4)
    column.addWidget(Heading(dose_words(language, item.dose)))
    for words in notable_words(language, item.intake, item.dose.amount_mg):
        column.addWidget(Body(words))
    column.addWidget(Muted(_details(language, item, timeline, today, explained=explained)))
    milk = milk_words(language, item.dose.directions) if item.state in WAITING else ""
    if milk:
        column.addWidget(Muted(milk))
    column.addStretch(1)
    return column


def _details(language: Language, item: LedgerDose, timeline: Timeline, today: date, *, explained: bool) -> str:
    dose = item.dose
    if item.intake:
        return answered_words(language, item, timeline, today)
    if dose.hold is not None:
        from imuran_desktop.words.held import hold_words  # late: doses are seldom on hold

        return hold_words(language, dose.hold, today)
    if item.state is DoseState.MISSED and not explained:
        return language.tr("Nothing was recorded.")
    food = instruction_words(language, dose.directions)
    parts = (meal_words(language, dose.meal), tablet_words(language, dose.tablets), food)
    return " · ".join(part for part in parts if part)


def _button(look: ThemeController, language: Language, item: LedgerDose) -> OutlinedButton:
    if item.intake:
        return QuietButton(language.tr("Change …"), look=look, icon="edit")
    if item.state is DoseState.UPCOMING:
        return QuietButton(language.tr("Record early …"))
    if item.state in (*WAITING, DoseState.HELD):
        # Of one on hold nothing is asked; somebody may have taken it all the same.
        return QuietButton(language.tr("Record it …"))
    return OutlinedButton(language.tr("Record it …"))
