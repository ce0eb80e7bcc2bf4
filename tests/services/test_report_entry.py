from datetime import date
from decimal import Decimal

import pytest

from imuran_desktop.domain.alerts import AlertValue, AlertValues
from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.domain.results import LabReport, Result
from imuran_desktop.services.alert_values import set_alert_values
from imuran_desktop.services.contacts import set_contacts
from imuran_desktop.services.entries import undo_entry
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.services.report_entry import (
    Entered,
    HeldUp,
    NewLetter,
    clashes,
    hold_up,
    read_last_time,
    read_report,
    read_watched,
    results_on,
    save_report,
)
from imuran_desktop.store.diary import Diary
from imuran_desktop.store.letters import letter_content
from imuran_desktop.store.read import lab_reports
from tests.services.plans import SAM, at

NOW = at("2026-03-09 12:00")
ON, LATER = date(2026, 2, 26), date(2026, 3, 1)


def result(name: str, value: str, unit: str = "g/L", low: str = "") -> Result:
    return Result(name, Decimal(value), unit, low=Decimal(low) if low else None)


HB, ALT = result("haemoglobin", "130"), result("alt", "30", "U/L")


def save(
    diary: Diary,
    *results: Result,
    on: date = ON,
    lab: str = "",
    before: LabReport | None = None,
    letters: tuple[NewLetter, ...] = (),
    removed: frozenset[str] = frozenset(),
) -> str:
    entered = Entered(before or LabReport("", on), on, lab, results, letters, removed)
    return save_report(diary, SAM, NOW, entered).entry


def test_a_new_report_makes_a_done_test_with_its_files(diary: Diary) -> None:
    test = save(diary, HB, lab=" City  Hospital ", letters=(NewLetter("letter.pdf", b"%PDF-1"),))
    report = read_report(diary, test, ON)
    assert (report.on, report.results, report.lab) == (ON, (HB,), "City Hospital")
    assert [file.name for file in report.files] == ["letter.pdf"]
    assert letter_content(diary, report.files[0].id) == b"%PDF-1"


def test_one_undo_takes_back_results_and_files(diary: Diary) -> None:
    entered = Entered(LabReport("", ON), ON, "", (HB,), (NewLetter("letter.pdf", b"%PDF-1"),))
    changed = save_report(diary, SAM, NOW, entered)
    undo_entry(diary, SAM, NOW, changed)
    assert lab_reports(diary) == []


def test_a_second_report_of_the_day_is_added_to_the_first(diary: Diary) -> None:
    first = save(diary, HB, lab="City Hospital")
    assert save(diary, ALT) == first
    report = read_report(diary, first, ON)
    assert (report.results, report.lab) == ((HB, ALT), "City Hospital")
    assert results_on(diary, ON, "") == (HB, ALT)


def test_another_laboratory_has_a_test_of_its_own(diary: Diary) -> None:
    save(diary, HB, lab="City Hospital")
    save(diary, ALT, lab="Village Surgery")
    assert [report.results for report in lab_reports(diary)] in ([(HB,), (ALT,)], [(ALT,), (HB,)])


def test_what_the_diary_says_otherwise_is_a_clash(diary: Diary) -> None:
    save(diary, HB)
    other = result("haemoglobin", "120")
    entered = Entered(LabReport("", ON), ON, "", (other,))
    assert [(clash.known, clash.entered) for clash in clashes(diary, entered)] == [(HB, other)]
    assert clashes(diary, Entered(LabReport("", ON), ON, "", (HB, ALT))) == ()


def test_a_changed_report_keeps_what_was_written_meanwhile(diary: Diary) -> None:
    test = save(diary, HB)
    seen = read_report(diary, test, ON)
    save(diary, ALT)
    other = result("haemoglobin", "120")
    save(diary, other, before=seen, on=LATER)
    report = read_report(diary, test, ON)
    assert (report.on, report.results) == (LATER, (other, ALT))


def test_a_day_put_right_meanwhile_stays_unless_the_person_changed_it_too(diary: Diary) -> None:
    test = save(diary, HB)
    seen = read_report(diary, test, ON)
    save(diary, HB, before=seen, on=LATER)
    save(diary, HB, ALT, before=seen)
    assert (read_report(diary, test, ON).on, read_report(diary, test, ON).results) == (LATER, (HB, ALT))
    save(diary, HB, ALT, before=seen, on=date(2026, 2, 27))
    assert read_report(diary, test, ON).on == date(2026, 2, 27)


def test_one_laboratory_written_in_two_ways_is_one(diary: Diary) -> None:
    test = save(diary, HB, lab="City Hospital")
    assert save(diary, ALT, lab="city  hospital") == test
    report = read_report(diary, test, ON)
    assert (report.results, report.lab) == ((HB, ALT), "City Hospital")
    save(diary, HB, on=LATER, lab="CITY HOSPITAL")
    assert read_last_time(diary).labs == ("CITY HOSPITAL",)


def test_a_laboratory_s_name_can_be_put_right(diary: Diary) -> None:
    test = save(diary, HB, lab="city hospital")
    save(diary, HB, lab="City Hospital", before=read_report(diary, test, ON))
    assert read_report(diary, test, ON).lab == "City Hospital"


def test_files_are_taken_out(diary: Diary) -> None:
    test = save(diary, HB, letters=(NewLetter("a.pdf", b"a"), NewLetter("b.pdf", b"b")))
    seen = read_report(diary, test, ON)
    save(diary, HB, before=seen, removed=frozenset({seen.files[0].id}))
    assert [file.name for file in read_report(diary, test, ON).files] == ["b.pdf"]


def test_what_cannot_be_is_refused_and_nothing_is_written(diary: Diary) -> None:
    for entered, reason in (
        (Entered(LabReport("", ON), date(2026, 3, 10), "", (HB,)), Reason.IN_FUTURE),
        (Entered(LabReport("", ON), ON, "", (HB, HB)), Reason.RESULT_TWICE),
        (Entered(LabReport("gone", ON), ON, "", (HB,)), Reason.NOTHING_RECORDED),
        (Entered(LabReport("", ON), ON, "", (HB,), (NewLetter("empty.pdf", b""),)), Reason.EMPTY_FILE),
    ):
        with pytest.raises(Refused) as refused:
            save_report(diary, SAM, NOW, entered)
        assert refused.value.reason is reason
    assert lab_reports(diary) == []


def test_units_and_ranges_of_the_same_laboratory_are_offered_again(diary: Diary) -> None:
    save(diary, result("haemoglobin", "12.5", "g/dL", "11"), on=date(2026, 2, 3), lab="Village Surgery")
    save(diary, result("haemoglobin", "130", "g/L", "115"), lab="City Hospital")
    last = read_last_time(diary)
    assert last.labs == ("City Hospital", "Village Surgery")
    assert last.analytes == {"haemoglobin"}
    assert (last.unit("haemoglobin"), last.unit("alt")) == ("g/L", "")
    village = last.range_of("haemoglobin", "village surgery", "g/dL")
    assert village is not None
    assert village.low == Decimal(11)
    assert last.range_of("haemoglobin", "Village Surgery", "g/L") is None
    assert last.range_of("haemoglobin", "Another", "g/L") is None


def test_the_report_that_is_changed_is_not_an_earlier_one(diary: Diary) -> None:
    test = save(diary, HB, lab="City Hospital")
    assert read_last_time(diary, test).labs == ()


def test_results_past_what_the_clinic_set_are_found_with_whom_to_call(diary: Diary) -> None:
    test = save(diary, result("neutrophils", "1.2", "10*9/L"), HB)
    clinic = Contacts(clinic_number="01632 960 100")
    set_contacts(diary, SAM, NOW, clinic)
    assert (hold_up(diary, test, LATER), read_watched(diary)) == (HeldUp(ON), frozenset())
    alert = AlertValue("neutrophils", "10*9/L", below=Decimal("1.6"))
    set_alert_values(diary, SAM, NOW, AlertValues((alert,)))
    held = hold_up(diary, test, LATER)
    assert [item.result.analyte for item in held.past] == ["neutrophils"]
    assert (held.on, held.others, held.contacts) == (ON, (), clinic)
    assert read_watched(diary) == {"neutrophils"}
    assert hold_up(diary, "gone", LATER) == HeldUp(LATER)
