"""What the plan's forms share: saving, trouble that belongs to no field, and the way back."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QCalendarWidget,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from imuran_desktop.domain.plan_checks import PlanFault, PlanProblem
from imuran_desktop.services.plan import Edited, PastChanged
from imuran_desktop.services.plan_edits import Edit, EditRefused, save_edit
from imuran_desktop.ui.plan.correction import ask_to_correct
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton, PrimaryButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.ui.widgets.labels import Heading
from imuran_desktop.ui.widgets.message_bar import Banner
from imuran_desktop.words.errors import plan_words

_FIELDS = (QLineEdit, QPlainTextEdit, QComboBox, QCheckBox, QRadioButton)
"""The kinds of field; dates and times hold a QLineEdit each."""


@dataclass(frozen=True)
class Outcome:
    """What a form saved, and the sentence that says so.

    ``undo`` takes back what was saved.
    """

    message: str
    edited: Edited
    undo: Edit | None = None


class PlanForm(QWidget):
    """A form of the Plan page: fill :attr:`column`, then call :meth:`add_buttons`. What was typed stays."""

    saved = Signal(Outcome)
    cancelled = Signal()
    guide_asked = Signal(str)
    """The person wants to read this topic of the guide. What was entered stays meanwhile."""

    def __init__(self, session: Session, look: ThemeController, title: str, intro: str = "") -> None:
        super().__init__()
        self.title, self.intro = title, intro
        self._session, self._look = session, look
        self._language = session.language
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(16)
        self._trouble = Banner(look, "", "missed")
        self._trouble.hide()
        self._beginning: list[str] = []

    @property
    def entered(self) -> bool:
        """Whether anything in it is other than at the beginning."""
        return self._values() != self._beginning

    def note_beginning(self) -> None:
        """From now on, what is different was entered by the person."""
        self._beginning = self._values()

    def add_buttons(self, save: str, *, cancel: bool = True) -> None:
        """Add the place for trouble, the one primary button and the way back."""
        self.column.addWidget(self._trouble)
        buttons = FlowLayout(spacing=14)
        button = PrimaryButton(save, look=self._look, icon="taken")
        button.clicked.connect(self.save)
        buttons.addWidget(button)
        if cancel:
            back = OutlinedButton(self._language.tr("Cancel"), tall=True)
            back.clicked.connect(self.cancelled)
            buttons.addWidget(back)
        self.column.addLayout(buttons)

    def card(self, heading: str, *parts: QWidget, name: str = "") -> Card:
        """A card with a heading; ``name`` is what a screen reader calls it, if not that."""
        card = Card(name=name or heading)
        card.body.setSpacing(20)
        card.body.addWidget(Heading(heading))
        for part in parts:
            card.body.addWidget(part)
        return card

    def begin(self) -> None:
        """Put the keyboard where to begin."""
        raise NotImplementedError

    def save(self) -> None:
        """Check what was entered, and save it."""
        raise NotImplementedError

    def show_problems(self, refusal: EditRefused) -> Sequence[PlanProblem]:
        """Show each problem beside its field; return those that belong to none."""
        return refusal.problems

    def show_beside(
        self, rows: FormRows, refusal: EditRefused, fields: Mapping[PlanFault, QWidget]
    ) -> Sequence[PlanProblem]:
        """Show each problem whose fault has a field of ``rows`` there; return the others."""
        mine = [problem for problem in refusal.problems if problem.fault in fields]
        rows.show_errors({fields[problem.fault]: plan_words(self._language, problem) for problem in mine})
        return [problem for problem in refusal.problems if problem.fault not in fields]

    def submit(self, edit: Edit, *, correct_past: bool = False) -> Edited | None:
        """Save an edit; None, with the reason shown and everything kept as typed, when it was refused.

        ``correct_past`` allows it to change doses whose time has come: the person has seen which, and said so.
        """
        try:
            return self._write(edit, correct_past=correct_past)
        except PastChanged:
            self.tell_trouble(
                self._language.tr(
                    "This would change doses whose time has already come, so nothing was saved. "
                    "Choose today or a later day, and try again."
                )
            )
        return None

    def submit_or_correct(self, edit: Edit, then: Callable[[Edited], None]) -> None:
        """Save an edit and go on with ``then``. One that would change the record is first shown, and asked about."""
        try:
            edited = self._write(edit)
        except PastChanged:
            ask_to_correct(self._session, self._look, edit, self, lambda: self._correct(edit, then))
            return
        if edited is not None:
            then(edited)

    def _correct(self, edit: Edit, then: Callable[[Edited], None]) -> None:
        edited = self.submit(edit, correct_past=True)
        if edited is not None:
            then(edited)

    def _write(self, edit: Edit, *, correct_past: bool = False) -> Edited | None:
        self.tell_trouble("")
        try:
            return self._session.write(
                lambda diary, author, now: save_edit(diary, author, now, edit, correct_past=correct_past)
            )
        except EditRefused as refusal:
            left = self.show_problems(refusal)
            self.tell_trouble(" ".join(dict.fromkeys(plan_words(self._language, problem) for problem in left)))
        return None

    def tell_trouble(self, text: str) -> None:
        """Show what is wrong with the whole, above the buttons; the empty string takes it back."""
        self._trouble.set_text(text, "missed")
        self._trouble.setVisible(bool(text))

    def tell_gone(self) -> None:
        """Say that what was to be changed is no longer in the plan."""
        self.tell_trouble(self._language.tr("The plan was changed elsewhere meanwhile. Nothing was saved."))

    def focus(self, widget: QWidget) -> None:
        """Put the keyboard on a field."""
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def _values(self) -> list[str]:
        """What its fields hold, also those out of sight."""
        return [_value(field) for kind in _FIELDS for field in self.findChildren(kind) if not _in_calendar(field)]


def _value(field: QWidget) -> str:
    match field:
        case QLineEdit():
            return field.text()
        case QPlainTextEdit():
            return field.toPlainText()
        case QComboBox():
            return field.currentText()
        case QAbstractButton():
            return str(field.isChecked())
    return ""


def _in_calendar(field: QWidget) -> bool:
    """Whether it belongs to the calendar of a date, which only opens to be looked at."""
    parent = field.parentWidget()
    while parent is not None and not isinstance(parent, QCalendarWidget):
        parent = parent.parentWidget()
    return parent is not None
