"""One list of the people whose diaries were read together, as coded values that a clinic's system can load."""

from collections.abc import Iterable

from imuran_desktop.domain.summary import Summary
from imuran_desktop.reports.data_table import DataTable, Layout, Row, day_text

PEOPLE = Layout(
    "people",
    "One diary, over the days of the report",
    {
        "person": "Whose diary it is",
        "diary": "The id of the diary",
        "file": "The file that was read",
        "first": "The first date of the period",
        "last": "Its last date",
        "taken": "How many doses were taken: of azathioprine where that is in the plan, else of all medicines",
        "due": "How many of them were due",
        "share": "taken / due",
        "missed": "How many were due and nothing was recorded",
        "not_sure": "Of how many the person is not sure",
        "last_recorded": "The date on which anything was last entered",
        "overdue_tests": "How many blood tests are overdue now; empty: none are planned",
        "urgent_symptoms": "How many symptoms were recorded for which the sources say to get help at once",
        "why_failed": "Why there is no report of it; empty: there is one",
    },
)
_NOTHING: Row = dict.fromkeys(PEOPLE.columns)


def people_table(found: Iterable[tuple[str, Summary | None, str]]) -> DataTable:
    """Of each file its name, what is in it, and why there is no report of it."""
    return PEOPLE.table(_row(file, summary, why) for file, summary, why in found)


def _row(file: str, summary: Summary | None, why: str) -> Row:
    row = _NOTHING if summary is None else _read(summary)
    return {**row, "file": file, "why_failed": why or None}


def _read(summary: Summary) -> Row:
    return {
        **_NOTHING,
        "person": summary.person,
        "diary": summary.diary,
        "first": day_text(summary.span.first),
        "last": day_text(summary.span.last),
        "taken": summary.taken.count,
        "due": summary.taken.of,
        "share": summary.taken.share,
        "missed": summary.missed,
        "not_sure": summary.not_sure,
        "last_recorded": day_text(summary.last_recorded),
        "overdue_tests": summary.overdue if summary.has_schedule or summary.overdue else None,
        "urgent_symptoms": summary.urgent,
    }
