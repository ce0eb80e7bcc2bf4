import json
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from babel import Locale
from babel.dates import format_date, format_time
from babel.lists import format_list
from babel.localedata import locale_identifiers
from babel.numbers import format_decimal

from imuran_desktop.resources_path import resources_dir
from imuran_desktop.words.babel_formats import ask_babel
from imuran_desktop.words.locales import FILE, formats_of

KEPT = json.loads((resources_dir() / FILE).read_bytes())
SPOKEN = [name for name in locale_identifiers() if name.startswith("en") and "Shaw" not in name and "Dsrt" not in name]
OTHERS = ["de", "fr", "es", "ar", "ja", "hi"]


@pytest.mark.parametrize("locale", KEPT)
def test_what_is_kept_is_what_babel_says(locale: str) -> None:
    assert formats_of(locale) == ask_babel(locale), "run packaging/make_formats.py"
    assert KEPT[locale] == asdict(ask_babel(locale))


@pytest.mark.parametrize("locale", [*SPOKEN, *OTHERS])
def test_moments_are_written_as_babel_writes_them(locale: str) -> None:
    formats, babel = formats_of(locale), Locale.parse(locale)
    for hours in range(0, 24 * 400, 17):
        moment = datetime(2024, 1, 1, 0, 5, tzinfo=UTC) + timedelta(hours=hours)
        assert formats.write(formats.clock, moment) == format_time(moment, "short", locale=babel)
        for pattern in (formats.date, formats.short_date, formats.day, formats.day_and_year):
            assert formats.write(pattern, moment) == format_date(moment, pattern, locale=babel)
        assert formats.write(formats.date, moment) == format_date(moment, "long", locale=babel)
        assert formats.write(formats.short_date, moment) == format_date(moment, "medium", locale=babel)


@pytest.mark.parametrize("locale", ["en_GB", "en_IN", *OTHERS])
@pytest.mark.parametrize("number", [0, 1, 12.5, 0.1 + 0.2, 0.0625, 0.333, 999.9996, 1000, 123456.75, 12345678])
def test_numbers_are_written_as_babel_writes_them(locale: str, number: float) -> None:
    assert formats_of(locale).number(number) == format_decimal(number, locale=locale)


@pytest.mark.parametrize("locale", ["en_GB", "en_IN", "de", "fr"])
@pytest.mark.parametrize("number", ["0", "4.20", "0.0000012", "150000", "12345678.900", "1E+3"])
def test_an_exact_number_keeps_all_its_digits(locale: str, number: str) -> None:
    places = max(0, -int(Decimal(number).as_tuple().exponent))
    pattern = "#,##0" + ("." + "0" * places if places else "")
    babel = Locale.parse(locale)
    grouped = format_decimal(
        Decimal(number), pattern if locale != "en_IN" else pattern.replace("#,##0", "#,##,##0"), babel
    )
    assert formats_of(locale).exact(Decimal(number)) == grouped


@pytest.mark.parametrize("locale", ["en_GB", "en_US", *OTHERS])
@pytest.mark.parametrize("count", range(6))
def test_lists_are_written_as_babel_writes_them(locale: str, count: int) -> None:
    items = list("abcdef"[:count])
    assert formats_of(locale).listed(items) == format_list(items, locale=locale)


@pytest.mark.parametrize("locale", ["xx", "", "no such locale"])
def test_a_locale_that_nobody_knows_is_written_as_british_english(locale: str) -> None:
    assert formats_of(locale) == formats_of("en_GB")
