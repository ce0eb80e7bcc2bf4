"""A drawing on the screen: the pointer names what is under it, and the arrow keys go from day to day."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QByteArray, QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from imuran_desktop.reports.timeline import Column, Drawing
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.styling import announce

_LEAST_WIDTH = 240
_RING = 3
_MOVES = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_OPENS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})


class DrawingView(QWidget):
    """Draws what it is given as wide as it is, and marks one column of it: where the keyboard is."""

    moved = Signal(Column)
    """Another column was marked, by key or click."""
    keyed = Signal()
    """It was marked by key: what is said of it is to be seen too."""
    opened = Signal(date)
    """Enter was pressed on a column, or it was double-clicked: its first day."""

    def __init__(self, look: ThemeController, name: str, *, row: int = 0) -> None:
        """Make an empty view. Up and Down go ``row`` columns on; without one they scroll the page."""
        super().__init__()
        self._look, self._row = look, row
        self._make: Callable[[float], Drawing] | None = None
        self._drawing: Drawing | None = None
        self._picture: QPixmap | None = None
        self._place = self._pressed = -1
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(_LEAST_WIDTH)
        look.changed.connect(self._redraw)

    def show_drawing(self, make: Callable[[float], Drawing]) -> None:
        """Show another drawing; ``make`` draws it so many px wide."""
        marked = self.marked
        self._make = make
        self._redraw()
        self._place = self._place_of(marked.span.first) if marked is not None else -1

    @property
    def marked(self) -> Column | None:
        """The column that is marked, if one is."""
        columns = self._drawing.columns if self._drawing is not None else ()
        return columns[self._place] if 0 <= self._place < len(columns) else None

    def words_at(self, place: QPointF) -> str:
        """What is drawn at a place, in words; the smallest thing there."""
        marks = self._drawing.marks if self._drawing is not None else ()
        under = [mark for mark in marks if mark.box.holds(place.x(), place.y())]
        smallest = min(under, key=lambda mark: mark.box.width * mark.box.height, default=None)
        return smallest.words if smallest is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from column to column, or open one."""
        key = Qt.Key(event.key())
        last = len(self._drawing.columns) - 1 if self._drawing is not None else -1
        column = self.marked
        if key in _OPENS and column is not None:
            self.opened.emit(column.span.first)
        elif key in _MOVES:
            self._go_by_key(self._place + _MOVES[key] if column is not None else last)
        elif self._row and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._go_by_key(self._place + (self._row if key == Qt.Key.Key_Down else -self._row))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self._go_by_key(0 if key == Qt.Key.Key_Home else last)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Mark the column under the pointer."""
        super().mousePressEvent(event)
        self._pressed = self._place_at(event.position())
        self._go(self._pressed)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        """Open it. What is said of it above may have moved the drawing since the first of the two clicks."""
        column = self.marked
        if column is not None and self._pressed == self._place:
            self.opened.emit(column.span.first)

    def event(self, event: QEvent) -> bool:
        """Name what is under the pointer."""
        if event.type() != QEvent.Type.ToolTip or not isinstance(event, QHelpEvent):
            return super().event(event)
        QToolTip.showText(event.globalPos(), self.words_at(QPointF(event.pos())), self)
        return True

    def sizeHint(self) -> QSize:
        """As high as the drawing."""
        return QSize(_LEAST_WIDTH, round(self._drawing.height) if self._drawing is not None else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Draw for another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._redraw()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that it is elsewhere."""
        super().focusOutEvent(event)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Show the drawing, and the mark over it."""
        if self._drawing is None:
            return
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._rendered(self._drawing))
        column = self.marked
        if column is None:
            return
        colours, box = self._look.theme.colours, column.box
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.focus if self.hasFocus() else colours.primary), _RING))
        inset = _RING / 2
        frame = QRectF(box.x, box.y, box.width, box.height).adjusted(-inset, -inset, inset, inset)
        painter.drawRoundedRect(frame.intersected(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)), 5, 5)

    def _rendered(self, drawing: Drawing) -> QPixmap:
        """The drawing as a picture, made once for all that is marked on it."""
        if self._picture is None:
            from PySide6.QtSvg import QSvgRenderer

            ratio = self.devicePixelRatioF()
            picture = QPixmap(round(drawing.width * ratio), round(drawing.height * ratio))
            picture.setDevicePixelRatio(ratio)
            picture.fill(Qt.GlobalColor.transparent)
            painter = QPainter(picture)
            QSvgRenderer(QByteArray(drawing.svg.encode())).render(painter, QRectF(0, 0, drawing.width, drawing.height))
            painter.end()
            self._picture = picture
        return self._picture

    def _redraw(self) -> None:
        if self._make is None or self.width() < _LEAST_WIDTH:
            return
        marked = self.marked
        self._drawing, self._picture = self._make(self.width()), None
        self._place = self._place_of(marked.span.first) if marked is not None else -1
        self.setFixedHeight(round(self._drawing.height))
        self.update()

    def _place_of(self, day: date) -> int:
        columns = self._drawing.columns if self._drawing is not None else ()
        found = (place for place, column in enumerate(columns) if column.span.first <= day <= column.span.last)
        return next(found, -1)

    def _place_at(self, spot: QPointF) -> int:
        columns = self._drawing.columns if self._drawing is not None else ()
        return next((place for place, column in enumerate(columns) if column.box.holds(spot.x(), spot.y())), -1)

    def _go_by_key(self, place: int) -> None:
        self._go(place)
        self.keyed.emit()

    def _go(self, place: int) -> None:
        columns = self._drawing.columns if self._drawing is not None else ()
        if not 0 <= place < len(columns):
            return
        self._place = place
        self.update()
        self.moved.emit(columns[place])

    def say(self, words: str) -> None:
        """Have a screen reader say what is in the marked column."""
        self.setAccessibleDescription(words)
        if self.hasFocus():
            announce(self, words)
