"""Counted tablets beside what was recorded as taken, in words."""

from dataclasses import replace

import pytest

from imuran_desktop.domain.stock_checks import StockCheck
from imuran_desktop.words.language import Language
from imuran_desktop.words.report_stock import difference_words
from tests.domain.builders import utc

GB = Language("en_GB")
CHECK = StockCheck("azathioprine", 50.0, utc("2026-03-02T12:00"), utc("2026-03-20T12:00"), 28, 28, 20.5, 34.5)


@pytest.mark.parametrize(
    ("recorded", "unknown", "words"),
    [
        (33.5, 0, "2 more went than were recorded"),
        (35.0, 0, "0.5 more went than were recorded"),
        (35.5, 0, "as many went as were recorded"),
        (36.5, 0, "1 fewer went than was recorded"),
        (38.0, 0, "2.5 fewer went than were recorded"),
        (
            33.5,
            1,
            "2 more went than were recorded; the tablets of 1 dose taken are not known, and not counted here",
        ),
        (
            35.5,
            3,
            "as many went as were recorded; the tablets of 3 doses taken are not known, and not counted here",
        ),
    ],
)
def test_the_difference_is_told_in_neutral_words(recorded: float, unknown: int, words: str) -> None:
    assert difference_words(GB, replace(CHECK, recorded=recorded, not_known=unknown)) == words
