"""Adherence figures in words: each has a name, a meaning and a value with both its counts."""

import re
from dataclasses import replace

import pytest

from imuran_desktop.domain.adherence import Counts, Figure, Figures, Ratio
from imuran_desktop.domain.persistence import Persistence
from imuran_desktop.domain.runs import Run, Runs
from imuran_desktop.words.adherence import figure_words, meaning_words, name_words, percent_words, run_words
from imuran_desktop.words.language import Language
from tests.domain.builders import START, day

GB = Language("en_GB")
NONE = Figures()
LATER = day("2026-03-04")


def value(figure: Figure, of: Figures = NONE, lasted: Persistence | None = None) -> str:
    (found,) = (item.value for item in figure_words(GB, of, lasted) if item.figure is figure)
    return found.replace("\N{NO-BREAK SPACE}", " ")


def counted(**counts: int) -> Figures:
    return replace(NONE, counts=Counts(**counts))


def test_every_figure_has_a_name_and_a_meaning_of_its_own() -> None:
    words = figure_words(GB, NONE)
    assert [item.figure for item in words] == list(Figure)
    assert len({item.name for item in words}) == len({item.meaning for item in words}) == len(Figure)
    assert all(item.name and item.value for item in words)


def test_the_meanings_are_easy_to_read() -> None:
    """Short sentences of short words: about what a reader of twelve is used to."""
    for meaning in meaning_words(GB).values():
        for sentence in re.findall(r"[^.]+\.", meaning):
            assert len(sentence.split()) <= 40, sentence
        letters = [len(word) for word in re.findall(r"\w+", meaning)]
        assert sum(letters) / len(letters) < 5.2, meaning


def test_nothing_is_judged() -> None:
    texts = [*name_words(GB).values(), *meaning_words(GB).values()]
    assert not [
        text for text in texts if re.search(r"\b(good|bad|poor|well|only just|should|must|PDC)\b", text, re.IGNORECASE)
    ]


@pytest.mark.parametrize(
    ("figure", "counts", "text"),
    [
        (Figure.TAKEN, {"due": 56, "taken": 52}, "52 of 56 doses (93 %)"),
        (Figure.TAKEN, {"due": 1, "taken": 1}, "1 of 1 dose (100 %)"),
        (Figure.TAKEN, {"due": 3}, "0 of 3 doses (0 %)"),
        (Figure.TAKEN, {}, "nothing to count"),
        (Figure.TAKEN, {"due": 1500, "taken": 1499}, "1,499 of 1,500 doses (99 %)"),
        (Figure.ON_TIME, {"time_known": 4, "on_time": 3}, "3 of 4 doses (75 %)"),
        (Figure.FOOD, {"food_known": 4, "food_followed": 2}, "2 of 4 doses (50 %)"),
        (Figure.AS_PLANNED, {"days_due": 1, "days_as_planned": 1}, "1 of 1 day (100 %)"),
        (Figure.AS_PLANNED, {"days_due": 28, "days_as_planned": 25}, "25 of 28 days (89 %)"),
        (Figure.MISSED, {"missed": 1}, "1 dose"),
        (Figure.NOT_SURE, {"not_sure": 2}, "2 doses"),
        (Figure.IN_PART, {}, "none"),
        (Figure.SICK_AFTER, {"sick_after": 2}, "2 doses"),
        (Figure.ON_HOLD, {"held": 6}, "6 doses"),
        (Figure.ON_HOLD, {"held": 6, "held_taken": 1}, "6 doses, of which 1 recorded as taken"),
        (Figure.EXTRA, {"extra": 1}, "1 time"),
        (Figure.AS_NEEDED, {"as_needed": 3}, "3 times"),
        (Figure.NOT_PLANNED, {}, "none"),
        (Figure.SKIPPED, {}, "none"),
    ],
)
def test_values(figure: Figure, counts: dict[str, int], text: str) -> None:
    assert value(figure, counted(**counts)) == text


@pytest.mark.parametrize(
    ("count", "of", "text"),
    [
        (0, 1000, "0 %"),
        (1, 1000, "1 %"),
        (500, 1000, "50 %"),
        (994, 1000, "99 %"),
        (999, 1000, "99 %"),
        (1000, 1000, "100 %"),
        (23, 40, "58 %"),  # 57.5, of which a float falls short
        (1, 8, "13 %"),
    ],
)
def test_halves_are_rounded_up_but_all_is_all_and_none_is_none(count: int, of: int, text: str) -> None:
    assert percent_words(GB, Ratio(count, of)).replace("\N{NO-BREAK SPACE}", " ") == text


def test_a_run_has_its_dates() -> None:
    def run(of: Run | None) -> str:
        return value(Figure.LONGEST_RUN, replace(NONE, runs=Runs(of)))

    assert run(None) == "none"
    assert run(Run(2, START, START)) == "2 doses, on 1 March 2026"
    assert run(Run(7, START, LATER)) == "7 doses, from 1 March 2026 to 4 March 2026"


def test_a_reason_in_another_direction_turns_nothing_round() -> None:
    skipped = replace(counted(skipped=2), skip_reasons=(("\u2067away", 1), ("שלג", 1)))
    assert value(Figure.SKIPPED, skipped) == "2 doses: away (1) and \u2068שלג\u2069 (1)"


def test_skipped_doses_with_their_reasons() -> None:
    reasons = (("ran_out", 2), ("", 1), ("{away}", 1))
    skipped = replace(counted(skipped=4), skip_reasons=reasons)
    assert value(Figure.SKIPPED, skipped) == "4 doses: no tablets left (2), no reason given (1) and {away} (1)"


def test_the_time_on_the_medicine() -> None:
    goes_on = Persistence(START, LATER, ended=False)
    assert value(Figure.PERSISTENCE, lasted=goes_on) == "4 days, from 1 March 2026 to 4 March 2026"
    ended = value(Figure.PERSISTENCE, lasted=Persistence(START, START, ended=True))
    assert ended == "1 day, from 1 March 2026 to 1 March 2026; then the prescription ended"
    assert value(Figure.PERSISTENCE) == "nothing to count"


@pytest.mark.parametrize(
    ("locale", "first", "last", "words"),
    [
        ("en_GB", "2026-01-04", "2026-01-05", "2 doses, 4 to 5 Jan 2026"),
        ("en_GB", "2026-02-28", "2026-03-03", "2 doses, 28 Feb to 3 Mar 2026"),
        ("en_GB", "2025-03-04", "2026-03-04", "2 doses, 4 Mar 2025 to 4 Mar 2026"),
        ("en_US", "2026-01-04", "2026-01-05", "2 doses, Jan 4 to Jan 5, 2026"),
    ],
)
def test_a_short_run_says_once_what_its_dates_share(locale: str, first: str, last: str, words: str) -> None:
    assert run_words(Language(locale), Run(2, day(first), day(last)), short=True) == words
