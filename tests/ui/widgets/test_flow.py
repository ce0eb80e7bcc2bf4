import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.flow import FlowLayout


@pytest.fixture
def row(qtbot: QtBot, look: ThemeController) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    flow = FlowLayout(widget, spacing=10)
    for text in ("Taken …", "Skip", "Not sure"):
        flow.addWidget(OutlinedButton(text))
    widget.show()
    return widget


def buttons(row: QWidget) -> list[OutlinedButton]:
    return row.findChildren(OutlinedButton)


def test_side_by_side_where_there_is_room(row: QWidget) -> None:
    row.resize(800, 50)
    assert len({button.y() for button in buttons(row)}) == 1
    first, second, _ = buttons(row)
    assert second.x() == first.geometry().right() + 1 + 10


def test_wraps_where_there_is_not(row: QWidget) -> None:
    row.resize(140, 400)
    assert [button.x() for button in buttons(row)] == [0, 0, 0]
    assert len({button.y() for button in buttons(row)}) == 3


def test_the_height_follows_the_width(row: QWidget) -> None:
    assert row.heightForWidth(800) == 50
    assert row.heightForWidth(140) == 3 * 50 + 2 * 10


def test_large_text_wraps_sooner(row: QWidget, look: ThemeController) -> None:
    row.resize(420, 400)
    assert len({button.y() for button in buttons(row)}) == 1
    look.apply("light", 200)
    assert row.heightForWidth(420) > 2 * 100


def test_what_is_hidden_takes_no_room(row: QWidget) -> None:
    buttons(row)[1].hide()
    assert row.heightForWidth(140) == 2 * 50 + 10


def test_a_column_around_it_gives_it_the_height_it_needs(qtbot: QtBot, look: ThemeController) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    flow = FlowLayout(spacing=10)
    column.addLayout(flow)
    for text in ("Taken with food", "Skip", "Not sure"):
        flow.addWidget(OutlinedButton(text))
    page.show()
    page.resize(220, page.heightForWidth(220))
    assert page.height() == 2 * 50 + 10
    assert all(page.rect().contains(button.geometry()) for button in buttons(page))


def test_one_too_wide_for_the_line_wraps_its_words(qtbot: QtBot, look: ThemeController) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    FlowLayout(page).addWidget(OutlinedButton("Record an extra dose of azathioprine"))
    page.resize(180, 200)
    page.show()
    (button,) = buttons(page)
    assert button.width() == 180
    assert button.height() > 50


def test_mirrored_it_begins_on_the_right(row: QWidget) -> None:
    row.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    row.resize(800, 50)
    first, second, _ = buttons(row)
    assert first.geometry().right() == 799
    assert second.x() < first.x()


def test_an_item_taken_out_is_gone(row: QWidget) -> None:
    layout = row.layout()
    assert isinstance(layout, FlowLayout)
    taken = layout.takeAt(0)
    assert taken is not None
    assert layout.count() == 2
    assert layout.itemAt(2) is None
    assert layout.takeAt(5) is None
