"""What the words and figures of a report mean, and how adherence is reported."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from imuran_desktop.domain.adherence import Figure
from imuran_desktop.domain.codes import FoodInstruction
from imuran_desktop.domain.columns import Span
from imuran_desktop.domain.ledger import Intake
from imuran_desktop.domain.plan import Change, Hold, Plan
from imuran_desktop.reports.content import Section
from imuran_desktop.reports.definition_pages import definition_section
from imuran_desktop.words.adherence import meaning_words, name_words
from imuran_desktop.words.language import Language
from tests.domain.builders import START, day, directions, intake, plan, prescription, slot, step, travels, utc
from tests.reports.reporting import bare_report, demo_report
from tests.reports.sections import column, plain, rows, sentences, tables

GB = Language("en_GB")
SPAN = Span(START, day("2026-03-10"))
NOW = utc("2026-03-11T12:00")
AZA = plan(prescription(step(slot("m", "08:00"))))


def section(of: Plan = AZA, span: Span = SPAN, answers: dict[str, Intake] | None = None) -> Section:
    return definition_section(bare_report(of, span, NOW, answers), GB)


def part(found: Section, key: str) -> Section:
    return next(item for item in found.parts if item.key == key)


def taken(key: str, recorded: str) -> dict[str, Intake]:
    return {key: replace(intake(key, at=utc(f"{key[-10:]}T08:00")), recorded_at=utc(recorded))}


def test_every_figure_is_defined_with_the_phase_that_it_describes() -> None:
    (table,) = tables(part(section(), "figure_meanings"))
    assert column(table, "Figure") == [name_words(GB)[figure] for figure in Figure]
    assert column(table, "What it counts") == [meaning_words(GB)[figure] for figure in Figure]
    phases = {row["Figure"]: row["Phase of adherence"] for row in rows(table)}
    assert phases["Doses taken"] == phases["Missed: nothing recorded"] == "implementation"
    assert phases["Time on the medicine"] == "persistence"
    assert phases["Taken as needed"] == "none: told for completeness"


def test_states_cut_off_and_windows_are_told() -> None:
    words = sentences(part(section(), "state_meanings"))
    assert "missed: nothing recorded: Nothing was recorded by its cut-off. It may have been taken or not." in words
    assert "halfway to the next dose of the same medicine, and at most 12 hours after" in words
    assert "Azathioprine: on time is up to 60 minutes before or after the planned time" in words


def test_every_window_and_food_instruction_of_these_days_is_told_once() -> None:
    """The window and the instruction changed in the middle."""
    item = replace(
        AZA.prescriptions[0],
        directions=(
            directions(window=timedelta(minutes=30)),
            directions(FoodInstruction.EMPTY_STOMACH, begins=day("2026-03-05"), window=timedelta(minutes=1)),
        ),
    )
    changed = replace(AZA, prescriptions=(item,))
    assert "changed in these days: 1 minute and 30 minutes, before or after it" in sentences(section(changed))
    assert "Azathioprine: with or just after food; on an empty stomach" in sentences(
        part(section(changed), "food_meanings")
    )
    early = section(changed, Span(START, day("2026-03-04")))
    assert "on time is up to 30 minutes before" in sentences(early)
    assert "on an empty stomach" not in sentences(part(early, "food_meanings")).splitlines()[-1]


def test_the_time_zones_of_these_days_are_told() -> None:
    assert sentences(part(section(), "zones")).splitlines()[1:] == ["Europe/London"]
    flown = replace(AZA, timeline=travels("Europe/London", (utc("2026-03-04T15:30"), "Asia/Tokyo")))
    assert sentences(part(section(flown), "zones")).splitlines()[1:] == [
        "At first: Europe/London",
        "From 5 March 2026: Asia/Tokyo",
    ]
    later = Span(day("2026-03-06"), day("2026-03-10"))
    assert sentences(part(section(flown, later), "zones")).splitlines()[1:] == ["Asia/Tokyo"]


def test_it_says_how_many_entries_were_made_afterwards() -> None:
    answers = {
        **taken("m/2026-03-01", "2026-03-01T08:10"),
        **taken("m/2026-03-02", "2026-03-03T23:00"),
        **taken("m/2026-03-03", "2026-03-05T00:30"),
    }
    words = sentences(part(section(answers=answers), "reporting"))
    assert "Entries on doses in these days: 3. Of these, made or put right later than the day after: 1." in words
    assert "In these days nothing was recorded of any dose." in sentences(section())


def test_it_says_plainly_that_there_is_no_pass_mark() -> None:
    words = sentences(section())
    assert "This report has no pass mark." in words
    assert "%" not in words


def test_the_phases_are_told_for_each_medicine() -> None:
    answers = taken("m/2026-03-03", "2026-03-03T08:10")
    (table,) = tables(part(section(answers=answers), "reporting"))
    assert [tuple(map(plain, row)) for row in table.rows] == [
        (
            "Azathioprine",
            "first recorded as taken on 3 March 2026",
            "1 of 10 doses (10 %)",
            "10 days, from 1 March 2026 to 10 March 2026",
        )
    ]
    later = section(span=Span(day("2026-03-02"), SPAN.last))
    assert column(tables(part(later, "reporting"))[0], "Initiation") == ["began before these days"]


def test_a_medicine_that_ended_before_these_days_is_not_among_the_phases() -> None:
    ended = replace(AZA.prescriptions[0], id="old", medicine="Prednisolone", ends=Change(day("2026-03-02")))
    both = replace(AZA, prescriptions=(*AZA.prescriptions, ended))
    later = section(both, span=Span(day("2026-03-05"), SPAN.last))
    assert column(tables(part(later, "reporting"))[0], "Medicine") == ["Azathioprine"]


def test_the_states_say_why_no_reminder_may_be_recorded() -> None:
    assert (
        "Where no reminder is recorded, the app may not have been running, its reminders may have been off, somebody "
        "else may have been logged in, or the dose may have been put into the plan later."
        in sentences(part(section(), "state_meanings"))
    )


def test_days_that_are_all_on_hold_have_nothing_to_count() -> None:
    held = replace(AZA, prescriptions=(replace(AZA.prescriptions[0], holds=(Hold(Change(START)),)),))
    (table,) = tables(part(section(held), "reporting"))
    assert table.rows[0][1:] == ("no dose recorded as taken in these days", "nothing to count", "nothing to count")


def test_an_empty_plan_still_has_the_definitions_and_no_empty_table() -> None:
    found = section(plan())
    assert all(table.rows for table in tables(found))
    assert part(found, "reporting").blocks
    assert len(tables(part(found, "reporting"))) == 0


def test_the_guideline_and_the_taxonomy_are_cited() -> None:
    words = sentences(part(section(), "sources"))
    assert "doi:10.7326/M18-0543" in words
    assert "2012;73:691" in words


def test_a_demo_names_every_medicine(tmp_path: Path) -> None:
    report = demo_report(tmp_path)
    table = tables(part(definition_section(report, GB), "reporting"))[0]
    assert column(table, "Medicine") == ["Azathioprine", "Paracetamol", "Prednisolone"]
    assert column(table, "Implementation: doses taken")[1] == "nothing to count"
