"""The marks of the review's drawings. They differ in shape and fill, so that they are told apart in grey as well."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from imuran_desktop.domain.codes import BloodTestState, Severity
from imuran_desktop.domain.review_days import DayFeeling
from imuran_desktop.reports.drawing import Box, Canvas

_EDGE = 1.5
_MOST_EDGE = 0.2
"""No line is thicker than this share of a block: there is light between the lines of the smallest."""
_STRIPE = 4.0
_HATCH = 4.5
_DASH = 2.5
_RING, _ARROW = 4.5, 3.5
_HALF, _SHARE, _AMPLE = 6.0, 0.6, 1000.0
"""Half of a mark's width, in px at 100 %, and as a share of the room it has."""


class Fill(StrEnum):
    """How a block is filled."""

    SOLID = "solid"
    STRIPED = "striped"
    HOLLOW = "hollow"
    DASHED = "dashed"
    UPRIGHT = "upright"
    """Striped from top to bottom."""
    CROSSED = "crossed"
    """Striped both ways."""
    HATCHED = "hatched"
    """Striped both ways aslant, and closely: the darkest but for a solid one."""


def block(canvas: Canvas, box: Box, colour: str, fill: Fill, ground: str = "") -> None:
    """A rectangle in one colour and one kind of fill, on the drawing's ground or another."""
    if fill is Fill.SOLID:
        canvas.rect(box, colour)
        return
    edge = min(canvas.style.px(_EDGE), min(box.width, box.height) * _MOST_EDGE)
    canvas.rect(
        box,
        ground or canvas.style.ground,
        colour,
        weight=edge,
        dash=canvas.style.px(_DASH) if fill is Fill.DASHED else 0,
    )
    if fill in (Fill.STRIPED, Fill.CROSSED):
        for y in _steps(box.y, box.height, canvas.style.px(_STRIPE)):
            canvas.line(box.x, y, box.x + box.width, y, colour, weight=edge)
    if fill in (Fill.UPRIGHT, Fill.CROSSED):
        for x in _steps(box.x, box.width, canvas.style.px(_STRIPE)):
            canvas.line(x, box.y, x, box.y + box.height, colour, weight=edge)
    if fill is Fill.HATCHED:
        for x1, y1, x2, y2 in _slanted(box, canvas.style.px(_HATCH)):
            canvas.line(x1, y1, x2, y2, colour, weight=edge)


def _steps(begin: float, length: float, step: float) -> Iterable[float]:
    """Places between the two ends of a stretch, evenly spread."""
    count = max(2, round(length / step))
    return (begin + length * number / count for number in range(1, count))


def _slanted(box: Box, step: float) -> Iterator[tuple[float, float, float, float]]:
    """Lines at 45 degrees both ways, cut where the block ends."""
    for number in range(1, int((box.width + box.height) / step) + 1):
        along = number * step
        left, right = max(along - box.height, 0.0), min(along, box.width)
        for mirrored in (False, True):
            x1, x2 = (box.width - left, box.width - right) if mirrored else (left, right)
            yield box.x + x1, box.y + along - left, box.x + x2, box.y + along - right


SEVERITY_FILLS = {Severity.MILD: Fill.HOLLOW, Severity.MODERATE: Fill.STRIPED, Severity.SEVERE: Fill.HATCHED}


def severity_colour(canvas: Canvas, severity: Severity | None) -> str:
    """The colour of a severity; one that was not said has that of an outline."""
    style = canvas.style
    colours = {Severity.MILD: style.mild, Severity.MODERATE: style.moderate, Severity.SEVERE: style.severe}
    return colours[severity] if severity is not None else style.outline


def severity_block(canvas: Canvas, box: Box, severity: Severity | None) -> None:
    """A block for a symptom."""
    fill = SEVERITY_FILLS[severity] if severity is not None else Fill.DASHED
    ground = canvas.style.tint if severity is Severity.MODERATE else ""
    block(canvas, box, severity_colour(canvas, severity), fill, ground)


SEVERITY_HEIGHT = {None: 1 / 3, Severity.MILD: 1 / 3, Severity.MODERATE: 2 / 3, Severity.SEVERE: 1.0}
"""How much of its row the block of one day takes."""


def severity_bar(canvas: Canvas, room: Box, severity: Severity | None) -> None:
    """The block of one day: the worse, the taller."""
    height = room.height * SEVERITY_HEIGHT[severity]
    severity_block(canvas, Box(room.x, room.y + room.height - height, room.width, height), severity)


def no_symptoms(canvas: Canvas, room: Box) -> None:
    """A day with *no symptoms* recorded: a small ring at the foot, where symptoms have a bar."""
    radius = min(canvas.style.px(_RING), room.width / 2)
    x, y = room.x + room.width / 2, room.y + room.height - radius
    canvas.circle(x, y, radius, canvas.style.ground, canvas.style.good, canvas.style.px(_EDGE))


def going_on(canvas: Canvas, x: float, y: float, length: float) -> None:
    """A symptom that was going on when last recorded: a dashed line with an arrow, as nobody knows until when."""
    style = canvas.style
    tip, half = x + length, style.px(_ARROW)
    canvas.line(x, y, tip - half, y, style.text, weight=style.px(_EDGE), dash=style.px(_DASH))
    canvas.polyline([(tip - half, y - half), (tip, y), (tip - half, y + half)], style.text, weight=style.px(_EDGE))


def lasting(canvas: Canvas, room: Box, severity: Severity | None) -> None:
    """For as long as a symptom was there: a line along the foot of its row."""
    height = canvas.style.px(3)
    foot = Box(room.x, room.y + room.height - height, room.width, height)
    canvas.rect(foot, severity_colour(canvas, severity))


def change(canvas: Canvas, x: float, y: float, *, rises: bool) -> None:
    """Another daily amount from this day on: a triangle that points to more or to less."""
    half = canvas.style.px(_HALF)
    tip, base = (y - half, y + half) if rises else (y + half, y - half)
    canvas.polygon([(x, tip), (x - half, base), (x + half, base)], canvas.style.accent)


def blood_test(canvas: Canvas, x: float, y: float, state: BloodTestState, room: float = _AMPLE) -> None:
    """A blood test: full when done, a ring when it is to come, a crossed ring when it was not done on its day.

    A ring with a bar is one that was not needed.

    This mark, and those below, are smaller where there is little ``room`` beside others.
    """
    style = canvas.style
    radius = min(style.px(_HALF), room * _SHARE)
    if state.is_done:
        canvas.circle(x, y, radius, style.accent)
        return
    canvas.circle(x, y, radius, style.ground, style.accent, style.px(_EDGE))
    slopes = _SLOPES.get(state, ())
    if slopes:
        inside = radius * 0.6
        for slope in slopes:
            canvas.line(
                x - inside, y - slope * inside, x + inside, y + slope * inside, style.accent, weight=style.px(_EDGE)
            )


_SLOPES = {BloodTestState.OVERDUE: (-1, 1), BloodTestState.NOT_DONE: (-1, 1), BloodTestState.NOT_NEEDED: (0,)}


def note(canvas: Canvas, x: float, y: float, room: float = _AMPLE) -> None:
    """A note: a little sheet with two lines on it."""
    style = canvas.style
    half = min(style.px(_HALF), room * _SHARE)
    canvas.rect(Box(x - half, y - half, 2 * half, 2 * half), style.ground, style.text, weight=style.px(_EDGE))
    for place in (-0.3, 0.3):
        canvas.line(x - half * 0.5, y + half * place, x + half * 0.5, y + half * place, style.text, weight=style.px(1))


def visit(canvas: Canvas, x: float, y: float, room: float = _AMPLE, *, coming: bool = False) -> None:
    """A visit to the clinic: a cross with four equal arms, hollow while it is still to come."""
    style = canvas.style
    half = min(style.px(_HALF + 1), room * _SHARE)
    arm = half * 0.4
    out = ((-arm, -half), (arm, -half), (arm, -arm), (half, -arm), (half, arm), (arm, arm))
    corners = [(x + across, y + down) for across, down in (*out, *((-across, -down) for across, down in out))]
    canvas.polygon(corners, style.ground if coming else style.accent, style.accent, style.px(_EDGE))


def urgent(canvas: Canvas, x: float, y: float, room: float = _AMPLE) -> None:
    """Something that needed help soon: a full diamond with an exclamation mark."""
    half = min(canvas.style.px(_HALF + 1), room * _SHARE)
    canvas.polygon([(x, y - half), (x + half, y), (x, y + half), (x - half, y)], canvas.style.severe)
    ground, weight = canvas.style.ground, half * 0.24
    canvas.line(x, y - half * 0.55, x, y + half * 0.1, ground, weight=weight)
    canvas.line(x, y + half * 0.28, x, y + half * 0.52, ground, weight=weight)


def dose_block(canvas: Canvas, box: Box, name: str) -> None:
    """A block for doses in one state; ``name`` is one of `DayDoses.by_state`.

    What was taken is pale: what was not is to be seen at a glance.
    """
    style = canvas.style
    if name == "taken":
        canvas.rect(box, style.pale, style.good, weight=min(style.px(1), box.height * _MOST_EDGE))
        return
    colour, fill = {
        "skipped": (style.outline, Fill.STRIPED),
        "not_sure": (style.outline, Fill.DASHED),
        "missed": (style.severe, Fill.SOLID),
        "held": (style.held, Fill.UPRIGHT),
        "held_taken": (style.held, Fill.CROSSED),
        "open": (style.outline, Fill.HOLLOW),
    }[name]
    block(canvas, box, colour, fill, style.pale if name == "held_taken" else "")


def day_cell(canvas: Canvas, box: Box, feeling: DayFeeling) -> None:
    """The ground of a day of the calendar: the worse it was, the more of it is filled."""
    style, corner = canvas.style, canvas.style.px(5)
    if feeling.symptom and feeling.severity is Severity.SEVERE:
        canvas.rect(box, style.severe, radius=corner)
    elif feeling.symptom and feeling.severity is Severity.MODERATE:
        canvas.rect(box, style.tint, style.moderate, weight=style.px(4), radius=corner)
    elif feeling.symptom:
        dash = 0 if feeling.severity is not None else style.px(_DASH)
        canvas.rect(box, "none", style.mild, weight=style.px(_EDGE), dash=dash, radius=corner)
    elif feeling.none:
        canvas.rect(
            Box(box.x + box.width * 0.2, box.y + box.height - style.px(4), box.width * 0.6, style.px(4)), style.good
        )
    elif feeling.hidden:
        canvas.circle(box.x + box.width / 2, box.y + box.height - style.px(3), style.px(2.5), style.outline)


def day_ink(canvas: Canvas, feeling: DayFeeling) -> str:
    """What the number of a day is written in, on its ground."""
    style = canvas.style
    if feeling.symptom:
        return style.ground if feeling.severity is Severity.SEVERE else style.text
    return style.text if feeling.none else style.muted
