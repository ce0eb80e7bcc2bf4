"""``stock``, ``stock count`` and ``stock refill``."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import AT, KEY, run_here

AZA = "azathioprine"


def shown(diary: Path, at: str = "2021-03-02T12:00:00+00:00") -> dict[str, Any]:
    (medicine,) = run_here("stock", diary, "--at", at, "--json").data["medicines"]
    assert isinstance(medicine, dict)
    return medicine


def test_tablets_are_counted_used_and_got_more_of(diary: Path) -> None:
    counted = run_here("stock", "count", diary, AZA, "50=2x28+3", "25=7.5", "--at", AT, "--by", "Alex", "--json").data
    assert counted.pop("id")
    assert counted.pop("on_hand")
    assert counted == {
        "medicine": AZA,
        "kind": "counted",
        "at": AT,
        "by": "Alex",
        "tablets": [{"strength_mg": 50, "count": 59}, {"strength_mg": 25, "count": 7.5}],
    }
    run_here("record", diary, "dose", KEY, "--taken", "2021-03-02T08:30:00Z")
    refill = run_here("stock", "refill", diary, "Imuran", "25=28", "--at", "2021-03-02T11:00:00Z")
    assert refill.out == "Got more: 28 tablets of 25 mg.\n"
    found = shown(diary)
    assert found["on_hand"] == [{"strength_mg": 50, "count": 58}, {"strength_mg": 25, "count": 35.5}]
    assert (found["runs_out"], found["days_left"], found["short_mg"]) == ("2021-04-06", 35, [25])
    assert (found["remind_on"], found["remind_days_before"]) == ("2021-03-30", 7)
    assert run_here("stock", "show", diary, "--at", "2021-03-02T12:00:00Z").out == (
        run_here("stock", diary, "--at", "2021-03-02T12:00:00Z").out
    )
    assert run_here("stock", diary, "--at", "2021-03-02T12:00:00Z").out == (
        "Azathioprine: 58 tablets of 50 mg and 35½ tablets of 25 mg. "
        "Enough for 35 more days, until the end of Monday 5 April.\n"
    )


def test_before_any_count_nothing_is_known(diary: Path) -> None:
    assert run_here("stock", diary).out == "Azathioprine: Not counted yet.\n"
    found = shown(diary)
    assert (found["counted"], found["on_hand"], found["runs_out"]) == (False, [], None)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["iron", "50=28"], "The plan has no medicine called iron"),
        ([AZA, "28"], "such as 50=28"),
        ([AZA, "50="], "such as 50=28"),
        ([AZA, "50=2x"], "such as 50=28"),
        ([AZA, "50=+3"], "such as 50=28"),
        ([AZA, "50=-3"], "such as 50=28"),
        ([AZA, "50=2x283+"], "such as 50=28"),
        ([AZA, "0=28"], "There are no tablets of 0 mg"),
        ([AZA, "50=0.3"], "is not a number of tablets"),
        ([AZA, "50=99999"], "is not a number of tablets"),
        ([AZA, "50=" + "9" * 5000], "such as 50=28"),
        ([AZA, "50=" + "9" * 5000 + "x1"], "such as 50=28"),
        ([AZA, "9" * 5000 + "=1"], "such as 50=28"),
        ([AZA, "50=999999x999999+999999.5"], "is not a number of tablets"),
        ([AZA, "50=0"], "No tablets were entered"),
        ([AZA, "50=28", "--at", "2199-01-01T00:00:00Z"], "is in the future"),
        ([AZA], "Missing argument"),
    ],
)
def test_what_is_refused_is_one_sentence_and_not_written(diary: Path, arguments: list[str], expected: str) -> None:
    before = diary.read_bytes()
    assert expected in run_here("stock", "refill", diary, *arguments).sentence
    assert diary.read_bytes() == before


def test_there_must_be_a_diary(tmp_path: Path) -> None:
    none = tmp_path / "none.imuran"
    assert "There is no diary" in run_here("stock", none).sentence
    assert "There is no diary" in run_here("stock", "count", none, AZA, "50=1").sentence
    assert list(tmp_path.iterdir()) == []
