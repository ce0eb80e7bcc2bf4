"""The symptoms of a report that the sources say to get help for, or to tell the clinic about, by date."""

from imuran_desktop.domain.report import Report
from imuran_desktop.domain.report_pressing import pressing
from imuran_desktop.domain.symptoms import SymptomList
from imuran_desktop.reports.content import Block, Column, Paragraph, Section, Table, Weight
from imuran_desktop.words.language import Language
from imuran_desktop.words.report_pressing import (
    more_pressing_words,
    none_pressing_words,
    pressing_heads,
    pressing_row,
    pressing_title,
)

MOST = 8
"""So many symptoms fit on the first page."""
_SHARES = (5, 8, 3, 4, 9)


def pressing_section(report: Report, language: Language, known: SymptomList) -> Section:
    """The most pressing ones, oldest first, each with its level in words."""
    title, found = pressing_title(language), pressing(report.review, MOST)
    if not found.shown:
        return Section("pressing", title, (Paragraph(none_pressing_words(language, found)),))
    blocks: list[Block] = [
        Table(
            tuple(Column(head, share) for head, share in zip(pressing_heads(language), _SHARES, strict=True)),
            tuple(pressing_row(language, known, item) for item in found.shown),
        )
    ]
    if found.more:
        blocks.append(Paragraph(more_pressing_words(language, found.more), Weight.SMALL))
    return Section("pressing", title, tuple(blocks))
