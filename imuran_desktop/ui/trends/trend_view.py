"""One analyte over time: its drawing, the value that is marked in words, and what is not drawn."""

from collections.abc import Callable

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.reports.timeline import Column, Drawing
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.drawing_view import DrawingView
from imuran_desktop.ui.widgets.labels import Body, Small
from imuran_desktop.ui.widgets.styling import scroll_into_view


class TrendView(QWidget):
    """Reads out the result that the pointer or the arrow keys have marked."""

    def __init__(self, look: ThemeController, name: str) -> None:
        super().__init__()
        self._read: Callable[[Column], str] = lambda _column: ""
        self._view = DrawingView(look, name)
        self._facts = Body("", selectable=True)
        self._apart = Small("")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for part in (self._view, self._facts, self._apart):
            column.addWidget(part)
        self._view.moved.connect(self._show_column)
        # Once it has its place: it may only just have been shown.
        self._view.keyed.connect(lambda: QTimer.singleShot(0, self._facts, lambda: scroll_into_view(self._facts)))

    def show_trend(
        self, name: str, make: Callable[[float], Drawing] | None, read: Callable[[Column], str], apart: str
    ) -> None:
        """Show other results: ``make`` draws them (None: there is nothing to draw), ``read`` says what a column has."""
        self._read = read
        self._view.setAccessibleName(name)
        self._view.setHidden(make is None)
        if make is not None:
            self._view.show_drawing(make)
        self._apart.setText(apart)
        self._apart.setHidden(not apart)
        self._show_column(self._view.marked if make is not None else None)

    def _show_column(self, column: Column | None) -> None:
        words = self._read(column) if column is not None else ""
        self._facts.setText(words)
        self._facts.setHidden(not words)
        if words:
            self._view.say(words)
