"""Keeps the mouse wheel from changing a value by accident while the page is being scrolled."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget


class WheelGuard(QObject):
    """Has the wheel scroll the page over the fields it guards, whether or not one of them has the keyboard.

    A filter on the whole application would see every event there is, from Python; this one sees those of the fields.
    """

    def guard(self, editor: QWidget) -> None:
        """Guard the fields whose value the wheel would change: ``editor``, and what lies in it."""
        for field in (editor, *editor.findChildren(QComboBox), *editor.findChildren(QAbstractSpinBox)):
            if isinstance(field, QComboBox | QAbstractSpinBox):
                # The default policy would hand the focus over at the first turn of the wheel.
                field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
                field.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Pass the wheel on to the page."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return False
