"""The doses beside results in words: the amount in force, where it begins, changes and ends, and days on hold."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from imuran_desktop.domain.dose_changes import DoseChange, DoseSpan
from imuran_desktop.domain.trends import Trends
from imuran_desktop.words.doses import medicine_words
from imuran_desktop.words.history import full_day
from imuran_desktop.words.language import Language, sentence_case
from imuran_desktop.words.review import change_words, hold_words

_MOST_AMOUNTS = 6


def daily_amount_name(language: Language, medicine: str) -> str:
    """What a row of amounts is: "Azathioprine, daily amount"."""
    return language.tr("{medicine}, daily amount", medicine=_name(language, medicine))


def throughout_words(language: Language, span: DoseSpan) -> str:
    """An amount that is the same on all days: "Azathioprine, daily amount: 100 mg"."""
    name = daily_amount_name(language, span.medicine)
    return language.tr("{name}: {amount}", name=name, amount=language.amount(span.amount_mg))


def turn_words(language: Language, turn: DoseChange, today: date) -> str:
    """Where an amount begins, changes or ends."""
    name = _name(language, turn.medicine)
    if not turn.before_mg:
        day, after = full_day(language, turn.day, today), language.amount(turn.after_mg)
        return language.tr("{medicine}: from {day}, {after} a day", medicine=name, day=day, after=after)
    if not turn.after_mg:
        last = full_day(language, turn.day - timedelta(days=1), today)
        return language.tr("{medicine}: last day {day}", medicine=name, day=last)
    return change_words(language, turn, today)


def dose_rows(language: Language, trends: Trends, today: date) -> Iterator[tuple[date, str, str]]:
    """All about the doses: the day, what it is, and the words. A year other than that of ``today`` is named."""
    daily = language.tr("Daily amount")
    began = {(turn.medicine, turn.day) for turn in trends.changes}
    for span in trends.amounts:
        if span.first <= trends.first and (span.medicine, trends.first) not in began:
            name, amount = _name(language, span.medicine), language.amount(span.amount_mg)
            yield (
                trends.first,
                daily,
                language.tr("{medicine}: {amount} a day, as before", medicine=name, amount=amount),
            )
    for turn in trends.changes:
        yield turn.day, daily, turn_words(language, turn, today)
    for hold in trends.holds:
        yield max(hold.first, trends.first), language.tr("On hold"), hold_words(language, hold, today)


def amounts_words(language: Language, trends: Trends, spans: Sequence[DoseSpan]) -> str:
    """The daily amounts of a medicine with their dates, where a drawing has no room for them beside each other."""
    if len(spans) > _MOST_AMOUNTS:
        return language.trn(
            "{number} daily amount; the table has it.", "{number} daily amounts; the table has all of them.", len(spans)
        )
    ended = spans[-1].last
    last = [language.tr("Last day: {day}.", day=language.date(ended))] if ended and ended < trends.last else []
    return " ".join([*(_amount_words(language, trends, span) for span in spans), *last])


def _amount_words(language: Language, trends: Trends, span: DoseSpan) -> str:
    amount = language.amount(span.amount_mg)
    if span.first < trends.first:
        return language.tr("At first {amount}.", amount=amount)
    return language.tr("From {day}: {amount}.", day=language.date(span.first), amount=amount)


def _name(language: Language, medicine: str) -> str:
    return sentence_case(medicine_words(language, medicine))
