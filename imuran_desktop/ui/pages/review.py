"""The Review page: weeks of symptoms beside the doses, for the person and for those who care for them."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, Signal

from imuran_desktop.domain.columns import Span
from imuran_desktop.domain.review import Review
from imuran_desktop.domain.review_days import by_frequency
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.review import read_review, whole_span
from imuran_desktop.ui.review.after_card import AfterCard
from imuran_desktop.ui.review.bad_days_card import BadDaysCard
from imuran_desktop.ui.review.filter_box import FilterBox
from imuran_desktop.ui.review.looking import Looking
from imuran_desktop.ui.review.note_writing import NoteWriting
from imuran_desktop.ui.review.notes_card import NotesCard
from imuran_desktop.ui.review.period_page import PeriodPage
from imuran_desktop.ui.review.timeline_card import TimelineCard
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.undo_bar import UndoBar
from imuran_desktop.words.review_days import shown_words
from imuran_desktop.words.symptom_entries import entry_name

if TYPE_CHECKING:
    from imuran_desktop.ui.widgets.printing import Printout


class ReviewPage(PeriodPage):
    """Which days and which symptoms above; below, drawings of them with their tables, and notes."""

    SHOWS = frozenset(
        {Topic.SYMPTOMS, Topic.DOSES, Topic.PLAN, Topic.PERSON, Topic.BLOOD_TESTS, Topic.NOTES, Topic.VISITS}
    )

    day_asked = Signal(date)
    """A day is to be seen in the history."""
    visits_asked = Signal()
    """To the visits to the clinic."""

    def __init__(self, session: Session, look: ThemeController) -> None:
        """Read the last three months.

        Raises:
            StoreError: when the diary can't be read.
        """
        language = session.language
        tr = language.tr
        about = tr("Symptoms of many weeks, beside the doses.")
        super().__init__(session, look, tr("Looking back"), about, tr("Back to Symptoms"))
        self._known = load_symptoms()
        self._week_begins = QLocale(language.locale).firstDayOfWeek().value
        self._review: Review | None = None
        self._visits = OutlinedButton(tr("Clinic visits"), look=look, icon="calendar")
        self._filter = FilterBox(look, language)
        self._timeline, self._bad_days = TimelineCard(look, language), BadDaysCard(look, language)
        self._after, self._notes = AfterCard(look, language), NotesCard(look, language)
        self._undo_bar = UndoBar(look, language)
        self._writing = NoteWriting(session, look, self._notes, self._undo_bar, self)
        self._build()
        self._connect()
        self._catch_up()

    def look_since_visit(self) -> None:
        """Show the days since the last visit to the clinic."""
        self.tick()
        self._period.look_since_visit()

    def _clear_offers(self) -> None:
        self._undo_bar.clear()

    def _read_days(self, span: Span | None) -> None:
        session = self._session
        days = span or whole_span(session.diary, session.now())
        self._review = read_review(session.diary, self._known, session.now(), days.first, days.last)
        found = by_frequency(self._review.symptoms)
        names = [(key, entry_name(session.language, items[0].entry, self._known)) for key, items in found.items()]
        self._filter.offer(names)

    def _show(self) -> None:
        if self._review is None:
            return
        review = self._review.filtered(self._filter.filters)
        looking = Looking(review, self._session.language, self._known, self._week_begins)
        self._summary.setText(shown_words(self._session.language, self._review, review))
        self._bad_days.setVisible(bool(self._review.noted))
        self._after.setVisible(bool(self._review.noted or self._review.around))
        self._timeline.show_review(looking)
        self._bad_days.show_review(looking)
        self._after.show_review(looking)
        self._notes.show_notes(review.notes, review.today)
        self._order()

    def _make_printout(self, person: str) -> "Printout | None":
        from imuran_desktop.ui.review.printout import review_printout  # late: few visits to the page print it

        language, review = self._session.language, self._review
        if review is None:
            return None
        weeks, after, days = self._bad_days.rows, self._after.parts, self._timeline.rows
        return review_printout(language, review, person, self._summary.text(), weeks, after, days)

    def _build(self) -> None:
        choices = Card(name=self._session.language.tr("What to look back on"))
        choices.body.setSpacing(12)
        choices.body.addWidget(self._period)
        choices.body.addWidget(self._filter)
        choices.body.addWidget(self._summary)
        self._buttons.addWidget(self._visits)
        for card in (choices, self._timeline, self._bad_days, self._after, self._notes):
            self.body.addWidget(card)
        outer = self.layout()
        assert outer is not None
        outer.addWidget(self._undo_bar)

    def _connect(self) -> None:
        self._visits.clicked.connect(self.visits_asked)
        self._filter.changed.connect(self._show)
        for card in (self._timeline, self._bad_days):
            card.day_asked.connect(self.day_asked)
        for part in (self._after, self._notes):
            part.unfolded.connect(self._order)
        self._timeline.note_asked.connect(self._writing.write)
