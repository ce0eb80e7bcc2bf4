"""Writing a note on a day, or changing one."""

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from imuran_desktop.domain.notes import DayNote
from imuran_desktop.ui.plan.fields import chosen_day, date_field
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.ask_dialog import AskDialog
from imuran_desktop.words.language import Language


class NoteDialog(AskDialog):
    """Asks for the day and the text. `given` carries them; whoever records them closes the dialog."""

    given = Signal(date, str)
    """A day that has come, and a text."""

    def __init__(
        self, look: ThemeController, language: Language, day: date, today: date, note: DayNote | None, parent: QWidget
    ) -> None:
        """Begin with ``day`` and nothing, or with what ``note`` says; the day of a note stays."""
        tr = language.tr
        super().__init__(look, language, tr("Change a note") if note else tr("Write a note"), "", parent)
        self._day = self.form.row(tr("Day"), date_field(language, note.day if note else day))
        self._day.setMaximumDate(QDate(today.year, today.month, today.day))
        self._day.setEnabled(note is None)
        self._text = self.form.row(tr("Note"), QPlainTextEdit(note.text if note else ""))
        self._text.setTabChangesFocus(True)
        self.begin_at = self._text
        self.add_save().clicked.connect(self._give)

    def _give(self) -> None:
        text = self._text.toPlainText().strip()
        missing = "" if text else self._words.tr("Write something first.")
        if self.form.show_errors({self._text: missing} if missing else {}):
            self.fit()
            return
        self.given.emit(chosen_day(self._day), text)
