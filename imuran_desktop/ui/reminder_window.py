"""The app's own reminder window, for a desktop that shows no notifications. Imported when it is first needed."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStyle, QVBoxLayout, QWidget

from imuran_desktop.ui.icons import app_icon
from imuran_desktop.ui.reminder_card import ReminderCard, ShownReminder
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.today.parts import Part, Parts
from imuran_desktop.ui.widgets.buttons import press_by_enter
from imuran_desktop.ui.widgets.page import SCROLL_BAR
from imuran_desktop.ui.widgets.pause import Pause
from imuran_desktop.ui.widgets.scroll_area import ScrollArea
from imuran_desktop.ui.widgets.styling import announce
from imuran_desktop.words.language import Language

_WIDTH = 540
_MARGIN = 12
_EDGE = 16
"""px between the window and the edge of the screen."""
_HINT = Qt.WindowType
_FLAGS = (
    _HINT.Window
    | _HINT.CustomizeWindowHint  # without a button that makes it small
    | _HINT.WindowTitleHint
    | _HINT.WindowSystemMenuHint
    | _HINT.WindowCloseButtonHint
    | _HINT.WindowStaysOnTopHint
)


class ReminderWindow(QWidget):
    """Reminders as cards, the newest on top, at the bottom right of the screen. Hidden while there is none.

    It stays on top, and doesn't take the keyboard from what the person is doing. It keeps its bottom right corner where
    it is, so a card that joins the others moves none of those that stand there; the mouse is let through only a moment
    later, because the press may have been meant for what was under the pointer before.
    """

    acted = Signal(str, str)
    """The reminder's id and the key of the button: the card is gone. *Snooze* says how long, as in "snooze:15"."""
    dismissed = Signal(str)
    """The person closed this reminder, which records nothing."""

    def __init__(self, look: ThemeController, language: Language, title: str, home: QWidget) -> None:
        """Make it, hidden. It comes up on the screen that the window ``home`` is on."""
        super().__init__(None, _FLAGS)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self._look, self._language, self._home = look, language, home
        self._reminders: dict[str, ShownReminder] = {}
        """The newest last."""
        self._cards = Parts(title)
        self._pause = Pause(self)
        self._put = QPoint()
        self.setWindowTitle(title)
        self.setWindowIcon(app_icon())
        self.setAccessibleName(title)
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        column.addWidget(self._cards)
        column.addStretch(1)
        self._content = content
        self._scroll = ScrollArea(content)
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self._scroll)
        look.changed.connect(self._refit)

    def show_reminder(self, id: str, title: str, body: str, actions: Sequence[tuple[str, str]]) -> None:
        """Show a reminder on top of the others, in place of the one with this ``id``, and have it read out.

        ``actions`` are the (key, label) pairs of its buttons; the key "snooze" opens a menu of how long.
        """
        self._reminders.pop(id, None)
        self._reminders[id] = ShownReminder(id, title, body, tuple(actions))
        if self.isMinimized():
            self.hide()  # made large again as it is, the desktop would give it the keyboard
            self.setWindowState(Qt.WindowState.WindowNoState)
        self._show_cards()
        self._scroll.verticalScrollBar().setValue(0)
        announce(self, f"{title}. {body}".rstrip())

    def withdraw(self, id: str) -> None:
        """Take a reminder away, if it is there."""
        if self._reminders.pop(id, None) is not None:
            self._show_cards()

    def clear(self) -> None:
        """Take all of them away."""
        self._reminders.clear()
        self._show_cards()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the keyboard, and Esc close the reminder that it is in."""
        if event.key() == Qt.Key.Key_Escape:
            self._close_focused()
        elif not press_by_enter(self, event):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Fit again, now that the words have their final size."""
        super().showEvent(event)
        self._refit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Close every reminder."""
        super().closeEvent(event)
        closed = list(self._reminders)
        self.clear()
        for id in closed:
            self.dismissed.emit(id)

    def _show_cards(self) -> None:
        corner = self._corner()
        self._cards.show_parts([self._part(shown) for shown in reversed(self._reminders.values())])
        if not self._reminders:
            self.hide()
            return
        self._pause.begin(self._cards)
        for card in self._cards.widgets():
            card.show()  # at once: its height counts
        self._fit(corner)
        self.show()

    def _part(self, shown: ShownReminder) -> Part:
        return Part(shown.id, shown, lambda: self._make(shown))

    def _make(self, shown: ShownReminder) -> ReminderCard:
        card = ReminderCard(self._look, self._language, shown)
        card.acted.connect(lambda action: self._act(shown.id, action))
        card.dismissed.connect(lambda: self._dismiss(shown.id))
        return card

    def _act(self, id: str, action: str) -> None:
        self.withdraw(id)
        self.acted.emit(id, action)

    def _dismiss(self, id: str) -> None:
        self.withdraw(id)
        self.dismissed.emit(id)

    def _close_focused(self) -> None:
        focused = self.focusWidget()
        for card in self._cards.findChildren(ReminderCard):
            if focused is not None and card.isAncestorOf(focused):
                self._dismiss(card.id)

    def _corner(self) -> QPoint:
        """Where the bottom right corner belongs: where the person has it, else in that of the screen."""
        if not self.isVisible():
            return self._room().bottomRight()
        if self._pause.active:  # the desktop may be about to put its frame around the window
            return self._put
        return self.frameGeometry().bottomRight()

    def _room(self) -> QRect:
        screen = (self if self.isVisible() else self._home).screen()
        return screen.availableGeometry().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)

    def _refit(self) -> None:
        if self._reminders:
            self._fit(self._corner())

    def _fit(self, corner: QPoint) -> None:
        """Be as high as the reminders, as far as the screen allows."""
        room, frame = self._room(), self._frame()
        size = self._wanted(room.size() - frame)
        whole = QRect(QPoint(), size + frame)
        whole.moveBottomRight(QPoint(min(corner.x(), room.right()), min(corner.y(), room.bottom())))
        self._put = corner
        self.resize(size)
        self.move(max(room.left(), whole.left()), max(room.top(), whole.top()))

    def _frame(self) -> QSize:
        """What the desktop puts around the window; before it is known, about as much as a title bar."""
        known = self.frameGeometry().size() - self.size()
        if known.height():
            return known
        return QSize(0, self.style().pixelMetric(QStyle.PixelMetric.PM_TitleBarHeight))

    def _wanted(self, room: QSize) -> QSize:
        for widget in self._cards.findChildren(QWidget):
            widget.ensurePolished()  # else the words would be measured in another size than they will have
        self._cards.updateGeometry()  # at once: a layout is told from the event loop that a card has gone
        width = min(self._look.px(_WIDTH), room.width())
        height = self._content.heightForWidth(width)
        if height > self._most(room):
            height = self._content.heightForWidth(width - SCROLL_BAR)
        return QSize(width, min(height, self._most(room)))

    def _most(self, room: QSize) -> int:
        """How high it may be: a single reminder is seen whole, several leave room for what the person is doing."""
        return room.height() if len(self._reminders) == 1 else room.height() * 2 // 3
