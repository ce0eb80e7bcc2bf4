"""Small parts that cards share."""

from PySide6.QtCore import SignalInstance
from PySide6.QtWidgets import QFrame

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton, QuietButton
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.words.language import Language


def in_a_row(*buttons: OutlinedButton) -> FlowLayout:
    """Buttons side by side, as far as there is room."""
    flow = FlowLayout(spacing=12)
    for button in buttons:
        flow.addWidget(button)
    return flow


def rule() -> QFrame:
    """A line between the parts of a card."""
    line = QFrame()
    line.setProperty("kind", "rule")
    return line


def plain_button(look: ThemeController, text: str, icon: str, name: str = "") -> OutlinedButton:
    """A button; ``name`` is what a screen reader calls it where its text alone would leave open what it is about."""
    button = OutlinedButton(text, look=look, icon=icon)
    button.setAccessibleName(name or text)
    return button


def quiet_button(look: ThemeController, text: str, icon: str, name: str = "") -> QuietButton:
    """As `plain_button`, but it keeps in the background."""
    button = QuietButton(text, look=look, icon=icon)
    button.setAccessibleName(name or text)
    return button


def change_and_remove(
    look: ThemeController, language: Language, words: str, item: object, change: SignalInstance, remove: SignalInstance
) -> FlowLayout:
    """The two buttons below an item of a list; ``words`` is what a screen reader calls it."""
    tr = language.tr
    changing = quiet_button(look, tr("Change"), "edit", tr("Change: {words}", words=words))
    removing = quiet_button(look, tr("Remove"), "remove", tr("Remove: {words}", words=words))
    changing.clicked.connect(lambda: change.emit(item))
    removing.clicked.connect(lambda: remove.emit(item))
    return in_a_row(changing, removing)
