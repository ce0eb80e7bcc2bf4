"""``figures``."""

from pathlib import Path

from tests.cli.running import AT, KEY, run_here

DAYS = ("--from", "2021-03-02", "--to", "2021-03-03")


def test_what_was_recorded_of_what_was_planned(diary: Path) -> None:
    run_here("record", diary, "dose", KEY, "--taken", AT, "--food", "with")

    data = run_here("figures", diary, *DAYS, "--json").data
    assert (data["from"], data["to"]) == ("2021-03-02", "2021-03-03")
    (aza,) = data["medicines"]
    assert aza["taken"] == {"count": 1, "of": 4, "share": 0.25}
    out = run_here("figures", diary, *DAYS).out
    assert "Azathioprine\n" in out
    assert "Doses taken: 1 of 4 doses (25\N{NO-BREAK SPACE}%)" in out


def test_four_weeks_up_to_the_last_day_asked_for(diary: Path) -> None:
    data = run_here("figures", diary, "--to", "2021-03-28", "--json").data
    assert data["from"] == "2021-03-01"


def test_dates_the_wrong_way_round_are_refused(diary: Path) -> None:
    assert "2021-03-01 is before 2021-03-02" in run_here("figures", diary, *DAYS[:2], "--to", "2021-03-01").sentence
