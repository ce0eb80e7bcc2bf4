"""The two cards below the doses: the next blood test, and how the person feels."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from imuran_desktop.domain.blood_tests import BloodTest
from imuran_desktop.domain.codes import Arranged, BloodTestState
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.today.states import TEST_CHIPS
from imuran_desktop.ui.widgets.buttons import OutlinedButton, QuietButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Body, Chip, Heading, Muted, Strong
from imuran_desktop.words.doses import arranged_words, blood_test_day_words, blood_test_state_words, tests_words
from imuran_desktop.words.language import Language

if TYPE_CHECKING:
    from imuran_desktop.domain.contacts import Contacts
    from imuran_desktop.domain.symptoms import SymptomEntry

_BESIDE_FROM = 600
"""At least this wide, in px at 100 %, two cards stand side by side."""


class BloodTestCard(Card):
    """When the next blood test is, what is arranged for it, and *Done*, *Booked* and *Put off*."""

    done = Signal()
    arrange_asked = Signal(Arranged)
    """The person wants to say for which day it is booked, or until when it is put off."""
    tests_asked = Signal()
    """The person wants to see all blood tests."""
    plan_asked = Signal()
    guide_asked = Signal(str)
    """The person wants to read this topic of the guide."""

    def __init__(
        self, language: Language, test: BloodTest | None, today: date, contacts: "Contacts | None" = None
    ) -> None:
        """Show ``test``. Of an overdue one ``contacts`` say whom to call."""
        tr = language.tr
        super().__init__(name=tr("Next blood test"))
        self._language = language
        self._head = QHBoxLayout()
        self._head.addWidget(Muted(tr("Next blood test")), 1)
        self.body.addLayout(self._head)
        self._buttons = FlowLayout(spacing=8)
        if test is None:
            self.body.addWidget(Heading(tr("No schedule chosen yet")))
            self._buttons.addWidget(_button(tr("Choose a schedule"), self.plan_asked))
            self._add_guide()
        else:
            self._show(test, today, contacts)
        every = QuietButton(tr("All blood tests"))
        every.clicked.connect(self.tests_asked)
        self._buttons.addWidget(every)
        self.body.addStretch(1)
        self.body.addSpacing(8)
        self.body.addLayout(self._buttons)

    def _show(self, test: BloodTest, today: date, contacts: "Contacts | None") -> None:
        language, tr, arranged = self._language, self._language.tr, test.arranged
        state = test.state
        if state in TEST_CHIPS:
            self._head.addWidget(Chip(blood_test_state_words(language, state), TEST_CHIPS[state]))
        self.body.addWidget(Heading(blood_test_day_words(language, test, today)))
        if arranged is not None:
            self._show_arranged(test, today)
        self.body.addWidget(Muted(tests_words(language, test)))
        if state is BloodTestState.OVERDUE:
            self._add_call(contacts)
        self._buttons.addWidget(_button(tr("Done …"), self.done))
        choices = ((tr("Booked …"), Arranged.BOOKED), (tr("Put off …"), Arranged.PUT_OFF))
        for words, how in choices if arranged is None else ((tr("Change …"), arranged.how),):
            button = OutlinedButton(words)
            button.clicked.connect(lambda _=False, how=how: self.arrange_asked.emit(how))
            self._buttons.addWidget(button)
        if state in (BloodTestState.COMING_UP, BloodTestState.DUE, BloodTestState.OVERDUE):
            self._add_guide()

    def _add_call(self, contacts: "Contacts | None") -> None:
        from imuran_desktop.words.blood_tests import call_words, overdue_words  # late: few tests are overdue

        self.body.addWidget(Muted(overdue_words(self._language)))
        number = call_words(self._language, contacts) if contacts is not None else ""
        if number:
            self.body.addWidget(Strong(number, selectable=True))

    def _add_guide(self) -> None:
        """The way to what the sources say, while there is something to do about a test."""
        from imuran_desktop.ui.widgets.guide_link import BLOOD_TESTS, GuideLink  # late: most tests are far off

        link = GuideLink(self._language, BLOOD_TESTS)
        link.asked.connect(self.guide_asked)
        self._buttons.addWidget(link)

    def _show_arranged(self, test: BloodTest, today: date) -> None:
        from imuran_desktop.words.arrangements import planned_test_words  # late: few tests are arranged at start

        arranged = test.arranged
        if arranged is not None and arranged.booked and arranged.on < today:
            from imuran_desktop.words.blood_tests import appointment_words  # late: few tests are overdue

            self.body.addWidget(Body(appointment_words(self._language, test, today)))
        else:
            self.body.addWidget(Body(arranged_words(self._language, test, today)))
        if test.day != test.planned.due:
            self.body.addWidget(Muted(planned_test_words(self._language, test, today)))


class FeelingCard(Card):
    """How the person feels today, and *Log a symptom*."""

    log_asked = Signal()
    none_asked = Signal()

    def __init__(self, language: Language, entries: "Sequence[SymptomEntry]") -> None:
        tr = language.tr
        super().__init__(name=tr("How are you today?"))
        symptoms = [entry for entry in entries if not entry.says_none]
        if symptoms:
            words = language.trn("{number} symptom recorded", "{number} symptoms recorded", len(symptoms))
        else:
            words = tr("No symptoms today") if entries else tr("Nothing recorded yet")
        self.body.addWidget(Muted(tr("How are you today?")))
        self.body.addWidget(Heading(words))
        self.body.addStretch(1)
        self.body.addSpacing(8)
        buttons = FlowLayout(spacing=8)
        buttons.addWidget(_button(tr("Log a symptom"), self.log_asked))
        if not entries:
            buttons.addWidget(_button(tr("No symptoms"), self.none_asked))
        self.body.addLayout(buttons)


class SideBySide(QWidget):
    """Cards beside each other where there is room, below each other where there is not."""

    def __init__(self, look: ThemeController, *cards: Card) -> None:
        super().__init__()
        self._look = look
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(16)
        for card in cards:
            self._box.addWidget(card, 1)

    def fit(self, width: int) -> None:
        """Turn the row into a column, or back."""
        beside = width >= self._look.px(_BESIDE_FROM)
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)


def _button(text: str, signal: SignalInstance) -> OutlinedButton:
    button = OutlinedButton(text)
    button.clicked.connect(signal)
    return button
