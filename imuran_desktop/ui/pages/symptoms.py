"""The Symptoms page: log how one feels, and see what was recorded."""

from datetime import timedelta

from PySide6.QtCore import Signal

from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.domain.symptoms import SymptomEntry
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.disputes import FEELING_KINDS
from imuran_desktop.services.symptom_diary import last_symptom_day, read_symptom_period, read_to_tell, usual_symptoms
from imuran_desktop.services.symptom_history import SymptomVersion, symptom_versions
from imuran_desktop.store.read import read_contacts
from imuran_desktop.ui.diary_page import DiaryPage
from imuran_desktop.ui.disputes import Disputes
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.symptoms.log_panel import LogPanel, Saved
from imuran_desktop.ui.symptoms.notice import UrgentNotice
from imuran_desktop.ui.symptoms.overview import Overview
from imuran_desktop.ui.symptoms.setting import Setting
from imuran_desktop.ui.symptoms.unread import UnreadSigns
from imuran_desktop.ui.symptoms.writer import SymptomWriter, TakeBack
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.pause import Pause
from imuran_desktop.ui.widgets.undo_bar import UndoBar

_DAYS = timedelta(days=90)
_USUAL = 5
_DISPUTABLE = frozenset({Topic.SYMPTOMS, Topic.NOTES})
_WRITTEN = frozenset({Topic.SYMPTOMS, Topic.PERSON, Topic.PLAN})


class SymptomsPage(DiaryPage):
    """Shows what was recorded, or in its place the form while symptoms are being entered."""

    SHOWS = _WRITTEN | _DISPUTABLE | {Topic.CONTACTS}

    review_asked = Signal()
    """The person wants to look back over weeks."""
    guide_asked = Signal(str)
    """The person wants to read about a topic of the guide."""
    numbers_asked = Signal()
    """The person wants to set the numbers to call."""
    card_asked = Signal()
    """The person wants to see their emergency card."""

    def __init__(self, session: Session, look: ThemeController) -> None:
        """Make the page and read the diary."""
        tr = session.language.tr
        about = tr("How you feel, for you and your clinic to look back on.")
        super().__init__(session, look, tr("Symptoms"), about)
        self._known = known = load_symptoms()
        self._shown_on = session.today()
        self._first = self._shown_on - _DAYS
        self._usual: list[str] = []
        self._asked_earlier = self._just_saved = False
        self._notice = UrgentNotice(look, session.language, known, can_close=True)
        self._panel = LogPanel(session, look, known)
        self._overview = Overview(look, session.language, known)
        self._unread = UnreadSigns(session, known, self._notice)
        self._writer = SymptomWriter(session, known, self)
        self._undo_bar, self._pause = UndoBar(look, session.language), Pause(self)
        self._sign_bar = UndoBar(look, session.language, at_foot=False)
        """After an urgent sign: at the foot, large text would leave no room for the numbers to call."""
        which = tr("What was written down of how you feel differs in two places. Which one is right?")
        self._disputes = Disputes(session, look, FEELING_KINDS, which)
        for widget in (self._panel.notice, self._notice, self._sign_bar, self._disputes, self._panel, self._overview):
            self.body.addWidget(widget)
        outer = self.layout()
        assert outer is not None
        outer.addWidget(self._undo_bar)
        self._connect()
        self._catch_up()

    def start_logging(self) -> None:
        """Open the form with the keyboard in its search field; one that is being filled in is kept."""
        self._open()
        self._panel.start(self._usual)

    def unsaved(self) -> bool:
        """Whether something was entered that is not in the diary."""
        return self._panel.is_changed

    def leave_unsaved(self) -> None:
        """Let go of it."""
        self._panel.close_unsaved()

    def _read(self) -> None:
        stale = self._stale
        if Topic.CONTACTS in stale:
            contacts = read_contacts(self._session.diary) or Contacts()
            self._notice.set_contacts(contacts)
            self._panel.details.set_contacts(contacts)
        if not _WRITTEN.isdisjoint(stale):
            self._show_diary()
            self._unread.refresh()
        if not _DISPUTABLE.isdisjoint(stale):
            self._disputes.refresh()

    def _show_diary(self) -> None:
        diary = self._session.diary
        now, plan = self._session.now(), self._session.plan()
        self._shown_on = plan.timeline.local(now).date()
        self._usual = [item for item in usual_symptoms(diary, now, _USUAL) if item in self._known.symptoms]
        self._overview.show_diary(
            read_symptom_period(diary, self._known, now, self._first),
            read_to_tell(diary, self._known, now),
            self._usual,
            self._setting(plan.timeline),
            plan.person.name,
        )
        more = last_symptom_day(diary, self._first) is not None
        self._overview.show_earlier(more, asked=self._asked_earlier)

    def _setting(self, timeline: Timeline) -> Setting:
        session = self._session
        return Setting(
            self._look,
            session.language,
            self._known,
            timeline,
            self._shown_on,
            session.author().device,
            self._read_versions,
        )

    def _read_versions(self, entry: str) -> list[SymptomVersion]:
        with self._session.telling():
            return symptom_versions(self._session.diary, entry)
        return []

    def _clear_offers(self) -> None:
        for bar in (self._undo_bar, self._sign_bar):
            bar.clear()

    def _open(self) -> None:
        self._clear_offers()
        self._overview.hide()

    def _log_again(self, symptom: str) -> None:
        self._open()
        self._panel.start(self._usual, symptom)

    def _edit(self, entry: SymptomEntry) -> None:
        self._open()
        self._panel.edit(entry, self._usual)

    def _show_overview(self) -> None:
        self._overview.show()
        self._overview.take_focus()
        self.scroll_to_top()

    def _tell_saved(self, saved: Saved) -> None:
        """Say what was recorded; what is urgent stays above it until it was read."""
        self._unread.add(saved.logged.recorded)
        self._show_overview()
        self._just_saved = True
        self._writer.tell_saved(saved)
        self._just_saved = False

    def _offer_undo(self, told: str, undone: str, take_back: TakeBack) -> None:
        """Say what was done, and offer to take it back. A second press meets nothing that has come under it."""
        self._clear_offers()
        bar = self._sign_bar if self._just_saved and not self._notice.isHidden() else self._undo_bar
        bar.offer("", take_back, told=told, undone=undone)
        self._pause.begin(self._overview, bar)

    def _bring_keyboard(self) -> None:
        """The button that was pressed may be gone: then the keyboard goes on from *Undo*."""
        if self._overview.hasFocus():
            self._undo_bar.focus_undo()

    def _go_on(self) -> None:
        """Bring the keyboard back from what was closed."""
        (self._panel if self._overview.isHidden() else self._overview).take_focus()

    def _show_earlier(self) -> None:
        """Show three more months, counted from the last entry not shown yet."""
        with self._session.telling():
            last = last_symptom_day(self._session.diary, self._first)
            if last is not None:
                self._first, self._asked_earlier = last - _DAYS, True
            self.refresh({Topic.SYMPTOMS})

    def _connect(self) -> None:
        overview, writer, panel = self._overview, self._writer, self._panel
        overview.log_asked.connect(self.start_logging)
        overview.none_asked.connect(writer.record_none)
        overview.usual.chosen.connect(self._log_again)
        overview.tell.told.connect(writer.tell)
        overview.entries.edit_asked.connect(self._edit)
        overview.entries.end_asked.connect(writer.end)
        overview.entries.remove_asked.connect(writer.remove)
        overview.earlier_asked.connect(self._show_earlier)
        overview.review_asked.connect(self.review_asked)
        overview.guide_asked.connect(self.guide_asked)
        writer.done.connect(self._offer_undo)
        panel.saved.connect(self._tell_saved)
        panel.cancelled.connect(self._show_overview)
        panel.top_wanted.connect(self.scroll_to_top)
        self._pause.ended.connect(self._bring_keyboard)
        for bar in (self._undo_bar, self._sign_bar):
            bar.closed.connect(self._go_on)
        self._notice.closed.connect(self._go_on)
        for notice in (panel.notice, self._notice):
            notice.numbers_asked.connect(self.numbers_asked)
            notice.card_asked.connect(self.card_asked)
