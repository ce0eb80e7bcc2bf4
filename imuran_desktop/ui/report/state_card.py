"""What is shown in the place of a report's pages while there are none."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.labels import Body
from imuran_desktop.ui.widgets.styling import announce

_SECOND_MS = 1000


class StateCard(QWidget):
    """A sentence, and one thing to do about it."""

    chosen = Signal()
    """The button was pressed."""

    def __init__(self, look: ThemeController) -> None:
        super().__init__()
        self._text = Body()
        self._seconds = 0
        self._going_on: Callable[[int], str] = str
        self._timer = QTimer(self)
        self._timer.setInterval(_SECOND_MS)
        self._button = OutlinedButton("", look=look)
        card = Card()
        card.body.setSpacing(16)
        card.body.addWidget(self._text)
        card.body.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeading)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(card)
        column.addStretch(1)
        self._button.clicked.connect(self.chosen)
        self._timer.timeout.connect(self._tick)

    def show_state(self, words: str, button: str, going_on: Callable[[int], str] | None = None) -> None:
        """Show and say a sentence, and what the button is called (without a name there is none).

        What goes on is said again each second by ``going_on``, which is given how many they are by now.
        """
        self.rest()
        if going_on is not None:
            self._seconds, self._going_on = 0, going_on
            self._timer.start()
        self._text.setText(words)
        self._button.setText(button)
        self._button.setVisible(bool(button))
        announce(self, words)

    def rest(self) -> None:
        """Nothing goes on any more."""
        self._timer.stop()

    def _tick(self) -> None:
        self._seconds += 1
        self._text.setText(self._going_on(self._seconds))
