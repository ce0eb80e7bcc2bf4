"""What the laboratory reported about a blood test: what can be kept of it, and writing it."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from imuran_desktop.domain.blood_tests import DoneTest
from imuran_desktop.domain.history import Author, Kind
from imuran_desktop.domain.results import LabReport, Result, same_lab
from imuran_desktop.services.changes import Changed
from imuran_desktop.services.entries import write_entry
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.services.report_copies import check_settled
from imuran_desktop.store import record_codec, results_codec
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.letters import letter_content
from imuran_desktop.store.read import read_plan

MOST_MEGABYTES = 20
"""The largest file that is kept: a diary stays small enough to be copied and sent."""
MOST_BYTES = MOST_MEGABYTES * 1024 * 1024


def check_results(diary: Diary, now: datetime, on: date, results: Sequence[Result]) -> None:
    """Refuse what can't be the results of a day.

    Raises:
        Refused: when the day is still to come, or a result is there twice.
    """
    if on > read_plan(diary).timeline.local(now).date():
        raise Refused(Reason.IN_FUTURE, at=on)
    names = [result.analyte for result in results]
    for name in names:
        if names.count(name) > 1:
            raise Refused(Reason.RESULT_TWICE, analyte=name)


def check_letter(name: str, size: int) -> None:
    """Refuse a file that can't be kept, by its size in bytes.

    Raises:
        Refused: when it is empty or larger than `MOST_BYTES`.
    """
    if not size:
        raise Refused(Reason.EMPTY_FILE, name=name)
    if size > MOST_BYTES:
        raise Refused(Reason.FILE_TOO_LARGE, name=name, most=MOST_MEGABYTES)


def report_of_lab(reports: Iterable[LabReport], lab: str) -> LabReport | None:
    """Of the reports of one day the one that results of a laboratory belong to, if there is one.

    That is the laboratory's own, else one of which the laboratory is not known; results of an unknown one fit any.
    """
    fitting = [report for report in reports if not lab or not report.lab or same_lab(report.lab, lab)]
    return next((report for report in fitting if same_lab(report.lab, lab)), next(iter(fitting), None))


def write_report(diary: Diary, author: Author, now: datetime, done: DoneTest, report: LabReport) -> Changed:
    """Write a blood test with what came back from it; inside a transaction. Who recorded it stays who recorded it.

    Raises:
        Refused: when two copies of the diary contradict each other about it.
    """
    check_settled(diary, done.id)
    body = {"by": done.by, **record_codec.done_test_body(done), **results_codec.report_body(report)}
    return write_entry(diary, author, now, Kind.BLOOD_TEST, done.id, body, done.on)


def read_letter(diary: Diary, letter: str) -> bytes:
    """The content of a file that is kept with a blood test.

    Raises:
        StoreError: when it can't be read, or is not what it was.
    """
    return letter_content(diary, letter)
