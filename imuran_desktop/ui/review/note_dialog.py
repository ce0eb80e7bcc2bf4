"""Writing a note on a day, or changing one."""

from datetime import date

from PySide6.QtCore import QDate, Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from imuran_desktop.domain.notes import DayNote
from imuran_desktop.ui.plan.fields import chosen_day, date_field
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.dialog import Dialog
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.words.language import Language


class NoteDialog(Dialog):
    """Asks for the day and the text. Nothing is written here."""

    written = Signal(date, str)
    """Save was pressed, with a day that has come and a text."""

    def __init__(
        self, look: ThemeController, language: Language, day: date, today: date, note: DayNote | None, parent: QWidget
    ) -> None:
        """Begin with ``day`` and nothing, or with what ``note`` says; the day of a note stays."""
        tr = language.tr
        super().__init__(look, tr("Change a note") if note else tr("Write a note"), parent=parent)
        self._language = language
        self._form = FormRows(look)
        self._day = self._form.row(tr("Day"), date_field(language, note.day if note else day))
        self._day.setMaximumDate(QDate(today.year, today.month, today.day))
        self._day.setEnabled(note is None)
        self._text = self._form.row(tr("Note"), QPlainTextEdit(note.text if note else ""))
        self._text.setTabChangesFocus(True)
        self.body.addWidget(self._form)
        self.add_button("save", tr("Save"), primary=True, closes=False).clicked.connect(self._save)
        self.add_cancel(tr("Cancel"))
        self.finished.connect(self.deleteLater)
        self._text.setFocus()

    def _save(self) -> None:
        text = self._text.toPlainText().strip()
        missing = "" if text else self._language.tr("Write something first.")
        if self._form.show_errors({self._text: missing} if missing else {}):
            return
        self.written.emit(chosen_day(self._day), text)
        self.answer("save")
