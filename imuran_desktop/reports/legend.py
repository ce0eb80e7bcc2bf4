"""What the marks of a drawing mean: each with its words, in as many lines as they need."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from imuran_desktop.domain.codes import BloodTestState, Severity
from imuran_desktop.domain.columns import Unit
from imuran_desktop.domain.review import Review, added
from imuran_desktop.domain.review_days import DayFeeling, feelings
from imuran_desktop.reports import marks
from imuran_desktop.reports.drawing import Box, Canvas, Style
from imuran_desktop.words.language import Language

Key = tuple[str, Callable[[Canvas, Box], None]]
"""Words, and what draws the mark into a square."""

_LOOSE, _DENSE = (18.0, 28.0, 20.0, 8.0), (14.4, 19.0, 13.0, 5.0)
"""How large the mark of a key is, how high a line, and how far keys are apart, and words from their mark."""


def draw_legend(canvas: Canvas, keys: Sequence[Key], width: float, y: float, *, dense: bool = False) -> float:
    """Draw the keys from ``y`` on, and return where they end. ``dense`` ones take less room."""
    style = canvas.style
    side, line, apart, gap = (style.px(size) for size in (_DENSE if dense else _LOOSE))
    line = max(line, style.size * (1.35 if dense else 1.6))
    x = 0.0
    for words, draw in keys:
        needed = side + gap + style.width_of(words)
        if x and x + needed > width:
            x, y = 0.0, y + line
        draw(canvas, Box(x, y + (line - side) / 2, side, side))
        text = style.shortened(words, width - side - gap)
        canvas.text(x + side + gap, y + line / 2 + style.size * 0.35, text, style.muted)
        x += needed + apart
    return y + line


def draw_lines(canvas: Canvas, texts: Sequence[str], width: float, y: float) -> float:
    """Write sentences from ``y`` on, in as many lines as they need, and return where they end."""
    style = canvas.style
    for line in (line for text in texts for line in _wrapped(style, text, width)):
        canvas.text(0, y + style.size, style.shortened(line, width), style.muted)
        y += style.size * 1.4
    return y


def _wrapped(style: Style, text: str, width: float) -> Iterator[str]:
    line = ""
    for word in text.split(" "):
        longer = f"{line} {word}".lstrip()
        if line and style.width_of(longer) > width:
            yield line
            longer = word
        line = longer
    yield line


def scale_words(review: Review, language: Language, unit: Unit, most: int) -> list[str]:
    """What the height of a bar means; ``most`` is how often a symptom was recorded where it is full."""
    if not review.symptoms:
        return []
    tr, trn = language.tr, language.trn
    match unit:
        case Unit.DAY:
            return [tr("The taller a bar, the worse it was.")]
        case Unit.WEEK:
            days = tr("Days with symptoms: a bar of full height means every day of the week.")
            times = trn(
                "Each symptom: a bar of full height means {number} time in a week.",
                "Each symptom: a bar of full height means {number} times in a week.",
                most,
            )
        case Unit.MONTH:
            days = tr("Days with symptoms: a bar of full height means every day of the month.")
            times = trn(
                "Each symptom: a bar of full height means {number} time in a month.",
                "Each symptom: a bar of full height means {number} times in a month.",
                most,
            )
        case Unit.YEAR:
            days = tr("Days with symptoms: a bar of full height means every day of the year.")
            times = trn(
                "Each symptom: a bar of full height means {number} time in a year.",
                "Each symptom: a bar of full height means {number} times in a year.",
                most,
            )
    return [days, times]


def timeline_legend(review: Review, language: Language, unit: Unit) -> list[Key]:
    """The keys of what occurs in a timeline."""
    keys = strip_legend(review, language, unit)
    if review.notes:
        keys.append((language.tr("note"), _centred(marks.note)))
    if any(item.last > item.day for item in review.symptoms):
        keys.append((language.tr("for as long as it lasted"), _draw_lasting))
    return keys


def strip_legend(review: Review, language: Language, unit: Unit) -> list[Key]:
    """The keys of what occurs in the strip of a report, which has no notes, and no row for each symptom."""
    return [*_dose_keys(review, language), *_fact_keys(review, language), *_severity_keys(review, language, unit)]


def height_key(language: Language, unit: Unit, most: int) -> Key:
    """What the height of a bar of symptoms means, as a key; the highest bar stands for ``most`` days."""
    trn = language.trn
    words = {
        Unit.DAY: language.tr("the taller, the worse"),
        Unit.WEEK: trn("highest bar: {number} day of a week", "highest bar: {number} days of a week", most),
        Unit.MONTH: trn("highest bar: {number} day of a month", "highest bar: {number} days of a month", most),
        Unit.YEAR: trn("highest bar: {number} day of a year", "highest bar: {number} days of a year", most),
    }[unit]
    return words, _draw_heights


def dose_key(language: Language, *, ordered: bool) -> Key:
    """How the doses of a column stand above each other: as a key with nothing but a block in two parts."""
    if ordered:
        return language.tr("each column is a day, its first dose on top"), _draw_parts
    return language.tr("height: share of the doses"), _draw_parts


def _draw_parts(canvas: Canvas, box: Box) -> None:
    """A block in two parts."""
    width, half = box.width * 0.6, box.height / 2
    for y in (box.y, box.y + half):
        part = Box(box.x + (box.width - width) / 2, y, width, half)
        canvas.rect(part, canvas.style.ground, canvas.style.outline, weight=canvas.style.px(1))


def going_on_key(language: Language) -> Key:
    """What an arrow after a symptom means."""
    return language.tr("still going on when last recorded"), _draw_going_on


def _draw_going_on(canvas: Canvas, box: Box) -> None:
    marks.going_on(canvas, box.x, box.y + box.height / 2, box.width)


def _draw_heights(canvas: Canvas, box: Box) -> None:
    """Three bars, each taller than the one before."""
    width = box.width / 4
    for number in range(3):
        height = box.height * (number + 1) / 3
        foot = Box(box.x + number * width * 1.4, box.y + box.height - height, width, height)
        canvas.rect(foot, canvas.style.ground, canvas.style.outline, weight=canvas.style.px(1))


def _draw_lasting(canvas: Canvas, box: Box) -> None:
    marks.lasting(canvas, box, Severity.MILD)


def _dose_keys(review: Review, language: Language) -> Iterator[Key]:
    tr, found = language.tr, added(review.doses.values()).by_state
    words = {
        "taken": tr("doses taken"),
        "skipped": tr("skipped"),
        "not_sure": tr("not sure"),
        "missed": tr("missed: nothing recorded"),
        "held": tr("on hold"),
        "held_taken": tr("taken while on hold"),
        "open": tr("still open"),
    }
    for name, text in words.items():
        if found[name]:
            yield text, _dose_key(name)


def _dose_key(name: str) -> Callable[[Canvas, Box], None]:
    return lambda canvas, box: marks.dose_block(canvas, box, name)


def _fact_keys(review: Review, language: Language) -> Iterator[Key]:
    tr = language.tr
    if any(review.first <= change.day <= review.last for change in review.changes):
        yield tr("new daily amount"), _centred(lambda canvas, x, y: marks.change(canvas, x, y, rises=True))
    yield from _test_keys(review, language)
    yield from _visit_keys(review, language)
    if review.urgent:
        yield tr("urgent sign"), _centred(marks.urgent)


def _visit_keys(review: Review, language: Language) -> Iterator[Key]:
    coming = {visit.day > review.today for visit in review.visits}
    if False in coming:
        yield language.tr("clinic visit"), _centred(marks.visit)
    if True in coming:
        yield language.tr("clinic visit to come"), _centred(partial(marks.visit, coming=True))


def _test_keys(review: Review, language: Language) -> Iterator[Key]:
    tr, states = language.tr, {test.state for test in review.tests}
    done = {state for state in states if state.is_done}
    undone = states & {BloodTestState.OVERDUE, BloodTestState.NOT_DONE}
    unneeded = states & {BloodTestState.NOT_NEEDED}
    if done:
        yield tr("test done"), _test_key(BloodTestState.DONE)
    if undone:
        yield tr("test not done on its day"), _test_key(BloodTestState.NOT_DONE)
    if unneeded:
        yield tr("test not needed"), _test_key(BloodTestState.NOT_NEEDED)
    if states - done - undone - unneeded:
        yield tr("test planned"), _test_key(BloodTestState.PLANNED)


def _test_key(state: BloodTestState) -> Callable[[Canvas, Box], None]:
    return _centred(lambda canvas, x, y: marks.blood_test(canvas, x, y, state))


def _centred(draw: Callable[[Canvas, float, float], None]) -> Callable[[Canvas, Box], None]:
    return lambda canvas, box: draw(canvas, box.x + box.width / 2, box.y + box.height / 2)


def _severity_keys(review: Review, language: Language, unit: Unit) -> Iterator[Key]:
    found = feelings(review).values()
    words = severity_keys(language)
    for severity, text in words.items():
        if any(item.severity is severity for item in review.symptoms):
            draw = marks.severity_bar if unit is Unit.DAY else marks.severity_block
            yield text, _severity_key(severity, draw)
    if any(feeling.none for feeling in found):
        yield language.tr("no symptoms"), marks.no_symptoms


def _severity_key(
    severity: Severity | None, draw: Callable[[Canvas, Box, Severity | None], None]
) -> Callable[[Canvas, Box], None]:
    return lambda canvas, box: draw(canvas, box, severity)


def severity_keys(language: Language) -> dict[Severity | None, str]:
    """The words for each severity."""
    tr = language.tr
    return {
        Severity.MILD: tr("mild"),
        Severity.MODERATE: tr("moderate"),
        Severity.SEVERE: tr("severe"),
        None: tr("how bad: not said"),
    }


def calendar_legend(shown: Iterable[DayFeeling], language: Language) -> list[Key]:
    """The keys of what occurs in a calendar of bad days, and of a day with nothing recorded."""
    tr, found = language.tr, list(shown)
    keys: list[Key] = [
        (words, _day_key(DayFeeling(symptom=True, severity=severity)))
        for severity, words in severity_keys(language).items()
        if any(feeling.symptom and feeling.severity is severity for feeling in found)
    ]
    if any(feeling.none for feeling in found):
        keys.append((tr("no symptoms"), _day_key(DayFeeling(none=True))))
    if any(feeling.hidden for feeling in found):
        keys.append((tr("only what is not shown"), _day_key(DayFeeling(hidden=True))))
    keys.append((tr("nothing recorded"), _plain_number))
    return keys


def _plain_number(canvas: Canvas, box: Box) -> None:
    middle, style = box.y + box.height / 2, canvas.style
    canvas.text(box.x + box.width / 2, middle + style.size * 0.35, "1", style.muted, anchor="middle")


def _day_key(feeling: DayFeeling) -> Callable[[Canvas, Box], None]:
    return lambda canvas, box: marks.day_cell(canvas, box, feeling)
