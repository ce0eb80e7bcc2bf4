from datetime import date, datetime, timedelta

import pytest

from imuran_desktop.domain.doses import expected_doses
from imuran_desktop.words import away as words
from imuran_desktop.words.language import Language
from tests.domain.builders import START, plan, prescription, slot, step

GB = Language("en_GB")
TODAY = date(2026, 3, 5)
PLAN = plan(prescription(step(slot("m", "breakfast"), slot("e", "18:30"))))
DOSES = expected_doses(PLAN, START, date(2026, 3, 4))


def test_how_many_and_from_when() -> None:
    assert words.away_count_words(GB, DOSES, TODAY) == (
        "8 doses have nothing recorded, from Sunday 1 March to yesterday."
    )
    assert words.away_count_words(GB, DOSES[:2], TODAY) == "2 doses have nothing recorded, on Sunday 1 March."
    assert words.away_count_words(GB, DOSES[:1], TODAY) == "1 dose has nothing recorded, on Sunday 1 March."
    assert "Sunday, 1 March 2026" in words.away_count_words(GB, DOSES, date(2027, 1, 2))


def test_none_is_to_be_taken_now() -> None:
    told = words.away_agreed_words(GB)
    assert "never take two doses together" in told
    assert "clinic" in told
    assert "remember" not in told


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((4, 1, 0, 7), "4 taken, 1 skipped, 7 not answered"),
        ((0, 0, 2, 0), "2 left as not recorded"),
        ((0, 0, 0, 0), ""),
    ],
)
def test_how_far_the_person_has_come(numbers: tuple[int, int, int, int], expected: str) -> None:
    assert words.tally_words(GB, *numbers) == expected


def test_what_was_recorded_and_what_others_had() -> None:
    assert words.recorded_words(GB, 3, 0, 1, 0) == "3 taken, 1 left as not recorded"
    assert words.recorded_words(GB, 0, 0, 0, 1) == "1 was recorded by somebody else meanwhile and stays as it is"
    assert words.recorded_words(GB, 1, 0, 0, 2) == (
        "1 taken. 2 were recorded by somebody else meanwhile and stay as they are"
    )


def test_a_dose_within_its_day() -> None:
    assert [words.slot_line_words(GB, dose) for dose in DOSES[:2]] == ["08:00 · breakfast", "18:30"]
    assert words.week_words(GB, date(2026, 3, 2), TODAY) == "Week of Monday 2 March"


def test_when_a_marked_dose_was_taken() -> None:
    def told(at: datetime | None) -> str:
        return words.mark_time_words(GB, DOSES[0], at, PLAN.timeline, TODAY)

    assert told(DOSES[0].instant) == "At 08:00, as planned"
    assert told(DOSES[0].instant + timedelta(minutes=90)) == "On Sunday 1 March at 09:30"
    assert told(DOSES[6].instant) == "Yesterday at 08:00"
    assert told(None) == "Time not known"


def test_doses_close_to_others() -> None:
    told = words.close_words(GB, [(DOSES[0], "yesterday at 10:00"), (DOSES[6], "today at 08:00")], TODAY)
    assert [line.replace("\N{NO-BREAK SPACE}", " ") for line in told.splitlines()] == [
        "Azathioprine 50 mg, planned for Sunday 1 March at 08:00: another dose was taken yesterday at 10:00.",
        "Azathioprine 50 mg, planned for yesterday at 08:00: another dose was taken today at 08:00.",
    ]
