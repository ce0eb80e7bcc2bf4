"""A dialog that keeps what was entered until it is recorded."""

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.careful_dialog import CarefulDialog
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.ui.widgets.message_bar import Banner
from imuran_desktop.words.language import Language


class AskDialog(CarefulDialog):
    """A form with *Save* and *Cancel*. *Save* does not close it: whoever records what was entered does.

    Fill :attr:`form`, then call :meth:`add_save`, so that Tab reaches the buttons last.
    """

    SAVED: ClassVar[str] = "saved"
    """What it answers once all is recorded."""

    def __init__(
        self, look: ThemeController, language: Language, title: str, text: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(look, title, text, parent)
        self._words = language
        self._trouble = Banner(look, "", "missed")
        self._trouble.hide()
        self.form = FormRows(look)
        self.body.addWidget(self._trouble)
        self.body.addWidget(self.form)

    def add_save(self) -> OutlinedButton:
        """Add the buttons below the form, and hand back *Save*."""
        save = self.add_button("save", self._words.tr("Save"), primary=True, closes=False)
        self.add_cancel(self._words.tr("Cancel"))
        return save

    def close_saved(self) -> None:
        """Close, as all is recorded."""
        self.answer(self.SAVED)

    def tell_trouble(self, sentence: str) -> None:
        """Say that nothing was recorded, and why. What was entered stays."""
        self._trouble.set_text(sentence, "missed")
        self._trouble.show()
        self.fit()
