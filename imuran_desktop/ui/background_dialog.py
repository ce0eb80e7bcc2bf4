"""What is said the first time the window is closed: where the app is now, and how to end it."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel

from imuran_desktop.ui.icons import app_icon
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.dialog import Dialog
from imuran_desktop.ui.widgets.labels import Body
from imuran_desktop.words.language import Language

STAY, QUIT = "stay", "quit"
_ICON = 56


class BackgroundDialog(Dialog):
    """Says that reminders go on. Answered with `STAY` or `QUIT`; Esc stays, too."""

    def __init__(self, look: ThemeController, language: Language, *, tray: bool) -> None:
        """``tray``: the desktop has one, with the app's icon in it; else the window is only made small."""
        tr = language.tr
        super().__init__(look, tr("Your reminders go on"), _where(language, tray=tray))
        self.setWindowIcon(app_icon())
        icon = QLabel()
        icon.setPixmap(self.windowIcon().pixmap(QSize(look.px(_ICON), look.px(_ICON)), self.devicePixelRatio()))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(icon)
        row.addWidget(Body(_way_back(language, tray=tray)), 1)
        self.body.addLayout(row)
        self.body.addWidget(Body(_way_out(language, tray=tray)))
        self.add_button(STAY, tr("Keep reminding me"), primary=True)
        self.add_button(QUIT, tr("Quit instead"))


def _where(language: Language, *, tray: bool) -> str:
    tr = language.tr
    if tray:
        return tr("The window is closed. Imuran Desktop goes on reminding you while this computer is on.")
    return tr(
        "The window is only made small, not closed for good. Imuran Desktop goes on reminding you while this computer "
        "is on."
    )


def _way_back(language: Language, *, tray: bool) -> str:
    tr = language.tr
    if tray:
        return tr("To open the window again, click this icon. It is among the small icons at the edge of your screen.")
    return tr("To open the window again, choose Imuran Desktop in the list of your open windows.")


def _way_out(language: Language, *, tray: bool) -> str:
    tr = language.tr
    if tray:
        return tr("To end Imuran Desktop, choose Quit in the menu of the icon, or press Ctrl+Q in the window.")
    return tr("To end Imuran Desktop, press Ctrl+Q in the window.")
