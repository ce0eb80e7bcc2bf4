"""The adherence figures of a report, with both counts beside every per cent."""

from collections.abc import Iterator

from imuran_desktop.domain.report import Report
from imuran_desktop.domain.report_figures import counted_medicines, left_out, recorders, reminded_of
from imuran_desktop.reports.content import Block, Column, Paragraph, Section, Table, Terms, Weight
from imuran_desktop.words.doses import medicine_words
from imuran_desktop.words.language import Language
from imuran_desktop.words.report_figures import (
    disputed_words,
    figure_heads,
    figure_row,
    figures_title,
    left_out_words,
    more_words,
    nothing_due_words,
    recorders_words,
)

_SHARES = (1, 0, 0, 0, 0, 2)
"""Counts and their per cent stay on one line; names and dates need not."""
_RATIOS = range(1, 5)
"""The columns that hold numbers."""


def figures_section(report: Report, language: Language) -> Section:
    """A row for each medicine with a dose due, then what else was recorded of each, and who recorded it."""
    return Section("figures", figures_title(language), tuple(_blocks(report, language)))


def _blocks(report: Report, language: Language) -> Iterator[Block]:
    counted, still = counted_medicines(report), left_out(report)
    rows = tuple(
        figure_row(language, medicine_words(language, item.medicine), item.figures)
        for item in counted
        if item.figures.counts.due
    )
    if rows:
        heads = zip(figure_heads(language), _SHARES, strict=True)
        columns = tuple(Column(head, share, numbers=number in _RATIOS) for number, (head, share) in enumerate(heads))
        yield Table(columns, rows)
    if counted:
        yield Terms(
            tuple(
                (
                    medicine_words(language, item.medicine),
                    more_words(language, item.figures, reminded_of(report, item.medicine)),
                )
                for item in counted
            )
        )
    elif not still.doses:
        yield Paragraph(nothing_due_words(language))
    sentences = (
        *recorders_words(language, recorders(report)),
        *left_out_words(language, still),
        *disputed_words(language, len(report.disputed)),
    )
    if sentences:
        yield Paragraph(" ".join(sentences), Weight.SMALL)
