"""A report from a diary file, by whoever works on it: what comes of it, and what is told when nothing does."""

import json
import logging
import os
import pickle
import shutil
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from threading import Event, Thread

import pytest

from imuran_desktop.domain.report_wish import ReportOf, ReportSection, ReportWish
from imuran_desktop.exchange.csv_table import read_table
from imuran_desktop.services.demo import make_demo
from imuran_desktop.services.diary_files import diary_id
from imuran_desktop.services.report_files import ReportFormat, report_at
from imuran_desktop.services.report_making import (
    Failed,
    Job,
    Made,
    attempt,
    clear_left,
    crashed,
    into_folder,
    make,
    printable,
)
from imuran_desktop.services.spread import Spread
from imuran_desktop.services.summaries import SummaryJob, summarise
from imuran_desktop.store.diary import Diary
from tests.services import spread_works as works
from tests.services.troubled_diaries import WORDS, troubled_diaries
from tests.store.making import another_diary

UNTIL = date(2026, 6, 30)
NOW = datetime(2026, 6, 30, 18, tzinfo=UTC)
WISH = ReportWish(date(2026, 6, 10), UNTIL, made_by="Clinic Example")
DAYS = "2026-06-10 to 2026-06-30"


@pytest.fixture(scope="module")
def diary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("diaries") / "sam.imuran"
    make_demo(path, NOW, 40, 1, UNTIL).close()
    return path


def made(job: Job) -> Made:
    outcome = make(job)
    assert isinstance(outcome, Made), outcome
    return outcome


def stem(diary: Path) -> str:
    return f"Sam Example {(diary_id(diary) or '')[:8]} {DAYS}"


def failed(job: Job) -> str:
    outcome = make(job)
    assert isinstance(outcome, Failed), outcome
    assert outcome.path == job.path
    assert outcome.sentence.endswith(".")
    assert "\n" not in outcome.sentence
    return outcome.sentence


def job(path: Path, report_format: ReportFormat = ReportFormat.PDF, out: Path | None = None) -> Job:
    return Job(path, WISH, NOW, "en_GB", report_format, out)


def test_a_report_is_handed_back(diary: Path) -> None:
    report = made(job(diary))
    assert report.path == diary
    assert report.out is None
    assert [*report.files] == [f"{stem(diary)}.pdf"]
    assert report.files[f"{stem(diary)}.pdf"].startswith(b"%PDF-")


def test_or_written(diary: Path, tmp_path: Path) -> None:
    out = tmp_path / "new" / "report.pdf"
    report = made(job(diary, out=out))
    assert (report.out, report.files) == (out, {})
    assert out.read_bytes() == made(job(diary)).files[f"{stem(diary)}.pdf"]


@pytest.mark.parametrize("report_format", ReportFormat)
def test_in_a_folder_each_is_called_after_the_person_the_diary_and_the_days(
    diary: Path, tmp_path: Path, report_format: ReportFormat
) -> None:
    """Files of one name, of different people: neither report replaces the other, or stands in for it."""
    (tmp_path / "b").mkdir()
    other = another_diary(diary, tmp_path / "b" / "sam.imuran", "another")
    out = tmp_path / "out"
    jobs = [replace(job(path, report_format), folder=out) for path in (diary, other)]
    one = made(jobs[0]).out
    assert one == out / f"{stem(diary)}{report_format.file_suffix}"
    two = made(replace(jobs[1], resume=True))
    assert not two.was_there
    assert two.out is not None
    assert sorted(out.iterdir()) == sorted([one, two.out])
    assert [report_at(path, report_format) for path in (one, two.out)] == [
        ReportOf(diary_id(path) or "", date(2026, 6, 10), UNTIL) for path in (diary, other)
    ]
    assert [made(replace(item, resume=True)).was_there for item in jobs] == [True, True]


def test_one_that_is_there_by_name_alone_is_not_there(diary: Path, tmp_path: Path) -> None:
    wanted = replace(job(diary), folder=tmp_path / "out", resume=True)
    out = made(wanted).out
    assert out is not None
    content = out.read_bytes()
    out.write_bytes(content[: len(content) // 2])
    assert "something else is in it" in failed(wanted)
    out.unlink()
    assert made(wanted).was_there is False


def test_copies_of_one_diary_have_reports_of_their_own(diary: Path, tmp_path: Path) -> None:
    copy = Path(shutil.copy2(diary, tmp_path / "old.imuran"))
    ids = [diary_id(path) for path in (diary, copy)]
    for wanted in reversed(into_folder([job(diary), job(copy)], ids, tmp_path / "out")):
        made(wanted)
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        f"{stem(diary)} ({name}).pdf" for name in ("old", "sam")
    ]


def test_a_file_that_is_named_is_replaced_by_the_same_diary_only(diary: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    made(job(diary, ReportFormat.JSON, out))
    made(replace(job(diary, ReportFormat.JSON, out), wish=replace(WISH, first=date(2026, 6, 11))))
    before = out.read_bytes()
    other = another_diary(diary, tmp_path / "other.imuran", "another")
    assert "something else is in it" in failed(job(other, ReportFormat.JSON, out))
    assert out.read_bytes() == before


def test_what_a_list_of_people_says_comes_with_it(diary: Path, tmp_path: Path) -> None:
    wanted = replace(job(diary, ReportFormat.JSON, tmp_path / "out.json"), listed=True, resume=True)
    for was_there in (False, True):
        found = made(wanted)
        assert found.was_there is was_there
        assert found.summary == summarise(SummaryJob(diary, WISH, NOW, "en_GB"))
    assert made(replace(wanted, listed=False)).summary is None


def test_tables_are_as_spreadsheets_open_them(diary: Path) -> None:
    tables = made(job(diary, ReportFormat.CSV)).files
    assert all(content.startswith(b"\xef\xbb\xbfdiary,") for content in tables.values())
    assert read_table(tables["results.csv"]).header[0] == "diary"


def test_whose_it_is(diary: Path) -> None:
    assert "Example" in made(job(diary, ReportFormat.JSON)).name


def test_the_tables_behind_it_as_csv_and_as_json(diary: Path, tmp_path: Path) -> None:
    tables = made(job(diary, ReportFormat.CSV)).files
    assert "doses.csv" in tables
    assert all(name.endswith(".csv") and content for name, content in tables.items())
    made(job(diary, ReportFormat.CSV, tmp_path / "out"))
    assert {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()} == tables
    ((name, content),) = made(job(diary, ReportFormat.JSON)).files.items()
    assert name == f"{stem(diary)}.json"
    assert json.loads(content)


@pytest.mark.parametrize("report_format", ReportFormat)
def test_the_same_bytes_here_and_in_another_process(diary: Path, report_format: ReportFormat) -> None:
    wanted = job(diary, report_format)
    with Spread(make, [wanted, wanted], 1) as spread:
        assert [outcome for _, outcome in spread] == [made(wanted)] * 2


@pytest.mark.parametrize("report_format", ReportFormat)
def test_a_maker_s_name_of_any_signs_keeps_nobody_from_a_report(diary: Path, report_format: ReportFormat) -> None:
    outcome = made(Job(diary, replace(WISH, made_by="x\udcff\ny"), NOW, "en_GB", report_format))
    assert all(outcome.files.values())


def test_only_the_sections_that_are_wanted(diary: Path) -> None:
    sections = frozenset[ReportSection]()
    short = make(Job(diary, ReportWish(WISH.first, UNTIL, sections), NOW, "en_GB"))
    assert isinstance(short, Made)
    assert len(short.files[f"{stem(diary)}.pdf"]) < len(made(job(diary)).files[f"{stem(diary)}.pdf"])


def state(folder: Path) -> Mapping[str, tuple[bytes, int]]:
    return {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in folder.iterdir()}


@pytest.mark.parametrize("trouble", WORDS)
def test_what_cannot_be_read_is_told_and_left_as_it_is(diary: Path, tmp_path: Path, trouble: str) -> None:
    path = troubled_diaries(tmp_path, diary)[trouble]
    before = state(tmp_path)
    for report_format in ReportFormat:
        sentence = failed(job(path, report_format))
        assert WORDS[trouble] in sentence
        assert f"{trouble}.imuran" in sentence
    assert state(tmp_path) == before


def test_a_diary_stays_as_it_is(diary: Path, tmp_path: Path) -> None:
    shutil.copy2(diary, tmp_path)
    before = state(tmp_path)
    for report_format in ReportFormat:
        made(job(tmp_path / "sam.imuran", report_format))
    assert state(tmp_path) == before


def test_one_of_an_older_release_stays_as_it_is(tmp_path: Path) -> None:
    old = sorted((Path(__file__).parents[1] / "data" / "diaries").glob("*.imuran"))
    assert old
    for path in old:
        shutil.copy2(path, tmp_path)
    before = state(tmp_path)
    for path in tmp_path.iterdir():
        made(Job(path, ReportWish(None, UNTIL), NOW, "en_GB"))
    assert state(tmp_path) == before


def test_one_that_somebody_is_writing_to_stays_usable(diary: Path, tmp_path: Path) -> None:
    shutil.copy2(diary, tmp_path)
    with Diary.open(tmp_path / "sam.imuran", NOW) as being_used, being_used.writing():
        made(job(being_used.path, ReportFormat.JSON))


def test_days_to_come_are_told(diary: Path) -> None:
    wanted = Job(diary, ReportWish(date(2026, 7, 1), date(2026, 7, 2)), NOW, "en_GB")
    assert failed(wanted) == "2026-07-01 is still to come. Choose a day that has come."


def test_nothing_is_written_over_the_diary_itself(diary: Path, tmp_path: Path) -> None:
    path = tmp_path / "sam.pdf"
    shutil.copy2(diary, path)
    before = state(tmp_path)
    assert "sam.pdf is there already, and something else is in it" in failed(job(path, out=path))
    assert state(tmp_path) == before


def test_where_it_cannot_be_written_is_told(diary: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    assert "report.pdf" in failed(job(diary, out=tmp_path / "file" / "report.pdf"))


def test_what_nobody_foresaw_is_told_and_logged(caplog: pytest.LogCaptureFixture) -> None:
    def fail() -> int:
        raise ZeroDivisionError

    with caplog.at_level(logging.ERROR):
        outcome = attempt(Path("/a/sam.imuran"), "en_GB", fail)
    assert outcome == crashed(Path("/a/sam.imuran"), "en_GB")
    assert "sam.imuran could not be made into a report" in outcome.sentence
    (record,) = caplog.records
    assert record.exc_info is not None
    assert record.exc_info[0] is ZeroDivisionError


def test_a_name_of_any_bytes_can_be_told() -> None:
    assert printable(Path("caf\udce9.imuran")) == "caf?.imuran"


def test_jobs_and_outcomes_travel_between_processes(diary: Path) -> None:
    for thing in (job(diary), made(job(diary, ReportFormat.JSON)), Failed(diary, "No.")):
        assert pickle.loads(pickle.dumps(thing)) == thing


def test_what_killed_workers_left_is_cleared_wherever_their_reports_were_to_be(tmp_path: Path) -> None:
    one = Job(tmp_path / "a.imuran", ReportWish(None, NOW.date()), NOW, "en", out=tmp_path / "x" / "a.pdf")
    other = replace(one, out=None, folder=tmp_path / "y")
    stranger = Job(one.path, one.wish, NOW, "en")
    assert stranger == replace(one, out=None), "a mark makes no other job of it"
    lefts = [tmp_path / "x" / f".report-{one.drafts}-q1", tmp_path / "y" / f".report-{other.drafts}-q2"]
    kept = tmp_path / "y" / f".report-{stranger.drafts}-q3"
    for folder in (*lefts, kept):
        folder.mkdir(parents=True)
        (folder / "draft").touch()
    clear_left([one, other, stranger, replace(one, out=tmp_path / "gone" / "a.pdf")])
    assert [folder.exists() for folder in (*lefts, kept)] == [False, False, True]


@pytest.mark.skipif(os.name != "posix", reason="signals as POSIX has them")
def test_a_worker_that_is_killed_in_the_middle_leaves_nothing_of_anybody(tmp_path: Path) -> None:
    job = Job(tmp_path / "a.imuran", WISH, NOW, "en_GB", out=tmp_path / "out" / "a.pdf")
    drafts: list[Path] = []

    def cancel_once_begun() -> None:
        while not (found := [*tmp_path.glob("out/.report-*/.draft-*")]):
            Event().wait(0.01)
        drafts.extend(found)
        spread.cancel()

    with Spread(works.hang_drafting, [job], 1, after=partial(clear_left, [job])) as spread:
        Thread(target=cancel_once_begun, daemon=True).start()
        assert list(spread) == []
    assert len(drafts) == 1
    assert [*(tmp_path / "out").iterdir()] == []
