from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from imuran_desktop.domain.doses import expected_doses
from imuran_desktop.ui.away.groups import grouped
from tests.domain.builders import START, plan, prescription, slot, step

DOSES = expected_doses(plan(prescription(step(slot("m", "08:00"), slot("e", "18:30")))), START, date(2027, 3, 1))


def test_up_to_ten_days_each_stands_by_itself_the_newest_first() -> None:
    groups = grouped(DOSES[:20])
    assert [group.begins for group in groups] == [date(2026, 3, day) for day in range(10, 0, -1)]
    assert {group.weekly for group in groups} == {False}
    assert [dose.slot for dose in groups[0].doses] == ["m", "e"]


@pytest.mark.parametrize(("days", "cards"), [(11, 3), (30, 6), (90, 14), (365, 53)])
def test_more_are_folded_into_weeks(days: int, cards: int) -> None:
    groups = grouped(DOSES[: 2 * days])
    assert len(groups) == cards
    assert {group.begins.isoweekday() for group in groups} == {1}
    assert [day for day, _ in groups[1].days()] == [
        groups[1].begins + timedelta(days=ahead) for ahead in range(6, -1, -1)
    ]


def test_many_doses_of_a_few_days_are_folded_too() -> None:
    slots = [slot(f"s{hour}", f"{hour:02}:00") for hour in range(8, 14)]
    doses = expected_doses(plan(prescription(step(*slots))), START, START + timedelta(days=6))
    assert {group.weekly for group in grouped(doses)} == {True}


@given(st.sets(st.sampled_from(range(len(DOSES)))))
def test_every_dose_is_in_one_group(chosen: set[int]) -> None:
    doses = [DOSES[number] for number in sorted(chosen)]
    found = [dose for group in grouped(doses) for _, items in group.days() for dose in items]
    assert sorted(found, key=lambda dose: dose.instant) == doses
