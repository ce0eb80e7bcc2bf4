from datetime import date, datetime, timedelta

import pytest

from imuran_desktop.domain.plan import Change, Hold, Slot
from imuran_desktop.domain.repeats import Repeat, RepeatKind
from imuran_desktop.domain.tablets import TabletCount
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.words import needed as words
from imuran_desktop.words.language import Language
from tests.domain.builders import directions, local

GB, LONDON, TODAY = Language("en_GB"), Timeline.fixed("Europe/London"), date(2026, 3, 2)
RULES = Repeat(RepeatKind.AS_NEEDED, min_gap=timedelta(hours=4), most_per_day=4)
SLOT = Slot("n", 500, repeat=RULES, tablets=(TabletCount(500, 1),))


def plain(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_the_medicine_with_its_amount_and_rules() -> None:
    assert plain(words.slot_name_words(GB, "paracetamol", SLOT)) == "Paracetamol 500 mg"
    assert plain(words.needed_rule_words(GB, SLOT, directions())) == (
        "Only when needed, at least 4 hours apart, at most 4 times a day · 1 tablet of 500 mg · with or just after food"
    )


@pytest.mark.parametrize(
    ("number", "last", "expected"),
    [
        (0, None, "None recorded today"),
        (1, None, "1 today"),
        (2, local("2026-03-02 14:10"), "2 today, last at 14:10"),
        (0, local("2026-02-27 08:10"), "None today, last taken on Friday 27 February at 08:10"),
        (1, local("2026-03-01 23:10"), "1 today, time not known; before that yesterday at 23:10"),
    ],
)
def test_what_was_taken_so_far(number: int, last: datetime | None, expected: str) -> None:
    assert words.needed_taken_words(GB, number, last, LONDON, TODAY) == expected


def test_what_speaks_for_a_second_look() -> None:
    near, hold = local("2026-03-02 14:10"), Hold(Change(TODAY))
    assert words.needed_doubt_words(GB, SLOT, near, 4, hold, LONDON, TODAY).splitlines() == [
        "One was taken today at 14:10.",
        "4 are recorded for that day.",
        "Your prescription says: only when needed, at least 4 hours apart, at most 4 times a day.",
        "It is on hold: My clinic told me to pause. Until further notice.",
    ]
    assert "prescription" not in words.needed_doubt_words(GB, SLOT, None, None, hold, LONDON, TODAY)
