"""Of a blood test that was booked or put off the person is told as of its new day."""

import pytest

from imuran_desktop.domain.blood_tests import Arrangement
from imuran_desktop.domain.codes import Arranged
from tests.domain.builders import day, local
from tests.domain.telling import DUE, at, told_of_tests


def arranged(on: str, since: str, *, booked: bool = True) -> Arrangement:
    return Arrangement(day(DUE), day(on), day(since), Arranged.BOOKED if booked else Arranged.PUT_OFF)


@pytest.mark.parametrize(
    ("now", "told"),
    [
        ("19 09:00", []),
        ("20 09:00", []),
        ("23 08:59", []),
        ("23 09:00", [f"test/{DUE}#test_week_before#2026-03-23 23 09:00"]),
        ("29 09:00", [f"test/{DUE}#test_day_before#2026-03-29 29 09:00"]),
        ("30 09:00", [f"test/{DUE}#test_due#2026-03-30 30 09:00"]),
        ("31 09:00", [f"test/{DUE}#test_due#2026-03-30 30 09:00"]),
    ],
)
@pytest.mark.parametrize("booked", [True, False])
def test_a_test_booked_or_put_off_is_told_as_of_its_new_day(now: str, told: list[str], *, booked: bool) -> None:
    new_day = [arranged("2026-03-30", "2026-03-19", booked=booked)]
    assert told_of_tests(at(now), DUE, arranged=new_day) == told
    assert told_of_tests(at(now), DUE, gap=7, arranged=new_day) == told, "a week before, however close together"


def test_an_overdue_test_that_was_put_off_is_silent_until_then_and_overdue_from_then_on() -> None:
    put_off = [arranged("2026-04-02", "2026-03-27", booked=False)]
    silent = [told_of_tests(at(f"{each} 12:00"), DUE, arranged=put_off) for each in (27, 29, 31)]
    assert silent == [[], [], []]
    assert told_of_tests(local("2026-04-01T09:00"), DUE, arranged=put_off) == [
        f"test/{DUE}#test_day_before#2026-04-01 01 09:00"
    ]
    assert told_of_tests(local("2026-04-05T09:00"), DUE, arranged=put_off) == [
        f"test/{DUE}#test_overdue#2026-04-05 05 09:00"
    ]


def test_a_test_booked_for_today_is_told_again_only_when_nothing_was_recorded() -> None:
    today = [arranged("2026-03-19", "2026-03-19")]
    assert told_of_tests(at("19 12:00"), DUE, arranged=today) == []
    assert told_of_tests(at("21 12:00"), DUE, arranged=today) == []
    assert told_of_tests(at("22 09:00"), DUE, arranged=today) == [f"test/{DUE}#test_overdue#2026-03-22 22 09:00"]
    assert told_of_tests(at("22 09:00"), DUE, arranged=today, done=["2026-03-19"]) == []


def test_a_booked_test_does_not_silence_the_one_before_it_until_its_day() -> None:
    booked = [arranged("2026-03-18", "2026-03-17")]
    assert told_of_tests(at("17 12:00"), "2026-03-13", DUE, gap=7, arranged=booked) == [
        "test/2026-03-13#test_overdue#2026-03-16 16 09:00"
    ]
    assert told_of_tests(at("18 12:00"), "2026-03-13", DUE, gap=7, arranged=booked) == [
        f"test/{DUE}#test_due#2026-03-18 18 09:00"
    ]


def test_a_test_that_was_done_silences_no_other() -> None:
    """It had been put off until later than the one after it was booked for."""
    put_off = Arrangement(day("2026-03-13"), day("2026-03-17"), day("2026-03-12"), Arranged.PUT_OFF)
    booked = arranged("2026-03-16", "2026-03-14")
    assert told_of_tests(at("19 09:00"), "2026-03-13", DUE, gap=7, arranged=[put_off, booked], done=["2026-03-12"]) == [
        f"test/{DUE}#test_overdue#2026-03-19 19 09:00"
    ]
