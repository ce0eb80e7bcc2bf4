"""Looking back, from a diary."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from imuran_desktop.domain.codes import BloodTestState, Course, Level, Outcome, Severity
from imuran_desktop.domain.columns import Span
from imuran_desktop.domain.plan import Change, Hold, Plan, Slot
from imuran_desktop.domain.results import Result
from imuran_desktop.domain.review import DayDoses, Filters, HeldDays, Review
from imuran_desktop.domain.review_days import DayFeeling, began_after, feelings
from imuran_desktop.domain.visits import Visit
from imuran_desktop.domain.zones import Timeline, ZoneChange
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.arrangements import waive_test
from imuran_desktop.services.blood_tests import record_blood_test
from imuran_desktop.services.demo import make_demo
from imuran_desktop.services.history_view import read_month
from imuran_desktop.services.intakes import record_intake
from imuran_desktop.services.notes import write_note
from imuran_desktop.services.review import read_review, whole_span
from imuran_desktop.services.symptoms import Felt, log_symptoms
from imuran_desktop.services.visits import add_visit
from imuran_desktop.store.diary import Diary
from tests.services.entering import enter_results
from tests.services.plans import ALEX, SAM, START, at, plan, sam_s_diary, step

KNOWN = load_symptoms()
NOW = at("2026-04-20 12:00")
END = date(2026, 4, 20)
MORNING, MORE = Slot("morning", 50.0, meal="breakfast"), Slot("morning", 75.0, meal="breakfast")


def log(diary: Diary, symptom: str, began: datetime, severity: Severity = Severity.MILD, *, ended: str = "") -> None:
    felt = Felt(symptom, severity, began)
    if ended:
        felt = replace(felt, course=Course.ENDED, ended=at(ended))
    log_symptoms(diary, ALEX, NOW, KNOWN, [felt])


def review(diary: Diary, first: date = START, last: date = END, **filters: object) -> Review:
    return read_review(diary, KNOWN, NOW, first, last, Filters(**filters))  # type: ignore[arg-type]


@pytest.fixture
def make(tmp_path: Path, request: pytest.FixtureRequest) -> Callable[[Plan], Diary]:
    """Makes a diary with a plan."""

    def make_it(of: Plan) -> Diary:
        diary = sam_s_diary(tmp_path, of)
        request.addfinalizer(diary.close)
        return diary

    return make_it


def test_doses_symptoms_notes_tests_and_visits_lie_on_their_days(diary: Diary) -> None:
    record_intake(diary, SAM, NOW, "morning/2026-03-02", Answer(Outcome.TAKEN, at("2026-03-02 08:05")))
    log(diary, "nausea", at("2026-03-03 21:00"))
    write_note(diary, ALEX, NOW, date(2026, 3, 4), "Slept badly")
    record_blood_test(diary, SAM, NOW, date(2026, 3, 8))
    for number in (5, 10):
        add_visit(diary, SAM, NOW, Visit("", date(2026, 3, number)))
    found = review(diary, last=date(2026, 3, 9))
    assert found.doses[date(2026, 3, 2)] == DayDoses(taken=1, missed=1)
    assert [(item.entry.symptom, item.day, item.level) for item in found.noted] == [
        ("nausea", date(2026, 3, 3), Level.LOG)
    ]
    assert [(note.by, note.text) for note in found.notes] == [("Alex", "Slept badly")]
    assert [(test.day, test.state) for test in found.tests] == [(date(2026, 3, 8), BloodTestState.DONE)]
    assert [visit.day for visit in found.visits] == [date(2026, 3, 5)]


def test_a_test_with_results_is_done_and_one_not_needed_is_neither(diary: Diary) -> None:
    enter_results(diary, SAM, NOW, date(2026, 3, 8), [Result("alt", Decimal(31), "U/L")])
    waive_test(diary, SAM, NOW, date(2026, 3, 15), "changed medicine")
    found = {test.day: test.state for test in review(diary, last=date(2026, 3, 22)).tests}
    assert found == {
        date(2026, 3, 8): BloodTestState.RESULTS_IN,
        date(2026, 3, 15): BloodTestState.NOT_NEEDED,
        date(2026, 3, 22): BloodTestState.OVERDUE,
    }


def test_tests_that_were_not_done_are_told(diary: Diary) -> None:
    found = {test.day: test.state for test in review(diary, last=date(2026, 3, 9)).tests}
    assert found == {date(2026, 3, 8): BloodTestState.OVERDUE}


def test_a_level_may_come_from_what_is_filtered_out_or_lies_outside(diary: Diary) -> None:
    log(diary, "fever", at("2026-03-04 08:00"))
    log(diary, "skin_rash", at("2026-03-05 08:00"))
    alone = review(diary, first=date(2026, 3, 5), symptoms=frozenset({"skin_rash"}))
    beside = review(diary)
    assert [item.level for item in alone.noted] == [beside.noted[1].level]
    assert len(alone.noted) == 1


def test_what_lasted_into_these_days_is_among_them(diary: Diary) -> None:
    log(diary, "skin_rash", at("2026-03-04 08:00"), ended="2026-03-12 20:00")
    log(diary, "nausea", at("2026-03-04 08:00"), ended="2026-03-06 20:00")
    found = review(diary, first=date(2026, 3, 10))
    assert [(item.entry.symptom, item.day, item.last) for item in found.noted] == [
        ("skin_rash", date(2026, 3, 4), date(2026, 3, 12))
    ]
    assert found.symptom_days == {date(2026, 3, 10), date(2026, 3, 11), date(2026, 3, 12)}
    hidden = found.filtered(Filters(severity=Severity.SEVERE))
    assert set(feelings(hidden).values()) == {DayFeeling(hidden=True)}
    assert len(feelings(hidden)) == 3


def test_of_what_is_going_on_only_its_first_day_is_known(diary: Diary) -> None:
    log_symptoms(
        diary, SAM, NOW, KNOWN, [Felt("skin_rash", Severity.MILD, at("2026-03-04 08:00"), course=Course.GOING_ON)]
    )
    (item,) = review(diary).noted
    assert item.last == item.day


def test_dose_changes_shortly_before_are_known_and_later_ones_are_not(make: Callable[[Plan], Diary]) -> None:
    diary = make(plan(step(START, MORNING), step(date(2026, 3, 10), MORE), step(date(2026, 6, 1), MORNING)))
    assert [change.day for change in review(diary, first=date(2026, 4, 7)).changes] == [date(2026, 3, 10)]
    assert review(diary, first=date(2026, 4, 8)).changes == ()


def test_what_began_after_a_change_from_before_these_days_is_known_with_it(make: Callable[[Plan], Diary]) -> None:
    diary = make(plan(step(START, MORNING), step(date(2026, 3, 20), MORE)))
    log(diary, "nausea", at("2026-03-21 10:00"))
    log(diary, "headache", at("2026-03-19 10:00"))
    found = review(diary, first=date(2026, 4, 1), last=date(2026, 4, 12))
    assert (found.noted, found.symptom_days) == ((), frozenset())
    (after,) = began_after(found, 7)
    assert {days: [item.key for item in items] for days, items in after.began.items()} == {1: ["nausea"]}


def test_what_began_after_a_change_is_known_beyond_these_days_too(make: Callable[[Plan], Diary]) -> None:
    diary = make(plan(step(START, MORNING), step(date(2026, 3, 10), MORE)))
    log(diary, "nausea", at("2026-03-15 10:00"))
    (after,) = began_after(review(diary, last=date(2026, 3, 12)), 7)
    assert list(after.began) == [5]


def test_what_was_taken_while_on_hold_is_told(make: Callable[[Plan], Diary]) -> None:
    of = plan()
    held = Hold(Change(date(2026, 3, 5)), Change(date(2026, 3, 8)))
    diary = make(replace(of, prescriptions=(replace(of.prescriptions[0], holds=(held,)),)))
    record_intake(diary, SAM, NOW, "morning/2026-03-06", Answer(Outcome.TAKEN, None, None))
    assert review(diary).doses[date(2026, 3, 6)] == DayDoses(held=2, held_taken=1)


def test_holds_are_told(make: Callable[[Plan], Diary]) -> None:
    of = plan()
    held = Hold(Change(date(2026, 3, 5)), Change(date(2026, 3, 8)))
    diary = make(replace(of, prescriptions=(replace(of.prescriptions[0], holds=(held,)),)))
    found = review(diary)
    assert found.holds == (HeldDays(date(2026, 3, 5), date(2026, 3, 7), "azathioprine"),)
    assert found.doses[date(2026, 3, 6)] == DayDoses(held=2)


@pytest.mark.parametrize(
    ("began", "days"),
    [
        (at("2026-03-29 00:30"), 0),  # the clocks go forward half an hour later
        (at("2026-03-29 23:59"), 0),
        (at("2026-03-30 00:00"), 1),
        (at("2026-04-05 23:59"), 7),
        (at("2026-04-06 00:00"), None),
        (at("2026-03-28 23:59"), None),
    ],
)
def test_days_after_a_change_are_local_days_also_when_the_clocks_change(
    make: Callable[[Plan], Diary], began: datetime, days: int | None
) -> None:
    diary = make(plan(step(START, MORNING), step(date(2026, 3, 29), MORE)))
    log(diary, "nausea", began)
    (found,) = began_after(review(diary), 7)
    assert list(found.began) == ([days] if days is not None else [])


@pytest.mark.parametrize(("clock", "days"), [("2026-03-12 23:30", 2), ("2026-03-13 00:30", 3)])
def test_days_after_a_change_are_those_of_the_place(make: Callable[[Plan], Diary], clock: str, days: int) -> None:
    """In Tokyo it is the 13th nine hours earlier than in London."""
    tokyo = Timeline((ZoneChange(None, "Europe/London"), ZoneChange(at("2026-03-11 12:00"), "Asia/Tokyo")))
    diary = make(replace(plan(step(START, MORNING), step(date(2026, 3, 10), MORE)), timeline=tokyo))
    log(diary, "nausea", at(clock, "Asia/Tokyo"))
    (found,) = began_after(review(diary), 7)
    assert list(found.began) == [days]


def test_everything_begins_with_the_first_that_is_planned_or_recorded(diary: Diary) -> None:
    assert whole_span(diary, NOW) == Span(START, END)
    log(diary, "nausea", at("2026-01-05 08:00"))
    assert whole_span(diary, NOW) == Span(date(2026, 1, 5), END)
    add_visit(diary, SAM, NOW, Visit("", date(2025, 12, 1)))
    assert whole_span(diary, NOW) == Span(date(2025, 12, 1), END)


def test_the_doses_are_those_of_the_history(tmp_path: Path) -> None:
    until = date(2026, 3, 20)
    now = datetime(2026, 3, 20, 12, tzinfo=UTC)
    with make_demo(tmp_path / "demo.imuran", now, 120, 1, until) as diary:
        first = until - timedelta(days=119)
        found = read_review(diary, KNOWN, now, first, until)
        for record in read_month(diary, now, first, until):
            doses = found.doses.get(record.day, DayDoses())
            assert (doses.due, doses.taken, doses.missed, doses.skipped, doses.not_sure, doses.held, doses.open) == (
                *(record.due, record.taken, record.missed, record.skipped),
                *(record.not_sure, record.held, record.open),
            ), record.day
