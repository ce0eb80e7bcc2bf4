"""The symptom diary of a report."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from imuran_desktop.domain.codes import Course, Level, Severity, SinceDose
from imuran_desktop.domain.columns import Span
from imuran_desktop.domain.notes import DayNote
from imuran_desktop.domain.review import Noted
from imuran_desktop.reports.content import Section
from imuran_desktop.reports.newest_rows import MOST
from imuran_desktop.reports.symptom_pages import symptom_section
from imuran_desktop.words.language import Language
from tests.domain.builders import START, day, plan, utc
from tests.domain.reviewing import a_review, noted
from tests.reports.reporting import KNOWN, bare_report, demo_report
from tests.reports.sections import Row, column, rows, sentences, tables

GB = Language("en_GB")
TEN = Span(START, day("2026-03-10"))


def section(*items: Noted, notes: tuple[DayNote, ...] = ()) -> Section:
    review = a_review(*items, first=TEN.first, last=TEN.last, notes=notes)
    return symptom_section(bare_report(plan(), TEN, utc("2026-03-10T20:00"), review=review), GB, KNOWN)


def said(on: str = "2026-03-02", level: Level = Level.LOG, **more: Any) -> Noted:
    """An entry of nausea, with what else was said of it."""
    bare = noted(on, level=level)
    return replace(bare, entry=replace(bare.entry, **more))


def row(item: Noted) -> Row:
    (table,) = tables(section(item))
    return rows(table)[0]


def test_each_entry_has_a_row() -> None:
    found = row(said(level=Level.TELL_CLINIC))
    assert found == {
        "Began": "2 Mar 2026 at 12:00",
        "Symptom": "Feeling sick to your stomach (nausea)",
        "How bad": "mild",
        "Until": "not said",
        "After a dose": "",
        "The app says": "tell your clinic",
        "More": "",
    }


def test_of_more_than_a_table_can_hold_the_newest_are_printed() -> None:
    notes = tuple(DayNote(f"{number:05}", START, f"note {number}") for number in range(MOST + 1))
    found = section(*[said()] * (MOST + 1), notes=notes)
    assert [len(table.rows) for table in tables(found)] == [MOST, MOST]
    assert tables(found)[1].rows[0][1] == "note 1"
    assert sentences(found).count("Only the newest 10,000 of 10,001 rows are printed.") == 4


@pytest.mark.parametrize(
    ("more", "title", "words"),
    [
        ({"severity": None}, "How bad", "not said"),
        ({"severity": Severity.SEVERE}, "How bad", "severe"),
        ({"ended": utc("2026-03-04T15:30"), "course": Course.ENDED}, "Until", "4 Mar 2026 at 15:30"),
        ({"course": Course.GOING_ON}, "Until", "going on when last recorded"),
        ({"course": Course.ENDED}, "Until", "has ended, when is not said"),
        ({"since_dose": SinceDose.WITHIN_AN_HOUR}, "After a dose", "within an hour"),
        ({"since_dose": SinceDose.WITHIN_FOUR_HOURS}, "After a dose", "1 to 4 hours"),
        ({"since_dose": SinceDose.LATER}, "After a dose", "later"),
        ({"offset_s": 3600}, "Began", "2 Mar 2026 at 13:00"),
        ({"own_words": "ears ring"}, "Symptom", "ears ring"),
        ({"temperature_c": 38.4}, "More", "Temperature: 38.4 °C"),
        ({"did": "lay down"}, "More", "Done about it: lay down"),
        ({"note": "<i>odd</i> #1"}, "More", "Note: <i>odd</i> #1"),
        ({"told_on": date(2026, 3, 5)}, "More", "The clinic was told on 5 Mar 2026."),
        ({"by": "Alex"}, "More", "Recorded by Alex."),
        ({"began": utc("2026-02-20T12:00"), "course": Course.GOING_ON}, "More", "It began before these days."),
        ({"did": "lay down", "by": "Alex"}, "More", "Done about it: lay down\nRecorded by Alex."),
    ],
)
def test_all_that_was_said_of_it_is_told(more: dict[str, Any], title: str, words: str) -> None:
    assert row(said(**more))[title].replace("\N{NO-BREAK SPACE}", " ") == words


def test_entries_stand_in_the_order_in_which_they_began() -> None:
    (table,) = tables(section(noted("2026-03-05"), noted("2026-03-02", "headache"), noted("2026-03-05", "fatigue")))
    assert [words.partition(" at ")[0] for words in column(table, "Began")] == [
        "2 Mar 2026",
        "5 Mar 2026",
        "5 Mar 2026",
    ]


def test_days_are_counted_also_those_without_symptoms_and_those_with_nothing_recorded() -> None:
    found = section(noted("2026-03-02"), noted("2026-03-03", until="2026-03-04"), noted("2026-03-06", "none"))
    assert sentences(found).startswith(
        "10 days: 3 mild days, 1 day without symptoms, 6 days with nothing recorded. Days up to a recorded end are "
        "counted."
    )
    assert len(tables(found)[0].rows) == 2  # a day without symptoms is no symptom


def test_without_symptoms_there_is_no_empty_table() -> None:
    found = section()
    assert "No symptom was recorded in these days." in sentences(found)
    assert (tables(found), found.parts) == ([], ())
    assert sentences(found).startswith("10 days: 10 days with nothing recorded.")


def test_notes_on_days_follow_with_who_wrote_them_where_they_said() -> None:
    notes = (DayNote("b", day("2026-03-04"), "Slept \U0001f634 badly.", "Alex"), DayNote("a", START, "A long walk."))
    found = section(notes=notes)
    (table,) = tables(found)
    assert table.rows == (("1 Mar 2026", "A long walk.", ""), ("4 Mar 2026", "Slept \U0001f634 badly.", "Alex"))
    assert found.parts[0].title == "Notes on days"


def test_it_says_that_nothing_is_told_of_where_a_symptom_comes_from() -> None:
    assert "It does not say what caused it." in sentences(section(noted("2026-03-02")))


def test_all_entries_of_a_demo_are_there(tmp_path: Path) -> None:
    report = demo_report(tmp_path)
    found = symptom_section(report, GB, KNOWN)
    symptoms, notes = tables(found)
    assert (len(symptoms.rows), len(notes.rows)) == (len(report.review.symptoms), len(report.review.notes))
    assert min(len(symptoms.rows), len(notes.rows)) > 3
