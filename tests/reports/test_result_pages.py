"""What laboratories reported in the days of a report."""

from decimal import Decimal
from pathlib import Path

import pytest

from imuran_desktop.domain.alerts import AlertValue, PastAlert, Side
from imuran_desktop.domain.columns import Span
from imuran_desktop.domain.results import LabReport, LetterFile, Result
from imuran_desktop.domain.shown_reports import ShownReport
from imuran_desktop.reports.content import Drawing, Section
from imuran_desktop.reports.newest_rows import MOST
from imuran_desktop.reports.result_pages import result_section
from imuran_desktop.words.language import Language
from tests.domain.builders import START, day, plan, utc
from tests.domain.results import report, result
from tests.reports.reporting import ANALYTES, bare_report, demo_report
from tests.reports.sections import plain, rows, sentences, tables

GB = Language("en_GB")
ALT = result("alt", "120", "U/L", high="50")


def section(*shown: ShownReport, language: Language = GB) -> Section:
    span = Span(START, day("2026-03-31"))
    return result_section(bare_report(plan(), span, utc("2026-03-31T20:00"), reports=shown), language, ANALYTES)


def test_each_value_has_a_row_as_the_laboratory_printed_it() -> None:
    found = section(
        ShownReport(
            report("2026-03-08", ALT, result("wbc", "4.20", "10*9/L", low="4.0", high="11.0"), lab="City laboratory")
        )
    )
    (table,) = tables(found)
    assert [tuple(map(plain, cells)) for cells in table.rows] == [
        ("8 March 2026", "City laboratory", "White cells", "4.20 \N{MULTIPLICATION SIGN}10⁹/L", "4.0 to 11.0", ""),
        ("8 March 2026", "City laboratory", "ALT", "120 U/L", "up to 50", "above the laboratory's range"),
    ]


def test_of_more_than_a_table_can_hold_the_newest_are_printed() -> None:
    found = section(*[ShownReport(report("2026-03-08", ALT))] * MOST, ShownReport(report("2026-03-09", ALT)))
    (table,) = tables(found)
    assert (len(table.rows), table.rows[-1][0]) == (MOST, "9 March 2026")
    assert sentences(found).count("Only the newest 10,000 of 10,001 rows are printed.") == 2


def test_what_is_past_a_value_of_the_clinic_says_so_without_advice() -> None:
    past = (PastAlert(ALT, AlertValue("alt", "U/L", above=Decimal(100)), Side.ABOVE),)
    (table,) = tables(section(ShownReport(report("2026-03-08", ALT), past)))
    assert rows(table)[0]["More"] == "above the laboratory's range; outside the value the clinic set"


@pytest.mark.parametrize(
    ("of", "value", "more"),
    [
        (result("crp", "<5", "mg/L"), "<5 mg/L", ""),
        (result("crp", "", comment="haemolysed"), "haemolysed", ""),
        (result("crp", "5", "mg/L", comment="repeat"), "5 mg/L", "repeat"),
        (Result("#odd <name>", Decimal("1.50"), "x"), "1.50 x", ""),
    ],
)
def test_values_that_are_no_plain_numbers_stay_as_they_are(of: Result, value: str, more: str) -> None:
    (table,) = tables(section(ShownReport(report("2026-03-08", of))))
    assert (plain(rows(table)[0]["Value"]), rows(table)[0]["More"]) == (value, more)


def test_reports_stand_by_date_and_what_is_not_on_the_list_comes_last() -> None:
    odd = Result("Zonulin", Decimal(1), "g/L")
    (table,) = tables(section(ShownReport(report("2026-03-08", odd, ALT)), ShownReport(report("2026-03-15", ALT))))
    assert [(row["Date"], row["Name"]) for row in rows(table)] == [
        ("8 March 2026", "ALT"),
        ("8 March 2026", "Zonulin"),
        ("15 March 2026", "ALT"),
    ]


def test_days_without_results_say_so_and_have_neither_table_nor_drawing() -> None:
    found = section()
    assert list(found.all_blocks()) == list(found.blocks)
    assert sentences(found) == "No value from a laboratory is in the diary for these days."


def test_letters_are_told_but_not_printed() -> None:
    kept = LabReport("t", START, files=(LetterFile("0" * 64, "letter.pdf", 9),))
    assert "The diary also keeps 1 letter or picture from these tests. It is not printed here." in sentences(
        section(ShownReport(kept))
    )


def test_drawings_come_before_the_table(tmp_path: Path) -> None:
    of = demo_report(tmp_path)
    found = result_section(of, GB, ANALYTES)
    kinds = [type(block) for block in found.blocks]
    drawn = [block for block in found.blocks if isinstance(block, Drawing)]
    assert drawn
    assert kinds[: len(drawn)] == [Drawing] * len(drawn)
    assert all(block.alt for block in drawn)
    (table,) = tables(found)
    assert len(table.rows) == sum(len(shown.report.results) for shown in of.reports)


def test_numbers_are_written_as_the_language_does() -> None:
    (table,) = tables(
        section(ShownReport(report("2026-03-08", result("wbc", "4.20", "10*9/L"))), language=Language("en_US"))
    )
    assert rows(table)[0]["Date"] == "March 8, 2026"
