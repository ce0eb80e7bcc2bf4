"""The rows of the timeline: doses and what happened to them, then how the days were, then each symptom."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import partial
from types import MappingProxyType
from typing import TypeVar

from imuran_desktop.domain.codes import Severity
from imuran_desktop.domain.columns import Span, Unit, days_between
from imuran_desktop.domain.review import NO_DOSES, DayDoses, Noted, Review, added, worst
from imuran_desktop.domain.review_days import DayFeeling, by_frequency, feelings
from imuran_desktop.reports import marks
from imuran_desktop.reports.drawing import Box, Canvas
from imuran_desktop.reports.facts import (
    changes_drawer,
    draw_notes,
    draw_tests,
    draw_urgent,
    draw_visits,
    shown_changes,
)
from imuran_desktop.reports.sheet import Row, Sheet
from imuran_desktop.words.review import doses_words, feeling_words, noted_words, times_words
from imuran_desktop.words.symptom_entries import entry_name

MOST_SYMPTOMS = 12
_ROW, _DOSES, _FACTS = 30.0, 26.0, 24.0
_LEAST_BLOCK = 4.0
_Name = TypeVar("_Name")
NO_ORDER: Mapping[date, Sequence[str]] = MappingProxyType({})
"""No day whose doses stand in the order of their times."""


def timeline_rows(sheet: Sheet) -> Iterable[Row]:
    """What there is to see, from top to bottom; rows without anything on them are left out."""
    review, tr = sheet.review, sheet.language.tr
    yield Row(tr("Doses"), _DOSES, draw_doses)
    yield from _fact_rows(sheet)
    worst_of = {Unit.DAY: tr("Worst of the day")}.get(sheet.unit, tr("Days with symptoms"))
    yield Row(worst_of, _ROW, draw_feelings, bold=True)
    found = by_frequency(review.symptoms)
    most = most_in_column(sheet)
    for number, items in enumerate(found.values()):
        if number < MOST_SYMPTOMS:
            name = entry_name(sheet.language, items[0].entry, sheet.known)
            yield Row(name, _ROW, partial(_draw_symptom, items=items, most=most))
    if len(found) > MOST_SYMPTOMS:
        more = len(found) - MOST_SYMPTOMS
        words = sheet.language.trn("and {number} more, in the table", "and {number} more, in the table", more)
        yield Row(words, _FACTS, lambda _at, _y, _high: None)


def _fact_rows(sheet: Sheet) -> Iterable[Row]:
    """The rows with a mark here and there."""
    review, tr = sheet.review, sheet.language.tr
    changes = shown_changes(sheet)
    if changes or review.holds:
        yield Row(tr("Changes and holds"), _FACTS, changes_drawer(changes, review.holds))
    if review.tests:
        yield Row(tr("Blood tests"), _FACTS, draw_tests)
    if review.visits:
        yield Row(tr("Clinic visits"), _FACTS, draw_visits)
    if review.notes:
        yield Row(tr("Notes"), _FACTS, draw_notes)
    if review.urgent:
        yield Row(tr("Urgent signs"), _FACTS, draw_urgent)


def most_in_column(sheet: Sheet) -> int:
    """How often a symptom was recorded in the column that has it most often: a bar of that many is full."""
    found = by_frequency(sheet.review.symptoms)
    return max((len(group) for items in found.values() for group in _by_column(sheet, items).values()), default=1)


def _by_column(sheet: Sheet, items: Iterable[Noted]) -> dict[int, list[Noted]]:
    found: dict[int, list[Noted]] = {}
    for item in items:
        place = sheet.place(item.day)
        if place is not None:
            found.setdefault(place, []).append(item)
    return found


def draw_doses(sheet: Sheet, y: float, height: float, order: Mapping[date, Sequence[str]] = NO_ORDER) -> None:
    """A block for the doses of each column, stacked by their states.

    Those of the days in ``order`` stand in the order of their times, the first on top; columns then are days.
    """
    canvas = sheet.canvas
    for place, span in enumerate(sheet.spans):
        doses = _doses_of(sheet.review, span)
        total = doses.due + doses.held
        if not total:
            continue
        canvas.begin_mark(sheet.titled(place, doses_words(sheet.language, doses)), sheet.cell(place, y, height))
        bar, ordered = sheet.bar(place, y, height), order.get(span.first, ())
        boxes = _ordered(bar, ordered) if ordered else _stacked(canvas, bar, doses.by_state, total)
        for name, box in boxes:
            marks.dose_block(canvas, box, name)
        canvas.end_mark()


def _ordered(bar: Box, names: Sequence[str]) -> Iterator[tuple[str, Box]]:
    """A box of one height for each, from top to bottom."""
    height = bar.height / len(names)
    return ((name, Box(bar.x, bar.y + place * height, bar.width, height)) for place, name in enumerate(names))


def _doses_of(review: Review, span: Span) -> DayDoses:
    if span.first == span.last:
        return review.doses.get(span.first, NO_DOSES)
    days = (review.doses.get(day) for day in days_between(span.first, span.last))
    return added(doses for doses in days if doses)


def feelings_by_column(sheet: Sheet) -> dict[int, list[DayFeeling]]:
    """How the days were of which there is something to show, by their column."""
    days: dict[int, list[DayFeeling]] = {}
    for day, feeling in feelings(sheet.review).items():
        place = sheet.place(day)
        if place is not None and not feeling.hidden:
            days.setdefault(place, []).append(feeling)
    return days


def most_bad_days(sheet: Sheet) -> int:
    """On how many days there were symptoms in the column with most of them."""
    return max((sum(day.symptom for day in found) for found in feelings_by_column(sheet).values()), default=0)


def draw_feelings(sheet: Sheet, y: float, height: float, most: int = 0) -> None:
    """How bad each day was; of longer columns, on how many of their days there were symptoms.

    A bar of full height means ``most`` days; 0 for all days of its column.
    """
    canvas = sheet.canvas
    for place, found in feelings_by_column(sheet).items():
        room = sheet.bar(place, y, height)
        canvas.begin_mark(sheet.titled(place, _days_words(sheet, found)), sheet.cell(place, y, height))
        bad = [feeling.severity for feeling in found if feeling.symptom]
        if not bad:
            marks.no_symptoms(canvas, room)
        elif sheet.unit is Unit.DAY:
            marks.severity_bar(canvas, room, bad[0])
        else:
            span = sheet.spans[place]
            _stack(canvas, room, bad, most or (span.last - span.first).days + 1)
        canvas.end_mark()


def _days_words(sheet: Sheet, found: Sequence[DayFeeling]) -> str:
    language = sheet.language
    if sheet.unit is Unit.DAY:
        return feeling_words(language, found[0])
    bad = sum(feeling.symptom for feeling in found)
    words = language.trn("{number} day with symptoms", "{number} days with symptoms", bad)
    none = sum(feeling.none for feeling in found)
    return ", ".join([words, language.trn("{number} without", "{number} without", none)] if none else [words])


_UPWARDS = (Severity.SEVERE, Severity.MODERATE, Severity.MILD, None)


def _stack(canvas: Canvas, room: Box, severities: Sequence[Severity | None], most: int) -> None:
    """How often each severity was recorded, the worst at the bottom."""
    counts = {severity: severities.count(severity) for severity in _UPWARDS}
    for severity, box in _stacked(canvas, room, counts, most):
        marks.severity_block(canvas, box, severity)


def _stacked(canvas: Canvas, room: Box, counts: Mapping[_Name, int], most: int) -> Iterator[tuple[_Name, Box]]:
    """A box for each that there is, upwards, of as much of the room as its share of ``most``, yet never too low to see.

    What that adds to low ones is taken off all of them, where they would not fit.
    """
    least = canvas.style.px(_LEAST_BLOCK)
    heights = [(name, max(room.height * count / most, least)) for name, count in counts.items() if count]
    over = sum(height for _, height in heights)
    shrink = min(1.0, room.height / over) if over else 1.0
    bottom = room.y + room.height
    for name, height in heights:
        bottom -= height * shrink
        yield name, Box(room.x, bottom, room.width, height * shrink)


def _draw_symptom(sheet: Sheet, y: float, height: float, items: Sequence[Noted], most: int) -> None:
    canvas = sheet.canvas
    for item in items:
        _draw_lasting(sheet, y + height, item)
    for place, found in _by_column(sheet, items).items():
        room = sheet.bar(place, y, height)
        if sheet.unit is Unit.DAY:
            phrases = [noted_words(sheet.language, sheet.known, item, sheet.review.today) for item in found]
            words = "; ".join(phrases)
        else:
            words = times_words(sheet.language, sheet.known, found)
        canvas.begin_mark(sheet.titled(place, words), sheet.cell(place, y, height))
        if sheet.unit is Unit.DAY:
            marks.severity_bar(canvas, room, worst(item.severity for item in found))
        else:
            _stack(canvas, room, [item.severity for item in found], most)
        canvas.end_mark()


def _draw_lasting(sheet: Sheet, y: float, item: Noted) -> None:
    """A line along the foot of the row for as long as a symptom was there."""
    first = sheet.place(max(item.day, sheet.review.first))
    last = sheet.place(min(item.last, sheet.review.last))
    if first is None or last is None or item.last <= item.day:
        return
    style, words = sheet.canvas.style, noted_words(sheet.language, sheet.known, item, sheet.review.today)
    left, right = sheet.left + first * sheet.column, sheet.left + (last + 1) * sheet.column
    room = Box(left, y - style.px(6), right - left, style.px(6))
    sheet.canvas.begin_mark(words, room)
    marks.lasting(sheet.canvas, room, item.severity)
    sheet.canvas.end_mark()
