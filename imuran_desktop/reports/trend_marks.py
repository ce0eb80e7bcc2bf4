"""The marks of a trend. They differ in shape, so that they are told apart in grey as well."""

from collections.abc import Sequence

from imuran_desktop.domain.codes import Sign
from imuran_desktop.domain.trends import TrendPoint
from imuran_desktop.reports.drawing import Box, Canvas

_STRIPE = 7.0
_EDGE = 1.5
_UNDER = (Sign.BELOW, Sign.AT_MOST)


def value(canvas: Canvas, x: float, y: float, radius: float, point: TrendPoint) -> None:
    """One value: a dot, a ring in a square outside the laboratory's range, a diamond past what the clinic set."""
    if point.past:
        past(canvas, x, y, radius)
    elif point.outside is not None:
        outside(canvas, x, y, radius)
    else:
        within(canvas, x, y, radius)
    if point.result.sign is not Sign.EXACT:
        sign(canvas, x, y, radius, below=point.result.sign in _UNDER)


def within(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """A value like most: a full dot."""
    canvas.circle(x, y, radius, canvas.style.accent)


def outside(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """A value outside the laboratory's range: an empty square."""
    style, half = canvas.style, max(radius * 1.15, canvas.style.px(3.8))
    canvas.rect(Box(x - half, y - half, 2 * half, 2 * half), style.ground, style.accent, weight=half * 0.4)


def past(canvas: Canvas, x: float, y: float, radius: float) -> None:
    """A value past what the clinic set: a full diamond, larger than the others."""
    half = max(radius * 1.7, canvas.style.px(5))
    canvas.polygon([(x, y - half), (x + half, y), (x, y + half), (x - half, y)], canvas.style.severe)


def sign(canvas: Canvas, x: float, y: float, radius: float, *, below: bool) -> None:
    """A value that the laboratory gives as less, or more, than a number: an arrow's head that points there."""
    style, way = canvas.style, 1 if below else -1
    begin, half = y + way * (radius * 1.7 + style.px(2)), style.px(4)
    tip = begin + way * half
    canvas.line(x - half, begin, x, tip, style.text, weight=style.px(_EDGE))
    canvas.line(x + half, begin, x, tip, style.text, weight=style.px(_EDGE))


def band(canvas: Canvas, box: Box, *, foot: bool, top: bool) -> None:
    """The laboratory's range: a shade with an edge at each end that it has."""
    style = canvas.style
    canvas.rect(box, style.shade)
    right = box.x + box.width
    if foot:
        canvas.line(box.x, box.y + box.height, right, box.y + box.height, style.outline, weight=style.px(0.8))
    if top:
        canvas.line(box.x, box.y, right, box.y, style.outline, weight=style.px(0.8))


def hatch(canvas: Canvas, box: Box, edge: float = 1.0) -> None:
    """Days on hold: slanting lines."""
    style, step = canvas.style, canvas.style.px(_STRIPE)
    shift = box.height
    start = -shift
    while start < box.width:
        # From the foot up to the right, as far as it lies within the box.
        x1, x2 = max(start, 0.0), min(start + shift, box.width)
        if x2 > x1:
            y1, y2 = box.y + box.height - (x1 - start), box.y + box.height - (x2 - start)
            canvas.line(box.x + x1, y1, box.x + x2, y2, style.held, weight=style.px(edge))
        start += step


def limit(canvas: Canvas, left: float, right: float, y: float) -> None:
    """What the clinic set: a dotted line."""
    canvas.line(left, y, right, y, canvas.style.severe, weight=canvas.style.px(2), dash=canvas.style.px(3))


def change(canvas: Canvas, x: float, y: float, height: float) -> None:
    """Another daily amount from this day on: a line from top to bottom."""
    canvas.line(x, y, x, y + height, canvas.style.text, weight=canvas.style.px(1.3), dash=canvas.style.px(7))


def line(canvas: Canvas, places: Sequence[tuple[float, float]]) -> None:
    """From value to value."""
    if len(places) > 1:
        canvas.polyline(places, canvas.style.accent, weight=canvas.style.px(_EDGE))
