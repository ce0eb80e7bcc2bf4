"""Making one report from one diary file: what a worker does, from beginning to end."""

import logging
import os
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from imuran_desktop.domain.report_wish import ReportOf, ReportWish
from imuran_desktop.services.problems import Refused
from imuran_desktop.services.report_files import (
    NoReport,
    ReportFormat,
    ReportTrouble,
    clear_drafts,
    report_at,
    write_report,
)
from imuran_desktop.services.report_names import copy_marks, report_stem
from imuran_desktop.store.errors import StoreError

if TYPE_CHECKING:
    from imuran_desktop.domain.report import Report
    from imuran_desktop.domain.summary import Summary
    from imuran_desktop.store.diary import Diary
    from imuran_desktop.words.language import Language

T = TypeVar("T")


@dataclass(frozen=True)
class Job:
    """A report that is wanted: of the diary at ``path``, as it stands at ``now``, in the language of ``locale``.

    It is written to ``out``: a file, or for CSV a folder; or into ``folder``, under a name of its own, with ``mark``
    where the file is a copy. Without either, the report is handed back. With ``resume`` it is left out where it is
    there already; with ``listed``, what a list of people says of the diary is handed back too.
    By ``drafts``, `clear_left` knows what is left of it if its process is killed.
    """

    path: Path
    wish: ReportWish
    now: datetime
    locale: str
    format: ReportFormat = ReportFormat.PDF
    out: Path | None = None
    folder: Path | None = None
    mark: str = ""
    resume: bool = False
    listed: bool = False
    drafts: str = field(default_factory=lambda: os.urandom(8).hex(), compare=False)


@dataclass(frozen=True)
class Made:
    """A report that was made of the diary at ``path``, the one of the person called ``name``.

    It was written to ``out``, or ``was_there`` before; without that, ``files`` are its content, by the name that each
    file is to have. ``summary`` is there where it was asked for.
    """

    path: Path
    name: str
    files: Mapping[str, bytes] = field(default_factory=dict)
    out: Path | None = None
    was_there: bool = False
    summary: "Summary | None" = None


@dataclass(frozen=True)
class Failed:
    """There is nothing of the diary at ``path``, and why, in one sentence."""

    path: Path
    sentence: str


def into_folder(jobs: Sequence[Job], diaries: Sequence[str | None], folder: Path) -> list[Job]:
    """The jobs, with their reports written into ``folder``; ``diaries`` are the ids of theirs, as far as is known."""
    marks = copy_marks([(job.path, diary) for job, diary in zip(jobs, diaries, strict=True)])
    return [replace(job, folder=folder, mark=mark) for job, mark in zip(jobs, marks, strict=True)]


def clear_left(jobs: Iterable[object]) -> None:
    """Remove what processes that were killed have left of reports; of other work than a `Job`, nothing is left."""
    marks: dict[Path, set[str]] = {}
    for job in (item for item in jobs if isinstance(item, Job)):
        folder = job.folder or (job.out and job.out.parent)
        if folder is not None:
            marks.setdefault(folder, set()).add(job.drafts)
    for folder, known in marks.items():
        clear_drafts(folder, known)


def make(job: Job) -> Made | Failed:
    """Make a report. The diary is only read; whatever goes wrong is told in the language of the job."""
    return attempt(job.path, job.locale, lambda: _made(job))


def attempt(path: Path, locale: str, act: Callable[[], T]) -> T | Failed:
    """What ``act`` makes of the diary at ``path``, or why nothing became of it. What nobody foresaw is logged."""
    from imuran_desktop.words.errors import refusal_words, report_trouble_words, unread_words
    from imuran_desktop.words.language import Language

    try:
        return act()
    except StoreError as error:
        sentence = unread_words(Language(locale), error.trouble, printable(error.path))
    except Refused as error:
        sentence = refusal_words(Language(locale), error.reason, error.figures)
    except NoReport as error:
        sentence = report_trouble_words(Language(locale), error.trouble, printable(error.path))
    except Exception:
        logging.getLogger(__name__).exception("nothing could be made of a diary")
        sentence = report_trouble_words(Language(locale), ReportTrouble.UNFORESEEN, printable(path))
    return Failed(path, sentence)


def crashed(path: Path, locale: str) -> Failed:
    """What there is to say when the process that worked on the diary at ``path`` died."""
    from imuran_desktop.words.errors import report_trouble_words
    from imuran_desktop.words.language import Language

    return Failed(path, report_trouble_words(Language(locale), ReportTrouble.UNFORESEEN, printable(path)))


def printable(path: Path) -> str:
    """The name of a file, whatever bytes are in it."""
    return path.name.encode(errors="replace").decode() or str(path)


def told_path(path: Path) -> str:
    """Where a file is, whatever bytes are in its name."""
    return str(path).encode(errors="replace").decode()


def _made(job: Job) -> Made:
    from imuran_desktop.reference.analytes import load_analytes
    from imuran_desktop.reference.symptoms import load_symptoms
    from imuran_desktop.services.report import read_report
    from imuran_desktop.services.summary import read_summary
    from imuran_desktop.store.diary import Diary

    with Diary.snapshot(job.path) as diary:
        made = _begun(job, diary)
        if job.listed:
            made = replace(made, summary=read_summary(diary, job.wish, job.now))
        if made.was_there:
            return made
        report = read_report(diary, load_symptoms(), load_analytes(), job.now, job.wish)
    files = _files(report, job)
    if made.out is None:
        return replace(made, files=files)
    write_report(files, job.format, made.out, report.of, any_days=job.out is not None, mark=job.drafts)
    return made


def _begun(job: Job, diary: "Diary") -> Made:
    """Whose report it is to be, where it goes, and whether it is there already."""
    from imuran_desktop.services.report import report_span
    from imuran_desktop.store.read import read_plan

    plan = read_plan(diary)
    span = report_span(diary, job.now, plan.timeline.local(job.now).date(), job.wish)
    of, name, out = ReportOf(diary.id, span.first, span.last), plan.person.name, job.out
    if job.folder is not None:
        out = job.folder / f"{report_stem(name, of, job.mark)}{job.format.file_suffix}"
    try:
        was_there = job.resume and out is not None and report_at(out, job.format) == of
    except OSError as error:
        raise NoReport(ReportTrouble.NOT_WRITTEN, out or job.path) from error
    return Made(job.path, name, out=out, was_there=was_there)


def _files(report: "Report", job: Job) -> Mapping[str, bytes]:
    """The files of a report by name."""
    from imuran_desktop.words.language import Language

    name = f"{report_stem(report.person, report.of, job.mark)}{job.format.suffix}"
    if job.format is ReportFormat.PDF:
        return {name: _pdf(report, job, Language(job.locale))}
    return _data(report, job, name)


def _pdf(report: "Report", job: Job, language: "Language") -> bytes:
    from imuran_desktop.reference.analytes import load_analytes
    from imuran_desktop.reference.symptoms import load_symptoms
    from imuran_desktop.reports.report import report_content
    from imuran_desktop.reports.typeset import TypesetError, typeset

    content = report_content(report, job.wish, language, load_symptoms(), load_analytes())
    try:
        return typeset(content, job.wish.paper, report.made)
    except TypesetError as error:
        logging.getLogger(__name__).exception("a report could not be laid out")
        raise NoReport(ReportTrouble.NOT_LAID_OUT, job.path) from error


def _data(report: "Report", job: Job, name: str) -> Mapping[str, bytes]:
    from imuran_desktop.reference.analytes import load_analytes
    from imuran_desktop.reference.symptoms import load_symptoms
    from imuran_desktop.reports.data_files import csv_bytes, json_text
    from imuran_desktop.reports.data_tables import data_tables

    tables = data_tables(report, load_symptoms(), load_analytes())
    if job.format is ReportFormat.JSON:
        return {name: json_text(report, tables).encode()}
    return {f"{table.key}{job.format.suffix}": csv_bytes(table) for table in tables}
