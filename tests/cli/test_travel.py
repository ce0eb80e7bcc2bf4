"""``travel``: a journey on command, and what it would do."""

from pathlib import Path

import pytest

from tests.cli.running import run_here

ZONE = "America/New_York"
SINCE = "2021-03-09T12:00:00+00:00"


def zones(diary: Path) -> list[str]:
    data = run_here("agenda", diary, "--at", "2021-03-08T12:00:00+00:00", "--json").data
    later = run_here("agenda", diary, "--at", "2021-03-10T12:00:00+00:00", "--json").data
    return [data["zone"], later["zone"]]


def test_a_preview_records_nothing(diary: Path) -> None:
    before = diary.read_bytes()
    data = run_here("travel", diary, ZONE, "--from", SINCE, "--preview", "--json").data
    assert (data["recorded"], data["before"], data["zone"]) == (False, "Europe/London", ZONE)
    assert data["past_doses"] > 0
    assert len(data["doses"]) == 6
    assert diary.read_bytes() == before
    told = run_here("travel", diary, ZONE, "--from", SINCE, "--preview").out
    assert told.startswith(f"Not recorded: doses follow {ZONE} from {SINCE}.")
    assert "Doses before now that would change:" in told


def test_a_journey_is_recorded_with_its_effect(diary: Path) -> None:
    data = run_here("travel", diary, ZONE, "--from", SINCE, "--json").data
    assert data["recorded"]
    for dose in data["doses"]:
        before, after = (dose[name] for name in ("before", "after"))
        # The same time on another clock: only the offset differs.
        assert before[:19] == after[:19]
        assert before != after
    assert zones(diary) == ["Europe/London", ZONE]


def test_the_same_again_changes_nothing(diary: Path) -> None:
    run_here("travel", diary, ZONE, "--from", SINCE)
    before = diary.read_bytes()
    assert run_here("travel", diary, ZONE, "--from", SINCE).out.startswith("Nothing to change")
    assert diary.read_bytes() == before


def test_going_home_is_a_journey_too(diary: Path) -> None:
    run_here("travel", diary, ZONE, "--from", SINCE)
    assert run_here("travel", diary, "Europe/London", "--from", "2021-03-09T18:00:00+00:00").code == 0
    assert zones(diary) == ["Europe/London", "Europe/London"]


@pytest.mark.parametrize("zone", ["Mars/Olympus", "", "London"])
def test_a_place_that_is_none_is_refused(diary: Path, zone: str) -> None:
    before = diary.read_bytes()
    assert "is not a time zone" in run_here("travel", diary, zone).sentence
    assert diary.read_bytes() == before


def test_a_diary_that_is_not_there(tmp_path: Path) -> None:
    assert "There is no diary" in run_here("travel", tmp_path / "none.imuran", ZONE).sentence
