"""The doses beside results: daily amounts above the first drawing, and lines and holds down through each."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from imuran_desktop.domain.dose_changes import DoseSpan
from imuran_desktop.domain.review import HeldDays
from imuran_desktop.domain.trends import Trends
from imuran_desktop.reports import trend_marks
from imuran_desktop.reports.drawing import Box, Canvas
from imuran_desktop.reports.legend import draw_lines
from imuran_desktop.reports.trend_axis import Frame
from imuran_desktop.words.language import Language
from imuran_desktop.words.review import hold_words
from imuran_desktop.words.trend_doses import amounts_words, daily_amount_name, throughout_words, turn_words

_HELD = 10.0
_REACH = 4.0
_LEAST_HELD = 3.0
_DAY = timedelta(days=1)


def draw_doses(canvas: Canvas, trends: Trends, language: Language, frame: Frame, y: float) -> float:
    """For each medicine its daily amounts and its days on hold; returns where they end."""
    for medicine in _medicines(trends):
        y = _draw_medicine(canvas, trends, language, frame, medicine, y)
    return y


def draw_doses_down(canvas: Canvas, trends: Trends, language: Language, frame: Frame, plot: Box) -> None:
    """Holds and new amounts through one drawing."""
    style = canvas.style
    for hold in trends.holds:
        box = _held_box(trends, hold, frame, plot.y, plot.height, style.px(_LEAST_HELD))
        canvas.begin_mark(hold_words(language, hold, trends.today), box)
        trend_marks.hatch(canvas, box)
        canvas.end_mark()
    for change in trends.changes:
        x = frame.begin(change.day)
        box = Box(x - style.px(_REACH), plot.y, 2 * style.px(_REACH), plot.height)
        canvas.begin_mark(turn_words(language, change, trends.today), box)
        trend_marks.change(canvas, x, plot.y, plot.height)
        canvas.end_mark()


def _medicines(trends: Trends) -> Iterator[str]:
    found = [span.medicine for span in trends.amounts] + [hold.medicine for hold in trends.holds]
    yield from dict.fromkeys(found)


def _draw_medicine(canvas: Canvas, trends: Trends, language: Language, frame: Frame, medicine: str, y: float) -> float:
    style, whole = canvas.style, True
    spans = [span for span in trends.amounts if span.medicine == medicine]
    if len(spans) == 1 and _is_throughout(trends, spans[0]):
        y = _draw_name(canvas, throughout_words(language, spans[0]), frame, y)
    else:
        y = _draw_name(canvas, daily_amount_name(language, medicine), frame, y)
        if spans:
            whole = _draw_amounts(canvas, trends, language, frame, spans, y)
            y += style.size * 1.5
    holds = [hold for hold in trends.holds if hold.medicine == medicine]
    for hold in holds:
        box = _held_box(trends, hold, frame, y, style.px(_HELD), style.px(_LEAST_HELD))
        canvas.begin_mark(hold_words(language, hold, trends.today), box)
        canvas.rect(box, "none", style.held)
        trend_marks.hatch(canvas, box)
        canvas.end_mark()
    y += style.px(_HELD) * 1.5 if holds else 0
    if not whole:
        y = draw_lines(canvas, [amounts_words(language, trends, spans)], frame.right, y)
    return y + style.px(_HELD)


def _is_throughout(trends: Trends, span: DoseSpan) -> bool:
    return span.first <= trends.first and (span.last is None or span.last >= trends.last)


def _draw_name(canvas: Canvas, name: str, frame: Frame, y: float) -> float:
    style = canvas.style
    canvas.text(0, y + style.size, style.shortened(name, frame.right), style.text)
    return y + style.size * 1.5


def _draw_amounts(
    canvas: Canvas, trends: Trends, language: Language, frame: Frame, spans: Sequence[DoseSpan], y: float
) -> bool:
    """Each amount on its days, if there is room for it there; returns whether all had room."""
    style, whole = canvas.style, True
    height, reach = style.size * 1.5, style.px(_REACH)
    turns = {turn.day: turn for turn in trends.changes if turn.medicine == spans[0].medicine}
    for turn in turns.values():
        x = frame.begin(turn.day)
        canvas.begin_mark(turn_words(language, turn, trends.today), Box(x - reach, y, 2 * reach, height))
        trend_marks.change(canvas, x, y, height)
        canvas.end_mark()
    for place, span in enumerate(spans):
        words = language.amount(span.amount_mg)
        begin = frame.begin(max(span.first, trends.first)) + (reach if max(span.first, trends.first) in turns else 0)
        following = [each.first for each in spans[place + 1 : place + 2]]
        ended = [span.last + _DAY] if span.last is not None else []
        after = min([trends.last + _DAY, *following, *ended])
        if begin + style.width_of(words) + reach <= frame.begin(after) + (reach if after > trends.last else 0):
            canvas.text(begin, y + style.size, words, style.text)
        else:
            whole = False
    return whole


def _held_box(trends: Trends, hold: HeldDays, frame: Frame, y: float, height: float, least: float) -> Box:
    """From the first held day to the last, or to today where it goes on."""
    ends = min(hold.last or trends.today, trends.last)
    left = frame.begin(max(hold.first, trends.first))
    right = frame.end(max(ends, hold.first, trends.first))
    return Box(left, y, max(right - left, least), height)
