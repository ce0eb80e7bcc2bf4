import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.focus_ring import FocusRing
from imuran_desktop.ui.widgets.labels import Body
from imuran_desktop.ui.widgets.page import Page
from tests.ui.at_widget import bring_up


@pytest.fixture
def page(qtbot: QtBot, look: ThemeController) -> Page:
    page = Page(look, "History", "March 2026")
    qtbot.addWidget(page)
    for day in range(30):
        page.body.addWidget(OutlinedButton(f"Day {day}"))
    bring_up(qtbot, page, 1180, 600)
    return page


def button(page: Page, text: str) -> OutlinedButton:
    return next(found for found in page.findChildren(OutlinedButton) if found.text() == text)


def top(page: Page, text: str) -> int:
    return button(page, text).mapTo(page, QPoint()).y()


def test_title_and_subtitle_are_shown_and_named(page: Page) -> None:
    assert [label.text() for label in page.findChildren(QLabel)[:2]] == ["History", "March 2026"]
    assert page.accessibleName() == "History"
    page.set_title("Symptoms")
    assert page.accessibleName() == "Symptoms"
    assert not page.subtitle.isVisible()


def test_nothing_flashes_up_while_a_page_is_made(qapp: QApplication, qtbot: QtBot, look: ThemeController) -> None:
    before = {widget for widget in qapp.topLevelWidgets() if widget.isVisible()}
    qtbot.addWidget(Page(look, "History", "March 2026"))
    assert {widget for widget in qapp.topLevelWidgets() if widget.isVisible()} == before


@pytest.mark.parametrize(("percent", "width"), [(100, 960), (125, 1200)])
def test_lines_never_get_too_long(look: ThemeController, page: Page, percent: int, width: int) -> None:
    look.apply("light", percent)
    page.resize(1900, 600)
    wide = button(page, "Day 0")
    assert wide.width() == width
    left = wide.mapTo(page, QPoint()).x()
    assert abs(left - (1900 - left - width)) < 30


def test_a_long_page_scrolls_with_the_keyboard(qtbot: QtBot, page: Page) -> None:
    button(page, "Day 0").setFocus()
    before = top(page, "Day 0")
    QTest.keyClick(button(page, "Day 0"), Qt.Key.Key_PageDown)
    assert top(page, "Day 0") < before
    page.scroll_to_top()
    assert top(page, "Day 0") == before


def test_what_gets_the_focus_comes_into_view(
    qapp: QApplication, qtbot: QtBot, look: ThemeController, page: Page
) -> None:
    FocusRing(qapp, look, page)
    button(page, "Day 0").setFocus()
    assert top(page, "Day 29") > page.height()
    QTest.keyClick(button(page, "Day 0"), Qt.Key.Key_Backtab)
    assert button(page, "Day 29").hasFocus()
    assert 0 <= top(page, "Day 29") <= page.height() - 50


def test_text_never_makes_a_page_scroll_sideways(qtbot: QtBot, look: ThemeController) -> None:
    look.apply("light", 200)
    page = Page(look, "Good morning, Sam")
    qtbot.addWidget(page)
    card = Card()
    card.body.addWidget(Body("Nothing was recorded. If you took it, add it. If not, never take two together."))
    page.body.addWidget(card)
    page.resize(600, 500)
    page.show()
    assert card.mapTo(page, QPoint()).x() + card.width() <= 600


def test_a_narrow_page_gives_its_room_to_what_is_on_it(qtbot: QtBot, look: ThemeController) -> None:
    page = Page(look, "Settings")
    wide = QWidget()
    wide.setMinimumWidth(450)
    page.body.addWidget(wide)
    qtbot.addWidget(page)
    page.resize(500, 400)
    page.show()
    QApplication.processEvents()
    scroll = page.findChild(QScrollArea)
    assert scroll is not None
    assert scroll.horizontalScrollBar().maximum() == 0


def test_the_wheel_scrolls_from_what_stands_below_the_page_too(page: Page) -> None:
    bar = QLabel("Recorded")
    layout = page.layout()
    assert layout is not None
    layout.addWidget(bar)
    QApplication.processEvents()
    before = top(page, "Day 5")
    spot = QPointF(bar.rect().center())
    turn = QWheelEvent(
        spot,
        bar.mapToGlobal(spot),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(page, turn)  # a label leaves it to what it lies on
    assert top(page, "Day 5") < before
