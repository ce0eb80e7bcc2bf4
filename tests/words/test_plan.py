from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from imuran_desktop.domain.codes import FoodInstruction
from imuran_desktop.domain.doses import Dose, planned_doses
from imuran_desktop.domain.plan import Change, DoseStep, Hold, MealTimes, Slot
from imuran_desktop.domain.repeats import Repeat, RepeatKind
from imuran_desktop.domain.tablets import TabletCount
from imuran_desktop.words.language import Language
from imuran_desktop.words.plan import (
    coming_day_words,
    coming_short_words,
    coming_words,
    course_end_words,
    food_choice_words,
    from_words,
    meal_time_words,
    since_words,
    slot_tablet_words,
    slot_words,
    span_words,
    step_words,
    strengths_words,
)
from tests.domain.builders import plan, prescription, slot, step, utc

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


EVERY_OTHER = Repeat(RepeatKind.EVERY_DAYS, every=2, since=TODAY)
AS_NEEDED = Repeat(RepeatKind.AS_NEEDED, min_gap=timedelta(hours=4))


def test_a_dose_says_on_which_days_it_is() -> None:
    turn = Slot("b", 50, meal="breakfast", repeat=EVERY_OTHER)
    assert plain(slot_words(ENGLISH, turn)) == "50 mg at breakfast, every other day (counted from 2 March 2026)"
    needed = Slot("p", 400, repeat=AS_NEEDED)
    assert plain(slot_words(ENGLISH, needed)) == "400 mg only when needed, at least 4 hours apart"


def test_doses_with_days_of_their_own_are_kept_apart() -> None:
    step = DoseStep(Change(TODAY), (NIGHT, Slot("p", 400, repeat=AS_NEEDED)))
    assert plain(step_words(ENGLISH, step)) == "12.5 mg at 22:15; 400 mg only when needed, at least 4 hours apart"


@pytest.mark.parametrize(
    ("other_days", "words"),
    [
        ({}, "08:00"),
        ({6: {"breakfast": time(9, 30)}, 7: {"breakfast": time(9, 30)}}, "08:00, but 09:30 on Saturdays and Sundays"),
        (
            {6: {"breakfast": time(9)}, 7: {"breakfast": time(10)}},
            "08:00, but 09:00 on Saturdays and 10:00 on Sundays",
        ),
        ({6: {"dinner": time(9)}}, "08:00"),
        ({6: {"breakfast": time(8)}}, "08:00"),
    ],
)
def test_when_a_meal_is(other_days: dict[int, dict[str, time]], words: str) -> None:
    meals = MealTimes(Change(TODAY), {"breakfast": time(8)}, other_days)
    assert meal_time_words(ENGLISH, meals, "breakfast") == words


def test_a_meal_that_is_only_on_some_days() -> None:
    meals = MealTimes(Change(TODAY), {}, {7: {"brunch": time(11)}})
    assert meal_time_words(ENGLISH, meals, "brunch") == "11:00 on Sundays"


def test_where_a_changed_dose_ends() -> None:
    words = course_end_words(ENGLISH, date(2026, 6, 30), TODAY)
    assert words == "The end stays as it was planned: the last day is Tuesday 30 June."


def doses_today(*holds: Hold) -> list[Dose]:
    item = prescription(step(slot("b", "breakfast", 75), slot("d", "dinner", 25)))
    return planned_doses(plan(replace(item, holds=holds)), TODAY, TODAY)


def test_the_doses_of_a_coming_day() -> None:
    doses = doses_today()
    assert coming_short_words(ENGLISH, doses) == "75 + 25"
    assert plain(coming_words(ENGLISH, doses, changed=True)) == "75 mg at breakfast, 25 mg at dinner, changed"
    assert coming_short_words(ENGLISH, [*doses, *doses]) == "200"


def test_a_coming_day_on_hold() -> None:
    held = doses_today(Hold(Change(TODAY)))
    assert coming_short_words(ENGLISH, held) == coming_words(ENGLISH, held) == "on hold"
    from_noon = doses_today(Hold(Change(TODAY, utc("2026-03-02T12:00"))))
    assert plain(coming_words(ENGLISH, from_noon)) == "75 mg at breakfast, on hold"


def test_a_coming_day_without_a_dose() -> None:
    assert coming_words(ENGLISH, ()) == coming_short_words(ENGLISH, ()) == "no dose"
    assert coming_words(ENGLISH, (), as_needed=True) == coming_short_words(ENGLISH, (), as_needed=True) == "when needed"


def test_days_in_a_row_are_said_together() -> None:
    monday = date(2026, 3, 9)
    assert coming_day_words(ENGLISH, monday, monday, TODAY, "no dose") == "Monday 9 March: no dose"
    assert coming_day_words(ENGLISH, TODAY, monday, TODAY, "on hold") == "Today to Monday 9 March: on hold"
