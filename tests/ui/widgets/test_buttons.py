from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QFontMetrics, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QRadioButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.palette import LIGHT
from imuran_desktop.ui.stylesheet import TypeSize
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import (
    BackButton,
    ChoiceButtons,
    OutlinedButton,
    PrimaryButton,
    QuietButton,
    TickBox,
    wrapped,
)
from imuran_desktop.ui.widgets.reading_order import put_in_reading_order
from tests.ui.at_widget import AtWidget, bring_up

FOODS = (("with", "With food"), ("after", "Just after"), ("without", "Without"))


@pytest.fixture
def food(qtbot: QtBot, look: ThemeController) -> Iterator[ChoiceButtons]:
    """A group between two other fields, in a window that is shown and active."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    group = ChoiceButtons("How was it taken?", FOODS)
    before, after = QLineEdit(), QLineEdit()
    before.setAccessibleName("before")
    after.setAccessibleName("after")
    for widget in (before, group, after):
        column.addWidget(widget)
    bring_up(qtbot, window, 700, 200)
    yield group
    window.close()


def choice(group: ChoiceButtons, name: str) -> QRadioButton:
    return next(button for button in group.findChildren(QRadioButton) if button.text() == name)


def named(group: QWidget, name: str) -> QLineEdit:
    return next(field for field in group.window().findChildren(QLineEdit) if field.accessibleName() == name)


@pytest.mark.parametrize("percent", [100, 200])
def test_buttons_are_as_high_as_their_rank(qtbot: QtBot, look: ThemeController, percent: int) -> None:
    look.apply("light", percent)
    for button, height in (
        (PrimaryButton("Taken with food"), 64),
        (OutlinedButton("Taken …", tall=True), 64),
        (OutlinedButton("Skip"), 50),
        (QuietButton("More"), 50),
    ):
        qtbot.addWidget(button)
        button.show()
        assert button.sizeHint().height() == look.px(height)
        assert button.minimumSizeHint().height() == look.px(height)
        assert button.minimumSizeHint().width() >= look.px(44)


def test_the_button_for_now_stands_out(qtbot: QtBot, look: ThemeController) -> None:
    primary, other = PrimaryButton("Taken with food"), OutlinedButton("Skip")
    for button, colour in ((primary, LIGHT.primary), (other, LIGHT.surface)):
        qtbot.addWidget(button)
        button.show()
        assert button.grab().toImage().pixelColor(12, 12).name().upper() == colour


def test_a_text_too_long_for_the_room_wraps(qtbot: QtBot, look: ThemeController) -> None:
    button = OutlinedButton("Leave it as it is", look=look, icon="taken")
    qtbot.addWidget(button)
    button.show()
    natural = button.sizeHint().width()
    assert button.heightForWidth(natural) == 50
    narrow = button.minimumSizeHint().width()
    assert narrow < natural
    assert button.heightForWidth(narrow) > 50
    for line in button.fitted_text(narrow).splitlines():
        assert button.fontMetrics().horizontalAdvance(line) <= narrow
    button.resize(narrow, button.heightForWidth(narrow))
    button.grab()


def test_wrapping_breaks_only_between_words(qtbot: QtBot, look: ThemeController) -> None:
    metrics = QFontMetrics(look.theme.font(TypeSize.BODY))
    width = metrics.horizontalAdvance("one two")
    assert wrapped("one two three four", metrics, width) == "one two\nthree\nfour"
    assert wrapped("", metrics, width) == ""


def test_an_icon_changes_with_the_theme(qtbot: QtBot, look: ThemeController) -> None:
    button = OutlinedButton("Undo", look=look, icon="undo")
    qtbot.addWidget(button)
    assert button.icon().actualSize(button.iconSize()).height() == 24
    look.apply("dark", 200)
    assert button.icon().actualSize(button.iconSize()).height() == 48


@pytest.mark.parametrize(
    ("direction", "icon"),
    [(Qt.LayoutDirection.LeftToRight, "chevron-left"), (Qt.LayoutDirection.RightToLeft, "chevron-right")],
)
def test_the_way_back_points_to_where_a_line_begins(
    qtbot: QtBot, look: ThemeController, direction: Qt.LayoutDirection, icon: str
) -> None:
    QApplication.setLayoutDirection(direction)
    back, pointing = BackButton("Back", look), QuietButton("Back", look=look, icon=icon)
    QApplication.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    for button in (back, pointing):
        qtbot.addWidget(button)
    assert picture(back) == picture(pointing)


def picture(button: OutlinedButton) -> QImage:
    """The icon on a button."""
    return button.icon().pixmap(button.iconSize()).toImage()


def test_a_press_counts(qtbot: QtBot, look: ThemeController) -> None:
    button = PrimaryButton("Taken with food")
    qtbot.addWidget(button)
    button.show()
    with qtbot.waitSignal(button.clicked, timeout=0):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(button.clicked, timeout=0):
        QTest.keyClick(button, Qt.Key.Key_Space)


def test_a_group_begins_without_an_answer(food: ChoiceButtons) -> None:
    assert food.value == ""


def test_a_click_anywhere_on_a_choice_chooses_it(qtbot: QtBot, food: ChoiceButtons) -> None:
    button = choice(food, "Just after")
    corner = button.rect().bottomRight()
    corner.setX(corner.x() - 4)
    corner.setY(corner.y() - 4)
    with qtbot.waitSignal(food.valueChanged, timeout=0) as told:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=corner)
    assert told.args == ["after"]
    assert food.value == "after"


def test_choices_begin_where_their_row_begins_also_before_the_look_changes(food: ChoiceButtons) -> None:
    first = choice(food, "With food")
    assert (first.x(), first.y()) == (0, 0)


def test_a_choice_is_told_once(qtbot: QtBot, food: ChoiceButtons) -> None:
    told: list[str] = []
    food.valueChanged.connect(told.append)
    for name in ("With food", "Without", "Without"):
        QTest.mouseClick(choice(food, name), Qt.MouseButton.LeftButton)
    assert told == ["with", "without"]


def test_tab_goes_to_the_group_and_past_it(qtbot: QtBot, food: ChoiceButtons) -> None:
    food.set_value("after")
    named(food, "before").setFocus()
    QTest.keyClick(named(food, "before"), Qt.Key.Key_Tab)
    assert choice(food, "Just after").hasFocus()
    QTest.keyClick(choice(food, "Just after"), Qt.Key.Key_Tab)
    assert named(food, "after").hasFocus()


def test_the_arrows_choose(qtbot: QtBot, food: ChoiceButtons) -> None:
    food.set_value("with")
    food.setFocus()
    QTest.keyClick(choice(food, "With food"), Qt.Key.Key_Right)
    assert food.value == "after"
    assert choice(food, "Just after").hasFocus()
    QTest.keyClick(choice(food, "Just after"), Qt.Key.Key_Left)
    assert food.value == "with"


def test_a_choice_can_be_left_out(food: ChoiceButtons) -> None:
    food.set_offered("after", False)
    assert not choice(food, "Just after").isVisible()
    food.set_offered("after", True)
    assert choice(food, "Just after").isVisible()


def test_an_answer_can_be_taken_back(qtbot: QtBot, food: ChoiceButtons) -> None:
    food.set_value("with")
    with qtbot.waitSignal(food.valueChanged, timeout=0) as told:
        food.set_value("")
    assert told.args == [""]
    QTest.mouseClick(choice(food, "Without"), Qt.MouseButton.LeftButton)
    assert food.value == "without"


def test_a_screen_reader_hears_a_named_group_of_radio_buttons(food: ChoiceButtons) -> None:
    group = QAccessible.queryAccessibleInterface(food)
    assert group.role() == QAccessible.Role.Grouping
    assert group.text(QAccessible.Text.Name) == "How was it taken?"
    food.set_value("with")
    button = QAccessible.queryAccessibleInterface(choice(food, "With food"))
    assert button.role() == QAccessible.Role.RadioButton
    assert button.text(QAccessible.Text.Name) == "With food"
    assert button.state().checked


@pytest.mark.parametrize("percent", [100, 200])
def test_choices_are_large(look: ThemeController, food: ChoiceButtons, percent: int) -> None:
    look.apply("light", percent)
    for button in food.findChildren(QRadioButton):
        assert button.sizeHint().height() >= look.px(50)


def test_no_button_takes_enter_by_accident(qtbot: QtBot, look: ThemeController) -> None:
    button = OutlinedButton("Skip")
    qtbot.addWidget(button)
    assert isinstance(button, QPushButton)
    assert not button.autoDefault()


def test_tab_stops_at_the_choice_that_is_made_in_whatever_order_it_was_put(qtbot: QtBot) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    hidden, before = QWidget(), QPushButton("Before")
    QVBoxLayout(hidden).addWidget(QLineEdit())
    choices = ChoiceButtons("Pages", (("first", "First"), ("all", "All"), ("some", "Some")), value="all")
    for part in (before, hidden, choices, QPushButton("After")):
        column.addWidget(part)
    hidden.hide()
    put_in_reading_order(page)
    at = AtWidget(qtbot, page)
    at.open()
    before.setFocus()
    at.press(Qt.Key.Key_Tab)
    assert at.focus() is at.button("All")
    at.press(Qt.Key.Key_Tab)
    assert at.focus() is at.button("After")


def test_a_box_to_tick_is_as_high_as_its_wrapped_words(qtbot: QtBot) -> None:
    box = TickBox("Counted tablets beside what was recorded")
    qtbot.addWidget(box)
    assert box.heightForWidth(150) > box.heightForWidth(2000)
    assert box.minimumSizeHint().width() < 200
