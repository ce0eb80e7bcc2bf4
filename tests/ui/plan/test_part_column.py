from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.plan.part_column import PartColumn


def test_parts_come_below_each_other_and_go_one_by_one(qtbot: QtBot) -> None:
    form = QWidget()
    qtbot.addWidget(form)
    column: PartColumn[QLabel] = PartColumn(12)
    form.setLayout(column.layout)
    form.show()
    first, second, third = QLabel("first"), QLabel("second"), QLabel("third")
    for part in (first, second, third):
        column.add(part)
    assert [part.text() for part in column if part.isVisible()] == ["first", "second", "third"]

    assert column.remove(second) == 1
    assert [part.text() for part in column] == ["first", "third"]
    assert (len(column), column[-1].text()) == (2, "third")
    assert not second.isVisible()
    assert first.y() < third.y()
