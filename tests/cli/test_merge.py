"""``merge``."""

import shutil
from pathlib import Path

from tests.cli.running import AT, KEY, run_here


def test_what_the_copy_knows_is_brought_in_and_the_copy_stays(diary: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.imuran"
    shutil.copy(diary, copy)
    run_here("record", copy, "dose", KEY, "--taken", AT)
    before = copy.read_bytes()

    assert run_here("merge", diary, copy, "--json").data == {"revisions": 1, "disputed": []}
    assert run_here("merge", diary, copy).out == f"{copy} holds nothing new.\n"
    agenda = run_here("agenda", diary, "--from", "2021-03-02", "--to", "2021-03-02", "--json").data
    assert [dose["state"] for dose in agenda["doses"]] == ["taken", "missed"]
    assert copy.read_bytes() == before


def test_what_the_two_say_differently_is_named(diary: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy.imuran"
    shutil.copy(diary, copy)
    run_here("record", diary, "dose", KEY, "--taken", AT)
    run_here("record", copy, "dose", KEY, "--skipped")

    assert run_here("merge", diary, copy).out.endswith(f"for the app to ask about: {KEY}.\n")
    assert run_here("merge", diary, copy, "--json").data == {"revisions": 0, "disputed": [KEY]}


def test_another_diary_is_refused_and_nothing_is_changed(diary: Path, plan_file: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.imuran"
    run_here("plan", "import", other, plan_file)
    before = diary.read_bytes()

    assert "other.imuran is another diary" in run_here("merge", diary, other).sentence
    assert diary.read_bytes() == before
