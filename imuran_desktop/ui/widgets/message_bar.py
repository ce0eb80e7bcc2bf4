"""What the program has to say, inline: a lasting notice (Banner) and the answer to what was just done (MessageBar)."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QWidget

from imuran_desktop.ui.palette import State
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Body, IconLabel
from imuran_desktop.ui.widgets.styling import announce, restyle, set_style_property

SHORTEST_SECONDS = 20
"""Nobody has to hurry: a message that goes by itself stays at least this long."""

_ICONS: dict[State, str] = {
    "taken": "taken",
    "due": "info",
    "overdue": "warning",
    "missed": "warning",
    "later": "info",
    "hold": "info",
    "urgent": "warning",
}


class Banner(QFrame):
    """A notice in the ink and on the ground of a state, with an icon; buttons may follow in :attr:`buttons`."""

    def __init__(self, look: ThemeController, text: str, state: State = "due", parent: QWidget | None = None) -> None:
        """Show ``text``."""
        super().__init__(parent)
        self._icon = IconLabel(look, _ICONS[state], state)
        self.text = Body(text)
        self.buttons = FlowLayout(spacing=10)
        self.setProperty("kind", "banner")
        words = QHBoxLayout()
        words.setSpacing(14)
        words.addWidget(self._icon)
        words.addWidget(self.text, 1)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(10)
        self._line.addLayout(words, 1)
        self._line.addLayout(self.buttons)
        self.set_text(text, state)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons beside the words, or below them where they would squeeze the words."""
        super().resizeEvent(event)
        self._arrange()

    def set_text(self, text: str, state: State) -> None:
        """Show other words, or another state."""
        self.text.setText(text)
        self.setAccessibleName(text)
        self._icon.set_icon(_ICONS[state], state)
        set_style_property(self, "banner", state)
        self._arrange()
        # Its words take their ink from the banner, so they have to look again.
        restyle(self.text)

    def _arrange(self) -> None:
        words = self.text.fontMetrics().horizontalAdvance(self.text.text())
        room = self.contentsRect().width() - self._icon.sizeHint().width() - self.buttons.sizeHint().width() - 40
        beside = room >= min(words, self.width() // 2)
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
        # Beside the buttons the words take the width there is; above them they must not ask for all the height.
        self._line.setStretch(0, 1 if beside else 0)


class MessageBar(Banner):
    """The answer to what the person just did: "Recorded: taken with food." with its Undo.

    Said aloud by a screen reader. It stays until it is replaced or dismissed, unless given a time.
    """

    actionChosen = Signal()
    """The action was chosen; the bar is already hidden."""
    dismissed = Signal()
    """The person closed the bar, or its time was up."""

    def __init__(self, look: ThemeController, dismiss_text: str, parent: QWidget | None = None) -> None:
        """Make a hidden bar. ``dismiss_text`` names the button that closes it ("Close")."""
        super().__init__(look, "", "taken", parent)
        self._action = OutlinedButton("", look=look, icon="undo")
        self._dismiss = OutlinedButton(dismiss_text)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._close)
        self._action.clicked.connect(self._choose)
        self._dismiss.clicked.connect(self._close)
        self.buttons.addWidget(self._action)
        self.buttons.addWidget(self._dismiss)
        self.hide()

    def show_message(self, text: str, action: str = "", *, state: State = "taken", seconds: int = 0) -> None:
        """Show and say ``text``, with an optional action.

        ``seconds`` takes the bar away by itself after that long, never sooner than 20 s; 0 leaves it.
        """
        self._timer.stop()
        self.set_text(text, state)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._arrange()
        self.show()
        announce(self, f"{text} {action}".rstrip(), urgent=state == "urgent")
        if seconds:
            self._timer.start(max(seconds, SHORTEST_SECONDS) * 1000)

    def clear(self) -> None:
        """Take the message away without a word."""
        self._timer.stop()
        self.hide()

    def _choose(self) -> None:
        self.clear()
        self.actionChosen.emit()

    def _close(self) -> None:
        self.clear()
        self.dismissed.emit()
