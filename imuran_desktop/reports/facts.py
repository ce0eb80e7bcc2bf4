"""The rows with a mark here and there: dose changes and holds, blood tests, visits, notes and urgent signs."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date
from itertools import pairwise

from imuran_desktop.domain.dose_changes import DoseChange
from imuran_desktop.domain.review import HeldDays
from imuran_desktop.reports import marks
from imuran_desktop.reports.drawing import Box
from imuran_desktop.reports.sheet import DrawRow, Sheet
from imuran_desktop.words.review import blood_test_words, change_words, hold_words, note_words, noted_words
from imuran_desktop.words.visits import looked_back_words

_Draw = Callable[[float, float, int, float], None]


def shown_changes(sheet: Sheet) -> list[DoseChange]:
    """The dose changes on the days of the drawing: the review also has some from before."""
    return [change for change in sheet.review.changes if sheet.place(change.day) is not None]


def changes_drawer(changes: Sequence[DoseChange], holds: Sequence[HeldDays]) -> DrawRow:
    """What draws a row of them: days on hold as blocks, and dose changes as triangles with the new amount."""

    def draw(sheet: Sheet, y: float, height: float) -> None:
        _draw_changes(sheet, y, height, changes, _draw_holds(sheet, y, height, holds))

    return draw


def _draw_changes(sheet: Sheet, y: float, height: float, shown: Sequence[DoseChange], held: Sequence[Box]) -> None:
    canvas, style, review, language = sheet.canvas, sheet.canvas.style, sheet.review, sheet.language
    middles = [sheet.centre(sheet.places[change.day.toordinal()]) for change in shown]
    # A label goes as far as the next mark, and is left out where days on hold are drawn.
    ends = [x - style.px(12) for x in middles[1:]] + [sheet.right]
    for change, x, end in zip(shown, middles, ends, strict=False):
        canvas.begin_mark(change_words(language, change, review.today), Box(x - style.px(8), y, style.px(16), height))
        marks.change(canvas, x, y + height / 2, rises=change.after_mg > change.before_mg)
        words = language.amount(change.after_mg)
        begin, over = x + style.px(10), x + style.px(10) + style.width_of(words)
        if over <= end and not any(box.x < over and begin < box.x + box.width for box in held):
            middle = y + height / 2
            # No line goes through it.
            canvas.rect(Box(begin, middle - style.size / 2, over - begin, style.size), style.ground)
            canvas.text(begin, middle + style.size * 0.35, words, style.text)
        canvas.end_mark()


def _draw_holds(sheet: Sheet, y: float, height: float, holds: Iterable[HeldDays]) -> list[Box]:
    canvas, review = sheet.canvas, sheet.review
    held: list[Box] = []
    for hold in holds:
        first = sheet.place(max(hold.first, review.first))
        last = sheet.place(min(hold.last or review.last, review.last))
        if first is None or last is None or last < first:
            continue
        box = Box(sheet.cell(first, y, height).x, y, (last - first + 1) * sheet.column, height)
        held.append(box)
        canvas.begin_mark(hold_words(sheet.language, hold, review.today), box)
        half = Box(box.x, y + height * 0.25, box.width, height * 0.5)
        marks.block(canvas, half, canvas.style.held, marks.Fill.UPRIGHT)
        canvas.end_mark()
    return held


def draw_tests(sheet: Sheet, y: float, height: float) -> None:
    """A mark for each blood test on its day."""
    tests = sorted(sheet.review.tests, key=lambda test: test.state.is_done)  # one left undone is not hidden
    facts = [(test.day, blood_test_words(sheet.language, test, sheet.review.today)) for test in tests]
    _draw_facts(
        sheet,
        y,
        height,
        facts,
        lambda x, at, first, room: marks.blood_test(sheet.canvas, x, at, tests[first].state, room),
    )


def draw_visits(sheet: Sheet, y: float, height: float) -> None:
    """A mark for each visit to the clinic."""
    review = sheet.review
    facts = [(visit.day, looked_back_words(sheet.language, visit, review.today)) for visit in review.visits]
    coming = [visit.day > review.today for visit in review.visits]
    _draw_facts(
        sheet,
        y,
        height,
        facts,
        lambda x, at, first, room: marks.visit(sheet.canvas, x, at, room, coming=coming[first]),
    )


def draw_notes(sheet: Sheet, y: float, height: float) -> None:
    """A mark for each note."""
    facts = [(note.day, note_words(sheet.language, note)) for note in sheet.review.notes]
    _draw_facts(sheet, y, height, facts, lambda x, at, _, room: marks.note(sheet.canvas, x, at, room))


def draw_urgent(sheet: Sheet, y: float, height: float) -> None:
    """A mark for each urgent sign."""
    review = sheet.review
    facts = [(item.day, noted_words(sheet.language, sheet.known, item, review.today)) for item in review.urgent]
    _draw_facts(sheet, y, height, facts, lambda x, at, _, room: marks.urgent(sheet.canvas, x, at, room))


def _draw_facts(sheet: Sheet, y: float, height: float, facts: Iterable[tuple[date, str]], draw: _Draw) -> None:
    """One mark a column for all that is there.

    ``draw`` gets the middle of the mark, the place of its first fact, and the room that the marks beside it leave.
    """
    found: dict[int, list[tuple[int, str]]] = {}
    for number, (day, words) in enumerate(facts):
        place = sheet.place(day)
        if place is not None:
            found.setdefault(place, []).append((number, words))
    apart = [abs(sheet.centre(one) - sheet.centre(other)) for one, other in pairwise(sorted(found))]
    room = min(apart, default=sheet.canvas.style.px(_AMPLE))
    for place, several in found.items():
        sheet.canvas.begin_mark("\n".join(words for _, words in several), sheet.cell(place, y, height))
        draw(sheet.centre(place), y + height / 2, several[0][0], max(room, sheet.column))
        sheet.canvas.end_mark()


_AMPLE = 100.0
