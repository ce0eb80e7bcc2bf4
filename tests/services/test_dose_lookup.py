from pathlib import Path

import pytest

from imuran_desktop.domain.codes import DoseState, Outcome
from imuran_desktop.services.dose_lookup import read_doses
from imuran_desktop.services.intakes import Answer, record_intake
from tests.services.plans import SAM, at, sam_s_diary

NOW = at("2026-05-02 12:00")


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
