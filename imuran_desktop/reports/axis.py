"""The time at the head of a drawing: months with the first days of weeks, or years."""

from collections.abc import Callable, Mapping
from datetime import date

from imuran_desktop.domain.columns import Span, Unit
from imuran_desktop.reports.drawing import Style
from imuran_desktop.reports.sheet import Sheet
from imuran_desktop.words.language import Language
from imuran_desktop.words.review_days import month_words

_LINE = 1.35
"""Height of a line of text, in text sizes."""


def axis_height(style: Style, unit: Unit) -> float:
    """How much room the names of the time need; days have a second line, with their numbers."""
    return style.size * _LINE * (2 if unit is Unit.DAY else 1) + style.px(8)


def draw_axis(sheet: Sheet, bottom: float, week_begins: int) -> None:
    """Name the columns, as many as there is room for, with a thin line down where each name begins."""
    style = sheet.canvas.style
    begins = [place for place, span in enumerate(sheet.spans) if _BEGINS[sheet.unit](span)]
    for place in begins:
        x = sheet.left + place * sheet.column
        sheet.canvas.line(x, style.size * 0.4, x, bottom, style.line)
    ends = [*begins, len(sheet.spans)]
    # What is cut off at the left is named where that leaves room for the next name.
    places = begins if begins[:1] == [0] else [0, *begins]
    taken: list[tuple[float, float]] = []
    for place in sorted(places, key=lambda place: not _is_year(sheet, place)):
        x, words = sheet.left + place * sheet.column, _words(sheet.language, sheet.spans[place], sheet.unit)
        end = x + style.width_of(words) + style.px(12)
        room = sheet.right + style.px(12) if place in begins else sheet.left + ends[0] * sheet.column
        if end <= room and all(end <= left or x >= right for left, right in taken):
            sheet.canvas.text(x + style.px(3), style.size, words, style.muted)
            taken.append((x, end))
    if sheet.unit is Unit.DAY:
        _number_days(sheet, week_begins)


def _is_year(sheet: Sheet, place: int) -> bool:
    """Whether a column begins a year, which is named before months are."""
    span = sheet.spans[place]
    return sheet.unit in (Unit.DAY, Unit.WEEK) and (span.last if sheet.unit is Unit.WEEK else span.first).month == 1


def _number_days(sheet: Sheet, week_begins: int) -> None:
    """The number of each day, or of the first of each week where the columns are narrow."""
    style, free = sheet.canvas.style, sheet.left
    each = sheet.column >= style.width_of("30") + style.px(6)
    for place, span in enumerate(sheet.spans):
        words = str(span.first.day)
        half = style.width_of(words) / 2
        x = sheet.middle(place)
        if (each or span.first.isoweekday() == week_begins) and x - half >= free:
            sheet.canvas.text(x, style.size * (1 + _LINE), words, style.muted, anchor="middle")
            free = x + half + style.px(4)


def _words(language: Language, span: Span, unit: Unit) -> str:
    if unit in (Unit.MONTH, Unit.YEAR):
        return str(span.first.year)
    day = span.last if unit is Unit.WEEK else span.first
    return month_words(language, day) if day.month == 1 else language.month(day.month)


def _first_of_month_in(span: Span) -> date | None:
    begins = span.last.replace(day=1)
    return begins if span.first <= begins else None


_BEGINS: Mapping[Unit, Callable[[Span], bool]] = {
    Unit.DAY: lambda span: span.first.day == 1,
    Unit.WEEK: lambda span: _first_of_month_in(span) is not None,
    Unit.MONTH: lambda span: span.first.month == 1,
    Unit.YEAR: lambda _: True,
}
"""Whether a column begins something that the axis names."""
