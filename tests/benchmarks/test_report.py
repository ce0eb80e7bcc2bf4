"""How long a report takes in a process that is warm, beside typst with the same rows and nothing else."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from statistics import median

import pypdfium2
import pytest
import typst

from imuran_desktop.domain.report_wish import Paper, ReportWish
from imuran_desktop.font_files import FAMILIES
from imuran_desktop.reference.analytes import load_analytes
from imuran_desktop.reference.symptoms import load_symptoms
from imuran_desktop.reports.content import ReportContent, Table
from imuran_desktop.reports.glyphs import printable
from imuran_desktop.reports.report import report_content
from imuran_desktop.reports.typefaces import folders
from imuran_desktop.reports.typeset import typeset
from imuran_desktop.services.report import read_report
from imuran_desktop.store.diary import Diary
from imuran_desktop.words.language import Language
from tests.benchmarks.figures import compare, in_turn
from tests.benchmarks.measured import megabytes

_KNOWN, _ANALYTES, _LANGUAGE = load_symptoms(), load_analytes(), Language("en_GB")
_NOW = datetime.now(UTC)
_BARE = f"""
#let rows = json(bytes(sys.inputs.rows))
#set document(title: "Rows")
#set text(font: {json.dumps(FAMILIES).replace("[", "(").replace("]", ")")}, size: 9pt)
#table(columns: calc.max(..rows.map(row => row.len())), ..rows.flatten())
""".encode()
_FEW_RUNS, _MANY_REPORTS, _FORGETS_AFTER = 3, 15, 11
_copies = count()


def test_a_report_of_one_year(one_year: Path) -> None:
    rows = list(_rows(_content(one_year, 365)))
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders())

    def bare() -> None:
        # Nothing of the run before is of use to this one.
        data = json.dumps([[*row[:-1], f"{row[-1]}{next(_copies)}"] for row in rows])
        typst.compile(_BARE, font_paths=fonts, sys_inputs={"rows": data}, format="pdf", pdf_standards="ua-1")
        # typst frees what it remembers ten documents later: here at once, lest the report in between pays for it.
        for _ in range(_FORGETS_AFTER):
            typst.compile(b"", font_paths=fonts, format="svg")

    table, whole = in_turn(bare, lambda: _report(one_year, 365))
    compare("one year's report / typst with the same rows as one bare table", whole, table, "ms", aim=2)


def test_a_report_of_ten_years(ten_years: Path, one_year: Path) -> None:
    pages = [len(pypdfium2.PdfDocument(_report(path, days))) for path, days in ((one_year, 365), (ten_years, 3650))]
    one, ten = in_turn(lambda: _report(one_year, 365), lambda: _report(ten_years, 3650), _FEW_RUNS)
    print(f"\nten years on {pages[1]} pages: {median(ten):.4g} ms; one year on {pages[0]}: {median(one):.4g} ms")
    a_page_of_one, a_page_of_ten = (
        [each / number for each in took] for took, number in zip((one, ten), pages, strict=True)
    )
    compare("a page of ten years / of one", a_page_of_ten, a_page_of_one, "ms", aim=1.2)


@pytest.mark.skipif(sys.platform != "linux", reason="reads the memory of a process as Linux tells it")
def test_memory_does_not_grow_with_reports(one_year: Path) -> None:
    after_two, after_many = [], []
    for number in range(_MANY_REPORTS):
        _report(one_year, 365)
        if number == 1:
            after_two.append(megabytes("self", "Pss_Anon"))
    after_many.append(megabytes("self", "Pss_Anon"))
    compare(f"memory after {_MANY_REPORTS} reports of a year / after two", after_many, after_two, "MB", aim=1.2)


def _report(path: Path, days: int) -> bytes:
    """All of it, from the file to the PDF."""
    return typeset(_content(path, days), Paper.A4, _NOW)


def _content(path: Path, days: int) -> ReportContent:
    last = _NOW.date()
    wish = ReportWish(last - timedelta(days=days - 1), last, made_by=f"Copy {next(_copies)}")
    with Diary.snapshot(path) as diary:
        report = read_report(diary, _KNOWN, _ANALYTES, _NOW, wish)
    return report_content(report, wish, _LANGUAGE, _KNOWN, _ANALYTES)


def _rows(content: ReportContent) -> Iterator[list[str]]:
    """The rows of all its tables, with their headings."""
    for section in content.sections:
        for block in section.all_blocks():
            if isinstance(block, Table):
                yield [column.title for column in block.columns]
                yield from ([printable(cell) for cell in row] for row in block.rows)
