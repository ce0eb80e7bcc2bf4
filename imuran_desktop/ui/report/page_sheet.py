"""One page of a PDF file, as a sheet of paper."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from imuran_desktop.ui.palette import DARK, LIGHT

_PAPER, _EDGE = LIGHT.surface, LIGHT.outline
"""Paper is white in the dark too."""
_FOUND, _FOUND_EDGE = LIGHT.overdue.ground, LIGHT.overdue.ink
_CURRENT, _CURRENT_EDGE = DARK.focus, LIGHT.focus
_ROOM = 2.0
"""Points around what was found."""


class PageSheet(QWidget):
    """Shows a picture of the page once there is one, and where the words stand that were looked for.

    A screen reader finds the page's number as its name, and all that the page says as its description.
    """

    def __init__(self, name: str, size: QSizeF, parent: QWidget) -> None:
        """``size`` is that of the page in points."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self.points = size
        self.scale = 0.0
        """Pixels to the point in the picture; 0 without one."""
        self._picture = QImage()
        self._found: Sequence[QRectF] = ()
        self._current: Sequence[QRectF] = ()

    def show_picture(self, picture: QImage, scale: float) -> None:
        """Show a picture with so many pixels to the point; the one before is shown stretched until it comes."""
        self._picture, self.scale = picture, scale
        self.update()

    def drop_picture(self) -> None:
        """Have the memory back: nobody sees it."""
        self._picture, self.scale = QImage(), 0.0

    def mark(self, found: Sequence[QRectF], current: Sequence[QRectF]) -> None:
        """Mark what was found, and the one of it at which one is, by boxes in points."""
        if (found, current) != (self._found, self._current):
            self._found, self._current = found, current
            self.update()

    def box_of(self, box: QRectF) -> QRectF:
        """Where a box in points is on this sheet, with a little room around it."""
        scale = self.width() / self.points.width()
        wide = box.adjusted(-_ROOM, -_ROOM, _ROOM, _ROOM)
        return QRectF(wide.topLeft() * scale, wide.size() * scale)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw paper, picture and marks."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(_PAPER))
        if not self._picture.isNull():
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(self.rect(), self._picture)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        self._draw_boxes(painter, self._found, _FOUND, QPen(QColor(_FOUND_EDGE), 1))
        self._draw_boxes(painter, self._current, _CURRENT, QPen(QColor(_CURRENT_EDGE), 3))
        painter.setPen(QColor(_EDGE))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _draw_boxes(self, painter: QPainter, boxes: Sequence[QRectF], ground: str, edge: QPen) -> None:
        painter.setPen(edge)
        for box in boxes:
            shown = self.box_of(box)
            painter.fillRect(shown, QColor(ground))
            # Around the words, not over them.
            around = edge.widthF() / 2
            painter.drawRect(shown.adjusted(-around, -around, around, around))
