"""What is said below a value: what is wrong with it, what is questioned, or what else there is to know."""

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from imuran_desktop.ui.results.sign_question import SignQuestion
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.form import ErrorText
from imuran_desktop.ui.widgets.labels import Body, IconLabel, Muted
from imuran_desktop.words.language import Language


class RowNote(QWidget):
    """Three lines, each shown only where it has something to say, and which of two numbers is asked where one is."""

    def __init__(self, look: ThemeController, language: Language, name: str) -> None:
        super().__init__()
        self._name = name
        self.question = SignQuestion(look, language)
        self._error, self._doubt, self._facts = ErrorText(), Body(), Muted()
        self._error_icon = IconLabel(look, "warning", "missed")
        self._doubt_icon = IconLabel(look, "warning", "overdue")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        for icon, words in ((self._error_icon, self._error), (self._doubt_icon, self._doubt)):
            line = QHBoxLayout()
            line.setSpacing(10)
            line.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
            line.addWidget(words, 1)
            column.addLayout(line)
            if words is self._error:
                column.addWidget(self.question)
        column.addWidget(self._facts)
        self.say()

    def say(
        self, *, error: str = "", doubt: str = "", facts: str = "", readings: tuple[Decimal, Decimal] | None = None
    ) -> None:
        """Show exactly this. ``readings``: ask which of them is meant."""
        self.question.ask(self._name, readings)
        for label, text in ((self._error, error), (self._doubt, doubt), (self._facts, facts)):
            label.setText(text)
            label.setVisible(bool(text))
        self._error_icon.setVisible(bool(error))
        self._doubt_icon.setVisible(bool(doubt))
        self.setVisible(bool(error or doubt or facts))

    @property
    def words(self) -> str:
        """All that it says."""
        return " ".join(label.text() for label in (self._error, self._doubt, self._facts) if label.text())
