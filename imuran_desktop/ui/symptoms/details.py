"""The form: how bad each symptom is, when it began, and more for who wants to say it."""

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.domain.symptoms import SymptomEntry, SymptomList
from imuran_desktop.services.symptom_advice import advice_about
from imuran_desktop.services.symptom_diary import person_timeline
from imuran_desktop.services.symptom_history import dose_before, felt_of
from imuran_desktop.services.symptoms import Felt
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.symptoms.felt_parts import FeltParts
from imuran_desktop.ui.symptoms.more_rows import MoreRows
from imuran_desktop.ui.symptoms.notice import Advised, UrgentNotice
from imuran_desktop.ui.symptoms.quiet_advice import QuietAdvice
from imuran_desktop.ui.symptoms.when import WhenRows
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton, PrimaryButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.card_parts import rule
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.form import ErrorText, FormRows
from imuran_desktop.ui.widgets.styling import scroll_into_view

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class SymptomDetails(Card):
    """One symptom, or several that are recorded together. Its :attr:`notice` belongs above all else on the page."""

    save_asked = Signal()
    """*Save* was pressed, or Enter."""
    add_asked = Signal()
    change_asked = Signal()
    """The only symptom is to be another one."""
    cancel_asked = Signal()
    became_urgent = Signal()
    """The notice says something new."""

    def __init__(self, session: Session, look: ThemeController, known: SymptomList) -> None:
        """Make an empty form."""
        tr, language = session.language.tr, session.language
        super().__init__(accent=True, name=tr("Log a symptom"))
        self._session, self._known = session, known
        self.entry: SymptomEntry | None = None
        """The entry that is being changed; None when what is entered is new."""
        self._began_as: list[Felt] = []
        self.notice = UrgentNotice(look, language, known)
        self._parts = FeltParts(look, language, known)
        self._add = OutlinedButton(tr("Add another symptom"), look=look, icon="add")
        self._form = FormRows(look)
        self._when = WhenRows(self._form, language, tr("When did it begin?"), tr("Date"), tr("Time"))
        self._more = MoreRows(look, language)
        self._quiet = QuietAdvice(language, known)
        self._failed = ErrorText()
        self._save = PrimaryButton(tr("Save"), look=look, icon="save")
        self._cancel = OutlinedButton(tr("Cancel"), tall=True)
        self._build()
        for changed in (self._parts.changed, self._when.changed, self._more.changed):
            changed.connect(self._follow)
        self._parts.change_asked.connect(self.change_asked)
        self._save.clicked.connect(self.save_asked)
        self._add.clicked.connect(self.add_asked)
        self._cancel.clicked.connect(self.cancel_asked)

    @property
    def symptoms(self) -> list[str]:
        """The ids of the symptoms in the form."""
        return [part.symptom for part in self._parts.parts]

    @property
    def is_changed(self) -> bool:
        """Whether there is anything that would be lost."""
        return bool(self.symptoms) and (self.entry is None or self.felt(self._session.now()) != self._began_as)

    def set_contacts(self, contacts: Contacts) -> None:
        """Show these numbers to call."""
        self._parts.fever_c = contacts.fever_c
        self.notice.set_contacts(contacts)

    def clear(self) -> None:
        """Empty the form."""
        now, timeline = self._session.now(), person_timeline(self._session.diary)
        self.entry, self._began_as = None, []
        self._parts.clear()
        self._when.start(now, timeline)
        self._more.start(now, timeline)
        self.notice.clear()
        self._add.show()
        self._failed.hide()

    def begin(self, symptom: str, own_words: str = "") -> None:
        """Begin with one new symptom; for one not on the list, perhaps with the words the person looked for it with."""
        self.clear()
        self.add(symptom, own_words)

    def replace(self, symptom: str, own_words: str = "") -> None:
        """Have the only symptom be another one; what was said of when and more stays."""
        self._parts.clear()
        self.add(symptom, own_words)

    def add(self, symptom: str, own_words: str = "") -> None:
        """Ask about one more symptom."""
        part = self._parts.part_of(symptom)
        if own_words:
            part.name_it(own_words)
        # The advice last: going to the question may scroll the page, what is urgent scrolls it back to the top.
        part.take_focus()
        self._follow()

    def edit(self, entry: SymptomEntry) -> None:
        """Fill the form with what was recorded."""
        self.clear()
        felt, now, timeline = felt_of(entry), self._session.now(), person_timeline(self._session.diary)
        self.entry = entry
        self._add.hide()
        part = self._parts.part_of(entry.symptom)
        part.fill(felt)
        self._when.start(now, timeline, felt.began)
        self._more.start(now, timeline, felt)
        self._began_as = self.felt(now)
        part.take_focus()
        self._follow()

    def felt(self, now: datetime) -> list[Felt]:
        """What was entered so far, one for each symptom."""
        began, more = self._when.moment(now) or now, self._more
        return [
            Felt(
                symptom=part.symptom,
                severity=part.severity,
                began=began,
                note=more.note,
                own_words=part.own_words,
                course=more.course,
                ended=more.ended(now),
                since_dose=more.since_dose,
                thought=more.thought,
                did=more.did,
                temperature_c=part.temperature_c,
            )
            for part in self._parts.parts
        ]

    def advised(self, now: datetime) -> list[Advised]:
        """What the sources say about each symptom, beside the others and what is recorded."""
        felt, entry = self.felt(now), self.entry.id if self.entry else ""
        return [
            Advised(one, advice_about(self._session.diary, self._known, one, now, [*felt[:n], *felt[n + 1 :]], entry))
            for n, one in enumerate(felt)
        ]

    def check(self, *, unanswered: bool = False) -> bool:
        """Whether all can be recorded; otherwise what is wrong is said. ``unanswered`` lets severities be left out."""
        now = self._session.now()
        self._failed.hide()
        wrong_when = self._when.errors(now)
        began = None if wrong_when else self._when.moment(now)
        errors = {**self._parts.errors(unanswered=unanswered), **wrong_when, **self._more.errors(now, began)}
        # The form that is asked last gets the keyboard: the topmost.
        wrong = [form.show_errors(errors) for form in reversed(self._forms())]
        return not any(wrong)

    def tell_failed(self, why: str) -> None:
        """Say beside *Save* that nothing was recorded: a message elsewhere on the page may not be seen from there."""
        self._failed.setText(self._session.language.tr("Not recorded: {why}", why=why))
        self._failed.show()
        scroll_into_view(self._save)
        # Once more when all is laid out with the sentence that has just appeared.
        QTimer.singleShot(0, self, lambda: scroll_into_view(self._failed))

    def take_focus(self) -> None:
        """Bring the keyboard to the first question."""
        self._parts.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter saves, or presses the button it is on; Esc goes back to choosing, where there is one symptom only."""
        if event.key() == Qt.Key.Key_Escape:
            goes_back = self.entry is None and len(self.symptoms) == 1
            (self.change_asked if goes_back else self.cancel_asked).emit()
        elif event.key() in _ENTER:
            button = self.focusWidget()
            if isinstance(button, QPushButton):
                button.click()
            else:
                self.save_asked.emit()
        else:
            super().keyPressEvent(event)

    def _forms(self) -> list[FormRows]:
        return [*self._parts.forms, self._form, self._more.form]

    def _follow(self) -> None:
        """Say what the sources say: what is urgent at once, even before a severity is chosen; the rest afterwards."""
        for form in self._forms():
            form.clear_errors()
        self._failed.hide()
        now = self._session.now()
        began = self._when.moment(now) or now
        advised = self.advised(now)
        self._more.show_several(len(advised) > 1)
        self._more.show_dose(dose_before(self._session.diary, began), began)
        self._quiet.show_advice(advised)
        if self.notice.show_advice(advised):
            self.became_urgent.emit()

    def _build(self) -> None:
        add, buttons = FlowLayout(), FlowLayout(spacing=12)
        add.addWidget(self._add)
        buttons.addWidget(self._save)
        buttons.addWidget(self._cancel)
        self.body.setSpacing(16)
        self.body.addWidget(self._parts)
        self.body.addLayout(add)
        for part in (rule(), self._form, self._more, self._quiet, self._failed):
            self.body.addWidget(part)
        self.body.addLayout(buttons)
