"""What to record about the symptom chosen: how bad it is, when it began, a note. Only the first has to be answered."""

from datetime import datetime
from itertools import pairwise

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QWidget

from imuran_desktop.domain.codes import Severity
from imuran_desktop.domain.symptoms import SymptomList
from imuran_desktop.services.symptom_advice import advice_about
from imuran_desktop.services.symptom_diary import person_timeline
from imuran_desktop.services.symptoms import Logged, log_symptom
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.symptoms.headline import HeadLine
from imuran_desktop.ui.symptoms.notice import UrgentNotice
from imuran_desktop.ui.symptoms.severity import SeverityButtons
from imuran_desktop.ui.symptoms.when import WhenRows
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton, PrimaryButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.form import FormRows
from imuran_desktop.ui.widgets.labels import DoseText, Muted
from imuran_desktop.words.symptoms import level_detail, level_title, symptom_words

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class SymptomDetails(Card):
    """The form. Its :attr:`notice` belongs above everything else on the page."""

    saved = Signal(Logged)
    """The entry is in the diary."""
    changed_mind = Signal()
    """The person wants to choose another symptom."""
    cancelled = Signal()
    became_urgent = Signal()
    """The notice has just appeared."""

    def __init__(self, session: Session, look: ThemeController, known: SymptomList) -> None:
        """Make an empty form; :meth:`start` fills it."""
        tr = session.language.tr
        super().__init__(accent=True, name=tr("Log a symptom"))
        self._session, self._look, self._known = session, look, known
        self._symptom = ""
        self.notice = UrgentNotice(look, session.language, known)
        self._name = DoseText()
        self._change = OutlinedButton(tr("Choose another"))
        self._form = FormRows(look)
        self._severity = self._form.row(tr("How bad is it?"), SeverityButtons(session.language))
        self._when = WhenRows(self._form, session.language)
        self._note = self._form.row(tr("Note"), QPlainTextEdit(), tr("Only if you want to."))
        self._quiet = Muted()
        self._save = PrimaryButton(tr("Save"), look=look, icon="save")
        self._cancel = OutlinedButton(tr("Cancel"), tall=True)
        self._build()
        for changed in (self._severity.valueChanged, self._when.changed):
            changed.connect(self._advise)
            changed.connect(self._forget_errors)
        self._save.clicked.connect(self._try_to_save)
        self._change.clicked.connect(self.changed_mind)
        self._cancel.clicked.connect(self.cancelled)

    def start(self, symptom: str, note: str = "") -> None:
        """Begin with a symptom, and perhaps the words the person looked for it with."""
        self._symptom = symptom
        self._name.setText(symptom_words(self._session.language, symptom, self._known))
        with QSignalBlocker(self._severity):
            self._severity.set_value("")
        self._forget_errors()
        self._when.start(self._session.now(), person_timeline(self._session.diary))
        self._note.setPlainText(note)
        # The advice last: going to the first question may scroll the page, what is urgent scrolls it back to the top.
        self.take_focus()
        self._advise()

    def take_focus(self) -> None:
        """Bring the keyboard to the first question."""
        self._severity.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves, or presses the button it is on; Esc goes back to choosing."""
        if event.key() == Qt.Key.Key_Escape:
            self.changed_mind.emit()
        elif event.key() in _ENTER:
            button = self.focusWidget()
            if isinstance(button, QPushButton):
                button.click()
            else:
                self._try_to_save()
        else:
            super().keyPressEvent(event)

    def _advise(self) -> None:
        """Say what the sources say: what is urgent at once, even before a severity is chosen; the rest afterwards."""
        now = self._session.now()
        severity = self._severity.severity
        began = self._when.moment(now) or now
        advice = advice_about(self._session.diary, self._known, self._symptom, severity, began)
        was_shown = not self.notice.isHidden()
        urgent = self.notice.show_advice(self._symptom, advice)
        language = self._session.language
        quiet = f"{level_title(language, advice.level)}. {level_detail(language, advice.level)}"
        self._quiet.setText("" if urgent or severity is None else quiet)
        self._quiet.setVisible(bool(self._quiet.text()))
        if urgent and not was_shown:
            self.became_urgent.emit()

    def _forget_errors(self) -> None:
        self._form.clear_errors()

    def _try_to_save(self) -> None:
        now = self._session.now()
        severity = self._severity.severity
        errors: dict[QWidget, str] = dict(self._when.errors(now))
        if severity is None:
            errors[self._severity] = self._session.language.tr("Please choose how bad it is.")
        if self._form.show_errors(errors) or severity is None:
            return
        self._record(severity, self._when.moment(now) or now)

    def _record(self, severity: Severity, began: datetime) -> None:
        note = self._note.toPlainText()
        logged = self._session.write(
            lambda diary, author, now: log_symptom(
                diary, author, now, self._known, self._symptom, severity, began, note
            )
        )
        if logged is not None:
            self.saved.emit(logged)

    def _build(self) -> None:
        buttons = FlowLayout(spacing=12)
        buttons.addWidget(self._save)
        buttons.addWidget(self._cancel)
        self.body.setSpacing(16)
        self.body.addWidget(HeadLine(self._look, self._name, self._change))
        self.body.addWidget(self._form)
        self.body.addWidget(self._quiet)
        self.body.addLayout(buttons)
        for first, second in pairwise((self._note, self._save, self._cancel, self._change)):
            QWidget.setTabOrder(first, second)
