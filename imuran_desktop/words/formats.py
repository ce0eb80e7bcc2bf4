"""How a locale writes dates, times, numbers and lists."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Most starts of the app show no result before the first paint.
    from decimal import Decimal

_FIELD = re.compile(r"'([^']*)'|(([A-Za-z])\3*)")
_PAIR = 2
_LAST_GROUP = 3


@dataclass(frozen=True)
class Formats:
    """The names a locale uses, and its patterns as CLDR writes them (https://unicode.org/reports/tr35/)."""

    months: Sequence[str]
    short_months: Sequence[str]
    weekdays: Sequence[str]
    """Monday first."""
    periods: Sequence[str]
    """Before noon, and from noon on."""
    day: str
    day_and_year: str
    date: str
    short_date: str
    clock: str
    decimal: str
    group: str
    group_size: int
    """How many digits stand together, left of the last three."""
    list_of_two: str
    list_parts: Sequence[str]
    """How a longer list starts, goes on and ends."""

    def write(self, pattern: str, moment: datetime) -> str:
        """A date or a time after one of the patterns."""
        return _FIELD.sub(lambda found: self._field(found[2], moment) if found[2] else found[1] or "'", pattern)

    def number(self, value: float) -> str:
        """A number of three decimal places at most, without zeros at its end."""
        whole, _, places = f"{value:.3f}".partition(".")
        return self._written(whole, places.rstrip("0"))

    def exact(self, value: "Decimal") -> str:
        """A number with all its decimal places, zeros at its end too."""
        whole, _, places = f"{value:f}".partition(".")
        return self._written(whole, places)

    def _written(self, whole: str, places: str) -> str:
        groups, rest = [whole[-_LAST_GROUP:]], whole[:-_LAST_GROUP]
        while rest:
            groups.insert(0, rest[-self.group_size :])
            rest = rest[: -self.group_size]
        return self.group.join(groups) + (self.decimal + places if places else "")

    def listed(self, items: Sequence[str]) -> str:
        """Several things in one phrase."""
        if len(items) < _PAIR:
            return "".join(items)
        if len(items) == _PAIR:
            return self.list_of_two.format(*items)
        start, middle, end = self.list_parts
        phrase = start.format(items[0], items[1])
        for item in items[2:-1]:
            phrase = middle.format(phrase, item)
        return end.format(phrase, items[-1])

    def _field(self, letters: str, moment: datetime) -> str:
        return _FIELDS[letters](self, moment)


_FIELDS: Mapping[str, Callable[[Formats, datetime], str]] = {
    "EEEE": lambda formats, moment: formats.weekdays[moment.weekday()],
    "MMMM": lambda formats, moment: formats.months[moment.month - 1],
    "MMM": lambda formats, moment: formats.short_months[moment.month - 1],
    "MM": lambda _, moment: f"{moment.month:02}",
    "M": lambda _, moment: str(moment.month),
    "d": lambda _, moment: str(moment.day),
    "dd": lambda _, moment: f"{moment.day:02}",
    "y": lambda _, moment: str(moment.year),
    "yy": lambda _, moment: f"{moment.year % 100:02}",
    "H": lambda _, moment: str(moment.hour),
    "HH": lambda _, moment: f"{moment.hour:02}",
    "h": lambda _, moment: str((moment.hour - 1) % 12 + 1),
    "hh": lambda _, moment: f"{(moment.hour - 1) % 12 + 1:02}",
    "mm": lambda _, moment: f"{moment.minute:02}",
    "a": lambda formats, moment: formats.periods[moment.hour // 12],
}
"""The fields that the patterns used here are made of."""
