"""Says that something was recorded differently in two places, and leads there."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.message_bar import Banner
from imuran_desktop.words.language import Language
from imuran_desktop.words.today import doses_disputed_words


class Disputes(Banner):
    """A notice that stands while there is something to settle."""

    asked = Signal(date)
    """Show this day."""

    def __init__(self, look: ThemeController, language: Language) -> None:
        """Make it hidden."""
        super().__init__(look, "", "overdue")
        self._language = language
        self._days: Sequence[date] = []
        self._show = OutlinedButton("")
        self._show.clicked.connect(lambda: self.asked.emit(self._days[0]))
        self.buttons.addWidget(self._show)
        self.hide()

    def show_days(self, days: Sequence[date]) -> None:
        """Tell of these, the first first; hide where there are none."""
        self._days = days
        tr = self._language.tr
        self._show.setText(tr("Show it") if len(days) == 1 else tr("Show the first"))
        self.set_text(doses_disputed_words(self._language, len(days)), "overdue")
        self.setVisible(bool(days))
