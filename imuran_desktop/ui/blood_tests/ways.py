"""From blood tests to all that belongs to them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.card_parts import in_a_row, plain_button
from imuran_desktop.ui.widgets.guide_link import BLOOD_TESTS, GuideLink
from imuran_desktop.words.language import Language


class Ways(QWidget):
    """A row of buttons, each to another page."""

    trends_asked = Signal()
    alert_values_asked = Signal()
    visits_asked = Signal()
    schedule_asked = Signal()
    guide_asked = Signal(str)

    def __init__(self, look: ThemeController, language: Language) -> None:
        """Make the buttons."""
        super().__init__()
        tr = language.tr
        ways = (
            (tr("Results over time"), "history", self.trends_asked),
            (tr("Values your clinic set"), "bell", self.alert_values_asked),
            (tr("Clinic visits"), "calendar", self.visits_asked),
            (tr("Blood-test schedule"), "plan", self.schedule_asked),
        )
        row = in_a_row()
        for words, icon, asked in ways:
            button = plain_button(look, words, icon)
            button.clicked.connect(asked)
            row.addWidget(button)
        guide = GuideLink(language, BLOOD_TESTS, look)
        guide.asked.connect(self.guide_asked)
        row.addWidget(guide)
        self.setLayout(row)
