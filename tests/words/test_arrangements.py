from datetime import date, timedelta

import pytest

from imuran_desktop.domain.blood_tests import Arrangement, BloodTest
from imuran_desktop.domain.codes import Arranged, BloodTestState
from imuran_desktop.domain.monitoring import PlannedTest
from imuran_desktop.words.arrangements import arrangement_words, as_planned_words, planned_test_words, wrong_day_words
from imuran_desktop.words.language import Language

GB = Language("en_GB")
TODAY = date(2026, 3, 10)
DUE, FRIDAY = date(2026, 3, 8), date(2026, 3, 13)


def test_the_planned_day_is_told_whatever_was_arranged() -> None:
    planned = PlannedTest(DUE, ("full blood count",), "us_label")
    test = BloodTest(planned, BloodTestState.OVERDUE, arranged=Arrangement(DUE, FRIDAY, TODAY, Arranged.BOOKED))
    assert planned_test_words(GB, test, TODAY) == "Planned for Sunday 8 March"


def test_what_was_recorded_is_told() -> None:
    assert arrangement_words(GB, FRIDAY, TODAY, booked=True) == "blood test booked for Friday 13 March"
    assert arrangement_words(GB, FRIDAY, TODAY, booked=False) == "blood test put off until Friday 13 March"
    assert as_planned_words(GB, DUE, TODAY) == "The blood test is planned for Sunday 8 March again."


@pytest.mark.parametrize(
    ("days", "booked", "words"),
    [
        (-1, True, "That day is past. Choose today or a later day."),
        (0, False, "Choose a day after today."),
        (400, True, "That is too far off. Choose a day up to 10 March 2027."),
        (400, False, "That is too far off. Choose a day up to 10 March 2027."),
    ],
)
def test_why_a_day_cannot_be(days: int, booked: bool, words: str) -> None:
    last = TODAY + timedelta(days=365)
    assert wrong_day_words(GB, TODAY + timedelta(days=days), last, booked=booked) == words
