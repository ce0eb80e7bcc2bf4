"""Words to be read: in lines that are short enough to find the next one."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from imuran_desktop.ui.theme import ThemeController

_LINE = 560
"""In px at 100 %: about 75 letters."""


class Reading(QWidget):
    """Words below each other in :attr:`column`, no wider than a line should be at any size of text."""

    def __init__(self, look: ThemeController) -> None:
        super().__init__()
        self._look = look
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        look.changed.connect(self._limit_width)
        self._limit_width()

    def put_into(self, row: QHBoxLayout) -> None:
        """Take all the room of a row up to the greatest width; only what is left beyond that stays empty."""
        row.addWidget(self, 1000)
        row.addStretch(1)

    def _limit_width(self) -> None:
        self.setMaximumWidth(self._look.px(_LINE))
