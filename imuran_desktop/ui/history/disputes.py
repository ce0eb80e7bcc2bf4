"""Says that something was recorded differently in two places, and leads there."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.message_bar import Banner
from imuran_desktop.words.language import Language


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
        tr, trn = self._language.tr, self._language.trn
        self._show.setText(tr("Show it") if len(days) == 1 else tr("Show the first"))
        words = trn(
            "{number} entry was recorded differently in two places.",
            "{number} entries were recorded differently in two places.",
            len(days),
        )
        self.set_text(words, "overdue")
        self.setVisible(bool(days))
