"""Counted tablets beside what was recorded as taken: one more measure, which explains nothing."""

from collections.abc import Iterator
from datetime import datetime

from imuran_desktop.domain.report import Report
from imuran_desktop.domain.report_wish import ReportSection
from imuran_desktop.domain.stock_checks import StockCheck
from imuran_desktop.reports.content import Block, Column, Paragraph, Section, Table
from imuran_desktop.words.doses import medicine_words
from imuran_desktop.words.language import Language
from imuran_desktop.words.report_sections import section_title
from imuran_desktop.words.report_stock import difference_words, no_stock_words, stock_words


def stock_section(report: Report, language: Language) -> Section:
    """Every two counts in a row, the later of which is in these days."""
    title = section_title(language, ReportSection.STOCK)
    return Section("stock", title, tuple(_blocks(report, language)))


def _blocks(report: Report, language: Language) -> Iterator[Block]:
    tr = language.tr
    if not report.stock_checks:
        yield Paragraph(no_stock_words(language))
        return
    yield Paragraph(stock_words(language))
    yield Table(
        (
            Column(tr("Tablet"), 3),
            Column(tr("First count"), 3),
            Column(tr("Got since"), 1, numbers=True),
            Column(tr("Next count"), 3),
            Column(tr("Gone"), 1, numbers=True),
            Column(tr("Recorded as taken"), 2, numbers=True),
            Column(tr("Difference"), 4),
        ),
        tuple(_row(report, language, check) for check in report.stock_checks),
    )


def _row(report: Report, language: Language, check: StockCheck) -> tuple[str, ...]:
    return (
        f"{medicine_words(language, check.medicine)} {language.amount(check.strength_mg)}",
        _counted(report, language, check.first, check.begins),
        language.number(check.refilled),
        _counted(report, language, check.last, check.ends),
        language.number(check.gone),
        language.number(check.recorded),
        difference_words(language, check),
    )


def _counted(report: Report, language: Language, count: float, at: datetime) -> str:
    day = language.date(report.plan.timeline.local(at).date())
    return language.tr("{number} on {day}", number=language.number(count), day=day)
