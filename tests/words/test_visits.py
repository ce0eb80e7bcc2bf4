from __future__ import annotations

from datetime import date, time, timedelta

import pytest

from imuran_desktop.domain.visits import Visit
from imuran_desktop.words import visits
from imuran_desktop.words.language import Language

ENGLISH = Language("en_GB")
TODAY = date(2026, 3, 2)
VISIT = Visit("id", date(2026, 3, 3), time(10, 30), "City Hospital", "one?\ntwo?", "Go on.\nCome back in May.", "Alex")


def plain(text: str) -> str:
    """Text with ordinary spaces."""
    return text.replace("\N{NO-BREAK SPACE}", " ")


def test_when_and_where() -> None:
    assert plain(visits.visit_title(ENGLISH, VISIT, TODAY)) == "Tuesday 3 March at 10:30, City Hospital"
    assert visits.visit_title(ENGLISH, Visit("", date(2025, 3, 3)), TODAY) == "Monday, 3 March 2025"


@pytest.mark.parametrize(
    ("days", "at", "words"),
    [
        (-1, None, "yesterday"),
        (-1, time(9), "yesterday at 09:00"),
        (0, None, "today"),
        (0, time(9), "today at 09:00"),
        (1, None, "tomorrow"),
        (1, time(9), "tomorrow at 09:00"),
        (2, None, "on Wednesday 4 March"),
        (-2, time(0), "on Saturday 28 February at 00:00"),
    ],
)
def test_within_a_sentence(days: int, at: time | None, words: str) -> None:
    visit = Visit("", TODAY + timedelta(days=days), at)
    assert plain(visits.visit_when(ENGLISH, visit, TODAY)) == words
    assert plain(visits.near_words(ENGLISH, visit, TODAY)) == f"Clinic visit {words}"
    assert plain(visits.next_words(ENGLISH, visit, TODAY)) == f"Your next visit is {words}."
    assert plain(visits.last_words(ENGLISH, visit, TODAY)) == f"Your last visit was {words}."


def test_how_far_off_it_is() -> None:
    far = [visits.days_to_go_words(ENGLISH, Visit("", TODAY + timedelta(days=days)), TODAY) for days in (0, 1, 2)]
    assert far == ["", "", "In 2 days."]
    assert visits.next_words(ENGLISH, None, TODAY) == "No visit to come is written down."


def test_how_many_questions() -> None:
    words = [visits.questions_words(ENGLISH, count) for count in (0, 1, 2)]
    assert words == ["No question is written down yet.", "1 question to ask", "2 questions to ask"]


def test_of_what_was_said_the_beginning_is_shown() -> None:
    assert visits.said_words(ENGLISH, VISIT) == "Said: Go on. Come back in May."
    assert visits.said_words(ENGLISH, Visit("", TODAY)) == ""
    long = visits.beginning_words("word " * 50)
    assert long.endswith("word …")
    assert len(long) <= 121
    assert len(visits.beginning_words("w" * 200)) <= 121


def test_looking_back_on_a_visit() -> None:
    words = plain(visits.looked_back_words(ENGLISH, VISIT, TODAY))
    assert words == "Clinic visit, Tuesday 3 March at 10:30, City Hospital; said: Go on. Come back in May"
    assert visits.listed_visit_words(ENGLISH, VISIT) == (
        "Clinic visit at 10:30, City Hospital; said: Go on. Come back in May"
    )
    assert visits.listed_visit_words(ENGLISH, Visit("", TODAY)) == "Clinic visit"


def test_a_version_says_it_all() -> None:
    assert plain(visits.version_words(ENGLISH, VISIT, TODAY)) == (
        "Tuesday 3 March at 10:30, City Hospital; to ask: one? two?; said: Go on. Come back in May."
    )
    assert visits.version_words(ENGLISH, Visit("", TODAY), TODAY) == "Monday 2 March"


def test_the_questions_to_paste() -> None:
    assert plain(visits.questions_text(ENGLISH, VISIT, TODAY)) == (
        "Clinic visit tomorrow at 10:30, City Hospital\n- one?\n- two?"
    )


def test_the_places_are_offered_once_the_latest_first() -> None:
    known = [Visit("", TODAY, where=where) for where in ("A", "b", "", "C", "B", "D")]
    assert visits.places(known) == ["D", "B", "C"]


def test_who_wrote_it_down() -> None:
    assert visits.written_by_words(ENGLISH, VISIT) == "Written down by Alex"
    assert visits.written_by_words(ENGLISH, Visit("", TODAY)) == ""
