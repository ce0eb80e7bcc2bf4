"""Results over time in words: what a drawing shows, and what each value in it is."""

from dataclasses import replace
from datetime import date

from imuran_desktop.domain.alerts import AlertValue, Dated
from imuran_desktop.domain.results import Analytes, Result
from imuran_desktop.domain.trends import Trend, TrendPoint, Trends
from imuran_desktop.domain.units import shown
from imuran_desktop.words.alert_values import limit_words, past_phrase, rise_words, side_words
from imuran_desktop.words.history import full_day
from imuran_desktop.words.language import Language
from imuran_desktop.words.results import analyte_name, outside_words, range_words, unit_words, value_words


def trend_title(language: Language, trend: Trend, analytes: Analytes) -> str:
    """The heading of a drawing: "ALT, U/L"."""
    name = analyte_name(language, trend.analyte, analytes)
    return language.tr("{name}, {unit}", name=name, unit=unit_words(language, trend.unit)) if trend.unit else name


def newest_words(language: Language, trend: Trend) -> str:
    """The newest result: "Newest: 120 U/L, 2 March 2026"."""
    point = trend.points[-1]
    return language.tr(
        "Newest: {value}, {day}", value=value_words(language, point.result), day=language.date(point.day)
    )


def trend_facts(language: Language, trend: Trend) -> list[str]:
    """What the lines and the shade of a drawing stand for, in short sentences."""
    facts = []
    newest = _newest_with_range(language, trend)
    if newest is not None:
        facts.append(language.tr("Laboratory's range: {range}.", range=_range(language, trend, newest)))
    facts += [
        language.tr("The clinic set: {limit}.", limit=side_words(language, side, limit, trend.unit))
        for side, limit in trend.limits.items()
    ]
    if trend.rise is not None and trend.rise.rise_percent is not None and trend.rise.over_months is not None:
        rise = rise_words(language, trend.rise.rise_percent, trend.rise.over_months)
        facts.append(language.tr("The clinic set: {limit}.", limit=rise))
    return facts + [_lost_words(language, alert) for alert in trend.not_compared]


def newest_range_words(language: Language, trend: Trend) -> str:
    """The laboratory's range of the newest result that has one: "Range 4.0 to 11.0"; "" where none has."""
    newest = _newest_with_range(language, trend)
    return "" if newest is None else language.tr("Range {range}", range=_range(language, trend, newest))


def drawn_result(trend: Trend, point: TrendPoint) -> Result:
    """A result in the unit in which its trend is drawn, with no digits that only turning it into that brings."""
    result = point.result
    if result.unit == trend.unit or result.value is None:
        return result
    return replace(result, value=shown(point.value, result.value), unit=trend.unit)


def _newest_with_range(language: Language, trend: Trend) -> TrendPoint | None:
    return next((point for point in reversed(trend.points) if range_words(language, point.result)), None)


def _range(language: Language, trend: Trend, point: TrendPoint) -> str:
    words = range_words(language, point.result)
    if point.result.unit == trend.unit:
        return words
    return language.tr("{range} {unit}", range=words, unit=unit_words(language, point.result.unit))


def _lost_words(language: Language, alert: AlertValue) -> str:
    return language.tr(
        "The clinic set: {limit}. That unit can't be turned into this one, so nothing here is compared with it.",
        limit=limit_words(language, alert),
    )


def point_words(language: Language, trend: Trend, point: TrendPoint, analytes: Analytes, today: date) -> str:
    """One result: "Monday 2 March: ALT 120 U/L; laboratory's range: 0 to 40; above …"."""
    name = analyte_name(language, trend.analyte, analytes)
    words = [language.tr("{name} {value}", name=name, value=value_words(language, point.result))]
    if point.result.unit != trend.unit:
        words.append(language.tr("that is {value}", value=value_words(language, drawn_result(trend, point))))
    words += _about(language, point)
    return language.tr("{day}: {facts}.", day=full_day(language, point.day, today), facts="; ".join(words))


def _about(language: Language, point: TrendPoint) -> list[str]:
    """The range, where the value lies beside it, and whether it is past what the clinic set."""
    result, words = point.result, []
    if range_words(language, result):
        words.append(language.tr("laboratory's range: {range}", range=range_words(language, result)))
    if outside_words(language, result):
        words.append(outside_words(language, result))
    if point.past:
        words.append(past_phrase(language))
    if result.comment:
        words.append(language.tr("the laboratory wrote: {words}", words=result.comment))
    return words


def apart_words(language: Language, dated: Dated, analytes: Analytes, today: date) -> str:
    """A result that is not drawn, and why."""
    name, result = analyte_name(language, dated.result.analyte, analytes), dated.result
    values = {
        "day": full_day(language, dated.day, today),
        "name": name,
        "value": value_words(language, result),
    }
    if result.value is None:
        return language.tr("{day}: {name}: {value}. Not a number, so it is not in the drawing.", **values)
    return language.tr(
        "{day}: {name} {value}. It is in a unit that can't be turned into that of the others, so it is not in the "
        "drawing.",
        **values,
    )


def trends_days(language: Language, trends: Trends) -> str:
    """The days: "2 March 2025 to 2 March 2026"."""
    return language.tr("{first} to {last}", first=language.date(trends.first), last=language.date(trends.last))


def trends_summary(language: Language, every: Trends, shown_: Trends) -> str:
    """Which days these are, and how much of them is shown."""
    days, total = trends_days(language, every), _count(every)
    count = _count(shown_)
    if count == total:
        return language.trn("{days}: {number} result.", "{days}: {number} results.", total, days=days)
    return language.trn(
        "{days}: {count} of {number} result shown.",
        "{days}: {count} of {number} results shown.",
        total,
        days=days,
        count=language.number(count),
    )


def _count(trends: Trends) -> int:
    return sum(len(trend.points) + len(trend.apart) for trend in trends.trends)


def nothing_here_words(language: Language, trends: Trends) -> str:
    """That there is nothing to show: no results that were chosen, none in these days, or none at all."""
    if trends.trends:
        return language.tr("The results that are ticked above are not among those of these days.")
    if trends.newest is None:
        return language.tr(
            "There are no results yet. Once the results of a blood test are entered, this shows how they change over "
            "time."
        )
    return language.tr(
        "There are no results in these days. The newest are from {day}.", day=language.date(trends.newest)
    )


def point_hint(language: Language) -> str:
    """How to read a value off a drawing."""
    return language.tr("Click on a value, or go there with the arrow keys, to read it.")
