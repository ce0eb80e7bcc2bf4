"""The blood tests of a report: counted, and the newest result of each thing measured."""

from collections.abc import Iterator

from imuran_desktop.domain.report import Report
from imuran_desktop.domain.report_latest import ShownLatest, is_outside, shown_latest
from imuran_desktop.domain.report_tests import reported_tests
from imuran_desktop.domain.results import Analytes
from imuran_desktop.reports.content import Block, Column, Paragraph, Section, Table, Terms, Weight
from imuran_desktop.words.language import Language
from imuran_desktop.words.report_latest import (
    brief_words,
    latest_heads,
    latest_row,
    latest_title,
    more_latest_words,
    no_latest_words,
)
from imuran_desktop.words.report_tests import blood_tests_title, blood_tests_words

MOST = 12
"""So many results fit on the first page."""
_SHARES = (6, 4, 5, 4, 7)


def blood_tests_section(report: Report, language: Language) -> Section:
    """How many were due, done, late and are waiting, and the dates that a clinic asks for."""
    found = reported_tests(report.tests, report.overdue, report.span)
    words = blood_tests_words(language, found, has_schedule=report.has_schedule)
    return Section("tests", blood_tests_title(language), tuple(Paragraph(text) for text in words))


def latest_section(report: Report, language: Language, analytes: Analytes) -> Section:
    """The newest results up to the last day: a table of those outside a range, and the others by their days."""
    found = shown_latest(report.latest, MOST)
    blocks = tuple(_latest(found, language, analytes)) if found.shown else ()
    none = Paragraph(no_latest_words(language, report.span.last))
    return Section("latest", latest_title(language), blocks or (none,))


def _latest(found: ShownLatest, language: Language, analytes: Analytes) -> Iterator[Block]:
    outside = [item for item in found.shown if is_outside(item)]
    others = [item for item in found.shown if not is_outside(item)]
    if outside:
        yield Table(
            tuple(Column(head, share) for head, share in zip(latest_heads(language), _SHARES, strict=True)),
            tuple(latest_row(language, item, analytes) for item in outside),
        )
    if others:
        days = sorted({item.day for item in others}, reverse=True)
        yield Terms(
            tuple(
                (
                    language.short_date(day),
                    brief_words(language, (item for item in others if item.day == day), analytes),
                )
                for day in days
            )
        )
    if found.more:
        yield Paragraph(more_latest_words(language, found), Weight.SMALL)
