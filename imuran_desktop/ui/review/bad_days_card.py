"""The calendar of bad days, a year at most at once, and the weeks in a table."""

from datetime import date

from PySide6.QtCore import QTimer, Signal

from imuran_desktop.domain.columns import Span, Unit, spans
from imuran_desktop.reports.bad_days import draw_bad_days
from imuran_desktop.reports.timeline import Column, Drawing
from imuran_desktop.ui.review.looking import Looking
from imuran_desktop.ui.review.style import drawing_style
from imuran_desktop.ui.review.table_part import TablePart
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.widgets.buttons import OutlinedButton
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.drawing_view import DrawingView
from imuran_desktop.ui.widgets.flow import FlowLayout
from imuran_desktop.ui.widgets.labels import Body, Heading, Muted
from imuran_desktop.ui.widgets.styling import scroll_into_view
from imuran_desktop.words.language import Language
from imuran_desktop.words.review_days import week_heads

_MONTHS = 12
_WEEK = 7


class BadDaysCard(Card):
    """Tells when somebody opens a day."""

    day_asked = Signal(date)

    def __init__(self, look: ThemeController, language: Language) -> None:
        tr = language.tr
        super().__init__(name=tr("Bad days"))
        self._look, self._language = look, language
        self._looking: Looking | None = None
        self._months: list[Span] = []
        self._last = 0
        self._view = DrawingView(look, tr("Calendar of bad days"), row=_WEEK)
        self._facts = Body("", selectable=True)
        self._earlier = OutlinedButton(tr("Earlier months"), look=look, icon="chevron-left")
        self._later = OutlinedButton(tr("Later months"), look=look, icon="chevron-right")
        about = tr("A symptom is counted once, in the week in which it began.")
        self._table = TablePart(look, language, tr("the weeks"), week_heads(language), (4, 5, 6), about)
        self._build()
        self._view.moved.connect(self._show_column)
        # Once they have their place: they may only just have been shown.
        self._view.keyed.connect(lambda: QTimer.singleShot(0, self._facts, lambda: scroll_into_view(self._facts)))
        self._view.opened.connect(self.day_asked)
        self._earlier.clicked.connect(lambda: self._page(-_MONTHS))
        self._later.clicked.connect(lambda: self._page(_MONTHS))

    @property
    def rows(self) -> list[tuple[str, ...]]:
        """The table of weeks, with its heads."""
        return [week_heads(self._language), *map(tuple, self._table.rows)]

    def show_review(self, looking: Looking) -> None:
        """Show other days, or other symptoms of them."""
        months = spans(looking.review.first, looking.review.last, Unit.MONTH, looking.week_begins)
        if months != self._months:
            self._months, self._last = months, len(months)
        self._looking = looking
        self._table.show_rows(lambda: looking.week_rows)
        self._page(0)

    def _page(self, months: int) -> None:
        """Go back and forth among the months, a year at a time."""
        self._last = min(max(self._last + months, min(_MONTHS, len(self._months))), len(self._months))
        self._earlier.setVisible(len(self._months) > _MONTHS)
        self._later.setVisible(len(self._months) > _MONTHS)
        self._earlier.setEnabled(self._last > _MONTHS)
        self._later.setEnabled(self._last < len(self._months))
        self._view.show_drawing(self._draw)
        self._show_column(self._view.marked)

    def _draw(self, width: float) -> Drawing:
        assert self._looking is not None
        looking, style = self._looking, drawing_style(self._look.theme)
        first = self._months[max(0, self._last - _MONTHS)].first
        shown = Span(first, self._months[self._last - 1].last)
        return draw_bad_days(looking.review, looking.language, style, width, looking.week_begins, shown)

    def _show_column(self, column: Column | None) -> None:
        self._facts.setVisible(column is not None)
        if column is not None and self._looking is not None:
            words = self._looking.words_of(column.span, Unit.DAY)
            self._facts.setText(words)
            self._view.say(words)

    def _build(self) -> None:
        tr = self._language.tr
        self.body.setSpacing(14)
        self.body.addWidget(Heading(tr("Bad days")))
        self.body.addWidget(Muted(tr("How each day was at its worst. A day without a mark has nothing recorded.")))
        self.body.addWidget(self._facts)
        self.body.addWidget(self._view)
        buttons = FlowLayout(spacing=12)
        buttons.addWidget(self._earlier)
        buttons.addWidget(self._later)
        self.body.addLayout(buttons)
        self.body.addWidget(self._table)
