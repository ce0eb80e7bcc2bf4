"""One of the lists: medicines, allergies or vaccines."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.codes import HealthSort
from imuran_desktop.domain.health import HealthItem
from imuran_desktop.domain.interactions import Interactions
from imuran_desktop.ui.health.notes_part import NotesPart
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.card_parts import change_and_remove, in_a_row, rule
from imuran_desktop.ui.widgets.labels import Body, Heading, Muted, Strong
from imuran_desktop.words.health import (
    about_list_words,
    add_words,
    health_sort_words,
    item_words,
    none_written_words,
    written_by_words,
)
from imuran_desktop.words.interactions import interaction_notes
from imuran_desktop.words.language import Language


class ItemList(Card):
    """Each item with what the sources say about it, *Change* and *Remove*; a button for one more below."""

    add_asked = Signal()
    change_asked = Signal(HealthItem)
    remove_asked = Signal(HealthItem)

    def __init__(self, look: ThemeController, language: Language, known: Interactions, sort: HealthSort) -> None:
        """Make an empty list."""
        super().__init__(name=health_sort_words(language, sort))
        self._look, self._language, self._known, self._sort = look, language, known, sort
        self._items: list[HealthItem] | None = None
        self._rows = QWidget()
        self._add = OutlinedButton(add_words(language, sort), look=look, icon="add")
        self._add.clicked.connect(self.add_asked)
        self.body.setSpacing(12)
        self.body.addWidget(Heading(health_sort_words(language, sort)))
        self.body.addWidget(Muted(about_list_words(language, sort)))
        self.body.addWidget(self._rows)
        self.body.addLayout(in_a_row(self._add))

    def show_items(self, items: Sequence[HealthItem]) -> None:
        """Show these. The same ones stay as they are, and the keyboard where it is on them."""
        if list(items) == self._items:
            return
        self._items = list(items)
        rows = QWidget()
        column = QVBoxLayout(rows)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for number, item in enumerate(items):
            if number:
                column.addWidget(rule())
            column.addWidget(self._row(item))
        if not items:
            column.addWidget(Body(none_written_words(self._language, self._sort)))
        old, self._rows = self._rows, rows
        self.body.replaceWidget(old, rows)
        rows.show()
        old.hide()
        old.deleteLater()

    def take_keyboard(self) -> None:
        """Bring the keyboard to *Add*."""
        self._add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _row(self, item: HealthItem) -> QWidget:
        language = self._language
        row, words = QWidget(), item_words(language, item)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(Strong(words, selectable=True))
        by = written_by_words(language, item)
        if by:
            column.addWidget(Muted(by))
        notes = NotesPart(self._look, language)
        notes.show_notes(interaction_notes(language, item.sort, item.name, self._known))
        column.addWidget(notes)
        column.addLayout(change_and_remove(self._look, language, words, item, self.change_asked, self.remove_asked))
        return row
