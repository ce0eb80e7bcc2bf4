"""Where there are no results to draw: what to do about it."""

from PySide6.QtCore import Qt, Signal

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton, PrimaryButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.labels import Body
from imuran_desktop.words.language import Language


class NothingCard(Card):
    """Leads to where results are entered, or to the days that have some."""

    enter_asked = Signal()
    everything_asked = Signal()

    def __init__(self, look: ThemeController, language: Language) -> None:
        tr = language.tr
        super().__init__(name=tr("No results"))
        self._words = Body()
        self._enter = PrimaryButton(tr("Enter results"), look=look, icon="blood-test")
        self._everything = OutlinedButton(tr("Show everything"), look=look, icon="history")
        self.body.setSpacing(14)
        self.body.addWidget(self._words)
        for button in (self._enter, self._everything):
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        self._enter.clicked.connect(self.enter_asked)
        self._everything.clicked.connect(self.everything_asked)

    def show_words(self, words: str, *, enter: bool, everything: bool) -> None:
        """Say why there is nothing, and lead to where results are entered, or to those of all days."""
        self._words.setText(words)
        self._enter.setVisible(enter)
        self._everything.setVisible(everything)
