"""The tables behind a report: every fact on its pages, and more, as coded values that a clinic's system can load.

Each row of each table begins with the id of the diary, so that tables of many diaries can be put together. Dates and
times are written as ISO 8601 has them, times with their offset from UTC; they are on the clock of the place where the
person was. The last table, ``columns``, says what every column of every table means. The names of tables and columns,
and the codes in them, are the same in every language; `LAYOUT` is raised when any of them changes its meaning.
"""

from collections.abc import Iterator

from imuran_desktop.domain.report import Report
from imuran_desktop.domain.results import Analytes
from imuran_desktop.domain.symptoms import SymptomList
from imuran_desktop.reports.blood_test_tables import BLOOD_TESTS, PAST_CLINIC_VALUES, RESULTS, blood_test_tables
from imuran_desktop.reports.data_table import DataTable, Layout, Row, day_text
from imuran_desktop.reports.diary_tables import NOTES, SYMPTOMS, VISITS, diary_tables
from imuran_desktop.reports.dose_tables import DOSES, FIGURES, OTHER_INTAKES, SKIP_REASONS, dose_tables
from imuran_desktop.reports.plan_tables import DIRECTIONS, DOSE_STEPS, HOLDS, MEDICINES, PLAN_AHEAD, plan_tables
from imuran_desktop.reports.stock_tables import STOCK, STOCK_CHECKS, stock_tables

LAYOUT = 1
"""The number of this layout of tables and columns."""
DIARY = "diary"

REPORT = Layout(
    "report",
    "What the report is about",
    {
        "layout": "The number of this layout of tables and columns",
        "person": "Whose diary it is",
        "sample": "Whether it is made up",
        "self_recorded": "true: the person, or somebody for them, wrote it down, and nobody has checked it",
        "first": "The first date of the period",
        "last": "Its last date",
        "skipped_dates": "The dates between them that never were, with spaces between; they count as no days",
        "recording_from": "The start of recording: nothing before this date is counted",
        "made": "When the report was made; what is open is as it stood then",
        "made_by": "Who made it, where that was said",
    },
)

COLUMNS = Layout(
    "columns",
    "One column of one of the tables. In CSV files a text that begins like a formula (with =, +, - or @, say) or with "
    "an apostrophe has an apostrophe put before it: without that one, it is what was written",
    {
        "table": "The table",
        "column": "The column; empty: of the table, what one of its rows is",
        "meaning": "What it says",
    },
)

LAYOUTS = (
    REPORT,
    MEDICINES,
    DIRECTIONS,
    DOSE_STEPS,
    HOLDS,
    DOSES,
    OTHER_INTAKES,
    FIGURES,
    SKIP_REASONS,
    SYMPTOMS,
    NOTES,
    VISITS,
    BLOOD_TESTS,
    RESULTS,
    PAST_CLINIC_VALUES,
    STOCK_CHECKS,
    STOCK,
    PLAN_AHEAD,
    COLUMNS,
)
"""Every table, in this order."""


def data_tables(report: Report, known: SymptomList, analytes: Analytes) -> tuple[DataTable, ...]:
    """The tables of a report, in the order of `LAYOUTS`; those with nothing in them, too."""
    found = {table.key: table for table in _tables(report, known, analytes)}
    return tuple(_with_diary(report, found[layout.key]) for layout in LAYOUTS)


def about_report(report: Report) -> Row:
    """The one row of the table `REPORT`."""
    return {
        "layout": LAYOUT,
        "person": report.person,
        "sample": report.is_sample,
        "self_recorded": True,
        "first": day_text(report.span.first),
        "last": day_text(report.span.last),
        "skipped_dates": " ".join(day.isoformat() for day in sorted(report.review.skipped)) or None,
        "recording_from": day_text(report.plan.person.recording_from),
        "made": report.made.isoformat(),
        "made_by": report.made_by or None,
    }


def _tables(report: Report, known: SymptomList, analytes: Analytes) -> Iterator[DataTable]:
    yield REPORT.table([about_report(report)])
    yield from plan_tables(report)
    yield from dose_tables(report)
    yield from diary_tables(report, known)
    yield from blood_test_tables(report, analytes)
    yield from stock_tables(report)
    yield COLUMNS.table(_columns())


def _with_diary(report: Report, table: DataTable) -> DataTable:
    rows = tuple((report.diary, *row) for row in table.rows)
    return DataTable(table.key, (DIARY, *table.columns), rows)


def _columns() -> Iterator[Row]:
    for layout in LAYOUTS:
        yield {"table": layout.key, "column": None, "meaning": layout.about}
        yield {"table": layout.key, "column": DIARY, "meaning": "The id of the diary"}
        for column, meaning in layout.columns.items():
            yield {"table": layout.key, "column": column, "meaning": meaning}
