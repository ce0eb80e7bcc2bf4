"""The few questions the program asks."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton, PrimaryButton
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Body, Title
from imuran_desktop.ui.widgets.scroll_area import ScrollArea
from imuran_desktop.ui.widgets.styling import announce

_WIDTH = 560
_MARGIN = 28


class Dialog(QDialog):
    """A title, a text, whatever else is put into :attr:`body`, and buttons. Esc cancels.

    Show it with ``open()`` and listen to :attr:`answered`.
    """

    answered = Signal(str)
    """The id of the button chosen; the empty string when cancelled."""

    def __init__(self, look: ThemeController, title: str, text: str = "", parent: QWidget | None = None) -> None:
        """Make a dialog without buttons."""
        super().__init__(parent)
        self._dialog_look = look
        self.setWindowTitle(title)
        self.setModal(True)
        self.text = Body(text, selectable=True)
        self.text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self._dialog_buttons = FlowLayout(spacing=12)
        self._dialog_content = QWidget()
        self._dialog_scroll = ScrollArea(self._dialog_content)
        self._build_dialog(title)
        if not text:
            self.text.hide()
        self.rejected.connect(self._tell_cancelled)

    def add_button(self, key: str, text: str, *, primary: bool = False, closes: bool = True) -> OutlinedButton:
        """Add a button that closes the dialog with the answer ``key``; the primary one also answers to Enter.

        One that does not close it is for what has to be checked first: connect to it, and call :meth:`answer` when all
        is well.
        """
        button = PrimaryButton(text) if primary else OutlinedButton(text, tall=True)
        button.setDefault(primary)
        if closes:
            button.clicked.connect(lambda: self.answer(key))
        self._dialog_buttons.addWidget(button)
        return button

    def add_cancel(self, text: str) -> OutlinedButton:
        """Add the button that does what Esc does."""
        button = OutlinedButton(text, tall=True)
        button.clicked.connect(self.reject)
        self._dialog_buttons.addWidget(button)
        return button

    def answer(self, key: str) -> None:
        """Close the dialog with this answer."""
        self.accept()
        self.answered.emit(key)

    def fit(self) -> None:
        """Size the dialog to its content again, once that has changed."""
        self.resize(self.sizeHint())

    def sizeHint(self) -> QSize:
        """As high as the content, as far as the screen allows."""
        room = self.screen().availableSize()
        width = min(self._dialog_look.px(_WIDTH), room.width() - 80)
        inner = width - 2 * _MARGIN
        below = self._dialog_buttons.heightForWidth(inner) + 20
        height = self._dialog_content.heightForWidth(inner) + below + 2 * _MARGIN
        return QSize(width, min(height, room.height() - 80))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the keyboard; only elsewhere does it stand for the default one.

        Qt would press the default button even from *Cancel*. A key held down presses once. Page Up and Page Down
        scroll, also from the buttons below what is scrolled.
        """
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self._dialog_scroll.keyPressEvent(event)
            return
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        event.accept()
        focused = self.focusWidget()
        if event.isAutoRepeat():
            return
        if isinstance(focused, QPushButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Size to the content and have the question read out."""
        super().showEvent(event)
        self.fit()
        announce(self, f"{self.windowTitle()} {self.text.text()}".rstrip())

    def _build_dialog(self, title: str) -> None:
        content = QVBoxLayout(self._dialog_content)
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(12)
        content.addWidget(Title(title))
        content.addWidget(self.text)
        content.addLayout(self.body)
        content.addStretch(1)
        scroll = self._dialog_scroll
        # It takes what the buttons leave; its own idea of a least height would squeeze them under a short text.
        scroll.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Ignored)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        outer.setSpacing(20)
        outer.addWidget(scroll, 1)
        outer.addLayout(self._dialog_buttons)

    def _tell_cancelled(self) -> None:
        self.answered.emit("")
