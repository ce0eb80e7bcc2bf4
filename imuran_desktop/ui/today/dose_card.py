"""A dose on the Today page: large when it waits for an answer now, a row otherwise."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout

from imuran_desktop.domain.codes import DoseState, Food, FoodInstruction
from imuran_desktop.domain.ledger import LedgerDose
from imuran_desktop.domain.plan import Prescription
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.ui.palette import State
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton, PrimaryButton, QuietButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Chip, DoseText, Heading, Lead, Muted, Small, TimeText
from imuran_desktop.words.doses import (
    day_words,
    dose_words,
    food_words,
    instruction_words,
    intake_words,
    meal_words,
    missed_words,
    state_words,
    tablet_words,
)
from imuran_desktop.words.language import Language

_WIDE_FROM = 720
"""At least this wide, in px at 100 %, a row has its button beside its state."""

_TIME_WIDTH = 84

_CHIPS: dict[DoseState, State] = {
    DoseState.UPCOMING: "later",
    DoseState.DUE: "due",
    DoseState.OVERDUE: "overdue",
    DoseState.MISSED: "missed",
    DoseState.TAKEN: "taken",
    DoseState.TAKEN_EARLY: "taken",
    DoseState.TAKEN_LATE: "taken",
    DoseState.SKIPPED: "later",
    DoseState.NOT_SURE: "later",
}


def food_as_prescribed(prescription: Prescription) -> Food | None:
    """What *Taken* records of food unless the person says otherwise; unknown where the prescription leaves it open."""
    usual = {FoodInstruction.WITH_OR_AFTER: Food.WITH, FoodInstruction.EMPTY_STOMACH: Food.WITHOUT}
    return usual.get(prescription.food)


def dose_name(language: Language, item: LedgerDose, timeline: Timeline, today: date) -> str:
    """What a screen reader calls a dose: "Azathioprine 75 mg, today at 08:00, due now"."""
    when = language.tr("{day} at {time}", day=day_words(language, item.dose.day, today), time=language.clock(item.dose.at))
    return ", ".join((dose_words(language, item.dose), when, state_words(language, item.state)))


class DoseCard(Card):
    """The dose that waits for an answer now, with the one large button."""

    taken = Signal()
    """Taken now, with food as prescribed."""
    other = Signal()
    """Taken at another time, or otherwise."""
    skipped = Signal()
    unsure = Signal()

    def __init__(
        self, look: ThemeController, language: Language, item: LedgerDose, timeline: Timeline, today: date
    ) -> None:
        super().__init__(accent=True, name=dose_name(language, item, timeline, today))
        self._language, self._item = language, item
        dose = item.dose
        self.body.addLayout(self._head(today))
        self.body.addWidget(DoseText(dose_words(language, dose)))
        food = instruction_words(language, dose.prescription)
        self.body.addWidget(Lead(" · ".join(filter(None, (tablet_words(language, dose.tablets), food)))))
        if item.state is DoseState.OVERDUE:
            self.body.addWidget(Muted(missed_words(language, dose.prescription)))
        self.body.addSpacing(10)
        self.body.addLayout(self._buttons(look))

    def _head(self, today: date) -> QHBoxLayout:
        dose, language = self._item.dose, self._language
        beside = QVBoxLayout()
        beside.setSpacing(0)
        beside.addStretch(1)
        if dose.day != today:
            beside.addWidget(Lead(day_words(language, dose.day, today)))
        if dose.meal:
            beside.addWidget(Lead(meal_words(language, dose.meal)))
        beside.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(TimeText(language.clock(dose.at)))
        head.addLayout(beside, 1)
        chip = Chip(state_words(language, self._item.state), _CHIPS[self._item.state])
        head.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        return head

    def _buttons(self, look: ThemeController) -> FlowLayout:
        tr = self._language.tr
        food = food_as_prescribed(self._item.dose.prescription)
        # For a dose that is hours late "Taken" would leave open when: the button says what it records.
        taken = tr("Taken now") if self._item.state is DoseState.OVERDUE else tr("Taken")
        words = tr("{taken} {food}", taken=taken, food=food_words(self._language, food)) if food else taken
        self.primary = PrimaryButton(words, look=look, icon="taken")
        self.primary.setMinimumWidth(look.px(280))
        other = OutlinedButton(tr("Other time or food …"), tall=True)
        skip = OutlinedButton(tr("Skip …"), tall=True)
        unsure = OutlinedButton(tr("Not sure"), tall=True)
        for button, signal in (
            (self.primary, self.taken),
            (other, self.other),
            (skip, self.skipped),
            (unsure, self.unsure),
        ):
            button.clicked.connect(signal)
        flow = FlowLayout(spacing=14)
        for button in (self.primary, other, skip, unsure):
            flow.addWidget(button)
        return flow


class DoseRow(Card):
    """A dose that does not wait for an answer now, or no longer."""

    record = Signal()
    """Record it, or change what was recorded."""

    def __init__(
        self, look: ThemeController, language: Language, item: LedgerDose, timeline: Timeline, today: date
    ) -> None:
        super().__init__(dense=True, name=dose_name(language, item, timeline, today))
        dose = item.dose
        row = QHBoxLayout()
        row.setSpacing(20)
        row.addLayout(self._time(look, language, item, today))
        row.addLayout(self._words(language, item, timeline, today), 1)
        self.button = self._button(look, language, item)
        self.button.setAccessibleDescription(f"{dose_words(language, dose)}, {language.clock(dose.at)}")
        self.button.clicked.connect(self.record)
        self._look = look
        self._side = QBoxLayout(QBoxLayout.Direction.RightToLeft)
        self._side.setSpacing(8)
        chip = Chip(state_words(language, item.state), _CHIPS[item.state])
        for widget in (chip, self.button):
            self._side.addWidget(widget, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        row.addLayout(self._side)
        self.body.addLayout(row)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put state and button beside each other, or below each other where the words need the room."""
        super().resizeEvent(event)
        wide = self.width() >= self._look.px(_WIDE_FROM)
        self._side.setDirection(QBoxLayout.Direction.RightToLeft if wide else QBoxLayout.Direction.TopToBottom)

    @staticmethod
    def _time(look: ThemeController, language: Language, item: LedgerDose, today: date) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        time = TimeText(language.clock(item.dose.at), small=True)
        # Times of one width line up the words of all rows; digits are not all equally wide in this font.
        time.setMinimumWidth(look.px(_TIME_WIDTH))
        column.addWidget(time)
        if item.dose.day != today:
            column.addWidget(Small(day_words(language, item.dose.day, today)))
        column.addStretch(1)
        return column

    @staticmethod
    def _words(language: Language, item: LedgerDose, timeline: Timeline, today: date) -> QVBoxLayout:
        dose = item.dose
        column = QVBoxLayout()
        column.setSpacing(4)
        column.addWidget(Heading(dose_words(language, dose)))
        if item.intake:
            column.addWidget(Muted(intake_words(language, item.intake, timeline, today)))
        elif item.state is DoseState.MISSED:
            column.addWidget(Muted(missed_words(language, dose.prescription)))
        else:
            food = instruction_words(language, dose.prescription)
            parts = (meal_words(language, dose.meal), tablet_words(language, dose.tablets), food)
            column.addWidget(Muted(" · ".join(filter(None, parts))))
        column.addStretch(1)
        return column

    @staticmethod
    def _button(look: ThemeController, language: Language, item: LedgerDose) -> OutlinedButton:
        if item.intake:
            return QuietButton(language.tr("Change …"), look=look, icon="edit")
        if item.state is DoseState.UPCOMING:
            return QuietButton(language.tr("Record early …"))
        return OutlinedButton(language.tr("Record it …"))


