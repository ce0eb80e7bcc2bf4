"""What the person says of a dose, and whether it can be so."""

from dataclasses import replace
from datetime import date, time, timedelta
from pathlib import Path

import pytest

from imuran_desktop.domain.codes import Food, Outcome
from imuran_desktop.domain.plan import Slot
from imuran_desktop.domain.repeats import Repeat, RepeatKind
from imuran_desktop.domain.tablets import TabletCount
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.intakes import record_intake
from imuran_desktop.services.problems import Reason
from imuran_desktop.services.unplanned import record_extra
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import intake_of
from tests.services.plans import KEY, NOW, SAM, START, TAKEN, at, plan, revision_count, sam_s_diary, step, why_refused


def test_the_offset_is_that_of_the_time_taken(diary: Diary) -> None:
    summer = Answer(Outcome.TAKEN, at("2026-03-29 08:10"))
    recorded = record_intake(diary, SAM, at("2026-03-29 09:00"), "morning/2026-03-29", summer)
    assert recorded.intake is not None
    assert recorded.intake.offset_s == 3600


@pytest.mark.parametrize("outcome", [Outcome.SKIPPED, Outcome.NOT_SURE])
def test_a_dose_not_taken_has_no_amount_and_no_food(diary: Diary, outcome: Outcome) -> None:
    recorded = record_intake(diary, SAM, NOW, KEY, Answer(outcome, food=Food.WITH, reason="felt_unwell"))
    assert recorded.intake is not None
    assert (recorded.intake.amount_mg, recorded.intake.food) == (None, None)
    assert recorded.intake.reason == "felt_unwell"


def test_the_future_is_not_recorded(diary: Diary) -> None:
    count = revision_count(diary)
    later = Answer(Outcome.TAKEN, NOW + timedelta(minutes=6))
    assert why_refused(lambda: record_intake(diary, SAM, NOW, KEY, later)) is Reason.IN_FUTURE
    assert why_refused(lambda: record_extra(diary, SAM, NOW, KEY, later)) is Reason.IN_FUTURE
    assert revision_count(diary) == count
    # Another device's clock may run a little ahead.
    record_intake(diary, SAM, NOW, KEY, Answer(Outcome.TAKEN, NOW + timedelta(minutes=5)))


@pytest.mark.parametrize("answer", [TAKEN, Answer(Outcome.TAKEN)])
@pytest.mark.parametrize("key", ["morning/2190-01-01", "evening/2026-03-03"])
def test_a_dose_is_not_taken_more_than_a_day_before_its_time(diary: Diary, key: str, answer: Answer) -> None:
    count = revision_count(diary)
    assert why_refused(lambda: record_intake(diary, SAM, NOW, key, answer)) is Reason.TOO_EARLY
    assert revision_count(diary) == count
    record_intake(diary, SAM, NOW, "morning/2026-03-03", TAKEN)
    record_intake(diary, SAM, NOW, "evening/2026-03-03", Answer(Outcome.SKIPPED))


def test_a_dose_may_be_taken_before_its_time(diary: Diary) -> None:
    record_intake(diary, SAM, NOW, "evening/2026-03-02", TAKEN)
    assert intake_of(diary, "evening/2026-03-02") is not None


def test_part_of_a_dose_and_being_sick_afterwards(diary: Diary) -> None:
    answer = replace(TAKEN, amount_mg=25.0, sick_after=True)
    record_intake(diary, SAM, NOW, KEY, answer)

    intake = intake_of(diary, KEY)
    assert intake is not None
    assert (intake.amount_mg, intake.tablets, intake.sick_after) == (25.0, (TabletCount(25.0, 1),), True)


def test_an_amount_that_tablets_do_not_make_leaves_them_unknown(diary: Diary) -> None:
    record_intake(diary, SAM, NOW, KEY, replace(TAKEN, amount_mg=40.0))
    intake = intake_of(diary, KEY)
    assert intake is not None
    assert (intake.amount_mg, intake.tablets) == (40.0, ())


@pytest.mark.parametrize("amount", [0.0, -1.0, 2000.5, float("nan")])
def test_an_amount_nobody_takes_is_refused(diary: Diary, amount: float) -> None:
    answer = replace(TAKEN, amount_mg=amount)
    assert why_refused(lambda: record_intake(diary, SAM, NOW, KEY, answer)) is Reason.AMOUNT_RANGE
    assert intake_of(diary, KEY) is None


MONTHLY = Repeat(RepeatKind.EVERY_MONTHS, every=1, since=date(2026, 3, 20))
MONDAYS = Repeat(RepeatKind.WEEKDAYS, weekdays=frozenset({1}))


@pytest.mark.parametrize(
    ("slots", "key", "earliest"),
    [
        ((Slot("a", 50.0, at=time(8), repeat=MONDAYS),), "a/2026-03-16", "2026-03-12 20:00"),
        ((Slot("a", 50.0, at=time(8), repeat=MONTHLY),), "a/2026-04-20", "2026-04-04 20:30"),
        (
            # The planned gap is that to the dose before it, not the shortest one of the plan.
            (Slot("a", 50.0, at=time(8), repeat=MONDAYS), Slot("b", 50.0, at=time(18, 30), repeat=MONDAYS)),
            "a/2026-03-16",
            "2026-03-13 01:15",
        ),
    ],
)
def test_a_weekly_or_monthly_dose_may_be_taken_half_its_gap_early(
    tmp_path: Path, slots: tuple[Slot, ...], key: str, earliest: str
) -> None:
    now = at("2026-04-10 12:00")
    with sam_s_diary(tmp_path, plan(step(START, *slots))) as diary:
        first = at(earliest)
        early = Answer(Outcome.TAKEN, first - timedelta(hours=1, seconds=1))
        assert why_refused(lambda: record_intake(diary, SAM, now, key, early)) is Reason.TOO_EARLY
        record_intake(diary, SAM, now, key, replace(early, at=first))
        assert intake_of(diary, key) is not None
