"""``record DIARY visit``, and visits in the agenda."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.running import run_here

ON = ("--on", "2021-03-04")
SAID = ("--at", "10:30", "--where", "City Hospital", "--question", "one?", "--question", "two?", "--said", "Go on.")
AGENDA = ("--from", "2021-03-01", "--to", "2021-03-07", "--at", "2021-03-04T10:30:00+00:00")


def test_a_visit_with_all_there_is_to_say(diary: Path) -> None:
    data = run_here("record", diary, "visit", *ON, *SAID, "--by", "Alex", "--json").data
    assert data == {
        "id": data["id"],
        "date": "2021-03-04",
        "time": "10:30",
        "where": "City Hospital",
        "questions": ["one?", "two?"],
        "said": "Go on.",
        "by": "Alex",
        "over": True,
    }
    assert run_here("agenda", diary, *AGENDA, "--json").data["visits"] == [data]


def test_a_visit_for_people(diary: Path) -> None:
    assert run_here("record", diary, "visit", "--on", "2099-03-04").out == (
        "Recorded a clinic visit: Wednesday, 4 March 2099.\n"
    )
    run_here("record", diary, "visit", *ON, *SAID)
    run_here("record", diary, "visit", *ON)
    lines = run_here("agenda", diary, *AGENDA).out.splitlines()
    visits = [line for line in lines if "visit" in line]
    assert visits == ["2021-03-04        clinic visit", "2021-03-04 10:30  clinic visit: City Hospital"]


def test_only_the_visits_of_the_range_are_shown(diary: Path) -> None:
    run_here("record", diary, "visit", "--on", "2021-03-08")
    assert run_here("agenda", diary, *AGENDA, "--json").data["visits"] == []


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([], "--on"),
        (["--on", "soon"], "is not a date such as"),
        ([*ON, "--at", "half past ten"], "is not a time such as 10:30"),
        ([*ON, "--at", "25:00"], "is not a time such as 10:30"),
        (["--on", "2099-03-04", "--said", "Go on."], "2099-03-04 is still to come"),
        (["--on", "0001-01-01"], "does not lie between"),
    ],
)
def test_a_visit_that_is_refused(diary: Path, arguments: list[str], expected: str) -> None:
    assert expected in run_here("record", diary, "visit", *arguments).sentence
    assert run_here("agenda", diary, "--from", "2021-01-01", "--to", "2021-12-31", "--json").data["visits"] == []
