"""``record DIARY symptom`` and ``symptoms``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from imuran_desktop import clock
from tests.cli.running import AT, run_here

ENDED = "2021-03-02T12:10:00+00:00"
UNSAID = ("own_words", "course", "ended", "since_dose", "thought", "did", "temperature_c", "told_on")


def record(diary: Path, *arguments: str) -> Any:
    return run_here("record", diary, "symptom", *arguments, "--json").data


def listed(diary: Path, first: str = "2021-03-01", last: str = "2021-03-31") -> Any:
    return run_here("symptoms", diary, "--from", first, "--to", last, "--json").data


def test_a_symptom_with_what_to_do_now(diary: Path) -> None:
    arguments = ("fever", "--severity", "mild", "--at", AT, "--note", "at night", "--by", "Alex")
    assert "Contact your clinic or out-of-hours care now" in run_here("record", diary, "symptom", *arguments).out
    data = record(diary, *arguments)
    said = {"id": data["id"], "symptom": "fever", "severity": "mild", "at": AT, "note": "at night", "by": "Alex"}
    assert data == {**dict.fromkeys(UNSAID), **said, "level": "urgent"}
    assert data in listed(diary)["symptoms"]


def test_all_there_is_to_say(diary: Path) -> None:
    said = ("--ended", ENDED, "--since-dose", "within_an_hour", "--could-be", "not_sure", "--did", "lay down")
    words = ("--own-words", "ears ring", "--temperature", "37.9")
    data = record(diary, "any_other_symptom", "--severity", "severe", "--at", AT, *said, *words)
    assert (data["course"], data["ended"], data["since_dose"]) == ("ended", ENDED, "within_an_hour")
    assert (data["thought"], data["did"], data["own_words"]) == ("not_sure", "lay down", "ears ring")
    assert (data["temperature_c"], data["level"]) == (37.9, "urgent")
    assert record(diary, "nausea", "--severity", "mild", "--at", AT, "--going-on")["course"] == "going_on"


def test_a_day_without_symptoms(diary: Path) -> None:
    assert run_here("record", diary, "symptom", "none", "--at", AT).out == "Recorded: No symptoms.\n"
    (entry,) = listed(diary)["symptoms"]
    assert (entry["symptom"], entry["severity"], entry["level"]) == ("none", None, "log")


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["boredom", "--severity", "mild", "--at", AT], "See 'guide side_effects --json' for the names it has"),
        (["none", "--severity", "mild", "--at", AT], "--severity goes with every symptom"),
        (["nausea", "--at", AT], "--severity goes with every symptom"),
        (["nausea", "--severity", "awful", "--at", AT], "awful"),
        (["nausea", "--severity", "mild"], "--at"),
        (["nausea", "--severity", "mild", "--at", "2921-03-02T08:10:00Z"], "does not lie between"),
        (["nausea", "--severity", "mild", "--at", "2099-03-02T08:10:00Z"], "is in the future"),
        (["none", "--at", "2099-03-02T08:10:00Z"], "is in the future"),
        (["none", "--at", AT, "--note", "slept well"], "'none' goes with --at and --by alone"),
        (["none", "--at", AT, "--going-on"], "'none' goes with --at and --by alone"),
        (["none", "--at", AT, "--temperature", "37"], "'none' goes with --at and --by alone"),
        (["nausea", "--severity", "mild", "--at", ENDED, "--ended", AT], "can't have ended"),
        (["nausea", "--severity", "mild", "--at", AT, "--ended", ENDED, "--going-on"], "Say one of --ended"),
        (["fever", "--severity", "mild", "--at", AT, "--temperature", "100"], "Use one from 30 to 45"),
        (["fever", "--severity", "mild", "--at", AT, "--temperature", "nan"], "Use one from 30 to 45"),
        (["fever", "--severity", "mild", "--at", AT, "--temperature", "101F"], "is not a number such as 38.5"),
    ],
)
def test_a_symptom_that_is_refused(diary: Path, arguments: list[str], expected: str) -> None:
    before = diary.read_bytes()
    assert expected in run_here("record", diary, "symptom", *arguments).sentence
    assert diary.read_bytes() == before


def test_the_diary_of_some_days_oldest_first_with_the_levels_of_combinations(diary: Path) -> None:
    record(diary, "fever", "--severity", "moderate", "--at", "2021-03-05T21:00:00+02:00", "--by", "Alex")
    record(diary, "skin_rash", "--severity", "mild", "--at", AT, "--note", "on my arm")
    record(diary, "nausea", "--severity", "mild", "--at", "2021-03-20T08:00:00Z")
    data = listed(diary, "2021-03-02", "2021-03-05")
    assert (data["from"], data["to"]) == ("2021-03-02", "2021-03-05")
    assert [(entry["symptom"], entry["level"]) for entry in data["symptoms"]] == [
        ("skin_rash", "tell_clinic"),
        ("fever", "urgent"),
    ]
    record(diary, "skin_rash", "--severity", "mild", "--at", "2021-03-03T08:00:00Z")
    assert listed(diary, "2021-03-03", "2021-03-03")["symptoms"][0]["level"] == "urgent"
    lines = run_here("symptoms", diary, "--from", "2021-03-02", "--to", "2021-03-05").out.splitlines()
    assert lines[0] == "From 2021-03-02 to 2021-03-05:"
    assert lines[1].startswith("2021-03-02 08:10  Rash on the skin, mild. Tell your clinic soon")
    assert lines[1].endswith("on my arm.")
    assert lines[3].startswith("2021-03-05 19:00  High temperature (fever), moderate. Contact your clinic")
    assert lines[3].endswith("Recorded by Alex.")


def test_what_was_said_of_a_symptom_is_printed_on_one_line(diary: Path) -> None:
    said = ("--temperature", "38,4", "--ended", ENDED, "--did", "rang the clinic", "--note", "at night\nagain")
    assert record(diary, "fever", "--severity", "mild", "--at", AT, *said)["temperature_c"] == 38.4
    (_, line) = run_here("symptoms", diary, "--from", "2021-03-02", "--to", "2021-03-02").out.splitlines()
    for words in ("38.4", "It ended", "rang the clinic", "at night again"):
        assert words in line


def test_control_characters_are_not_kept(diary: Path) -> None:
    own = ("--own-words", "b\x07c\x1b[31m", "--note", "one\x00\ntwo")
    data = record(diary, "any_other_symptom", "--severity", "mild", "--at", AT, *own)
    assert (data["own_words"], data["note"]) == ("b c [31m", "one\ntwo")


def test_nothing_recorded_and_days_the_wrong_way_round(diary: Path) -> None:
    assert run_here("symptoms", diary).out.startswith("Nothing recorded from ")
    assert listed(diary, str(clock.now().date()), str(clock.now().date()))["symptoms"] == []
    assert "is before" in run_here("symptoms", diary, "--from", "2021-03-02", "--to", "2021-03-01").sentence
