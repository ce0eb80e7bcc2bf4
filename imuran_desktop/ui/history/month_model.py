"""The days of one month as a table: a row a week, a column a weekday."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QLocale, QModelIndex, QPersistentModelIndex, Qt

from imuran_desktop.services.history_view import DayRecord
from imuran_desktop.ui.history.day_kinds import summary_of
from imuran_desktop.words.history import spoken_day
from imuran_desktop.words.language import Language

_WEEK = 7
_ROLES = Qt.ItemDataRole
_NO_DAY, _A_DAY = Qt.ItemFlag.NoItemFlags, Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_HEAD_ROLES = frozenset({_ROLES.DisplayRole, _ROLES.AccessibleTextRole})
Index = QModelIndex | QPersistentModelIndex


class MonthModel(QAbstractTableModel):
    """What the calendar shows. A screen reader gets each day as a sentence."""

    def __init__(self, language: Language) -> None:
        """Make an empty month."""
        super().__init__()
        self._language = language
        self._locale = QLocale(language.locale)
        self._week_begins = self._locale.firstDayOfWeek().value
        self._records: Sequence[DayRecord] = ()
        self._offset = 0
        self._heads = QLocale.FormatType.ShortFormat
        self.today = date.min

    def show_records(self, records: Sequence[DayRecord], today: date) -> None:
        """Show the days of a month, from its first to its last."""
        offset = (records[0].day.isoweekday() - self._week_begins) % _WEEK
        weeks = -(-(offset + len(records)) // _WEEK)
        if weeks == self.rowCount():
            self._offset = offset
            self.update_records(records, today)
            return
        self.beginResetModel()
        self._records, self._offset, self.today = records, offset, today
        self.endResetModel()

    def update_records(self, records: Sequence[DayRecord], today: date) -> None:
        """Show other states of the same days, and leave the keyboard where it is."""
        self._records, self.today = records, today
        self.dataChanged.emit(self.index(0, 0), self.index(self.rowCount() - 1, _WEEK - 1))

    @property
    def records(self) -> Sequence[DayRecord]:
        """The days of the month."""
        return self._records

    def record(self, index: Index) -> DayRecord | None:
        """The day in a cell; None where the month has none."""
        place = index.row() * _WEEK + index.column() - self._offset
        return self._records[place] if 0 <= place < len(self._records) else None

    def place(self, day: date) -> QModelIndex:
        """The cell of a day; an invalid index when it is in another month."""
        if not self._records or not self._records[0].day <= day <= self._records[-1].day:
            return QModelIndex()
        number = (day - self._records[0].day).days + self._offset
        return self.index(number // _WEEK, number % _WEEK)

    def spoken(self, record: DayRecord) -> str:
        """A day as a sentence."""
        return spoken_day(self._language, record.day, self.today, summary_of(self._language, record))

    def rowCount(self, parent: Index | None = None) -> int:
        """How many weeks the month touches."""
        if parent is not None and parent.isValid():
            return 0
        return -(-(self._offset + len(self._records)) // _WEEK)

    def columnCount(self, parent: Index | None = None) -> int:
        """Seven."""
        return 0 if parent is not None and parent.isValid() else _WEEK

    def data(self, index: Index, role: int = _ROLES.DisplayRole) -> Any:
        """The day's number; what a screen reader and the pointer are told of it."""
        record = self.record(index)
        if record is None:
            return None
        if role == _ROLES.DisplayRole:
            return self._locale.toString(record.day.day)
        if role in (_ROLES.AccessibleTextRole, _ROLES.ToolTipRole):
            return self.spoken(record)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _ROLES.DisplayRole) -> Any:
        """The weekdays."""
        if role in _HEAD_ROLES and orientation == Qt.Orientation.Horizontal:
            return self._head(section, self._heads if role == _ROLES.DisplayRole else QLocale.FormatType.LongFormat)
        return None

    def fit_heads(self, width_of: Callable[[str], int], room: int) -> None:
        """Name the weekdays as fully as there is room for."""
        forms = QLocale.FormatType
        fits = max(width_of(self._head(section, forms.ShortFormat)) for section in range(_WEEK)) <= room
        wanted = forms.ShortFormat if fits else forms.NarrowFormat
        if wanted != self._heads:
            self._heads = wanted
            self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, _WEEK - 1)

    def _head(self, section: int, form: QLocale.FormatType) -> str:
        return self._locale.standaloneDayName((self._week_begins - 1 + section) % _WEEK + 1, form)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Only days can be gone to."""
        return _NO_DAY if self.record(index) is None else _A_DAY


def month_of(day: date) -> tuple[date, date]:
    """The first and the last day of the month of ``day``."""
    first = day.replace(day=1)
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
