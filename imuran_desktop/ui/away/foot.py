"""What stands below the doses and never scrolls away: how far the person has come, and *Save*."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import PrimaryButton
from imuran_desktop.ui.widgets.card_parts import rule
from imuran_desktop.ui.widgets.foot_row import FootRow
from imuran_desktop.ui.widgets.labels import Body
from imuran_desktop.ui.widgets.styling import announce
from imuran_desktop.words.language import Language


class Foot(QWidget):
    """*Save*, and beside it a line that says what is marked."""

    saved = Signal()

    def __init__(self, look: ThemeController, language: Language) -> None:
        super().__init__()
        self._told = Body()
        self.save = PrimaryButton(language.tr("Save"))
        self.save.clicked.connect(self.saved)
        inside = QWidget()
        inner = QHBoxLayout(inside)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(18)
        inner.addWidget(self.save)
        inner.addWidget(self._told, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(rule())
        outer.addLayout(FootRow(look, inside))

    def tell(self, words: str, *, aloud: bool = False) -> None:
        """Show how far the person has come; ``aloud`` has a screen reader say so too."""
        self._told.setText(words)
        if aloud:
            announce(self, words)
