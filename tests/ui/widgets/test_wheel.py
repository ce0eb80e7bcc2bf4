import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QDateEdit, QLineEdit, QSpinBox, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.wheel import WheelGuard
from tests.ui.at_widget import bring_up


def turn_wheel(app: QApplication, widget: QWidget) -> bool:
    """Turn the wheel over a widget; whether the widget took it for itself."""
    centre = QPointF(widget.rect().center())
    event = QWheelEvent(
        centre,
        QPointF(widget.mapToGlobal(widget.rect().center())),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    event.setAccepted(False)
    app.sendEvent(widget, event)
    return event.isAccepted()


@pytest.fixture
def fields(qtbot: QtBot, look: ThemeController) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    guard = WheelGuard(window)
    food, amount, day, name = QComboBox(), QSpinBox(), QDateEdit(QDate(2026, 3, 2)), QLineEdit()
    food.addItems(["with food", "without"])
    for field in (name, food, amount, day):
        column.addWidget(field)
        guard.guard(field)
    bring_up(qtbot, window)
    name.setFocus()
    return window


def test_scrolling_over_a_field_leaves_its_value(qapp: QApplication, fields: QWidget) -> None:
    food, amount, day = (fields.findChild(kind) for kind in (QComboBox, QSpinBox, QDateEdit))
    assert isinstance(food, QComboBox)
    assert isinstance(amount, QSpinBox)
    assert isinstance(day, QDateEdit)
    amount.setValue(5)
    for field in (food, amount, day):
        assert not turn_wheel(qapp, field)
        assert not field.hasFocus()
    assert (food.currentIndex(), amount.value(), day.date()) == (0, 5, QDate(2026, 3, 2))


def test_the_field_in_use_leaves_the_wheel_to_the_page_too(qapp: QApplication, fields: QWidget) -> None:
    food, amount, day = (fields.findChild(kind) for kind in (QComboBox, QSpinBox, QDateEdit))
    assert isinstance(food, QComboBox)
    assert isinstance(amount, QSpinBox)
    assert isinstance(day, QDateEdit)
    amount.setValue(5)
    for field in (food, amount, day):
        field.setFocus()
        assert field.hasFocus()
        assert not turn_wheel(qapp, field)
    assert not turn_wheel(qapp, amount.lineEdit())
    assert (food.currentIndex(), amount.value(), day.date()) == (0, 5, QDate(2026, 3, 2))


def test_fields_inside_what_is_guarded_are_guarded(qapp: QApplication, qtbot: QtBot) -> None:
    box = QWidget()
    qtbot.addWidget(box)
    amount = QSpinBox(box)
    amount.setValue(5)
    WheelGuard(box).guard(box)
    assert not turn_wheel(qapp, amount)
    assert amount.value() == 5
