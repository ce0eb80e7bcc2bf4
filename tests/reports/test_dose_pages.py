"""The doses of a report day by day."""

import time
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings

from imuran_desktop.domain.codes import Food, Outcome
from imuran_desktop.domain.columns import Span
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.domain.plan import Change, Hold, Plan
from imuran_desktop.domain.report import Report
from imuran_desktop.reports.content import Paragraph, Section, Table
from imuran_desktop.reports.dose_pages import dose_section
from imuran_desktop.reports.newest_rows import MOST
from imuran_desktop.words.language import Language
from tests.domain.builders import START, day, intake, local, plan, prescription, slot, step, travels, utc
from tests.reports.made_diaries import MadeDiary, made_diaries
from tests.reports.reporting import bare_report
from tests.reports.sections import Row, column, plain, rows, sentences, tables

GB = Language("en_GB")
AZA = plan(prescription(step(slot("m", "08:00", 50), slot("e", "18:30", 25))))
TWO = replace(
    AZA, prescriptions=(*AZA.prescriptions, prescription(step(slot("p", "09:00", 5)), id="p", medicine="iron"))
)
DAY = Span(START, START)
NEXT_DAY = utc("2026-03-02T12:00")


def section(
    *answers: Intake, of: Plan = AZA, span: Span = DAY, others: tuple[tuple[date, Intake], ...] = (), told: str = ""
) -> Section:
    """The doses of a day, as they stand at noon of the next."""
    answered = {item.id: replace(item, recorded_at=utc("2026-03-01T20:00")) for item in answers}
    reminded = frozenset({told}) if told else frozenset()
    return dose_section(bare_report(of, span, NEXT_DAY, answered, others, reminded=reminded), GB)


def row(*answers: Intake, of: Plan = AZA, told: str = "") -> Row:
    """The row of the morning's dose."""
    return rows(tables(section(*answers, of=of, told=told))[0])[0]


def took(at: str = "2026-03-01T08:10", **more: object) -> Intake:
    return replace(intake("m/2026-03-01", at=utc(at)), **more)  # type: ignore[arg-type]


def test_each_dose_has_a_row_of_its_own_that_can_be_read_by_itself() -> None:
    found = section(took(food=Food.WITH))
    (table,) = tables(found)
    assert [tuple(map(plain, cells)) for cells in table.rows] == [
        ("1 Mar 2026", "08:00", "50 mg", "taken", "08:10", "with food", ""),
        ("1 Mar 2026", "18:30", "25 mg", "missed: nothing recorded", "", "", "no reminder is recorded"),
    ]
    assert (found.key, found.new_page) == ("doses", True)


def test_one_medicine_is_named_above_and_several_in_each_row() -> None:
    assert "of one medicine: Azathioprine." in sentences(section())
    found = section(of=TWO)
    assert "of one medicine" not in sentences(found)
    assert list(map(plain, column(tables(found)[0], "Medicine and amount"))) == [
        "Azathioprine 50 mg",
        "Iron 5 mg",
        "Azathioprine 25 mg",
    ]


@pytest.mark.parametrize(
    ("answer", "state", "taken_at", "notes"),
    [
        (took("2026-03-01T06:30"), "taken early", "06:30", ""),
        (took("2026-03-01T09:01"), "taken late", "09:01", ""),
        (took(at="2026-03-02T00:20"), "taken late", "2 Mar 2026 at 00:20", ""),
        (replace(took(), at=None), "taken", "time not known", ""),
        (took(amount_mg=25.0), "taken, in part", "08:10", "25 of 50 mg taken"),
        (took("2026-03-01T10:00", amount_mg=75.0), "taken late, more", "10:00", "75 mg taken instead of 50 mg"),
        (took(amount_mg=50.0), "taken", "08:10", ""),
        (took(sick_after=True, by="Alex"), "taken", "08:10", "was sick afterwards; recorded by Alex"),
        (intake("m/2026-03-01", Outcome.SKIPPED), "skipped", "", "no reason given"),
        (replace(intake("m/2026-03-01", Outcome.SKIPPED), reason="ran_out"), "skipped", "", "no tablets left"),
        (replace(intake("m/2026-03-01", Outcome.SKIPPED), reason="<b>& so"), "skipped", "", "<b>& so"),
        (replace(intake("m/2026-03-01", Outcome.SKIPPED), reason="\u2067turned"), "skipped", "", "turned"),
        (
            replace(took(), by="\u2067Eve", sick_after=True),
            "taken",
            "08:10",
            "was sick afterwards; recorded by Eve",
        ),
        (intake("m/2026-03-01", Outcome.NOT_SURE), "not sure", "", "no reminder is recorded"),
    ],
)
def test_what_was_recorded_is_said_in_words(answer: Intake, state: str, taken_at: str, notes: str) -> None:
    found = row(answer)
    assert (found["State"], found["Taken at"], plain(found["Notes"])) == (state, taken_at, notes)


def test_of_what_nobody_knows_it_says_whether_a_reminder_was_given() -> None:
    assert row(told="m/2026-03-01")["Notes"] == "a reminder was given"
    assert "whether a reminder is recorded" in sentences(section())


def test_what_was_recorded_later_than_the_day_after_says_when() -> None:
    late = {item.id: replace(item, recorded_at=utc("2026-03-03T09:00")) for item in (took(),)}
    early = {item.id: replace(item, recorded_at=utc("2026-03-02T23:00")) for item in (took(),)}
    notes = [
        rows(tables(dose_section(bare_report(AZA, DAY, NEXT_DAY, answers), GB))[0])[0]["Notes"]
        for answers in (late, early)
    ]
    assert notes == ["recorded or put right on 3 Mar 2026", ""]


def test_doses_that_are_still_open_are_neither_missed_nor_taken() -> None:
    report = bare_report(AZA, DAY, utc("2026-03-01T08:30"))
    assert column(tables(dose_section(report, GB))[0], "State") == ["due, nothing recorded yet", "still to come"]
    later = bare_report(AZA, DAY, utc("2026-03-01T09:30"))
    assert column(tables(dose_section(later, GB))[0], "State")[0] == "overdue, nothing recorded yet"


def test_doses_on_hold_are_told_and_what_was_taken_all_the_same() -> None:
    held = replace(AZA, prescriptions=(replace(AZA.prescriptions[0], holds=(Hold(Change(START)),)),))
    (table,) = tables(section(took(), of=held))
    assert column(table, "State") == ["taken", "on hold"]
    assert column(table, "Notes") == ["was on hold", ""]


def test_what_was_recorded_beside_the_plan_follows_in_order() -> None:
    def beside(id_: str, at: str, **more: object) -> tuple[date, Intake]:
        made = replace(intake(id_, at=utc(at)), recorded_at=utc("2026-03-01T21:00"), **more)  # type: ignore[arg-type]
        return START, made

    found = section(
        others=(
            beside("b", "2026-03-01T12:00", as_needed=True, medicine="paracetamol", amount_mg=500.0),
            beside("a", "2026-03-01T09:00", extra=True),
            beside("c", "2026-03-01T13:00"),
            beside("d", "2026-03-01T14:00", outcome=Outcome.SKIPPED, reason="forgot"),
        )
    )
    _, table = tables(found)
    assert [
        (cells["Taken at"], plain(cells["Medicine and amount"]), cells["What it was"]) for cells in rows(table)
    ] == [
        ("09:00", "Azathioprine", "extra"),
        ("12:00", "Paracetamol 500 mg", "as needed"),
        ("13:00", "Azathioprine", "not planned"),
        ("", "Azathioprine", "not planned, skipped"),
    ]
    assert found.parts[0].key == "beside_plan"


def test_days_without_doses_say_so_and_have_no_empty_table() -> None:
    found = section(span=Span(day("2026-02-01"), day("2026-02-10")))
    assert (sentences(found), tables(found), found.parts) == ("The plan asked for no dose in these days.", [], ())


def test_times_are_those_of_the_place_where_the_person_was() -> None:
    """A flight to Tokyo at noon: the evening's dose is at half past six there."""
    flown = replace(AZA, timeline=travels("Europe/London", (utc("2026-03-01T01:00"), "Asia/Tokyo")))
    evening = intake("e/2026-03-01", at=local("2026-03-01T18:35", "Asia/Tokyo"))
    assert column(tables(section(evening, of=flown))[0], "Taken at")[-1] == "18:35"


def test_names_with_odd_signs_stay_as_they_are() -> None:
    odd = plan(prescription(step(slot("m", "08:00")), medicine="#strong[x] \\ \u0440\u0438\u0442\u043c \U0001f48a"))
    assert "#strong[x] \\ \u0440\u0438\u0442\u043c \U0001f48a" in sentences(section(of=odd))


def test_three_hundred_doses_a_day_for_a_month_have_a_row_each() -> None:
    slots = [slot(f"s{number}", f"{number // 60:02}:{number % 60:02}", 1) for number in range(300)]
    report = bare_report(
        plan(prescription(step(*slots))), Span(START, START + timedelta(days=29)), utc("2026-04-20T12:00")
    )
    (table,) = tables(dose_section(report, GB))
    assert len(table.rows) == 9000
    assert table.rows[299][:2] == ("1 Mar 2026", "04:59")


def test_of_more_than_a_table_can_hold_the_newest_are_printed_and_it_says_so() -> None:
    slots = [slot(f"s{number}", f"{number // 60:02}:{number % 60:02}", 1) for number in range(300)]
    others = tuple(
        (START, replace(intake(f"x{number:05}", at=utc("2026-03-01T09:00")), extra=True)) for number in range(MOST + 1)
    )
    last = START + timedelta(days=49)
    report = bare_report(plan(prescription(step(*slots))), Span(START, last), utc("2026-05-20T12:00"), others=others)
    found = dose_section(report, GB)
    planned, beside = tables(found)
    assert (len(planned.rows), len(beside.rows)) == (MOST, MOST)
    assert planned.rows[-1][:2] == ("19 Apr 2026", "04:59")
    words = (
        "Only the newest 10,000 of 15,000 rows are printed. The figures count all of them, and the tables that can be "
        "saved have them all."
    )
    for blocks in (found.blocks, found.parts[0].blocks):
        shown = [part.text for part in blocks if isinstance(part, Paragraph)]
        about = words if blocks is found.blocks else words.replace("15,000", "10,001")
        assert shown.count(about) == 2
        assert (blocks[-3], blocks[-1]) == (Paragraph(about), Paragraph(about))  # at its head and at its end


def _seconds(report: Report) -> float:
    begun = time.perf_counter()
    dose_section(report, GB)
    return time.perf_counter() - begun


def test_ten_years_take_no_more_than_a_moment() -> None:
    last = START + timedelta(days=3652)
    report = bare_report(AZA, Span(START, last), utc("2036-06-01T12:00"))
    answers = {
        item.dose.key: replace(intake(item.dose.key, at=item.dose.instant), food=Food.WITH, by="Alex")
        for item in report.doses
    }
    answered = bare_report(AZA, Span(START, last), utc("2036-06-01T12:00"), answers)
    assert len(answered.doses) > 7300
    assert _seconds(answered) < 1


@settings(max_examples=25, deadline=None)
@given(made_diaries())
def test_every_row_agrees_with_the_figures(made: MadeDiary) -> None:
    """The rows are counted anew, by their words."""
    report = made.report()
    found = dose_section(report, GB)
    tables_ = {table.columns[1].title: table for table in tables(found)}
    table = tables_.get("Planned for")
    assert (len(table.rows) if isinstance(table, Table) else 0) == len(report.doses)
    states = column(table, "State") if table is not None else []
    counts = [item.figures.counts for item in report.figures]
    held = {number for number, item in enumerate(report.doses) if item.dose.hold is not None}
    due = [state for number, state in enumerate(states) if number not in held]
    assert sum(state.startswith("taken") for state in due) == sum(count.taken for count in counts)
    assert due.count("missed: nothing recorded") == sum(count.missed for count in counts)
    assert due.count("skipped") == sum(count.skipped for count in counts)
    assert due.count("not sure") == sum(count.not_sure for count in counts)
    assert sum("in part" in state for state in due) == sum(count.in_part for count in counts)
    kinds = column(tables_["Taken at"], "What it was") if "Taken at" in tables_ else []
    assert kinds.count("extra") == sum(count.extra for count in counts)
    assert kinds.count("as needed") == sum(count.as_needed for count in counts)
    assert kinds.count("not planned") == sum(count.not_planned for count in counts)
