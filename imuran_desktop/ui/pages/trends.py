"""The page of results over time: which days and which results above, drawings and a table below."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from imuran_desktop.domain.columns import Span
from imuran_desktop.domain.trends import Trends
from imuran_desktop.reference.analytes import load_analytes
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.trends import read_trends
from imuran_desktop.ui.review.period_bar import EVERYTHING, MONTHS, TWO_YEARS, YEAR, PeriodBar
from imuran_desktop.ui.review.period_page import PeriodPage
from imuran_desktop.ui.session import Session
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.trends.nothing_card import NothingCard
from imuran_desktop.ui.trends.results_filter import ResultsFilter
from imuran_desktop.ui.trends.trends_card import TrendsCard
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.words.results import analyte_name
from imuran_desktop.words.trends import nothing_here_words, trends_summary

if TYPE_CHECKING:
    from imuran_desktop.ui.widgets.printing import Printout


class TrendsPage(PeriodPage):
    """A small drawing for each result, beside new doses and days on hold."""

    SHOWS = frozenset({Topic.BLOOD_TESTS, Topic.PLAN, Topic.PERSON, Topic.VISITS})

    results_asked = Signal(str, object)
    """Results are to be entered: of which blood test (empty: a new one), and of which day."""

    def __init__(self, session: Session, look: ThemeController) -> None:
        """Read the last year.

        Raises:
            StoreError: when the diary can't be read.
        """
        language = session.language
        tr = language.tr
        about = tr("Blood test results of months and years, beside the doses.")
        super().__init__(session, look, tr("Results over time"), about, tr("Back to Blood tests"))
        self._analytes = load_analytes()
        self._trends: Trends | None = None
        self._filter = ResultsFilter(look, language)
        self._choices = Card(name=tr("What to show"))
        self._card = TrendsCard(look, language, self._analytes)
        self._nothing = NothingCard(look, language)
        self._build()
        self._connect()
        self._catch_up()

    def _period_bar(self, today: date) -> PeriodBar:
        return PeriodBar(self._look, self._session.language, today, (MONTHS, YEAR, TWO_YEARS), YEAR)

    def _read_days(self, span: Span | None) -> None:
        session, today = self._session, self._session.today()
        first, last = (span.first, span.last) if span is not None else (None, today)
        self._trends = read_trends(session.diary, self._analytes, first, last, today)
        names = (trend.analyte for trend in self._trends.trends)
        self._filter.offer([(key, analyte_name(session.language, key, self._analytes)) for key in names])

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

    def _make_printout(self, person: str) -> "Printout | None":
        from imuran_desktop.ui.trends.printout import trends_printout  # late: few visits to the page print it

        drawer = self._card.drawer
        return trends_printout(drawer, person, self._summary.text()) if drawer is not None else None

    def _build(self) -> None:
        self._choices.body.setSpacing(12)
        for part in (self._period, self._filter, self._summary):
            self._choices.body.addWidget(part)
        for card in (self._choices, self._nothing, self._card):
            self.body.addWidget(card)

    def _connect(self) -> None:
        self._filter.changed.connect(self._show)
        self._nothing.everything_asked.connect(lambda: self._period.choose(EVERYTHING))
        self._nothing.enter_asked.connect(lambda: self.results_asked.emit("", self._session.today()))
