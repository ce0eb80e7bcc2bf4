"""Notes on days, each with the name of the one who wrote it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.notes import DayNote
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton, QuietButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.emptying import empty
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Body, Heading, Muted, Strong
from imuran_desktop.words.history import full_day
from imuran_desktop.words.language import Language
from imuran_desktop.words.review import note_words

_SHOWN = 8


class NotesCard(Card):
    """Tells which note is to be written, changed or removed."""

    write_asked = Signal()
    change_asked = Signal(DayNote)
    remove_asked = Signal(DayNote)
    unfolded = Signal()
    """More of them are shown."""

    def __init__(self, look: ThemeController, language: Language) -> None:
        tr = language.tr
        super().__init__(name=tr("Notes"))
        self._look, self._language = look, language
        self._rows = QVBoxLayout()
        self._rows.setSpacing(12)
        self._notes: Sequence[DayNote] = ()
        self._today = date.min
        self._all = False
        self._none = Muted(tr("No note in these days. You, or somebody who cares for you, can write one on any day."))
        self._more = QuietButton(tr("Show earlier notes"), look=look, icon="chevron-down")
        self._write = OutlinedButton(tr("Write a note …"), look=look, icon="edit")
        self.body.setSpacing(14)
        self.body.addWidget(Heading(tr("Notes")))
        self.body.addWidget(self._none)
        self.body.addLayout(self._rows)
        buttons = FlowLayout(spacing=12)
        buttons.addWidget(self._write)
        buttons.addWidget(self._more)
        self.body.addLayout(buttons)
        self._write.clicked.connect(self.write_asked)
        self._more.clicked.connect(self._show_all)

    def show_notes(self, notes: Sequence[DayNote], today: date) -> None:
        """Show other notes, the newest first."""
        newest = tuple(sorted(notes, key=lambda note: note.day, reverse=True))
        if (newest, today) == (self._notes, self._today):
            return
        self._notes, self._today, self._all = newest, today, False
        self._fill()

    def take_keyboard(self) -> None:
        """Bring the keyboard to where the next note is written: the row that it was in may be gone."""
        self._write.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill(self) -> None:
        empty(self._rows)
        shown = self._notes if self._all else self._notes[:_SHOWN]
        for note in shown:
            self._rows.addWidget(self._row(note))
        self._none.setVisible(not self._notes)
        self._more.setVisible(len(self._notes) > len(shown))

    def _row(self, note: DayNote) -> QWidget:
        tr, day = self._language.tr, full_day(self._language, note.day, self._today)
        row = QWidget()
        row.setAccessibleName(day)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Strong(day))
        column.addWidget(Body(note_words(self._language, note), selectable=True))
        change, remove = QuietButton(tr("Change …")), QuietButton(tr("Remove"))
        change.setAccessibleName(tr("Change the note on {day}", day=day))
        remove.setAccessibleName(tr("Remove the note on {day}", day=day))
        change.clicked.connect(lambda: self.change_asked.emit(note))
        remove.clicked.connect(lambda: self.remove_asked.emit(note))
        buttons = FlowLayout(spacing=8)
        buttons.addWidget(change)
        buttons.addWidget(remove)
        column.addLayout(buttons)
        return row

    def _show_all(self) -> None:
        self._all = True
        self._fill()
        self.unfolded.emit()
