"""Shows where the keyboard is: a ring around the focused control, and the control scrolled into view.

One ring serves every window. It appears when the focus moves by keyboard and goes when the mouse is used, as people who
click know where they clicked.
"""

from weakref import ref

import shiboken6
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QCheckBox, QLabel, QRadioButton, QWidget

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.styling import RESTING_PLACE, scroll_into_view

RING_WIDTH = 3
RING_GAP = 2
_REACH = RING_WIDTH + RING_GAP
_CONTROL_RADIUS = 12
_SMALL_RADIUS = 6

_MOVES = frozenset(
    {
        Qt.Key.Key_Tab,
        Qt.Key.Key_Backtab,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Space,
        Qt.Key.Key_Return,
        Qt.Key.Key_Enter,
    }
)
"""Keys after which one looks for where the keyboard is."""

_BY_KEYBOARD = frozenset(
    {Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason, Qt.FocusReason.ShortcutFocusReason}
)
_SHAPE_CHANGES = frozenset(
    {QEvent.Type.Move, QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.Hide, QEvent.Type.ParentChange}
)


class _Overlay(QWidget):
    """The ring itself: seen, never touched."""

    def __init__(self, look: ThemeController, parent: QWidget) -> None:
        super().__init__(parent)
        self._look = look
        self.radius = _CONTROL_RADIUS
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_NoSystemBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setObjectName("focus-ring")
        look.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(self._look.theme.colours.focus), RING_WIDTH))
        half = RING_WIDTH / 2
        radius = self.radius + RING_GAP + half
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), radius, radius)


class FocusRing(QObject):
    """Follows the focus of the application. Make one, once the first page is painted, and keep it."""

    def __init__(self, app: QApplication, look: ThemeController, parent: QObject | None = None) -> None:
        """Follow from now on."""
        super().__init__(parent)
        self._look = look
        # Weak, because the last reference to a closing window must not be one that goes together with this object.
        self._target: ref[QWidget] | None = None
        self._watched: list[ref[QWidget]] = []
        self._overlay: _Overlay | None = None
        self._keyboard = False
        app.focusChanged.connect(self._follow)
        self._follow(None, app.focusWidget())

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Notice how the focus is about to move, and what moves the focused control."""
        kind = event.type()
        if kind == QEvent.Type.FocusOut and isinstance(event, QFocusEvent):
            self._note_reason(event.reason())
        elif kind == QEvent.Type.MouseButtonPress:
            self._keyboard = False
            self._place()
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() in _MOVES:
            self._keyboard = True
            self._place()
        elif kind in _SHAPE_CHANGES:
            self._place()
        return False

    def _note_reason(self, reason: Qt.FocusReason) -> None:
        """Other reasons (a window, a menu, the program itself) leave things as the person's last act left them."""
        if reason in _BY_KEYBOARD:
            self._keyboard = True
        elif reason == Qt.FocusReason.MouseFocusReason:
            self._keyboard = False

    def _follow(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._watched:
            watched = _alive(widget)
            if watched is not None:
                watched.removeEventFilter(self)
        within = _with_ancestors(new)
        for watched in within:
            watched.installEventFilter(self)
        self._target = None if new is None else ref(new)
        self._watched = [ref(widget) for widget in within]
        if new is not None and self._keyboard and not new.property(RESTING_PLACE):
            scroll_into_view(new)
        self._place()

    def _place(self) -> None:
        target = _alive(self._target)
        if target is None or not self._keyboard or not _wants_ring(target):
            if self._overlay is not None and shiboken6.isValid(self._overlay):
                self._overlay.hide()
            return
        ground = _ground(target)
        overlay = self._overlay_on(ground)
        corner = target.mapTo(ground, QPoint(0, 0))
        rect = QRect(corner, target.size()).adjusted(-_REACH, -_REACH, _REACH, _REACH)
        overlay.radius = _radius(target)
        overlay.setGeometry(rect)
        overlay.raise_()
        overlay.show()

    def _overlay_on(self, ground: QWidget) -> _Overlay:
        """The ring, as a child of what it is drawn on; a closed dialog takes its ring with it."""
        if self._overlay is None or not shiboken6.isValid(self._overlay):
            self._overlay = _Overlay(self._look, ground)
        elif self._overlay.parentWidget() is not ground:
            self._overlay.setParent(ground)
        return self._overlay


def _alive(widget: ref[QWidget] | None) -> QWidget | None:
    """The widget, unless it is gone."""
    found = widget() if widget is not None else None
    return found if found is not None and shiboken6.isValid(found) else None


def _with_ancestors(widget: QWidget | None) -> list[QWidget]:
    """The widget and all it lies in, up to its window."""
    found: list[QWidget] = []
    while widget is not None:
        found.append(widget)
        widget = None if widget.isWindow() else widget.parentWidget()
    return found


def _ground(target: QWidget) -> QWidget:
    """What the ring is drawn on: the scrolled content the control lies in, so that it scrolls along, or the window."""
    widget = target
    while not widget.isWindow():
        parent = widget.parentWidget()
        area = parent.parentWidget() if parent is not None else None
        if isinstance(area, QAbstractScrollArea) and area.viewport() is parent and widget is not target:
            return widget
        if parent is None:
            break
        widget = parent
    return widget


def _wants_ring(target: QWidget) -> bool:
    if not target.isVisible() or target.isWindow() or target.window().windowType() == Qt.WindowType.Popup:
        return False
    return not target.property(RESTING_PLACE)


def _radius(target: QWidget) -> int:
    plain = isinstance(target, QCheckBox | QRadioButton) and target.property("kind") != "choice"
    return _SMALL_RADIUS if plain or isinstance(target, QLabel) else _CONTROL_RADIUS
