"""Results as a CSV table: a row for each, in the layout that `results_csv` reads back unchanged."""

import csv
import io
from collections.abc import Iterable, Sequence
from decimal import Decimal

from imuran_desktop.domain.results import Analytes, LabReport, Result
from imuran_desktop.exchange.csv_layout import HEADER
from imuran_desktop.exchange.lab_numbers import decimal_sign, read_number


def render_results(reports: Sequence[LabReport], analytes: Analytes) -> str:
    """A table of all results. Numbers have all their digits and a point, units are UCUM codes."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    numbers = _Numbers(result for report in reports for result in report.results)
    for report in reports:
        writer.writerows(_row(report, result, analytes, numbers) for result in report.results)
    return text.getvalue()


def _row(report: LabReport, result: Result, analytes: Analytes, numbers: "_Numbers") -> Sequence[str]:
    known = analytes.get(result.analyte)
    return (
        report.on.isoformat(),
        known.name if known else result.analyte,
        "" if result.value is None else f"{result.sign}{numbers.text(result.value)}",
        result.unit,
        numbers.text(result.low),
        numbers.text(result.high),
        report.lab,
        result.comment,
    )


class _Numbers:
    """How numbers are written so that no one can take a point for one between thousands."""

    def __init__(self, results: Iterable[Result]) -> None:
        every = (number for result in results for number in (result.value, result.low, result.high))
        self._sign = decimal_sign("\n".join(format(number, "f") for number in every if number is not None))

    def text(self, number: Decimal | None) -> str:
        """A number with all its digits. Where nothing in the table says what "1.250" means, it is "01.250"."""
        if number is None:
            return ""
        plain = format(number.copy_abs(), "f")
        minus = "-" if number.is_signed() else ""
        return f"{minus}{plain}" if read_number(plain, self._sign) == number.copy_abs() else f"{minus}0{plain}"
