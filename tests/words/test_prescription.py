from datetime import date, timedelta

import pytest

from imuran_desktop.domain.doses import Dose, expected_doses
from imuran_desktop.words.language import Language
from imuran_desktop.words.prescription import (
    about_words,
    ended_name_words,
    last_day_words,
    leaflet_milk_words,
    on_hold_words,
    pause_words,
    prescription_names,
    stopped_for_good_words,
    stopped_words,
    window_words,
)
from tests.domain.builders import plan, prescription, slot, step

ENGLISH = Language("en_GB")
TODAY, MONDAY, SUNDAY = date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 15)


def dose(day: date) -> Dose:
    return expected_doses(plan(prescription(step(slot("evening", "18:30")))), day, day)[0]


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (None, "On hold since today, until further notice"),
        (TODAY, "On hold since today, until the end of today"),
        (SUNDAY, "On hold since today, until Sunday 15 March"),
    ],
)
def test_a_hold_in_force(last: date | None, words: str) -> None:
    assert on_hold_words(ENGLISH, TODAY, last, TODAY) == words


@pytest.mark.parametrize(
    ("last", "words"),
    [
        (None, "Pause from Monday 9 March, until further notice"),
        (MONDAY, "Pause on Monday 9 March"),
        (SUNDAY, "Pause from Monday 9 March until Sunday 15 March"),
    ],
)
def test_a_hold_to_come(last: date | None, words: str) -> None:
    assert pause_words(ENGLISH, MONDAY, last, TODAY) == words


def test_what_a_hold_stops() -> None:
    first, last = dose(MONDAY), dose(SUNDAY)
    assert (
        stopped_words(ENGLISH, 8, first, last, TODAY)
        == "8 doses from Monday 9 March until Sunday 15 March are not due."
    )
    assert stopped_words(ENGLISH, 1, first, first, TODAY) == "1 dose on Monday 9 March is not due."
    assert stopped_words(ENGLISH, 0, None, None, TODAY) == "No dose is planned for these days, so nothing changes."


def test_what_stops_for_good() -> None:
    assert (
        stopped_for_good_words(ENGLISH, dose(MONDAY), TODAY)
        == "The 18:30 dose on Monday 9 March, and every dose after it, is not due."
    )
    assert stopped_for_good_words(ENGLISH, None, TODAY) == "No dose is planned from then on, so nothing changes."


def test_the_last_day() -> None:
    assert last_day_words(ENGLISH, TODAY, TODAY) == "The last day is today."
    assert last_day_words(ENGLISH, date(2026, 2, 27), TODAY) == "The last day was Friday 27 February."


@pytest.mark.parametrize(
    ("minutes", "words"), [(30, "30 minutes"), (60, "1 hour"), (90, "90 minutes"), (120, "2 hours")]
)
def test_windows(minutes: int, words: str) -> None:
    assert window_words(ENGLISH, timedelta(minutes=minutes)) == words


def test_a_leaflet_is_quoted_as_one() -> None:
    assert "European leaflet" in leaflet_milk_words(ENGLISH)


def test_an_action_names_its_medicine() -> None:
    assert about_words(ENGLISH, "Pause doses", "Azathioprine") == "Pause doses: Azathioprine"
    assert about_words(ENGLISH, "Pause doses", "") == "Pause doses"


def test_prescriptions_of_one_medicine_are_numbered() -> None:
    items = [prescription(), prescription(medicine="folic acid"), prescription()]
    assert prescription_names(ENGLISH, items) == ["Azathioprine (1)", "Folic acid", "Azathioprine (2)"]


def test_an_ended_medicine_is_called_by_its_last_day() -> None:
    assert ended_name_words(ENGLISH, "Azathioprine", TODAY) == "Azathioprine until 2 March 2026"
    assert ended_name_words(ENGLISH, "Azathioprine", None) == "Azathioprine"
