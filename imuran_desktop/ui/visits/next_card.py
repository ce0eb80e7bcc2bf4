"""The visit to come: when and where it is, and the questions to take along."""

from datetime import date, datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit

from imuran_desktop.domain.visits import Visit
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.card_parts import in_a_row, quiet_button
from imuran_desktop.ui.widgets.emptying import let_go
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.ui.widgets.labels import Body, Heading, Muted, Small, Strong
from imuran_desktop.ui.widgets.styling import announce
from imuran_desktop.words.language import Language
from imuran_desktop.words.visits import (
    bulleted,
    days_to_go_words,
    last_words,
    next_words,
    no_visit_yet_words,
    questions_text,
    questions_words,
    written_by_words,
)


class NextCard(Card):
    """Says when the next visit is and, below, takes one question after the other."""

    change_asked = Signal(Visit)
    remove_asked = Signal(Visit)
    print_asked = Signal(Visit)
    question_given = Signal(Visit, str)
    """The person wants to ask this there."""

    def __init__(self, look: ThemeController, language: Language) -> None:
        tr = language.tr
        super().__init__(name=tr("Next visit"))
        self._look, self._language = look, language
        self._visit: Visit | None = None
        self._today = date.min
        self._title, self._more, self._by = Heading("", selectable=True), Muted(), Muted()
        self._count, self._questions = Strong(""), Body("", selectable=True)
        self._form = FormRows(look)
        self._question = self._form.row(tr("A question to ask"), QLineEdit())
        self._add = OutlinedButton(tr("Add a question"), look=look, icon="add")
        self._print = OutlinedButton(tr("Print questions …"), look=look, icon="print")
        self._copy = OutlinedButton(tr("Copy questions"), look=look, icon="share")
        self._change = quiet_button(look, tr("Change"), "edit", tr("Change the next visit"))
        self._remove = quiet_button(look, tr("Remove"), "remove", tr("Remove the next visit"))
        self._copied = Small(tr("Copied. You can paste it into a message or a letter."))
        self._build()
        self._connect()

    def show_visit(self, visit: Visit | None, last: Visit | None, local: datetime) -> None:
        """Show the next visit; where there is none, the ``last`` one and how to add one. What is typed stays."""
        language, today = self._language, local.date()
        if visit is None or self._visit is None or visit.id != self._visit.id:
            self._question.clear()
        if visit != self._visit:
            self._copied.hide()
        self._visit, self._today = visit, today
        self._title.setText(next_words(language, visit, today))
        if visit is None:
            before = f"{last_words(language, last, today)} " if last is not None else ""
            self._say(self._more, f"{before}{no_visit_yet_words(language)}")
        else:
            self._say(self._more, days_to_go_words(language, visit, today))
            self._count.setText(questions_words(language, len(visit.asks)))
        self._say(self._by, written_by_words(language, visit) if visit else "")
        self._say(self._questions, bulleted(visit.asks) if visit else "")
        self._show_controls(visit)

    def take_keyboard(self) -> None:
        """Bring the keyboard to where the next question is typed."""
        self._question.setFocus()

    def _show_controls(self, visit: Visit | None) -> None:
        asks = visit is not None and bool(visit.asks)
        for part in (self._form, self._add, self._count, self._change, self._remove):
            if visit is None:
                let_go(part)
            part.setVisible(visit is not None)
        for button in (self._print, self._copy):
            if not asks:
                let_go(button)
            button.setVisible(asks)

    def _say(self, label: Body, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))

    def _give(self) -> None:
        words = self._question.text().strip()
        missing = "" if words else self._language.tr("Write your question first.")
        if self._form.show_errors({self._question: missing} if missing else {}):
            return
        if self._visit is not None:
            self.question_given.emit(self._visit, words)

    def forget_question(self) -> None:
        """Empty the field: its question is written down."""
        self._question.clear()
        self.take_keyboard()

    def _copy_questions(self) -> None:
        if self._visit is not None:
            QGuiApplication.clipboard().setText(questions_text(self._language, self._visit, self._today))
            self._copied.show()
            announce(self._copied, self._copied.text())

    def _build(self) -> None:
        self.body.setSpacing(12)
        self.body.addWidget(self._title)
        self.body.addWidget(self._more)
        self.body.addWidget(self._by)
        self.body.addLayout(in_a_row(self._change, self._remove))
        self.body.addWidget(self._count)
        self.body.addWidget(self._questions)
        self.body.addWidget(self._form)
        self.body.addLayout(in_a_row(self._add, self._print, self._copy))
        self.body.addWidget(self._copied)
        self._copied.hide()

    def _connect(self) -> None:
        self._add.clicked.connect(self._give)
        self._question.returnPressed.connect(self._give)
        self._question.textEdited.connect(self._form.clear_errors)
        self._copy.clicked.connect(self._copy_questions)
        for button, signal in (
            (self._change, self.change_asked),
            (self._remove, self.remove_asked),
            (self._print, self.print_asked),
        ):
            button.clicked.connect(lambda _=False, signal=signal: signal.emit(self._visit))
