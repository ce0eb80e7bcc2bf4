"""When to remind that tablets run out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSpinBox, QWidget

from imuran_desktop.domain.medicine_stock import MOST_WARN_DAYS, WARN_DAYS_BEFORE, MedicineStock
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.ask_dialog import AskDialog
from imuran_desktop.ui.widgets.buttons import ChoiceButtons
from imuran_desktop.words.doses import medicine_words
from imuran_desktop.words.language import Language

_YES, _NO = "yes", "no"


class WarningDialog(AskDialog):
    """Asks how many days before. `given` carries the number, or None for no reminder."""

    given = Signal(object)

    def __init__(
        self, look: ThemeController, language: Language, stock: MedicineStock, parent: QWidget | None = None
    ) -> None:
        tr = language.tr
        text = tr("{medicine}. Leave time to get a prescription.", medicine=medicine_words(language, stock.medicine))
        super().__init__(look, language, tr("Reminder before tablets run out"), text, parent)
        choices = ((_YES, tr("Remind me")), (_NO, tr("Don't remind me")))
        value = _NO if stock.days_before is None else _YES
        self._which = self.form.row(tr("Reminder"), ChoiceButtons("", choices, value=value))
        self._days = self.form.row(
            tr("Days before they run out"),
            QSpinBox(),
            tr("At the time of day chosen in Settings, and once more on the day before."),
        )
        self._days.setRange(1, MOST_WARN_DAYS)
        self._days.setValue(stock.days_before or WARN_DAYS_BEFORE)
        self._which.valueChanged.connect(self._show_rows)
        self.add_save().clicked.connect(self._give)
        self._show_rows()

    def _give(self) -> None:
        self.given.emit(self._days.value() if self._which.value == _YES else None)

    def _show_rows(self) -> None:
        self.form.set_row_visible(self._days, self._which.value == _YES)
        if self.isVisible():
            self.fit()
