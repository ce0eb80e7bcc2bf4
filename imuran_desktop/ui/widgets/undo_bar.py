"""What was just recorded, with *Undo*: at the foot of the page it never scrolls away."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.foot_row import FootRow
from imuran_desktop.ui.widgets.message_bar import MessageBar
from imuran_desktop.words.language import Language


class UndoBar(QWidget):
    """Says what was recorded and takes it back, with its button or with Ctrl+Z, for as long as it shows."""

    closed = Signal()
    """The bar went: its *Undo* or *Close* was pressed."""

    def __init__(self, look: ThemeController, language: Language, *, at_foot: bool = True) -> None:
        """Make a hidden bar, for the foot of the page or for among what is on it."""
        super().__init__()
        self._language = language
        self._told, self._undone = "", ""
        self._take_back: Callable[[], bool] | None = None
        self._bar = MessageBar(look, language.tr("Close"))
        if at_foot:
            self.setLayout(FootRow(look, self._bar))
        else:
            row = QHBoxLayout(self)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(self._bar)
        self._bar.actionChosen.connect(self._undo)
        self._bar.dismissed.connect(self._close)
        shortcut = QShortcut(QKeySequence(QKeySequence.StandardKey.Undo), self)
        shortcut.activated.connect(self._undo)
        self.hide()

    def offer(self, words: str, take_back: Callable[[], bool] | None, *, told: str = "", undone: str = "") -> None:
        """Say that ``words`` was recorded. ``take_back`` undoes it and tells whether it did; None: nothing to undo.

        ``told`` and ``undone`` are whole sentences, for what is not simply recorded and no longer recorded.
        """
        tr = self._language.tr
        self._told = told or tr("Recorded: {words}", words=words)
        self._undone = undone or tr("No longer recorded: {words}", words=words)
        self._offer(take_back)

    def clear(self) -> None:
        """Take the bar away without a word."""
        self._take_back = None
        self._bar.clear()
        self.hide()

    def focus_undo(self) -> None:
        """Bring the keyboard to the bar's first button."""
        buttons = (button for button in self.findChildren(QPushButton) if button.isVisible())
        first = next(buttons, None)
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _undo(self) -> None:
        take_back = self._take_back
        if take_back is None:
            return
        if not take_back():
            # Why not is said elsewhere; it may work in a moment.
            self._offer(take_back)
            return
        self._take_back = None
        self._bar.show_message(self._undone, state="later")
        self.closed.emit()

    def _offer(self, take_back: Callable[[], bool] | None) -> None:
        self._take_back = take_back
        self.show()
        self._bar.show_message(self._told, self._language.tr("Undo") if take_back is not None else "")

    def _close(self) -> None:
        self.clear()
        self.closed.emit()
