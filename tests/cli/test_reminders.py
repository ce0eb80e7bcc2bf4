"""``reminders``: the log, as scripts and people read it."""

from pathlib import Path

import pytest

from imuran_desktop.domain.codes import Delivery, Reply
from imuran_desktop.domain.history import Author
from imuran_desktop.services.reminder_log import log_deliveries, log_reply
from imuran_desktop.services.reminders import claim, read_reminders
from imuran_desktop.store.diary import Diary
from tests.cli.running import KEY, run_here
from tests.services.plans import at

SAM = Author("device-sam")
DAY = "2021-03-02"


@pytest.fixture
def told(diary: Path) -> Path:
    """Sam was reminded at 08:00 on 2 March 2021 and closed that without an answer; the dose was recorded at 08:10."""
    now = at(f"{DAY} 08:00")
    with Diary.open(diary, now) as existing:
        claimed = claim(existing, SAM, now, read_reminders(existing, now).reminders)
        assert f"{KEY}#due" in {item.id for item in claimed}
        log_deliveries(existing, SAM, now, {item.id: Delivery.DESKTOP for item in claimed}, now.date())
        log_reply(existing, SAM, at(f"{DAY} 08:02"), [f"{KEY}#due"], Reply.DISMISSED)
    assert run_here("record", diary, "dose", KEY, "--taken", f"{DAY}T08:10:00+00:00").code == 0
    return diary


def test_the_log_as_json(told: Path) -> None:
    before = told.read_bytes()
    data = run_here("reminders", told, "--from", DAY, "--to", DAY, "--json").data
    assert (data["from"], data["to"]) == (DAY, DAY)
    (found,) = [item for item in data["reminders"] if item["subject"] == KEY]
    recorded_at = found.pop("recorded_at")
    assert recorded_at > DAY
    assert found == {
        "id": f"{KEY}#due",
        "subject": KEY,
        "stage": "due",
        "at": "2021-03-02T08:00:00+00:00",
        "told_at": "2021-03-02T08:00:00+00:00",
        "delivery": "desktop",
        "reply": "dismissed",
        "replied_at": "2021-03-02T08:02:00+00:00",
        "outcome": "taken",
    }
    assert told.read_bytes() == before


def test_one_sentence_a_line(told: Path) -> None:
    lines = run_here("reminders", told, "--from", DAY, "--to", DAY).out.splitlines()
    assert (
        f"2 March 2021 at 08:00; {KEY}, due; shown on the desktop; closed without an answer; recorded: taken." in lines
    )
    assert all(line.endswith(".") for line in lines)


@pytest.mark.parametrize("days", [[], ["--from", "2021-03-03"], ["--to", "2021-03-01"]])
def test_days_on_which_nothing_was_told(told: Path, days: list[str]) -> None:
    assert run_here("reminders", told, *days).out == "No reminder was told on these days.\n"
    assert run_here("reminders", told, *days, "--json").data["reminders"] == []


def test_by_default_it_is_the_four_weeks_before_the_last_day(told: Path) -> None:
    data = run_here("reminders", told, "--to", "2021-03-29", "--json").data
    assert data["from"] == DAY
    assert data["reminders"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--from", "2021-03-02", "--to", "2021-03-01"], "2021-03-01 is before 2021-03-02"),
        (["--from", "yesterday"], "is not a date such as"),
    ],
)
def test_what_is_refused(told: Path, arguments: list[str], expected: str) -> None:
    assert expected in run_here("reminders", told, *arguments).sentence


def test_there_must_be_a_diary(tmp_path: Path) -> None:
    assert "There is no diary" in run_here("reminders", tmp_path / "none.imuran").sentence
