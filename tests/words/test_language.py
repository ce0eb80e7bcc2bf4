"""Texts, dates and numbers of one language."""

from datetime import UTC, date, datetime, time
from gettext import GNUTranslations
from pathlib import Path

import pytest

from imuran_desktop.words.language import Language, sentence_case

GB, US = Language("en_GB"), Language("en_US")
MONDAY = date(2026, 3, 2)


def test_dates() -> None:
    assert (GB.day(MONDAY), US.day(MONDAY)) == ("Monday 2 March", "Monday, March 2")
    assert (GB.date(MONDAY), US.date(MONDAY)) == ("2 March 2026", "March 2, 2026")
    assert (GB.short_date(MONDAY), US.short_date(MONDAY)) == ("2 Mar 2026", "Mar 2, 2026")
    assert GB.day_and_year(MONDAY).replace(",", "") == "Monday 2 March 2026"
    assert US.day_and_year(MONDAY) == "Monday, March 2, 2026"


@pytest.mark.parametrize("month", range(1, 13))
def test_months_and_weekdays_are_written_out(month: int) -> None:
    day = date(2026, month, 3)
    for language in (GB, US):
        for name in (f"{day:%A}", f"{day:%B}", "3"):
            assert name in language.day(day)


def test_times() -> None:
    assert GB.clock(time(8, 5)) == "08:05"
    assert GB.clock(datetime(2026, 3, 2, 18, 30, tzinfo=UTC)) == "18:30"
    assert GB.clock(time(0)) == "00:00"
    assert US.clock(time(18, 30)).split() == ["6:30", "PM"]
    assert US.clock(time(0, 5)).split() == ["12:05", "AM"]


@pytest.mark.parametrize(
    ("value", "text"), [(50.0, "50"), (12.5, "12.5"), (0.25, "0.25"), (1234.5, "1,234.5"), (2000, "2,000"), (0, "0")]
)
def test_numbers(value: float, text: str) -> None:
    assert GB.number(value) == US.number(value) == text


def test_an_amount_is_never_broken_over_two_lines() -> None:
    assert GB.amount(12.5) == "12.5\N{NO-BREAK SPACE}mg"


def test_lists() -> None:
    assert GB.listed([]) == ""
    assert GB.listed(["a"]) == "a"
    assert GB.listed(["a", "b"]) == "a and b"
    assert GB.listed(["a", "b", "c"]) == "a, b and c"
    assert US.listed(["a", "b", "c"]) == "a, b, and c"


def test_texts_take_their_values() -> None:
    assert GB.tr("Hello {name}", name="{Sam}") == "Hello {Sam}"
    assert GB.tr("as it is {name}") == "as it is {name}"
    assert GB.trn("{number} dose", "{number} doses", 1) == "1 dose"
    assert GB.trn("{number} dose", "{number} doses", 0) == "0 doses"
    assert GB.trn("{number} dose", "{number} doses", 1.5) == "1.5 doses"
    assert GB.trn("{number} dose of {name}", "{number} doses of {name}", 1000, name="x") == "1,000 doses of x"


@pytest.mark.parametrize("locale", ["de_DE", "xx", "", "../../etc", "x" * 5000, "C", "zh_Hant_TW"])
def test_a_language_without_texts_falls_back_whole(locale: str) -> None:
    language = Language(locale)
    assert language.locale == "en_GB"
    assert language.day(MONDAY) == "Monday 2 March"


@pytest.mark.parametrize("locale", ["en", "en_XX", "english", "en_GB.UTF-8", "en_US_POSIX", "en_001"])
def test_any_english_writes_dates_and_numbers(locale: str) -> None:
    language = Language(locale)
    assert "March" in language.day(MONDAY)
    assert language.number(12.5) == "12.5"
    assert language.clock(time(8, 5))
    assert language.listed(["a", "b"]) == "a and b"


@pytest.mark.parametrize(
    ("names", "locale"),
    [
        (["", "", "en_US.UTF-8"], "en_US"),
        (["C", "", "en_US.UTF-8"], "en_US"),
        (["en_GB@euro"], "en_GB"),
        (["C.UTF-8", "POSIX", ""], "en_GB"),
        ([], "en_GB"),
    ],
)
def test_the_environment_s_language(names: list[str], locale: str) -> None:
    assert Language.of_environment(names).locale == locale


def test_what_catalogues_there_are_can_be_read() -> None:
    for path in (Path(__file__).parents[2] / "resources" / "locale").rglob("*.mo"):
        with path.open("rb") as file:
            assert GNUTranslations(file).gettext("Taken")


def test_days_of_the_week_and_months_have_names() -> None:
    english = Language("en_GB")
    assert [english.weekday(number) for number in (1, 7)] == ["Monday", "Sunday"]
    assert [english.month(number) for number in (1, 12)] == ["January", "December"]


def test_a_sentence_begins_with_a_capital() -> None:
    assert sentence_case("at my GP's") == "At my GP's"
    assert sentence_case("") == ""
