"""What the marks of a drawing mean: each with its words, in as many lines as they need."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial

from imuran_desktop.domain.codes import BloodTestState, Level, Severity
from imuran_desktop.domain.columns import Unit
from imuran_desktop.domain.review import Review, added
from imuran_desktop.domain.review_days import DayFeeling, feelings
from imuran_desktop.reports import marks
from imuran_desktop.reports.drawing import Box, Canvas, Style
from imuran_desktop.words.language import Language

Key = tuple[str, Callable[[Canvas, Box], None]]
"""Words, and what draws the mark into a square."""

_SIDE, _LINE, _APART = 18.0, 28.0, 20.0


def draw_legend(canvas: Canvas, keys: Sequence[Key], width: float, y: float) -> float:
    """Draw the keys from ``y`` on, and return where they end."""
    style = canvas.style
    side, line = style.px(_SIDE), max(style.px(_LINE), style.size * 1.6)
    x = 0.0
    for words, draw in keys:
        needed = side + style.px(8) + style.width_of(words)
        if x and x + needed > width:
            x, y = 0.0, y + line
        draw(canvas, Box(x, y + (line - side) / 2, side, side))
        text = style.shortened(words, width - side - style.px(8))
        canvas.text(x + side + style.px(8), y + line / 2 + style.size * 0.35, text, style.muted)
        x += needed + style.px(_APART)
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
    return [*_dose_keys(review, language), *_fact_keys(review, language), *_severity_keys(review, language, unit)]


def _dose_keys(review: Review, language: Language) -> Iterator[Key]:
    tr, found = language.tr, added(review.doses.values()).by_state
    words = {
        "taken": tr("doses taken"),
        "skipped": tr("skipped"),
        "not_sure": tr("not sure"),
        "missed": tr("missed"),
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
        yield tr("another daily amount"), _centred(lambda canvas, x, y: marks.change(canvas, x, y, rises=True))
    yield from _test_keys(review, language)
    yield from _visit_keys(review, language)
    if review.notes:
        yield tr("note"), _centred(marks.note)
    if any(item.level.rank >= Level.URGENT.rank for item in review.symptoms):
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
        yield tr("blood test done"), _test_key(BloodTestState.DONE)
    if undone:
        yield tr("blood test not done on its day"), _test_key(BloodTestState.NOT_DONE)
    if unneeded:
        yield tr("blood test not needed"), _test_key(BloodTestState.NOT_NEEDED)
    if states - done - undone - unneeded:
        yield tr("blood test planned"), _test_key(BloodTestState.PLANNED)


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
    if any(item.last > item.day for item in review.symptoms):
        yield language.tr("for as long as it lasted"), lambda canvas, box: marks.lasting(canvas, box, Severity.MILD)
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
