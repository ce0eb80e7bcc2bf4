"""What the rail is made of: the person at the top, the entries, the status at the foot.

Large text shares the rail with everything else in it, so its heights follow the words and its spaces stay as they are.
"""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from imuran_desktop.ui.palette import Role
from imuran_desktop.ui.stylesheet import TypeSize
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.labels import Body, IconLabel, Small, Strong
from imuran_desktop.ui.widgets.styling import set_style_property

_ENTRY_HEIGHT = 46
_ICON = 24
_GAP = 12
_INSET = 21
_HEAD_INSET = 8
_LONGEST_NAME = 260
"""A longer name, in px, wraps rather than widen the rail."""


class RailEntry(QPushButton):
    """One entry: icon and word; the current one on a tinted ground with a bar."""

    moveAsked = Signal(Qt.Key)
    """Up, Down, Home or End was pressed: the focus is to go to another entry."""

    def __init__(self, look: ThemeController, icon: str, text: str, parent: QWidget | None = None) -> None:
        """Make an entry that is not current."""
        super().__init__(text, parent)
        self._look, self._icon_name = look, icon
        self._folded = False
        self.setProperty("kind", "rail")
        self.setCheckable(True)
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def set_folded(self, folded: bool) -> None:
        """Show the icon alone, with the word as its tool tip, or both."""
        self._folded = folded
        self.setToolTip(self.text() if folded else "")
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with Enter too, and hand the moving keys to the rail."""
        key = Qt.Key(event.key())
        if key in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End):
            self.moveAsked.emit(key)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def natural_width(self) -> int:
        """The width at which the word fits, also in bold."""
        words = self._metrics_width()
        return _INSET + self._icon_side() + _GAP + words + _INSET

    def sizeHint(self) -> QSize:
        """High enough for the word and for a finger."""
        line = round(self._look.px(TypeSize.BODY) * 1.3)
        return QSize(_ENTRY_HEIGHT, max(_ENTRY_HEIGHT, line + 14))

    def minimumSizeHint(self) -> QSize:
        """The same: an entry keeps its height."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground, bar, icon and word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._draw_ground(painter)
        colours = self._look.theme.colours
        ink = colours.primary if self.isChecked() else colours.muted
        side = self._icon_side()
        left = (self.width() - side) // 2 if self._folded else _INSET
        place = self._mirrored(left, (self.height() - side) // 2, side, side)
        self._look.icons.paint(painter, QRectF(place), self._icon_name, ink)
        if not self._folded:
            self._draw_word(painter, left + side + _GAP)

    def _draw_ground(self, painter: QPainter) -> None:
        colours = self._look.theme.colours
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked() or self.underMouse() or self.isDown():
            painter.setBrush(QColor(colours.due.ground if self.isChecked() or self.isDown() else colours.hover))
            painter.drawRoundedRect(self.rect(), 10, 10)
        if self.isChecked():
            bar = self._mirrored(0, 8, 4, self.height() - 16)
            painter.setBrush(QColor(colours.primary))
            painter.drawRoundedRect(bar, 2, 2)

    def _draw_word(self, painter: QPainter, left: int) -> None:
        painter.setFont(self._look.theme.font(TypeSize.BODY, bold=self.isChecked()))
        painter.setPen(QColor(self._look.theme.colours.text))
        side = Qt.AlignmentFlag.AlignRight if self._right_to_left() else Qt.AlignmentFlag.AlignLeft
        rect = self._mirrored(left, 0, self.width() - left, self.height())
        painter.drawText(rect, side | Qt.AlignmentFlag.AlignVCenter, self.text())

    def _mirrored(self, left: int, top: int, width: int, height: int) -> QRect:
        return QRect(self.width() - left - width if self._right_to_left() else left, top, width, height)

    def _right_to_left(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft

    def _icon_side(self) -> int:
        return self._look.px(_ICON)

    def _metrics_width(self) -> int:
        self.ensurePolished()
        return self.fontMetrics().horizontalAdvance(self.text())


class _Initial(QWidget):
    """The first letter of the name in a circle of the diary's colour."""

    def __init__(self, look: ThemeController) -> None:
        super().__init__()
        self._look = look
        self._letter = ""
        self._colour: Role = "primary"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        look.changed.connect(self.updateGeometry)

    def set_person(self, name: str, colour: Role) -> None:
        self._letter, self._colour = name.strip()[:1].upper(), colour
        self.update()

    def sizeHint(self) -> QSize:
        side = round(24 + self._look.px(20))
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = self._look.theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours.ink(self._colour)))
        painter.drawEllipse(self.rect())
        painter.setPen(QColor(colours.surface))
        painter.setFont(self._look.theme.font(TypeSize.LEAD, bold=True))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._letter)


class PersonHead(QWidget):
    """Whose diary this is."""

    def __init__(self, look: ThemeController, parent: QWidget | None = None) -> None:
        """Make a head without a name."""
        super().__init__(parent)
        self._initial = _Initial(look)
        self._name = Strong()
        self._note = Small()
        self._words = QWidget()
        words = QVBoxLayout(self._words)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(self._name)
        words.addWidget(self._note)
        self._line = QHBoxLayout(self)
        self._line.setContentsMargins(_HEAD_INSET, 0, 4, 0)
        self._line.setSpacing(_GAP)
        self._line.addWidget(self._initial)
        self._line.addWidget(self._words, 1)

    def set_person(self, name: str, note: str, colour: Role) -> None:
        """Show the name, a line under it, and the diary's colour."""
        self.setAccessibleName(name)
        self.setToolTip(name)
        self._name.setText(name)
        self._note.setText(note)
        self._note.setVisible(bool(note))
        self._initial.set_person(name, colour)

    def set_folded(self, folded: bool) -> None:
        """Show the circle alone, or the words too."""
        self._words.setVisible(not folded)
        self._line.setContentsMargins(0 if folded else _HEAD_INSET, 0, 0 if folded else 4, 0)

    def folded_width(self) -> int:
        """The width of the circle alone."""
        return self._initial.sizeHint().width()

    def natural_width(self) -> int:
        """The width at which name and note fit on a line each, unless they are very long."""
        for label in (self._name, self._note):
            label.ensurePolished()
        lines = max(label.fontMetrics().horizontalAdvance(label.text()) for label in (self._name, self._note))
        return _HEAD_INSET + self._initial.sizeHint().width() + _GAP + min(lines + 4, _LONGEST_NAME) + 4


class _StatusText(Body):
    """Whether reminders are on, in a word."""

    kind = "status"

    def set_status(self, text: str, ok: bool) -> None:
        self.setText(text)
        set_style_property(self, "ok", "true" if ok else "false")


class RailStatus(QWidget):
    """Whether reminders are on, and what that depends on."""

    def __init__(self, look: ThemeController, parent: QWidget | None = None) -> None:
        """Make an empty status."""
        super().__init__(parent)
        self._icon = IconLabel(look, "bell", "taken", 20)
        self._text = _StatusText()
        self._detail = Small()
        first = QHBoxLayout()
        first.setSpacing(8)
        first.addWidget(self._icon)
        first.addWidget(self._text, 1)
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(_INSET, 0, 0, 0)
        self._lines.setSpacing(0)
        self._lines.addLayout(first)
        self._lines.addWidget(self._detail)

    def set_status(self, text: str, detail: str, ok: bool) -> None:
        """Show the two lines; ``ok`` chooses their ink and the bell."""
        self.setAccessibleName(f"{text} {detail}".strip())
        self.setToolTip(self.accessibleName())
        self._text.set_status(text, ok)
        self._detail.setText(detail)
        self._icon.set_icon("bell" if ok else "bell-off", "taken" if ok else "overdue")

    def set_folded(self, folded: bool) -> None:
        """Show the bell alone, or the words too."""
        self._lines.setContentsMargins(0 if folded else _INSET, 0, 0, 0)
        self._text.setVisible(not folded)
        self._detail.setVisible(not folded)
