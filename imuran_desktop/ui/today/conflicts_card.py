"""What two copies of the diary say differently, and the way to where it is settled."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.services.conflicts import Conflicts
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.message_bar import Banner
from imuran_desktop.words.language import Language
from imuran_desktop.words.today import (
    doses_disputed_words,
    feelings_disputed_words,
    health_disputed_words,
    plan_disputed_words,
    tests_disputed_words,
    visits_disputed_words,
)


class ConflictsCard(QWidget):
    """A banner for what was recorded, and one each for the plan, symptoms, numbers, visits and blood tests."""

    day_asked = Signal(date)
    """Show what was recorded on this day."""
    plan_asked = Signal()
    symptoms_asked = Signal()
    health_asked = Signal()
    visits_asked = Signal()
    tests_asked = Signal()

    def __init__(self, look: ThemeController, language: Language, conflicts: Conflicts) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        if conflicts.days:
            banner, button = _banner(look, doses_disputed_words(language, len(conflicts.days)), language.tr("Show it"))
            button.clicked.connect(lambda: self.day_asked.emit(conflicts.days[0]))
            column.addWidget(banner)
        for differs, words, action, asked in (
            (conflicts.plan, plan_disputed_words(language), language.tr("Show your plan"), self.plan_asked),
            (conflicts.feelings, feelings_disputed_words(language), language.tr("Show it"), self.symptoms_asked),
            (conflicts.health, health_disputed_words(language), language.tr("Show it"), self.health_asked),
            (conflicts.visits, visits_disputed_words(language), language.tr("Show it"), self.visits_asked),
            (conflicts.tests, tests_disputed_words(language), language.tr("Show it"), self.tests_asked),
        ):
            if differs:
                banner, button = _banner(look, words, action)
                button.clicked.connect(asked)
                column.addWidget(banner)


def _banner(look: ThemeController, words: str, action: str) -> tuple[Banner, OutlinedButton]:
    banner, button = Banner(look, words, "overdue"), OutlinedButton(action)
    button.setAccessibleDescription(words)
    banner.buttons.addWidget(button)
    return banner, button
