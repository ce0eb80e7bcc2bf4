"""The card: one thing to know or do, on a surface of its own."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

_ACCENT_WIDTH = 6
_ACCENT_MARGIN = 20


class Card(QFrame):
    """A surface with rounded corners. Fill :attr:`body`, top to bottom; nest other layouts in it as needed."""

    def __init__(
        self, parent: QWidget | None = None, *, accent: bool = False, dense: bool = False, name: str = ""
    ) -> None:
        """Make an empty card.

        ``accent`` draws the bar that marks the one thing to do now; ``dense`` suits rows in a list; ``name`` is what a
        screen reader calls the card.
        """
        super().__init__(parent)
        self.setProperty("kind", "card")
        self.setProperty("dense", "true" if dense else "false")
        self.setAccessibleName(name)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(8)
        self._accent: QFrame | None = None
        self.set_accent(accent)

    def set_accent(self, accent: bool) -> None:
        """Show or hide the bar."""
        if accent and self._accent is None:
            self._accent = QFrame(self)
            self._accent.setProperty("kind", "accent")
            self._accent.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            self._place_accent()
        if self._accent is not None:
            self._accent.setVisible(accent)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the bar at the edge where reading begins."""
        super().resizeEvent(event)
        self._place_accent()

    def _place_accent(self) -> None:
        if self._accent is None:
            return
        left = 0 if self.layoutDirection() == Qt.LayoutDirection.LeftToRight else self.width() - _ACCENT_WIDTH
        self._accent.setGeometry(left, _ACCENT_MARGIN, _ACCENT_WIDTH, max(0, self.height() - 2 * _ACCENT_MARGIN))
