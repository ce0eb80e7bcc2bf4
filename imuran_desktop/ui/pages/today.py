"""The Today page: what to take now, what was taken, what is next."""

from collections.abc import Collection, Sequence
from datetime import date, datetime, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from imuran_desktop.domain.codes import DoseState, Outcome
from imuran_desktop.domain.ledger import LedgerDose
from imuran_desktop.services.blood_tests import record_blood_test, remove_blood_test
from imuran_desktop.services.changes import Changed, Topic
from imuran_desktop.services.intakes import Answer
from imuran_desktop.services.symptoms import log_no_symptoms, remove_symptom
from imuran_desktop.services.today import Today, read_today
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.today.away_card import AwayCard
from imuran_desktop.ui.today.dose_card import DoseCard, DoseRow, food_as_prescribed
from imuran_desktop.ui.today.foot_cards import BloodTestCard, DoneDialog, FeelingCard, SideBySide
from imuran_desktop.ui.today.recorder import Recorder
from imuran_desktop.ui.widgets.buttons import PrimaryButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.labels import Heading, Muted
from imuran_desktop.ui.widgets.message_bar import MessageBar
from imuran_desktop.ui.widgets.page import Page
from imuran_desktop.words.doses import dose_words, intake_words, moment_words

_SHOWS = frozenset({Topic.DOSES, Topic.PLAN, Topic.PERSON, Topic.BLOOD_TESTS, Topic.SYMPTOMS})
_NOON, _EVENING = 12, 18


class TodayPage(Page):
    """Today's doses and yesterday's open ones; below them the next blood test and how the person feels."""

    log_symptom_asked = Signal()
    plan_asked = Signal()

    def __init__(self, session: Session, look: ThemeController) -> None:
        super().__init__(look, session.language.tr("Today"))
        self._session = session
        self._theme = look
        self.recorder = Recorder(session, look, self)
        self._message = MessageBar(look, session.language.tr("Close"))
        self._undo = self.recorder.undo
        self._away: dict[str, LedgerDose] = {}
        self._all_away = False
        self._shown: Today | None = None
        self._focus_lost = False
        self._content = QWidget()
        self.body.addWidget(self._message)
        self.body.addWidget(self._content)
        self.recorder.recorded.connect(self._tell_recorded)
        self.recorder.undone.connect(self._message.clear)
        self.recorder.undone.connect(self._keep_focus)
        self._message.actionChosen.connect(lambda: self._undo())
        self.refresh()

    def refresh(self, topics: Collection[Topic] = _SHOWS) -> None:
        """Read the diary again and show it, if what changed is shown here."""
        if not _SHOWS.intersection(topics):
            return
        today = read_today(self._session.diary, self._session.now())
        self._shown = today
        self._set_title(today)
        self._replace_content(today)

    def tick(self) -> None:
        """Show what time alone has changed: a dose that fell due, a new day."""
        today = read_today(self._session.diary, self._session.now())
        if self._shown is None or not _same(today, self._shown):
            self.refresh()

    def show_away(self, doses: Sequence[LedgerDose]) -> None:
        """Offer doses that were missed while the app was not running. Those of today and yesterday stand below anyway."""
        today = self._session.today()
        self._away = {item.dose.key: item for item in doses if item.dose.day < today - timedelta(days=1)}
        self.refresh()

    def ask(self, key: str) -> None:
        """Ask what happened to the dose with this key, if it is on the page."""
        item = next((item for item in self._shown.doses if item.dose.key == key), None) if self._shown else None
        item = item or self._away.get(key)
        if item is not None:
            self.recorder.ask(item)

    def _set_title(self, today: Today) -> None:
        tr = self._session.language.tr
        local = today.plan.timeline.local(today.now)
        greeting = (
            tr("Good morning, {name}")
            if local.hour < _NOON
            else tr("Good afternoon, {name}")
            if local.hour < _EVENING
            else tr("Good evening, {name}")
        )
        self.set_title(greeting.format(name=today.plan.person.name.split()[0]), self._session.language.day(today.day))

    def _replace_content(self, today: Today) -> None:
        old = self._content
        focused = self.focusWidget()
        self._focus_lost = self._focus_lost or (focused is not None and old.isAncestorOf(focused))
        self._content = self._build(today)
        self.body.replaceWidget(old, self._content)
        old.hide()
        old.deleteLater()

    def _build(self, today: Today) -> QWidget:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        if self._away:
            column.addWidget(self._away_card(today.day))
        if not today.plan.prescriptions:
            column.addWidget(self._no_plan())
        for widget in self._doses(today):
            column.addWidget(widget)
        for line in self._facts(today):
            column.addWidget(Muted(line))
        column.addWidget(self._foot(today))
        return content

    def _doses(self, today: Today) -> list[QWidget]:
        """The dose to answer now comes first and large; then today's in order, then yesterday's open ones."""
        now = (DoseState.DUE, DoseState.OVERDUE)
        first = next((item for item in today.doses if item.state in now), None)
        rest = [item for item in today.doses if item is not first]
        rest.sort(key=lambda item: item.dose.day < today.day)
        cards: list[QWidget] = [self._card(first, today)] if first else []
        return cards + [self._row(item, today) for item in rest]

    def _card(self, item: LedgerDose, today: Today) -> DoseCard:
        card = DoseCard(self._theme, self._session.language, item, today.plan.timeline, today.day)
        key, food = item.dose.key, food_as_prescribed(item.dose.prescription)
        card.taken.connect(
            lambda: self.recorder.record(key, Answer(Outcome.TAKEN, self._session.now(), food))
        )
        card.other.connect(lambda: self.recorder.ask(item))
        card.skipped.connect(lambda: self.recorder.ask(item, Outcome.SKIPPED))
        card.unsure.connect(lambda: self.recorder.record(key, Answer(Outcome.NOT_SURE)))
        return card

    def _row(self, item: LedgerDose, today: Today) -> DoseRow:
        row = DoseRow(self._theme, self._session.language, item, today.plan.timeline, today.day)
        row.record.connect(lambda: self.recorder.ask(item))
        return row

    def _facts(self, today: Today) -> list[str]:
        language, timeline = self._session.language, today.plan.timeline
        lines = []
        if today.last_taken is not None:
            last = intake_words(language, today.last_taken, timeline, today.day)
            lines.append(language.tr("Last dose: {taken}", taken=last))
        if today.next_dose is not None:
            dose = today.next_dose.dose
            when = moment_words(language, dose.instant, timeline, today.day)
            lines.append(language.tr("Next dose: {dose}, {when}", dose=dose_words(language, dose), when=when))
        return lines

    def _foot(self, today: Today) -> SideBySide:
        language = self._session.language
        test = BloodTestCard(self._theme, language, today.blood_test, today.day)
        test.done.connect(self._ask_when_tested)
        test.plan_asked.connect(self.plan_asked)
        feeling = FeelingCard(self._theme, language, today.symptoms)
        feeling.log_asked.connect(self.log_symptom_asked)
        feeling.none_asked.connect(self._record_no_symptoms)
        return SideBySide(self._theme, test, feeling)

    def _no_plan(self) -> Card:
        tr = self._session.language.tr
        card = Card(accent=True, name=tr("No plan yet"))
        card.body.addWidget(Heading(tr("No plan yet")))
        card.body.addWidget(Muted(tr("Enter what your clinic prescribed, and your doses will be here each day.")))
        button = PrimaryButton(tr("Enter my plan"), look=self._theme, icon="plan")
        button.clicked.connect(self.plan_asked)
        card.body.addWidget(button)
        return card

    def _away_card(self, today: date) -> AwayCard:
        doses = list(self._away.values())
        card = AwayCard(self._theme, self._session.language, doses, today, all_shown=self._all_away)
        card.asked.connect(self.recorder.ask)
        card.closed.connect(self._close_away)
        card.more.clicked.connect(self._show_all_away)
        return card

    def _show_all_away(self) -> None:
        self._all_away = True
        self.refresh()

    def _close_away(self) -> None:
        self._away.clear()
        self.refresh()

    def _tell_recorded(self, words: str) -> None:
        tr = self._session.language.tr
        self._undo = self.recorder.undo
        self._message.show_message(tr("Recorded: {words}", words=words), tr("Undo"))
        self._keep_focus()

    def _keep_focus(self) -> None:
        """The button that was pressed is gone: the keyboard goes on from the nearest one instead of nowhere."""
        buttons = [*self._message.findChildren(QPushButton), *self._content.findChildren(QPushButton)]
        nearest = next((button for button in buttons if button.isVisible()), None)
        if self._focus_lost and nearest is not None:
            nearest.setFocus()
        self._focus_lost = False

    def _ask_when_tested(self) -> None:
        dialog = DoneDialog(self._theme, self._session.language, self._session.today(), self)
        dialog.given.connect(self._record_test)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _record_test(self, on: date) -> None:
        written = self._session.write(lambda diary, author, now: record_blood_test(diary, author, now, on))
        tr = self._session.language.tr
        if written:
            words = tr("Recorded: blood test on {day}", day=self._session.language.day(on))
            self._offer_undo(words, written, remove_blood_test)

    def _record_no_symptoms(self) -> None:
        written = self._session.write(log_no_symptoms)
        if written:
            self._offer_undo(self._session.language.tr("Recorded: no symptoms today"), written, remove_symptom)

    def _offer_undo(self, words: str, written: Changed, remove: object) -> None:
        def take_back() -> None:
            self._session.write(lambda diary, author, now: remove(diary, author, now, written.entry))  # type: ignore[operator]

        self._undo = take_back
        self._message.show_message(words, self._session.language.tr("Undo") if written.revision else "")
        self._keep_focus()


def _same(one: Today, other: Today) -> bool:
    """Whether two readings look the same: all but the instant they were made at."""
    return (one.day, one.doses, one.next_dose, one.last_taken, one.blood_test, one.symptoms) == (
        other.day,
        other.doses,
        other.next_dose,
        other.last_taken,
        other.blood_test,
        other.symptoms,
    )
