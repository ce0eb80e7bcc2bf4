"""The calendar of bad days: a small grid for each month, and the worst of each day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from imuran_desktop.domain.columns import Span, Unit, days_between, spans
from imuran_desktop.domain.review import Review
from imuran_desktop.domain.review_days import UNRECORDED, DayFeeling, feelings
from imuran_desktop.reports import marks
from imuran_desktop.reports.drawing import Box, Canvas, Style
from imuran_desktop.reports.legend import calendar_legend, draw_legend
from imuran_desktop.reports.timeline import Column, Drawing
from imuran_desktop.words.history import full_day
from imuran_desktop.words.language import Language, sentence_case
from imuran_desktop.words.review import feeling_words
from imuran_desktop.words.review_days import month_words, review_days, titled

_WEEK = 7
_CELL, _BETWEEN, _GAP, _BELOW = 30.0, 4.0, 26.0, 18.0


@dataclass(frozen=True)
class _Grid:
    """How months are laid out: how many stand side by side, and how large each is."""

    across: int
    step: float
    head: float
    width: float


def draw_bad_days(
    review: Review, language: Language, style: Style, width: float, week_begins: int, months: Span | None = None
) -> Drawing:
    """Draw the months of the review, or those of ``months`` only, ``width`` px wide."""
    shown = months or Span(review.first, review.last)
    found, canvas = feelings(review), Canvas(style)
    grid = _grid(style, width)
    columns: list[Column] = []
    every, y = spans(shown.first, shown.last, Unit.MONTH, week_begins), 0.0
    for begin in range(0, len(every), grid.across):
        line = every[begin : begin + grid.across]
        for number, month in enumerate(line):
            corner = number * (grid.width + style.px(_GAP)), y
            canvas.text(corner[0], y + style.size, month_words(language, month.first), style.text, bold=True)
            _draw_weekdays(canvas, language, grid, *corner, week_begins)
            columns += _draw_month(canvas, language, review, found, grid, corner, month, week_begins)
        y += grid.head + max(_weeks_in(month, week_begins) for month in line) * grid.step + style.px(_BELOW)
    keys = calendar_legend((found.get(column.span.first, UNRECORDED) for column in columns), language)
    height = draw_legend(canvas, keys, width, y)
    title = language.tr("Bad days, {days}", days=review_days(language, review))
    return Drawing(canvas.svg(width, height, title), width, height, Unit.DAY, tuple(columns), tuple(canvas.marks))


def _grid(style: Style, width: float) -> _Grid:
    step = max(style.px(_CELL), style.width_of("30") + style.px(12)) + style.px(_BETWEEN)
    month = _WEEK * step - style.px(_BETWEEN)
    across = max(1, int((width + style.px(_GAP)) / (month + style.px(_GAP))))
    if month > width:
        step = (width + style.px(_BETWEEN)) / _WEEK
        month = width
    head = style.size * 3.2
    return _Grid(across, step, head, month)


def _weeks_in(month: Span, week_begins: int) -> int:
    """How many weeks the days of a month touch."""
    return (_offset(month, week_begins) + (month.last - month.first).days) // _WEEK + 1


def _offset(month: Span, week_begins: int) -> int:
    return (month.first.isoweekday() - week_begins) % _WEEK


def _draw_weekdays(canvas: Canvas, language: Language, grid: _Grid, x: float, y: float, week_begins: int) -> None:
    for place in range(_WEEK):
        letter = language.weekday((week_begins - 1 + place) % _WEEK + 1)[:1]
        middle = x + place * grid.step + (grid.step - canvas.style.px(_BETWEEN)) / 2
        canvas.text(middle, y + canvas.style.size * 2.5, letter, canvas.style.muted, anchor="middle")


def _draw_month(
    canvas: Canvas,
    language: Language,
    review: Review,
    found: Mapping[date, DayFeeling],
    grid: _Grid,
    corner: tuple[float, float],
    within: Span,
    week_begins: int,
) -> list[Column]:
    style, columns = canvas.style, []
    offset = _offset(within, week_begins)
    side = grid.step - style.px(_BETWEEN)
    for day in days_between(within.first, within.last):
        row, column = divmod((day - within.first).days + offset, _WEEK)
        box = Box(corner[0] + column * grid.step, corner[1] + grid.head + row * grid.step, side, side)
        feeling = found.get(day, UNRECORDED)
        words = sentence_case(feeling_words(language, feeling))
        canvas.begin_mark(titled(language, full_day(language, day, review.today), words), box)
        marks.day_cell(canvas, box, feeling)
        baseline = box.y + side / 2 + style.size * 0.35
        ink = marks.day_ink(canvas, feeling)
        canvas.text(box.x + side / 2, baseline, str(day.day), ink, anchor="middle", bold=feeling.symptom)
        canvas.end_mark()
        columns.append(Column(Span(day, day), box))
    return columns
