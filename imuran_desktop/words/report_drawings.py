"""The drawings of a report in words, for those who can't see them: what they show, in figures, and not every mark."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from imuran_desktop.domain.codes import BloodTestState
from imuran_desktop.domain.columns import Unit
from imuran_desktop.domain.report import Report
from imuran_desktop.domain.results import Analytes
from imuran_desktop.domain.review import DayDoses, Review, added
from imuran_desktop.domain.review_days import count_days, feelings
from imuran_desktop.domain.trends import Trend, TrendPoint, Trends
from imuran_desktop.words.language import Language
from imuran_desktop.words.results import analyte_name, value_words
from imuran_desktop.words.review import change_words, doses_words, hold_words
from imuran_desktop.words.review_days import counted_days_words
from imuran_desktop.words.trends import drawn_result, trends_days

_NAMED = 6
"""So many dose changes, holds and urgent signs are named; of more, their number."""


def strip_words(language: Language, report: Report, unit: Unit, shown: Trends, analytes: Analytes) -> str:
    """What the strip shows; ``unit`` is what one column stands for, and ``shown`` are the values that it has."""
    review = report.review
    return " ".join(
        (
            _days_words(language, review, unit),
            *_dose_words(language, review),
            *_symptom_words(language, review),
            *_fact_words(language, review),
            *_value_words(language, shown, analytes),
        )
    )


def _days_words(language: Language, review: Review, unit: Unit) -> str:
    tr, days = language.tr, {"first": language.date(review.first), "last": language.date(review.last)}
    return {
        Unit.DAY: tr("From {first} to {last}, a column for each day.", **days),
        Unit.WEEK: tr("From {first} to {last}, a column for each week.", **days),
        Unit.MONTH: tr("From {first} to {last}, a column for each month.", **days),
        Unit.YEAR: tr("From {first} to {last}, a column for each year.", **days),
    }[unit]


def _dose_words(language: Language, review: Review) -> Iterator[str]:
    tr, trn = language.tr, language.trn
    doses = added(review.doses.values())
    yield tr("Doses: {summary}.", summary=_doses_summary(language, doses))
    if doses.missed:
        yield tr("Missed: nothing recorded.")
    changes = [change for change in review.changes if change.day >= review.first]
    if len(changes) <= _NAMED:
        yield from (tr("{fact}.", fact=change_words(language, change, review.today)) for change in changes)
    else:
        yield trn("{number} change of a daily amount.", "{number} changes of daily amounts.", len(changes))
    if len(review.holds) <= _NAMED:
        yield from (tr("{fact}.", fact=hold_words(language, hold, review.today)) for hold in review.holds)
    else:
        yield trn("Doses were on hold {number} time.", "Doses were on hold {number} times.", len(review.holds))


def _doses_summary(language: Language, doses: DayDoses) -> str:
    if doses.open:
        so_far = doses._replace(open=0)
        still = language.trn("{number} still open", "{number} still open", doses.open)
        return language.tr("{doses}, {open}", doses=_doses_summary(language, so_far), open=still)
    if doses.due or not doses.held:
        return doses_words(language, doses)
    held = language.trn("{number} dose on hold", "{number} doses on hold", doses.held)
    if not doses.held_taken:
        return held
    taken = language.trn("{number} of them taken", "{number} of them taken", doses.held_taken)
    return language.tr("{held}, {taken}", held=held, taken=taken)


def _symptom_words(language: Language, review: Review) -> Iterator[str]:
    counts = count_days(feelings(review), review.first, review.last, review.skipped)
    days = counted_days_words(language, counts)
    yield language.tr("Symptoms: {days}.", days=days)
    urgent = [item.day for item in review.urgent]
    if urgent:
        count = language.trn("{number} urgent sign", "{number} urgent signs", len(urgent))
        named = list(dict.fromkeys(urgent))
        if len(named) <= _NAMED:
            days = language.listed([language.date(day) for day in named])
            yield language.tr("{signs}: {days}.", signs=count, days=days)
        else:
            first, last = language.date(named[0]), language.date(named[-1])
            yield language.tr("{signs}, the first on {first}, the last on {last}.", signs=count, first=first, last=last)


def _fact_words(language: Language, review: Review) -> Iterator[str]:
    """Blood tests, by the marks they have, and visits."""
    tr, trn = language.tr, language.trn
    found = Counter(_kind(test.state) for test in review.tests)
    words = {
        "done": trn("{number} done", "{number} done", found["done"]),
        "not_done": trn("{number} not done on the day", "{number} not done on the day", found["not_done"]),
        "not_needed": trn("{number} not needed", "{number} not needed", found["not_needed"]),
        "planned": trn("{number} planned", "{number} planned", found["planned"]),
    }
    parts = [part for kind, part in words.items() if found[kind]]
    yield tr("Blood tests: {parts}.", parts=language.listed(parts) if parts else tr("none"))
    if review.visits:
        yield trn("{number} clinic visit.", "{number} clinic visits.", len(review.visits))


def _kind(state: BloodTestState) -> str:
    if state.is_done:
        return "done"
    if state in (BloodTestState.OVERDUE, BloodTestState.NOT_DONE):
        return "not_done"
    return "not_needed" if state is BloodTestState.NOT_NEEDED else "planned"


def _value_words(language: Language, shown: Trends, analytes: Analytes) -> Iterable[str]:
    if not shown.trends:
        return [language.tr("No blood values.")]
    return [_trend_words(language, trend, analytes) for trend in shown.trends]


def trend_words(language: Language, trends: Trends, trend: Trend, analytes: Analytes) -> str:
    """What the drawing of one trend shows, with the days it covers."""
    words = [_trend_words(language, trend, analytes)]
    if trend.apart:
        words.append(
            language.trn(
                "{number} more can't be drawn: see the table.",
                "{number} more can't be drawn: see the table.",
                len(trend.apart),
            )
        )
    return language.tr("{days}. {facts}", days=trends_days(language, trends), facts=" ".join(words))


def _trend_words(language: Language, trend: Trend, analytes: Analytes) -> str:
    """The number of results, the first and the last, the least and the most, and how many are outside a range."""
    tr, points = language.tr, trend.points
    name = analyte_name(language, trend.analyte, analytes)
    if len(points) == 1:
        words = tr("{name}: 1 result, {value}", name=name, value=_dated(language, trend, points[0]))
    else:
        by_value = sorted(points, key=lambda point: point.value)
        words = language.trn(
            "{name}: {number} result, first {first}, last {last}, lowest {lowest}, highest {highest}",
            "{name}: {number} results, first {first}, last {last}, lowest {lowest}, highest {highest}",
            len(points),
            name=name,
            first=_dated(language, trend, points[0]),
            last=_dated(language, trend, points[-1]),
            lowest=_value(language, trend, by_value[0]),
            highest=_value(language, trend, by_value[-1]),
        )
    return tr("{facts}.", facts="; ".join([words, *_outside(language, points)]))


def _outside(language: Language, points: Sequence[TrendPoint]) -> Iterator[str]:
    outside = sum(point.outside is not None for point in points)
    past = sum(bool(point.past) for point in points)
    if any((point.low, point.high) != (None, None) for point in points):
        yield language.trn(
            "{number} outside the laboratory's range", "{number} outside the laboratory's range", outside
        )
    if past:
        yield language.trn(
            "{number} outside the value the clinic set", "{number} outside the value the clinic set", past
        )


def _value(language: Language, trend: Trend, point: TrendPoint) -> str:
    return value_words(language, drawn_result(trend, point))


def _dated(language: Language, trend: Trend, point: TrendPoint) -> str:
    return language.tr("{value} on {day}", value=_value(language, trend, point), day=language.date(point.day))
