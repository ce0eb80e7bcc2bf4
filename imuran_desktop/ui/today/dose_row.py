"""A dose that does not wait for an answer now, or no longer: one row."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QLabel, QVBoxLayout

from imuran_desktop.domain.codes import DoseState
from imuran_desktop.domain.doses import Dose
from imuran_desktop.domain.ledger import LedgerDose
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.today.food import food_as_prescribed
from imuran_desktop.ui.today.states import chip_state
from imuran_desktop.ui.widgets.buttons import OutlinedButton, QuietButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Body, Chip, Heading, Muted, Small, TimeText
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
_WIDE_FROM = 720
"""At least this wide, in px at 100 %, a row has its button beside its state."""
_ROW_FROM = 520
"""At least this wide it is a row at all; narrower, everything stands below each other."""


class DoseRow(Card):
    """One dose with its state, and the button to record it or to change what is recorded."""

    record = Signal()
    """Record it, or change what was recorded."""
    taken = Signal(str)
    """Taken now, with the food that the prescription asks for (empty: unknown)."""

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
        super().__init__(dense=True, name=dose_name(language, item, today, clock))
        self._look = look
        self._stacked = False
        self._time = TimeText(language.clock(item.dose.at), small=True)
        self._chip = Chip(dose_state_words(language, item), chip_state(item))
        self.button = _button(look, language, item)
        self.button.setAccessibleDescription(
            f"{dose_words(language, item.dose)}, {planned_words(language, item.dose, today)}"
        )
        self.button.clicked.connect(self.record)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._side = QBoxLayout(QBoxLayout.Direction.RightToLeft)
        self._side.setSpacing(8)
        self._side.addWidget(self._chip)
        self._row.addLayout(self._times(language, item, today, clock))
        self._row.addLayout(_words(language, item, timeline, today, explained=bool(explanation)), 1)
        self._row.addLayout(self._side)
        self.body.addLayout(self._row)
        if explanation:
            self.body.addWidget(Muted(explanation))
        if item.state in WAITING:
            self.body.addSpacing(4)
            self.body.addLayout(self._answers(language, item.dose))
        else:
            self._side.addWidget(self.button)

    def fit(self, width: int) -> None:
        """Put time, words, state and button beside each other as far as there is room."""
        wide, row = width >= self._look.px(_WIDE_FROM), width >= self._look.px(_ROW_FROM)
        direction, align = QBoxLayout.Direction, Qt.AlignmentFlag
        self._row.setDirection(direction.LeftToRight if row else direction.TopToBottom)
        self._row.setSpacing(20 if row else 8)
        self._side.setDirection(direction.RightToLeft if wide else direction.TopToBottom)
        for widget in (self._chip, self.button):
            self._side.setAlignment(widget, align.AlignTrailing | align.AlignVCenter if row else align.AlignLeading)
        self._stacked = not row

    @staticmethod
    def line_up(rows: Sequence["DoseRow"]) -> None:
        """Give times and states one width each: so words and buttons of all rows stand below each other."""
        columns: tuple[list[QLabel], ...] = ([row._time for row in rows], [row._chip for row in rows])
        for labels in columns:
            for label in labels:
                label.ensurePolished()
            widest = max((label.sizeHint().width() for label in labels), default=0)
            for row, label in zip(rows, labels, strict=True):
                label.setMinimumWidth(0 if row._stacked else widest)

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

    def _times(self, language: Language, item: LedgerDose, today: date, clock: str) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self._time)
        if item.dose.day != today:
            column.addWidget(Small(day_words(language, item.dose.day, today)))
        if clock:
            column.addWidget(Small(clock))
        column.addStretch(1)
        return column


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
