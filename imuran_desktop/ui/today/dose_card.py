"""The dose that waits for an answer now: large, with the one large button."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QLabel

from imuran_desktop.domain.codes import DoseState
from imuran_desktop.domain.ledger import LedgerDose
from imuran_desktop.domain.medicines import is_monitored
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.today.food import chosen_food, food_as_prescribed, food_choice
from imuran_desktop.ui.today.states import CHIPS
from imuran_desktop.ui.widgets.buttons import OutlinedButton, PrimaryButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.guide_link import HOW_TO_TAKE, MISSED_DOSE, GuideLink
from imuran_desktop.ui.widgets.labels import Chip, DoseText, Lead, Muted, TimeText
from imuran_desktop.ui.widgets.styling import set_style_property
from imuran_desktop.words.doses import (
    day_words,
    dose_words,
    instruction_words,
    meal_words,
    missed_words,
    state_words,
    tablet_words,
)
from imuran_desktop.words.language import Language
from imuran_desktop.words.today import dose_name, milk_words, taken_now_words

_PRIMARY_WIDTH = 300
_CHIP_PADDING = 26
_INSETS = 56
"""What the card's own frame takes of its width."""


class DoseCard(Card):
    """One dose with its food, *Taken now*, *Taken earlier*, *Skip* and *Not sure*."""

    taken = Signal(str)
    """Taken now; the food chosen, or the empty string where it is unknown."""
    earlier = Signal()
    skipped = Signal()
    unsure = Signal()
    guide_asked = Signal(str)
    """The person wants to read this topic of the guide."""

    def __init__(
        self, look: ThemeController, language: Language, item: LedgerDose, today: date, clock: str = ""
    ) -> None:
        """Show a dose. ``clock`` says whose time its is, if it isn't the one here."""
        super().__init__(accent=True)
        self._look, self._language, self._item, self._today, self._clock = look, language, item, today, clock
        self.key = item.dose.key
        dose = item.dose
        self._time = TimeText(language.clock(dose.at))
        self._occasion = Lead()
        self._when = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._chip = Chip("", "due")
        self._missed = Muted(missed_words(language, dose.prescription))
        self.food = food_choice(language, language.tr("Food"), food_as_prescribed(dose.directions))
        self.primary = PrimaryButton("", look=look, icon="taken")
        # The guide is about azathioprine only.
        self._guide = GuideLink(language, HOW_TO_TAKE) if is_monitored(dose.prescription.medicine) else None
        self._fill()
        self._name_primary()
        self.food.valueChanged.connect(self._name_primary)
        self.show_state(item.state)

    def show_state(self, state: DoseState) -> None:
        """Show the dose as due or as overdue. What the person has chosen so far stays."""
        self._chip.set_state(state_words(self._language, state), CHIPS[state])
        self._missed.setHidden(state is not DoseState.OVERDUE)
        if self._guide is not None:
            self._guide.set_topic(MISSED_DOSE if state is DoseState.OVERDUE else HOW_TO_TAKE)
        self.setAccessibleName(dose_name(self._language, LedgerDose(self._item.dose, state), self._today, self._clock))

    def fit(self, width: int) -> None:
        """Put meal and state below the time, and let the large button be narrower, where there is little room."""
        room = width - _INSETS
        set_style_property(self._time, "kind", "time")
        large = _width_of(self._time) + 16 + _width_of(self._occasion)
        beside = large + 8 + _width_of(self._chip) <= room
        direction, align = QBoxLayout.Direction, Qt.AlignmentFlag
        self._head.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        self._head.setAlignment(self._chip, align.AlignTop | align.AlignTrailing if beside else align.AlignLeading)
        self._when.setDirection(direction.LeftToRight if large <= room else direction.TopToBottom)
        self._when.setSpacing(16 if large <= room else 0)
        set_style_property(self._time, "kind", "time" if _width_of(self._time) <= room else "time-small")
        self.primary.setMinimumWidth(max(0, min(self._look.px(_PRIMARY_WIDTH), room)))

    def _fill(self) -> None:
        language, dose = self._language, self._item.dose
        self._fill_head()
        self.body.addLayout(self._head)
        self.body.addWidget(DoseText(dose_words(language, dose)))
        parts = (tablet_words(language, dose.tablets), instruction_words(language, dose.directions))
        self.body.addWidget(Lead(" · ".join(part for part in parts if part)))
        milk = milk_words(language, dose.directions)
        if milk:
            self.body.addWidget(Lead(milk))
        self.body.addWidget(self._missed)
        self.body.addSpacing(10)
        self.body.addWidget(self.food)
        self.body.addSpacing(6)
        self.body.addLayout(self._buttons())

    def _fill_head(self) -> None:
        language, dose = self._language, self._item.dose
        day = "" if dose.day == self._today else day_words(language, dose.day, self._today)
        lines = [words for words in (self._clock, day, meal_words(language, dose.meal)) if words]
        self._occasion.setText("\n".join(lines))
        self._when.addWidget(self._time)
        self._when.addWidget(self._occasion, 1)
        if not lines:
            # Something has to take the room beside the time, or the time would stand in the middle of it.
            self._occasion.hide()
            self._when.addStretch(1)
        self._head.setSpacing(8)
        self._head.addLayout(self._when, 1)
        self._head.addWidget(self._chip)

    def _buttons(self) -> FlowLayout:
        tr = self._language.tr
        earlier = OutlinedButton(tr("Taken earlier …"), tall=True)
        skip = OutlinedButton(tr("Skip …"), tall=True)
        unsure = OutlinedButton(tr("Not sure"), tall=True)
        self.primary.clicked.connect(lambda: self.taken.emit(chosen_food(self.food) or ""))
        earlier.clicked.connect(self.earlier)
        skip.clicked.connect(self.skipped)
        unsure.clicked.connect(self.unsure)
        flow = FlowLayout(spacing=14)
        for button in (self.primary, earlier, skip, unsure):
            flow.addWidget(button)
        if self._guide is not None:
            self._guide.asked.connect(self.guide_asked)
            flow.addWidget(self._guide)
        return flow

    def _name_primary(self) -> None:
        self.primary.setText(taken_now_words(self._language, chosen_food(self.food)))


def _width_of(label: QLabel) -> int:
    """What the words of a label take on one line each."""
    label.ensurePolished()
    metrics = label.fontMetrics()
    return max((metrics.horizontalAdvance(line) for line in label.text().splitlines()), default=0) + _CHIP_PADDING
