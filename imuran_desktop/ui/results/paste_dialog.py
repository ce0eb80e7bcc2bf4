"""Pasting what a laboratory's letter says: read line by line, and shown before any of it goes into the form."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from imuran_desktop.domain.results import Analytes
from imuran_desktop.exchange.lab_text import LabLine, LabText, LineSort, read_lab_text
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.careful_dialog import CarefulDialog
from imuran_desktop.ui.widgets.labels import Body, Chip, Muted, Small, Strong
from imuran_desktop.ui.widgets.styling import announce
from imuran_desktop.words.alert_values import result_words
from imuran_desktop.words.lab_text import unread_words
from imuran_desktop.words.language import Language
from imuran_desktop.words.results import range_words

_TEXT_HEIGHT = 170
_MOST_LINES = 200


class PasteDialog(CarefulDialog):
    """A text box, and below it every line with what was read in it. `given` carries what is to go into the form."""

    given = Signal(LabText)

    def __init__(
        self, look: ThemeController, language: Language, analytes: Analytes, parent: QWidget | None = None
    ) -> None:
        tr = language.tr
        super().__init__(
            look,
            tr("Paste from a letter"),
            tr("Copy the results from the letter, e-mail or website, and paste them here. Nothing is saved yet."),
            parent,
        )
        self._look, self._language, self._analytes = look, language, analytes
        self._read = LabText(())
        self._box = QPlainTextEdit()
        self._box.setAccessibleName(tr("Text of the letter"))
        self._box.setTabChangesFocus(True)
        self._box.setMinimumHeight(look.px(_TEXT_HEIGHT))
        self._told = Body()
        self._lines = QWidget()
        self.body.addWidget(self._box)
        self.body.addWidget(self._told)
        self.body.addWidget(self._lines)
        self._put = self.add_button("put", tr("Put into the form"), primary=True, closes=False)
        self._put.clicked.connect(self._give)
        self.add_cancel(tr("Cancel"))
        self.begin_at = self._box
        self._box.textChanged.connect(self._look_at)

    def _look_at(self) -> None:
        self._read = read_lab_text(self._box.toPlainText(), self._analytes)
        self._tell()
        lines = QWidget()
        column = QVBoxLayout(lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for line in self._read.lines[:_MOST_LINES]:
            column.addWidget(self._line(line))
        more = len(self._read.lines) - _MOST_LINES
        if more > 0:
            words = self._language.trn("{number} more line is not shown.", "{number} more lines are not shown.", more)
            column.addWidget(Muted(words))
        old, self._lines = self._lines, lines
        self.body.replaceWidget(old, lines)
        lines.show()
        old.hide()
        old.deleteLater()
        self.fit()

    def _tell(self) -> None:
        language, found, left = self._language, len(self._read.results), len(self._read.unread)
        if not self._read.lines:
            words = ""
        elif not found:
            words = language.tr("No result was read in it. You can still type them into the form.")
        else:
            words = language.trn("{number} result was read.", "{number} results were read.", found)
            if left:
                words += " " + language.trn(
                    "{number} line was not read: look at it.", "{number} lines were not read: look at them.", left
                )
        self._told.setText(words)
        announce(self._told, words)

    def _line(self, line: LabLine) -> QWidget:
        tr = self._language.tr
        shown = QWidget()
        column = QVBoxLayout(shown)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        if line.result is not None:
            words = result_words(self._language, line.result, self._analytes)
            ranges = range_words(self._language, line.result)
            column.addWidget(Strong(words))
            if ranges:
                column.addWidget(Muted(tr("Laboratory's range: {range}", range=ranges)))
        elif line.sort is LineSort.UNREAD:
            column.addWidget(Chip(tr("not read"), "overdue"))
            if line.why is not None:
                column.addWidget(Body(unread_words(self._language, line.why)))
        elif line.sort is LineSort.DATE:
            column.addWidget(Muted(tr("A date")))
        else:
            column.addWidget(Muted(tr("A heading")))
        column.addWidget(Small(tr("Line {number}: “{words}”", number=line.number, words=line.text.strip())))
        return shown

    def _give(self) -> None:
        if not self._read.results:
            self._told.setText(self._language.tr("There is no result in it to put into the form."))
            announce(self._told, self._told.text())
            self.fit()
            return
        self.given.emit(self._read)
        self.answer("put")
