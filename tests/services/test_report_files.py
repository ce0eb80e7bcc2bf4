"""Which report is in a file, and what reports are never written over."""

import json
import os
import stat
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from imuran_desktop.domain.report_wish import ReportOf
from imuran_desktop.services.report_files import (
    NoReport,
    ReportFormat,
    ReportTrouble,
    clear_drafts,
    make_last_folder,
    report_at,
    write_people,
    write_report,
)
from tests.store.making import new_diary

PDF, CSV, JSON = ReportFormat.PDF, ReportFormat.CSV, ReportFormat.JSON
OF = ReportOf("041b7e0e8c1f", date(2026, 3, 1), date(2026, 3, 28))
OTHERS = replace(OF, diary="041b7e0e8c1e")
LATER = replace(OF, last=date(2026, 3, 29))
CHECKOUT = Path(__file__).parents[2]
posix = pytest.mark.skipif(os.name != "posix", reason="rights as POSIX has them")


def files(report_format: ReportFormat, of: ReportOf = OF, more: str = "") -> Mapping[str, bytes]:
    """The least that makes a report of it."""
    match report_format:
        case ReportFormat.PDF:
            return {"a": f"%PDF-1.7 <pdf:Keywords>self, {of.mark}</pdf:Keywords>{more}\n%%EOF".encode()}
        case ReportFormat.JSON:
            about = {"diary": of.diary, "first": str(of.first), "last": str(of.last)}
            return {"a": json.dumps({"about": about, "more": more}).encode()}
        case ReportFormat.CSV:
            row = f"\ufeffdiary,first,last\n{of.diary},{of.first},{of.last}\n"
            return {"report.csv": row.encode(), "columns.csv": more.encode()}


def place(folder: Path, report_format: ReportFormat) -> Path:
    return folder / f"sam{report_format.file_suffix}"


def content(path: Path) -> Mapping[str, bytes]:
    found = path.iterdir() if path.is_dir() else [path]
    return {item.name: item.read_bytes() for item in found}


def refused(
    wanted: Mapping[str, bytes],
    report_format: ReportFormat,
    path: Path,
    trouble: ReportTrouble,
    of: ReportOf = OF,
    *,
    any_days: bool = False,
) -> None:
    with pytest.raises(NoReport) as caught:
        write_report(wanted, report_format, path, of, any_days=any_days)
    assert (caught.value.trouble, caught.value.path) == (trouble, path)


@pytest.mark.parametrize("report_format", ReportFormat)
def test_a_report_may_be_made_again(tmp_path: Path, report_format: ReportFormat) -> None:
    out = place(tmp_path / "new", report_format)
    assert report_at(out, report_format) is None
    write_report(files(report_format), report_format, out, OF)
    assert report_at(out, report_format) == OF
    wanted = files(report_format, more="more")
    write_report(wanted, report_format, out, OF)
    assert set(content(out).values()) == set(wanted.values())
    assert list(out.parent.iterdir()) == [out]


@pytest.mark.parametrize("any_days", [False, True])
@pytest.mark.parametrize("report_format", ReportFormat)
def test_the_report_of_another_diary_is_never_replaced(
    tmp_path: Path, report_format: ReportFormat, any_days: bool
) -> None:
    out = place(tmp_path, report_format)
    write_report(files(report_format, OTHERS), report_format, out, OTHERS)
    before = content(out)
    refused(files(report_format), report_format, out, ReportTrouble.TAKEN, any_days=any_days)
    assert content(out) == before


@pytest.mark.parametrize("report_format", ReportFormat)
def test_that_of_other_days_only_where_that_is_said(tmp_path: Path, report_format: ReportFormat) -> None:
    out = place(tmp_path, report_format)
    write_report(files(report_format, LATER), report_format, out, LATER)
    refused(files(report_format), report_format, out, ReportTrouble.TAKEN)
    write_report(files(report_format), report_format, out, OF, any_days=True)
    assert report_at(out, report_format) == OF


@pytest.mark.parametrize("report_format", ReportFormat)
def test_half_a_report_is_none(tmp_path: Path, report_format: ReportFormat) -> None:
    out = place(tmp_path, report_format)
    write_report(files(report_format), report_format, out, OF)
    if report_format is CSV:
        (out / "columns.csv").unlink()
    else:
        out.write_bytes(out.read_bytes()[:-3])
    before = content(out)
    assert report_at(out, report_format) is None
    refused(files(report_format), report_format, out, ReportTrouble.TAKEN)
    assert content(out) == before


@posix
def test_only_the_owner_can_read_it(tmp_path: Path) -> None:
    def mode(path: Path) -> int:
        return stat.S_IMODE(path.stat().st_mode)

    out, tables = tmp_path / "new" / "sam.pdf", tmp_path / "new" / "sam"
    write_report(files(PDF), PDF, out, OF)
    write_report(files(CSV), CSV, tables, OF)
    assert [mode(path) for path in (out, tables / "report.csv", out.parent, tables)] == [0o600, 0o600, 0o700, 0o700]


def test_an_empty_file_or_folder_may_wait_for_it(tmp_path: Path) -> None:
    (tmp_path / "sam.pdf").touch()
    (tmp_path / "sam").mkdir()
    for report_format in (PDF, CSV):
        out = place(tmp_path, report_format)
        write_report(files(report_format), report_format, out, OF)
        assert report_at(out, report_format) == OF


def test_a_folder_with_anything_else_in_it_is_left_as_it_is(tmp_path: Path) -> None:
    out = tmp_path / "sam"
    write_report(files(CSV), CSV, out, OF)
    (out / "my own.csv").write_text("mine")
    before = content(out)
    refused(files(CSV, more="more"), CSV, out, ReportTrouble.TAKEN)
    assert content(out) == before
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize("report_format", ReportFormat)
@pytest.mark.parametrize("name", ["diary.imuran", "diary.pdf", "diary.json"])
def test_no_diary_is_ever_replaced(tmp_path: Path, report_format: ReportFormat, name: str) -> None:
    with new_diary(tmp_path, name) as diary:
        before = diary.path.read_bytes()
    assert report_at(diary.path, report_format) is None
    refused(files(report_format), report_format, diary.path, ReportTrouble.TAKEN, any_days=True)
    assert diary.path.read_bytes() == before


@pytest.mark.parametrize("report_format", [PDF, JSON])
@pytest.mark.parametrize(
    "written", [b"%PDF- a letter %%EOF", b"{}", b"[1]", b'{"about": 1}', b'{"about": {"diary": "a", "first": "b"}}']
)
def test_nor_is_anything_that_only_looks_like_a_report(
    tmp_path: Path, report_format: ReportFormat, written: bytes
) -> None:
    out = place(tmp_path, report_format)
    out.write_bytes(written)
    refused(files(report_format), report_format, out, ReportTrouble.TAKEN, any_days=True)
    assert out.read_bytes() == written


def test_nor_a_folder(tmp_path: Path) -> None:
    out = tmp_path / "sam.pdf"
    out.mkdir()
    refused(files(PDF), PDF, out, ReportTrouble.TAKEN)


def test_where_nothing_can_be_written_it_says_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    refused(files(PDF), PDF, tmp_path / "file" / "sam.pdf", ReportTrouble.NOT_WRITTEN)
    refused(files(PDF), PDF, tmp_path / ("long" * 100 + ".pdf"), ReportTrouble.NOT_WRITTEN)


def test_only_the_last_folder_is_made(tmp_path: Path) -> None:
    for out in (tmp_path / "a" / "b" / "sam.pdf", tmp_path / "a" / "b" / "c" / "sam.pdf"):
        refused_at = out.parent.parent
        with pytest.raises(NoReport) as caught:
            write_report(files(PDF), PDF, out, OF)
        assert (caught.value.trouble, caught.value.path) == (ReportTrouble.NO_FOLDER, refused_at)
    assert list(tmp_path.iterdir()) == []
    make_last_folder(tmp_path / "a")
    make_last_folder(tmp_path / "a")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_list_of_people_takes_the_place_of_such_a_list_only(tmp_path: Path) -> None:
    out = tmp_path / "people.csv"
    for content_ in (b"person,diary\nSam,1\n", b"person,diary\nAlex,2\n"):
        write_people(content_, out)
        assert out.read_bytes() == content_
    out.write_bytes(b"my own\n")
    with pytest.raises(NoReport) as caught:
        write_people(b"person,diary\n", out)
    assert caught.value.trouble is ReportTrouble.TAKEN
    assert out.read_bytes() == b"my own\n"


@pytest.mark.parametrize("end", [OSError(), KeyboardInterrupt(), SystemExit(1)])
@pytest.mark.parametrize("before", [True, False])
def test_a_folder_that_cannot_be_put_in_its_place_leaves_the_one_before(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, end: BaseException, before: bool
) -> None:
    """Whether it is ended before the second of two moves, or after the first."""
    out = tmp_path / "sam"
    write_report(files(CSV), CSV, out, OF)
    there = content(out)
    rename = Path.rename

    def breaking_off(path: Path, target: Path) -> Path:
        if before and path.name == "draft":
            raise end
        moved = rename(path, target)
        if not before and path == out:
            raise end
        return moved

    monkeypatch.setattr(Path, "rename", breaking_off)
    with pytest.raises(NoReport if isinstance(end, OSError) else type(end)):
        write_report(files(CSV, more="more"), CSV, out, OF)
    assert content(out) == there
    assert list(tmp_path.iterdir()) == [out]


@pytest.mark.parametrize("report_format", ReportFormat)
def test_what_a_process_that_was_killed_left_is_cleared_by_its_mark(
    tmp_path: Path, report_format: ReportFormat
) -> None:
    out = place(tmp_path, report_format)
    write_report(files(report_format), report_format, out, OF)
    there = content(out)
    program = f"""
import os
from pathlib import Path
from imuran_desktop.services.report_files import ReportFormat, write_report
from tests.services.test_report_files import OF, files
os.fsync = lambda *_: os._exit(0)
sort = ReportFormat({report_format.value!r})
write_report(files(sort, more="more"), sort, Path({str(out)!r}), OF, mark="ab12")
"""
    subprocess.run([sys.executable, "-c", program], check=True, cwd=CHECKOUT)
    assert len([*tmp_path.iterdir()]) == 2
    clear_drafts(tmp_path, {"cd34"})
    assert len([*tmp_path.iterdir()]) == 2, "those of another may still be written"
    clear_drafts(tmp_path, {"ab12"})
    assert content(out) == there
    assert list(tmp_path.iterdir()) == [out]


def test_a_folder_that_was_on_its_way_out_is_put_back(tmp_path: Path) -> None:
    out = tmp_path / "sam"
    write_report(files(CSV), CSV, out, OF)
    there = content(out)
    program = f"""
import os
from pathlib import Path
from imuran_desktop.services.report_files import ReportFormat, write_report
from tests.services.test_report_files import OF, files
rename = Path.rename
Path.rename = lambda path, target: os._exit(0) if path.name == "draft" else rename(path, target)
write_report(files(ReportFormat.CSV), ReportFormat.CSV, Path({str(out)!r}), OF, mark="ab12")
"""
    subprocess.run([sys.executable, "-c", program], check=True, cwd=CHECKOUT)
    assert not out.exists()
    clear_drafts(tmp_path, {"ab12"})
    assert content(out) == there
    assert list(tmp_path.iterdir()) == [out]


@posix
def test_a_write_that_breaks_off_leaves_what_was_there(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    out = tmp_path / "sam.pdf"
    write_report(files(PDF), PDF, out, OF)
    before = out.read_bytes()
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, limits[1]))  # Python ignores the signal, and gets an error
    try:
        refused(files(PDF, more="x" * 100_000), PDF, out, ReportTrouble.NOT_WRITTEN)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert out.read_bytes() == before
    assert list(tmp_path.iterdir()) == [out]
