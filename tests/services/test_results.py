"""What the laboratory reported is kept with its blood test."""

from datetime import date
from decimal import Decimal

import pytest

from imuran_desktop.domain.codes import Sign
from imuran_desktop.domain.results import LabReport, Result
from imuran_desktop.services.blood_tests import record_blood_test, remove_blood_test
from imuran_desktop.services.changes import Topic
from imuran_desktop.services.entries import undo_entry
from imuran_desktop.services.problems import Reason
from imuran_desktop.services.results import MOST_BYTES, read_letter
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.errors import StoreError
from imuran_desktop.store.letters import letter_content
from imuran_desktop.store.read import done_test_of, done_tests, lab_report_of, lab_reports
from tests.services.entering import attach_letter, done_with_note, enter_results, remove_letter
from tests.services.plans import ALEX, SAM, at, revision_count, why_refused

NOW = at("2026-03-09 12:00")
ON = date(2026, 3, 8)
ALT = Result("alt", Decimal(34), "U/L", high=Decimal(40))
WBC = Result("wbc", Decimal("4.10"), "10*9/L", low=Decimal("3.5"), high=Decimal("11.0"))
CRP = Result("CRP", Decimal("0.6"), "mg/L", Sign.BELOW)


def test_results_record_that_the_test_was_done(diary: Diary) -> None:
    changed = enter_results(diary, SAM, NOW, ON, [WBC, ALT, CRP], " Sample  laboratory ")
    assert changed.topics == {Topic.BLOOD_TESTS}
    assert lab_reports(diary) == [LabReport(changed.entry, ON, (WBC, ALT, CRP), "Sample laboratory")]
    (done,) = done_tests(diary)
    assert (done.on, done.has_results) == (ON, True)


def test_results_join_the_test_that_was_recorded(diary: Diary) -> None:
    test = done_with_note(diary, ALEX, NOW, ON, "left arm")
    assert lab_reports(diary) == []
    assert enter_results(diary, SAM, NOW, ON, [ALT]).entry == test
    found = done_test_of(diary, test)
    assert found is not None
    assert (found.by, found.note, found.has_results) == ("Alex", "left arm", True)


def test_the_day_of_a_test_can_be_put_right_with_its_results(diary: Diary) -> None:
    test = enter_results(diary, SAM, NOW, ON, [ALT]).entry
    enter_results(diary, SAM, NOW, date(2026, 3, 7), [WBC], test=test)
    assert lab_reports(diary) == [LabReport(test, date(2026, 3, 7), (WBC,))]
    assert lab_reports(diary, ON, ON) == []


def test_the_same_again_writes_nothing_and_undo_brings_back_what_was(diary: Diary) -> None:
    first = enter_results(diary, SAM, NOW, ON, [ALT])
    assert not enter_results(diary, SAM, NOW, ON, [ALT]).revision
    second = enter_results(diary, SAM, NOW, ON, [ALT, WBC])
    undo_entry(diary, SAM, NOW, second)
    assert lab_reports(diary)[0].results == (ALT,)
    assert why_refused(lambda: undo_entry(diary, SAM, NOW, first)) is Reason.NOTHING_TO_UNDO


def test_undoing_the_first_results_takes_the_test_out_again(diary: Diary) -> None:
    undo_entry(diary, SAM, NOW, enter_results(diary, SAM, NOW, ON, [ALT]))
    assert (done_tests(diary), lab_reports(diary)) == ([], [])


def test_what_can_not_be_is_refused(diary: Diary) -> None:
    count = revision_count(diary)
    assert why_refused(lambda: enter_results(diary, SAM, NOW, date(2026, 3, 10), [ALT])) is Reason.IN_FUTURE
    assert why_refused(lambda: enter_results(diary, SAM, NOW, ON, [ALT, WBC, ALT])) is Reason.RESULT_TWICE
    assert why_refused(lambda: enter_results(diary, SAM, NOW, ON, [ALT], test="gone")) is Reason.NOTHING_RECORDED
    assert revision_count(diary) == count


def test_a_letter_is_kept_with_its_test_and_taken_out(diary: Diary) -> None:
    test = record_blood_test(diary, SAM, NOW, ON).entry
    attach_letter(diary, SAM, NOW, test, "letter\n.pdf", b"made up")
    report = lab_report_of(diary, test)
    assert report is not None
    (letter,) = report.files
    assert (letter.name, letter.size) == ("letter .pdf", 7)
    assert letter_content(diary, letter.id) == b"made up"
    assert done_tests(diary)[0].has_results
    enter_results(diary, SAM, NOW, ON, [ALT])
    assert lab_reports(diary)[0].files == (letter,), "new results leave the letter where it is"
    remove_letter(diary, SAM, NOW, test, letter.id)
    assert lab_reports(diary)[0].files == ()
    assert letter_content(diary, letter.id) == b"made up", "history stays readable"


@pytest.mark.parametrize(
    ("content", "reason"), [(b"", Reason.EMPTY_FILE), (b"x" * (MOST_BYTES + 1), Reason.FILE_TOO_LARGE)]
)
def test_a_letter_that_can_not_be_kept(diary: Diary, content: bytes, reason: Reason) -> None:
    test = record_blood_test(diary, SAM, NOW, ON).entry
    assert why_refused(lambda: attach_letter(diary, SAM, NOW, test, "letter.pdf", content)) is reason
    assert lab_reports(diary) == []


def test_a_test_that_was_taken_out_takes_its_results_along(diary: Diary) -> None:
    test = enter_results(diary, SAM, NOW, ON, [ALT]).entry
    remove_blood_test(diary, SAM, NOW, test)
    assert (lab_reports(diary), lab_report_of(diary, test)) == ([], None)
    assert why_refused(lambda: attach_letter(diary, SAM, NOW, test, "a", b"b")) is Reason.NOTHING_RECORDED


def test_a_letter_is_read_from_the_diary(diary: Diary) -> None:
    entry = record_blood_test(diary, SAM, NOW, ON).entry
    attach_letter(diary, SAM, NOW, entry, "letter.pdf", b"%PDF-1.7")
    (report,) = lab_reports(diary)
    assert read_letter(diary, report.files[0].id) == b"%PDF-1.7"
    with pytest.raises(StoreError):
        read_letter(diary, "0" * 64)
