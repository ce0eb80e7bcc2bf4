from functools import partial
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QTimeEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.palette import LIGHT
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import ChoiceButtons
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.ui.widgets.scroll_area import ScrollArea
from tests.ui.at_widget import bring_up

Widget = TypeVar("Widget", bound=QWidget)
HELP = "As it stands on the box"
ERROR = "Please write a name: the report is made out to it."


def field(form: QWidget, kind: type[Widget], name: str) -> Widget:
    """Find a field as a screen reader does: by its name."""
    return next(widget for widget in form.findChildren(kind) if widget.accessibleName() == name)


def words(form: QWidget) -> list[str]:
    return [label.text() for label in form.findChildren(QLabel) if label.isVisible() and label.text()]


def label_of(form: QWidget, text: str) -> QLabel:
    return next(label for label in form.findChildren(QLabel) if label.text() == text)


@pytest.fixture
def form(qtbot: QtBot, look: ThemeController) -> FormRows:
    rows = FormRows(look)
    qtbot.addWidget(rows)
    rows.section("About you")
    rows.row("&Name", QLineEdit())
    rows.row("Prescriber", QLineEdit(), HELP)
    rows.row("Food", QComboBox())
    rows.row("From", QDateEdit())
    rows.row("Breakfast", QTimeEdit())
    rows.row("Amount", QSpinBox())
    rows.row("Note", QPlainTextEdit())
    rows.row("How", ChoiceButtons("", [("with", "With food"), ("without", "Without")]))
    rows.check("Play a sound", "Some people find it startling")
    bring_up(qtbot, rows, 900, 900)
    return rows


def test_a_screen_reader_hears_label_and_help(form: FormRows) -> None:
    reader = QAccessible.queryAccessibleInterface(field(form, QLineEdit, "Prescriber"))
    assert reader.text(QAccessible.Text.Name) == "Prescriber"
    assert reader.text(QAccessible.Text.Description) == HELP


def test_every_field_has_its_name_and_its_label(form: FormRows) -> None:
    for kind, name in (
        (QLineEdit, "Name"),
        (QComboBox, "Food"),
        (QDateEdit, "From"),
        (QTimeEdit, "Breakfast"),
        (QSpinBox, "Amount"),
        (QPlainTextEdit, "Note"),
        (ChoiceButtons, "How"),
    ):
        found = field(form, kind, name)
        label = next(label for label in form.findChildren(QLabel) if label.buddy() is found)
        assert label.text().replace("&", "") == name
    assert field(form, QCheckBox, "Play a sound").accessibleDescription() == "Some people find it startling"


def test_alt_and_the_letter_go_to_the_field(qtbot: QtBot, form: FormRows) -> None:
    field(form, QLineEdit, "Prescriber").setFocus()
    QTest.keyClick(form, Qt.Key.Key_N, Qt.KeyboardModifier.AltModifier)
    assert field(form, QLineEdit, "Name").hasFocus()


def test_tab_goes_from_field_to_field_and_out_of_the_note(qtbot: QtBot, form: FormRows) -> None:
    note = field(form, QPlainTextEdit, "Note")
    note.setFocus()
    QTest.keyClick(note, Qt.Key.Key_Tab)
    assert field(form, ChoiceButtons, "How").isAncestorOf(form.focusWidget())


def test_an_error_is_said_under_the_field_and_to_the_reader(form: FormRows) -> None:
    name = field(form, QLineEdit, "Prescriber")
    form.set_error(name, ERROR)
    assert ERROR in words(form)
    assert form.error(name) == ERROR
    assert name.accessibleDescription() == f"{ERROR} {HELP}"
    below = label_of(form, ERROR)
    assert below.mapTo(form, QPoint()).y() >= name.mapTo(form, QPoint()).y() + name.height()
    form.set_error(name, "")
    assert ERROR not in words(form)
    assert name.accessibleDescription() == HELP


def test_a_bad_field_is_outlined(form: FormRows) -> None:
    name = field(form, QLineEdit, "Name")
    field(form, QLineEdit, "Prescriber").setFocus()
    form.set_error(name, ERROR)
    assert name.grab().toImage().pixelColor(0, 25).name().upper() == LIGHT.missed.ink


def test_the_first_bad_field_gets_the_focus(form: FormRows) -> None:
    name, prescriber = field(form, QLineEdit, "Name"), field(form, QLineEdit, "Prescriber")
    form.set_error(name, "An older error.")
    assert form.show_errors({field(form, QSpinBox, "Amount"): "Too many.", prescriber: ERROR})
    assert prescriber.hasFocus()
    assert "Too many." in words(form)
    assert "An older error." not in words(form)
    assert not form.show_errors({})
    assert ERROR not in words(form)


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_fields_are_large(look: ThemeController, form: FormRows, percent: int) -> None:
    look.apply("light", percent)
    for kind in (QLineEdit, QComboBox, QDateEdit, QTimeEdit, QSpinBox, QCheckBox):
        for found in form.findChildren(kind):
            if found.accessibleName():
                assert found.sizeHint().height() >= look.px(50), kind
                assert found.minimumSizeHint().height() >= look.px(44), kind


def test_labels_stand_beside_or_above(qtbot: QtBot, form: FormRows) -> None:
    name, label = field(form, QLineEdit, "Name"), label_of(form, "&Name")
    assert label.geometry().right() < name.mapTo(form, QPoint()).x()
    form.resize(400, 1500)
    qtbot.waitUntil(lambda: label.geometry().bottom() <= name.mapTo(form, QPoint()).y())
    assert name.mapTo(form, QPoint()).x() < 10


def test_large_text_puts_them_above(look: ThemeController, form: FormRows) -> None:
    look.apply("light", 200)
    form.resize(900, 2500)
    assert label_of(form, "&Name").geometry().bottom() <= field(form, QLineEdit, "Name").mapTo(form, QPoint()).y()


def test_a_row_can_be_hidden_with_its_label(form: FormRows) -> None:
    form.set_row_visible(field(form, QLineEdit, "Prescriber"), False)
    assert "Prescriber" not in words(form)
    assert not field(form, QLineEdit, "Prescriber").isVisible()


def test_a_date_is_picked_from_a_calendar(form: FormRows) -> None:
    assert field(form, QDateEdit, "From").calendarPopup()


def test_something_wide_needs_no_label(qtbot: QtBot, form: FormRows) -> None:
    extra = form.wide(QLabel("All of this stays on this computer."))
    qtbot.waitUntil(lambda: extra.width() > 800)


@pytest.mark.parametrize(("width", "percent"), [(900, 100), (400, 100), (640, 200)])
def test_an_error_is_seen_with_its_label_and_its_sentence(
    qtbot: QtBot, look: ThemeController, width: int, percent: int
) -> None:
    look.apply("light", percent)
    rows = FormRows(look)
    for number in range(12):
        rows.row(f"Row {number}", QLineEdit())
    area = ScrollArea(rows)
    qtbot.addWidget(area)
    bring_up(qtbot, area, width, 420)
    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())
    for name in ("Row 5", "Row 11", "Row 0"):
        assert rows.show_errors({field(rows, QLineEdit, name): ERROR})
        label, error = label_of(rows, name), next(item for item in rows.findChildren(QLabel) if item.text() == ERROR)
        for seen in (label, error):
            qtbot.waitUntil(partial(_wholly_seen, area, seen))


def _wholly_seen(area: ScrollArea, widget: QWidget) -> bool:
    top = widget.mapTo(area.viewport(), QPoint(0, 0))
    return area.viewport().rect().contains(widget.rect().translated(top))
