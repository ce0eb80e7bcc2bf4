"""A table to read, go through and copy. Where it is narrow, each row becomes a paragraph."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView

from imuran_desktop.ui.stylesheet import SMALLEST_TARGET, TypeSize
from imuran_desktop.ui.theme import ThemeController

Index = QModelIndex | QPersistentModelIndex
_BESIDE_FROM = 560
"""At least so wide, in px at 100 %, cells stand side by side."""
_PADDING_X, _PADDING_Y, _HIGH = 32, 20, 10_000
_ROLES = Qt.ItemDataRole


def copy_rows(rows: Sequence[Sequence[str]]) -> None:
    """Put rows onto the clipboard, as spreadsheets and letters take them."""
    lines = ("\t".join(" ".join(cell.split()) for cell in row) for row in rows)
    QGuiApplication.clipboard().setText("\n".join(lines))


class RowsModel(QAbstractTableModel):
    """Heads and rows of texts; ``stacked`` has all of a row in one cell. Only so many rows are shown at first."""

    def __init__(self, heads: Sequence[str], chunk: int) -> None:
        super().__init__()
        self.heads, self._chunk = tuple(heads), chunk
        self.rows: Sequence[Sequence[str]] = ()
        self._count = 0
        self.stacked = False

    @property
    def more(self) -> int:
        """How many rows are not shown yet."""
        return len(self.rows) - self._count

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show other rows, from their beginning."""
        self.beginResetModel()
        self.rows, self._count = rows, min(self._chunk, len(rows))
        self.endResetModel()

    def show_more(self) -> None:
        """Show some more."""
        count = min(self._count + 4 * self._chunk, len(self.rows))
        self.beginInsertRows(QModelIndex(), self._count, count - 1)
        self._count = count
        self.endInsertRows()

    def stack(self, stacked: bool) -> None:
        """Put the cells of a row one below the other, or side by side."""
        if stacked != self.stacked:
            self.beginResetModel()
            self.stacked = stacked
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows are shown."""
        return 0 if parent is not None and parent.isValid() else self._count

    def columnCount(self, parent: Index | None = None) -> int:
        """One for each head."""
        return 0 if parent is not None and parent.isValid() else 1 if self.stacked else len(self.heads)

    def data(self, index: Index, role: int = _ROLES.DisplayRole) -> Any:
        """The text of a cell; a screen reader hears its head with it."""
        row = self.rows[index.row()]
        if role == _ROLES.DisplayRole:
            return self._stacked(row) if self.stacked else row[index.column()]
        if role == _ROLES.AccessibleTextRole:
            return self._stacked(row) if self.stacked else f"{self.heads[index.column()]}: {row[index.column()]}"
        if role == _ROLES.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLES.DisplayRole) -> Any:
        """The heads."""
        if role == _ROLES.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.heads[0] if self.stacked else self.heads[section]
        return None

    def _stacked(self, row: Sequence[str]) -> str:
        pairs = zip(self.heads[1:], row[1:], strict=True)
        return "\n".join([row[0], *(f"{head}: {cell}" for head, cell in pairs if cell)])


class RowsTable(QTableView):
    """As high as the rows it shows: the page scrolls, not the table. Ctrl+C copies what is selected, or all."""

    def __init__(
        self, look: ThemeController, name: str, heads: Sequence[str], shares: Sequence[int], chunk: int = 20
    ) -> None:
        """Make an empty table; ``shares`` say how its width is divided."""
        super().__init__()
        self._look, self._shares = look, shares
        self.rows = RowsModel(heads, chunk)
        self.setModel(self.rows)
        self.setAccessibleName(name)
        self._set_up()
        look.changed.connect(self._fit)

    def show_rows(self, rows: Sequence[Sequence[str]]) -> None:
        """Show other rows."""
        self.rows.show_rows(rows)
        self._fit()

    def show_more(self) -> None:
        """Show some more of them."""
        self.rows.show_more()
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Copy."""
        if not event.matches(QKeySequence.StandardKey.Copy):
            super().keyPressEvent(event)
            return
        chosen = sorted({index.row() for index in self.selectionModel().selectedIndexes()})
        copy_rows([self.rows.rows[row] for row in chosen] if chosen else [self.rows.heads, *self.rows.rows])

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the page scroll."""
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()

    def _fit(self) -> None:
        width = self.viewport().width()
        self.rows.stack(width < self._look.px(_BESIDE_FROM))
        self.horizontalHeader().setVisible(not self.rows.stacked)
        shares = (1,) if self.rows.stacked else self._shares
        for column, share in enumerate(shares[:-1]):
            self.setColumnWidth(column, width * share // sum(shares))
        self._fit_rows()
        head = self.horizontalHeader()
        head_height = head.sizeHint().height() if head.isVisibleTo(self) else 0
        self.setFixedHeight(head_height + self.verticalHeader().length() + 2 * self.frameWidth())

    def _fit_rows(self) -> None:
        """As high as their texts need. Qt's own idea of that leaves out the padding, and cuts the last word off."""
        metrics, wraps = QFontMetrics(self._look.theme.font(TypeSize.BODY)), Qt.TextFlag.TextWordWrap
        columns = [self.columnWidth(column) for column in range(self.rows.columnCount() - 1)]
        # The last one takes what is left, which Qt works out only later.
        widths = [width - _PADDING_X for width in (*columns, self.viewport().width() - sum(columns))]
        for row in range(self.rows.rowCount()):
            texts = (self.rows.data(self.rows.index(row, column)) for column in range(len(widths)))
            room = (QRect(0, 0, width, _HIGH) for width in widths)
            high = max(metrics.boundingRect(rect, wraps, text).height() for rect, text in zip(room, texts, strict=True))
            self.setRowHeight(row, max(high + _PADDING_Y, self._look.px(SMALLEST_TARGET)))

    def _set_up(self) -> None:
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(1)
        head.setStretchLastSection(True)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
