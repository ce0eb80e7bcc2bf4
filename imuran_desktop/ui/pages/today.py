"""The Today page: what to take now, what was taken, what is next."""

from collections.abc import Callable, Collection
from datetime import date, datetime
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent, QResizeEvent

from imuran_desktop.domain.blood_tests import BloodTest
from imuran_desktop.domain.codes import Arranged, Outcome
from imuran_desktop.domain.history import Author
from imuran_desktop.domain.ledger import Intake, LedgerDose
from imuran_desktop.services.changes import EVERYTHING, Changed, Topic
from imuran_desktop.services.today import Today, read_today
from imuran_desktop.store.diary import Diary
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.today.day_parts import DOSE_CARD, Acts, DayParts
from imuran_desktop.ui.today.day_row import DayRow
from imuran_desktop.ui.today.dose_card import DoseCard
from imuran_desktop.ui.today.parts import Parts
from imuran_desktop.ui.widgets.page import Page
from imuran_desktop.ui.widgets.pause import Pause
from imuran_desktop.words.today import greeting

if TYPE_CHECKING:
    from imuran_desktop.domain.medicine_stock import MedicineStock
    from imuran_desktop.services.conflicts import Conflicts, KnownConflicts
    from imuran_desktop.ui.blood_tests.recorder import BloodTestRecorder
    from imuran_desktop.ui.history.writer import HistoryWriter
    from imuran_desktop.ui.today.needed_recorder import NeededRecorder
    from imuran_desktop.ui.today.recorder import Recorder
    from imuran_desktop.ui.widgets.undo_bar import UndoBar

Remove = Callable[[Diary, Author, datetime, str], Changed]
"""Takes an entry out of the diary again."""


class TodayPage(Page):
    """Today's doses and yesterday's open ones; below them the next blood test and how the person feels."""

    log_symptom_asked = Signal()
    symptoms_asked = Signal()
    visits_asked = Signal()
    tests_asked = Signal()
    results_asked = Signal(str, object)
    """The person goes on to enter the results of this blood test, done on this day."""
    health_asked = Signal()
    plan_asked = Signal()
    tablets_asked = Signal()
    """The person wants to say how many tablets there are."""
    history_asked = Signal(date)
    """The person wants to see what was recorded on this day."""
    guide_asked = Signal(str)
    """The person wants to read this topic of the guide."""
    away_asked = Signal()
    """The person wants to look at the doses missed while the app was not running."""

    def __init__(self, session: Session, look: ThemeController) -> None:
        """Read the diary and show the day.

        Raises:
            StoreError: when the diary can't be read.
        """
        super().__init__(look, session.language.tr("Today"))
        self._session, self._theme = session, look
        self._parts = Parts(session.language.tr("Today's doses"))
        self._maker = DayParts(look, session.language, self._acts())
        self._pause = Pause(self)
        self._undo_bar: UndoBar | None = None
        self._needed: NeededRecorder | None = None
        self._looks_for_away = False
        self._conflicts_known: KnownConflicts | None = None
        self.body.addWidget(self._parts)
        self._pause.ended.connect(self._bring_keyboard)
        look.changed.connect(self._fit)
        self._show(read_today(session.diary, session.now()))

    @cached_property
    def recorder(self) -> "Recorder":
        """What the buttons record with. Made with the first press: until then the page only shows."""
        from imuran_desktop.ui.today.recorder import Recorder

        recorder = Recorder(self._session, self._theme, self)
        recorder.recorded.connect(self._tell_recorded)
        return recorder

    def refresh(self, topics: Collection[Topic] = EVERYTHING) -> None:
        """Read the diary again, whatever changed in it: every topic is shown here. Trouble is told by the session."""
        if topics:
            with self._session.telling():
                self._show(read_today(self._session.diary, self._session.now()))

    def tick(self) -> None:
        """Show what time alone has changed: a dose that fell due, a new day. What stays the same is left alone."""
        self.refresh()

    def look_for_away(self) -> None:
        """From now on show whether doses were missed while the app was not running: the first picture needs it not."""
        self._looks_for_away = True
        self.refresh()

    def tell_recorded(self, words: str, take_back: Callable[[], bool] | None) -> None:
        """Say what was recorded on another page, and offer to take it back."""
        self._parts.setFocus()
        self._offer_undo(words, take_back)

    def show_dose(self, key: str) -> None:
        """Bring the dose with this key into view, and have it read out; one that is not on the page is left."""
        from imuran_desktop.ui.widgets.styling import announce, scroll_into_view  # late: nothing is shown so at start

        card = self._parts.widget(DOSE_CARD)
        shown = card if isinstance(card, DoseCard) and card.key == key else self._parts.widget(f"row {key}")
        if shown is not None:
            scroll_into_view(shown)
            announce(shown, shown.accessibleName())

    def ask(self, key: str) -> None:
        """Ask what happened to the dose with this key. Nothing happens when the plan no longer has it."""
        from imuran_desktop.services.dose_lookup import read_doses  # late: nothing is asked at start

        with self._session.telling():
            for item in read_doses(self._session.diary, self._session.now(), [key]):
                self.recorder.ask(item)

    def ask_test(self, due: str, action: str) -> None:
        """Ask when the blood test planned on an ISO date was ``done``, is ``booked``, or will be ``later``.

        Trouble is told by the session, also that the plan has no such test any more.
        """
        self._tests.ask(date.fromisoformat(due), action)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the parts for the room there is."""
        super().resizeEvent(event)
        self._fit()

    def hideEvent(self, event: QHideEvent) -> None:
        """What was just recorded was seen, once the person has gone on to another page."""
        super().hideEvent(event)
        if self._undo_bar is not None and not event.spontaneous():
            self._undo_bar.clear()

    def _show(self, today: Today) -> None:
        language = self._session.language
        local = today.plan.timeline.local(today.now)
        self.set_title(greeting(language, today.plan.person.name, local), language.day(today.day))
        self._parts.show_parts(self._maker.of(today, self._away(today), self._low(today), self._conflicts()))
        self._update_card(today)
        self._line_up()

    def _away(self, today: Today) -> list[LedgerDose]:
        if not self._looks_for_away:
            return []
        from imuran_desktop.services.away import read_away

        return read_away(self._session.diary, today.now)

    def _low(self, today: Today) -> "tuple[MedicineStock, ...]":
        """The tablets that run out soon. The first picture needs them not."""
        if not self._looks_for_away:
            return ()
        from imuran_desktop.services.stock import low_stock

        return low_stock(self._session.diary, today.now)

    def _conflicts(self) -> "Conflicts | None":
        """What two copies of the diary say differently. The first picture needs it not."""
        if not self._looks_for_away:
            return None
        from imuran_desktop.services.conflicts import read_conflicts

        self._conflicts_known = read_conflicts(self._session.diary, self._conflicts_known)
        return self._conflicts_known.conflicts

    def _update_card(self, today: Today) -> None:
        card = self._parts.widget(DOSE_CARD)
        if isinstance(card, DoseCard):
            card.show_state(next(item.state for item in today.doses if item.dose.key == card.key))

    def _fit(self) -> None:
        self._parts.fit(self.column_width())
        self._line_up()

    def _line_up(self) -> None:
        DayRow.line_up([row for row in self._parts.widgets() if isinstance(row, DayRow)])

    def _acts(self) -> Acts:
        return Acts(
            taken=self._record_taken,
            ask=self._ask,
            unsure=self._record_not_sure,
            tested=self._ask_when_tested,
            arrange_test=self._arrange_test,
            tests=self.tests_asked.emit,
            log_symptom=self.log_symptom_asked.emit,
            symptoms=self.symptoms_asked.emit,
            health=self.health_asked.emit,
            no_symptoms=self._record_no_symptoms,
            plan=self.plan_asked.emit,
            tablets=self.tablets_asked.emit,
            history=self.history_asked.emit,
            look_away=self.away_asked.emit,
            visits=self.visits_asked.emit,
            leave_away=self._leave_away,
            needed_now=lambda item: self._needed_recorder().take(item),
            needed_earlier=lambda item: self._needed_recorder().ask_when(item),
            earlier_today=lambda: self._history_writer.add(self._session.today(), uncounted=True),
            guide=self.guide_asked.emit,
            change_other=self._change_other,
        )

    def _record_taken(self, item: LedgerDose, food: str) -> None:
        self.recorder.record_taken(item, food)

    def _record_not_sure(self, item: LedgerDose) -> None:
        self.recorder.record_not_sure(item)

    def _ask(self, item: LedgerDose, known: Outcome | None, food: str) -> None:
        self.recorder.ask(item, known, food)

    def _change_other(self, intake: Intake) -> None:
        self._history_writer.correct(intake)

    def _needed_recorder(self) -> "NeededRecorder":
        from imuran_desktop.ui.today.needed_recorder import NeededRecorder  # late: nothing is recorded at start

        if self._needed is None:
            self._needed = NeededRecorder(self._session, self._theme, self)
            self._needed.recorded.connect(self._offer_undo)
        return self._needed

    @cached_property
    def _history_writer(self) -> "HistoryWriter":
        """What records and changes what answers no dose of today."""
        from imuran_desktop.ui.history.writer import HistoryWriter  # late: it is seldom needed

        writer = HistoryWriter(self._session, self._theme, self)
        writer.told.connect(self._offer_told)
        return writer

    def _leave_away(self) -> None:
        from imuran_desktop.services.away import read_away, record_away, undo_away

        session = self._session
        with session.telling():
            keys = [item.dose.key for item in read_away(session.diary, session.now())]
            written = session.write(lambda diary, author, now: record_away(diary, author, now, {}, keys))
            if written is not None:
                self._offer_undo(
                    "",
                    lambda: (
                        session.write(lambda diary, author, now: undo_away(diary, author, now, written)) is not None
                    ),
                    told=session.language.trn(
                        "{number} dose is left as not recorded.", "{number} doses are left as not recorded.", len(keys)
                    ),
                    undone=session.language.tr("They are offered again."),
                )

    def _ask_when_tested(self) -> None:
        self._tests.ask_done()

    def _arrange_test(self, test: BloodTest, how: Arranged) -> None:
        self._tests.ask_day(test.planned.due, how)

    @cached_property
    def _tests(self) -> "BloodTestRecorder":
        """What records that a blood test was done, is booked, or is put off."""
        from imuran_desktop.ui.blood_tests.recorder import BloodTestRecorder  # late: nothing is recorded at start

        recorder = BloodTestRecorder(self._session, self._theme, self)
        recorder.told.connect(self._offer_told)
        recorder.results_asked.connect(self.results_asked)
        return recorder

    def _record_no_symptoms(self) -> None:
        from imuran_desktop.services.entries import remove_entry
        from imuran_desktop.services.symptoms import log_no_symptoms

        written = self._session.write(log_no_symptoms)
        if written is not None:
            self._tell(self._session.language.tr("no symptoms today"), written, remove_entry)

    def _tell(self, words: str, written: Changed, remove: Remove) -> None:
        """Say what was recorded; ``remove`` takes it back, unless it had been recorded before."""

        def take_back() -> bool:
            return self._session.write(lambda diary, author, now: remove(diary, author, now, written.entry)) is not None

        self._offer_undo(words, take_back if written.revision else None)

    def _tell_recorded(self, words: str, can_undo: bool) -> None:
        self._offer_undo(words, self.recorder.undo if can_undo else None)

    def _offer_undo(
        self, words: str, take_back: Callable[[], bool] | None, *, told: str = "", undone: str = ""
    ) -> None:
        bar = self._undo_bar or self._make_undo_bar()
        bar.offer(words, take_back, told=told, undone=undone)
        self._pause.begin(self._parts, bar)

    def _offer_told(self, told: str, undone: str, take_back: object) -> None:
        self._offer_undo("", take_back if callable(take_back) else None, told=told, undone=undone)

    def _make_undo_bar(self) -> "UndoBar":
        """Below what scrolls, so that it is seen from everywhere. Nothing can be undone before the first paint."""
        from imuran_desktop.ui.widgets.undo_bar import UndoBar

        bar = self._undo_bar = UndoBar(self._theme, self._session.language)
        bar.closed.connect(self._parts.setFocus)
        column = self.layout()
        assert column is not None
        column.addWidget(bar)
        return bar

    def _bring_keyboard(self) -> None:
        """The button that was pressed may be gone: then the keyboard goes on from *Undo*."""
        if self._undo_bar is not None and self._parts.hasFocus():
            self._undo_bar.focus_undo()
