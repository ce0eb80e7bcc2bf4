"""The table of results over time, as rows and day by day."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from imuran_desktop.domain.results import Analytes, Result
from imuran_desktop.domain.trends import TrendPoint, Trends
from imuran_desktop.words.alert_values import past_phrase
from imuran_desktop.words.history import full_day
from imuran_desktop.words.language import Language
from imuran_desktop.words.results import analyte_name, outside_words, range_words, value_words
from imuran_desktop.words.review import change_words, hold_words


def trend_heads(language: Language) -> tuple[str, str, str, str, str]:
    """The columns of the table."""
    tr = language.tr
    return tr("Day"), tr("Result"), tr("Value"), tr("Laboratory's range"), tr("More")


def trend_rows(language: Language, trends: Trends, analytes: Analytes) -> list[tuple[str, ...]]:
    """The table of all that is shown, the newest first: results, other daily amounts, and holds."""
    today = trends.today
    found = [(day, (full_day(language, day, today), *row)) for day, row in _result_rows(language, trends, analytes)]
    found += [
        (day, (full_day(language, day, today), name, "", "", words)) for day, name, words in _events(language, trends)
    ]
    return [row for _, row in sorted(found, key=lambda item: item[0], reverse=True)]


@dataclass(frozen=True)
class TrendDay:
    """A day in words: what happened to the doses, and the rows of its results, under all heads but the first."""

    title: str
    events: Sequence[str]
    rows: Sequence[tuple[str, ...]]


def trend_days(language: Language, trends: Trends, analytes: Analytes) -> list[TrendDay]:
    """The same day by day, the newest first."""
    rows: dict[date, list[tuple[str, ...]]] = {}
    events: dict[date, list[str]] = {}
    for day, row in _result_rows(language, trends, analytes):
        rows.setdefault(day, []).append(row)
    for day, _, words in _events(language, trends):
        events.setdefault(day, []).append(words)
    return [
        TrendDay(full_day(language, day, trends.today), events.get(day, ()), rows.get(day, ()))
        for day in sorted({*rows, *events}, reverse=True)
    ]


def _result_rows(language: Language, trends: Trends, analytes: Analytes) -> Iterator[tuple[date, tuple[str, ...]]]:
    for trend in trends.trends:
        name = analyte_name(language, trend.analyte, analytes)
        for point in trend.points:
            yield point.day, _row(language, name, point.result, point)
        for dated in trend.apart:
            yield dated.day, _row(language, name, dated.result, None)


def _events(language: Language, trends: Trends) -> Iterator[tuple[date, str, str]]:
    """What happened to the doses: the day, what it is, and all about it."""
    for change in trends.changes:
        yield change.day, language.tr("Daily amount"), change_words(language, change, trends.today)
    for hold in trends.holds:
        yield max(hold.first, trends.first), language.tr("On hold"), hold_words(language, hold, trends.today)


def _row(language: Language, name: str, result: Result, point: TrendPoint | None) -> tuple[str, ...]:
    more = [outside_words(language, result)]
    if point is None:
        more = [language.tr("not in the drawing")]
    elif point.past:
        more.append(past_phrase(language))
    more.append(result.comment if result.value is not None else "")
    return name, value_words(language, result), range_words(language, result), "; ".join(filter(None, more))
