"""The Blood tests page: what is next, what is planned, and what came back."""

from datetime import date

from PySide6.QtCore import Qt, Signal

from imuran_desktop.domain.codes import Arranged
from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.domain.listed_tests import ListedTest
from imuran_desktop.reference.analytes import load_analytes
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.disputes import TEST_KINDS
from imuran_desktop.services.test_list import BloodTestList, a_year_before, read_test_list
from imuran_desktop.ui.blood_tests.acts import Act
from imuran_desktop.ui.blood_tests.letters import Letters
from imuran_desktop.ui.blood_tests.next_card import NextTestCard
from imuran_desktop.ui.blood_tests.past_limit import PastLimit
from imuran_desktop.ui.blood_tests.recorder import BloodTestRecorder
from imuran_desktop.ui.blood_tests.section import Section
from imuran_desktop.ui.blood_tests.setting import Setting
from imuran_desktop.ui.blood_tests.ways import Ways
from imuran_desktop.ui.diary_page import DiaryPage
from imuran_desktop.ui.disputes import Disputes
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.pause import Pause
from imuran_desktop.ui.widgets.styling import RESTING_PLACE
from imuran_desktop.ui.widgets.undo_bar import UndoBar

_COMING = 3
"""So many planned tests are listed before more are asked for."""


class BloodTestsPage(DiaryPage):
    """Shows the next test with what can be done about it; below it the planned ones and those that were."""

    SHOWS = frozenset({Topic.BLOOD_TESTS, Topic.PLAN, Topic.CONTACTS})

    results_asked = Signal(str, object)
    """The person wants to enter or change the results of this test ("": not recorded yet), done on this day."""
    trends_asked = Signal()
    alert_values_asked = Signal()
    visits_asked = Signal()
    schedule_asked = Signal()
    numbers_asked = Signal()
    """The person wants to write down their clinic's number."""
    guide_asked = Signal(str)

    def __init__(self, session: Session, look: ThemeController) -> None:
        """Make the page; the diary is read when it is first shown."""
        language, tr = session.language, session.language.tr
        about = tr("When each is due, and what came back from the laboratory.")
        super().__init__(session, look, tr("Blood tests"), about)
        self._analytes = load_analytes()
        self._since: date | None = None
        self._all_coming = False
        self._tests: BloodTestList | None = None
        self._letters = Letters(session, self)
        self._recorder = BloodTestRecorder(session, look, self)
        self._undo, self._pause = UndoBar(look, language), Pause(self)
        which = tr("What was written down of your blood tests differs in two places. Which one is right?")
        self._disputes = Disputes(session, look, TEST_KINDS, which)
        setting = self._setting(None)
        self._past_limit = PastLimit(look, language)
        self._next = NextTestCard(setting)
        self._ways = Ways(look, language)
        self._coming = Section(
            setting, tr("Planned after that"), tr("Show more planned tests"), tr("Nothing more is planned.")
        )
        self._past = Section(setting, tr("Past tests"), tr("Show earlier tests"), tr("Nothing is recorded yet."))
        content = self.body.parentWidget()
        assert content is not None
        self._content = content
        """It lends the keyboard a place to be while a button that was pressed goes."""
        self._build()
        self._connect()

    def tell_recorded(self, words: str, take_back: object) -> None:
        """Say what was recorded on another page, and offer to take it back."""
        self._offer_undo(words, self._session.language.tr("It is as it was before."), take_back)

    def _clear_offers(self) -> None:
        self._undo.clear()

    def _read(self) -> None:
        session = self._session
        since = self._since or a_year_before(session.today())
        self._tests = read_test_list(session.diary, session.now(), self._analytes, since)
        self._disputes.refresh()
        self._show(self._tests)

    def _show(self, tests: BloodTestList) -> None:
        setting = self._setting(tests)
        self._past_limit.show_test(tests.newest, setting)
        self._next.show_tests(tests, setting)
        coming = [item for item in tests.coming if item != tests.next]
        shown = coming if self._all_coming else coming[:_COMING]
        self._coming.setVisible(tests.has_schedule)
        self._coming.show_tests(shown, setting, more=len(shown) < len(coming))
        past = [item for item in tests.past if item != tests.next]
        self._past.show_tests(past, setting, more=tests.earlier is not None)
        self._order()

    def _setting(self, tests: BloodTestList | None) -> Setting:
        session = self._session
        return Setting(
            self._look,
            session.language,
            self._analytes,
            tests.today if tests else date.min,
            tests.contacts if tests else Contacts(),
            self._letters.save,
            self._letters.open,
        )

    def _act(self, act: Act, listed: ListedTest | None) -> None:
        """Ask what a press needs. Only what is listed as planned can be arranged, and only what was done changed."""
        test, done = (listed.test, listed.done) if listed is not None else (None, None)
        if act is Act.DONE:
            self._recorder.ask_done(self._likely(listed))
        elif act is Act.RESULTS:
            self.results_asked.emit(done.id if done else "", done.on if done else self._likely(listed))
        elif act is Act.CHANGE_DAY and done is not None:
            self._recorder.ask_other_day(done)
        elif act is Act.TAKE_OUT and done is not None:
            self._recorder.take_out(done)
        elif act is Act.CLINIC_DATE and test is not None:
            self._recorder.ask_clinic_date(test.planned.due)
        elif act is Act.NO_CLINIC_DATE and test is not None:
            self._recorder.take_back_clinic_date(test.planned.due)
        elif test is not None:
            how = test.arranged.how if act is Act.CHANGE and test.arranged is not None else _HOW[act]
            self._recorder.ask_day(test.planned.due, how)

    def _likely(self, listed: ListedTest | None) -> date:
        """The day on which a test was most likely done: that of its appointment, or of a row that is long past."""
        today = self._session.today()
        if listed is None or listed.test is None:
            return today
        arranged, is_next = listed.test.arranged, self._tests is not None and listed == self._tests.next
        booked = arranged is not None and arranged.booked
        return min(listed.day, today) if booked or not is_next else today

    def _offer_undo(self, told: str, undone: str, take_back: object) -> None:
        """Say what was done, and offer to take it back. A second press meets nothing that has come under it."""
        self._content.setFocus()
        self._undo.offer("", take_back if callable(take_back) else None, told=told, undone=undone)
        self._pause.begin(self._content, self._undo)

    def _bring_keyboard(self) -> None:
        """The button that was pressed may be gone: then the keyboard goes on from *Undo*."""
        if self._content.hasFocus():
            self._undo.focus_undo()

    def _show_more_coming(self) -> None:
        self._all_coming = True
        self._read_again()

    def _show_earlier(self) -> None:
        """Show one more year, counted from the last test not shown yet."""
        if self._tests is not None and self._tests.earlier is not None:
            self._since = a_year_before(self._tests.earlier)
            self._read_again()

    def _build(self) -> None:
        self._content.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._content.setProperty(RESTING_PLACE, True)
        for part in (self._past_limit, self._disputes, self._next, self._ways, self._coming, self._past):
            self.body.addWidget(part)
        column = self.layout()
        assert column is not None
        column.addWidget(self._undo)

    def _connect(self) -> None:
        for part in (self._next, self._coming, self._past):
            part.asked.connect(self._act)
        self._next.schedule_asked.connect(self.schedule_asked)
        self._next.changed.connect(self._order)
        for source in (self._next, self._past_limit):
            source.numbers_asked.connect(self.numbers_asked)
        self._coming.more_asked.connect(self._show_more_coming)
        self._past.more_asked.connect(self._show_earlier)
        for section in (self._coming, self._past):
            section.unfolded.connect(self._order)
        self._connect_ways()
        self._recorder.told.connect(self._offer_undo)
        self._recorder.results_asked.connect(self.results_asked)
        self._letters.told.connect(lambda words: self._undo.offer("", None, told=words))
        self._pause.ended.connect(self._bring_keyboard)
        self._undo.closed.connect(self._next.take_keyboard)

    def _connect_ways(self) -> None:
        self._ways.trends_asked.connect(self.trends_asked)
        self._ways.alert_values_asked.connect(self.alert_values_asked)
        self._ways.visits_asked.connect(self.visits_asked)
        self._ways.schedule_asked.connect(self.schedule_asked)
        self._ways.guide_asked.connect(self.guide_asked)


_HOW = {Act.BOOKED: Arranged.BOOKED, Act.PUT_OFF: Arranged.PUT_OFF, Act.NOT_NEEDED: Arranged.NOT_NEEDED}
