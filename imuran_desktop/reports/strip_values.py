"""The blood values in the strip of a report: a thin row for each, on the days of the rows above."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property

from imuran_desktop.domain.results import Analytes
from imuran_desktop.domain.trends import Trend, TrendPoint, Trends
from imuran_desktop.reports import trend_legend, trend_marks
from imuran_desktop.reports.drawing import Box, Style
from imuran_desktop.reports.legend import Key
from imuran_desktop.reports.sheet import Row, Sheet
from imuran_desktop.reports.trend_ranges import draw_ranges
from imuran_desktop.reports.trend_scale import Scale, trend_scale
from imuran_desktop.words.language import Language
from imuran_desktop.words.results import analyte_name, signed_words, unit_words
from imuran_desktop.words.trends import drawn_result, newest_range_words, point_words

_FIRST = ("wbc", "neutrophils", "platelets", "alt")
"""What is looked at first in people who take azathioprine; others only where these leave room."""
_MOST, _MOST_FIGURE = 4, 90.0
_HEIGHT, _INSET = 35.0, 5.5
_MOST_RADIUS, _LEAST_RADIUS, _SHARE = 4.0, 2.2, 0.42
_APART = 5.0


def strip_trends(trends: Trends) -> Trends:
    """Those of the trends that the strip has room for, without what it does not draw."""
    drawn = {trend.analyte: trend for trend in trends.trends if trend.points}
    order = dict.fromkeys([*(analyte for analyte in _FIRST if analyte in drawn), *drawn])
    chosen = [replace(drawn[analyte], limits={}) for analyte in list(order)[:_MOST]]
    return replace(trends, trends=tuple(chosen), changes=(), holds=())


def value_rows(trends: Trends, language: Language, analytes: Analytes) -> Iterator[Row]:
    """A row for each of the trends."""
    for trend in trends.trends:
        drawer = _Values(trend, trends, language, analytes)
        yield Row(
            analyte_name(language, trend.analyte, analytes),
            _HEIGHT,
            drawer.draw,
            unit=unit_words(language, trend.unit),
            below=newest_range_words(language, trend),
            behind=drawer.draw_range,
        )


def value_keys(trends: Trends, language: Language) -> Sequence[Key]:
    """What the marks of these rows mean."""
    # A plain value needs no key: its row is named, and figures stand beside the first and the last. Nor does a range,
    # which stands in words below the name.
    return tuple(trend_legend.value_keys(trends, language))[1:] if trends.trends else ()


def figures_room(trends: Trends, language: Language, style: Style) -> tuple[float, float]:
    """How much room the figures before the first values need, and those after the last ones; never more than some."""
    first = [style.width_of(_figure(language, trend, trend.points[0])) for trend in trends.trends if _has_two(trend)]
    last = [style.width_of(_figure(language, trend, trend.points[-1])) for trend in trends.trends]
    reach, most = style.px(_MOST_RADIUS + _APART), style.px(_MOST_FIGURE)
    before, after = (min(max(widths, default=0.0), most) for widths in (first, last))
    return before + (reach if before else 0), after + (reach if after else 0)


def _has_two(trend: Trend) -> bool:
    return len(trend.points) > 1


def _figure(language: Language, trend: Trend, point: TrendPoint) -> str:
    result = drawn_result(trend, point)
    return signed_words(language, result.sign, result.value if result.value is not None else point.value)


def _plot(sheet: Sheet, y: float, height: float) -> Box:
    return Box(sheet.left, y, sheet.right - sheet.left, height)


@dataclass(frozen=True)
class _Values:
    """Draws the values of one trend into its row."""

    trend: Trend
    trends: Trends
    language: Language
    analytes: Analytes

    @cached_property
    def _scale(self) -> Scale:
        return trend_scale(self.trend)

    def _y(self, value: Decimal, plot: Box, style: Style) -> float:
        return self._scale.y(value, plot, style.px(_INSET))

    def draw_range(self, sheet: Sheet, y: float, height: float) -> None:
        """The laboratory's range."""
        plot, style = _plot(sheet, y, height), sheet.canvas.style
        draw_ranges(sheet.canvas, self.trend.points, sheet, plot, lambda value: self._y(value, plot, style))

    def draw(self, sheet: Sheet, y: float, height: float) -> None:
        """The line and the values, with figures beside the row for the first value and the last one."""
        canvas, style, points = sheet.canvas, sheet.canvas.style, self.trend.points
        plot = _plot(sheet, y, height)
        places = [(sheet.x(point.day), self._y(point.value, plot, style)) for point in points]
        trend_marks.line(canvas, places)
        radius = min(max(plot.width / len(points) * _SHARE, style.px(_LEAST_RADIUS)), style.px(_MOST_RADIUS))
        for point, (x, middle) in zip(points, places, strict=True):
            words = point_words(self.language, self.trend, point, self.analytes, self.trends.today)
            canvas.begin_mark(words, Box(x - radius, y, 2 * radius, height))
            trend_marks.value(canvas, x, middle, radius, point)
            canvas.end_mark()
        self._write(sheet, points[-1], places[-1][1], plot, after=True)
        if _has_two(self.trend):
            self._write(sheet, points[0], places[0][1], plot, after=False)

    def _write(self, sheet: Sheet, point: TrendPoint, middle: float, plot: Box, *, after: bool) -> None:
        """The figure of a value beside the row, as high as its mark."""
        style = sheet.canvas.style
        words = style.shortened(_figure(self.language, self.trend, point), style.px(_MOST_FIGURE))
        away = style.px(_MOST_RADIUS + _APART)
        x = sheet.right + away if after else sheet.left - away
        half = style.size * 0.5
        baseline = min(max(middle, plot.y + half), plot.y + plot.height - half) + style.size * 0.35
        sheet.canvas.text(x, baseline, words, style.text, anchor="start" if after else "end")
