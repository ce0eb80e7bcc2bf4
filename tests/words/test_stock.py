"""Tablets at home in words."""

from dataclasses import replace
from datetime import date

import pytest

from imuran_desktop.domain.medicine_stock import Enough, MedicineStock
from imuran_desktop.domain.stock import LastsUnknown, Packs, RunOut, StockEntry, StockKind, WhyUnknown
from imuran_desktop.domain.tablets import TabletCount
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.words.language import Language
from imuran_desktop.words.stock import (
    below_words,
    days_words,
    first_words,
    lasts_words,
    not_reckoned_words,
    packs_words,
    stock_entry_words,
    stock_moment_words,
    tablets_at_home_words,
    until_words,
    warning_words,
)
from tests.domain.builders import utc

GB = Language("en_GB")
TODAY = date(2026, 3, 22)
KNOWN = MedicineStock("azathioprine", (50.0, 25.0), may_halve=False, on_hand={50.0: 42, 25.0: 10})


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def run_out(days: int, *short: float) -> RunOut:
    day = date.fromordinal(TODAY.toordinal() + days)
    return RunOut(day, utc(f"{day}T08:00"), f"a/{day}", short or (50.0,), days)


def lasts(**changes: object) -> str:
    return plain(lasts_words(GB, replace(KNOWN, **changes), TODAY))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("tablets", "words"),
    [
        ({50.0: 42, 25.0: 10}, "42 tablets of 50 mg and 10 tablets of 25 mg"),
        ({50.0: 1, 25.0: 0}, "1 tablet of 50 mg and no tablets of 25 mg"),
        ({50.0: 3.5}, "3½ tablets of 50 mg"),
        ({50.0: -2.5}, "no tablets of 50 mg"),
    ],
)
def test_what_there_is(tablets: dict[float, float], words: str) -> None:
    assert plain(tablets_at_home_words(GB, tablets)) == words


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (12, "Enough for 12 more days, until the end of Thursday 2 April."),
        (2, "Enough for 2 more days, until the end of tomorrow."),
        (1, "Enough for today only."),
        (0, "Not enough for today's doses."),
    ],
)
def test_how_long_it_lasts(days: int, words: str) -> None:
    assert lasts(end=run_out(days)) == words


def test_which_tablets_run_out_first() -> None:
    assert plain(first_words(GB, replace(KNOWN, end=run_out(5, 25.0)))) == "The tablets of 25 mg run out first."
    assert first_words(GB, replace(KNOWN, end=run_out(5, 50.0, 25.0))) == ""
    assert first_words(GB, replace(KNOWN, on_hand={50.0: 9, 25.0: 0}, end=run_out(5, 50.0))) == "", "none are left"
    assert first_words(GB, KNOWN) == ""


def test_what_lasts_or_cannot_be_told() -> None:
    unknown = LastsUnknown(date(2026, 4, 3), "a", WhyUnknown.NOT_COUNTED, (100.0, 75.0))
    assert lasts(end=unknown) == (
        "The dose on Friday 3 April needs tablets of 100 mg and 75 mg. Count those too, to see how long they last."
    )
    assert "does not say which tablets make the dose on Friday 3 April" in lasts(
        end=replace(unknown, why=WhyUnknown.NO_TABLETS)
    )
    assert lasts() == "Not counted yet."
    said = {lasts(enough=why) for why in Enough}
    assert len(said) == len(Enough)
    assert "Enough for more than a year." in said


@pytest.mark.parametrize(
    ("days", "title", "body"),
    [
        (7, "Tablets for 7 more days", "Your tablets of 50 mg and 25 mg last until the end of Saturday 28 March."),
        (1, "Tablets for today only", "Your tablets of 50 mg and 25 mg last until the end of today."),
        (0, "Not enough tablets for today", "There are not enough tablets of 50 mg and 25 mg for today's doses."),
    ],
)
def test_a_reminder_of_it(days: int, title: str, body: str) -> None:
    end = run_out(days, 50.0, 25.0)
    assert (days_words(GB, end), plain(until_words(GB, end, TODAY))) == (title, body)


def test_what_does_not_add_up_asks_for_another_count() -> None:
    assert (below_words(GB, KNOWN), not_reckoned_words(GB, KNOWN)) == ("", "")
    assert "of 50 mg were recorded as taken than were counted" in plain(
        below_words(GB, replace(KNOWN, on_hand={50.0: -1}))
    )
    assert not_reckoned_words(GB, replace(KNOWN, not_reckoned=1)).startswith("1 dose was taken without saying")
    assert not_reckoned_words(GB, replace(KNOWN, not_reckoned=2)).startswith("2 doses were taken without saying")


def test_when_to_remind() -> None:
    assert warning_words(GB, 7) == "Reminder 7 days before they run out"
    assert warning_words(GB, 1) == "Reminder 1 day before they run out"
    assert warning_words(GB, None) == "No reminder before they run out"


def test_an_entry_with_who_and_when() -> None:
    packs = (Packs(50.0, 2, 28, 3), Packs(25.0, loose=4))
    tablets = (TabletCount(50.0, 59), TabletCount(25.0, 4))
    entry = StockEntry(
        "e",
        "azathioprine",
        utc("2026-03-21T12:00"),
        0,
        "Etc/UTC",
        StockKind.REFILLED,
        tablets,
        packs,
        "by post",
        "Alex",
    )
    assert plain(stock_entry_words(GB, entry)) == "Got more: 59 tablets of 50 mg and 4 tablets of 25 mg"
    said = plain(stock_moment_words(GB, entry, Timeline.fixed("Etc/UTC"), TODAY))
    assert said == "Yesterday at 12:00 · 50 mg: 2 packs of 28 and 3 loose tablets · recorded by Alex · by post"
    bare = replace(entry, packs=(), by="", note="")
    assert stock_moment_words(GB, bare, Timeline.fixed("Etc/UTC"), TODAY) == "Yesterday at 12:00"


@pytest.mark.parametrize(
    ("packs", "words"),
    [
        (Packs(50.0, 1, 28), "1 pack of 28"),
        (Packs(50.0, 3, 30, 1), "3 packs of 30 and 1 loose tablet"),
        (Packs(50.0), ""),
    ],
)
def test_packs(packs: Packs, words: str) -> None:
    assert packs_words(GB, packs) == words
