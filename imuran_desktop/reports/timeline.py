"""The timeline: doses above, and below them symptoms, on the same days."""

from dataclasses import dataclass

from imuran_desktop.domain.columns import Span, Unit, fitting
from imuran_desktop.domain.review import Review
from imuran_desktop.domain.symptoms import SymptomList
from imuran_desktop.reports.axis import axis_height, draw_axis
from imuran_desktop.reports.drawing import Box, Canvas, Mark, Style
from imuran_desktop.reports.legend import draw_legend, draw_lines, scale_words, timeline_legend
from imuran_desktop.reports.sheet import Listing, Sheet, draw_rows
from imuran_desktop.reports.timeline_rows import most_in_column, timeline_rows
from imuran_desktop.words.language import Language
from imuran_desktop.words.review_days import review_days

_LEAST_COLUMN = 5.0
_BESIDE_FROM = 560
"""At least so wide, in px at 100 %, the names stand beside their rows; narrower, above them."""
_LABELS = 0.24
_GAP = 8.0


@dataclass(frozen=True)
class Column:
    """The days that a part of the drawing stands for, and where it is."""

    span: Span
    box: Box


@dataclass(frozen=True)
class Drawing:
    """A drawing, where its columns are, and what its marks say."""

    svg: str
    width: float
    height: float
    unit: Unit
    columns: tuple[Column, ...]
    marks: tuple[Mark, ...]


def draw_timeline(
    review: Review, language: Language, known: SymptomList, style: Style, width: float, week_begins: int
) -> Drawing:
    """Draw the review ``width`` px wide; ``week_begins`` is an ISO weekday, Monday = 1."""
    beside = width >= style.px(_BESIDE_FROM)
    left = round(width * _LABELS) if beside else 0.0
    most = max(1, int((width - left) / style.px(_LEAST_COLUMN)))
    unit, spans = fitting(review.first, review.last, most, week_begins)
    canvas = Canvas(style)
    sheet = Sheet(canvas, review, language, known, unit, spans, left, (width - left) / len(spans))
    rows = list(timeline_rows(sheet))
    label = 0.0 if beside else style.size * 1.5
    top = axis_height(style, unit)
    bottom = top + sum(style.px(row.height + _GAP) + label for row in rows)
    draw_axis(sheet, bottom, week_begins)
    listing = Listing((left or width) - style.px(10), width, style.px(_GAP), label)
    y = draw_rows(sheet, rows, listing, top)
    height = draw_legend(canvas, timeline_legend(review, language, unit), width, y + style.px(_GAP))
    scale = scale_words(review, language, unit, most_in_column(sheet))
    if scale:
        height = draw_lines(canvas, scale, width, height + style.px(_GAP) / 2) + style.px(_GAP) / 2
    columns = tuple(Column(span, sheet.cell(place, top, bottom - top)) for place, span in enumerate(spans))
    title = language.tr("Symptoms and doses, {days}", days=review_days(language, review))
    return Drawing(canvas.svg(width, height, title), width, height, unit, columns, tuple(canvas.marks))
