"""The drawings of results over time, one below the other, and their table."""

from imuran_desktop.domain.results import Analytes
from imuran_desktop.domain.trends import Trend, Trends
from imuran_desktop.reports.timeline import Column, Drawing
from imuran_desktop.reports.trend import TrendDrawer
from imuran_desktop.ui.review.style import drawing_style
from imuran_desktop.ui.review.table_part import TablePart
from imuran_desktop.ui.theme import ThemeController
from imuran_desktop.ui.trends.trend_view import TrendView
from imuran_desktop.ui.widgets.card import Card
from imuran_desktop.ui.widgets.labels import Heading, Muted
from imuran_desktop.words.language import Language
from imuran_desktop.words.trend_table import trend_heads, trend_rows
from imuran_desktop.words.trends import apart_words, point_hint, point_words, trend_title

_ABOVE = 2
"""What stands above the drawings: the heading, and how to read them."""


class TrendsCard(Card):
    """Keeps the drawing of each analyte, and what is marked in it, while other days are shown."""

    def __init__(self, look: ThemeController, language: Language, analytes: Analytes) -> None:
        tr = language.tr
        super().__init__(name=tr("Results beside the doses"))
        self._look, self._language, self._analytes = look, language, analytes
        self._drawer: TrendDrawer | None = None
        self._views: dict[str, TrendView] = {}
        about = tr("The newest first, with new daily amounts and days on hold between them.")
        self._table = TablePart(look, language, tr("the results"), trend_heads(language), (4, 3, 3, 3, 5), about)
        self.body.setSpacing(18)
        self.body.addWidget(Heading(tr("Results beside the doses")))
        self.body.addWidget(Muted(point_hint(language)))
        self.body.addWidget(self._table)

    @property
    def drawer(self) -> TrendDrawer | None:
        """What draws all that is shown."""
        return self._drawer

    def show_trends(self, trends: Trends) -> None:
        """Show other days, or other results of them."""
        self._drawer = drawer = TrendDrawer(trends, self._language, self._analytes)
        for view in self._views.values():
            view.hide()
        head = True
        for place, trend in enumerate(trends.trends):
            self._show(drawer, place, trend, head=head)
            head = head and not trend.points
        self._table.show_rows(lambda: trend_rows(self._language, trends, self._analytes))

    def _show(self, drawer: TrendDrawer, place: int, trend: Trend, *, head: bool) -> None:
        name = trend_title(self._language, trend, self._analytes)
        view = self._view(trend.analyte, name, place)

        def make(width: float) -> Drawing:
            return drawer.draw(place, drawing_style(self._look.theme), width, head=head)

        def read(column: Column) -> str:
            today = drawer.trends.today
            points = (point for point in trend.points if point.day == column.span.first)
            return "\n".join(point_words(self._language, trend, point, self._analytes, today) for point in points)

        apart = "\n".join(
            apart_words(self._language, item, self._analytes, drawer.trends.today) for item in trend.apart
        )
        view.show_trend(name, make if trend.points else None, read, apart)
        view.show()

    def _view(self, analyte: str, name: str, place: int) -> TrendView:
        """The view of an analyte, at its place below the heading and the hint."""
        view = self._views.get(analyte)
        if view is None:
            view = self._views[analyte] = TrendView(self._look, name)
        self.body.removeWidget(view)
        self.body.insertWidget(_ABOVE + place, view)
        return view
