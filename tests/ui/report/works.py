"""What stands in for the making of a report, in the other process: quick, or never done, or without an outcome."""

import os
import threading

import typst

from imuran_desktop.domain.report_wish import ReportSection
from imuran_desktop.services.report_making import Failed, Job, Made


def pdf_of(*pages: str) -> bytes:
    """A PDF file with these texts, each on a page of its own."""
    source = "#set page(width: 300pt, height: 400pt)\n" + "\n#pagebreak()\n".join(pages)
    made = typst.compile(source.encode())
    assert isinstance(made, bytes)
    return made


def made(job: Job) -> Made:
    """Two pages that say what was wished for; or the files of tables, written where they are wanted."""
    if job.out is not None:
        job.out.mkdir()
        (job.out / "doses.csv").write_text(job.format)
        return Made(job.path, "Sam Example", out=job.out)
    wish = job.wish
    sections = " ".join(section for section in ReportSection if section in wish.sections)
    text = f"Days {wish.first} to {wish.last}. Sections {sections}. Paper {wish.paper}. By {wish.made_by}."
    return Made(job.path, "Sam Example", {"report.pdf": pdf_of(text, "The second page")})


def no_pdf(job: Job) -> Made:
    """A file that no program of this kind can show."""
    return Made(job.path, "Sam Example", {"report.pdf": b"no PDF file"})


def endless_tables(job: Job) -> Made:
    """A report at once, its tables as late as somebody ends it."""
    return made(job) if job.out is None else endless(job)


def refused(job: Job) -> Failed:
    """The diary can't be read."""
    return Failed(job.path, "sam.imuran is no diary.")


def refused_once(job: Job) -> Made | Failed:
    """The diary can't be read the first time."""
    seen = job.path.with_suffix(".seen")
    if seen.exists():
        return made(job)
    seen.touch()
    return refused(job)


def killed(job: Job) -> Made:
    """The process ends in the middle of it."""
    os._exit(1)


def endless(job: Job) -> Made:
    """As long as nobody ends it."""
    threading.Event().wait()
    return made(job)
