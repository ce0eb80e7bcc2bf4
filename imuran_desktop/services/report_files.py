"""The files of reports: known as what they are, and written whole, over nothing but a report of the same diary."""

import errno
import os
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from datetime import date
from enum import StrEnum
from pathlib import Path

from imuran_desktop.domain.report_wish import ReportOf
from imuran_desktop.store.files import make_private_folder, replace_file


class ReportFormat(StrEnum):
    """What a report can be made as. A CSV report is a folder, with a file for each table."""

    PDF = "pdf"
    CSV = "csv"
    JSON = "json"

    @property
    def suffix(self) -> str:
        """How the name of such a file ends."""
        return f".{self.value}"

    @property
    def file_suffix(self) -> str:
        """How the name of a whole report ends: a folder has no ending."""
        return "" if self is ReportFormat.CSV else self.suffix


class ReportTrouble(StrEnum):
    """Why there is no report of a diary that could be read, as codes that `words` puts into a sentence."""

    UNFORESEEN = "unforeseen"
    NOT_LAID_OUT = "not_laid_out"
    NOT_WRITTEN = "not_written"
    DISK_FULL = "disk_full"
    TAKEN = "taken"
    NO_FOLDER = "no_folder"


class NoReport(Exception):
    """There is no report, and why can be told of the file at ``path``. What was there before is there still."""

    def __init__(self, trouble: ReportTrouble, path: Path) -> None:
        super().__init__(f"{trouble.value}: {path}")
        self.trouble = trouble
        self.path = path


PEOPLE = "people"
"""What the list of people is called, beside the tables of each."""
_LEFT, _DRAFT, _BEFORE = ".report-", "draft", "before"
_ABOUT = "report.csv"
_LAST_TABLE = "columns.csv"
_FULL = (errno.ENOSPC, errno.EDQUOT)
_MARK = re.compile(rb"<pdf:Keywords>[^<]*\bdiary (\S+) (\d{4}-\d\d-\d\d) (\d{4}-\d\d-\d\d)<")


def report_at(path: Path, report_format: ReportFormat) -> ReportOf | None:
    """Which report is at ``path``; None where there is no whole one of this sort that this program made.

    Raises:
        OSError: when that can't be seen.
    """
    if not (path.is_dir() if report_format is ReportFormat.CSV else path.is_file()):
        return None
    try:
        return _OF[report_format](path)
    except (ValueError, KeyError, TypeError, StopIteration):  # something else that begins like one
        return None


def write_report(
    files: Mapping[str, bytes],
    report_format: ReportFormat,
    out: Path,
    of: ReportOf,
    *,
    any_days: bool = False,
    mark: str = "",
) -> None:
    """Write a report for its owner only: the one file as ``out``, or the files of a CSV report into that folder.

    It takes the place of a report of the same diary and days; with ``any_days``, of the same diary. By ``mark``,
    `clear_drafts` knows what is left of it if this process is killed.

    Raises:
        NoReport: when it can't be, or anything else is there.
    """
    with _troubles_told(out):
        make_last_folder(out.parent)
        if not _is_free(out, report_format) and not _is_same(report_at(out, report_format), of, any_days=any_days):
            raise NoReport(ReportTrouble.TAKEN, out)
        if report_format is ReportFormat.CSV:
            _write_folder(files, out, mark)
        else:
            (content,) = files.values()
            with _beside(out, mark) as folder:
                replace_file(folder / _DRAFT, content)
                (folder / _DRAFT).replace(out)


def clear_drafts(folder: Path, marks: Collection[str]) -> None:
    """Remove what processes that were killed have left in ``folder`` of reports with one of these ``marks``.

    They hold what was recorded of a person. A folder that was on its way out is put back where nothing has its place.
    """
    import shutil

    with suppress(OSError):
        for left in folder.glob(f"{_LEFT}*-*"):
            if left.name.removeprefix(_LEFT).rpartition("-")[0] in marks:
                with suppress(OSError):
                    _put_back(left, folder)
                    shutil.rmtree(left, ignore_errors=True)


def require_people_place(content: bytes, out: Path) -> None:
    """See that a list of people may be written as ``out``: nothing but such a list, with the same headings, is there.

    Raises:
        NoReport: when anything else is.
    """
    with _troubles_told(out):
        if os.path.lexists(out) and not (out.is_file() and _begins(out, content.partition(b"\n")[0])):
            raise NoReport(ReportTrouble.TAKEN, out)


def write_people(content: bytes, out: Path) -> None:
    """Write a list of people as ``out``, in place of such a list only.

    Raises:
        NoReport: when it can't be, or anything else is there.
    """
    require_people_place(content, out)
    with _troubles_told(out):
        replace_file(out, content)


def make_last_folder(folder: Path) -> None:
    """Make ``folder``, but none of those it is in: a name that was mistyped must not become a tree.

    Raises:
        NoReport: when there is no place for it.
        OSError: when it can't be made.
    """
    if not folder.exists() and not folder.absolute().parent.exists():
        raise NoReport(ReportTrouble.NO_FOLDER, folder.absolute().parent)
    make_private_folder(folder)


@contextmanager
def _troubles_told(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        trouble = ReportTrouble.DISK_FULL if error.errno in _FULL else ReportTrouble.NOT_WRITTEN
        raise NoReport(trouble, out) from error


def _is_free(out: Path, report_format: ReportFormat) -> bool:
    """Whether nothing is lost if a report takes this name."""
    if not os.path.lexists(out):
        return True
    if report_format is ReportFormat.CSV:
        return out.is_dir() and not any(out.iterdir())
    return out.is_file() and out.stat().st_size == 0


def _is_same(there: ReportOf | None, of: ReportOf, *, any_days: bool) -> bool:
    return there is not None and (there.diary == of.diary if any_days else there == of)


def _begins(path: Path, begin: bytes) -> bool:
    with path.open("rb") as file:
        found = file.read(len(begin))
    return found in (b"", begin)


def _of_pdf(path: Path) -> ReportOf | None:
    content = path.read_bytes()
    if not content.startswith(b"%PDF-") or not content.rstrip().endswith(b"%%EOF"):
        return None
    mark = _MARK.search(content)
    return _of(*(part.decode() for part in mark.groups())) if mark else None


def _of_json(path: Path) -> ReportOf:
    import json

    about = json.loads(path.read_bytes())["about"]
    return _of(about["diary"], about["first"], about["last"])


def _of_tables(folder: Path) -> ReportOf | None:
    import csv

    if not (folder / _ABOUT).is_file() or not (folder / _LAST_TABLE).is_file():
        return None
    with (folder / _ABOUT).open(encoding="utf-8-sig", newline="") as file:
        about = next(csv.DictReader(file))
    return _of(about["diary"], about["first"], about["last"])


def _of(diary: str, first: str, last: str) -> ReportOf:
    return ReportOf(diary, date.fromisoformat(first), date.fromisoformat(last))


_OF: Mapping[ReportFormat, Callable[[Path], ReportOf | None]] = {
    ReportFormat.PDF: _of_pdf,
    ReportFormat.JSON: _of_json,
    ReportFormat.CSV: _of_tables,
}


@contextmanager
def _beside(out: Path, mark: str) -> Iterator[Path]:
    """A private folder beside ``out``, for a while."""
    import tempfile

    with tempfile.TemporaryDirectory(dir=out.parent, prefix=f"{_LEFT}{mark}-") as name:
        yield Path(name)


def _write_folder(files: Mapping[str, bytes], out: Path, mark: str) -> None:
    """Fill a folder beside it, and let that take the place of ``out``, in which there may be nothing else."""
    if out.exists() and not {item.name for item in out.iterdir()} <= files.keys():
        raise NoReport(ReportTrouble.TAKEN, out)
    with _beside(out, mark) as beside:
        draft = beside / _DRAFT
        make_private_folder(draft)
        for name, content in files.items():
            replace_file(draft / name, content)
        try:
            if out.exists():
                make_private_folder(beside / _BEFORE)
                out.rename(beside / _BEFORE / out.name)
            draft.rename(out)
        except BaseException:
            _put_back(beside, out.parent)
            raise


def _put_back(beside: Path, folder: Path) -> None:
    """Give the report that was to be replaced its place again, unless there is another."""
    for before in (beside / _BEFORE).glob("*"):
        if not os.path.lexists(folder / before.name):
            before.rename(folder / before.name)
