from __future__ import annotations

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from imuran_desktop.desktop.tray import Tray


def test_its_menu_and_a_click_say_what_is_wanted(qtbot: QtBot) -> None:
    tray = Tray(QIcon(), "Imuran Desktop", "Open", "Quit")
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
