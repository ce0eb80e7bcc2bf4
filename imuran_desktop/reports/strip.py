"""The strip of a report: doses, what happened to them, symptoms and blood values on the same days."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from imuran_desktop.domain.columns import Unit, fitting
from imuran_desktop.domain.medicines import is_monitored, medicine_key
from imuran_desktop.domain.report import Report
from imuran_desktop.domain.report_doses import doses_in_order
from imuran_desktop.domain.results import Analytes
from imuran_desktop.domain.review import Noted, Review
from imuran_desktop.domain.review_days import going_on_within
from imuran_desktop.domain.symptoms import SymptomList
from imuran_desktop.reports import content, marks
from imuran_desktop.reports.axis import axis_height, draw_axis
from imuran_desktop.reports.drawing import Box, Canvas
from imuran_desktop.reports.facts import (
    changes_drawer,
    draw_tests,
    draw_urgent,
    draw_visits,
    shown_changes,
)
from imuran_desktop.reports.legend import Key, dose_key, draw_legend, going_on_key, height_key, strip_legend
from imuran_desktop.reports.paper_style import PAPER_STYLE, PRINT_WIDTH
from imuran_desktop.reports.sheet import Listing, Row, Sheet, draw_rows, names_width
from imuran_desktop.reports.strip_values import figures_room, strip_trends, value_keys, value_rows
from imuran_desktop.reports.timeline_rows import draw_doses, draw_feelings, most_bad_days
from imuran_desktop.words.doses import medicine_words
from imuran_desktop.words.history import kind_words
from imuran_desktop.words.language import Language, sentence_case
from imuran_desktop.words.report_drawings import strip_words
from imuran_desktop.words.report_strip import strip_title
from imuran_desktop.words.review import noted_words
from imuran_desktop.words.review_days import nothing_began_words

_MOST_COLUMNS = 122
"""A little more than ten years of months: narrower columns can't be told apart on paper."""
_MONDAY = 1
"""Weeks begin on the same day everywhere, so that a report is the same everywhere."""
_MOST_MEDICINES = 3
_NAMES, _GAP = 0.22, 2.0
_DOSES, _FACTS, _URGENT, _DAYS, _ARROWS = 26.0, 18.0, 14.0, 20.0, 10.0
_ARROW = 30.0
"""How long the arrow of a symptom that went on is: it says nothing of how long that was."""


def draw_strip(
    report: Report, language: Language, known: SymptomList, analytes: Analytes, width: float = PRINT_WIDTH
) -> content.Drawing:
    """Draw the days of a report ``width`` px wide."""
    style, review, trends = PAPER_STYLE, report.review, strip_trends(report.trends)
    unit, spans = fitting(review.first, review.last, _MOST_COLUMNS, _MONDAY)
    canvas = Canvas(style)
    sheet = Sheet(canvas, review, language, known, unit, spans, 0, 1)
    order = doses_in_order(report) if unit is Unit.DAY else {}
    rows = [*_rows(sheet, order), *value_rows(trends, language, analytes)]
    names = min(width * _NAMES, names_width(style, rows))
    before, after = figures_room(trends, language, style)
    sheet.left = names + style.px(10) + before
    sheet.column = (width - after - sheet.left) / len(spans)
    top = axis_height(style, unit)
    gap = style.px(_GAP)
    bottom = top + sum(style.px(row.height) + gap for row in rows) - gap / 2
    draw_axis(sheet, bottom, _MONDAY)
    y = draw_rows(sheet, rows, Listing(names, width, gap), top)
    keys = [*_dose_keys(sheet, order), *strip_legend(review, language, unit)]
    most = most_bad_days(sheet)
    if most:
        keys.append(height_key(language, unit, most))
    if _going_on(review):
        keys.append(going_on_key(language))
    height = draw_legend(canvas, [*keys, *value_keys(trends, language)], width, y, dense=True)
    svg = canvas.svg(width, height, strip_title(language))
    alt = strip_words(language, report, unit, trends, analytes)
    return content.Drawing(svg, width, height, alt)


def _rows(sheet: Sheet, order: Mapping[date, Sequence[str]]) -> Iterator[Row]:
    """What is above the values; rows without anything on them are left out, but for doses and symptoms."""
    review, language = sheet.review, sheet.language
    tr = language.tr
    planned = any(any(doses) for doses in review.doses.values())
    doses = Row(tr("Doses"), _DOSES, lambda at, y, high: draw_doses(at, y, high, order))
    yield doses if planned else _empty(tr("Doses"), kind_words(language, "nothing_due"))
    yield from _medicine_rows(sheet)
    recorded = bool(review.noted or review.going_on)
    height = _DAYS + (_URGENT if review.urgent else 0) + (_ARROWS if _going_on(review) else 0)
    nothing = nothing_began_words(language, 0, others=False)
    yield Row(tr("Symptoms"), height, _draw_symptoms) if recorded else _empty(tr("Symptoms"), nothing)
    if review.tests:
        yield Row(tr("Blood tests"), _FACTS, draw_tests)
    if review.visits:
        yield Row(tr("Clinic visits"), _FACTS, draw_visits)


def _medicine_rows(sheet: Sheet) -> Iterator[Row]:
    """The dose changes and holds of each medicine that has any: on paper, nothing else says whose they are."""
    review, language = sheet.review, sheet.language
    changes = shown_changes(sheet)
    medicines = [*(change.medicine for change in changes), *(hold.medicine for hold in review.holds)]
    names = {medicine_key(medicine): medicine for medicine in medicines}
    order = sorted(names, key=lambda key: (not is_monitored(key), key))
    alone = order if len(order) <= _MOST_MEDICINES else order[: _MOST_MEDICINES - 1]
    groups = [(sentence_case(medicine_words(language, names[key])), {key}) for key in alone]
    others = set(order) - set(alone)
    if others:
        groups.append((language.tr("Other medicines"), others))
    for name, keys in groups:
        of_it = [change for change in changes if medicine_key(change.medicine) in keys]
        held = [hold for hold in review.holds if medicine_key(hold.medicine) in keys]
        yield Row(name, _FACTS, changes_drawer(of_it, held))


def _empty(name: str, words: str) -> Row:
    """A row that says why there is nothing on it."""

    def draw(sheet: Sheet, y: float, height: float) -> None:
        style = sheet.canvas.style
        room = sheet.right - sheet.left
        sheet.canvas.text(sheet.left, y + height / 2 + style.size * 0.35, style.shortened(words, room), style.muted)

    return Row(name, _FACTS, draw)


def _draw_symptoms(sheet: Sheet, y: float, height: float) -> None:
    """How the days were, with the urgent signs above."""
    days, arrows = sheet.canvas.style.px(_DAYS), sheet.canvas.style.px(_ARROWS)
    going_on = arrows if _going_on(sheet.review) else 0.0
    top = y + height - days - going_on
    draw_urgent(sheet, y, top - y)
    draw_feelings(sheet, top, days, most_bad_days(sheet))
    _draw_going_on(sheet, y + height - arrows, arrows)


def _going_on(review: Review) -> tuple[Noted, ...]:
    return (*review.going_on, *going_on_within(review))


def _draw_going_on(sheet: Sheet, y: float, height: float) -> None:
    """An arrow below the first day of each symptom that went on, or from the edge: one for all of a column."""
    review, length = sheet.review, sheet.canvas.style.px(_ARROW)
    found: dict[int, list[Noted]] = {}
    for item in _going_on(review):
        found.setdefault(sheet.places[max(item.day, review.first).toordinal()], []).append(item)
    for place, items in found.items():
        begins = min(sheet.left + place * sheet.column, sheet.right - length)
        words = "; ".join(noted_words(sheet.language, sheet.known, item, review.today) for item in items)
        sheet.canvas.begin_mark(sheet.titled(place, words), Box(begins, y, length, height))
        marks.going_on(sheet.canvas, begins, y + height / 2, length)
        sheet.canvas.end_mark()


def _dose_keys(sheet: Sheet, order: Mapping[date, Sequence[str]]) -> Iterator[Key]:
    """What the parts of a column of doses mean, where any has more than one."""
    counts = [doses.due + doses.held for doses in sheet.review.doses.values()]
    if any(counts) and (sheet.unit is not Unit.DAY or max(counts) > 1):
        yield dose_key(sheet.language, ordered=bool(order))
