"""One language: its catalogue of texts (gettext), and how it writes dates, times and numbers."""

import gettext
from collections.abc import Sequence
from datetime import date, datetime, time
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from imuran_desktop.resources_path import resources_dir
from imuran_desktop.words.formats import Formats
from imuran_desktop.words.locales import formats_of

if TYPE_CHECKING:
    from decimal import Decimal

DOMAIN = "imuran-desktop"
DEFAULT = "en_GB"
_ANY_DAY = date(2000, 1, 1)


class Language:
    """Texts, dates and numbers for one locale, such as ``en_GB``. Pass it on; there is no global one."""

    def __init__(self, locale: str = DEFAULT) -> None:
        catalogue = gettext.find(DOMAIN, str(resources_dir() / "locale"), [locale])
        spoken = catalogue is not None or locale.startswith("en")
        self.locale = locale if spoken else DEFAULT
        self._texts: gettext.NullTranslations = gettext.NullTranslations()
        if catalogue:
            with Path(catalogue).open("rb") as file:
                self._texts = gettext.GNUTranslations(file)

    @classmethod
    def of_environment(cls, environment: Sequence[str]) -> "Language":
        """The first usable of some locale names as the environment gives them, such as ``en_US.UTF-8``."""
        for name in environment:
            plain = name.partition(".")[0].partition("@")[0]
            if plain and plain not in ("C", "POSIX"):
                return cls(plain)
        return cls()

    def tr(self, text: str, **values: Any) -> str:
        """``text`` in this language, with ``{named}`` values put in."""
        translated = self._texts.gettext(text)
        return translated.format(**values) if values else translated

    def trn(self, one: str, many: str, number: float, **values: Any) -> str:
        """The form of a text that fits ``number``, which is put in as ``{number}``."""
        translated = self._texts.ngettext(one, many, int(number) if number == int(number) else 2)
        return translated.format(number=self.number(number), **values)

    def number(self, value: float) -> str:
        """A number as people write it here: 12.5, not 12.50."""
        return self._formats.number(value)

    def exact(self, value: "Decimal") -> str:
        """A number with all its digits: 4.20, as a laboratory printed it."""
        return self._formats.exact(value)

    def amount(self, milligrams: float) -> str:
        """An amount of medicine, with a space that never breaks."""
        return self.tr("{number}\N{NO-BREAK SPACE}mg", number=self.number(milligrams))

    def clock(self, at: time | datetime) -> str:
        """A time of day, to the minute."""
        wall = at.time() if isinstance(at, datetime) else at
        return self._formats.write(self._formats.clock, datetime.combine(_ANY_DAY, wall))

    def day(self, day: date) -> str:
        """A date in full, with its weekday and without the year: Monday 2 March."""
        return self._formats.write(self._formats.day, _midnight(day))

    def day_and_year(self, day: date) -> str:
        """A date in full, with its weekday and its year: Monday 2 March 2026."""
        return self._formats.write(self._formats.day_and_year, _midnight(day))

    def short_date(self, day: date) -> str:
        """A date with its year where room is scarce: 2 Mar 2026."""
        return self._formats.write(self._formats.short_date, _midnight(day))

    def date(self, day: date) -> str:
        """A date with its year: 2 March 2026."""
        return self._formats.write(self._formats.date, _midnight(day))

    def weekday(self, number: int) -> str:
        """The name of a day of the week by its ISO number, Monday = 1."""
        return self._formats.weekdays[number - 1]

    def month(self, number: int) -> str:
        """The name of a month, January = 1."""
        return self._formats.months[number - 1]

    def listed(self, items: Sequence[str]) -> str:
        """Several things in one phrase: a, b and c."""
        return self._formats.listed(items)

    @cached_property
    def _formats(self) -> Formats:
        return formats_of(self.locale)


def sentence_case(text: str) -> str:
    """``text`` with a capital at the beginning, and the rest as it is."""
    return text[:1].upper() + text[1:]


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time())
