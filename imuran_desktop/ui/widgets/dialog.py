"""The few questions the program asks."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton, PrimaryButton
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Body, Title
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
        self._look = look
        self.setWindowTitle(title)
        self.setModal(True)
        self.text = Body(text, selectable=True)
        self.text.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.text.setVisible(bool(text))
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        self._buttons = FlowLayout(spacing=12)
        self._content = QWidget()
        self._build(title)
        self.rejected.connect(self._tell_cancelled)

    def add_button(self, key: str, text: str, *, primary: bool = False) -> OutlinedButton:
        """Add a button that closes the dialog with the answer ``key``; the primary one also answers to Enter."""
        button = PrimaryButton(text) if primary else OutlinedButton(text, tall=True)
        button.setDefault(primary)
        button.clicked.connect(lambda: self._answer(key))
        self._buttons.addWidget(button)
        return button

    def add_cancel(self, text: str) -> OutlinedButton:
        """Add the button that does what Esc does."""
        button = OutlinedButton(text, tall=True)
        button.clicked.connect(self.reject)
        self._buttons.addWidget(button)
        return button

    def sizeHint(self) -> QSize:
        """As high as the content, as far as the screen allows."""
        room = self.screen().availableSize()
        width = min(self._look.px(_WIDTH), room.width() - 80)
        inner = width - 2 * _MARGIN
        below = self._buttons.heightForWidth(inner) + 20
        height = self._content.heightForWidth(inner) + below + 2 * _MARGIN
        return QSize(width, min(height, room.height() - 80))

    def showEvent(self, event: QShowEvent) -> None:
        """Size to the content and have the question read out."""
        super().showEvent(event)
        self.resize(self.sizeHint())
        announce(self, f"{self.windowTitle()} {self.text.text()}".rstrip())

    def _build(self, title: str) -> None:
        content = QVBoxLayout(self._content)
        content.setContentsMargins(0, 0, 0, 0)
        content.setSpacing(12)
        content.addWidget(Title(title))
        content.addWidget(self.text)
        content.addLayout(self.body)
        content.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._content)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        outer.setSpacing(20)
        outer.addWidget(scroll, 1)
        outer.addLayout(self._buttons)

    def _answer(self, key: str) -> None:
        self.accept()
        self.answered.emit(key)

    def _tell_cancelled(self) -> None:
        self.answered.emit("")
