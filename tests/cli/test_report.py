"""``report``: of one diary, and of many."""

import csv
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from threading import Event
from time import monotonic

import pytest

from imuran_desktop.domain.report_wish import ReportSection
from imuran_desktop.services.diary_files import diary_id
from tests.cli.running import Result, run_here
from tests.process_groups import signal_group
from tests.services.troubled_diaries import WORDS, troubled_diaries
from tests.store.making import another_diary

CHECKOUT = Path(__file__).parents[2]
AT = ("--at", "2021-03-31T18:00:00+01:00")
_HOW_FAR = re.compile(r"\d+ of \d+ …\n")
DAYS = "2021-03-04 to 2021-03-31"


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("demo") / "sam.imuran"
    assert run_here("demo", path, "--days", "40", "--seed", "3", "--until", "2021-03-31").code == 0
    return path


@pytest.fixture
def many(demo: Path, tmp_path: Path) -> Path:
    """A folder of the diaries of six people."""
    folder = tmp_path / "diaries"
    for number in range(6):
        (folder / f"room {number % 2}").mkdir(parents=True, exist_ok=True)
        another_diary(demo, folder / f"room {number % 2}" / f"person {number}.imuran", f"person{number}")
    return folder


def report(*arguments: object) -> Result:
    """What came of it, without how far it had come meanwhile: a busy computer takes long enough to be told."""
    result = run_here("report", *arguments, *AT)
    lines = [line for line in result.err.splitlines(keepends=True) if not _HOW_FAR.fullmatch(line)]
    return replace(result, err="".join(lines))


def named(diary: str) -> str:
    """What the report of the diary of this id is called."""
    return f"Sam Example {diary[:8]} {DAYS}"


def state(folder: Path) -> Mapping[Path, tuple[bytes, int]]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in files}


def wait_until_gone(group: int) -> None:
    """Until no process of the group is left."""
    end = monotonic() + 10
    while monotonic() < end:
        try:
            signal_group(group, 0)
        except ProcessLookupError:
            return
        Event().wait(0.01)
    raise AssertionError("something was left behind")


def is_whole(path: Path) -> bool:
    content = path.read_bytes()
    return content.startswith(b"%PDF-") and content.rstrip().endswith(b"%%EOF")


def test_one_diary_as_one_file(demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "new" / "sam.pdf"
    assert report(demo, "--out", out) == Result(0, f"Made {out}.\n", "")
    assert is_whole(out)
    assert [*out.parent.iterdir()] == [out]


def test_twice_the_same_bytes(demo: Path, tmp_path: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        report(demo, "--out", tmp_path / name, "--by", "Clinic Example")
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_made_again_it_takes_the_place_of_the_one_before(demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "sam.pdf"
    report(demo, "--out", out, "--sections", "none")
    short = out.read_bytes()
    assert report(demo, "--out", out).code == 0
    assert out.read_bytes() != short


def test_a_whole_folder_with_its_names(many: Path, tmp_path: Path) -> None:
    before, out = state(many), tmp_path / "out"
    assert report(many, "--out", out, "--jobs", 2) == Result(0, f"Made 6 reports in {out}.\n", "")
    assert sorted(path.name for path in out.iterdir()) == [f"{named(f'person{number}')}.pdf" for number in range(6)]
    assert all(is_whole(path) for path in out.iterdir())
    assert state(many) == before


@pytest.mark.parametrize("name", ["sam.json", "folder"])
def test_as_json(demo: Path, tmp_path: Path, name: str) -> None:
    assert report(demo, "--out", tmp_path / name, "--format", "json").code == 0
    path = tmp_path / name if name == "sam.json" else tmp_path / name / f"{named(diary_id(demo) or '')}.json"
    assert json.loads(path.read_bytes())


def test_the_ending_of_the_name_says_what_it_is_to_be(demo: Path, tmp_path: Path) -> None:
    assert report(demo, "--out", tmp_path / "sam.json").code == 0
    assert json.loads((tmp_path / "sam.json").read_bytes())


def test_as_csv_there_is_a_folder_for_each(demo: Path, tmp_path: Path) -> None:
    assert report(demo, "--out", tmp_path / "out", "--format", "csv").code == 0
    assert (tmp_path / "out" / named(diary_id(demo) or "") / "doses.csv").is_file()


def test_what_came_of_it_as_json(many: Path, tmp_path: Path) -> None:
    (many / "letter.imuran").write_text("Dear Sam Example,")
    out = tmp_path / "out"
    result = report(many, "--out", out, "--json")
    assert result.code == 1
    data = json.loads(result.out)
    assert data["people"] is None
    assert [Path(item["diary"]).name for item in data["made"]] == [f"person {n}.imuran" for n in (0, 2, 4, 1, 3, 5)]
    assert all(Path(item["report"]).is_file() for item in data["made"])
    (failed,) = data["failed"]
    assert Path(failed["diary"]).name == "letter.imuran"
    assert "is not a diary" in failed["why"]
    assert data["left_out"] == []


def test_those_that_fail_are_named_with_the_reason_and_the_others_made(demo: Path, tmp_path: Path) -> None:
    folder, out = tmp_path / "diaries", tmp_path / "out"
    folder.mkdir()
    paths = troubled_diaries(folder, demo)
    shutil.copy2(demo, folder)
    before = state(folder)
    result = report(folder, *paths.values(), "--out", out)
    assert result.code == 1
    lines = result.err.splitlines()
    assert len(lines) == len(WORDS)
    for name, words in WORDS.items():
        assert [line for line in lines if words in line and line.startswith(f"{paths[name]}: ")]
    (made,) = out.iterdir()
    assert result.out == f"Made {made}. Failed: {len(WORDS)}.\n"
    assert made.name.endswith(f" {DAYS} (sam).pdf"), "damaged or not, there are copies of it"
    assert state(folder) == before


def test_the_days_that_are_asked_for(demo: Path, tmp_path: Path) -> None:
    def days(*arguments: str) -> tuple[str, str]:
        result = report(demo, "--out", tmp_path / "sam.json", *arguments)
        assert result.code == 0, result.err
        made = json.loads((tmp_path / "sam.json").read_bytes())
        return made["about"]["first"], made["about"]["last"]

    assert days() == ("2021-03-04", "2021-03-31")
    assert days("--from", "2021-03-10", "--to", "2021-03-12") == ("2021-03-10", "2021-03-12")
    assert days("--everything") < ("2021-03-04", "")
    since_visit, until = days("--since-visit", "--to", "2021-03-30")
    assert since_visit != "2021-03-03"
    assert until == "2021-03-30"


@pytest.mark.parametrize(
    ("option", "words"),
    [
        (["--everything", "--since-visit"], "Say one of"),
        (["--from", "2021-03-01", "--everything"], "Say one of"),
        (["--from", "2021-03-02", "--to", "2021-03-01"], "is before"),
        (["--sections", "doses,dreams"], ReportSection.SYMPTOMS),
        (["--jobs", "0"], "0"),
        (["--paper", "a5"], "a5"),
    ],
)
def test_bad_input(demo: Path, tmp_path: Path, option: list[str], words: str) -> None:
    assert words in report(demo, "--out", tmp_path / "out", *option).sentence
    assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    ("name", "option", "words"),
    [
        ("x.pdf", ["--format", "json"], "ends in .json"),
        ("x.csv", [], "is a folder"),
        ("x.csv", ["--format", "csv"], "is a folder"),
        ("x.txt", [], "ends in .pdf"),
        ("x.DOCX", [], "ends in .pdf"),
        ("x.imuran", [], "ends in .pdf"),
        ("a file", [], "not a folder"),
        ("a file/x.pdf", [], "not a folder"),
        ("none/dir/x.pdf", [], "There is no folder"),
        ("none/dir", [], "There is no folder"),
    ],
)
def test_a_place_that_cannot_be(demo: Path, tmp_path: Path, name: str, option: list[str], words: str) -> None:
    (tmp_path / "a file").write_text("mine")
    assert words in report(demo, "--out", tmp_path / name, *option).sentence
    assert [path.read_text() for path in tmp_path.iterdir()] == ["mine"]


def test_several_do_not_go_into_one_file(many: Path, tmp_path: Path) -> None:
    assert "6 diaries. Name a folder" in report(many, "--out", tmp_path / "all.pdf").sentence


def test_a_folder_without_diaries(tmp_path: Path) -> None:
    assert "No diary is in" in report(tmp_path, "--out", tmp_path / "out").sentence


def test_a_diary_is_never_written_over(demo: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.pdf"
    shutil.copy2(demo, other)
    before = state(tmp_path)
    for diary in (demo, other):
        result = report(diary, "--out", other)
        assert result.code == 1
        assert "other.pdf is there already" in result.err
    assert state(tmp_path) == before


def test_files_of_one_name_are_reports_of_their_own_people(demo: Path, tmp_path: Path) -> None:
    """Neither replaces the other, nor stands in for it."""
    out = tmp_path / "stick"
    for name in ("kim", "lee"):
        (tmp_path / name).mkdir()
        another_diary(demo, tmp_path / name / "diary.imuran", name)
    report(tmp_path / "kim", "--out", out)
    (kim,) = out.iterdir()
    before = kim.read_bytes()
    assert len(report(tmp_path / "lee", "--out", out, "--resume", "--json").data["made"]) == 1
    assert sorted(path.name for path in out.iterdir()) == [f"{named(name)}.pdf" for name in ("kim", "lee")]
    assert kim.read_bytes() == before
    assert (
        "Left out, because they are there already: 2."
        in report(*tmp_path.glob("*/*.imuran"), "--out", out, "--resume").out
    )


def test_a_report_under_a_name_that_is_taken_fails_by_name(demo: Path, tmp_path: Path) -> None:
    out = tmp_path / "stick"
    out.mkdir()
    taken = out / f"{named(diary_id(demo) or '')}.pdf"
    taken.write_text("a letter")
    for option in ([], ["--resume"]):
        result = report(demo, "--out", out, *option)
        assert result.code == 1
        assert f"{taken.name} is there already, and something else is in it" in result.err
    assert taken.read_text() == "a letter"


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_link_that_leads_nowhere_is_told_each_time(many: Path, tmp_path: Path) -> None:
    (many / "broken-link.imuran").symlink_to(many / "gone.imuran")
    (many / "second-link.imuran").symlink_to(many / "gone.imuran")
    for option in ([], ["--resume"], ["--resume"]):
        result = report(many, "--out", tmp_path / "out", *option)
        assert result.code == 1
        assert sorted(line.rpartition(": ")[0] for line in result.err.splitlines() if "leads nowhere." in line) == [
            f"{many / 'broken-link.imuran'}: broken-link.imuran can't be found any more",
            f"{many / 'second-link.imuran'}: second-link.imuran can't be found any more",
        ]


@pytest.mark.parametrize("sort", ["csv", "json"])
def test_several_have_one_list_of_people_too(many: Path, tmp_path: Path, sort: str) -> None:
    (many / "letter.imuran").write_text("Dear Sam Example,")
    out = tmp_path / "out"
    for option in ([], ["--resume"]):
        result = report(many, "--out", out, "--format", sort, *option)
        assert result.out.endswith(f"The list of all of them is {out / 'people'}.{sort}.\n")
        text = (out / f"people.{sort}").read_text(encoding="utf-8-sig")
        rows = json.loads(text)["people"] if sort == "json" else [*csv.DictReader(text.splitlines())]
        assert [Path(row["file"]).name for row in rows] == [
            "letter.imuran",
            *(f"person {n}.imuran" for n in (0, 2, 4, 1, 3, 5)),
        ]
        assert [row["diary"] or None for row in rows] == [None, *(f"person{n}" for n in (0, 2, 4, 1, 3, 5))]
        assert "is not a diary" in rows[0]["why_failed"]
        assert {row["first"] for row in rows[1:]} == {"2021-03-04"}
        assert all(int(row["due"]) for row in rows[1:])
    assert report(many / "room 0" / "person 0.imuran", "--out", tmp_path / "one", "--format", sort).code == 0
    assert not [*(tmp_path / "one").glob("people.*")]


def test_a_list_of_somebody_s_own_is_left_as_it_is(many: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "people.csv").write_text("my own\n")
    assert "people.csv is there already" in report(many, "--out", out, "--format", "csv").sentence
    assert [path.read_text() for path in out.iterdir()] == ["my own\n"], "known before anything is made"


@pytest.mark.parametrize("name", ["Reports 31.3", "Dr.Smith"])
def test_a_dot_in_the_name_of_a_folder(demo: Path, tmp_path: Path, name: str) -> None:
    assert report(demo, "--out", tmp_path / name).code == 0
    assert is_whole(tmp_path / name / f"{named(diary_id(demo) or '')}.pdf")


def test_those_that_are_there_are_left_out_when_it_is_resumed(many: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    report(many / "room 0", "--out", out)
    before = state(out)
    assert len(before) == 3
    result = report(many, "--out", out, "--resume")
    assert result == Result(0, f"Made 3 reports in {out}. Left out, because they are there already: 3.\n", "")
    assert len(state(out)) == 6
    assert {path: found for path, found in state(out).items() if path in before} == before
    again = report(many, "--out", out, "--resume", "--json").data
    assert (again["made"], len(again["left_out"]), again["failed"]) == ([], 6, [])


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
def test_interrupted_what_was_made_is_whole_and_the_rest_can_follow(demo: Path, tmp_path: Path, home: Path) -> None:
    folder, out = tmp_path / "diaries", tmp_path / "out"
    folder.mkdir()
    for number in range(60):
        shutil.copy2(demo, folder / f"person {number}.imuran")
    command = [sys.executable, "-m", "imuran_desktop", "report", str(folder), "--out", str(out), *AT]
    child = subprocess.Popen(
        command, cwd=CHECKOUT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    while not (out.is_dir() and [*out.glob("*.pdf")]):
        assert child.poll() is None
        Event().wait(0.01)
    signal_group(child.pid, signal.SIGINT)
    printed, said = child.communicate(timeout=30)
    assert (child.returncode, printed) == (130, "")
    assert "--resume makes the others" in said
    assert "Traceback" not in said
    made = [*out.iterdir()]
    assert 1 <= len(made) < 60
    assert all(is_whole(path) for path in made)
    wait_until_gone(child.pid)

    rest = report(folder, "--out", out, "--resume")
    assert rest.out.endswith(f"there already: {len(made)}.\n")
    assert len([path for path in out.iterdir() if is_whole(path)]) == 60


def test_names_of_any_bytes_can_be_told(demo: Path, tmp_path: Path) -> None:
    if os.name != "posix":
        pytest.skip("names are bytes on POSIX only")
    for name in (b"caf\xe9.imuran", b"two\nlines\x1b[31m.imuran"):
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + name)).write_text("no diary")
    result = report(tmp_path, "--out", tmp_path / "out")
    assert (result.code, result.err.count("\n")) == (1, 2)
    assert "\x1b" not in result.err
    result.err.encode()


def test_the_command_as_installed(demo: Path, tmp_path: Path) -> None:
    """As an installer makes it: a script without an ending, by which the workers start too."""
    with (CHECKOUT / "pyproject.toml").open("rb") as file:
        module, _, function = tomllib.load(file)["project"]["scripts"]["imuran-desktop"].partition(":")
    script = tmp_path / "imuran-desktop"
    lines = f"import sys\nfrom {module} import {function}\nif __name__ == '__main__':\n    sys.exit({function}())\n"
    script.write_text(lines)
    command = [sys.executable, str(script), "report", str(demo), "--out", str(tmp_path / "x.pdf"), *AT]
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT)}
    done = subprocess.run(command, capture_output=True, check=False, env=environment, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    assert is_whole(tmp_path / "x.pdf")
