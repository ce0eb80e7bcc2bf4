"""What the Today page says."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from imuran_desktop.domain.codes import DoseState, Outcome, Severity
from imuran_desktop.domain.contacts import Contacts
from imuran_desktop.domain.plan import Change, Hold, Prescription, Slot
from imuran_desktop.domain.repeats import Repeat, RepeatKind
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.blood_tests import record_blood_test
from imuran_desktop.services.contacts import set_contacts
from imuran_desktop.services.intakes import record_intake
from imuran_desktop.services.symptoms import Felt, log_symptoms
from imuran_desktop.services.today import Today, read_today
from imuran_desktop.services.unplanned import record_as_needed, record_extra
from imuran_desktop.store.diary import Diary
from tests.services.plans import SAM, START, at, plan, prescription, sam_s_diary, step


def doses(today: Today) -> list[tuple[str, str]]:
    return [(item.dose.key, item.state.value) for item in today.doses]


def test_yesterday_s_open_doses_come_first(diary: Diary) -> None:
    record_intake(
        diary, SAM, at("2026-03-02 08:05"), "morning/2026-03-02", Answer(Outcome.TAKEN, at("2026-03-02 08:05"))
    )
    today = read_today(diary, at("2026-03-03 08:10"))
    assert doses(today) == [
        ("evening/2026-03-02", "missed"),
        ("morning/2026-03-03", "due"),
        ("evening/2026-03-03", "upcoming"),
    ]
    assert today.next_dose is not None
    assert today.next_dose.dose.key == "evening/2026-03-03"
    assert today.last_taken is not None
    assert today.last_taken.id == "morning/2026-03-02"
    assert today.day == date(2026, 3, 3)


@pytest.mark.parametrize("outcome", Outcome)
def test_yesterday_s_answered_doses_are_gone(diary: Diary, outcome: Outcome) -> None:
    for slot in ("morning", "evening"):
        record_intake(diary, SAM, at("2026-03-03 07:00"), f"{slot}/2026-03-02", Answer(outcome))
    assert [key for key, _ in doses(read_today(diary, at("2026-03-03 08:10")))] == [
        "morning/2026-03-03",
        "evening/2026-03-03",
    ]


def test_nothing_before_the_start_of_recording_is_left_open(diary: Diary) -> None:
    today = read_today(diary, at("2026-03-01 09:30"))
    assert doses(today) == [("morning/2026-03-01", "overdue"), ("evening/2026-03-01", "upcoming")]
    assert today.last_taken is None


def test_at_night_the_next_dose_is_tomorrow_s(diary: Diary) -> None:
    today = read_today(diary, at("2026-03-02 23:00"))
    assert today.next_dose is not None
    assert today.next_dose.dose.key == "morning/2026-03-03"
    assert today.next_dose.state is DoseState.UPCOMING


def test_the_day_is_the_person_s_own(tmp_path: Path, diary: Diary) -> None:
    assert read_today(diary, at("2026-06-02 00:30")).day == date(2026, 6, 2)


def test_the_blood_test_shown_is_the_one_that_matters_most(diary: Diary) -> None:
    def shown(moment: str) -> tuple[str, str]:
        test = read_today(diary, at(moment)).blood_test
        assert test is not None
        return test.planned.due.isoformat(), test.state.value

    assert shown("2026-03-02 09:00") == ("2026-03-08", "coming_up")
    assert shown("2026-03-08 09:00") == ("2026-03-08", "due")
    assert shown("2026-03-09 09:00") == ("2026-03-08", "overdue")
    assert shown("2026-03-14 09:00") == ("2026-03-08", "overdue")
    assert shown("2026-03-15 09:00") == ("2026-03-15", "due")
    record_blood_test(diary, SAM, at("2026-03-15 12:00"), date(2026, 3, 15))
    assert shown("2026-03-15 13:00") == ("2026-03-22", "coming_up")


def test_whom_to_call_is_read_only_for_an_overdue_test(diary: Diary) -> None:
    contacts = Contacts(clinic="City Hospital", clinic_number="01632 960 100")
    set_contacts(diary, SAM, at("2026-03-01 12:00"), contacts)
    due = read_today(diary, at("2026-03-08 12:00"))
    assert due.blood_test is not None
    assert due.contacts is None
    assert read_today(diary, at("2026-03-09 12:00")).contacts == contacts


def test_today_s_symptoms(diary: Diary) -> None:
    now = at("2026-03-02 09:00")
    log_symptoms(diary, SAM, now, load_symptoms(), [Felt("nausea", Severity.MILD, at("2026-03-01 23:59"))])
    log_symptoms(diary, SAM, now, load_symptoms(), [Felt("headache", Severity.MILD, at("2026-03-02 00:00"))])
    assert [entry.symptom for entry in read_today(diary, now).symptoms] == ["headache"]


def _with(tmp_path: Path, item: Prescription) -> Diary:
    return sam_s_diary(tmp_path / "other", replace(plan(), prescriptions=(item,)))


def _one_slot(repeat: Repeat, **facts: object) -> Prescription:
    slot = Slot("morning", 50.0, meal="breakfast", repeat=repeat)
    return replace(prescription(step(START, slot)), **facts)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("repeat", "expected"),
    [
        (Repeat(RepeatKind.WEEKDAYS, frozenset({7})), "2026-03-08"),
        (Repeat(RepeatKind.EVERY_DAYS, every=20, since=START), "2026-03-21"),
        (Repeat(RepeatKind.EVERY_MONTHS, every=6, since=START), "2026-09-01"),
        (Repeat(RepeatKind.EVERY_MONTHS, every=12, since=START), "2027-03-01"),
    ],
)
def test_the_next_dose_may_be_far_away(tmp_path: Path, repeat: Repeat, expected: str) -> None:
    (tmp_path / "other").mkdir()
    with _with(tmp_path, _one_slot(repeat)) as diary:
        today = read_today(diary, at("2026-03-02 09:00"))
        assert doses(today) == [("morning/2026-03-01", "missed")]
        assert today.next_dose is not None
        assert today.next_dose.dose.day == date.fromisoformat(expected)


def test_a_plan_that_has_ended_has_no_next_dose(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    with _with(tmp_path, _one_slot(Repeat(), ends=Change(date(2026, 3, 2)))) as diary:
        assert read_today(diary, at("2026-03-03 09:00")).next_dose is None


def test_a_held_dose_stands_on_its_day_and_the_next_one_comes_after_the_hold(tmp_path: Path) -> None:
    hold = Hold(Change(date(2026, 3, 2)), Change(date(2026, 5, 1)))
    (tmp_path / "other").mkdir()
    with _with(tmp_path, _one_slot(Repeat(), holds=(hold,))) as diary:
        record_intake(diary, SAM, at("2026-03-01 09:00"), "morning/2026-03-01", Answer(Outcome.TAKEN))
        today = read_today(diary, at("2026-03-03 09:00"))
        assert doses(today) == [("morning/2026-03-03", "held")]
        assert today.next_dose is not None
        assert today.next_dose.dose.day == date(2026, 5, 1)


def test_what_is_taken_as_needed_has_no_dose_but_is_shown(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    item = _one_slot(Repeat(RepeatKind.AS_NEEDED))
    needed = replace(item, steps=(step(START, Slot("n", 50.0, repeat=Repeat(RepeatKind.AS_NEEDED))),))
    with _with(tmp_path, needed) as diary:
        today = read_today(diary, at("2026-03-03 09:00"))
        assert (today.doses, today.next_dose) == ((), None)
        assert [shown.slot.id for shown in today.as_needed] == ["n"]


def test_what_answers_no_dose_of_today_is_there_in_order(diary: Diary) -> None:
    now = at("2026-03-03 12:00")

    def extra(moment: str, key: str = "morning/2026-03-03") -> str:
        return record_extra(diary, SAM, now, key, Answer(Outcome.TAKEN, at(moment))).entry

    record_intake(diary, SAM, now, "morning/2026-03-03", Answer(Outcome.TAKEN, at("2026-03-03 08:00")))
    later, earlier = extra("2026-03-03 11:00"), extra("2026-03-03 00:30")
    extra("2026-03-02 23:50")
    assert [item.id for item in read_today(diary, now).others] == [earlier, later]
    assert read_today(diary, at("2026-03-04 08:00")).others == ()


def test_what_is_counted_as_needed_is_not_there_again(tmp_path: Path) -> None:
    now = at("2026-03-03 12:00")
    often = Repeat(RepeatKind.AS_NEEDED)
    needed = prescription(step(START, Slot("n", 500, repeat=often)))
    (tmp_path / "other").mkdir()
    with _with(tmp_path, needed) as diary:
        record_as_needed(diary, SAM, now, needed.id, "n", Answer(Outcome.TAKEN, now))
        today = read_today(diary, now)
        assert [item.taken_today for item in today.as_needed] == [1]
        assert today.others == ()
