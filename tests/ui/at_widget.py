"""A person at a page of its own: what they see, click and type, there or in the dialog in front of it."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.widgets.scroll_area import ScrollArea
from tests.words.plain import plain

Widget = TypeVar("Widget", bound=QWidget)


class AtWidget:
    """Finds things as people do: by the words on them, or by the name a screen reader says."""

    def __init__(self, qtbot: QtBot, page: QWidget) -> None:
        self.qtbot = qtbot
        self._page = page
        qtbot.addWidget(page)

    def open(self) -> None:
        """Show the page."""
        bring_up(self.qtbot, self._page)

    @property
    def labels(self) -> list[str]:
        """All words on the page, or on the dialog in front of it."""
        return [plain(words) for words in words_on(self.front) if words]

    @property
    def dialog(self) -> QDialog | None:
        """The question being asked, if any."""
        QApplication.processEvents()  # what was just made is shown by the event loop
        return next((dialog for dialog in self._page.findChildren(QDialog) if dialog.isVisible()), None)

    @property
    def front(self) -> QWidget:
        """What the person can act on."""
        return self.dialog or self._page

    def click(self, words: str) -> None:
        """Click the button with these words, or with this accessible name."""
        QTest.mouseClick(self.button(words), Qt.MouseButton.LeftButton)

    def button(self, words: str) -> QAbstractButton:
        """The first button that is called so."""
        found = self.buttons(words)
        assert found, f"no button {words!r}"
        return found[0]

    def buttons(self, words: str) -> list[QAbstractButton]:
        """The buttons that are called so."""
        return [button for button in self._visible(QAbstractButton) if words in names(button)]

    def field(self, kind: type[Widget], name: str) -> Widget:
        """Find a field as a screen reader does: by its name."""
        return next(widget for widget in self._visible(kind) if plain(widget.accessibleName()) == name)

    def has_field(self, name: str) -> bool:
        """Whether there is a field of this name."""
        return any(plain(widget.accessibleName()) == name for widget in self._visible(QWidget))

    def sees(self, part: str) -> bool:
        """Whether words with this part are in sight, as a whole and not scrolled away."""
        return any(part in plain(label.text()) and is_in_sight(label) for label in self._visible(QLabel))

    def overhang(self) -> int:
        """How many px the page is wider than its window."""
        QApplication.processEvents()  # what was just made is laid out by the event loop
        return max(area.horizontalScrollBar().maximum() for area in self._visible(ScrollArea))

    def press(self, key: Qt.Key, times: int = 1) -> None:
        """Press a key wherever the keyboard is."""
        for _ in range(times):
            QTest.keyClick(self.focus(), key)

    def tab_to(self, name: str) -> None:
        """Press Tab until the keyboard is at the thing with these words or this name."""
        for _ in range(60):
            if name in names(self.focus()) or name == getattr(self.focus().parentWidget(), "accessibleName", str)():
                return
            self.press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab never reaches {name!r}")

    def focus(self) -> QWidget:
        """Where the keyboard is."""
        return keyboard_in(self.qtbot, self.front)

    def _visible(self, kind: type[Widget]) -> list[Widget]:
        return [widget for widget in self.front.findChildren(kind) if widget.isVisible()]


def is_in_sight(widget: QWidget) -> bool:
    """Whether nothing of a widget is cut off or scrolled away."""
    QApplication.processEvents()  # what was just scrolled is laid out by the event loop
    return widget.visibleRegion().boundingRect() == widget.rect()


def bring_up(qtbot: QtBot, widget: QWidget, *size: int) -> None:
    """Show a window, of this width and height if they are given, with the keyboard in it."""
    if size:
        widget.resize(*size)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()


def words_on(widget: QWidget) -> list[str]:
    """What the labels on a widget say that can be seen."""
    QApplication.processEvents()  # what was just made is shown by the event loop
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def names(widget: QWidget) -> tuple[str, str]:
    """The words on a control, and its accessible name."""
    text = widget.text() if isinstance(widget, QAbstractButton) else ""
    return plain(text), plain(widget.accessibleName())


def keyboard_in(qtbot: QtBot, front: QWidget) -> QWidget:
    """Where the keyboard is, in the window in front."""
    # Window managers give the keyboard back to the window when a dialog closes; the offscreen platform has none.
    front.activateWindow()
    qtbot.waitUntil(front.isActiveWindow)
    focused = QApplication.focusWidget()
    assert focused is not None
    return focused
