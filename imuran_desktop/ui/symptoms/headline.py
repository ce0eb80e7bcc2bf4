"""Words with a button at the end of their line, or below them where there is little room."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.labels import Body

_BESIDE_FROM = 400
"""At least this wide, in px at 100 %, the button stands beside the words."""

_LINE_HEIGHT = 50
"""That of the button, so that what stands to the left of the words can be level with them."""


class HeadLine(QWidget):
    """What something is, and the one thing to do with it."""

    def __init__(self, look: ThemeController, words: Body, button: QPushButton, more: QLayout | None = None) -> None:
        """Put ``words`` and ``button`` together. ``more`` stands right below the words, before a button below them."""
        super().__init__()
        self._look, self._words = look, words
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 0, 0, 0)
        self._line.setSpacing(12)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(words)
        if more is not None:
            column.addLayout(more)
        self._line.addLayout(column, 1)
        self._line.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        look.changed.connect(self._arrange)
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go from one arrangement to the other."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self._words.setMinimumHeight(self._look.px(_LINE_HEIGHT))
        beside = self.width() >= self._look.px(_BESIDE_FROM)
        direction = QBoxLayout.Direction
        self._line.setDirection(direction.LeftToRight if beside else direction.TopToBottom)
