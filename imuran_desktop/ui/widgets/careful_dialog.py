"""A dialog that a press too many does not answer."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.dialog import Dialog
from imuran_desktop.ui.widgets.pause import Pause


class CarefulDialog(Dialog):
    """Takes no press that was meant for the button that opened it: a double-click's second half, or a key held down."""

    def __init__(self, look: ThemeController, title: str, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(look, title, text, parent)
        self.begin_at: QWidget | None = None
        """Where the keyboard begins; by default at the first control."""
        self._pause = Pause(self)
        self._pause.ended.connect(self._bring_keyboard)

    def showEvent(self, event: QShowEvent) -> None:
        """Wait until a double-click, or a second press of a key, is over."""
        super().showEvent(event)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._pause.begin(*self.findChildren(QWidget, options=Qt.FindChildOption.FindDirectChildrenOnly))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take no Enter during the pause."""
        if self._pause.active and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.accept()
        else:
            super().keyPressEvent(event)

    def _bring_keyboard(self) -> None:
        focused = self.focusWidget()
        if focused is not None and focused is not self and focused.isVisible():
            return
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        if self.begin_at is not None:
            self.begin_at.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.focusNextChild()
