from dataclasses import replace
from datetime import date

import pytest

from imuran_desktop.domain.codes import Food, Outcome
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.domain.zones import Timeline
from imuran_desktop.words.language import Language
from imuran_desktop.words.today import (
    greeting,
    last_taken_words,
    milk_words,
    other_words,
    taken_now_words,
)
from tests.domain import builders
from tests.domain.builders import local, utc

ENGLISH = Language("en_GB")


@pytest.mark.parametrize(
    ("at", "words"),
    [
        ("2026-03-02T00:00", "Good morning, Sam"),
        ("2026-03-02T11:59", "Good morning, Sam"),
        ("2026-03-02T12:00", "Good afternoon, Sam"),
        ("2026-03-02T18:00", "Good evening, Sam"),
    ],
)
def test_the_greeting_follows_the_persons_clock(at: str, words: str) -> None:
    timeline = Timeline.fixed("Europe/London")
    assert greeting(ENGLISH, "Sam Example", timeline.local(local(at))) == words


def test_a_name_with_braces_is_only_a_name() -> None:
    assert greeting(ENGLISH, "{name} {0}", local("2026-03-02T08:00")) == "Good morning, {name}"


@pytest.mark.parametrize("food", [*Food, None])
def test_the_large_button_says_that_it_means_now(food: Food | None) -> None:
    assert taken_now_words(ENGLISH, food).startswith("Taken now")


def test_what_is_not_known_of_the_last_dose_is_left_out() -> None:
    at = utc("2026-03-01T20:05")
    intake = Intake("x", "aza", "azathioprine", Outcome.TAKEN, at, 0, "Etc/UTC", at)
    words = last_taken_words(ENGLISH, intake, Timeline.fixed("Etc/UTC"), date(2026, 3, 2))
    assert words == "Last taken: Azathioprine, yesterday at 20:05"


def test_what_was_extra_is_said_as_of_a_dose() -> None:
    at = utc("2026-03-02T20:05")
    plain = Intake("x", "aza", "azathioprine", Outcome.TAKEN, at, 0, "Etc/UTC", at, Food.WITH, by="Alex")
    intake = replace(plain, amount_mg=50.0, extra=True, sick_after=True)
    words = other_words(ENGLISH, intake, Timeline.fixed("Etc/UTC"), date(2026, 3, 2))
    assert words == "Taken today at 20:05, with food, recorded by Alex"


def test_what_is_said_of_milk() -> None:
    assert milk_words(ENGLISH, replace(builders.directions(), milk_words=" 2 hours apart ")) == "Milk: 2 hours apart"
    assert milk_words(ENGLISH, builders.directions()) == ""
