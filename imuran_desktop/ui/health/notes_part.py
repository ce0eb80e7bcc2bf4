"""What the sources say about a medicine or vaccine, beside its name."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.labels import Small
from imuran_desktop.ui.widgets.message_bar import Banner
from imuran_desktop.ui.widgets.styling import announce
from imuran_desktop.words.interactions import InteractionNote
from imuran_desktop.words.language import Language
from imuran_desktop.words.sources import sources_words


class NotesPart(QWidget):
    """One notice for each, with its sources below. It takes no room while there is nothing to say."""

    def __init__(self, look: ThemeController, language: Language) -> None:
        super().__init__()
        self._look, self._language = look, language
        self._notes: list[InteractionNote] = []
        self._shown: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.hide()

    def show_notes(self, notes: Sequence[InteractionNote], *, aloud: bool = False) -> bool:
        """Show these instead of what was there, ``aloud`` for a screen reader too. Returns whether that is a change."""
        if list(notes) == self._notes:
            return False
        self._notes = list(notes)
        for widget in self._shown:
            self._column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._shown = [widget for note in notes for widget in self._made(note)]
        for widget in self._shown:
            self._column.addWidget(widget)
        self.setVisible(bool(notes))
        if aloud and notes:
            announce(self, " ".join(self._words(note) for note in notes))
        return True

    def _made(self, note: InteractionNote) -> list[QWidget]:
        banner: QWidget = Banner(self._look, self._words(note), "due" if note.live is False else "overdue")
        sources = sources_words(self._language, note.sources)
        return [banner, Small(sources)] if sources else [banner]

    def _words(self, note: InteractionNote) -> str:
        return self._language.tr("{name}: {note}", name=note.title, note=note.text)
