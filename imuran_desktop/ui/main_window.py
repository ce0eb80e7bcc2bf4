"""The window: the rail, and the page chosen on it. Pages are made when they are first shown."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QPaintEvent, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import press_by_enter
from imuran_desktop.ui.widgets.notice_column import NoticeColumn
from imuran_desktop.ui.widgets.page import Page
from imuran_desktop.ui.widgets.rail import Rail
from imuran_desktop.words.language import Language

if TYPE_CHECKING:
    from imuran_desktop.ui.widgets.message_bar import MessageBar

_WIDTH, _HEIGHT = 1180, 860
_LEAST_WIDTH, _LEAST_HEIGHT = 480, 400
_LEAST_WORDS_WIDTH = 320
"""In px at 100 %: larger text needs a wider window, or pages would have to be scrolled sideways."""
_STAY, _LEAVE = "stay", "leave"


@runtime_checkable
class _Keeping(Protocol):
    """A page on which something may be entered that is not saved yet."""

    def unsaved(self) -> bool:
        """Whether there is such a thing."""

    def leave_unsaved(self) -> None:
        """Let go of it."""


class MainWindow(QMainWindow):
    """Shows one page at a time."""

    painted = Signal()
    """The window was painted for the first time: now what start-up does not need may be loaded."""
    closing = Signal()
    """The person closed the window."""
    activated = Signal()
    """The window came to the front."""

    def __init__(self, look: ThemeController, language: Language) -> None:
        super().__init__()
        self._look, self._language = look, language
        self._makers: dict[str, Callable[[], QWidget]] = {}
        self._pages: dict[str, QWidget] = {}
        self._entries: dict[str, str] = {}
        """Which entry of the rail each page belongs to."""
        self._painted = self._asking = False
        self.title = ""
        """What the window is called while nothing waits."""
        self._waiting = 0
        self.rail = Rail(look, language.tr("Pages"))
        self._notices = NoticeColumn()
        self._stack = QStackedWidget()
        self._column = QVBoxLayout()
        self._build()
        self.rail.entryChosen.connect(self.go)
        self.set_title("Imuran Desktop")
        self.resize(QSize(_WIDTH, _HEIGHT).boundedTo(self.screen().availableSize()))
        self._keep_room()
        look.changed.connect(self._keep_room)

    @cached_property
    def trouble(self) -> "MessageBar":
        """The bar above the pages that says what did not happen; hidden and made only when it is asked for."""
        from imuran_desktop.ui.widgets.message_bar import MessageBar

        bar = MessageBar(self._look, self._language.tr("Close"))
        self._notices.add(bar, first=True)
        return bar

    def set_title(self, title: str) -> None:
        """Call the window so."""
        self.title = title
        self._show_title()

    def show_waiting(self, count: int) -> None:
        """Begin the title with how many things wait for an answer."""
        self._waiting = count
        self._show_title()

    def add_page(self, key: str, icon: str, text: str, make: Callable[[], QWidget], *, foot: bool = False) -> None:
        """Add a page to the rail; ``make`` is called when it is first shown. Ctrl+number leads there too."""
        self._makers[key], self._entries[key] = make, key
        self.rail.add_entry(key, icon, text, foot=foot)
        shortcut = QShortcut(QKeySequence(f"Ctrl+{len(set(self._entries.values()))}"), self)
        shortcut.activated.connect(lambda: self.go(key))

    def add_side_page(self, key: str, entry: str, make: Callable[[], QWidget]) -> None:
        """Add a page that another one leads to. The rail goes on to show the ``entry`` of that one."""
        self._makers[key], self._entries[key] = make, entry

    def go(self, key: str) -> QWidget:
        """Show a page."""
        page = self._pages.get(key)
        if page is None:
            page = self._pages[key] = self._makers[key]()
            self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)
        self.rail.set_current(self._entries[key])
        return page

    @property
    def current(self) -> str:
        """The page that is shown."""
        shown = self._stack.currentWidget()
        return next((key for key, page in self._pages.items() if page is shown), "")

    def made(self, key: str) -> QWidget | None:
        """A page that was shown before."""
        return self._pages.get(key)

    def show_alone(self, page: QWidget) -> None:
        """Show one page without the rail: there is nowhere else to go yet."""
        self.rail.hide()
        self._stack.addWidget(page)
        self._stack.setCurrentWidget(page)

    def leave_alone(self) -> None:
        """Bring back the rail."""
        page = self._stack.currentWidget()
        if page is not None:
            self._stack.removeWidget(page)
            page.deleteLater()
        self.rail.show()

    def leave(self, then: Callable[[], object]) -> None:
        """Go on with ``then`` at once; where something entered would be lost, only when the person says so."""
        if not self._unsaved():
            then()
        elif not self._asking:
            if not self.isVisible() or self.isMinimized():
                self.come_up()
            self._ask_to_leave(then)

    def come_up(self) -> None:
        """Show the window in front of the others."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def add_notice(self, notice: QWidget) -> None:
        """Put something that hides itself when it has nothing to say above every page."""
        self._notices.add(notice)

    def tell_trouble(self, sentence: str) -> None:
        """Say that something did not happen. It stays until closed."""
        self.trouble.show_message(sentence, state="missed")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the rail where there is little room."""
        super().resizeEvent(event)
        self.rail.fit(self.width())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the keyboard; let Page Up and Page Down scroll, also from the rail."""
        page = self._stack.currentWidget()
        if press_by_enter(self, event):
            return
        if event.key() in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) and isinstance(page, Page):
            page.scroll_by_key(event)
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Notice that the window came to the front."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.activated.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Tell of the first painting, once its work is done."""
        super().paintEvent(event)
        if not self._painted:
            self._painted = True
            # From the event loop: whoever listens runs after the paint has reached the screen.
            QTimer.singleShot(0, self, self.painted.emit)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Leave it to the app what closing means, once nothing that was entered is lost unasked."""
        if self._unsaved():
            event.ignore()
            self.leave(self.close)
            return
        super().closeEvent(event)
        self.closing.emit()

    def _show_title(self) -> None:
        tr = self._language.tr
        words = tr("({number}) {title}", number=self._waiting, title=self.title) if self._waiting else self.title
        self.setWindowTitle(words)

    def _keep_room(self) -> None:
        self.setMinimumSize(max(_LEAST_WIDTH, self._look.px(_LEAST_WORDS_WIDTH)), _LEAST_HEIGHT)

    def _unsaved(self) -> list[_Keeping]:
        return [page for page in self._pages.values() if isinstance(page, _Keeping) and page.unsaved()]

    def _ask_to_leave(self, then: Callable[[], object]) -> None:
        from imuran_desktop.ui.widgets.dialog import Dialog  # late: few starts meet it

        tr = self._language.tr
        question = Dialog(self._look, tr("Leave without saving?"), tr("What you entered is not saved yet."), self)
        question.add_button(_STAY, tr("Stay"), primary=True)
        question.add_button(_LEAVE, tr("Leave"))
        self._asking = True

        def answer(key: str) -> None:
            self._asking = False
            if key == _LEAVE:
                for page in self._unsaved():
                    page.leave_unsaved()
                then()

        question.answered.connect(answer)
        question.finished.connect(question.deleteLater)
        question.open()

    def _build(self) -> None:
        centre = QWidget()
        row = QHBoxLayout(centre)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(self._column, 1)
        self._column.setSpacing(0)
        self._column.addWidget(self._notices)
        self._column.addWidget(self._stack, 1)
        self.setCentralWidget(centre)
