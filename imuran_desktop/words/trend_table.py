"""The table of results over time, as rows."""

from collections.abc import Iterator
from datetime import date

from imuran_desktop.domain.results import Analytes, Result
from imuran_desktop.domain.trends import TrendPoint, Trends
from imuran_desktop.words.alert_values import past_phrase
from imuran_desktop.words.history import full_day
from imuran_desktop.words.language import Language
from imuran_desktop.words.results import analyte_name, outside_words, range_words, value_words
from imuran_desktop.words.trend_doses import dose_rows


def trend_heads(language: Language) -> tuple[str, str, str, str, str]:
    """The columns of the table."""
    tr = language.tr
    return tr("Day"), tr("Result"), tr("Value"), tr("Laboratory's range"), tr("More")


def trend_rows(language: Language, trends: Trends, analytes: Analytes) -> list[tuple[str, ...]]:
    """The table of all that is shown, the newest first: results, daily amounts, and holds."""
    today = trends.today
    found = [(day, (full_day(language, day, today), *row)) for day, row in _result_rows(language, trends, analytes)]
    found += [
        (day, (full_day(language, day, today), name, "", "", words))
        for day, name, words in dose_rows(language, trends, today)
    ]
    return [row for _, row in sorted(found, key=lambda item: item[0], reverse=True)]


def _result_rows(language: Language, trends: Trends, analytes: Analytes) -> Iterator[tuple[date, tuple[str, ...]]]:
    for trend in trends.trends:
        name = analyte_name(language, trend.analyte, analytes)
        for point in trend.points:
            yield point.day, _row(language, name, point.result, point)
        for dated in trend.apart:
            yield dated.day, _row(language, name, dated.result, None)


def _row(language: Language, name: str, result: Result, point: TrendPoint | None) -> tuple[str, ...]:
    more = [outside_words(language, result)]
    if point is None:
        more = [language.tr("not in the drawing")]
    elif point.past:
        more.append(past_phrase(language))
    more.append(result.comment if result.value is not None else "")
    return name, value_words(language, result), range_words(language, result), "; ".join(filter(None, more))
