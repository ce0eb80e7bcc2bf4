"""What the tests of printed reports share: small contents made by hand."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from typing import Any

from imuran_desktop.domain.report_wish import Paper
from imuran_desktop.reports.content import Block, Paragraph, ReportContent, Section
from imuran_desktop.reports.typeset import typeset

MADE = datetime(2026, 3, 2, 10, 30, 0, 123456, tzinfo=timezone(timedelta(hours=1)))
EMPTY = ReportContent(
    locale="en_GB",
    title="Adherence report",
    person="Sam Example",
    lead=("1 January to 31 December 2025",),
    notice="Self-recorded.",
    sections=(),
    foot="Sam Example, 2025",
    page_words="Page {page} of {count}",
)
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="60" viewBox="0 0 {width} 60">'
    '<g font-family="Atkinson Hyperlegible" font-size="12">'
    '<rect x="0" y="0" width="{width}" height="60" fill="#EEEEEE"/>'
    '<text x="5" y="30" fill="#111111">{words}</text></g></svg>'
)


def with_blocks(*blocks: Block, **changes: Any) -> ReportContent:
    """A report with one section that has these blocks."""
    return replace(EMPTY, sections=(Section("one", "One", blocks),), **changes)


def with_paragraph(text: str) -> ReportContent:
    """A report with one section that has one paragraph."""
    return with_blocks(Paragraph(text))


def printed(content: ReportContent, paper: Paper = Paper.A4) -> bytes:
    """The report, made at one moment."""
    return typeset(content, paper, MADE)


def run_together(text: str) -> str:
    """A text without spaces, line ends, and signs that can't be seen; of letters that look alike, the plain one."""
    plain = unicodedata.normalize("NFKC", text)
    return "".join(
        letter for letter in plain if not letter.isspace() and unicodedata.category(letter) not in ("Cf", "Cc")
    )
