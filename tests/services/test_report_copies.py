"""What two copies of the diary say of one blood test is put together, and what contradicts is not written over."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from imuran_desktop.domain.history import Kind
from imuran_desktop.domain.results import LabReport, Result
from imuran_desktop.exchange.results_csv import DayResults
from imuran_desktop.services.blood_tests import move_blood_test, record_blood_test, remove_blood_test
from imuran_desktop.services.disputes import disputes
from imuran_desktop.services.problems import Reason
from imuran_desktop.services.report_copies import standing_report
from imuran_desktop.services.report_entry import Entered, save_report
from imuran_desktop.services.results_import import bring_in
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.merge import add_missing
from imuran_desktop.store.read import lab_report_of
from tests.services.entering import attach_letter, enter_results
from tests.services.plans import ALEX, NOW, SAM, START, why_refused

ALT, CRP = Result("alt", Decimal(34), "U/L"), Result("crp", Decimal(5), "mg/L")
WHITE = Result("wbc", Decimal("4.1"), "10*9/L")


@pytest.fixture
def test(diary: Diary) -> str:
    return record_blood_test(diary, SAM, NOW, START).entry


@pytest.fixture
def copy(diary: Diary, test: str, tmp_path: Path) -> Iterator[Diary]:
    """Another copy of the diary, made once the test was recorded."""
    del test
    shutil.copy(diary.path, tmp_path / "copy.imuran")
    with Diary.open(tmp_path / "copy.imuran", NOW) as other:
        yield other


def merge(diary: Diary, copy: Diary) -> None:
    with diary.writing():
        add_missing(diary, copy)
    assert len(disputes(diary, Kind.BLOOD_TEST)) == 1


def names(report: LabReport | None) -> set[str]:
    assert report is not None
    return {result.analyte for result in report.results}


def test_what_each_copy_knows_is_kept_when_more_is_entered(diary: Diary, copy: Diary, test: str) -> None:
    enter_results(diary, SAM, NOW, START, [ALT])
    attach_letter(diary, SAM, NOW, test, "letter.pdf", b"made up")
    enter_results(copy, ALEX, NOW, START, [CRP])
    merge(diary, copy)
    assert names(standing_report(diary, test)) == {"alt", "crp"}
    save_report(diary, SAM, NOW, Entered(LabReport("", START), START, results=(WHITE,)))
    found = lab_report_of(diary, test)
    assert names(found) == {"alt", "crp", "wbc"}
    assert found is not None
    assert [file.name for file in found.files] == ["letter.pdf"]
    assert disputes(diary, Kind.BLOOD_TEST) == []


def test_a_file_of_results_leaves_both_copies_results(diary: Diary, copy: Diary, test: str) -> None:
    enter_results(diary, SAM, NOW, START, [ALT])
    enter_results(copy, ALEX, NOW, START, [CRP])
    merge(diary, copy)
    bring_in(diary, SAM, NOW, [DayResults(START, (WHITE,))])
    assert names(lab_report_of(diary, test)) == {"alt", "crp", "wbc"}


def test_what_contradicts_is_settled_first(diary: Diary, copy: Diary, test: str) -> None:
    enter_results(diary, SAM, NOW, START, [ALT])
    enter_results(copy, ALEX, NOW, START, [replace(ALT, value=Decimal(340))])
    merge(diary, copy)
    entered = Entered(LabReport("", START), START, results=(WHITE,))
    assert why_refused(lambda: save_report(diary, SAM, NOW, entered)) is Reason.IN_DISPUTE
    assert why_refused(lambda: bring_in(diary, SAM, NOW, [DayResults(START, (WHITE,))])) is Reason.IN_DISPUTE
    assert why_refused(lambda: move_blood_test(diary, SAM, NOW, test, date(2026, 2, 28))) is Reason.IN_DISPUTE
    assert len(disputes(diary, Kind.BLOOD_TEST)) == 1


def test_a_test_that_one_copy_took_out_is_settled_first(diary: Diary, copy: Diary, test: str) -> None:
    enter_results(diary, SAM, NOW, START, [ALT])
    enter_results(diary, SAM, NOW, START, [ALT, WHITE])
    remove_blood_test(copy, ALEX, NOW, test)
    merge(diary, copy)
    entered = Entered(LabReport("", START), START, results=(CRP,))
    assert why_refused(lambda: save_report(diary, SAM, NOW, entered)) is Reason.IN_DISPUTE


def test_another_day_keeps_what_both_copies_know(diary: Diary, copy: Diary, test: str) -> None:
    enter_results(diary, SAM, NOW, START, [ALT])
    enter_results(copy, ALEX, NOW, START, [CRP])
    merge(diary, copy)
    move_blood_test(diary, SAM, NOW, test, date(2026, 2, 28))
    assert names(lab_report_of(diary, test)) == {"alt", "crp"}


def test_a_test_that_is_not_there_has_no_report(diary: Diary) -> None:
    assert standing_report(diary, "nobody") is None
