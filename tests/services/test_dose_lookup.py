from pathlib import Path

import pytest

from imuran_desktop.domain.codes import DoseState, Outcome
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.dose_lookup import doses_near, find_dose, known_dose, read_doses
from imuran_desktop.services.intakes import record_intake
from imuran_desktop.services.problems import Reason
from tests.services.plans import KEY, SAM, at, plan, sam_s_diary, why_refused

NOW, MONDAY = at("2026-05-02 12:00"), at("2026-03-02 08:11")


def test_doses_are_found_with_their_states_and_in_order(tmp_path: Path) -> None:
    keys = ["morning/2026-05-02", "evening/2026-03-01", "evening/2026-05-02", "morning/2026-05-01"]
    with sam_s_diary(tmp_path) as diary:
        record_intake(diary, SAM, NOW, "morning/2026-05-01", Answer(Outcome.NOT_SURE))
        found = [(item.dose.key, item.state) for item in read_doses(diary, NOW, keys)]
    assert found == [
        ("evening/2026-03-01", DoseState.MISSED),
        ("morning/2026-05-01", DoseState.NOT_SURE),
        ("morning/2026-05-02", DoseState.OVERDUE),
        ("evening/2026-05-02", DoseState.UPCOMING),
    ]


def test_doses_that_the_plan_does_not_have_are_left_out(tmp_path: Path) -> None:
    with sam_s_diary(tmp_path) as diary:
        assert read_doses(diary, NOW, ["noon/2026-05-02", "morning/2026-02-01"]) == []
        assert read_doses(diary, NOW, []) == []


def test_what_is_no_key_is_an_error(tmp_path: Path) -> None:
    with sam_s_diary(tmp_path) as diary, pytest.raises(ValueError, match="isoformat"):
        read_doses(diary, NOW, ["morning/tomorrow"])


@pytest.mark.parametrize(
    "key",
    [
        "",
        "/",
        "morning",
        "morning/",
        "/2026-03-02",
        "noon/2026-03-02",
        "morning/2026-02-28",
        "morning/2026-13-01",
        "morning/0001-01-01",
        "morning/9999-12-31",
        "morning/tomorrow",
        # Another way of writing a date would be another entry for the same dose.
        "morning/20260302",
        "morning/2026-W10-1",
        "person",
        "💊/2026-03-02",
    ],
)
def test_a_dose_that_the_plan_does_not_ask_for(tmp_path: Path, key: str) -> None:
    assert why_refused(lambda: find_dose(plan(), key)) is Reason.UNKNOWN_DOSE
    assert known_dose(plan(), key) is None
    with sam_s_diary(tmp_path) as diary:
        assert why_refused(lambda: record_intake(diary, SAM, NOW, key, Answer(Outcome.TAKEN))) is Reason.UNKNOWN_DOSE


def test_doses_near_are_those_of_its_prescription_that_can_be_recorded() -> None:
    known = plan()
    near = doses_near(known, find_dose(known, KEY), MONDAY)
    assert [dose.key for dose in near] == [
        "morning/2026-03-01",
        "evening/2026-03-01",
        "evening/2026-03-02",
        "morning/2026-03-03",
    ]
    assert [dose.key for dose in doses_near(known, find_dose(known, KEY), at("2026-03-01 20:00"))] == [
        "morning/2026-03-01",
        "evening/2026-03-01",
        "evening/2026-03-02",
    ]
