"""On the first day: doses from before the diary are not counted, and can be recorded all the same."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import QuietButton
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Muted
from imuran_desktop.words.language import Language


class FirstDay(QWidget):
    """A sentence, and a button to record what was taken all the same."""

    asked = Signal()

    def __init__(self, look: ThemeController, language: Language, sentence: str) -> None:
        """Show ``sentence``; an empty one where it stands on the page already."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        if sentence:
            column.addWidget(Muted(sentence))
        button = QuietButton(language.tr("I took a dose earlier today …"), look=look, icon="add")
        button.setAccessibleDescription(sentence)
        button.clicked.connect(self.asked)
        row = FlowLayout()
        row.addWidget(button)
        column.addLayout(row)
