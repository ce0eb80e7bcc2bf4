"""Symptom entries, notes on days and visits, as the person wrote them."""

from collections.abc import Iterator

from imuran_desktop.domain.notes import DayNote
from imuran_desktop.domain.report import Report
from imuran_desktop.domain.review import Noted
from imuran_desktop.domain.symptoms import SymptomList
from imuran_desktop.domain.visits import Visit, in_order
from imuran_desktop.reports.data_table import DISPUTED, DataTable, Layout, Row, day_text
from imuran_desktop.reports.symptom_data import symptom_data

SYMPTOMS = Layout(
    "symptoms",
    "One symptom entry of the period, or from before it that lasted into it or was going on when last recorded",
    {
        "id": "The id of the entry",
        "symptom": "The id of the symptom in the app's list; none: the person says there were no symptoms",
        "name": "Its name in that list, in English; empty: it has none",
        "own_words": "The person's own name for it",
        "severity": "mild, moderate or severe; empty: not said",
        "at": "When it began, on the clock of the place where that was",
        "course": "going_on or ended; empty: not said",
        "ended": "When it ended",
        "first": "The first date on which it is known to have been there",
        "last": "The last such date",
        "since_dose": "How long after a dose it began: within_an_hour, within_four_hours or later; empty: not said",
        "thought": "What the person thinks of it: illness or not_sure; empty: not said",
        "did": "What the person did about it",
        "temperature_c": "Body temperature in degrees Celsius",
        "note": "A note",
        "by": "Who recorded it, where that was said",
        "level": "What the app's sources say to do: log, tell_clinic, urgent or emergency; worked out, not recorded",
        "told_on": "The date on which the clinic was told",
        "disputed": DISPUTED,
    },
)

NOTES = Layout(
    "notes",
    "One note on a day",
    {
        "id": "The id of the entry",
        "date": "The date",
        "text": "The note",
        "by": "Who wrote it, where that was said",
    },
)

VISITS = Layout(
    "visits",
    "One visit to the clinic, in the period or planned after it",
    {
        "id": "The id of the entry",
        "date": "The date",
        "time": "The time of day; empty: not known",
        "where": "Where, and with whom",
        "questions": "What the person wants to ask, one a line",
        "said": "What was said there, as the person wrote it down",
        "by": "Who recorded it, where that was said",
    },
)


def diary_tables(report: Report, known: SymptomList) -> Iterator[DataTable]:
    """The symptom entries, the notes and the visits."""
    yield SYMPTOMS.table(_symptom(report, noted, known) for noted in _in_order(report))
    yield NOTES.table(_note(note) for note in report.review.notes)
    every = {visit.id: visit for visit in (*report.review.visits, *report.ahead.visits)}
    yield VISITS.table(_visit(visit) for visit in in_order(every.values()))


def _in_order(report: Report) -> list[Noted]:
    return sorted((*report.review.going_on, *report.review.noted), key=lambda noted: noted.entry.began)


def _symptom(report: Report, noted: Noted, known: SymptomList) -> Row:
    data = symptom_data(noted.entry, noted.level)
    listed = known.symptoms.get(noted.entry.symptom)
    return {
        **data,
        "name": listed.label if listed else None,
        "first": day_text(noted.day),
        "last": day_text(noted.last),
        "disputed": noted.entry.id in report.disputed,
    }


def _note(note: DayNote) -> Row:
    return {"id": note.id, "date": day_text(note.day), "text": note.text, "by": note.by or None}


def _visit(visit: Visit) -> Row:
    return {
        "id": visit.id,
        "date": day_text(visit.day),
        "time": visit.at.isoformat() if visit.at else None,
        "where": visit.where or None,
        "questions": visit.questions or None,
        "said": visit.said or None,
        "by": visit.by or None,
    }
