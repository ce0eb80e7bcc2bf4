"""The doses beside results in words."""

from dataclasses import replace

from imuran_desktop.domain.dose_changes import DoseChange, DoseSpan
from imuran_desktop.words.trend_doses import amounts_words, dose_rows, throughout_words, turn_words
from tests.domain.builders import day
from tests.words.plain import plain
from tests.words.test_trends import ENGLISH, FIRST, HALVED, LAST, made

BEFORE = DoseSpan("azathioprine", 100, day("2025-03-01"), day("2026-02-14"))
AFTER = DoseSpan("azathioprine", 50, day("2026-02-15"), day("2026-06-30"))
ENDED = DoseChange(day("2026-07-01"), "azathioprine", 50, 0)
BEGUN = DoseChange(day("2026-09-01"), "prednisolone", 0, 20)


def test_an_amount_that_never_changes_is_told_in_one_line() -> None:
    assert plain(throughout_words(ENGLISH, BEFORE)) == "Azathioprine, daily amount: 100 mg"


def test_amounts_begin_change_and_end() -> None:
    assert [plain(turn_words(ENGLISH, turn, LAST)) for turn in (BEGUN, HALVED, ENDED)] == [
        "Prednisolone: from Tuesday 1 September, 20 mg a day",
        "Azathioprine: from Sunday 15 February, 50 mg a day; before that, 100 mg a day",
        "Azathioprine: last day Tuesday 30 June",
    ]


def test_what_is_in_force_on_the_first_day_is_told_even_if_nothing_changes() -> None:
    of = replace(made(), amounts=(replace(BEFORE, last=None),))
    assert [(when, plain(words)) for when, _, words in dose_rows(ENGLISH, of, LAST)] == [
        (FIRST, "Azathioprine: 100 mg a day, as before")
    ]
    begun = replace(of, amounts=(replace(BEFORE, first=FIRST),), changes=(DoseChange(FIRST, "azathioprine", 0, 100),))
    assert [plain(words) for _, _, words in dose_rows(ENGLISH, begun, LAST)] == [
        "Azathioprine: from Thursday 1 January, 100 mg a day"
    ]


def test_amounts_are_written_out_where_a_drawing_has_no_room_for_them() -> None:
    written = "At first 100 mg. From 15 February 2026: 50 mg. Last day: 30 June 2026."
    assert plain(amounts_words(ENGLISH, made(), [BEFORE, AFTER])) == written
    assert amounts_words(ENGLISH, made(), [AFTER] * 7) == "7 daily amounts; the table has all of them."
