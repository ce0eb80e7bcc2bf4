"""What the marks of trends mean: each with its words, where it occurs."""

from collections.abc import Callable, Iterator, Sequence

from imuran_desktop.domain.codes import Sign
from imuran_desktop.domain.trends import TrendPoint, Trends
from imuran_desktop.reports import trend_marks
from imuran_desktop.reports.drawing import Box, Canvas
from imuran_desktop.reports.legend import Key
from imuran_desktop.words.language import Language
from imuran_desktop.words.results import outside_clinic_words

_RADIUS = 4.5
_UNDER, _OVER = (Sign.BELOW, Sign.AT_MOST), (Sign.ABOVE, Sign.AT_LEAST)


def trend_legend(trends: Trends, language: Language) -> Sequence[Key]:
    """The keys of what occurs."""
    return [*value_keys(trends, language), *_line_keys(trends, language)]


def value_keys(trends: Trends, language: Language) -> Iterator[Key]:
    """The keys of the values alone, a plain one first."""
    tr, points = language.tr, [point for trend in trends.trends for point in trend.points]
    yield tr("result"), _mark(trend_marks.within)
    if any(point.outside is not None and not point.past for point in points):
        yield tr("outside the laboratory's range"), _mark(trend_marks.outside)
    if any(point.past for point in points):
        yield outside_clinic_words(language), _mark(trend_marks.past)
    if _has_sign(points, _UNDER):
        yield tr("less than the value shown"), _mark(lambda canvas, x, y, size: _signed(canvas, x, y, size, below=True))
    if _has_sign(points, _OVER):
        yield (
            tr("more than the value shown"),
            _mark(lambda canvas, x, y, size: _signed(canvas, x, y, size, below=False)),
        )


def _line_keys(trends: Trends, language: Language) -> Iterator[Key]:
    tr = language.tr
    if any((point.low, point.high) != (None, None) for trend in trends.trends for point in trend.points):
        yield tr("laboratory's range"), lambda canvas, box: trend_marks.band(canvas, _middle(box), foot=True, top=True)
    if any(trend.limits for trend in trends.trends):
        yield tr("value the clinic set"), _draw_limit
    if trends.changes:
        yield tr("new daily amount"), _draw_change
    if trends.holds:
        yield tr("on hold"), trend_marks.hatch


def _has_sign(points: Sequence[TrendPoint], signs: tuple[Sign, ...]) -> bool:
    return any(point.result.sign in signs for point in points)


def _mark(draw: Callable[[Canvas, float, float, float], None]) -> Callable[[Canvas, Box], None]:
    return lambda canvas, box: draw(canvas, box.x + box.width / 2, box.y + box.height / 2, canvas.style.px(_RADIUS))


def _signed(canvas: Canvas, x: float, y: float, radius: float, *, below: bool) -> None:
    y, small = y - canvas.style.px(5 if below else -5), radius * 0.75
    trend_marks.within(canvas, x, y, small)
    trend_marks.sign(canvas, x, y, small, below=below)


def _middle(box: Box) -> Box:
    return Box(box.x, box.y + box.height * 0.15, box.width, box.height * 0.7)


def _draw_limit(canvas: Canvas, box: Box) -> None:
    trend_marks.limit(canvas, box.x, box.x + box.width, box.y + box.height / 2)


def _draw_change(canvas: Canvas, box: Box) -> None:
    trend_marks.change(canvas, box.x + box.width / 2, box.y, box.height)
