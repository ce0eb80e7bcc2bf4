"""What Babel says of how a locale writes. Imported only for a locale that ``resources/formats.json`` lacks."""

import re
from datetime import date, time

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_time

from imuran_desktop.words.formats import Formats

DEFAULT = "en_GB"
_YEAR_AT_THE_END = re.compile(r"[\s,]+y+$")


def ask_babel(locale: str) -> Formats:
    """How ``locale`` writes; British English where Babel does not know it."""
    found = _parsed(locale)
    full = _pattern(found, "full")
    symbols = found.number_symbols["latn"]
    lists = found.list_patterns["standard"]
    return Formats(
        months=[format_date(date(2024, month, 1), "MMMM", locale=found) for month in range(1, 13)],
        short_months=[format_date(date(2024, month, 1), "MMM", locale=found) for month in range(1, 13)],
        weekdays=[format_date(date(2024, 1, day), "EEEE", locale=found) for day in range(1, 8)],
        periods=[format_time(time(hour), "a", locale=found) for hour in (9, 15)],
        day=_skeleton(found, "MMMMEEEEd") or _YEAR_AT_THE_END.sub("", full),
        day_and_year=_skeleton(found, "yMMMMEEEEd") or full,
        date=_pattern(found, "long"),
        short_date=_pattern(found, "medium"),
        clock=found.time_formats["short"].pattern,
        decimal=symbols["decimal"],
        group=symbols["group"],
        group_size=found.decimal_formats[None].grouping[1],
        list_of_two=lists["2"],
        list_parts=[lists[part] for part in ("start", "middle", "end")],
    )


def _parsed(name: str) -> Locale:
    try:
        return Locale.parse(name)
    except (UnknownLocaleError, ValueError):
        return Locale.parse(DEFAULT)


def _pattern(locale: Locale, length: str) -> str:
    return str(locale.date_formats[length].pattern)


def _skeleton(locale: Locale, fields: str) -> str:
    """The pattern for exactly these fields, if the locale has one; Babel's own search settles for shorter names."""
    found = locale.datetime_skeletons.get(fields)
    return str(found.pattern) if found else ""
