"""What the laboratory reported about a blood test: its results and its letters, kept with the test."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from uuid import uuid4

from imuran_desktop.domain.blood_tests import DoneTest
from imuran_desktop.domain.history import Author, Kind
from imuran_desktop.domain.results import Report, Result
from imuran_desktop.domain.texts import one_line
from imuran_desktop.services.blood_tests import done_on
from imuran_desktop.services.changes import Changed
from imuran_desktop.services.entries import write_entry
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.store import record_codec, results_codec
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.letters import add_letter
from imuran_desktop.store.read import done_test_of, read_plan, report_of

MOST_MEGABYTES = 20
"""The largest file that is kept: a diary stays small enough to be copied and sent."""
MOST_BYTES = MOST_MEGABYTES * 1024 * 1024


def enter_results(
    diary: Diary, author: Author, now: datetime, on: date, results: Sequence[Result], lab: str = "", test: str = ""
) -> Changed:
    """Have the blood test taken ``on`` a day say these results, and no others. It is recorded as done if it was not.

    ``test`` is the entry of a test that is there already; its day becomes ``on``.

    Raises:
        Refused: when the day is still to come, there is no such test, or a result is there twice.
        StoreError: when it can't be written.
    """
    check_results(diary, now, on, results)
    with diary.writing():
        done, before = _test_on(diary, author, on, test)
        report = replace(before, on=on, results=tuple(results), lab=one_line(lab))
        return write_report(diary, author, now, replace(done, on=on), report)


def attach_letter(diary: Diary, author: Author, now: datetime, test: str, name: str, content: bytes) -> Changed:
    """Keep a file with a blood test: the laboratory's letter. The same file twice is kept once.

    Raises:
        Refused: when it is empty or larger than `MOST_BYTES`, or there is no such test.
        StoreError: when it can't be written.
    """
    check_letter(name, len(content))
    with diary.writing():
        done, report = _known(diary, test)
        letter = add_letter(diary, one_line(name), content)
        others = tuple(file for file in report.files if file.id != letter.id)
        return write_report(diary, author, now, done, replace(report, files=(*others, letter)))


def remove_letter(diary: Diary, author: Author, now: datetime, test: str, letter: str) -> Changed:
    """Take a file out of a blood test. It stays in the diary's history, as all that was recorded does.

    Raises:
        Refused: when there is no such test.
        StoreError: when it can't be written.
    """
    with diary.writing():
        done, report = _known(diary, test)
        kept = tuple(file for file in report.files if file.id != letter)
        return write_report(diary, author, now, done, replace(report, files=kept))


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


def _test_on(diary: Diary, author: Author, on: date, test: str) -> tuple[DoneTest, Report]:
    """The test to write to, and what came back from it so far."""
    if test:
        return _known(diary, test)
    done = done_on(diary, on)
    if done is None:
        new = DoneTest(uuid4().hex, on, author.by)
        return new, Report(new.id, on)
    return _known(diary, done.id)


def _known(diary: Diary, test: str) -> tuple[DoneTest, Report]:
    done, report = done_test_of(diary, test), report_of(diary, test)
    if done is None or report is None:
        raise Refused(Reason.NOTHING_RECORDED)
    return done, report


def write_report(diary: Diary, author: Author, now: datetime, done: DoneTest, report: Report) -> Changed:
    """Write a blood test with what came back from it; inside a transaction. Who recorded it stays who recorded it."""
    body = {"by": done.by, **record_codec.done_test_body(done), **results_codec.report_body(report)}
    return write_entry(diary, author, now, Kind.BLOOD_TEST, done.id, body, done.on)
