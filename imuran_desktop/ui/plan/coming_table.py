"""Days as the cells of a table: painted for the eye, worded for a screen reader, gone through with the arrow keys."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QScrollArea,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)

from imuran_desktop.ui.palette import State
from imuran_desktop.ui.stylesheet import SMALLEST_TARGET, TypeSize
from imuran_desktop.ui.theme import ThemeController

_CELL = Qt.ItemDataRole.UserRole
_GAP, _PADDING, _RADIUS, _RING = 2, 6, 8, 3
_SCROLL_MARGIN = 24
_WRAPS = Qt.TextFlag.TextWordWrap
_HIGH = 10_000


@dataclass(frozen=True)
class Line:
    """A line of a cell."""

    text: str
    size: TypeSize = TypeSize.BODY
    bold: bool = False


@dataclass(frozen=True)
class Cell:
    """What is painted for a day, or for some days in a row; ``words`` are what a screen reader says."""

    words: str
    lines: tuple[Line, ...]
    state: State


class ComingTable(QTableWidget):
    """As high as all of its rows, so that the page scrolls and not the table. Tab goes in and out of it at once."""

    def __init__(self, look: ThemeController) -> None:
        super().__init__()
        self._look = look
        self._kept = (-1, -1)
        self.setProperty("kind", "coming")
        self._painter = _CellPainter(look, self)
        self.setItemDelegate(self._painter)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QTableWidget.SelectionMode.NoSelection)
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalHeader().hide()
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.horizontalHeader().setSectionsClickable(False)
        self.horizontalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setMinimumSectionSize(1)
        self.currentCellChanged.connect(self._follow)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines may wrap otherwise now."""
        super().resizeEvent(event)
        self._fit()

    def needed_width(self, cells: Sequence[Cell], heads: Sequence[str]) -> int:
        """How wide a column must be for no line to wrap."""
        metrics = QFontMetrics(self._look.theme.font(TypeSize.BODY, bold=True))
        widths = (metrics.horizontalAdvance(head) + 2 * _PADDING for head in heads)
        return max(*(self._painter.width(cell) for cell in cells), *widths)

    def show_cells(self, rows: Sequence[Sequence[Cell | None]], heads: Sequence[str] = ()) -> None:
        """Show these rows, below heads if there are any. The keyboard stays in its place."""
        place = self.currentRow(), self.currentColumn()
        self.clear()
        self.setRowCount(len(rows))
        self.setColumnCount(len(rows[0]))
        self.setHorizontalHeaderLabels(list(heads))
        self.horizontalHeader().setVisible(bool(heads))
        for row, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                self.setItem(row, column, _item(cell))
        if self.item(*place) is not None:
            self.setCurrentCell(*place)
        self._fit()

    def _fit(self) -> None:
        """Be as high as the lines need."""
        width = self.viewport().width() // max(1, self.columnCount())
        for row in range(self.rowCount()):
            cells = [cell for column in range(self.columnCount()) if (cell := self._cell(row, column))]
            self.setRowHeight(row, max(self._painter.height(cell, width) for cell in cells))
        head = self.horizontalHeader()
        head_height = head.sizeHint().height() if head.isVisibleTo(self) else 0
        self.setFixedHeight(head_height + self.verticalHeader().length() + 2 * self.frameWidth())

    def _cell(self, row: int, column: int) -> Cell | None:
        item = self.item(row, column)
        return item.data(_CELL) if item is not None else None

    def _follow(self, row: int, column: int) -> None:
        """Scroll the page to the day the keyboard went to."""
        item = self.item(row, column)
        area = self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        page = area.widget() if area is not None else None
        if item is None or area is None or page is None or not self.hasFocus():
            return
        rect = self.visualItemRect(item)
        centre = self.viewport().mapTo(page, rect.center())
        area.ensureVisible(centre.x(), centre.y(), 0, rect.height() // 2 + _SCROLL_MARGIN)


def _item(cell: Cell | None) -> QTableWidgetItem:
    item = QTableWidgetItem()
    item.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable if cell else Qt.ItemFlag.NoItemFlags)
    item.setData(_CELL, cell)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, cell.words if cell else "")
    return item


class _CellPainter(QStyledItemDelegate):
    """Paints the lines of a cell."""

    def __init__(self, look: ThemeController, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look

    def width(self, cell: Cell) -> int:
        """How wide a cell must be for none of its lines to wrap."""
        widths = (self._metrics(line).horizontalAdvance(line.text) for line in cell.lines)
        return max(widths) + 2 * (_PADDING + _GAP) + 1

    def height(self, cell: Cell, width: int) -> int:
        """How high it must be when it is ``width`` wide."""
        inner = width - 2 * (_PADDING + _GAP)
        lines = sum(self._line_height(line, inner) for line in cell.lines)
        return max(lines + 2 * (_PADDING + _GAP), self._look.px(SMALLEST_TARGET))

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Nothing: the table finds the heights itself."""
        return QSize()

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw a day."""
        cell = index.data(_CELL)
        if cell is None:
            return
        colours = self._look.theme.colours
        pair = colours.pair(cell.state)
        focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
        room: QRect = option.rect.adjusted(_GAP, _GAP, -_GAP, -_GAP)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.focus), _RING) if focused else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(pair.ground))
        painter.drawRoundedRect(room.adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)
        painter.setPen(QColor(pair.ink))
        self._write(painter, room.adjusted(_PADDING, _PADDING, -_PADDING, -_PADDING), cell)
        painter.restore()

    def _write(self, painter: QPainter, room: QRect, cell: Cell) -> None:
        if len(cell.lines) == 1:
            # Alone it stands in the middle of the row.
            room.setTop(room.top() + (room.height() - self._line_height(cell.lines[0], room.width())) // 2)
        for line in cell.lines:
            painter.setFont(self._look.theme.font(line.size, bold=line.bold))
            painter.drawText(room, _WRAPS | Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop, line.text)
            room.setTop(room.top() + self._line_height(line, room.width()))

    def _line_height(self, line: Line, width: int) -> int:
        return self._metrics(line).boundingRect(QRect(0, 0, width, _HIGH), _WRAPS, line.text).height()

    def _metrics(self, line: Line) -> QFontMetrics:
        return QFontMetrics(self._look.theme.font(line.size, bold=line.bold))
