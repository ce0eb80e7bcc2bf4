"""The doses beside results: new daily amounts above the first drawing, and lines and holds down through each."""

from collections.abc import Iterator, Sequence

from imuran_desktop.domain.dose_changes import DoseChange
from imuran_desktop.domain.review import HeldDays
from imuran_desktop.domain.trends import Trends
from imuran_desktop.reports import trend_marks
from imuran_desktop.reports.drawing import Box, Canvas
from imuran_desktop.reports.legend import draw_lines
from imuran_desktop.reports.trend_axis import Frame
from imuran_desktop.words.doses import medicine_words
from imuran_desktop.words.language import Language, sentence_case
from imuran_desktop.words.review import change_words, hold_words
from imuran_desktop.words.trends import amounts_words

_HELD = 10.0
_REACH = 4.0
_LEAST_HELD = 3.0


def draw_doses(canvas: Canvas, trends: Trends, language: Language, frame: Frame, y: float) -> float:
    """A row for each medicine with another daily amount, or with days on hold; returns where they end."""
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
        canvas.begin_mark(change_words(language, change, trends.today), box)
        trend_marks.change(canvas, x, plot.y, plot.height)
        canvas.end_mark()


def _medicines(trends: Trends) -> Iterator[str]:
    found = [change.medicine for change in trends.changes] + [hold.medicine for hold in trends.holds]
    yield from dict.fromkeys(found)


def _draw_medicine(canvas: Canvas, trends: Trends, language: Language, frame: Frame, medicine: str, y: float) -> float:
    style = canvas.style
    name = language.tr("{medicine}, daily amount", medicine=sentence_case(medicine_words(language, medicine)))
    canvas.text(0, y + style.size, style.shortened(name, frame.right), style.text)
    y += style.size * 1.5
    whole = True
    changes = [change for change in trends.changes if change.medicine == medicine]
    if changes:
        whole = _draw_amounts(canvas, trends, language, frame, changes, y)
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
        y = draw_lines(canvas, [amounts_words(language, changes)], frame.right, y)
    return y + style.px(_HELD)


def _draw_amounts(
    canvas: Canvas, trends: Trends, language: Language, frame: Frame, changes: Sequence[DoseChange], y: float
) -> bool:
    """Each amount from where it begins, if there is room for it until the next; returns whether all had room."""
    style, whole = canvas.style, True
    first = [(frame.left, language.amount(changes[0].before_mg), "")] if changes[0].day > trends.first else []
    amounts = first + [
        (frame.begin(change.day), language.amount(change.after_mg), change_words(language, change, trends.today))
        for change in changes
    ]
    ends = [x for x, _, _ in amounts[1:]] + [frame.right + style.px(_REACH)]
    for (x, words, said), end in zip(amounts, ends, strict=True):
        begin = x + style.px(_REACH) if said else x
        if said:
            canvas.begin_mark(said, Box(x - style.px(_REACH), y, style.px(_REACH) + max(end - x, 0), style.size * 1.5))
            trend_marks.change(canvas, x, y, style.size * 1.5)
        if begin + style.width_of(words) + style.px(_REACH) <= end:
            canvas.text(begin, y + style.size, words, style.text)
        else:
            whole = False
        if said:
            canvas.end_mark()
    return whole


def _held_box(trends: Trends, hold: HeldDays, frame: Frame, y: float, height: float, least: float) -> Box:
    """From the first held day to the last, or to today where it goes on."""
    ends = min(hold.last or trends.today, trends.last)
    left = frame.begin(max(hold.first, trends.first))
    right = frame.end(max(ends, hold.first, trends.first))
    return Box(left, y, max(right - left, least), height)
