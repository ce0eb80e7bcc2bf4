"""Pasting what a laboratory's letter says: read line by line, and shown before any of it goes into the form."""

from PySide6.QtCore import QMimeData, QPoint, QSize, QTimer, Signal
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

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

_TEXT_HEIGHT = 120
_LEAST_LINES = 3
_AROUND = 40
"""px of the screen that the dialog leaves free."""
_MOST_LINES = 200
_BEFORE_LINES = 12


class _LetterBox(QPlainTextEdit):
    """Takes the text, in a few lines: the rest of the room is for what was read."""

    pasted = Signal()

    def __init__(self, look: ThemeController, name: str) -> None:
        super().__init__()
        self._look = look
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Lower on a low screen."""
        least = self.fontMetrics().lineSpacing() * _LEAST_LINES + 2 * self.frameWidth() + 24
        part = self.screen().availableSize().height() // 6
        return QSize(super().sizeHint().width(), max(least, min(self._look.px(_TEXT_HEIGHT), part)))

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Say that a letter is there."""
        super().insertFromMimeData(source)
        self.pasted.emit()


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
        self._box = _LetterBox(look, tr("Text of the letter"))
        self._told = Strong()
        self._told.hide()
        self._lines = QWidget()
        self.body.addWidget(self._box)
        self.body.addWidget(self._lines)
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        # Above the buttons it stays in sight, however long the letter is.
        column.insertWidget(column.count() - 1, self._told)
        self._put = self.add_button("put", tr("Put into the form"), primary=True, closes=False)
        self._put.clicked.connect(self._give)
        self.add_cancel(tr("Cancel"))
        self.begin_at = self._box
        self._box.textChanged.connect(self._look_at)
        self._box.pasted.connect(lambda: QTimer.singleShot(0, self, self._show_lines))

    def sizeHint(self) -> QSize:
        """As high as what was read, and as far as the screen allows: a letter is long."""
        room, hint = self.screen().availableSize(), super().sizeHint()
        if self._told.isHidden():
            return hint
        told = self._told.heightForWidth(hint.width() - 2 * self.contentsMargins().left()) + 20
        return QSize(hint.width(), min(hint.height() + told, room.height() - _AROUND))

    def _show_lines(self) -> None:
        """Bring what was read into sight."""
        bar = self._dialog_scroll.verticalScrollBar()
        top = self._lines.mapTo(self._dialog_content, QPoint(0, 0)).y()
        bar.setValue(top - self._look.px(_BEFORE_LINES))

    def _look_at(self) -> None:
        self._read = read_lab_text(self._box.toPlainText(), self._analytes)
        self._tell()
        lines = QWidget()
        column = QVBoxLayout(lines)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for line in sorted(self._read.lines, key=lambda line: line.sort is not LineSort.UNREAD)[:_MOST_LINES]:
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
        self._say(words)

    def _say(self, words: str) -> None:
        self._told.setText(words)
        self._told.setVisible(bool(words))
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
        elif line.sort is LineSort.AGAIN:
            column.addWidget(Muted(tr("The same value again")))
        else:
            column.addWidget(Muted(tr("A heading or other text")))
        column.addWidget(Small(tr("Line {number}: “{words}”", number=line.number, words=line.text.strip())))
        return shown

    def _give(self) -> None:
        if not self._read.results:
            self._say(self._language.tr("There is no result in it to put into the form."))
            self.fit()
            return
        self.given.emit(self._read)
        self.answer("put")
