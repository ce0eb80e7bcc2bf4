"""Time zones and journeys in words."""

from datetime import date, datetime

import pytest

from imuran_desktop.domain.doses import expected_doses
from imuran_desktop.words.language import Language
from imuran_desktop.words.travel import (
    ahead_words,
    change_words,
    difference_words,
    due_words,
    followed_words,
    moved_dose_words,
    other_clock_words,
    place_words,
    planned_journey_words,
    question_words,
    zone_choice_words,
    zone_time_words,
)
from tests.domain.builders import local, plan, prescription, slot, step, travels, utc

ENGLISH = Language("en_GB")
LONDON, NEW_YORK, TOKYO = "Europe/London", "America/New_York", "Asia/Tokyo"
NOW = utc("2026-03-02T14:00")


@pytest.mark.parametrize(
    ("zone", "place", "choice"),
    [
        (NEW_YORK, "New York", "New York (America)"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires", "Buenos Aires (Argentina, America)"),
        ("UTC", "UTC", "UTC"),
    ],
)
def test_a_zone_is_named_by_its_place(zone: str, place: str, choice: str) -> None:
    assert (place_words(zone), zone_choice_words(zone)) == (place, choice)
    assert zone_time_words(ENGLISH, zone) == f"{place} time"


@pytest.mark.parametrize(
    ("home", "here", "words"),
    [
        (LONDON, NEW_YORK, "5 hours behind London time"),
        (LONDON, "Europe/Paris", "1 hour ahead of London time"),
        (LONDON, "Asia/Kolkata", "5 hours and 30 minutes ahead of London time"),
        ("Australia/Lord_Howe", "Australia/Sydney", "0"),
        ("Asia/Kolkata", "Asia/Kathmandu", "15 minutes ahead of Kolkata time"),
        (LONDON, "Africa/Abidjan", "the same as London time today, but not all year"),
    ],
)
def test_how_far_apart_two_clocks_are(home: str, here: str, words: str) -> None:
    found = ahead_words(ENGLISH, home, here, NOW)
    assert found == ("the same as Lord Howe time today, but not all year" if words == "0" else words)


def test_the_question_says_both_clocks() -> None:
    words = question_words(ENGLISH, LONDON, NEW_YORK)
    assert words == "This computer shows New York time. Your doses follow London time."


def test_how_a_clock_differs_is_a_sentence() -> None:
    assert difference_words(ENGLISH, LONDON, TOKYO, NOW) == "Tokyo time is 9 hours ahead of London time."
    assert difference_words(ENGLISH, LONDON, LONDON, NOW) == "Your doses follow London time."


@pytest.mark.parametrize(
    ("at", "clock", "words"),
    [
        ("2026-03-02T18:30", LONDON, "Today at 18:30 (13:30 in New York)"),
        ("2026-03-03T08:00", LONDON, "Tomorrow at 08:00 (03:00 in New York)"),
        ("2026-03-03T03:00", LONDON, "Tomorrow at 03:00 (today 22:00 in New York)"),
        ("2026-03-02T08:00", LONDON, "Today at 08:00 (03:00 in New York)"),
        ("2026-03-02T02:00", LONDON, "Today at 02:00 (yesterday 21:00 in New York)"),
        ("2026-03-02T23:30", NEW_YORK, "Today at 18:30"),
        ("2026-03-06T13:00", NEW_YORK, "Friday 6 March at 08:00"),
    ],
)
def test_when_a_dose_is_due_by_a_clock_and_what_the_one_here_shows(at: str, clock: str, words: str) -> None:
    assert due_words(ENGLISH, utc(at), clock, NEW_YORK, NOW) == words


def test_a_day_that_is_left_out_is_said_so() -> None:
    assert due_words(ENGLISH, None, LONDON, LONDON, NOW) == "Not due: your clock leaves out that day"


def test_a_dose_is_named_with_its_meal() -> None:
    both = plan(prescription(step(slot("a", "breakfast"), slot("b", "12:00", 25))))
    first, second = expected_doses(both, date(2026, 3, 2), date(2026, 3, 2))
    named = [moved_dose_words(ENGLISH, dose).replace("\N{NO-BREAK SPACE}", " ") for dose in (first, second)]
    assert named == ["Azathioprine 50 mg, breakfast", "Azathioprine 25 mg"]


def test_what_was_recorded() -> None:
    assert followed_words(ENGLISH, TOKYO) == "Your doses now follow Tokyo time."
    landing = local("2026-03-03T09:00", TOKYO)
    assert planned_journey_words(ENGLISH, TOKYO, landing, date(2026, 3, 2)) == (
        "Your doses follow Tokyo time from tomorrow at 09:00."
    )


@pytest.mark.parametrize(
    ("at", "words"),
    [(None, "Tokyo time, from the beginning"), (utc("2026-05-10T03:00"), "Tokyo time, since 10 May 2026 at 12:00")],
)
def test_a_stretch_of_the_timeline(at: datetime | None, words: str) -> None:
    assert change_words(ENGLISH, at, TOKYO) == words


def test_a_dose_from_before_a_journey_names_its_clock() -> None:
    landing = utc("2026-03-02T14:00")
    of = plan(prescription(step(slot("a", "08:00"), slot("b", "18:30"))), zone=travels(LONDON, (landing, NEW_YORK)))
    morning, evening = expected_doses(of, date(2026, 3, 2), date(2026, 3, 2))

    assert other_clock_words(ENGLISH, morning, of.timeline, landing) == "London time"
    assert other_clock_words(ENGLISH, evening, of.timeline, landing) == ""
    assert other_clock_words(ENGLISH, morning, of.timeline, utc("2026-03-02T08:10")) == ""
