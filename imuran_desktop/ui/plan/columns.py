"""Two things to compare: side by side, or one above the other where there is little room."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.labels import Body, Muted, Strong

_BESIDE_FROM = 480
"""At least this wide, in px at 100 %, the columns stand side by side."""


class Columns(QWidget):
    """Before and after, each with a heading and some lines; what is new is bold."""

    def __init__(self, look: ThemeController, *, stacks: bool = True) -> None:
        """Make empty columns. Short lines, as of dates, need not be stacked where there is little room."""
        super().__init__()
        self._look, self._stacks = look, stacks
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(16)
        self._heads = (Muted(), Muted())
        self._lines = (Body(), Strong())
        for head, lines in zip(self._heads, self._lines, strict=True):
            column = QVBoxLayout()
            column.setSpacing(4)
            column.addWidget(head)
            column.addWidget(lines)
            column.addStretch(1)
            self._box.addLayout(column, 1)

    def show_columns(self, before: tuple[str, str], after: tuple[str, str]) -> None:
        """Show a heading and lines in each column."""
        for number, (head, lines) in enumerate((before, after)):
            self._heads[number].setText(head)
            self._lines[number].setText(lines)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn the row into a column, or back."""
        super().resizeEvent(event)
        beside = not self._stacks or self.width() >= self._look.px(_BESIDE_FROM)
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
