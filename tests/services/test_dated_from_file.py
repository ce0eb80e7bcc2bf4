"""How the dated parts of a plan file take effect. Holds are in test_plan_from_file.py."""

from datetime import date, time, timedelta

import pytest

from imuran_desktop.domain.plan import Change, MealTimes
from imuran_desktop.domain.plan_edit import same_times
from imuran_desktop.services.dated_from_file import as_made, dated, unnamed
from tests.services.plans import at

TODAY, NOW = date(2026, 3, 10), at("2026-03-10 12:00")
TOMORROW = TODAY + timedelta(days=1)
ADDED = Change(TODAY, NOW)
EARLIER = Change(TODAY, NOW - timedelta(hours=1))


def meals(begins: Change | date, hour: int) -> MealTimes:
    return MealTimes(begins if isinstance(begins, Change) else Change(begins), {"breakfast": time(hour)})


@pytest.mark.parametrize(
    ("given", "known", "added", "made"),
    [
        (Change(TODAY), None, ADDED, ADDED),
        (Change(TODAY), None, None, Change(TODAY)),
        (Change(TODAY), EARLIER, ADDED, EARLIER),
        (Change(TODAY), Change(TODAY), ADDED, Change(TODAY)),
        (Change(TOMORROW), EARLIER, ADDED, Change(TOMORROW)),
        (EARLIER, Change(TODAY), ADDED, EARLIER),
        (Change(TODAY, None, frozenset("a")), EARLIER, ADDED, Change(TODAY, None, frozenset("a"))),
    ],
)
def test_a_date_is_the_change_a_person_means(
    given: Change, known: Change | None, added: Change | None, made: Change
) -> None:
    assert as_made(given, known, added) == made


@pytest.mark.parametrize(
    ("given", "present", "found"),
    [
        ([meals(TODAY, 7)], [], [meals(TODAY, 7)]),
        ([meals(TODAY, 7)], [meals(TODAY, 8)], [meals(TODAY, 8), meals(ADDED, 7)]),
        ([meals(TODAY, 7)], [meals(TODAY, 7)], [meals(TODAY, 7)]),
        ([meals(TODAY, 7)], [meals(TODAY, 8), meals(EARLIER, 7)], [meals(TODAY, 8), meals(EARLIER, 7)]),
        ([meals(TOMORROW, 7)], [meals(TOMORROW, 8)], [meals(TOMORROW, 7)]),
        ([meals(EARLIER, 7)], [meals(TODAY, 8)], [meals(EARLIER, 7)]),
        ([meals(TODAY, 9), meals(EARLIER, 7)], [meals(TODAY, 8)], [meals(TODAY, 9), meals(EARLIER, 7)]),
    ],
)
def test_a_line_of_today_is_a_change_made_now_unless_it_is_known(
    given: list[MealTimes], present: list[MealTimes], found: list[MealTimes]
) -> None:
    assert dated(given, present, ADDED, same_times) == found


def test_parts_of_other_dates_are_those_a_file_does_not_name() -> None:
    present = [meals(TODAY, 8), meals(EARLIER, 7), meals(TOMORROW, 9)]
    assert unnamed(present, [meals(TODAY, 6)]) == [meals(TOMORROW, 9)]
