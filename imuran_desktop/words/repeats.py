"""How often a dose comes round, in words."""

from datetime import timedelta

from imuran_desktop.domain.repeats import Repeat, RepeatKind
from imuran_desktop.words.language import Language

_EVERY_DAY = frozenset(range(1, 8))
_WORKING_WEEK = frozenset(range(1, 6))
_IN_EVERY_MONTH = 28
_AN_HOUR = timedelta(hours=1)


def repeat_kind_words(language: Language, kind: RepeatKind) -> str:
    """A way of coming round, as a choice."""
    tr = language.tr
    return {
        RepeatKind.DAILY: tr("Every day"),
        RepeatKind.WEEKDAYS: tr("Certain weekdays"),
        RepeatKind.EVERY_DAYS: tr("Every few days"),
        RepeatKind.CYCLE: tr("Days on, days off"),
        RepeatKind.EVERY_MONTHS: tr("Every few months"),
        RepeatKind.AS_NEEDED: tr("Only when needed"),
    }[kind]


def repeat_words(language: Language, repeat: Repeat) -> str:
    """On which days: "every other day", "on Mondays and Thursdays"; empty for every day."""
    match repeat.kind:
        case RepeatKind.DAILY:
            return ""
        case RepeatKind.WEEKDAYS:
            return weekdays_words(language, repeat.weekdays)
        case RepeatKind.EVERY_DAYS:
            return _every_days_words(language, repeat.every)
        case RepeatKind.CYCLE:
            return _cycle_words(language, repeat)
        case RepeatKind.EVERY_MONTHS:
            return _every_months_words(language, repeat)
        case RepeatKind.AS_NEEDED:
            return as_needed_words(language, repeat)


def counted_repeat_words(language: Language, repeat: Repeat) -> str:
    """As `repeat_words`, with the date it is counted from where that matters."""
    words = repeat_words(language, repeat)
    if not is_counted(repeat):
        return words
    return language.tr("{repeat} (counted from {day})", repeat=words, day=language.date(repeat.since))


def is_counted(repeat: Repeat) -> bool:
    """Whether the words alone leave open which days they mean."""
    if repeat.kind in (RepeatKind.EVERY_DAYS, RepeatKind.EVERY_MONTHS):
        return repeat.every > 1
    return repeat.kind is RepeatKind.CYCLE


def weekdays_words(language: Language, weekdays: frozenset[int]) -> str:
    """Some days of the week: "on Mondays and Thursdays", "from Monday to Friday"; empty for none."""
    tr = language.tr
    if not weekdays:
        return ""
    if weekdays == _EVERY_DAY:
        return tr("every day")
    if weekdays == _WORKING_WEEK:
        return tr("from {first} to {last}", first=language.weekday(1), last=language.weekday(5))
    names = {
        1: tr("Mondays"),
        2: tr("Tuesdays"),
        3: tr("Wednesdays"),
        4: tr("Thursdays"),
        5: tr("Fridays"),
        6: tr("Saturdays"),
        7: tr("Sundays"),
    }
    return tr("on {days}", days=language.listed([names[day] for day in sorted(weekdays)]))


def as_needed_words(language: Language, repeat: Repeat) -> str:
    """A dose taken as needed: "only when needed, at least 4 hours apart, at most 8 times a day"."""
    parts = [language.tr("only when needed")]
    if repeat.min_gap is not None:
        parts.append(_apart_words(language, repeat.min_gap))
    if repeat.most_per_day is not None:
        parts.append(
            language.trn("at most {number} time a day", "at most {number} times a day", repeat.most_per_day)
            if repeat.most_per_day > 1
            else language.tr("at most once a day")
        )
    return ", ".join(parts)


def _apart_words(language: Language, gap: timedelta) -> str:
    if gap < _AN_HOUR:
        minutes = gap // timedelta(minutes=1)
        return language.trn("at least {number} minute apart", "at least {number} minutes apart", minutes)
    return language.trn("at least {number} hour apart", "at least {number} hours apart", gap / _AN_HOUR)


def _every_days_words(language: Language, every: int) -> str:
    near = {1: language.tr("every day"), 2: language.tr("every other day")}
    return near.get(every) or language.trn("every {number} day", "every {number} days", every)


def _cycle_words(language: Language, repeat: Repeat) -> str:
    on = language.trn("{number} day on", "{number} days on", repeat.every)
    off = language.trn("{number} day off", "{number} days off", repeat.days_off)
    return language.tr("{on}, then {off}", on=on, off=off)


def _every_months_words(language: Language, repeat: Repeat) -> str:
    often = (
        language.trn("every {number} month", "every {number} months", repeat.every)
        if repeat.every > 1
        else language.tr("once a month")
    )
    day = repeat.since.day
    words = language.tr("{often}, on the {day}", often=often, day=_ordinal(language, day))
    return words if day <= _IN_EVERY_MONTH else language.tr("{words}, or the last day of the month", words=words)


def _ordinal(language: Language, number: int) -> str:
    """A day of the month: "1st"."""
    tr = language.tr
    forms = {1: tr("{number}st"), 2: tr("{number}nd"), 3: tr("{number}rd")}
    teens = range(11, 14)
    form = tr("{number}th") if number in teens else forms.get(number % 10, tr("{number}th"))
    return form.format(number=number)
