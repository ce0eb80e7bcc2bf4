"""The list of people: one row for each diary that was read, sorted by any column."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFontMetrics

from imuran_desktop.domain.summary import Summary
from imuran_desktop.ui.widgets.buttons import wrapped
from imuran_desktop.words.language import Language
from imuran_desktop.words.many_diaries import Column, cell_words, head_words

Index = QModelIndex | QPersistentModelIndex
_ROLES = Qt.ItemDataRole
_COLUMNS = tuple(Column)
_DIGITS = 12
_NUMBERS = frozenset({Column.TAKEN, Column.OVERDUE, Column.URGENT})


class PeopleModel(QAbstractTableModel):
    """Rows of texts made of summaries; ``stacked`` has all of a row in one cell."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self._language = language
        self._heads = head_words(language)
        self._shown_heads = dict(self._heads)
        self._rows: list[Summary] = []
        self._worded: dict[Path, Mapping[Column, str]] = {}
        self._copies: Counter[str] = Counter()
        self.order: tuple[Column, bool] = (Column.PERSON, False)
        """Which column it is sorted by, and whether turned round."""
        self.stacked = False

    @property
    def rows(self) -> Sequence[Summary]:
        """The diaries, as they are sorted."""
        return self._rows

    def clear(self) -> None:
        """Take all of them off."""
        self.beginResetModel()
        self._rows = []
        self._worded.clear()
        self._copies.clear()
        self.endResetModel()

    def add(self, summaries: Sequence[Summary]) -> None:
        """Put some more in their places."""
        if not summaries:
            return
        count = len(self._rows)
        self.beginInsertRows(QModelIndex(), count, count + len(summaries) - 1)
        self._rows += summaries
        self._copies.update(item.diary for item in summaries)
        for item in self._rows:
            if self._copies[item.diary] > 1:
                self._worded.pop(item.path, None)
        self.endInsertRows()
        self._put_in_order()

    def sort_by(self, column: Column, *, turned: bool) -> None:
        """Sort by another column, or the other way round."""
        self.order = column, turned
        self._put_in_order()

    def stack(self, stacked: bool) -> None:
        """Put the cells of a row one below the other, or side by side."""
        if stacked != self.stacked:
            self.beginResetModel()
            self.stacked = stacked
            self.endResetModel()

    def wrap_heads(self, metrics: QFontMetrics, widths: Sequence[int]) -> None:
        """Break the heads into lines that fit these widths."""
        if self.stacked:
            return
        for column, width in zip(_COLUMNS, widths, strict=True):
            self._shown_heads[column] = wrapped(self._heads[column], metrics, width)
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(_COLUMNS) - 1)

    def words(self, of: Summary) -> Mapping[Column, str]:
        """What each column says of a diary."""
        if of.path not in self._worded:
            self._worded[of.path] = cell_words(self._language, of, twice=self._copies[of.diary] > 1)
        return self._worded[of.path]

    def rowCount(self, parent: Index | None = None) -> int:
        """How many diaries there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        """One for each column."""
        return 0 if parent is not None and parent.isValid() else 1 if self.stacked else len(_COLUMNS)

    def data(self, index: Index, role: int = _ROLES.DisplayRole) -> Any:
        """The text of a cell; a screen reader hears its head with it."""
        if role == _ROLES.TextAlignmentRole:
            return self._alignment(_COLUMNS[index.column()])
        if role not in (_ROLES.DisplayRole, _ROLES.AccessibleTextRole, _ROLES.ToolTipRole):
            return None
        words = self.words(self._rows[index.row()])
        if self.stacked:
            return _one_below_the_other(self._heads, words)
        column = _COLUMNS[index.column()]
        if role == _ROLES.AccessibleTextRole:
            return f"{self._heads[column]}: {words[column]}"
        return _broken(words[column]) if role == _ROLES.DisplayRole and column is Column.FILE else words[column]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLES.DisplayRole) -> Any:
        """The heads."""
        if orientation != Qt.Orientation.Horizontal or self.stacked:
            return None
        if role == _ROLES.DisplayRole:
            return self._shown_heads[_COLUMNS[section]]
        if role == _ROLES.AccessibleTextRole:
            return self._heads[_COLUMNS[section]]
        return self._alignment(_COLUMNS[section]) if role == _ROLES.TextAlignmentRole else None

    def _alignment(self, column: Column) -> Qt.AlignmentFlag:
        ends = column in _NUMBERS and not self.stacked
        return (Qt.AlignmentFlag.AlignTrailing if ends else Qt.AlignmentFlag.AlignLeading) | Qt.AlignmentFlag.AlignTop

    def _put_in_order(self) -> None:
        """Sort; what is selected stays selected."""
        self.layoutAboutToBeChanged.emit()
        held = self.persistentIndexList()
        of = [self._rows[index.row()] for index in held]
        self._rows = in_order(self._rows, *self.order)
        places = {id(item): place for place, item in enumerate(self._rows)}
        moved = [self.index(places[id(item)], index.column()) for index, item in zip(held, of, strict=True)]
        self.changePersistentIndexList(held, moved)
        self.layoutChanged.emit()


def in_order(rows: Iterable[Summary], column: Column, turned: bool) -> list[Summary]:
    """Sorted by a column; what has nothing to sort by comes last either way, and equals go by name and file."""
    by_name = sorted(rows, key=lambda item: (_by_letters(item.person), str(item.path)))
    known = [item for item in by_name if _key(item, column) is not None]
    rest = [item for item in by_name if _key(item, column) is None]
    return [*sorted(known, key=lambda item: _key(item, column), reverse=turned), *rest]


def _key(item: Summary, column: Column) -> Any:
    """What a diary is sorted by; None where there is nothing."""
    match column:
        case Column.PERSON:
            return _by_letters(item.person)
        case Column.FILE:
            return _by_letters(item.path.name)
        case Column.TAKEN:
            return item.taken.share
        case Column.LAST:
            return item.last_recorded or date.min
        case Column.OVERDUE:
            # Of as many, the one that waits longest is the more pressing.
            return (item.overdue, -_days(item.overdue_since)) if item.has_schedule or item.overdue else None
        case Column.URGENT:
            return item.urgent, _days(item.last_urgent)


def _by_letters(text: str) -> str:
    """A text as it is sorted: whether in capitals or small letters, and 2 before 12."""
    return re.sub(r"\d+", lambda found: found[0].zfill(_DIGITS), text.casefold())


def _days(day: date | None) -> int:
    return day.toordinal() if day is not None else 0


def _broken(name: str) -> str:
    """The name of a file, which may go on to the next line before its ending and after each underscore."""
    may_break = "\N{ZERO WIDTH SPACE}"
    return name.replace(".", f"{may_break}.").replace("_", f"_{may_break}")


def _one_below_the_other(heads: Mapping[Column, str], words: Mapping[Column, str]) -> str:
    first, *others = _COLUMNS
    return "\n".join([words[first], *(f"{heads[column]}: {words[column]}" for column in others)])
