"""The table of people: its heads sort it, Enter or a double click opens a diary."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QSizePolicy, QTableView

from imuran_desktop.domain.summary import Summary
from imuran_desktop.ui.many.people_model import PeopleModel
from imuran_desktop.ui.stylesheet import SMALLEST_TARGET, TypeSize
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.rows_table import copy_rows
from imuran_desktop.words.language import Language
from imuran_desktop.words.many_diaries import Column, head_words

_BESIDE_FROM = 820
"""At least so wide, in px at 100 %, cells stand side by side."""
_SHARES = (11, 12, 8, 9, 9, 12)
_COLUMNS = list(Column)
_, *_WHOLE, _FILE = range(len(_COLUMNS))
"""Between the person and the file stand figures and dates, whose parts are not to be cut."""
_PADDING_X, _PADDING_Y, _HIGH = 28, 16, 10_000
_SORT_MARK = 16
_LEAST_HEIGHT = 120
_MOST_FIRST = frozenset({Column.OVERDUE, Column.URGENT})
"""What is most pressing where there is most of it: sorted so by the first click."""


class PeopleTable(QTableView):
    """As high as its rows up to a limit, then it scrolls: its heads stay in sight. Ctrl+C copies what is selected."""

    chosen = Signal(object)
    """A diary is to be opened: its `Summary`."""
    sorted_by = Signal(object, bool)
    """A head was clicked: its column, and whether turned round."""

    def __init__(self, look: ThemeController, language: Language) -> None:
        super().__init__()
        self._look = look
        self.people = PeopleModel(language)
        self.setModel(self.people)
        self._heads = head_words(language)
        self._heights: dict[tuple[str, ...], int] = {}
        """How high rows with these texts are, as measured for this font and these widths."""
        self._measured_for: tuple[QFont, Sequence[int]] | None = None
        self._room = _LEAST_HEIGHT
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.timeout.connect(self._fit)
        self._set_up()
        self.setAccessibleName(language.tr("People"))
        for changed in (self.people.layoutChanged, self.people.modelReset, look.changed):
            changed.connect(lambda *_: self._fitting.start(0))
        self.doubleClicked.connect(lambda index: self.chosen.emit(self.people.rows[index.row()]))

    def sort_by(self, column: Column, *, turned: bool) -> None:
        """Sort the rows, and show so on the heads."""
        self.people.sort_by(column, turned=turned)
        order = Qt.SortOrder.DescendingOrder if turned else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicator(_COLUMNS.index(column), order)

    def set_room(self, height: int) -> None:
        """Be no higher than this: what is longer scrolls."""
        if height != self._room:
            self._room = height
            self._fitting.start(0)

    def selected(self) -> list[Summary]:
        """The diaries that are selected, as they are sorted."""
        return [self.people.rows[row] for row in sorted({index.row() for index in self.selectedIndexes()})]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, or copy."""
        index = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            if not event.isAutoRepeat():
                self.chosen.emit(self.people.rows[index.row()])
        elif event.matches(QKeySequence.StandardKey.Copy):
            rows = self.selected() or self.people.rows
            copy_rows([list(self._heads.values()), *(list(self.people.words(row).values()) for row in rows)])
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        """Go to the first or last person with Home and End; Qt would go along the row."""
        move, count = QAbstractItemView.CursorAction, self.people.rowCount()
        if count and action in (move.MoveHome, move.MoveEnd):
            row = 0 if action == move.MoveHome else count - 1
            return self.people.index(row, max(self.currentIndex().column(), 0))
        return super().moveCursor(action, modifiers)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Divide another width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fitting.start(0)

    def sizeHint(self) -> QSize:
        """As high as its rows, within limits."""
        head = self.horizontalHeader()
        above = head.sizeHint().height() if not self.people.stacked else 0
        height = above + self.verticalHeader().length() + 2 * self.frameWidth()
        return QSize(super().sizeHint().width(), max(_LEAST_HEIGHT, min(height, self._room)))

    def _sort_by_head(self, section: int) -> None:
        column, turned = _COLUMNS[section], self.people.order[1]
        turned = not turned if column is self.people.order[0] else column in _MOST_FIRST
        self.sort_by(column, turned=turned)
        self.sorted_by.emit(column, turned)

    def _fit(self) -> None:
        width = self.viewport().width()
        self.people.stack(width < self._look.px(_BESIDE_FROM))
        self.horizontalHeader().setVisible(not self.people.stacked)
        columns = [width] if self.people.stacked else self._column_widths(width)
        for column, wide in enumerate(columns[:-1]):
            self.setColumnWidth(column, wide)
        widths = [wide - _PADDING_X for wide in columns]
        self.people.wrap_heads(QFontMetrics(self.horizontalHeader().font()), [room - _SORT_MARK for room in widths])
        self._fit_rows(widths)
        self.setFixedHeight(self.sizeHint().height())

    def _column_widths(self, width: int) -> list[int]:
        """A share for each; where a figure or a date needs more, the file, which can go on below, has less."""
        widths = [width * share // sum(_SHARES) for share in _SHARES]
        metrics = QFontMetrics(self._look.theme.font(TypeSize.BODY))
        for column in _WHOLE:
            parts = {part for row in self.people.rows for part in self.people.words(row)[_COLUMNS[column]].split(" ")}
            widest = max((metrics.horizontalAdvance(part) for part in parts), default=0)
            more = max(0, widest + _PADDING_X - widths[column])
            widths[column] += more
            widths[_FILE] -= more
        return widths

    def _fit_rows(self, widths: Sequence[int]) -> None:
        """As high as their texts need."""
        rows, least = self.verticalHeader(), self._look.px(SMALLEST_TARGET)
        rows.setDefaultSectionSize(least)
        font = self._look.theme.font(TypeSize.BODY)
        if self._measured_for != (font, widths):
            self._measured_for = font, widths
            self._heights.clear()
        for row in range(self.people.rowCount()):
            texts = tuple(self.people.data(self.people.index(row, column)) for column in range(len(widths)))
            if texts not in self._heights:
                self._heights[texts] = max(_height(QFontMetrics(font), widths, texts) + _PADDING_Y, least)
            if rows.sectionSize(row) != self._heights[texts]:
                rows.resizeSection(row, self._heights[texts])

    def _set_up(self) -> None:
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        head = self.horizontalHeader()
        head.setSectionsClickable(True)
        head.setHighlightSections(False)
        head.setMinimumSectionSize(1)
        head.setStretchLastSection(True)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setSortIndicatorShown(True)
        head.setSortIndicator(0, Qt.SortOrder.AscendingOrder)
        head.sectionClicked.connect(self._sort_by_head)


def _height(metrics: QFontMetrics, widths: Sequence[int], texts: Sequence[str]) -> int:
    """How high the highest of these texts is where each wraps within its width."""
    wraps = Qt.TextFlag.TextWordWrap
    room = (QRect(0, 0, width, _HIGH) for width in widths)
    return max(metrics.boundingRect(rect, wraps, text).height() for rect, text in zip(room, texts, strict=True))
