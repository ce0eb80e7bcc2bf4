from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from imuran_desktop.ui.settings.reminder_test_dialog import ReminderTestDialog
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.words.language import Language
from imuran_desktop.words.reminder_test import Finding
from tests.ui.at_widget import AtWidget

SHOWN = Finding(True, "Notifications", "This desktop shows them.")
NONE = Finding(False, "Notifications", "This desktop shows none.")
TRAY = Finding(False, "Icon in the tray", "This desktop has no place for it.")
WORKS, FAILS = "What works on this computer", "What does not work, or is switched off"


@pytest.fixture
def at(qtbot: QtBot, look: ThemeController) -> Callable[..., AtWidget]:
    def open_it(*rounds: list[Finding]) -> AtWidget:
        left = list(rounds)
        opened = AtWidget(qtbot, ReminderTestDialog(look, Language("en_GB"), lambda: left.pop(0)))
        opened.open()
        return opened

    return open_it


def test_it_says_what_was_sent_what_works_and_what_does_not(at: Callable[..., AtWidget]) -> None:
    labels = at([SHOWN, TRAY]).labels
    assert labels[0] == "Test my reminders"
    assert "“This is only a test”" in labels[1]
    listed = labels[2 : labels.index("If you saw nothing")]
    assert listed == [WORKS, SHOWN.what, SHOWN.sentence, FAILS, TRAY.what, TRAY.sentence]
    assert "do not disturb" in labels[-1]


def test_where_all_works_nothing_is_said_to_fail(at: Callable[..., AtWidget]) -> None:
    assert FAILS not in at([SHOWN]).labels


def test_sending_again_shows_what_works_by_then(at: Callable[..., AtWidget]) -> None:
    opened = at([SHOWN, TRAY], [NONE])
    opened.click("Send them again")
    labels = opened.labels
    assert NONE.sentence in labels
    assert WORKS not in labels
    assert TRAY.what not in labels


def test_a_screen_reader_finds_each_with_its_sentence(at: Callable[..., AtWidget]) -> None:
    assert at([SHOWN]).has_field("Notifications. This desktop shows them.")


def test_enter_closes_it(at: Callable[..., AtWidget]) -> None:
    opened = at([SHOWN])
    QTest.keyClick(opened.focus(), Qt.Key.Key_Return)
    assert not opened.front.isVisible()


def test_it_leaves_other_windows_free_to_be_used(qtbot: QtBot, look: ThemeController) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = ReminderTestDialog(look, Language("en_GB"), lambda: [SHOWN], window)
    dialog.open()
    assert dialog.windowModality() is Qt.WindowModality.WindowModal
