"""A layout that sets widgets side by side and goes on to the next line when they no longer fit."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowLayout(QLayout):
    """Rows of widgets that wrap. Widgets keep the width they ask for; one too wide for the line gets the whole line."""

    def __init__(self, parent: QWidget | None = None, *, spacing: int = 12) -> None:
        """Make an empty layout with ``spacing`` px between widgets and between lines."""
        super().__init__(parent)
        self._items: list[QLayoutItem] = []
        # A layout around this one asks for the same heights dozens of times before anything changes.
        self._heights: dict[int, int] = {}
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)

    def addItem(self, item: QLayoutItem) -> None:
        """Add at the end (Qt calls this from addWidget)."""
        self._items.append(item)
        self.invalidate()

    def count(self) -> int:
        """How many items there are."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at ``index``, None past the end."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Remove the item at ``index`` and hand it over, None past the end."""
        if not 0 <= index < len(self._items):
            return None
        item = self._items.pop(index)
        self.invalidate()
        return item

    def expandingDirections(self) -> Qt.Orientation:
        """Wants no more room than it asks for."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height the lines need at this width."""
        if width not in self._heights:
            self._heights[width] = self._lay_out(QRect(0, 0, width, 0), apply=False)
        return self._heights[width]

    def invalidate(self) -> None:
        """Measure anew: something in the layout has changed."""
        self._heights.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        """Put every widget in its place."""
        super().setGeometry(rect)
        self._lay_out(rect, apply=True)

    def sizeHint(self) -> QSize:
        """All on one line."""
        visible = [item.sizeHint() for item in self._visible()]
        width = sum(size.width() for size in visible) + self.spacing() * max(0, len(visible) - 1)
        return self._with_margins(QSize(width, max((size.height() for size in visible), default=0)))

    def minimumSize(self) -> QSize:
        """Room for the widest alone."""
        size = QSize()
        for item in self._visible():
            size = size.expandedTo(item.minimumSize())
        return self._with_margins(size)

    def _visible(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _with_margins(self, size: QSize) -> QSize:
        margins = self.contentsMargins()
        return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom())

    def _lay_out(self, rect: QRect, *, apply: bool) -> int:
        """Place the items, or only measure; returns the height used."""
        area = rect.marginsRemoved(self.contentsMargins())
        top = area.top()
        lines = self._lines(area.width())
        for line in lines:
            height = max(size.height() for _, size in line)
            if apply:
                self._place(line, area, top, height)
            top += height + self.spacing()
        used = top - area.top() - (self.spacing() if lines else 0)
        return used + rect.height() - area.height()

    def _lines(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        lines: list[list[tuple[QLayoutItem, QSize]]] = []
        left = 0
        for item in self._visible():
            size = self._size(item, width)
            if not lines or left + size.width() > width:
                lines.append([])
                left = 0
            lines[-1].append((item, size))
            left += size.width() + self.spacing()
        return lines

    @staticmethod
    def _size(item: QLayoutItem, width: int) -> QSize:
        size = item.sizeHint().expandedTo(item.minimumSize())
        if size.width() <= width:
            return size
        height = item.heightForWidth(width) if item.hasHeightForWidth() else size.height()
        return QSize(width, height)

    def _place(self, line: list[tuple[QLayoutItem, QSize]], area: QRect, top: int, height: int) -> None:
        """One line, items centred on it; mirrored where reading goes from right to left."""
        parent = self.parentWidget()
        mirrored = parent is not None and parent.layoutDirection() == Qt.LayoutDirection.RightToLeft
        left = area.left()
        for item, size in line:
            x = area.left() + area.right() + 1 - left - size.width() if mirrored else left
            item.setGeometry(QRect(QPoint(x, top + (height - size.height()) // 2), size))
            left += size.width() + self.spacing()
