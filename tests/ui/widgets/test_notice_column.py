from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.widgets.notice_column import NoticeColumn


class AWindow(QWidget):
    def __init__(self, qtbot: QtBot) -> None:
        super().__init__()
        self.notices, self.page = NoticeColumn(), QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.notices)
        column.addWidget(self.page, 1)
        qtbot.addWidget(self)
        self.resize(400, 300)
        self.show()

    @property
    def top(self) -> int:
        """Where the page begins."""
        QApplication.processEvents()
        return self.page.y()


def test_it_takes_room_only_while_a_notice_is_there(qtbot: QtBot) -> None:
    window, notice = AWindow(qtbot), QLabel("Have you travelled?")
    assert window.top == 0
    window.notices.add(notice)
    assert window.top > notice.height()
    notice.hide()
    assert window.top == 0
    notice.show()
    assert notice.isVisible()
    assert window.top > notice.height()


def test_one_that_is_added_hidden_takes_no_room(qtbot: QtBot) -> None:
    window, notice = AWindow(qtbot), QLabel("Have you travelled?")
    notice.hide()
    window.notices.add(notice)
    assert window.top == 0


def test_the_first_stands_above_the_others(qtbot: QtBot) -> None:
    window = AWindow(qtbot)
    notices = [QLabel("one"), QLabel("two"), QLabel("trouble")]
    for notice in notices:
        window.notices.add(notice, first=notice.text() == "trouble")
    assert window.top > 0
    assert [each.text() for each in sorted(notices, key=lambda each: each.y())] == ["trouble", "one", "two"]
