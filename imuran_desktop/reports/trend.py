"""Results over time: a small drawing for each analyte, all of them over the same days."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from imuran_desktop.domain.columns import Span, Unit
from imuran_desktop.domain.results import Analytes
from imuran_desktop.domain.trends import Trend, TrendPoint, Trends
from imuran_desktop.reports import trend_marks
from imuran_desktop.reports.drawing import Box, Canvas, Style
from imuran_desktop.reports.legend import draw_legend, draw_lines
from imuran_desktop.reports.timeline import Column, Drawing
from imuran_desktop.reports.trend_axis import Frame, draw_time, time_ticks
from imuran_desktop.reports.trend_doses import draw_doses, draw_doses_down
from imuran_desktop.reports.trend_legend import trend_legend
from imuran_desktop.reports.trend_ranges import draw_ranges
from imuran_desktop.reports.trend_scale import Scale, trend_scale
from imuran_desktop.words.language import Language
from imuran_desktop.words.results import number_words
from imuran_desktop.words.trends import newest_words, point_words, trend_facts, trend_title, trends_days

_PLOT, _PAD, _GAP = 126.0, 8.0, 10.0
_INSET = 13.0
"""Above the greatest value and below the least: room for their marks, and for a range that is open there."""
_MOST_RADIUS, _LEAST_RADIUS, _SHARE = 4.5, 2.0, 0.42
_MOST_COLUMN = 44.0
_CLEAR = 1.15
"""How far apart names beside the scale are, in text sizes."""


@dataclass(frozen=True)
class TrendDrawer:
    """Draws the trends of some days, each by its place; what they share is worked out once."""

    trends: Trends
    language: Language
    analytes: Analytes
    plot: float = _PLOT
    """How high a drawing is, without its words, in px."""

    def draw(self, place: int, style: Style, width: float, *, head: bool = False) -> Drawing:
        """One trend, ``width`` px wide. The ``head`` of a page also has the doses, and what the marks mean."""
        return _Panel(self, self.trends.trends[place], self.scales[place], Canvas(style), width).draw(head=head)

    @cached_property
    def scales(self) -> Sequence[Scale]:
        """The scale of each trend."""
        return [trend_scale(trend) for trend in self.trends.trends]

    def frame(self, style: Style, width: float) -> Frame:
        """Where the days are, beside the names of the widest scale."""
        names = {
            number_words(self.language, value)
            for trend, scale in zip(self.trends.trends, self.scales, strict=True)
            for value in (*scale.ticks, *trend.limits.values())
        }
        room = max((style.width_of(name) for name in names), default=0.0) + style.px(_PAD)
        return Frame(self.trends.first, self.trends.last, room, width - style.px(_PAD))


@dataclass
class _Panel:
    """One trend while it is drawn."""

    drawer: TrendDrawer
    trend: Trend
    scale: Scale
    canvas: Canvas
    width: float

    def draw(self, *, head: bool) -> Drawing:
        trends, language, style = self.drawer.trends, self.drawer.language, self.canvas.style
        frame, y = self.drawer.frame(style, self.width), 0.0
        if head:
            y = draw_legend(self.canvas, trend_legend(trends, language), self.width, y) + style.px(_GAP)
            y = draw_doses(self.canvas, trends, language, frame, y)
        y = self._draw_title(y)
        plot = Box(frame.left, y + style.px(_PAD), frame.right - frame.left, style.px(self.drawer.plot))
        self._draw_plot(frame, plot)
        columns = self._draw_points(frame, plot)
        height = plot.y + plot.height + style.size * 1.7
        title = language.tr("{what}, {days}", what=self._title, days=trends_days(language, trends))
        svg = self.canvas.svg(self.width, height, title)
        return Drawing(svg, self.width, height, Unit.DAY, columns, tuple(self.canvas.marks))

    @property
    def _title(self) -> str:
        return trend_title(self.drawer.language, self.trend, self.drawer.analytes)

    def _draw_title(self, y: float) -> float:
        style, language = self.canvas.style, self.drawer.language
        bold = 1.12  # bold letters are wider than those that are measured
        title = style.shortened(self._title, self.width / bold)
        self.canvas.text(0, y + style.size, title, style.text, bold=True)
        lines = [" ".join(trend_facts(language, self.trend))]
        if self.trend.points:
            newest = newest_words(language, self.trend)
            if style.width_of(title) * bold + style.px(24) + style.width_of(newest) <= self.width:
                self.canvas.text(self.width, y + style.size, newest, style.text, anchor="end")
            else:
                lines.insert(0, newest)
        return draw_lines(self.canvas, [line for line in lines if line], self.width, y + style.size * 1.45)

    def _draw_plot(self, frame: Frame, plot: Box) -> None:
        """All that lies behind the values."""
        canvas, style = self.canvas, self.canvas.style
        draw_ranges(canvas, self.trend.points, frame, plot, lambda value: self._y(value, plot))
        draw_time(canvas, frame, time_ticks(frame, self.drawer.language, style), plot)
        canvas.line(plot.x, plot.y + plot.height, plot.x + plot.width, plot.y + plot.height, style.outline)
        self._draw_scale(plot)
        draw_doses_down(canvas, self.drawer.trends, self.drawer.language, frame, plot)
        for limit in self.trend.limits.values():
            trend_marks.limit(canvas, plot.x, plot.x + plot.width, self._y(limit, plot))

    def _y(self, value: Decimal, plot: Box) -> float:
        return self.scale.y(value, plot, self.canvas.style.px(_INSET))

    def _draw_scale(self, plot: Box) -> None:
        """The round values, and those that the clinic set: where there is room for one only, the latter."""
        canvas, style, language = self.canvas, self.canvas.style, self.drawer.language
        taken: list[float] = []
        for named, values in ((True, self.trend.limits.values()), (False, self.scale.ticks)):
            for value in values:
                y = self._y(value, plot)
                if any(abs(y - other) < style.size * _CLEAR for other in taken):
                    continue
                taken.append(y)
                words, x = number_words(language, value), plot.x - style.px(_PAD) / 2
                canvas.text(x, y + style.size * 0.35, words, style.text if named else style.muted, anchor="end")
                if not named:
                    canvas.line(plot.x - style.px(_PAD) / 4, y, plot.x, y, style.outline)

    def _draw_points(self, frame: Frame, plot: Box) -> tuple[Column, ...]:
        canvas, style = self.canvas, self.canvas.style
        days = _by_day(self.trend.points)
        xs = [frame.x(day) for day in days]
        radius = min(max(plot.width / max(len(xs), 1) * _SHARE, style.px(_LEAST_RADIUS)), style.px(_MOST_RADIUS))
        ys = [self._y(point.value, plot) for point in self.trend.points]
        trend_marks.line(canvas, [(frame.x(point.day), y) for point, y in zip(self.trend.points, ys, strict=True)])
        columns = []
        for place, (day, points) in enumerate(days.items()):
            box = _column(xs, place, plot, style.px(_MOST_COLUMN))
            canvas.begin_mark("\n".join(map(self._words, points)), box)
            for point in points:
                trend_marks.value(canvas, xs[place], self._y(point.value, plot), radius, point)
            canvas.end_mark()
            columns.append(Column(Span(day, day), box))
        return tuple(columns)

    def _words(self, point: TrendPoint) -> str:
        drawer = self.drawer
        return point_words(drawer.language, self.trend, point, drawer.analytes, drawer.trends.today)


def _by_day(points: Iterable[TrendPoint]) -> dict[date, list[TrendPoint]]:
    found: dict[date, list[TrendPoint]] = {}
    for point in points:
        found.setdefault(point.day, []).append(point)
    return found


def _column(xs: Sequence[float], place: int, plot: Box, most: float) -> Box:
    """Where the pointer and the keyboard find a value: halfway to the ones beside it, and not further than ``most``."""
    x = xs[place]
    left = (xs[place - 1] + x) / 2 if place else plot.x
    right = (x + xs[place + 1]) / 2 if place + 1 < len(xs) else plot.x + plot.width
    left, right = max(left, x - most / 2), min(right, x + most / 2)
    return Box(left, plot.y, right - left, plot.height)
