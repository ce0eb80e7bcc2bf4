"""What stands at the foot of a page and never scrolls away."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from imuran_desktop.ui.theme import ThemeController

_CONTENT_WIDTH = 960
_SIDE_MARGIN = 40
_SCROLL_BAR = 18
"""With a bar at its foot the page is nearly always long enough to have one."""


class FootRow(QHBoxLayout):
    """One widget, as wide as the page's column above it."""

    def __init__(self, look: ThemeController, inside: QWidget) -> None:
        """Lay out ``inside``."""
        super().__init__()
        self._look, self._inside = look, inside
        self.setContentsMargins(_SIDE_MARGIN, 12, _SIDE_MARGIN + _SCROLL_BAR, 16)
        # As on the page: all the room up to the column's greatest width, the rest to the sides.
        self.addStretch(1)
        self.addWidget(inside, 1000)
        self.addStretch(1)
        look.changed.connect(self._limit_width)
        self._limit_width()

    def _limit_width(self) -> None:
        self._inside.setMaximumWidth(self._look.px(_CONTENT_WIDTH))
