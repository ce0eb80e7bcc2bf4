"""Results and letters in a diary, entered as the form of the page does it."""

from collections.abc import Sequence
from datetime import date, datetime

from imuran_desktop.domain.blood_tests import DoneTest
from imuran_desktop.domain.history import Author, Kind
from imuran_desktop.domain.results import LabReport, Result
from imuran_desktop.services.blood_tests import done_on
from imuran_desktop.services.changes import Changed
from imuran_desktop.services.entries import write_entry
from imuran_desktop.services.report_entry import Entered, NewLetter, save_report
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.read import lab_report_of
from imuran_desktop.store.record_codec import done_test_body


def enter_results(
    diary: Diary, author: Author, now: datetime, on: date, results: Sequence[Result], lab: str = "", test: str = ""
) -> Changed:
    """Have the blood test of a day say these results and no others."""
    done = done_on(diary, on)
    before = _before(diary, test or (done.id if done else ""), on)
    return save_report(diary, author, now, Entered(before, on, lab, tuple(results)))


def attach_letter(diary: Diary, author: Author, now: datetime, test: str, name: str, content: bytes) -> Changed:
    """Keep a file with a blood test."""
    before = _before(diary, test)
    letters = (NewLetter(name, content),)
    return save_report(diary, author, now, Entered(before, before.on, before.lab, before.results, letters))


def remove_letter(diary: Diary, author: Author, now: datetime, test: str, letter: str) -> Changed:
    """Take a file out of a blood test."""
    before = _before(diary, test)
    entered = Entered(before, before.on, before.lab, before.results, removed=frozenset({letter}))
    return save_report(diary, author, now, entered)


def done_with_note(diary: Diary, author: Author, now: datetime, on: date, note: str) -> str:
    """Record a blood test with a note, as a diary may hold it; returns its entry."""
    test = DoneTest(f"noted on {on}", on, author.by, note)
    with diary.writing():
        write_entry(diary, author, now, Kind.BLOOD_TEST, test.id, done_test_body(test), on)
    return test.id


def _before(diary: Diary, test: str, on: date = date.min) -> LabReport:
    return (lab_report_of(diary, test) if test else None) or LabReport(test, on)
