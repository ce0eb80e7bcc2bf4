from datetime import date, time

import pytest

from imuran_desktop.domain.codes import FoodInstruction
from imuran_desktop.domain.plan import Change, DoseStep, Slot
from imuran_desktop.domain.tablets import TabletCount
from imuran_desktop.words.language import Language
from imuran_desktop.words.plan import (
    food_choice_words,
    from_words,
    since_words,
    slot_tablet_words,
    span_words,
    step_words,
    strengths_words,
)

ENGLISH = Language("en_GB")
TODAY = date(2026, 3, 2)
BREAKFAST = Slot("b", 75, meal="breakfast", tablets=(TabletCount(50, 1), TabletCount(25, 1)))
NIGHT = Slot("n", 12.5, at=time(22, 15))


def plain(words: str) -> str:
    return words.replace("\N{NO-BREAK SPACE}", " ")


def test_a_dose_of_the_day_with_its_tablets() -> None:
    words = plain(slot_tablet_words(ENGLISH, BREAKFAST))
    assert words == "75 mg at breakfast (1 tablet of 50 mg + 1 tablet of 25 mg)"
    assert plain(slot_tablet_words(ENGLISH, NIGHT)) == "12.5 mg at 22:15"


def test_all_doses_of_a_step() -> None:
    step = DoseStep(Change(TODAY), (BREAKFAST, NIGHT))
    assert plain(step_words(ENGLISH, step)) == "75 mg at breakfast and 12.5 mg at 22:15"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        (date(2026, 3, 1), None, "Since 1 March 2026"),
        (TODAY, None, "Since today"),
        (TODAY, date(2026, 3, 28), "Since today, until Saturday 28 March"),
    ],
)
def test_since_when_a_step_holds(first: date, last: date | None, words: str) -> None:
    assert since_words(ENGLISH, first, last, TODAY) == words


def test_from_when_a_step_will_hold() -> None:
    assert from_words(ENGLISH, TODAY, TODAY) == "from today"
    assert from_words(ENGLISH, date(2026, 3, 9), TODAY) == "from Monday 9 March"


def test_the_dates_of_a_step_that_is_over() -> None:
    assert span_words(ENGLISH, date(2026, 2, 1), date(2026, 2, 28)) == "1 February 2026 to 28 February 2026"
    assert span_words(ENGLISH, TODAY, TODAY) == "2 March 2026"


def test_every_food_instruction_can_be_chosen_by_its_words() -> None:
    words = [food_choice_words(ENGLISH, food) for food in FoodInstruction]
    assert words == ["With or just after food", "On an empty stomach", "With or without food", "In my own words"]


def test_strengths_come_in_order() -> None:
    assert plain(strengths_words(ENGLISH, (50, 25))) == "25 mg and 50 mg"
