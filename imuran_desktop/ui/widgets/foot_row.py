"""What stands at the foot of a page and never scrolls away."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.page import CONTENT_WIDTH, SCROLL_BAR, SIDE_MARGIN


class FootRow(QHBoxLayout):
    """One widget, as wide as the page's column above it."""

    def __init__(self, look: ThemeController, inside: QWidget) -> None:
        """Lay out ``inside``."""
        super().__init__()
        self._look, self._inside = look, inside
        # With a bar at its foot the page is nearly always long enough to have a scroll bar.
        self.setContentsMargins(SIDE_MARGIN, 12, SIDE_MARGIN + SCROLL_BAR, 16)
        # As on the page: all the room up to the column's greatest width, the rest to the sides.
        self.addStretch(1)
        self.addWidget(inside, 1000)
        self.addStretch(1)
        look.changed.connect(self._limit_width)
        self._limit_width()

    def _limit_width(self) -> None:
        self._inside.setMaximumWidth(self._look.px(CONTENT_WIDTH))
