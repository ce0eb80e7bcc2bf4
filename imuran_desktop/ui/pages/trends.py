"""The page of results over time: which days and which results above, drawings and a table below."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent

from imuran_desktop.domain.trends import Trends
from imuran_desktop.reference.analytes import load_analytes
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.trends import read_trends
from imuran_desktop.services.visits import since_last_visit
from imuran_desktop.ui.review.period_bar import EVERYTHING, MONTHS, TWO_YEARS, YEAR, PeriodBar
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.trends.nothing_card import NothingCard
from imuran_desktop.ui.trends.results_filter import ResultsFilter
from imuran_desktop.ui.trends.trends_card import TrendsCard
from imuran_desktop.ui.widgets.buttons import BackButton, OutlinedButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Muted
from imuran_desktop.ui.widgets.page import Page
from imuran_desktop.ui.widgets.reading_order import put_in_reading_order
from imuran_desktop.words.results import analyte_name
from imuran_desktop.words.trends import nothing_here_words, trends_summary

if TYPE_CHECKING:
    from imuran_desktop.ui.widgets.printing import Printout

_SHOWS = frozenset({Topic.BLOOD_TESTS, Topic.PLAN, Topic.PERSON, Topic.VISITS})


class TrendsPage(Page):
    """A small drawing for each result, beside new doses and days on hold."""

    back_asked = Signal()
    """Back to the blood tests."""
    results_asked = Signal(str, object)
    """Results are to be entered: of which blood test (empty: a new one), and of which day."""

    def __init__(self, session: Session, look: ThemeController) -> None:
        """Read the last year.

        Raises:
            StoreError: when the diary can't be read.
        """
        language = session.language
        tr = language.tr
        super().__init__(look, tr("Results over time"), tr("Blood test results of months and years, beside the doses."))
        self._session, self._look, self._analytes = session, look, load_analytes()
        self._trends: Trends | None = None
        self._shown_on, self._stale = session.today(), False
        self._last_visit: date | None = None
        self._back = BackButton(tr("Back to Blood tests"), look)
        self._print = OutlinedButton(tr("Print …"), look=look, icon="print")
        self._period = PeriodBar(look, language, self._shown_on, (MONTHS, YEAR, TWO_YEARS), YEAR)
        self._filter = ResultsFilter(look, language)
        self._summary = Muted()
        self._choices = Card(name=tr("What to show"))
        self._card = TrendsCard(look, language, self._analytes)
        self._nothing = NothingCard(look, language)
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
        if self._stale:
            self._read()
        else:
            self.tick()

    def tick(self) -> None:
        """Notice another day, and that a visit to the clinic is over."""
        with self._session.telling():
            session = self._session
            if (session.today(), since_last_visit(session.diary, session.now())) != (self._shown_on, self._last_visit):
                self._read()

    def printout(self) -> "Printout | None":
        """What is printed: the drawings and the table of what is shown. None, with word of it, if it can't be read."""
        from imuran_desktop.ui.trends.printout import trends_printout  # late: few visits to the page print it

        printout: Printout | None = None
        with self._session.telling():
            person = self._session.plan().person.name
            if self._card.drawer is not None:
                printout = trends_printout(self._card.drawer, person, self._summary.text())
        return printout

    def _read(self) -> None:
        with self._session.telling():
            session, today = self._session, self._session.today()
            self._period.set_today(today)
            self._last_visit = since_last_visit(session.diary, session.now())
            self._period.set_last_visit(self._last_visit)
            span = self._period.span
            if span is None:
                return
            first = None if self._period.whole else span.first
            last = today if self._period.whole else span.last
            self._trends = read_trends(session.diary, self._analytes, first, last, today)
            self._shown_on, self._stale = today, False
            names = (trend.analyte for trend in self._trends.trends)
            self._filter.offer([(key, analyte_name(session.language, key, self._analytes)) for key in names])
            self._show()

    def _show(self) -> None:
        if self._trends is None:
            return
        language, shown = self._session.language, self._trends.only(self._filter.wanted)
        empty = not shown.trends
        self._summary.setText(trends_summary(language, self._trends, shown))
        self._offer_ways_on(empty=empty)
        for part in (self._card, self._print):
            part.setHidden(empty)
        self._card.show_trends(shown)
        self._order()

    def _offer_ways_on(self, *, empty: bool) -> None:
        """Where there is nothing to draw, say why. Without any results there is nothing to choose from either."""
        assert self._trends is not None
        none_here, elsewhere = not self._trends.trends, self._trends.newest is not None
        self._nothing.show_words(
            nothing_here_words(self._session.language, self._trends),
            enter=none_here and not elsewhere,
            everything=none_here and elsewhere,
        )
        self._nothing.setVisible(empty)
        self._choices.setHidden(none_here and not elsewhere)

    def _offer_print(self) -> None:
        from imuran_desktop.ui.widgets.printing import offer_print

        printout = self.printout()
        if printout is not None:
            offer_print(self._look, self._session.language, printout, self)

    def _build(self) -> None:
        self._choices.body.setSpacing(12)
        for part in (self._period, self._filter, self._summary):
            self._choices.body.addWidget(part)
        # Beside the title, it would leave large text little room.
        buttons = FlowLayout()
        buttons.addWidget(self._back)
        buttons.addWidget(self._print)
        self.body.addLayout(buttons)
        for card in (self._choices, self._nothing, self._card):
            self.body.addWidget(card)

    def _order(self) -> None:
        """Have Tab and screen readers follow the page, whatever was shown anew."""
        column = self.body.parentWidget()
        assert column is not None
        put_in_reading_order(column)

    def _connect(self) -> None:
        self._back.clicked.connect(self.back_asked)
        self._print.clicked.connect(self._offer_print)
        self._period.changed.connect(self._read)
        self._filter.changed.connect(self._show)
        self._nothing.everything_asked.connect(lambda: self._period.choose(EVERYTHING))
        self._nothing.enter_asked.connect(lambda: self.results_asked.emit("", self._session.today()))
