"""Keeps the mouse wheel from changing a value by accident while the page is being scrolled."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget


class WheelGuard(QObject):
    """Lets the wheel reach the fields it guards only once they have the focus; otherwise the page scrolls."""

    def guard(self, editor: QWidget) -> None:
        """Guard a field whose value the wheel would change; others are left alone."""
        if isinstance(editor, QComboBox | QAbstractSpinBox):
            # The default policy would hand the focus over at the first turn of the wheel.
            editor.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            editor.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Pass the wheel on to the page."""
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False
