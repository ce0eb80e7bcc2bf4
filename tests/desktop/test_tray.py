from __future__ import annotations

from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from imuran_desktop.desktop.tray import Tray


def test_its_menu_and_a_click_say_what_is_wanted(qtbot: QtBot) -> None:
    tray = Tray(QIcon(), QIcon(), "Imuran Desktop", "Open", "Quit")
    (icon,) = tray.findChildren(QSystemTrayIcon)
    menu = icon.contextMenu()
    assert [action.text() for action in menu.actions()] == ["Open", "Quit"]
    with qtbot.waitSignal(tray.opened):
        menu.actions()[0].trigger()
    with qtbot.waitSignal(tray.quit_asked):
        menu.actions()[1].trigger()
    with qtbot.waitSignal(tray.opened):
        icon.activated.emit(QSystemTrayIcon.ActivationReason.Trigger)
    with qtbot.assertNotEmitted(tray.opened):
        icon.activated.emit(QSystemTrayIcon.ActivationReason.Context)
    assert isinstance(Tray.available(), bool)
    tray.hide()


def coloured(name: str) -> QIcon:
    pixmap = QPixmap(22, 22)
    pixmap.fill(QColor(name))
    return QIcon(pixmap)


def test_what_waits_is_shown_and_said_until_nothing_does(qtbot: QtBot) -> None:
    tray = Tray(coloured("blue"), coloured("orange"), "Sam Example", "Open", "Quit")
    (icon,) = tray.findChildren(QSystemTrayIcon)

    def seen() -> tuple[str, str]:
        return icon.icon().pixmap(22, 22).toImage().pixelColor(11, 11).name(), icon.toolTip()

    blue, orange = QColor("blue").name(), QColor("orange").name()
    assert seen() == (blue, "Sam Example")
    tray.show_waiting(2, "Sam Example: 2 reminders wait")
    assert seen() == (orange, "Sam Example: 2 reminders wait")
    tray.show_waiting(1, "Sam Example: a reminder waits")
    assert seen() == (orange, "Sam Example: a reminder waits")
    tray.show_waiting(0, "Sam Example")
    assert seen() == (blue, "Sam Example")
