"""The lines of a letter that were not read, kept in sight until the results are saved."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.fold import Fold
from imuran_desktop.ui.widgets.labels import Body, IconLabel, Strong
from imuran_desktop.words.lab_text import lines_left_words, quoted_words
from imuran_desktop.words.language import Language

_AT_ONCE = 5


class UnreadCard(Card):
    """Hidden while all was read."""

    def __init__(self, look: ThemeController, language: Language) -> None:
        super().__init__(name=language.tr("Not read in the letter"))
        self._look, self._language = look, language
        self._lines: dict[str, None] = {}
        self._shown = QWidget()
        self.body.addWidget(self._shown)
        self.hide()

    def add(self, lines: Iterable[str]) -> None:
        """Show these too, each once."""
        self._lines |= dict.fromkeys(lines)
        shown = self._list([*self._lines])
        old, self._shown = self._shown, shown
        self.body.replaceWidget(old, shown)
        old.hide()
        old.deleteLater()
        self.setVisible(bool(self._lines))

    def _list(self, lines: list[str]) -> QWidget:
        language, shown = self._language, QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(IconLabel(self._look, "warning", "overdue"), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(Strong(lines_left_words(language, len(lines))), 1)
        column.addLayout(head)
        for line in lines[:_AT_ONCE]:
            column.addWidget(Body(quoted_words(language, line), selectable=True))
        more = lines[_AT_ONCE:]
        if more:
            words = language.trn("{number} more line", "{number} more lines", len(more))
            fold = Fold(self._look, words, language.tr("Show fewer lines"))
            for line in more:
                fold.body.addWidget(Body(quoted_words(language, line), selectable=True))
            column.addWidget(fold)
        return shown
