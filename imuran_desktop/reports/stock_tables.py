"""Counted tablets beside what was recorded, and how long those at home last."""

from collections.abc import Iterator

from imuran_desktop.domain.medicine_stock import MedicineStock
from imuran_desktop.domain.report import Report
from imuran_desktop.domain.stock import HORIZON_DAYS, RunOut
from imuran_desktop.domain.stock_checks import StockCheck
from imuran_desktop.reports.data_table import DataTable, Layout, Row, Told, day_text, number

STOCK_CHECKS = Layout(
    "stock_checks",
    "The tablets of one strength between two counts of them, the later one in the period",
    {
        "medicine": "The medicine",
        "strength_mg": "The strength in mg",
        "begins": "When they were counted first",
        "ends": "When they were counted again",
        "counted_first": "How many there were",
        "refilled": "How many were got in between",
        "counted_last": "How many were left",
        "gone": "How many went: counted_first + refilled - counted_last",
        "recorded": "How many were recorded as taken",
        "difference": "gone - recorded",
        "not_known": "How many intakes there were of which nobody knows the tablets",
    },
)

STOCK = Layout(
    "stock",
    "The tablets of one strength that are at home when the report is made",
    {
        "medicine": "The medicine",
        "strength_mg": "The strength in mg",
        "tablets": "How many there are, as reckoned from the last count; below 0: something was not recorded",
        "lasts": "How long the tablets of the medicine last: runs_out, not_counted (a strength it needs never was), "
        f"no_tablets (a dose doesn't say in which), beyond_horizon (more than {HORIZON_DAYS} days), to_the_end (of the "
        "prescription) or nothing_due",
        "not_enough_on": "The date of the first dose for which they are not enough, or for which it can't be said",
        "not_reckoned": "How many intakes could not be reckoned with, as their tablets are not known",
    },
)


def stock_tables(report: Report) -> Iterator[DataTable]:
    """The counts in the period, and what is at home."""
    told = Told(report)
    yield STOCK_CHECKS.table(_check(told, item) for item in report.stock_checks)
    yield STOCK.table(row for item in report.ahead.stock for row in _stock(told, item))


def _check(told: Told, item: StockCheck) -> Row:
    return {
        "medicine": told.medicine(item.medicine),
        "strength_mg": number(item.strength_mg),
        "begins": told.instant(item.begins),
        "ends": told.instant(item.ends),
        "counted_first": number(item.first),
        "refilled": number(item.refilled),
        "counted_last": number(item.last),
        "gone": number(item.gone),
        "recorded": number(item.recorded),
        "difference": number(item.difference),
        "not_known": item.not_known,
    }


def _stock(told: Told, item: MedicineStock) -> Iterator[Row]:
    for strength, count in (item.on_hand or {}).items():
        yield {
            "medicine": told.medicine(item.medicine),
            "strength_mg": number(strength),
            "tablets": number(count),
            "lasts": _lasts(item),
            "not_enough_on": day_text(item.end.day) if item.end is not None else None,
            "not_reckoned": item.not_reckoned,
        }


def _lasts(item: MedicineStock) -> str | None:
    if item.end is None:
        return item.enough.value if item.enough else None
    return "runs_out" if isinstance(item.end, RunOut) else item.end.why.value
