"""A list to choose from: groups that open and close, or what a search found. It is as high as what it shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QScrollArea,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from imuran_desktop.ui.theme import ThemeController

_ROW = 50
"""Least height of a row, in px at 100 %."""
_INDENT = 34
_PADDING = 26
"""px above and below the text, or left and right of it, together with a little air."""
_KEY = Qt.ItemDataRole.UserRole
_ICON = Qt.ItemDataRole.UserRole + 1
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space})
_MOVES = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


@dataclass(frozen=True)
class Choice:
    """One of those to choose from, as it stands in the list, with an icon when it is unlike the others."""

    key: str
    words: str
    icon: str = ""


@dataclass(frozen=True)
class Group:
    """A heading with the choices under it."""

    words: str
    choices: Sequence[Choice]
    is_open: bool = False


class ChoiceTree(QTreeWidget):
    """Shows choices. A click, or Enter on the current row, takes one, or opens and closes a group."""

    chosen = Signal(str)
    """The key of the one chosen."""

    def __init__(self, look: ThemeController, name: str, parent: QWidget | None = None) -> None:
        """Make an empty list that a screen reader calls ``name``."""
        super().__init__(parent)
        self._look = look
        self._field: QLineEdit | None = None
        self.setAccessibleName(name)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWordWrap(True)
        self.setExpandsOnDoubleClick(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_Rows(look, self))
        self.itemClicked.connect(self._take)
        self.itemExpanded.connect(self._draw_icon)
        self.itemCollapsed.connect(self._draw_icon)
        look.changed.connect(self._follow_theme)
        self._follow_theme()

    def show_groups(self, groups: Sequence[Group], last: Choice) -> None:
        """Show headings, open or closed, with their choices, and below them one that belongs to none.

        The first choice under an open heading is the current row.
        """
        self.clear()
        for group in groups:
            heading = QTreeWidgetItem(self, [group.words])
            font = heading.font(0)
            font.setBold(True)
            heading.setFont(0, font)
            for choice in group.choices:
                _add(heading, choice)
            heading.setExpanded(group.is_open)
            self._draw_icon(heading)
        self._draw_icon(_add(self, last))
        first = next((item.child(0) for item in self._rows() if item.isExpanded()), None)
        if first is not None:
            self.setCurrentItem(first)

    def show_choices(self, choices: Sequence[Choice]) -> None:
        """Show choices, at least one, without headings; the first is the current row."""
        self.clear()
        for choice in choices:
            self._draw_icon(_add(self, choice))
        self.setCurrentItem(self._rows()[0])

    def obey(self, field: QLineEdit) -> None:
        """From this search field, Up and Down move through the list, and Enter chooses."""
        self._field = field
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that are meant for the list out of the search field."""
        if watched is not self._field or not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take_current()
        elif event.key() in _MOVES:
            self.keyPressEvent(event)
        else:
            return False
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space choose."""
        if event.key() in _ENTER:
            self._take_current()
            return
        super().keyPressEvent(event)
        self._reveal_current()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the words anew where the width has changed."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def updateGeometries(self) -> None:
        """Grow and shrink with what is shown; Qt calls this whenever the rows were laid out."""
        super().updateGeometries()
        height = 2 * self.frameWidth()
        index = self.model().index(0, 0)
        while index.isValid():
            height += self.rowHeight(index)
            index = self.indexBelow(index)
        if height != self.height():
            self.setFixedHeight(height)

    def _rows(self) -> list[QTreeWidgetItem]:
        """The rows that are under no other."""
        found = (self.topLevelItem(place) for place in range(self.topLevelItemCount()))
        return [item for item in found if item is not None]

    def _take_current(self) -> None:
        item = self.currentItem()
        if item is not None:
            self._take(item)

    def _take(self, item: QTreeWidgetItem) -> None:
        key = item.data(0, _KEY)
        if key:
            self.chosen.emit(key)
        else:
            item.setExpanded(not item.isExpanded())

    def _draw_icon(self, item: QTreeWidgetItem) -> None:
        """An arrow before a heading; before a choice its own icon, if it has one."""
        arrow = "chevron-down" if item.isExpanded() else "chevron-right"
        name = item.data(0, _ICON) if item.data(0, _KEY) else arrow
        if name:
            item.setIcon(0, self._look.icon(name, "primary", 20))

    def _reveal_current(self) -> None:
        """The page scrolls, not this list: have it show the row that the keyboard has reached."""
        item, area = self.currentItem(), self.parentWidget()
        while area is not None and not isinstance(area, QScrollArea):
            area = area.parentWidget()
        content = area.widget() if area is not None else None
        if item is None or area is None or content is None:
            return
        row: QRect = self.visualItemRect(item)
        middle = self.viewport().mapTo(content, row.center())
        area.ensureVisible(middle.x(), middle.y(), 0, row.height() * 2)

    def _follow_theme(self) -> None:
        self.setIndentation(self._look.px(_INDENT))
        side = self._look.px(20)
        self.setIconSize(QSize(side, side))
        for item in self._rows():
            self._draw_icon(item)
        self.scheduleDelayedItemsLayout()


class _Rows(QStyledItemDelegate):
    """Rows as high as a target should be, and higher where the words need several lines."""

    def __init__(self, look: ThemeController, tree: ChoiceTree) -> None:
        super().__init__(tree)
        self._look, self._tree = look, tree

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        self.initStyleOption(option, index)
        depth = 1 if index.parent().isValid() else 0
        icon = 0 if option.icon.isNull() else option.decorationSize.width() + 8
        width = self._tree.viewport().width() - depth * self._tree.indentation() - icon - _PADDING
        words = option.fontMetrics.boundingRect(
            QRect(0, 0, max(width, 1), 0), Qt.TextFlag.TextWordWrap.value, option.text
        )
        return QSize(width, max(words.height() + _PADDING, self._look.px(_ROW)))


def _add(parent: QTreeWidget | QTreeWidgetItem, choice: Choice) -> QTreeWidgetItem:
    item = QTreeWidgetItem(parent, [choice.words])
    item.setData(0, _KEY, choice.key)
    item.setData(0, _ICON, choice.icon)
    return item
