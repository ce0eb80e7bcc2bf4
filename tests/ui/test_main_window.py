from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QDialog, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.main_window import MainWindow
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.page import Page
from imuran_desktop.words.language import Language
from tests.ui.at_widget import bring_up, words_on


class APage(QWidget):
    """A page with one button that counts how often it is pressed."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.pressed = 0
        self.button = QPushButton(f"Button of {name}")
        self.button.clicked.connect(self._count)
        QVBoxLayout(self).addWidget(self.button)

    def _count(self) -> None:
        self.pressed += 1


class AtWindow:
    def __init__(self, look: ThemeController) -> None:
        self.made: list[str] = []
        self.painted = 0
        self.window = MainWindow(look, Language())
        self.window.painted.connect(self._count_paint)
        for key, text in (("today", "Today"), ("plan", "Plan"), ("symptoms", "Symptoms")):
            self.window.add_page(key, key, text, lambda text=text: self._make(text))  # type: ignore[misc]
        self.window.add_page("settings", "settings", "Settings", lambda: self._make("Settings"), foot=True)
        self.window.go("today")

    @property
    def seen(self) -> list[str]:
        return words_on(self.window)

    def page(self, key: str) -> APage:
        page = self.window.made(key)
        assert isinstance(page, APage)
        return page

    def entry(self, name: str) -> QAbstractButton:
        found = (item for item in self.window.rail.findChildren(QAbstractButton) if item.accessibleName() == name)
        return next(found, None) or next(
            item for item in self.window.rail.findChildren(QAbstractButton) if item.text() == name
        )

    def _make(self, name: str) -> APage:
        self.made.append(name)
        return APage(name)

    def _count_paint(self) -> None:
        self.painted += 1


@pytest.fixture
def at(qtbot: QtBot, look: ThemeController) -> Iterator[AtWindow]:
    found = AtWindow(look)
    qtbot.addWidget(found.window)
    bring_up(qtbot, found.window)
    yield found
    found.window.close()


def test_pages_are_made_when_they_are_first_shown(at: AtWindow) -> None:
    assert at.made == ["Today"]
    QTest.mouseClick(at.entry("Plan"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(at.entry("Today"), Qt.MouseButton.LeftButton)
    QTest.mouseClick(at.entry("Plan"), Qt.MouseButton.LeftButton)
    assert at.made == ["Today", "Plan"]
    assert at.page("plan").isVisible()
    assert not at.page("today").isVisible()
    assert at.window.made("symptoms") is None


@pytest.mark.parametrize(("key", "page"), [(Qt.Key.Key_2, "plan"), (Qt.Key.Key_4, "settings"), (Qt.Key.Key_1, "today")])
def test_ctrl_and_a_number_lead_to_a_page(at: AtWindow, key: Qt.Key, page: str) -> None:
    QTest.keyClick(at.window, key, Qt.KeyboardModifier.ControlModifier)
    assert at.page(page).isVisible()
    assert at.window.rail.current == page


def test_the_rail_leads_by_keyboard(at: AtWindow) -> None:
    at.entry("Today").setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
    assert at.page("plan").isVisible()


def test_page_down_and_up_scroll_the_page_also_from_the_rail(at: AtWindow, look: ThemeController) -> None:
    page = Page(look, "Long")
    for number in range(60):
        page.body.addWidget(QLabel(f"Line {number}"))
    at.window.add_page("long", "plan", "Long", lambda: page)
    at.window.go("long")
    QApplication.processEvents()
    at.entry("Long").setFocus()

    def top() -> int:
        return page.title.mapTo(at.window, QPoint(0, 0)).y()

    began = top()
    QTest.keyClick(at.entry("Long"), Qt.Key.Key_PageDown)
    below = top()
    assert below < began - at.window.height() // 2
    QTest.keyClick(at.entry("Long"), Qt.Key.Key_PageUp)
    assert top() == began


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_enter_and_space_press_the_button_with_the_keyboard(at: AtWindow, key: Qt.Key) -> None:
    page = at.page("today")
    page.button.setFocus()
    QTest.keyClick(page.button, key)
    assert page.pressed == 1


def test_a_key_held_down_presses_once(at: AtWindow) -> None:
    page = at.page("today")
    page.button.setFocus()
    QTest.keyPress(page.button, Qt.Key.Key_Return)
    for _ in range(3):
        QTest.simulateEvent(page.button, True, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "", True)
    assert page.pressed == 1


def test_the_first_painting_is_told_once(qtbot: QtBot, at: AtWindow) -> None:
    qtbot.waitUntil(lambda: at.painted == 1)
    at.window.go("plan")
    at.window.resize(900, 700)
    at.window.repaint()
    QApplication.processEvents()
    assert at.painted == 1


def test_trouble_is_told_until_it_is_closed(at: AtWindow) -> None:
    at.window.tell_trouble("The disk is full, so nothing was recorded.")
    assert "The disk is full, so nothing was recorded." in at.seen
    at.window.go("plan")
    assert "The disk is full, so nothing was recorded." in at.seen
    close = next(item for item in at.window.findChildren(QPushButton) if item.text() == "Close")
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert at.seen == [words for words in at.seen if "disk" not in words]


def test_the_rail_folds_where_there_is_little_room(at: AtWindow) -> None:
    assert not at.window.rail.folded
    at.window.resize(QSize(500, 600))
    assert at.window.rail.folded


def test_larger_text_keeps_a_wider_window(at: AtWindow, look: ThemeController) -> None:
    at.window.resize(QSize(480, 600))
    assert at.window.width() == 480
    look.apply("light", 200)
    assert at.window.width() == 640


def test_a_page_alone_stands_without_the_rail(at: AtWindow) -> None:
    welcome = QLabel("Welcome")
    at.window.show_alone(welcome)
    assert at.seen == ["Welcome"]
    at.window.leave_alone()
    at.window.go("today")
    assert at.page("today").isVisible()
    assert at.window.rail.isVisible()
    assert "Welcome" not in at.seen


@pytest.mark.qt_log_ignore("This plugin does not support raise")
def test_it_comes_up_from_a_minimized_state(qtbot: QtBot, at: AtWindow) -> None:
    at.window.showMinimized()
    at.window.come_up()
    assert not at.window.isMinimized()
    assert at.window.isVisible()


def test_closing_and_coming_to_the_front_are_told(qtbot: QtBot, at: AtWindow) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    bring_up(qtbot, other)
    with qtbot.waitSignal(at.window.activated):
        at.window.activateWindow()
    with qtbot.waitSignal(at.window.closing, timeout=0):
        at.window.close()


def test_a_side_page_belongs_to_an_entry_and_gets_no_shortcut(at: AtWindow) -> None:
    at.window.add_side_page("away", "today", lambda: at._make("Away"))
    at.window.add_page("history", "history", "History", lambda: at._make("History"))
    at.window.go("away")
    assert at.page("away").isVisible()
    assert at.window.rail.current == "today"
    at.entry("Today").click()
    assert at.page("today").isVisible()
    QTest.keyClick(at.window, Qt.Key.Key_5, Qt.KeyboardModifier.ControlModifier)
    assert at.page("history").isVisible()


def test_a_notice_stands_above_every_page(at: AtWindow) -> None:
    at.window.add_notice(QLabel("Have you travelled?"))
    assert "Have you travelled?" in at.seen
    at.window.go("plan")
    assert "Have you travelled?" in at.seen


def test_the_title_begins_with_how_many_things_wait(at: AtWindow) -> None:
    at.window.set_title("Sam Example")
    at.window.show_waiting(2)
    assert at.window.windowTitle() == "(2) Sam Example"
    at.window.set_title("Alex Example")
    assert at.window.windowTitle() == "(2) Alex Example"
    at.window.show_waiting(0)
    assert at.window.windowTitle() == at.window.title == "Alex Example"


class AForm(QLabel):
    """A page on which something is entered."""

    def __init__(self) -> None:
        super().__init__("A form")
        self.entered = True

    def unsaved(self) -> bool:
        return self.entered

    def leave_unsaved(self) -> None:
        self.entered = False


@pytest.fixture
def form(at: AtWindow) -> AForm:
    made = AForm()
    at.window.add_page("form", "plan", "Form", lambda: made)
    at.window.go("form")
    return made


def answer(at: AtWindow, words: str) -> None:
    found = next(dialog for dialog in at.window.findChildren(QDialog) if dialog.isVisible())
    button = next(item for item in found.findChildren(QPushButton) if item.text() == words)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def test_closing_asks_before_what_was_entered_is_lost(qtbot: QtBot, at: AtWindow, form: AForm) -> None:
    with qtbot.assertNotEmitted(at.window.closing):
        at.window.close()
        assert "Leave without saving?" in at.seen
        answer(at, "Stay")
    assert at.window.isVisible()
    assert form.entered
    at.window.close()
    with qtbot.waitSignal(at.window.closing, timeout=0):
        answer(at, "Leave")
    assert not at.window.isVisible()
    assert not form.entered


def test_to_stay_is_what_enter_and_escape_choose(qtbot: QtBot, at: AtWindow, form: AForm) -> None:
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Escape):
        at.window.close()
        question = next(dialog for dialog in at.window.findChildren(QDialog) if dialog.isVisible())
        qtbot.waitUntil(question.isActiveWindow)
        QTest.keyClick(question, key)
        QApplication.processEvents()
        assert "Leave without saving?" not in at.seen
        assert at.window.isVisible()


def test_what_ends_the_app_asks_once(at: AtWindow, form: AForm) -> None:
    done: list[str] = []
    at.window.leave(lambda: done.append("quit"))
    at.window.leave(lambda: done.append("again"))
    answer(at, "Leave")
    assert done == ["quit"]
    at.window.leave(lambda: done.append("at once"))
    assert done == ["quit", "at once"]


def test_the_window_is_no_larger_than_the_screen(qtbot: QtBot, look: ThemeController) -> None:
    window = MainWindow(look, Language("en_GB"))
    qtbot.addWidget(window)
    room = window.screen().availableSize()
    assert window.width() <= room.width()
    assert window.height() <= room.height()
    assert (room.height() < 860) == (window.height() < 860)
