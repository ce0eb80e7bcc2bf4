"""All that a report says, read in one go."""

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass, replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from imuran_desktop.domain.adherence import Ratio
from imuran_desktop.domain.alerts import AlertValue, AlertValues
from imuran_desktop.domain.codes import BloodTestState, Course, DoseState, Outcome, Severity
from imuran_desktop.domain.columns import Span
from imuran_desktop.domain.plan import Change, Hold, Person, Prescription, Slot
from imuran_desktop.domain.report import Report
from imuran_desktop.domain.report_figures import Reminded, reminded_of
from imuran_desktop.domain.report_wish import ReportSection, ReportWish
from imuran_desktop.domain.results import Result
from imuran_desktop.domain.stock import Packs
from imuran_desktop.domain.visits import Visit
from imuran_desktop.domain.zones import Timeline, ZoneChange
from imuran_desktop.reports.data_tables import data_tables
from imuran_desktop.reports.report import report_content
from imuran_desktop.services.alert_values import set_alert_values
from imuran_desktop.services.answers import Answer
from imuran_desktop.services.arrangements import book_test
from imuran_desktop.services.blood_tests import record_blood_test
from imuran_desktop.services.demo import make_demo
from imuran_desktop.services.figures import read_figures
from imuran_desktop.services.intakes import record_intake
from imuran_desktop.services.notes import write_note
from imuran_desktop.services.plan import create_with_plan
from imuran_desktop.services.plan_edits import change_dose, save_edit
from imuran_desktop.services.prescription_edits import WantedHold, end_hold, pause
from imuran_desktop.services.problems import Reason, Refused
from imuran_desktop.services.reminders import claim, read_reminders
from imuran_desktop.services.slot_ids import WantedSlot
from imuran_desktop.services.stock import count_tablets, record_refill
from imuran_desktop.services.symptoms import Felt, log_symptoms
from imuran_desktop.services.unplanned import record_as_needed, record_extra
from imuran_desktop.services.visits import add_visit
from imuran_desktop.store.diary import Diary
from imuran_desktop.words.errors import refusal_words
from imuran_desktop.words.language import Language
from tests.reports.reporting import ANALYTES, KNOWN, report_of
from tests.services.entering import enter_results
from tests.services.plans import ALEX, SAM, START, at, plan, prescription, sam_s_diary, step
from tests.services.test_conflicts import fork
from tests.services.test_unplanned import WHEN_NEEDED

NOW = at("2026-03-10 12:00")
TODAY = date(2026, 3, 10)
TEN_DAYS = Span(START, TODAY)
KEPT = Path(__file__).parents[1] / "data" / "diaries"


def read(diary: Diary, first: date | None = START, last: date = TODAY, now: datetime = NOW, **wish: Any) -> Report:
    return report_of(diary, now, first, last, **wish)


def take(diary: Diary, key: str, when: str = "", outcome: Outcome = Outcome.TAKEN, now: datetime = NOW) -> None:
    record_intake(diary, SAM, now, key, Answer(outcome, at(when) if when else None))


def visit(diary: Diary, day: date, at_: time | None = None) -> None:
    add_visit(diary, SAM, NOW, Visit("", day, at_))


# --- Which days ----------------------------------------------------------------------------------------------------


def test_the_days_are_those_that_are_wanted_both_included(diary: Diary) -> None:
    found = read(diary, date(2026, 3, 3), date(2026, 3, 5))
    assert found.span == Span(date(2026, 3, 3), date(2026, 3, 5))
    assert {item.dose.day for item in found.doses} == {date(2026, 3, 3), date(2026, 3, 4), date(2026, 3, 5)}
    assert (found.person, found.is_sample, found.made_by) == ("Sam Example", False, "")
    assert (found.diary, found.made) == (diary.id, NOW)


def test_days_still_to_come_are_left_out(diary: Diary) -> None:
    assert read(diary, last=date(2026, 12, 31)).span == TEN_DAYS


def test_everything_there_is_begins_with_what_was_planned_or_recorded_first(diary: Diary) -> None:
    assert read(diary, None).span == TEN_DAYS
    write_note(diary, ALEX, NOW, date(2026, 2, 20), "Slept badly.")
    assert read(diary, None).span == Span(date(2026, 2, 20), TODAY)


def test_everything_up_to_a_day_before_there_was_anything_is_that_day(diary: Diary) -> None:
    early = date(2025, 1, 1)
    found = read(diary, None, early)
    assert (found.span, found.doses, found.others) == (Span(early, early), (), ())


def test_since_the_last_visit_begins_on_its_day(diary: Diary) -> None:
    visit(diary, date(2026, 3, 4))
    visit(diary, date(2026, 3, 7), time(9))
    visit(diary, date(2026, 3, 30))
    assert read(diary, None, since_visit=True).span == Span(date(2026, 3, 7), TODAY)


def test_since_the_last_visit_is_what_was_wanted_otherwise_where_there_was_none(diary: Diary) -> None:
    assert read(diary, date(2026, 3, 2), since_visit=True).span == Span(date(2026, 3, 2), TODAY)
    assert read(diary, None, since_visit=True).span == TEN_DAYS


def test_one_day_is_enough(diary: Diary) -> None:
    found = read(diary, TODAY, TODAY)
    assert [item.state for item in found.doses] == [DoseState.OVERDUE, DoseState.UPCOMING]


@pytest.mark.parametrize(
    ("first", "last", "reason", "sentence"),
    [
        (
            date(2026, 3, 11),
            date(2026, 3, 20),
            Reason.DAY_TO_COME,
            "2026-03-11 is still to come. Choose a day that has come.",
        ),
        (
            date(2026, 3, 8),
            date(2026, 3, 7),
            Reason.WRONG_WAY_ROUND,
            "The last day, 2026-03-07, is before the first one. Choose a later day, or an earlier first one.",
        ),
    ],
)
def test_days_that_cannot_be_are_refused(diary: Diary, first: date, last: date, reason: Reason, sentence: str) -> None:
    with pytest.raises(Refused) as caught:
        read(diary, first, last)
    assert caught.value.reason is reason
    assert refusal_words(Language(), reason, caught.value.figures) == sentence


def test_days_are_counted_on_the_clock_of_the_person_s_place(tmp_path: Path) -> None:
    """Midnight has come in Auckland, not in London: the report is of the day that has begun there."""
    far = replace(plan(), timeline=Timeline((ZoneChange(None, "Pacific/Auckland"),)))
    with create_with_plan(tmp_path / "far.imuran", SAM, at("2026-02-28 07:00"), far) as diary:
        found = read(diary, last=date(2027, 1, 1), now=at("2026-03-10 12:00"))
    assert (found.span.last, found.made.hour) == (date(2026, 3, 11), 1)


# --- Doses ---------------------------------------------------------------------------------------------------------


def test_doses_and_figures_are_those_of_the_rest_of_the_program(diary: Diary) -> None:
    take(diary, "morning/2026-03-01", "2026-03-01 08:05")
    take(diary, "evening/2026-03-01", "2026-03-01 21:00")
    take(diary, "morning/2026-03-02", outcome=Outcome.SKIPPED)
    found = read(diary)
    assert found.figures == read_figures(diary, NOW, START, TODAY)
    assert found.figures[0].figures.taken == Ratio(2, 18)  # of ten days, but for two doses of today still open
    assert [item.state for item in found.doses[:4]] == [
        DoseState.TAKEN,
        DoseState.TAKEN_LATE,
        DoseState.SKIPPED,
        DoseState.MISSED,
    ]


def test_what_answers_no_dose_is_beside_them_with_its_day(tmp_path: Path) -> None:
    needed = Prescription("para", "paracetamol", (step(START, Slot("head", 500.0, repeat=WHEN_NEEDED)),), Change(START))
    of = plan()
    with sam_s_diary(tmp_path, replace(of, prescriptions=(*of.prescriptions, needed))) as diary:
        record_extra(diary, SAM, NOW, "morning/2026-03-02", Answer(Outcome.TAKEN, at("2026-03-02 09:00")))
        record_as_needed(diary, SAM, NOW, "para", "head", Answer(Outcome.TAKEN, at("2026-03-03 10:00")))
        record_as_needed(diary, SAM, NOW, "para", "head", Answer(Outcome.TAKEN, at("2026-03-09 10:00")))
        found = read(diary, last=date(2026, 3, 5))
    assert [(day, intake.extra, intake.as_needed) for day, intake in found.others] == [
        (date(2026, 3, 2), True, False),
        (date(2026, 3, 3), False, True),
    ]


def test_doses_on_hold_are_among_them(tmp_path: Path) -> None:
    item = replace(prescription(), holds=(Hold(Change(START)),))
    with sam_s_diary(tmp_path, replace(plan(), prescriptions=(item,))) as diary:
        found = read(diary)
    assert {item.state for item in found.doses} == {DoseState.HELD}
    assert (len(found.doses), found.figures[0].figures.taken, found.reminded) == (20, Ratio(0, 0), frozenset())


def test_of_what_is_not_recorded_it_is_known_which_was_told_in_time(diary: Diary) -> None:
    def tell(moment: str) -> None:
        claim(diary, SAM, at(moment), read_reminders(diary, at(moment)).reminders)

    tell("2026-03-01 08:00")  # the morning's dose, which is then missed
    tell("2026-03-01 18:30")  # the evening's, which is then taken
    take(diary, "evening/2026-03-01", "2026-03-01 18:40")
    tell("2026-03-03 12:00")  # after two days: those before were not told while they could still be taken
    take(diary, "evening/2026-03-03", outcome=Outcome.NOT_SURE)
    found = read(diary, last=date(2026, 3, 3))
    assert [item.dose.key for item in found.doses if item.state is DoseState.MISSED] == [
        "morning/2026-03-01",
        "morning/2026-03-02",
        "evening/2026-03-02",
        "morning/2026-03-03",
    ]
    assert found.reminded == {"morning/2026-03-01", "morning/2026-03-03"}


# --- Blood tests and results ---------------------------------------------------------------------------------------


def test_blood_tests_of_these_days_and_those_still_waiting_from_before(diary: Diary) -> None:
    """The label's schedule: a test a week, from 8 March on."""
    now, last = at("2026-04-20 12:00"), date(2026, 4, 20)
    found = read(diary, START, last, now)
    assert found.has_schedule
    assert {item.state for item in found.tests} >= {BloodTestState.OVERDUE}
    assert found.overdue == ()
    late = read(diary, last, last, now)
    assert late.tests == ()
    assert [item.state for item in late.overdue] == [BloodTestState.OVERDUE] * len(late.overdue)
    assert late.overdue != ()
    assert all(item.day < last for item in late.overdue)


def test_a_test_done_on_another_day_is_there_for_its_planned_day_too(diary: Diary) -> None:
    record_blood_test(diary, SAM, NOW, date(2026, 3, 9))
    for first, last in ((date(2026, 3, 8), date(2026, 3, 8)), (date(2026, 3, 9), date(2026, 3, 9))):
        (item,) = read(diary, first, last).tests
        assert (item.day, item.state) == (date(2026, 3, 9), BloodTestState.DONE)


def test_results_of_these_days_and_the_newest_of_each_up_to_their_end(diary: Diary) -> None:
    now = at("2026-06-01 12:00")
    white, alt = Result("wbc", Decimal("2.8"), "10*9/L"), Result("alt", Decimal(30), "U/L")
    own = Result("Zonulin", Decimal(1), "g/L")
    for on, results in (
        (date(2026, 3, 8), (own, alt, replace(white, value=Decimal("4.1")))),
        (date(2026, 4, 8), (white,)),
        (date(2026, 5, 8), (replace(alt, value=Decimal(99)),)),
    ):
        record_blood_test(diary, SAM, now, on)
        enter_results(diary, SAM, now, on, results, lab="City laboratory")
    set_alert_values(diary, SAM, now, AlertValues((AlertValue("wbc", "10*9/L", below=Decimal(3)),)))

    found = read(diary, date(2026, 4, 1), date(2026, 4, 30), now)
    assert [item.report.on for item in found.reports] == [date(2026, 4, 8)]
    assert [(item.result.analyte, item.result.value, item.day, bool(item.past)) for item in found.latest] == [
        ("wbc", Decimal("2.8"), date(2026, 4, 8), True),
        ("alt", Decimal(30), date(2026, 3, 8), False),
        ("Zonulin", Decimal(1), date(2026, 3, 8), False),
    ]
    assert {item.lab for item in found.latest} == {"City laboratory"}


# --- Symptoms, tablets, and what lies ahead --------------------------------------------------------------------------


def test_symptoms_and_notes_of_these_days(diary: Diary) -> None:
    log_symptoms(diary, ALEX, NOW, KNOWN, [Felt("nausea", Severity.MILD, at("2026-03-03 10:00"))])
    write_note(diary, ALEX, NOW, date(2026, 3, 4), "Slept badly.")
    found = read(diary, last=date(2026, 3, 5)).review
    assert [item.entry.symptom for item in found.symptoms] == ["nausea"]
    assert [note.text for note in found.notes] == ["Slept badly."]
    assert read(diary, date(2026, 3, 5)).review.symptoms == ()


def test_counts_of_tablets_stand_beside_what_was_recorded(diary: Diary) -> None:
    ten = (Packs(50.0, loose=10),)
    count_tablets(diary, SAM, at("2026-03-01 07:30"), "azathioprine", ten)
    take(diary, "morning/2026-03-01", "2026-03-01 08:05")
    take(diary, "morning/2026-03-02", "2026-03-02 08:05")
    record_refill(diary, SAM, at("2026-03-02 12:00"), "azathioprine", ten)
    count_tablets(diary, SAM, at("2026-03-03 12:00"), "azathioprine", (Packs(50.0, loose=17),))
    (check,) = read(diary).stock_checks
    assert (check.first, check.refilled, check.last) == (10, 10, 17)
    assert (check.gone, check.recorded, check.difference) == (3, 2, 1)
    assert read(diary, last=date(2026, 3, 2)).stock_checks == ()
    assert read(diary, date(2026, 3, 4)).stock_checks == ()
    assert read(diary, date(2026, 3, 3), date(2026, 3, 3)).stock_checks == (check,)


def test_a_count_at_the_midnight_that_ends_the_days_is_of_the_day_after(diary: Diary) -> None:
    for moment in ("2026-03-02 12:00", "2026-03-04 00:00"):
        count_tablets(diary, SAM, at(moment), "azathioprine", (Packs(50.0, loose=10),))
    assert read(diary, last=date(2026, 3, 3)).stock_checks == ()
    assert len(read(diary, last=date(2026, 3, 4)).stock_checks) == 1


def test_what_lies_ahead_begins_on_the_day_it_is_made_whatever_days_are_looked_back_on(tmp_path: Path) -> None:
    item = prescription(
        step(START, Slot("morning", 50.0, meal="breakfast"), last=date(2026, 3, 19)),
        step(date(2026, 3, 20), Slot("morning", 75.0, meal="breakfast")),
    )
    coming = Hold(Change(date(2026, 4, 1)), Change(date(2026, 4, 8)))
    over = Hold(Change(date(2026, 3, 2)), Change(date(2026, 3, 4)))
    item = replace(item, holds=(over, coming))
    with sam_s_diary(tmp_path, replace(plan(), prescriptions=(item,))) as diary:
        visit(diary, date(2026, 3, 4))
        visit(diary, date(2026, 4, 2), time(10, 30))
        count_tablets(diary, SAM, NOW, "azathioprine", (Packs(50.0, loose=10), Packs(25.0, loose=4)))
        ahead = read(diary, START, date(2026, 3, 2)).ahead
    assert ahead.until == TODAY + timedelta(days=90)
    assert [(span.amount_mg, span.first, span.last) for span in ahead.amounts] == [
        (50, START, date(2026, 3, 19)),
        (75, date(2026, 3, 20), None),
    ]
    assert [(hold.first, hold.last) for hold in ahead.holds] == [(date(2026, 4, 1), date(2026, 4, 7))]
    assert [item.day for item in ahead.visits] == [date(2026, 4, 2)]
    assert ahead.tests[0].day <= ahead.tests[-1].day <= ahead.until
    assert {item.state.is_open for item in ahead.tests} == {True}
    assert [(item.medicine, item.on_hand) for item in ahead.stock] == [("azathioprine", {50: 10, 25: 4})]


# --- A copy --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", sorted(path.stem for path in KEPT.glob("*.imuran")))
def test_one_of_an_earlier_release_is_read_from_a_copy_and_stays_as_it_is(tmp_path: Path, name: str) -> None:
    path = tmp_path / f"{name}.imuran"
    shutil.copy(KEPT / path.name, path)
    before = path.read_bytes()
    with Diary.snapshot(path) as copy:
        found = read(copy, None, date(2026, 3, 31), at("2026-03-31 09:30"))
    assert found.is_sample
    assert found.figures[0].figures.counts.due >= 30
    assert found.review.symptoms
    assert path.read_bytes() == before


def test_a_report_of_a_copy_is_that_of_the_diary_itself(tmp_path: Path) -> None:
    with make_demo(tmp_path / "demo.imuran", NOW, 60, 3, TODAY) as diary:
        itself = read(diary, None)
    with Diary.snapshot(diary.path) as copy:
        assert read(copy, None) == itself


def test_an_empty_diary_makes_an_empty_report(tmp_path: Path) -> None:
    empty = replace(plan(), prescriptions=(), schedules=())
    with sam_s_diary(tmp_path, empty) as diary:
        found = read(diary, None)
    assert (found.doses, found.figures, found.tests, found.latest, found.stock_checks) == ((), (), (), (), ())
    assert not found.has_schedule
    assert (found.ahead.amounts, found.ahead.tests, found.ahead.stock) == ((), (), ())


# --- What is easily left out, or told twice ---------------------------------------------------------------------------


def pages(report: Report, *sections: ReportSection) -> str:
    """All that a report says in texts, its tables too."""
    content = report_content(report, ReportWish(None, TODAY, frozenset(sections)), Language("en_GB"), KNOWN, ANALYTES)
    return "\n".join(texts_of(content))


def texts_of(part: object) -> Iterator[str]:
    if isinstance(part, str):
        yield part.replace("\u2068", "").replace("\u2069", "").replace("\xa0", " ")
    elif isinstance(part, Iterable):
        for each in part:
            yield from texts_of(each)
    elif is_dataclass(part):
        for each in fields(part):
            yield from texts_of(getattr(part, each.name))


def test_a_symptom_from_before_that_was_going_on_when_last_recorded_is_told_but_no_day_is_counted(
    diary: Diary,
) -> None:
    ill = Felt("fever", Severity.SEVERE, at("2026-03-02 10:00"), temperature_c=39.5, course=Course.GOING_ON)
    log_symptoms(diary, SAM, NOW, KNOWN, [ill, Felt("nausea", Severity.MILD, at("2026-03-02 11:00"))])
    found = read(diary, date(2026, 3, 4))
    assert [item.entry.symptom for item in found.review.reported] == ["fever"]
    assert (found.review.symptoms, found.review.symptom_days) == ((), frozenset())
    said = pages(found, ReportSection.SYMPTOMS)
    assert "No symptom was recorded" not in said
    assert [line.lower() for line in said.splitlines()].count("going on when last recorded") == 2
    assert "2 Mar 2026" in said
    assert "7 days: 7 days with nothing recorded" in said
    ((row,),) = [table.rows for table in data_tables(found, KNOWN, ANALYTES) if table.key == "symptoms"]
    assert {"fever", "going_on", "2026-03-02"} <= set(row)
    assert read(diary, START, date(2026, 3, 1)).review.reported == ()


def test_what_goes_on_is_told_for_a_year(diary: Diary) -> None:
    rash = Felt("nausea", Severity.MILD, at("2025-03-02 10:00"), course=Course.GOING_ON)
    log_symptoms(diary, SAM, NOW, KNOWN, [rash])
    assert len(read(diary, date(2026, 3, 3)).review.reported) == 1
    assert read(diary, date(2026, 3, 4)).review.reported == ()


def test_one_overdue_test_is_told_once_though_it_was_booked_for_the_day_before(diary: Diary) -> None:
    record_blood_test(diary, SAM, NOW, date(2026, 3, 8))
    book_test(diary, SAM, NOW, date(2026, 3, 15), date(2026, 3, 13))
    found = read(diary, date(2026, 3, 14), date(2026, 3, 16), at("2026-03-16 12:00"))
    assert [item.day for item in (*found.tests, *found.overdue)] == [date(2026, 3, 13)]
    assert "Overdue, nothing recorded: 13 March 2026." in pages(found)


def test_a_test_booked_for_these_days_is_told_though_it_was_planned_for_another(diary: Diary) -> None:
    book_test(diary, SAM, at("2026-03-07 12:00"), date(2026, 3, 8), TODAY)
    said = pages(read(diary, date(2026, 3, 9)))
    assert "No blood test was planned" not in said
    assert "Still to come: planned for 8 March 2026, booked for 10 March 2026." in said


def test_a_dose_step_of_some_hours_is_told_where_a_dose_came_from_it(diary: Diary) -> None:
    for moment, amount in (("06:00", 100.0), ("12:00", 25.0)):
        now, slots = at(f"2026-03-04 {moment}"), [WantedSlot(amount, "breakfast", None, "morning")]
        save_edit(
            diary,
            SAM,
            now,
            lambda of, made, slots=slots: change_dose(of, made, of.prescriptions[0], date(2026, 3, 4), slots),  # type: ignore[misc]
        )
    found = read(diary)
    assert [item.dose.amount_mg for item in found.doses if item.dose.day == date(2026, 3, 4)] == [100.0]
    said = pages(found)
    assert "100 mg a day" in said
    assert "25 mg a day" in said


def test_a_date_that_never_was_is_not_counted(tmp_path: Path) -> None:
    """Samoa went from 29 to 31 December 2011."""
    began = date(2011, 12, 28)
    of = replace(
        plan(), person=Person("Sam Example", began), timeline=Timeline.fixed("Pacific/Apia"), prescriptions=(), meals=()
    )
    with create_with_plan(tmp_path / "far.imuran", SAM, at("2011-12-27 20:00"), of) as diary:
        found = read(diary, began, date(2012, 1, 2), at("2012-01-05 10:00"))
    assert found.review.skipped == {date(2011, 12, 30)}
    said = pages(found, ReportSection.SYMPTOMS)
    assert "(5 days)" in said
    assert "5 days: 5 days with nothing recorded" in said
    assert "6 days" not in said


def elsewhere(tmp_path: Path, zone: str) -> Diary:
    of = replace(plan(), timeline=Timeline.fixed(zone))
    return create_with_plan(tmp_path / "far.imuran", SAM, at("2026-02-28 07:00"), of)


def test_the_days_are_wanted_by_the_clock_of_the_clinic(tmp_path: Path) -> None:
    """In Honolulu it is still yesterday; a report of today is one of the day that has come there."""
    with elsewhere(tmp_path, "Pacific/Honolulu") as diary:
        found = read(diary, TODAY, TODAY, at("2026-03-10 08:00"))
    assert found.span == Span(date(2026, 3, 9), date(2026, 3, 9))


def test_since_the_last_visit_is_since_the_last_one_up_to_the_last_day(tmp_path: Path) -> None:
    with elsewhere(tmp_path, "Pacific/Auckland") as diary:
        for day in (date(2026, 3, 4), date(2026, 3, 11)):
            visit(diary, day, time(0, 30))
        assert read(diary, None, since_visit=True).span == Span(date(2026, 3, 4), TODAY)
        assert read(diary, None, date(2026, 3, 11), since_visit=True).span.first == date(2026, 3, 11)
        assert read(diary, date(2026, 3, 2), date(2026, 3, 3), since_visit=True).span.first == date(2026, 3, 2)


def test_a_hold_that_held_no_dose_and_no_day_is_not_told(diary: Diary) -> None:
    def paused(began: str, ended: str) -> None:
        day, wanted = date.fromisoformat(began[:10]), WantedHold(date.fromisoformat(began[:10]), None)
        save_edit(diary, SAM, at(began), lambda of, made: pause(of, made, of.prescriptions[0], wanted))
        save_edit(
            diary,
            SAM,
            at(ended),
            lambda of, made: end_hold(of, made, of.prescriptions[0], of.prescriptions[0].holds[-1], day),
        )

    paused("2026-03-05 12:00", "2026-03-05 13:00")
    assert "n hold" not in pages(read(diary)).replace("until further notice", "")
    assert read(diary).review.holds == ()
    paused("2026-03-06 12:00", "2026-03-06 21:00")
    said = pages(read(diary))
    assert "On hold on 6 Mar 2026" in said
    assert "5 Mar 2026" not in said


def test_a_dose_that_could_not_be_told_at_all_is_neither_reminded_of_nor_not(diary: Diary) -> None:
    take(diary, "morning/2026-03-02", outcome=Outcome.NOT_SURE, now=at("2026-03-02 07:30"))
    take(diary, "evening/2026-03-02", outcome=Outcome.NOT_SURE, now=at("2026-03-02 19:30"))
    found = read(diary, date(2026, 3, 2), date(2026, 3, 2))
    assert found.reminded == frozenset()
    assert found.not_remindable == {"morning/2026-03-02"}
    assert reminded_of(found, "azathioprine") == Reminded(told=0, untold=1, unable=1)
    (table,) = (table for table in data_tables(found, KNOWN, ANALYTES) if table.key == "doses")
    assert [row[table.columns.index("reminded")] for row in table.rows] == [None, False]


def test_the_first_answer_counts_for_what_could_be_told(diary: Diary) -> None:
    take(diary, "morning/2026-03-02", outcome=Outcome.NOT_SURE, now=at("2026-03-02 07:30"))
    take(diary, "morning/2026-03-02", outcome=Outcome.SKIPPED, now=at("2026-03-02 20:00"))
    take(diary, "morning/2026-03-02", outcome=Outcome.NOT_SURE, now=at("2026-03-02 21:00"))
    assert read(diary).not_remindable == {"morning/2026-03-02"}


def test_doses_from_before_the_diary_was_made_could_not_be_told(tmp_path: Path) -> None:
    with create_with_plan(tmp_path / "new.imuran", SAM, at("2026-03-10 11:00"), plan()) as diary:
        found = read(diary, START, date(2026, 3, 3))
    assert len(found.not_remindable) == len(found.doses) == 6
    assert "reminder" not in pages(found)


def test_what_two_copies_say_differently_is_told_until_it_is_settled(diary: Diary) -> None:
    take(diary, "morning/2026-03-02", "2026-03-02 08:05")
    take(diary, "morning/2026-03-03", "2026-03-03 08:05")
    record_extra(diary, SAM, NOW, "morning/2026-03-03", Answer(Outcome.TAKEN, at("2026-03-03 09:00")))
    log_symptoms(diary, SAM, NOW, KNOWN, [Felt("nausea", Severity.MILD, at("2026-03-03 10:00"))])
    record_blood_test(diary, SAM, NOW, date(2026, 3, 8))
    enter_results(diary, SAM, NOW, date(2026, 3, 8), (Result("alt", Decimal(30), "U/L"),))
    whole = read(diary)
    assert whole.disputed == frozenset()
    assert "two places" not in pages(whole, ReportSection.DOSES)
    tables = {table.key: table for table in data_tables(whole, KNOWN, ANALYTES)}
    (extra,), (symptom,), (result,) = ([*tables[key].rows] for key in ("other_intakes", "symptoms", "results"))
    entries = {"morning/2026-03-02", extra[1], symptom[1], result[1]}
    for entry in entries:
        fork(diary, str(entry))
    found = read(diary)
    assert found.disputed == entries
    tables = {table.key: table for table in data_tables(found, KNOWN, ANALYTES)}
    for key in ("doses", "other_intakes", "symptoms", "results"):
        rows = tables[key].rows
        assert [row[1] in entries for row in rows] == [row[tables[key].columns.index("disputed")] for row in rows]
    said = pages(found, ReportSection.DOSES)
    assert "4 entries were recorded differently in two places, and nobody has decided yet" in said
    assert said.count("recorded differently in two places") == 3
    assert len(read(diary, date(2026, 3, 8)).disputed) == 1
