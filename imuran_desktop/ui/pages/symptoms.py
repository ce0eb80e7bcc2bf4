"""The Symptoms page: log how one feels, and see what was recorded."""

from collections.abc import Callable, Collection
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from imuran_desktop.domain.symptoms import NO_SYMPTOMS
from imuran_desktop.reference import load_symptoms
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.symptom_advice import advice_about
from imuran_desktop.services.symptom_diary import SymptomPeriod, last_symptom_day, read_symptom_period
from imuran_desktop.services.symptoms import Logged, log_no_symptoms, remove_symptom, restore_symptom
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.symptoms.entries import EntryList
from imuran_desktop.ui.symptoms.log_panel import LogPanel
from imuran_desktop.ui.symptoms.notice import UrgentNotice, is_urgent
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton, PrimaryButton, QuietButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Heading, Muted
from imuran_desktop.ui.widgets.message_bar import MessageBar
from imuran_desktop.ui.widgets.page import Page
from imuran_desktop.words.symptoms import level_detail, level_title, severity_words, symptom_words

_DAYS = timedelta(days=90)
_RECENT = 5


class SymptomsPage(Page):
    """Shows what was recorded, or in its place the form while a symptom is being logged."""

    def __init__(self, session: Session, look: ThemeController) -> None:
        """Make the page and read the diary."""
        tr = session.language.tr
        super().__init__(look, tr("Symptoms"), tr("How you feel, for you and your clinic to look back on."))
        known = load_symptoms()
        self._session, self._known = session, known
        self._shown_on = session.today()
        self._first = self._shown_on - _DAYS
        self._period = SymptomPeriod({}, {})
        self._undo: Callable[[], object] = lambda: None
        self._message = MessageBar(look, tr("Close"))
        self._notice = UrgentNotice(look, session.language, known, can_close=True)
        self._panel = LogPanel(session, look, known)
        self._log = PrimaryButton(tr("Log a symptom"), look=look, icon="add")
        self._none = OutlinedButton(tr("No symptoms today"), look=look, icon="taken", tall=True)
        self._empty = self._empty_card()
        self._entries = EntryList(look, session.language, known)
        self._earlier = QuietButton(tr("Show earlier"), look=look, icon="chevron-down")
        self._nothing_earlier = Muted(tr("There is nothing earlier in this diary."))
        self._overview = self._build()
        self._connect()
        self.refresh()

    def refresh(self, topics: Collection[Topic] = frozenset({Topic.SYMPTOMS})) -> None:
        """Read the diary again, if symptoms changed."""
        if Topic.SYMPTOMS not in topics:
            return
        today = self._session.today()
        self._shown_on = today
        self._period = read_symptom_period(self._session.diary, self._known, self._first)
        self._entries.show_period(self._period, today)
        self._empty.setVisible(not self._period.days)
        # Beside an entry of the same day it would contradict it, or say it twice.
        self._none.setVisible(today not in self._period.days)

    def start_logging(self) -> None:
        """Open the form with the keyboard in its search field; one that is being filled in is kept."""
        self._message.clear()
        self._overview.hide()
        self._panel.start(self._period.lately(_RECENT))

    def showEvent(self, event: QShowEvent) -> None:
        """Call the days by the names they have today."""
        super().showEvent(event)
        if self._shown_on != self._session.today():
            self.refresh()

    def _show_overview(self) -> None:
        self._overview.show()
        self._log.setFocus(Qt.FocusReason.OtherFocusReason)
        self.scroll_to_top()

    def _tell_saved(self, logged: Logged) -> None:
        """Say what was recorded; what is urgent stays above it until it is closed."""
        entry, language = logged.recorded, self._session.language
        if entry is None:
            return
        words = symptom_words(language, entry.symptom, self._known)
        if entry.severity is not None:
            words = f"{words}, {severity_words(language, entry.severity).lower()}"
        sentence = language.tr("Recorded: {words}.", words=words)
        if not is_urgent(logged.level):
            sentence += f" {level_title(language, logged.level)}. {level_detail(language, logged.level)}"
        elif logged.level.rank >= self._notice.level.rank:
            advice = advice_about(self._session.diary, self._known, entry.symptom, entry.severity, entry.began)
            self._notice.show_advice(entry.symptom, advice)
        self._offer_undo(sentence, lambda: self._take_out(logged.entry))

    def _record_none(self) -> None:
        logged = self._session.write(log_no_symptoms)
        if logged is not None:
            sentence = self._session.language.tr("Recorded: no symptoms today.")
            self._offer_undo(sentence, lambda: self._take_out(logged.entry))

    def _remove(self, entry: str) -> None:
        name = self._name_of(entry)
        if self._take_out(entry):
            self._offer_undo(self._session.language.tr("Removed: {words}.", words=name), lambda: self._restore(entry))

    def _take_out(self, entry: str) -> bool:
        return self._session.write(lambda diary, author, now: remove_symptom(diary, author, now, entry)) is not None

    def _restore(self, entry: str) -> None:
        self._session.write(lambda diary, author, now: restore_symptom(diary, author, now, entry))

    def _offer_undo(self, sentence: str, undo: Callable[[], object]) -> None:
        """Say what was done, and offer to take it back. The button it was done with may be gone: move the keyboard."""
        self._undo = undo
        self._message.show_message(sentence, self._session.language.tr("Undo"))
        self._show_overview()

    def _take_back(self) -> None:
        self._undo()

    def _name_of(self, entry: str) -> str:
        found = (item.symptom for entries in self._period.days.values() for item in entries if item.id == entry)
        return symptom_words(self._session.language, next(found, NO_SYMPTOMS), self._known)

    def _show_earlier(self) -> None:
        """Show three more months, counted from the last entry not shown yet."""
        last = last_symptom_day(self._session.diary, self._first)
        self._earlier.setVisible(last is not None)
        self._nothing_earlier.setVisible(last is None)
        if last is not None:
            self._first = last - _DAYS
            self.refresh()

    def _empty_card(self) -> Card:
        tr = self._session.language.tr
        title = Heading(tr("Nothing recorded in the last three months"))
        card = Card(name=title.text())
        card.body.addWidget(title)
        words = tr("When you notice something, log it here. A day without symptoms is worth recording too.")
        card.body.addWidget(Muted(words))
        return card

    def _build(self) -> QWidget:
        """Lay out the page; returns what gives way to the form."""
        overview = QWidget()
        column = QVBoxLayout(overview)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        actions = FlowLayout(spacing=14)
        actions.addWidget(self._log)
        actions.addWidget(self._none)
        column.addLayout(actions)
        column.addWidget(self._empty)
        column.addWidget(self._entries)
        column.addWidget(self._earlier, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self._nothing_earlier)
        self._nothing_earlier.hide()
        for widget in (self._panel.notice, self._panel, self._notice, self._message, overview):
            self.body.addWidget(widget)
        return overview

    def _connect(self) -> None:
        self._log.clicked.connect(self.start_logging)
        self._none.clicked.connect(self._record_none)
        self._earlier.clicked.connect(self._show_earlier)
        self._entries.remove_asked.connect(self._remove)
        self._message.actionChosen.connect(self._take_back)
        self._panel.saved.connect(self._tell_saved)
        self._panel.cancelled.connect(self._show_overview)
        self._panel.top_wanted.connect(self.scroll_to_top)
