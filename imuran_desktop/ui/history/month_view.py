"""The calendar of one month. The arrows move from day to day, Enter or a click opens one."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QSizePolicy, QTableView, QWidget

from imuran_desktop.domain.plan_checks import EARLIEST, LATEST
from imuran_desktop.services.history_view import DayRecord
from imuran_desktop.ui.history.day_painter import DayPainter
from imuran_desktop.ui.history.month_model import MonthModel
from imuran_desktop.ui.stylesheet import TypeSize
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.styling import announce
from imuran_desktop.words.language import Language

_KEY = Qt.Key
_DAYS = {_KEY.Key_Left: -1, _KEY.Key_Right: 1, _KEY.Key_Up: -7, _KEY.Key_Down: 7}
_MONTHS = {_KEY.Key_PageUp: -1, _KEY.Key_PageDown: 1}
_LEAST_WIDTH = 168
_OPENS = frozenset({_KEY.Key_Return, _KEY.Key_Enter, _KEY.Key_Space})


class MonthView(QTableView):
    """Shows the days of a month and tells which one was opened, or gone to in another month."""

    opened = Signal(date)
    """A day was clicked, or Enter was pressed on it."""
    month_wanted = Signal(date)
    """The keyboard went to a day of another month."""

    def __init__(self, look: ThemeController, language: Language, parent: QWidget | None = None) -> None:
        """Make an empty calendar."""
        super().__init__(parent)
        self._look = look
        self._weeks = 0
        self._days = MonthModel(language)
        self.setModel(self._days)
        self._painter = DayPainter(look, language, self._days, self)
        self.setItemDelegate(self._painter)
        self._set_up()
        self.clicked.connect(self._open)
        look.changed.connect(self._follow_theme)

    @property
    def cursor_day(self) -> date | None:
        """The day where the keyboard is."""
        record = self._days.record(self.currentIndex()) if self.currentIndex().isValid() else None
        return record.day if record is not None else None

    def show_month(self, title: str, records: Sequence[DayRecord], today: date, cursor: date) -> None:
        """Show another month, with the keyboard at ``cursor``. ``title`` is what a screen reader calls it."""
        self.setAccessibleName(title)
        self._days.show_records(records, today)
        self._put_cursor(cursor)
        self._fit()

    def update_month(self, records: Sequence[DayRecord], today: date) -> None:
        """Show other states of the month's days."""
        self._days.update_records(records, today)
        self._fit()

    def mark_chosen(self, day: date | None) -> None:
        """Mark the day that is shown elsewhere."""
        place = self._days.place(day) if day is not None else QModelIndex()
        self._painter.chosen = QPersistentModelIndex(place)
        self.viewport().update()

    def go_to(self, day: date) -> None:
        """Bring the keyboard to a day, of this month or another."""
        if not EARLIEST <= day <= LATEST:
            return
        if self._days.place(day).isValid():
            self._put_cursor(day)
        else:
            self.month_wanted.emit(day)
        self._say_cursor()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by day or month, or open a day."""
        key, day = _KEY(event.key()), self.cursor_day
        if day is None:
            super().keyPressEvent(event)
        elif key in _OPENS:
            if not event.isAutoRepeat():
                self.opened.emit(day)
        elif key in _DAYS:
            self.go_to(day + timedelta(days=self._days_on(key)))
        elif key in _MONTHS:
            self.go_to(months_on(day, _MONTHS[key]))
        elif key in (_KEY.Key_Home, _KEY.Key_End):
            last = monthrange(day.year, day.month)[1]
            self.go_to(day.replace(day=1 if key == _KEY.Key_Home else last))
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the days anew."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit_heads()
            self._fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show where the keyboard is."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show that the keyboard is elsewhere."""
        super().focusOutEvent(event)
        self.viewport().update()

    def _days_on(self, key: Qt.Key) -> int:
        days = _DAYS[key]
        mirrored = self.layoutDirection() == Qt.LayoutDirection.RightToLeft and abs(days) == 1
        return -days if mirrored else days

    def _put_cursor(self, day: date) -> None:
        self.setCurrentIndex(self._days.place(day))
        self.viewport().update()

    def _say_cursor(self) -> None:
        record = self._days.record(self.currentIndex()) if self.currentIndex().isValid() else None
        if record is not None and self.hasFocus():
            announce(self, self._days.spoken(record))

    def _open(self, index: QModelIndex) -> None:
        record = self._days.record(index)
        if record is not None:
            self.opened.emit(record.day)

    def hasHeightForWidth(self) -> bool:
        """As high as its weeks: the page scrolls, not the calendar."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of its weeks with cells as wide as this leaves room for."""
        height = self._painter.height_at(width // self._days.columnCount())
        return self.horizontalHeader().sizeHint().height() + height * self._days.rowCount() + 2 * self.frameWidth()

    def sizeHint(self) -> QSize:
        """At the width it has."""
        return QSize(super().sizeHint().width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """Never less than all of it."""
        return QSize(self._look.px(_LEAST_WIDTH), self.heightForWidth(self.width()))

    def _fit(self) -> None:
        width = self.viewport().width() // self._days.columnCount()
        before = self.verticalHeader().defaultSectionSize(), self._weeks
        height, self._weeks = self._painter.fit(width), self._days.rowCount()
        if before != (height, self._weeks):
            self.verticalHeader().setDefaultSectionSize(height)
            self.updateGeometry()

    def _fit_heads(self) -> None:
        metrics = QFontMetrics(self._look.theme.font(TypeSize.BODY, bold=True))
        self._days.fit_heads(metrics.horizontalAdvance, self.viewport().width() // self._days.columnCount() - 4)

    def _follow_theme(self) -> None:
        self._fit_heads()
        self._fit()

    def _set_up(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for part in (self, self.horizontalHeader()):
            part.setProperty("kind", "calendar")
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(False)
        across, down = self.horizontalHeader(), self.verticalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        across.setMinimumSectionSize(1)
        across.setSectionsClickable(False)
        across.setHighlightSections(False)
        down.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        down.hide()


def months_on(day: date, months: int) -> date:
    """The same day some months later or earlier, or the last one of a shorter month."""
    number = day.year * 12 + day.month - 1 + months
    year, month = divmod(number, 12)
    if not date.min.year <= year <= date.max.year:
        return day
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
