"""Results over time on paper: a row for each result, a column for each day, and what its letters mean."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from imuran_desktop.domain.alerts import Side
from imuran_desktop.domain.results import Analytes
from imuran_desktop.domain.trends import Trend, TrendPoint, Trends
from imuran_desktop.words.alert_values import past_phrase
from imuran_desktop.words.language import Language
from imuran_desktop.words.results import analyte_name, range_words, signed_words, unit_words, value_words
from imuran_desktop.words.trend_doses import daily_amount_name, dose_rows
from imuran_desktop.words.trends import apart_words, trend_title

_MOST_DAYS = 7
"""As many days as there is room for beside each other."""
WIDTHS = (18, 12, *(_MOST_DAYS * (10,)))
"""How wide the columns are, in parts of a hundred."""
_EVERY_YEAR = date.min
"""No day is of this year: taken for today's, it has the year of every day named."""

Table = Sequence[Sequence[str]]


@dataclass(frozen=True)
class TrendGrid:
    """Tables of :data:`WIDTHS`, the first row with the heads; what their ``letters`` mean; and ``notes`` on results."""

    tables: Sequence[Table]
    letters: Sequence[str]
    notes: Sequence[str]


def trend_grid(language: Language, trends: Trends, analytes: Analytes) -> TrendGrid:
    """All results from the oldest to the newest, as many tables as they need, and the daily amounts below them."""
    drawn = {point.day for trend in trends.trends for point in trend.points}
    days = sorted(drawn.union(item.day for trend in trends.trends for item in trend.apart))
    tables = [_table(language, trends, analytes, some) for some in _shared_out(days)]
    return TrendGrid(tables, list(_letters(language, trends)), list(_notes(language, trends, analytes)))


def dose_lines(language: Language, trends: Trends) -> list[str]:
    """The daily amounts and the days on hold, the oldest first, every day with its year."""
    rows = sorted(dose_rows(language, trends, _EVERY_YEAR), key=lambda row: row[0])
    return [words for _, _, words in rows]


def _shared_out(days: Sequence[date]) -> Iterator[Sequence[date]]:
    """As few parts as there can be, about as long as each other."""
    parts = -(-len(days) // _MOST_DAYS)
    most = -(-len(days) // parts) if parts else 1
    for start in range(0, len(days), most):
        yield days[start : start + most]


def _table(language: Language, trends: Trends, analytes: Analytes, days: Sequence[date]) -> Table:
    none = [""] * (_MOST_DAYS - len(days))
    heads = [language.tr("Result"), language.tr("Laboratory's range"), *map(language.date, days), *none]
    rows = [heads]
    for trend in trends.trends:
        cells = [_cell(language, trend, day) for day in days]
        if any(cells):
            ranges = _ranges(language, trend, days)
            rows.append([trend_title(language, trend, analytes), ranges, *cells, *none])
    for medicine in dict.fromkeys(span.medicine for span in trends.amounts):
        cells = [_amount(language, trends, medicine, day) for day in days]
        if any(cells):
            rows.append([daily_amount_name(language, medicine), "", *cells, *none])
    return rows


def _cell(language: Language, trend: Trend, day: date) -> str:
    """The values of a day with their letters; one that is no number is among the notes."""
    found = [_value(language, trend, point) for point in trend.points if point.day == day]
    for dated in trend.apart:
        if dated.day == day:
            number = "" if dated.result.value is None else value_words(language, dated.result)
            found.append(" ".join(filter(None, (number, _note_letter(language)))))
    return "\n".join(found)


def _value(language: Language, trend: Trend, point: TrendPoint) -> str:
    result = point.result
    value = signed_words(language, result.sign, result.value) if result.value is not None else ""
    parts = [value if result.unit == trend.unit else value_words(language, result)]
    parts += [letter for letter, _ in _marks(language, point)]
    # What belongs to a value stays beside it.
    return "\N{NO-BREAK SPACE}".join(parts)


def _marks(language: Language, point: TrendPoint) -> Iterator[tuple[str, str]]:
    """The letters of a value, each with what it means."""
    tr = language.tr
    if point.outside is Side.BELOW:
        yield tr("L"), tr("below the laboratory's range")
    if point.outside is Side.ABOVE:
        yield tr("H"), tr("above the laboratory's range")
    if point.past:
        yield tr("C"), past_phrase(language)
    if point.result.comment:
        yield _note_letter(language), tr("see the notes")


def _note_letter(language: Language) -> str:
    return language.tr("N")


def _letters(language: Language, trends: Trends) -> Iterator[str]:
    found = {mark for trend in trends.trends for point in trend.points for mark in _marks(language, point)}
    if any(trend.apart for trend in trends.trends):
        found.add((_note_letter(language), language.tr("see the notes")))
    for letter, words in sorted(found):
        yield language.tr("{letter}: {words}.", letter=letter, words=words)


def _ranges(language: Language, trend: Trend, days: Sequence[date]) -> str:
    """The newest range of these days; another one before it with the last day on which it was printed."""
    shown = [point for point in trend.points if point.day in days and range_words(language, point.result)]
    runs = [list(run) for _, run in groupby(reversed(shown), key=lambda point: _range(language, trend, point))]
    first = [_range(language, trend, runs[0][0])] if runs else []
    return "\n".join(
        first
        + [
            language.tr("until {day}: {range}", day=language.date(run[0].day), range=_range(language, trend, run[0]))
            for run in runs[1:]
        ]
    )


def _range(language: Language, trend: Trend, point: TrendPoint) -> str:
    words = range_words(language, point.result)
    if point.result.unit == trend.unit:
        return words
    return language.tr("{range} {unit}", range=words, unit=unit_words(language, point.result.unit))


def _amount(language: Language, trends: Trends, medicine: str, day: date) -> str:
    holds = (hold for hold in trends.holds if hold.medicine == medicine)
    if any(hold.first <= day and (hold.last is None or day <= hold.last) for hold in holds):
        return language.tr("on hold")
    amounts = [span.amount_mg for span in trends.amounts if span.medicine == medicine and span.covers(day)]
    return language.amount(sum(amounts)) if amounts else ""


def _notes(language: Language, trends: Trends, analytes: Analytes) -> Iterator[str]:
    for trend in trends.trends:
        name = analyte_name(language, trend.analyte, analytes)
        for point in trend.points:
            if point.result.comment:
                yield language.tr(
                    "{day}: {name}: the laboratory wrote: {words}",
                    day=language.date(point.day),
                    name=name,
                    words=point.result.comment,
                )
        for dated in trend.apart:
            yield apart_words(language, dated, analytes, _EVERY_YEAR)
