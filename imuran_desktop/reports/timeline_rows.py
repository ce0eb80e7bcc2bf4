"""The rows of the timeline: doses and what happened to them, then how the days were, then each symptom."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date

from imuran_desktop.domain.codes import Level, Severity
from imuran_desktop.domain.columns import Span, Unit, days_between
from imuran_desktop.domain.review import NO_DOSES, DayDoses, Noted, Review, added, worst
from imuran_desktop.domain.review_days import DayFeeling, by_frequency, feelings
from imuran_desktop.reports import marks
from imuran_desktop.reports.drawing import Box, Canvas
from imuran_desktop.reports.sheet import Row, Sheet
from imuran_desktop.words.review import (
    blood_test_words,
    change_words,
    doses_words,
    feeling_words,
    hold_words,
    note_words,
    noted_words,
    times_words,
)
from imuran_desktop.words.symptom_entries import entry_name
from imuran_desktop.words.visits import looked_back_words

MOST_SYMPTOMS = 12
_ROW, _DOSES, _FACTS = 30.0, 26.0, 24.0


def timeline_rows(sheet: Sheet) -> Iterable[Row]:
    """What there is to see, from top to bottom; rows without anything on them are left out."""
    review, tr = sheet.review, sheet.language.tr
    yield Row(tr("Doses"), _DOSES, _draw_doses)
    yield from _fact_rows(sheet)
    worst_of = {Unit.DAY: tr("Worst of the day")}.get(sheet.unit, tr("Days with symptoms"))
    yield Row(worst_of, _ROW, _draw_feelings, bold=True)
    found = by_frequency(review.symptoms)
    most = most_in_column(sheet)
    for number, items in enumerate(found.values()):
        if number < MOST_SYMPTOMS:
            name = entry_name(sheet.language, items[0].entry, sheet.known)
            yield Row(name, _ROW, lambda at, y, items=items: _draw_symptom(at, y, items, most))  # type: ignore[misc]
    if len(found) > MOST_SYMPTOMS:
        more = len(found) - MOST_SYMPTOMS
        words = sheet.language.trn("and {number} more, in the table", "and {number} more, in the table", more)
        yield Row(words, _FACTS, lambda _at, _y: None)


def _fact_rows(sheet: Sheet) -> Iterable[Row]:
    """The rows with a mark here and there."""
    review, tr = sheet.review, sheet.language.tr
    if review.holds or any(sheet.place(change.day) is not None for change in review.changes):
        yield Row(tr("Changes and holds"), _FACTS, _draw_changes)
    if review.tests:
        yield Row(tr("Blood tests"), _FACTS, _draw_tests)
    if review.visits:
        yield Row(tr("Clinic visits"), _FACTS, _draw_visits)
    if review.notes:
        yield Row(tr("Notes"), _FACTS, _draw_notes)
    pressing = [item for item in review.symptoms if item.level.rank >= Level.URGENT.rank]
    if pressing:
        yield Row(tr("Urgent signs"), _FACTS, lambda at, y: _draw_urgent(at, y, pressing))


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


def _draw_doses(sheet: Sheet, y: float) -> None:
    canvas, height = sheet.canvas, sheet.canvas.style.px(_DOSES)
    for place, span in enumerate(sheet.spans):
        doses = _doses_of(sheet.review, span)
        total = doses.due + doses.held
        if not total:
            continue
        canvas.begin_mark(sheet.titled(place, doses_words(sheet.language, doses)), sheet.cell(place, y, height))
        bottom = y + height
        for name, count in doses.by_state.items():
            part = height * count / total
            bottom -= part
            if part:
                marks.dose_block(canvas, sheet.bar(place, bottom, part), name)
        canvas.end_mark()


def _doses_of(review: Review, span: Span) -> DayDoses:
    if span.first == span.last:
        return review.doses.get(span.first, NO_DOSES)
    days = (review.doses.get(day) for day in days_between(span.first, span.last))
    return added(doses for doses in days if doses)


def _draw_changes(sheet: Sheet, y: float) -> None:
    canvas, style, review, language = sheet.canvas, sheet.canvas.style, sheet.review, sheet.language
    height = style.px(_FACTS)
    held: list[Box] = []
    for hold in review.holds:
        first = sheet.place(max(hold.first, review.first))
        last = sheet.place(min(hold.last or review.last, review.last))
        if first is not None and last is not None and last >= first:
            start = sheet.cell(first, y, height)
            box = Box(start.x, y, (last - first + 1) * sheet.column, height)
            held.append(box)
            canvas.begin_mark(hold_words(language, hold, review.today), box)
            marks.block(canvas, Box(box.x, y + height * 0.25, box.width, height * 0.5), style.held, marks.Fill.UPRIGHT)
            canvas.end_mark()
    shown = [change for change in review.changes if sheet.place(change.day) is not None]
    middles = [sheet.centre(sheet.places[change.day.toordinal()]) for change in shown]
    # A label goes as far as the next mark, and is left out where days on hold are drawn.
    ends = [x - style.px(12) for x in middles[1:]] + [sheet.right]
    for change, x, end in zip(shown, middles, ends, strict=False):
        canvas.begin_mark(change_words(language, change, review.today), Box(x - style.px(8), y, style.px(16), height))
        marks.change(canvas, x, y + height / 2, rises=change.after_mg > change.before_mg)
        words = language.amount(change.after_mg)
        begin, over = x + style.px(10), x + style.px(10) + style.width_of(words)
        if over <= end and not any(box.x < over and begin < box.x + box.width for box in held):
            canvas.text(begin, y + height / 2 + style.size * 0.35, words, style.text)
        canvas.end_mark()


def _draw_facts(
    sheet: Sheet, y: float, facts: Iterable[tuple[date, str]], draw: Callable[[float, float, int], None]
) -> None:
    """One mark a column for all that is there; ``draw`` gets its middle, and the place of its first fact."""
    found: dict[int, list[tuple[int, str]]] = {}
    for number, (day, words) in enumerate(facts):
        place = sheet.place(day)
        if place is not None:
            found.setdefault(place, []).append((number, words))
    height = sheet.canvas.style.px(_FACTS)
    for place, several in found.items():
        sheet.canvas.begin_mark("\n".join(words for _, words in several), sheet.cell(place, y, height))
        draw(sheet.centre(place), y + height / 2, several[0][0])
        sheet.canvas.end_mark()


def _draw_tests(sheet: Sheet, y: float) -> None:
    tests = sorted(sheet.review.tests, key=lambda test: test.state.is_done)  # one left undone is not hidden
    facts = [(test.day, blood_test_words(sheet.language, test, sheet.review.today)) for test in tests]
    _draw_facts(
        sheet, y, facts, lambda x, at, first: marks.blood_test(sheet.canvas, x, at, tests[first].state, sheet.column)
    )


def _draw_visits(sheet: Sheet, y: float) -> None:
    review = sheet.review
    facts = [(visit.day, looked_back_words(sheet.language, visit, review.today)) for visit in review.visits]
    _draw_facts(
        sheet,
        y,
        facts,
        lambda x, at, first: marks.visit(
            sheet.canvas, x, at, sheet.column, coming=review.visits[first].day > review.today
        ),
    )


def _draw_notes(sheet: Sheet, y: float) -> None:
    facts = [(note.day, note_words(sheet.language, note)) for note in sheet.review.notes]
    _draw_facts(sheet, y, facts, lambda x, at, _: marks.note(sheet.canvas, x, at, sheet.column))


def _draw_urgent(sheet: Sheet, y: float, pressing: Sequence[Noted]) -> None:
    today = sheet.review.today
    facts = [(item.day, noted_words(sheet.language, sheet.known, item, today)) for item in pressing]
    _draw_facts(sheet, y, facts, lambda x, at, _: marks.urgent(sheet.canvas, x, at, sheet.column))


def _draw_feelings(sheet: Sheet, y: float) -> None:
    canvas, height, known = sheet.canvas, sheet.canvas.style.px(_ROW), feelings(sheet.review)
    days: dict[int, list[DayFeeling]] = {}
    for day, feeling in known.items():
        place = sheet.place(day)
        if place is not None and not feeling.hidden:
            days.setdefault(place, []).append(feeling)
    for place, found in days.items():
        room = sheet.bar(place, y, height)
        canvas.begin_mark(sheet.titled(place, _days_words(sheet, found)), sheet.cell(place, y, height))
        bad = [feeling.severity for feeling in found if feeling.symptom]
        if not bad:
            marks.no_symptoms(canvas, room)
        elif sheet.unit is Unit.DAY:
            marks.severity_bar(canvas, room, bad[0])
        else:
            span = sheet.spans[place]
            _stack(canvas, room, bad, (span.last - span.first).days + 1)
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
    counts = [(severity, severities.count(severity)) for severity in _UPWARDS]
    least = canvas.style.px(4)
    heights = [(severity, max(room.height * count / most, least)) for severity, count in counts if count]
    over = sum(height for _, height in heights)
    shrink = min(1.0, room.height / over) if over else 1.0
    bottom = room.y + room.height
    for severity, height in heights:
        bottom -= height * shrink
        marks.severity_block(canvas, Box(room.x, bottom, room.width, height * shrink), severity)


def _draw_symptom(sheet: Sheet, y: float, items: Sequence[Noted], most: int) -> None:
    canvas, height = sheet.canvas, sheet.canvas.style.px(_ROW)
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
