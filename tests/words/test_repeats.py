from datetime import date, timedelta

import pytest

from imuran_desktop.domain.repeats import DAILY, Repeat, RepeatKind
from imuran_desktop.words.language import Language
from imuran_desktop.words.repeats import counted_repeat_words, repeat_kind_words, repeat_words, weekdays_words

ENGLISH = Language("en_GB")
MONDAY = date(2026, 3, 2)


def weekly(*days: int) -> Repeat:
    return Repeat(RepeatKind.WEEKDAYS, weekdays=frozenset(days))


def months(every: int, since: date) -> Repeat:
    return Repeat(RepeatKind.EVERY_MONTHS, every=every, since=since)


@pytest.mark.parametrize(
    ("repeat", "words"),
    [
        (DAILY, ""),
        (weekly(4, 1), "on Mondays and Thursdays"),
        (weekly(6, 7), "on Saturdays and Sundays"),
        (weekly(1, 2, 3, 4, 5), "from Monday to Friday"),
        (weekly(1, 2, 3, 4, 5, 6, 7), "every day"),
        (Repeat(RepeatKind.EVERY_DAYS, every=1), "every day"),
        (Repeat(RepeatKind.EVERY_DAYS, every=2), "every other day"),
        (Repeat(RepeatKind.EVERY_DAYS, every=3), "every 3 days"),
        (Repeat(RepeatKind.CYCLE, every=21, days_off=7), "21 days on, then 7 days off"),
        (Repeat(RepeatKind.CYCLE, every=1, days_off=1), "1 day on, then 1 day off"),
        (months(1, date(2026, 3, 1)), "once a month, on the 1st"),
        (months(1, date(2026, 3, 12)), "once a month, on the 12th"),
        (months(3, date(2026, 3, 22)), "every 3 months, on the 22nd"),
        (months(1, date(2026, 3, 23)), "once a month, on the 23rd"),
        (months(1, date(2026, 1, 31)), "once a month, on the 31st, or the last day of the month"),
        (Repeat(RepeatKind.AS_NEEDED), "only when needed"),
        (
            Repeat(RepeatKind.AS_NEEDED, min_gap=timedelta(hours=4), most_per_day=8),
            "only when needed, at least 4 hours apart, at most 8 times a day",
        ),
        (
            Repeat(RepeatKind.AS_NEEDED, min_gap=timedelta(minutes=30), most_per_day=1),
            "only when needed, at least 30 minutes apart, at most once a day",
        ),
    ],
)
def test_how_often_a_dose_comes_round(repeat: Repeat, words: str) -> None:
    assert repeat_words(ENGLISH, repeat) == words


@pytest.mark.parametrize(
    ("repeat", "counted"),
    [
        (DAILY, False),
        (weekly(1), False),
        (Repeat(RepeatKind.EVERY_DAYS, every=2, since=MONDAY), True),
        (Repeat(RepeatKind.CYCLE, every=21, days_off=7, since=MONDAY), True),
        (months(1, MONDAY), False),
        (months(2, MONDAY), True),
        (Repeat(RepeatKind.AS_NEEDED), False),
    ],
)
def test_the_date_it_is_counted_from_is_said_where_it_matters(repeat: Repeat, counted: bool) -> None:
    words = counted_repeat_words(ENGLISH, repeat)
    assert words == repeat_words(ENGLISH, repeat) + (" (counted from 2 March 2026)" if counted else "")


def test_no_weekday_has_no_words() -> None:
    assert weekdays_words(ENGLISH, frozenset()) == ""


def test_every_way_can_be_chosen_by_its_words() -> None:
    words = [repeat_kind_words(ENGLISH, kind) for kind in RepeatKind]
    assert len(set(words)) == len(RepeatKind)
    assert words[0] == "Every day"
