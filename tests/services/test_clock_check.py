from datetime import timedelta

import pytest

from imuran_desktop.domain.codes import Outcome
from imuran_desktop.domain.history import Author
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.clock_check import TOLERANCE, clock_behind
from imuran_desktop.services.intakes import record_intake
from imuran_desktop.store.diary import Diary
from tests.services.plans import ALEX, SAM, at

RECORDED = at("2026-03-02 08:05")


def record(diary: Diary, author: Author = SAM, key: str = "morning/2026-03-02") -> None:
    record_intake(diary, author, RECORDED, key, Answer(Outcome.TAKEN, RECORDED))


@pytest.mark.parametrize("early", [TOLERANCE + timedelta(seconds=1), timedelta(days=4000)])
def test_a_clock_before_the_last_entry_is_behind(diary: Diary, early: timedelta) -> None:
    record(diary)
    assert clock_behind(diary, SAM.device, RECORDED - early) == RECORDED


@pytest.mark.parametrize("early", [TOLERANCE, timedelta(0), -timedelta(days=1)])
def test_a_clock_after_it_or_corrected_by_little_is_right(diary: Diary, early: timedelta) -> None:
    record(diary)
    assert clock_behind(diary, SAM.device, RECORDED - early) is None


def test_what_was_recorded_later_by_a_clock_that_is_wrong_now_does_not_hide_it(diary: Diary) -> None:
    record(diary)
    wrong = RECORDED - timedelta(days=1)
    record_intake(diary, SAM, wrong, "morning/2026-03-01", Answer(Outcome.NOT_SURE))
    assert clock_behind(diary, SAM.device, wrong) == RECORDED


def test_other_devices_clocks_are_no_matter(diary: Diary) -> None:
    record(diary, ALEX)
    assert clock_behind(diary, SAM.device, RECORDED - timedelta(hours=1)) is None
    assert clock_behind(diary, "a device that never recorded", RECORDED - timedelta(days=1)) is None
