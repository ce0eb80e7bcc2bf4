"""The Review page: weeks of symptoms beside the doses, for the person and for those who care for them."""

from collections.abc import Callable, Collection
from datetime import date

from PySide6.QtCore import QLocale, Signal
from PySide6.QtGui import QShowEvent

from imuran_desktop.domain.notes import DayNote
from imuran_desktop.domain.review import Review
from imuran_desktop.domain.review_days import by_frequency
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.services.changes import Changed, Topic
from imuran_desktop.services.entries import remove_entry, restore_entry
from imuran_desktop.services.notes import change_note, write_note
from imuran_desktop.services.review import read_review, whole_span
from imuran_desktop.ui.review.after_card import AfterCard
from imuran_desktop.ui.review.bad_days_card import BadDaysCard
from imuran_desktop.ui.review.filter_box import FilterBox
from imuran_desktop.ui.review.looking import Looking
from imuran_desktop.ui.review.notes_card import NotesCard
from imuran_desktop.ui.review.period_bar import PeriodBar
from imuran_desktop.ui.review.timeline_card import TimelineCard
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.today.undo_bar import UndoBar
from imuran_desktop.ui.widgets.buttons import OutlinedButton, QuietButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Muted
from imuran_desktop.ui.widgets.page import Page
from imuran_desktop.words.language import Language
from imuran_desktop.words.review import name_words, not_a_cause_words, note_words, review_days

_SHOWS = frozenset({Topic.SYMPTOMS, Topic.DOSES, Topic.PLAN, Topic.PERSON, Topic.BLOOD_TESTS, Topic.NOTES})


class ReviewPage(Page):
    """Which days and which symptoms above; below, drawings of them with their tables, and notes."""

    back_asked = Signal()
    """Back to the symptoms."""
    day_asked = Signal(date)
    """A day is to be seen in the history."""

    def __init__(self, session: Session, look: ThemeController) -> None:
        """Read the last three months.

        Raises:
            StoreError: when the diary can't be read.
        """
        language = session.language
        tr = language.tr
        super().__init__(look, tr("Looking back"), tr("Symptoms of many weeks, beside the doses."))
        self._session, self._look, self._known = session, look, load_symptoms()
        self._week_begins = QLocale(language.locale).firstDayOfWeek().value
        self._review: Review | None = None
        self._shown_on, self._stale = session.today(), False
        self._back = QuietButton(tr("Back to Symptoms"), look=look, icon="chevron-left")
        self._print = OutlinedButton(tr("Print …"), look=look, icon="print")
        self._period = PeriodBar(look, language, self._shown_on)
        self._filter = FilterBox(look, language)
        self._summary = Muted()
        self._timeline, self._bad_days = TimelineCard(look, language), BadDaysCard(look, language)
        self._after, self._notes = AfterCard(look, language), NotesCard(look, language)
        self._undo_bar = UndoBar(look, language)
        self._build()
        self._connect()
        self._read()

    def refresh(self, topics: Collection[Topic] = _SHOWS) -> None:
        """Read again, if what changed is shown here; later, while the page is not seen."""
        if not _SHOWS.intersection(topics):
            return
        self._stale = True
        if self.isVisible():
            self._read()

    def showEvent(self, event: QShowEvent) -> None:
        """Show what has changed since the page was last seen."""
        super().showEvent(event)
        if self._stale or self._session.today() != self._shown_on:
            self._read()

    def _read(self) -> None:
        with self._session.telling():
            session, today = self._session, self._session.today()
            span = self._period.span(today)
            if self._period.whole:
                first, last = whole_span(session.diary, session.now())
            elif span is not None:
                first, last = span.first, span.last
            else:
                return
            self._review = read_review(session.diary, self._known, session.now(), first, last)
            self._shown_on, self._stale = today, False
            found = by_frequency(self._review.symptoms)
            names = [(key, name_words(session.language, self._known, items[0])) for key, items in found.items()]
            self._filter.offer(names)
            self._show()

    def _show(self) -> None:
        if self._review is None:
            return
        review = self._review.filtered(self._filter.filters)
        looking = Looking(review, self._session.language, self._known, self._week_begins)
        self._summary.setText(_summary(self._session.language, self._review, review))
        for card in (self._bad_days, self._after):
            card.setVisible(bool(self._review.noted))
        self._timeline.show_review(looking)
        self._bad_days.show_review(looking)
        self._after.show_review(looking)
        self._notes.show_notes(review.notes, review.today)

    def _write_note(self, day: date | None = None, note: DayNote | None = None) -> None:
        from imuran_desktop.ui.review.note_dialog import NoteDialog

        today = self._session.today()
        dialog = NoteDialog(self._look, self._session.language, min(day or today, today), today, note, self)
        dialog.written.connect(lambda on, text: self._save_note(on, text, note))
        dialog.open()

    def _save_note(self, day: date, text: str, before: DayNote | None) -> None:
        if before is not None:
            after = DayNote(before.id, before.day, text, before.by)
            self._write(lambda diary, author, now: change_note(diary, author, now, after))
            self._undo_bar.offer(
                note_words(self._session.language, after),
                lambda: self._write(lambda diary, author, now: change_note(diary, author, now, before)) is not None,
            )
            return
        changed = self._write(lambda diary, author, now: write_note(diary, author, now, day, text))
        if changed is not None:
            words = note_words(self._session.language, DayNote(changed.entry, day, text, self._session.recorded_by))
            self._undo_bar.offer(words, lambda: self._remove(changed.entry))

    def _remove_note(self, note: DayNote) -> None:
        tr, words = self._session.language.tr, note_words(self._session.language, note)
        if self._remove(note.id):
            restored = tr("Put back: {words}", words=words)
            self._undo_bar.offer(
                "", lambda: self._restore(note.id), told=tr("Removed: {words}", words=words), undone=restored
            )

    def _remove(self, entry: str) -> bool:
        return self._write(lambda diary, author, now: remove_entry(diary, author, now, entry)) is not None

    def _restore(self, entry: str) -> bool:
        return self._write(lambda diary, author, now: restore_entry(diary, author, now, entry)) is not None

    def _write(self, action: Callable[..., Changed]) -> Changed | None:
        return self._session.write(action)

    def _offer_print(self) -> None:
        if self._review is None:
            return
        from imuran_desktop.ui.widgets.paper import Section, document_html
        from imuran_desktop.ui.widgets.printing import Printout, offer_print

        language, tr = self._session.language, self._session.language.tr
        lines = self._after.lines
        sections = [
            Section(tr("Week by week"), table=self._bad_days.rows),
            *(
                [Section(tr("What began after a dose change"), lines, small=[not_a_cause_words(language)])]
                if lines
                else []
            ),
            Section(tr("Day by day"), table=self._timeline.rows),
        ]
        title = tr("Symptoms and doses, {days}", days=review_days(language, self._review))
        html = document_html(title, sections, self._summary.text())
        offer_print(self._look, language, Printout(title, html, self._session.today()), self)

    def _build(self) -> None:
        choices = Card(name=self._session.language.tr("What to look back on"))
        choices.body.setSpacing(12)
        choices.body.addWidget(self._period)
        choices.body.addWidget(self._filter)
        choices.body.addWidget(self._summary)
        # Beside the title, it would leave large text little room.
        buttons = FlowLayout()
        buttons.addWidget(self._back)
        buttons.addWidget(self._print)
        self.body.addLayout(buttons)
        for card in (choices, self._timeline, self._bad_days, self._after, self._notes):
            self.body.addWidget(card)
        outer = self.layout()
        assert outer is not None
        outer.addWidget(self._undo_bar)

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_asked)
        self._print.clicked.connect(self._offer_print)
        self._period.changed.connect(self._read)
        self._filter.changed.connect(self._show)
        for card in (self._timeline, self._bad_days):
            card.day_asked.connect(self.day_asked)
        self._timeline.note_asked.connect(self._write_note)
        self._notes.write_asked.connect(self._write_note)
        self._notes.change_asked.connect(lambda note: self._write_note(note=note))
        self._notes.remove_asked.connect(self._remove_note)


def _summary(language: Language, every: Review, shown: Review) -> str:
    """Which days these are, and how much is shown of them."""
    days, total, count = review_days(language, every), len(every.symptoms), len(shown.symptoms)
    if total == 0:
        return language.tr("{days}: no symptom recorded. What is logged under Symptoms shows up here.", days=days)
    if count == total:
        return language.trn("{days}: {number} symptom entry.", "{days}: {number} symptom entries.", total, days=days)
    return language.trn(
        "{days}: {count} of {number} symptom entry shown.",
        "{days}: {count} of {number} symptom entries shown.",
        total,
        days=days,
        count=language.number(count),
    )
