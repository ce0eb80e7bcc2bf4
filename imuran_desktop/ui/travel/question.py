"""At the top of the window: the question whether the person has travelled, and the answer to what was recorded."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.message_bar import Banner, MessageBar
from imuran_desktop.ui.widgets.styling import announce
from imuran_desktop.words.language import Language
from imuran_desktop.words.travel import question_words, short_question_words, zone_time_words

_IN_FULL_FROM = 620
"""At least this wide, in px at 100 %, the question is asked in full: narrower, it would push the page away."""


class TravelBar(QWidget):
    """Hidden while there is nothing to ask or to say."""

    travelled = Signal()
    """*I have travelled* was chosen: show what that would do."""
    stayed = Signal()
    """*Stay on home time* was chosen."""
    undo_asked = Signal()

    def __init__(self, look: ThemeController, language: Language) -> None:
        super().__init__()
        self._look, self._language = look, language
        self._zones = ("", "")
        self._question = Banner(look, "", "due")
        self._go = OutlinedButton("")
        self._stay = OutlinedButton("")
        self._go.clicked.connect(self.travelled)
        self._stay.clicked.connect(self.stayed)
        for button in (self._go, self._stay):
            self._question.buttons.addWidget(button)
        self._answer = MessageBar(look, language.tr("Close"))
        self._answer.actionChosen.connect(self.undo_asked)
        for gone in (self._answer.actionChosen, self._answer.dismissed):
            gone.connect(self._hide_if_silent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._question)
        column.addWidget(self._answer)
        self._question.hide()
        self.hide()

    @property
    def asking(self) -> bool:
        """Whether the question stands there."""
        return not self._question.isHidden()

    def ask(self, home: str, here: str) -> None:
        """Ask, and say it aloud. Asked again in the same words it stays silent."""
        if self.asking and self._zones == (home, here):
            return
        self._zones = (home, here)
        self._word()
        self._answer.clear()
        self._question.show()
        self.show()
        announce(self, question_words(self._language, home, here))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask in fewer words where there is little room."""
        super().resizeEvent(event)
        if self.asking and event.size().width() != event.oldSize().width():
            self._word()

    def _word(self) -> None:
        tr, (home, here) = self._language.tr, self._zones
        in_full = self.width() >= self._look.px(_IN_FULL_FROM)
        words = question_words(self._language, home, here)
        stay = zone_time_words(self._language, home)
        self._go.setText(tr("I have travelled …") if in_full else tr("Yes …"))
        self._go.setAccessibleName("" if in_full else tr("Yes, I have travelled …"))
        self._stay.setText(tr("Stay on {zone}", zone=stay) if in_full else tr("No"))
        self._stay.setAccessibleName("" if in_full else tr("No, stay on {zone}", zone=stay))
        self._question.set_text(words if in_full else short_question_words(self._language, here), "due")
        self._question.setAccessibleName(words)

    def clear_question(self) -> None:
        """Ask no more."""
        self._question.hide()
        self._hide_if_silent()

    def tell(self, words: str, *, undo: bool) -> None:
        """Say what was done, with *Undo* where it can be taken back."""
        self._question.hide()
        self.show()
        self._answer.show_message(words, self._language.tr("Undo") if undo else "")

    def _hide_if_silent(self) -> None:
        self.setHidden(self._question.isHidden() and self._answer.isHidden())
