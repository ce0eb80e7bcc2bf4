from datetime import date

import pytest

from imuran_desktop.services.results_import import Fate
from imuran_desktop.words.entered import (
    brought_in_words,
    compared_words,
    fate_words,
    no_results_words,
    saved_words,
    tally_words,
)
from imuran_desktop.words.language import Language

ENGLISH = Language("en_GB")
ON = date(2026, 3, 2)


def test_how_much_is_filled_in() -> None:
    assert tally_words(ENGLISH, 0, 0) == ""
    assert tally_words(ENGLISH, 1, 0) == "Filled in: 1 result."
    assert tally_words(ENGLISH, 7, 2) == "Filled in: 7 results and 2 files."


def test_what_was_saved() -> None:
    assert saved_words(ENGLISH, ON, 0) == "Saved: the blood test of 2 March 2026, without results."
    assert saved_words(ENGLISH, ON, 1) == "Saved: 1 result from 2 March 2026."
    assert saved_words(ENGLISH, ON, 3) == "Saved: 3 results from 2 March 2026."


def test_nothing_to_save_says_what_to_do() -> None:
    assert "Type at least one value" in no_results_words(ENGLISH)


def test_what_was_brought_in() -> None:
    assert brought_in_words(ENGLISH, 1, 0) == "1 result was brought in."
    assert brought_in_words(ENGLISH, 2, 1) == "3 results were brought in. 1 of them replaced what the diary had."


def test_what_a_file_has() -> None:
    assert compared_words(ENGLISH, 2, 0, 0, 0) == "This file has 2 new results."
    assert compared_words(ENGLISH, 1, 2, 3, 1) == (
        "This file has 1 new result. 2 results are in the diary already. 3 results are different in the diary. "
        "1 thing in it could not be taken over: see below."
    )
    assert compared_words(ENGLISH, 0, 1, 1, 2) == (
        "This file has 0 new results. 1 result is in the diary already. 1 result is different in the diary. "
        "2 things in it could not be taken over: see below."
    )


@pytest.mark.parametrize(
    ("fate", "twice", "words"),
    [
        (Fate.NEW, False, "new"),
        (Fate.SAME, False, "already there"),
        (Fate.DIFFERENT, False, "different: 4 g/L"),
        (Fate.DIFFERENT, True, "left out: the file has two values for it"),
    ],
)
def test_what_becomes_of_a_result(fate: Fate, twice: bool, words: str) -> None:
    assert fate_words(ENGLISH, fate, "4 g/L", twice=twice) == words
