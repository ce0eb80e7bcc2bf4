"""The plan as it stands: a card for each medicine, meal times, blood tests, and what is no longer taken."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.plan import Plan
from imuran_desktop.services.prescription_view import ended, in_use
from imuran_desktop.ui.plan.asked import Ask, Asked
from imuran_desktop.ui.plan.ended_card import EndedCard
from imuran_desktop.ui.plan.prescription_card import PrescriptionCard
from imuran_desktop.ui.plan.side_cards import BloodTestsCard, MealsCard
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.card_parts import in_a_row, plain_button
from imuran_desktop.ui.widgets.fold import Fold
from imuran_desktop.words.language import Language
from imuran_desktop.words.prescription import prescription_names


class PlanCards(QWidget):
    """Everything that the Plan page shows while no form is open."""

    asked = Signal(Asked)
    guide_asked = Signal(str)
    """The person wants to read this topic of the guide."""
    health_asked = Signal()
    """Other medicines, allergies and vaccines."""
    card_asked = Signal()
    """The emergency card."""

    def __init__(
        self,
        look: ThemeController,
        language: Language,
        plan: Plan,
        today: date,
        tablets: QWidget | None = None,
        done: Sequence[date] = (),
    ) -> None:
        """Show a plan as it stands today; ``tablets`` is the card of those at home, goes below the medicines.

        ``done`` are the dates on which blood was taken.
        """
        super().__init__()
        self._done = done
        self._look, self._language, self._plan, self._today = look, language, plan, today
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)
        self.first_button = plain_button(look, language.tr("Add another medicine"), "add")
        """Where the keyboard begins."""
        self._add_medicines(self.first_button)
        if tablets is not None:
            self._column.addWidget(tablets)
            tablets.show()
        self._add_meals_and_tests()
        self._add_ended()
        self._add_beside()

    def _add_medicines(self, add: OutlinedButton) -> None:
        items, meals = in_use(self._plan, self._today), self._plan.meals_on(self._today)
        for item, name in zip(items, prescription_names(self._language, items), strict=True):
            card = PrescriptionCard(
                self._look, self._language, item, meals, self._today, name=name, alone=len(items) == 1
            )
            card.asked.connect(self.asked)
            self._column.addWidget(card)
            if item is items[0]:
                self.first_button = card.first_button
        add.clicked.connect(lambda: self.asked.emit(Asked(Ask.ADD)))
        self._column.addLayout(in_a_row(add))

    def _add_meals_and_tests(self) -> None:
        meals = MealsCard(self._look, self._language, self._plan, self._today)
        meals.change_asked.connect(lambda: self.asked.emit(Asked(Ask.MEALS)))
        tests = BloodTestsCard(self._look, self._language, self._plan, self._today, self._done)
        tests.change_asked.connect(lambda: self.asked.emit(Asked(Ask.BLOOD_TESTS)))
        tests.guide_asked.connect(self.guide_asked)
        self._column.addWidget(meals)
        self._column.addWidget(tests)

    def _add_ended(self) -> None:
        items, tr = ended(self._plan, self._today), self._language.tr
        if not items:
            return
        words = tr("Medicines you no longer take ({number})", number=self._language.number(len(items)))
        fold = Fold(self._look, words, tr("Hide medicines you no longer take"), "history")
        for item, name in zip(items, prescription_names(self._language, items), strict=True):
            card = EndedCard(self._look, self._language, item, name)
            card.asked.connect(self.asked)
            fold.body.addWidget(card)
        self._column.addWidget(fold)

    def _add_beside(self) -> None:
        """The ways to what is not on the plan."""
        tr = self._language.tr
        health = plain_button(self._look, tr("Other medicines, allergies and vaccines"), "pill")
        health.clicked.connect(self.health_asked)
        card = plain_button(self._look, tr("Emergency card"), "phone")
        card.clicked.connect(self.card_asked)
        self._column.addLayout(in_a_row(health, card))
