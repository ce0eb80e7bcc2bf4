"""Paints the days of the calendar: a number, and what became of the day as a colour, a sign and a word."""

from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView

from imuran_desktop.services.history_view import DayKind, DayRecord
from imuran_desktop.ui.history.day_kinds import DOT, SIGNS
from imuran_desktop.ui.history.month_model import MonthModel
from imuran_desktop.ui.stylesheet import TypeSize
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.history import taken_of_due
from imuran_desktop.words.language import Language

_GAP = 2
"""px left free around a cell."""
_INSET, _EDGE = 8, 6
_NUMBER_GAP = 8
_ICON_GAP = 5
_RADIUS = 10
_ICON = 20
_LINE = 54
_LINES = 66
"""Height of a day, in px at 100 %, with everything beside each other, and with the sign below the number."""


@dataclass(frozen=True)
class _Ink:
    """What a kind of day is painted with."""

    ground: QColor | None
    ink: QColor
    sign: QPixmap | None


@dataclass(frozen=True)
class _Arranged:
    """How a day is laid out in cells of one width: how high, and where sign and words have room."""

    width: int = 0
    height: int = 0
    beside: bool = True
    worded: bool = True


class DayPainter(QStyledItemDelegate):
    """Paints every cell. All but the number is the same on many days, so it is drawn once and kept as a picture."""

    def __init__(self, look: ThemeController, language: Language, model: MonthModel, view: QTableView) -> None:
        super().__init__(view)
        self._look, self._language, self._model, self._view = look, language, model, view
        self._inks: dict[DayKind, _Ink] = {}
        self._pictures: dict[tuple[object, ...], QPixmap] = {}
        self._words: dict[tuple[int, int], tuple[str, int]] = {}
        self._arranged = _Arranged()
        self._number = self._word = QFont()
        self._widths: dict[str, int] = {}
        self._ascent = self._high = 0
        self._ratio = 1.0
        self.chosen = QPersistentModelIndex()
        look.changed.connect(self.follow_theme)
        self.follow_theme()

    def follow_theme(self) -> None:
        """Take colours, signs and sizes from the theme."""
        look, colours = self._look, self._look.theme.colours
        plain = _Ink(None, QColor(colours.text), None)
        self._ratio = self._view.devicePixelRatioF()
        self._inks = dict.fromkeys(DayKind, plain)
        for kind, sign in SIGNS.items():
            pair = colours.pair(sign.state)
            pixmap = look.pixmap(sign.icon, sign.state, _ICON, self._ratio)
            self._inks[kind] = _Ink(QColor(pair.ground), QColor(pair.ink), pixmap)
        self._number, self._word = look.theme.font(TypeSize.BODY, bold=True), look.theme.font(TypeSize.SMALL)
        metrics = QFontMetrics(self._number)
        self._widths = {str(day): metrics.horizontalAdvance(str(day)) for day in range(1, 32)}
        self._ascent, self._high = metrics.ascent(), metrics.height()
        self._words.clear()
        self._pictures.clear()

    def height_at(self, width: int) -> int:
        """How high a day is in cells ``width`` px wide."""
        return self._arrange(width).height

    def fit(self, width: int) -> int:
        """Arrange a day for cells ``width`` px wide, and return how high it is."""
        arranged = self._arrange(width)
        if arranged != self._arranged:
            self._arranged = arranged
            self._pictures.clear()
        return arranged.height

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one day."""
        record = self._model.record(index)
        if record is None:
            return
        rect = option.rect
        painter.drawPixmap(rect.topLeft(), self._picture(record, rect.size()))
        self._paint_number(painter, rect, record)
        if index == self.chosen or index == self._view.currentIndex():
            self._paint_edge(painter, rect, index)

    def _arrange(self, width: int) -> _Arranged:
        look = self._look
        word = max((self._words_of(record)[1] for record in self._model.records), default=0)
        sign = look.px(_ICON) + _ICON_GAP + word
        room = width - 2 * (_GAP + _INSET)
        beside = self._widths["30"] + _NUMBER_GAP + sign <= room
        return _Arranged(width, look.px(_LINE if beside else _LINES), beside, sign <= room)

    def _picture(self, record: DayRecord, size: QSize) -> QPixmap:
        """A day without its number."""
        key = record.kind, self._words_of(record)[0], bool(record.others), size.width(), size.height()
        picture = self._pictures.get(key)
        if picture is None:
            picture = self._pictures[key] = self._draw(record, size)
        return picture

    def _draw(self, record: DayRecord, size: QSize) -> QPixmap:
        picture = QPixmap(size * self._ratio)
        picture.setDevicePixelRatio(self._ratio)
        picture.fill(Qt.GlobalColor.transparent)
        ink = self._inks[record.kind]
        cell = _cell(QRect(QPoint(0, 0), size))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if ink.ground is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ink.ground)
            painter.drawRoundedRect(cell, _RADIUS, _RADIUS)
        self._draw_sign(painter, _inside(cell), record, ink)
        self._draw_dot(painter, _inside(cell), record, ink)
        painter.end()
        return picture

    def _draw_sign(self, painter: QPainter, inside: QRect, record: DayRecord, ink: _Ink) -> None:
        side, arranged = self._look.px(_ICON), self._arranged
        words, width = self._words_of(record) if arranged.worded else ("", 0)
        needed = (side + _ICON_GAP if ink.sign is not None else 0) + width
        left = inside.right() + 1 - needed if arranged.beside else inside.left()
        top = inside.top() + (inside.height() - side) // 2 if arranged.beside else inside.bottom() + 1 - side
        if ink.sign is not None:
            box = self._mirrored(QRect(left, top, side, side), inside)
            painter.drawPixmap(box.topLeft(), ink.sign)
            left += side + _ICON_GAP
        if words:
            painter.setFont(self._word)
            painter.setPen(ink.ink)
            box = self._mirrored(QRect(left, top - 4, width + 2, side + 8), inside)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, words)

    def _draw_dot(self, painter: QPainter, inside: QRect, record: DayRecord, ink: _Ink) -> None:
        """Something more was recorded than the doses that were due."""
        if not record.others:
            return
        side = self._look.px(DOT)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink.ink)
        # Where the number is above the sign, it would be in the way of either.
        top = inside.top() if self._arranged.beside else inside.center().y() - side // 2
        painter.drawEllipse(self._mirrored(QRect(inside.right() + 1 - side, top, side, side), inside))

    def _paint_number(self, painter: QPainter, rect: QRect, record: DayRecord) -> None:
        number = str(record.day.day)
        inside = _inside(_cell(rect))
        top = inside.top() + (inside.height() - self._high) // 2 if self._arranged.beside else inside.top()
        box = self._mirrored(QRect(inside.left(), top, self._widths[number], self._high), inside)
        colour = self._inks[record.kind].ink
        if record.day == self._model.today:
            colours = self._look.theme.colours
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(colours.primary))
            painter.drawRoundedRect(box.adjusted(-4, -1, 4, 1), 6, 6)
            colour = QColor(colours.on_primary)
        painter.setFont(self._number)
        painter.setPen(colour)
        painter.drawText(box.left(), top + self._ascent, number)

    def _paint_edge(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        """Mark the day that is shown below, and where the keyboard is."""
        colours = self._look.theme.colours
        at_cursor = self._view.hasFocus() and index == self._view.currentIndex()
        if not at_cursor and index != self.chosen:
            return
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(colours.focus if at_cursor else colours.primary), 3))
        painter.drawRoundedRect(QRectF(_cell(rect)).adjusted(1, 1, -1, -1), _RADIUS, _RADIUS)

    def _words_of(self, record: DayRecord) -> tuple[str, int]:
        """What fits into a cell, and how wide it is; the rest is in the list and in the screen reader's sentence."""
        if not record.due or record.kind is DayKind.AHEAD:
            return "", 0
        key = record.taken, record.due
        found = self._words.get(key)
        if found is None:
            words = taken_of_due(self._language, record.taken, record.due)
            found = self._words[key] = words, QFontMetrics(self._word).horizontalAdvance(words)
        return found

    def _mirrored(self, box: QRect, inside: QRect) -> QRect:
        if self._view.layoutDirection() == Qt.LayoutDirection.RightToLeft:
            box.moveLeft(inside.left() + inside.right() - box.right())
        return box


def _cell(rect: QRect) -> QRect:
    return rect.adjusted(_GAP, _GAP, -_GAP, -_GAP)


def _inside(cell: QRect) -> QRect:
    return cell.adjusted(_INSET, _EDGE, -_INSET, -_EDGE)
