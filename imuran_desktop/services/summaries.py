"""Many diaries for a clinic's list of people, each read without changing it, and that list as a file."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from imuran_desktop.domain.report_wish import ReportWish
from imuran_desktop.domain.summary import Summary
from imuran_desktop.reports.data_files import csv_bytes, table_json
from imuran_desktop.reports.data_table import DataTable
from imuran_desktop.reports.people_table import people_table
from imuran_desktop.services.report_making import Failed, attempt, told_path
from imuran_desktop.services.summary import read_summary
from imuran_desktop.store.diary import Diary


@dataclass(frozen=True)
class SummaryJob:
    """A diary to be summed up as it stands at ``now``, over the days of ``wish``; trouble is told in ``locale``."""

    path: Path
    wish: ReportWish
    now: datetime
    locale: str


def summarise(job: SummaryJob) -> Summary | Failed:
    """Sum up one diary, which stays byte for byte as it is. What a worker process runs."""

    def sum_up() -> Summary:
        with Diary.snapshot(job.path) as diary:
            return read_summary(diary, job.wish, job.now)

    return attempt(job.path, job.locale, sum_up)


def people_csv(found: Iterable[Summary | Failed]) -> bytes:
    """The list as a CSV file, with those that could not be read and why."""
    return csv_bytes(_table(found))


def people_json(found: Iterable[Summary | Failed]) -> bytes:
    """The list as a JSON file, with those that could not be read and why."""
    return table_json(_table(found)).encode()


def _table(found: Iterable[Summary | Failed]) -> DataTable:
    return people_table(
        (told_path(item.path), None, item.sentence) if isinstance(item, Failed) else (told_path(item.path), item, "")
        for item in found
    )
