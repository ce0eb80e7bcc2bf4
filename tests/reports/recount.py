"""Counting again from the CSV of a report, by plain loops over texts: nothing here knows how the app counts."""

import csv
import io
from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import groupby

from imuran_desktop.domain.report import Report
from imuran_desktop.reports.data_files import csv_text
from imuran_desktop.reports.data_tables import data_tables
from tests.reports.reporting import ANALYTES, KNOWN

Row = dict[str, str]
Rows = list[Row]
Tables = dict[str, Rows]

LEVELS = ["log", "tell_clinic", "urgent", "emergency"]
SEVERITIES = ["mild", "moderate", "severe"]
DAYS_LATE = 7
"""A blood test done longer than this after its day is late."""


def read_back(report: Report) -> Tables:
    """The tables of a report, read as anybody's program reads CSV, with the guard taken off."""
    found = {}
    for table in data_tables(report, KNOWN, ANALYTES):
        names, *rows = csv.reader(io.StringIO(csv_text(table), newline=""))
        found[table.key] = [dict(zip(names, map(written, row), strict=True)) for row in rows]
    return found


def written(cell: str) -> str:
    """A text as it was before it was guarded against being run as a formula."""
    return cell.removeprefix("'")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def days_of(tables: Tables) -> list[date]:
    (about,) = tables["report"]
    first, last = date.fromisoformat(about["first"]), date.fromisoformat(about["last"])
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return [day for day in days if str(day) not in about["skipped_dates"].split()]


@dataclass
class Recount:
    """What is found for one medicine."""

    due: int = 0
    taken: int = 0
    skipped: int = 0
    not_sure: int = 0
    missed: int = 0
    in_part: int = 0
    sick_after: int = 0
    time_known: int = 0
    on_time: int = 0
    food_known: int = 0
    food_followed: int = 0
    days_due: int = 0
    days_as_planned: int = 0
    held: int = 0
    held_taken: int = 0
    extra: int = 0
    as_needed: int = 0
    not_planned: int = 0
    told: int = 0
    untold: int = 0
    unable: int = 0
    open: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    run: int = 0
    run_first: str = ""
    run_last: str = ""
    first_due: str = ""
    recorded: int = 0


def recount(tables: Tables, medicine: str) -> Recount:
    """Count what the tables hold of one medicine."""
    found, made = Recount(), at(tables["report"][0]["made"])
    rows = [row for row in tables["doses"] if row["medicine"] == medicine]
    rows.sort(key=lambda row: (row["date"], at(row["planned"]), row["slot"]))
    due = [row for row in rows if _is_due(row, made)]
    found.open = sum(row["on_hold"] == "false" for row in rows) - len(due)
    for row in rows:
        if row["on_hold"] == "true":
            found.held += 1
            found.held_taken += row["outcome"] == "taken"
    for row in due:
        _count(found, row)
    _count_days(found, due)
    _longest_run(found, due)
    found.first_due = due[0]["date"] if due else ""
    others = [row for row in tables["other_intakes"] if row["medicine"] == medicine]
    for row in others:
        if row["outcome"] == "taken":
            setattr(found, row["kind"], getattr(found, row["kind"]) + 1)
    found.recorded = sum(row["outcome"] != "" for row in rows) + len(others)
    return found


def _is_due(row: Row, made: datetime) -> bool:
    if row["on_hold"] == "true":
        return False
    return row["outcome"] != "" or at(row["cut_off"]) <= made


def _count(found: Recount, row: Row) -> None:
    found.due += 1
    if row["outcome"] == "":
        found.missed += 1
    elif row["outcome"] == "skipped":
        found.skipped += 1
        found.reasons[row["reason"]] += 1
    elif row["outcome"] == "not_sure":
        found.not_sure += 1
    else:
        _count_taken(found, row)
    if row["outcome"] in ("", "not_sure"):
        found.told += row["reminded"] == "true"
        found.untold += row["reminded"] == "false"
        found.unable += row["reminded"] == ""


def _count_taken(found: Recount, row: Row) -> None:
    found.taken += 1
    found.in_part += _is_less(row)
    found.sick_after += row["sick_after"] == "true"
    if row["taken_at"]:
        found.time_known += 1
        found.on_time += _is_on_time(row)
    wanted = {"with_or_after": ["with", "after"], "empty_stomach": ["without"]}.get(row["food_instruction"])
    if wanted and row["food"]:
        found.food_known += 1
        found.food_followed += row["food"] in wanted


def _is_less(row: Row) -> bool:
    return row["taken_mg"] != "" and float(row["taken_mg"]) < float(row["amount_mg"])


def _is_on_time(row: Row) -> bool:
    off = abs(at(row["taken_at"]) - at(row["planned"]))
    return off <= timedelta(minutes=float(row["window_minutes"]))


def _count_days(found: Recount, due: Rows) -> None:
    for _, of_day in groupby(due, lambda row: row["date"]):
        found.days_due += 1
        found.days_as_planned += all(row["outcome"] == "taken" and not _is_less(row) for row in of_day)


def _longest_run(found: Recount, due: Rows) -> None:
    run: list[str] = []
    for row in due:
        run = [] if row["outcome"] == "taken" else [*run, row["date"]]
        if len(run) > found.run:
            found.run, found.run_first, found.run_last = len(run), run[0], run[-1]


def state_of(row: Row, made: datetime) -> str:
    """The state of a dose, by what stands beside it in its row."""
    if row["outcome"] == "taken":
        if not row["taken_at"] or _is_on_time(row):
            return "taken"
        return "taken_early" if at(row["taken_at"]) < at(row["planned"]) else "taken_late"
    if row["outcome"]:
        return row["outcome"]
    if row["on_hold"] == "true":
        return "held"
    planned, cut_off = at(row["planned"]), at(row["cut_off"])
    if made >= cut_off:
        return "missed"
    if made < planned:
        return "upcoming"
    return "due" if made - planned < timedelta(minutes=float(row["window_minutes"])) else "overdue"


@dataclass
class Feelings:
    """How many days there are with a symptom, by the worst severity (""), with *no symptoms*, and with neither."""

    symptom: Counter[str] = field(default_factory=Counter)
    none: int = 0
    neither: int = 0


def feelings(tables: Tables) -> Feelings:
    """Each day by what was recorded for it."""
    found = Feelings()
    for day in map(str, days_of(tables)):
        rows = [row for row in tables["symptoms"] if row["first"] <= day <= row["last"]]
        had = [row["severity"] for row in rows if row["symptom"] != "none"]
        if had:
            found.symptom[max(had, key=["", *SEVERITIES].index)] += 1
        elif any(row["symptom"] == "none" and row["first"] == day for row in rows):
            found.none += 1
        else:
            found.neither += 1
    return found


@dataclass
class BloodTests:
    """How many blood tests planned for the period were done, done late, and so on."""

    planned: int = 0
    done: int = 0
    late: int = 0
    not_done: int = 0
    waiting: int = 0
    not_needed: int = 0
    beside: int = 0
    overdue: int = 0


def blood_tests_of(tables: Tables) -> BloodTests:
    """Count the blood tests."""
    first, last = tables["report"][0]["first"], tables["report"][0]["last"]
    found = BloodTests()
    today = tables["report"][0]["made"][:10]
    for row in tables["blood_tests"]:
        found.overdue += not row["done_on"] and row["state"] == "overdue"
        if row["state"] == "overdue":
            assert row["to_be_on"] < today
        if not first <= row["planned_on"] <= last:
            found.beside += row["done_on"] != "" and first <= row["done_on"] <= last
            continue
        found.planned += 1
        if row["done_on"]:
            found.done += 1
            to_be_on = date.fromisoformat(row["to_be_on"])
            found.late += (date.fromisoformat(row["done_on"]) - to_be_on).days > DAYS_LATE
        elif row["state"] in ("not_done", "not_needed"):
            setattr(found, row["state"], getattr(found, row["state"]) + 1)
        else:
            found.waiting += 1
    return found


def per_cent(count: int, of: int) -> int:
    """Halves are rounded up; only all are 100, only none are 0."""
    whole = (200 * count + of) // (2 * of)
    if 0 < count < of:
        whole = max(1, min(99, whole))
    return whole
