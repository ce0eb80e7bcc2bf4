"""Where the person has been since the diary began, and a way to take a wrong entry out."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from imuran_desktop.domain.zones import ZoneChange
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.labels import Body, Heading
from imuran_desktop.words.language import Language
from imuran_desktop.words.travel import change_words

_BESIDE_FROM = 480
"""At least this wide, in px at 100 %, the button stands beside the words."""


class StretchesCard(Card):
    """A line for each change of the person's clock, the latest first."""

    remove_asked = Signal(ZoneChange)

    def __init__(self, look: ThemeController, language: Language) -> None:
        super().__init__(name=language.tr("Where you have been"))
        self._look, self._language = look, language
        self._lines: list[_Line] = []
        self.body.setSpacing(12)
        self.body.addWidget(Heading(language.tr("Where you have been")))

    def show_changes(self, changes: Sequence[ZoneChange]) -> None:
        """Show these, given in their order."""
        for line in self._lines:
            self.body.removeWidget(line)
            line.hide()
            line.deleteLater()
        self._lines = [self._line(change, first=change is changes[0]) for change in reversed(changes)]
        for line in self._lines:
            self.body.addWidget(line)

    def _line(self, change: ZoneChange, *, first: bool) -> "_Line":
        words = change_words(self._language, None if first else change.at, change.zone)
        if first:
            return _Line(self._look, words)
        remove = OutlinedButton(self._language.tr("Remove …"), look=self._look, icon="remove")
        remove.setAccessibleName(self._language.tr("Remove: {what}", what=words))
        remove.clicked.connect(lambda: self.remove_asked.emit(change))
        return _Line(self._look, words, remove)


class _Line(QWidget):
    """Words, and a button beside them, or below where there is little room."""

    def __init__(self, look: ThemeController, words: str, button: OutlinedButton | None = None) -> None:
        super().__init__()
        self._look = look
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(Body(words), 1)
        if button is not None:
            self._box.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn the row into a column, or back."""
        super().resizeEvent(event)
        beside = self.width() >= self._look.px(_BESIDE_FROM)
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
