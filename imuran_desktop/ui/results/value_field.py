"""Fields of the form of results: the keyboard goes down the column of values, and across by the arrow keys."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_STILL_HERE = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
_MOST_LETTERS = 300


class ValueField(QLineEdit):
    """Takes a value. Enter and Down lead to the next one, Up to the one before, Right at the end to what is beside."""

    stepped = Signal(int)
    """To the next value (1), or to the one before (-1)."""
    across = Signal()
    """To what stands beside it."""
    left = Signal()
    """The keyboard went elsewhere."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setMaxLength(_MOST_LETTERS)
        self.is_last = self.is_first = False
        """Whether Tab leads out of the column of values."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move."""
        key = event.key()
        if key in _ENTER or key == Qt.Key.Key_Down:
            self.stepped.emit(1)
        elif key == Qt.Key.Key_Up:
            self.stepped.emit(-1)
        elif self._leads_across(event):
            self.across.emit()
        else:
            super().keyPressEvent(event)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes down the column too."""
        if self.is_last if forward else self.is_first:
            return QWidget.focusNextPrevChild(self, forward)
        self.stepped.emit(1 if forward else -1)
        return True

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that what was typed is all."""
        super().focusOutEvent(event)
        if event.reason() not in _STILL_HERE:
            self.left.emit()

    def _leads_across(self, event: QKeyEvent) -> bool:
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft
        key = Qt.Key.Key_Left if mirrored else Qt.Key.Key_Right
        at_end = self.cursorPosition() == len(self.text()) and not self.hasSelectedText()
        return event.key() == key and at_end and event.modifiers() == Qt.KeyboardModifier.NoModifier


class LimitField(QLineEdit):
    """Takes a limit of a range, or a unit in words. Enter goes on to the next value."""

    stepped = Signal(int)
    left = Signal()
    """The keyboard went elsewhere."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setMaxLength(_MOST_LETTERS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move."""
        if event.key() in _ENTER:
            self.stepped.emit(1)
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say that what was typed is all."""
        super().focusOutEvent(event)
        if event.reason() not in _STILL_HERE:
            self.left.emit()


class UnitChoice(QComboBox):
    """Chooses a unit. Enter goes on to the next value."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move."""
        if event.key() in _ENTER:
            self.stepped.emit(1)
        else:
            super().keyPressEvent(event)
