"""How far something has come, with a way to stop it and to go on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.card_parts import in_a_row
from imuran_desktop.ui.widgets.labels import Strong
from imuran_desktop.ui.widgets.styling import RESTING_PLACE, announce
from imuran_desktop.words.language import Language


class ProgressRow(QWidget):
    """Words, a bar, and *Cancel* while it goes on; *Go on* once it was cancelled."""

    cancelled = Signal()
    go_on_asked = Signal()

    def __init__(self, look: ThemeController, language: Language, name: str) -> None:
        """``name`` is what a screen reader calls the bar."""
        super().__init__()
        self.setProperty(RESTING_PLACE, True)
        self._words = Strong()
        self._bar = QProgressBar()
        self._bar.setAccessibleName(name)
        self._bar.setTextVisible(False)
        self._go_on_words = language.tr("Go on")
        self._cancel = OutlinedButton(language.tr("Cancel"), look=look, icon="close")
        self._go_on = OutlinedButton(self._go_on_words, look=look, icon="chevron-right")
        self._cancel.clicked.connect(self.cancelled)
        self._go_on.clicked.connect(self.go_on_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self._words)
        column.addWidget(self._bar)
        column.addLayout(in_a_row(self._cancel, self._go_on))

    def show_going(self, words: str, done: int, total: int) -> None:
        """It goes on; ``total`` is 0 while that is not known."""
        self._show(words, done, total, going=True, left=False)

    def show_stopped(self, words: str, done: int, total: int) -> None:
        """It was cancelled, and can go on."""
        self._go_on.setText(self._go_on_words)
        self._show(words, done, total, going=False, left=True)
        announce(self, words)

    def show_done(self, words: str) -> None:
        """All of it is done."""
        self._show(words, 1, 1, going=False, left=False)
        self._bar.hide()
        announce(self, words)

    def take_keyboard(self) -> None:
        """Bring the keyboard to the button that ends it."""
        self._cancel.setFocus(Qt.FocusReason.OtherFocusReason)

    def offer_again(self, words: str) -> None:
        """Offer to do what failed once more."""
        self._go_on.setText(words)
        self._go_on.show()

    def _show(self, words: str, done: int, total: int, *, going: bool, left: bool) -> None:
        had = self._cancel.hasFocus() or self._go_on.hasFocus()
        self._words.setText(words)
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._bar.show()
        for button, shown in ((self._cancel, going), (self._go_on, left)):
            if shown:
                button.show()
        if had:
            # Else it would jump to whatever comes next on the page.
            (self._cancel if going else self._go_on if left else self).setFocus(Qt.FocusReason.OtherFocusReason)
        self._cancel.setVisible(going)
        self._go_on.setVisible(left)
