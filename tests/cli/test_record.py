"""``record DIARY dose``."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.running import AT, KEY, run_here


def dose(diary: Path, key: str = KEY) -> dict[str, Any]:
    """The dose as the agenda has it a day later."""
    day = key.rpartition("/")[2]
    agenda = run_here("agenda", diary, "--from", day, "--to", day, "--at", f"{day}T23:59:00Z", "--json").data
    (found,) = [item for item in agenda["doses"] if item["key"] == key]
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(
    ("arguments", "state", "intake"),
    [
        (["--taken", AT, "--food", "with"], "taken", {"outcome": "taken", "at": AT, "food": "with"}),
        (["--taken", "2021-03-02T13:40:00+05:30"], "taken", {"outcome": "taken", "at": AT}),
        (["--taken", "2021-03-02T06:00:00Z"], "taken_early", {"outcome": "taken", "at": "2021-03-02T06:00:00+00:00"}),
        (["--taken", "2021-03-02T09:30:00Z"], "taken_late", {"outcome": "taken", "at": "2021-03-02T09:30:00+00:00"}),
        (["--taken", AT, "--amount", "12.5"], "taken", {"outcome": "taken", "at": AT, "amount_mg": 12.5}),
        (["--taken", AT, "--sick-after"], "taken", {"outcome": "taken", "at": AT, "sick_after": True}),
        (["--taken-time-unknown", "--food", "after"], "taken", {"outcome": "taken", "food": "after"}),
        (["--skipped", "--reason", "felt_unwell"], "skipped", {"outcome": "skipped", "reason": "felt_unwell"}),
        (["--skipped", "--reason", " no 💊 left "], "skipped", {"outcome": "skipped", "reason": "no 💊 left"}),
        (["--skipped"], "skipped", {"outcome": "skipped"}),
        (["--not-sure", "--by", "Alex"], "not_sure", {"outcome": "not_sure", "by": "Alex"}),
    ],
)
def test_every_answer(diary: Path, arguments: list[str], state: str, intake: dict[str, Any]) -> None:
    nothing = {"outcome": None, "at": None, "food": None, "reason": None, "by": None}
    amount = 50 if intake["outcome"] == "taken" else None
    whole = {**nothing, "amount_mg": amount, "sick_after": False, **intake}
    data = run_here("record", diary, "dose", KEY, *arguments, "--json").data
    assert (data["key"], data["intake"], data["replaced"], data["close_to"]) == (KEY, whole, None, None)
    assert data["revision"]
    found = dose(diary)
    assert (found["state"], found["intake"]) == (state, whole)


def test_the_same_again_writes_nothing_and_a_correction_names_what_it_replaces(diary: Path) -> None:
    record = ("record", diary, "dose", KEY)
    run_here(*record, "--taken", AT)
    before = diary.read_bytes()
    again = run_here(*record, "--taken", AT, "--json").data
    assert (again["revision"], again["replaced"]) == (None, None)
    assert diary.read_bytes() == before
    corrected = run_here(*record, "--skipped", "--json").data
    assert corrected["replaced"]["at"] == AT
    assert dose(diary)["state"] == "skipped"


def test_one_close_to_another_is_recorded_and_said(diary: Path) -> None:
    run_here("record", diary, "dose", KEY, "--taken", AT)
    evening = ("record", diary, "dose", "evening/2021-03-02", "--taken", "2021-03-02T09:00:00Z")
    assert run_here(*evening, "--json").data["close_to"]["key"] == KEY
    assert KEY in run_here(*evening).out


def test_far_more_than_the_plan_asks_for_is_recorded_and_said(diary: Path) -> None:
    much = ("record", diary, "dose", KEY, "--taken", AT, "--amount", "1500")
    assert "1500 mg is far more than the 50 mg that the plan asks for." in run_here(*much).out
    data = run_here("record", diary, "dose", KEY, "--taken", AT, "--amount", "1400", "--json").data
    assert (data["far_more"], data["intake"]["amount_mg"]) == (True, 1400)
    data = run_here("record", diary, "dose", KEY, "--taken", AT, "--amount", "100", "--json").data
    assert data["far_more"] is False


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ([KEY], "Say one of --taken"),
        ([KEY, "--taken", AT, "--skipped"], "Say one of --taken"),
        ([KEY, "--taken", AT, "--taken-time-unknown"], "Say one of --taken"),
        ([KEY, "--skipped", "--food", "with"], "--food goes with"),
        ([KEY, "--not-sure", "--food", "with"], "--food goes with"),
        ([KEY, "--skipped", "--amount", "25"], "--amount goes with"),
        ([KEY, "--not-sure", "--sick-after"], "--sick-after goes with"),
        ([KEY, "--taken", AT, "--amount", "0"], "0 is not an amount to take"),
        ([KEY, "--taken", AT, "--amount", "nan"], "is not an amount to take"),
        ([KEY, "--taken", AT, "--amount", "lots"], "is not a valid float"),
        ([KEY, "--taken", AT, "--reason", "why"], "--reason goes with"),
        ([KEY, "--taken", AT, "--food", "milk"], "is not one of 'with', 'after', 'without'"),
        ([KEY, "--taken", "2021-03-02T08:10:00"], "with an offset"),
        ([KEY, "--taken", "2021-03-02"], "with an offset"),
        ([KEY, "--taken", "now"], "with an offset"),
        ([KEY, "--taken", "0001-01-01T00:00:00+14:00"], "does not lie between"),
        ([KEY, "--taken", "9999-12-31T23:59:59-14:00"], "does not lie between"),
        ([KEY, "--taken", "2199-01-01T00:00:00Z"], "is in the future"),
        ([KEY, "--taken"], "requires an argument"),
        ([KEY, "extra", "--not-sure"], "unexpected extra argument"),
        (["noon/2021-03-02", "--not-sure"], "The plan has no dose noon/2021-03-02"),
        (["morning/2020-03-02", "--not-sure"], "The plan has no dose"),
        (["morning/20210302", "--not-sure"], "The plan has no dose"),
        (["morning/9999-12-31", "--not-sure"], "The plan has no dose"),
        (["{key}", "--not-sure"], "The plan has no dose {key}"),
        (["", "--not-sure"], "The plan has no dose"),
        ([], "Missing argument 'KEY'"),
    ],
)
def test_what_is_refused_is_one_sentence_and_not_written(diary: Path, arguments: list[str], expected: str) -> None:
    before = diary.read_bytes()
    assert expected in run_here("record", diary, "dose", *arguments).sentence
    assert diary.read_bytes() == before


def test_there_must_be_a_diary(tmp_path: Path) -> None:
    none = tmp_path / "none.imuran"
    assert "There is no diary" in run_here("record", none, "dose", KEY, "--not-sure").sentence
    assert "Missing command" in run_here("record", none).sentence
    assert list(tmp_path.iterdir()) == []


def test_a_home_that_cannot_be_written_is_said(diary: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (home / "file").touch()
    for name in ("XDG_CONFIG_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(home / "file"))
    before = diary.read_bytes()
    assert "can't be read or written" in run_here("record", diary, "dose", KEY, "--not-sure").sentence
    assert diary.read_bytes() == before
