"""A whole report as plain text in typed parts: its first page, and the sections that were asked for."""

from collections.abc import Iterator
from dataclasses import replace

from imuran_desktop.domain.report import Report
from imuran_desktop.domain.report_wish import ReportSection, ReportWish
from imuran_desktop.domain.results import Analytes
from imuran_desktop.domain.symptoms import SymptomList
from imuran_desktop.reports.ahead_pages import ahead_section
from imuran_desktop.reports.content import Block, Drawing, Paragraph, Points, ReportContent, Section, Table, Terms
from imuran_desktop.reports.definition_pages import definition_section
from imuran_desktop.reports.dose_pages import dose_section
from imuran_desktop.reports.first_page import first_page
from imuran_desktop.reports.result_pages import result_section
from imuran_desktop.reports.stock_pages import stock_section
from imuran_desktop.reports.symptom_pages import symptom_section
from imuran_desktop.words.doses import medicine_words
from imuran_desktop.words.language import Language
from imuran_desktop.words.report_head import (
    document_title,
    foot_words,
    lead_words,
    name_gaps_words,
    notice_words,
    page_number_words,
    report_title,
)

_MANY_LINES, _LINES_OF_DRAWING = 15, 8


def report_content(
    report: Report, wish: ReportWish, language: Language, known: SymptomList, analytes: Analytes
) -> ReportContent:
    """What a report says. The sections of ``wish`` follow the first page, in the order of `ReportSection`."""
    following = [
        _section(section, report, language, known, analytes) for section in ReportSection if section in wish.sections
    ]
    # The first page stays by itself; after it, what is short is not worth a page of its own.
    following = [
        replace(section, new_page=not place or (section.new_page and _is_long(section)))
        for place, section in enumerate(following)
    ]
    return ReportContent(
        locale=language.locale,
        title=report_title(language),
        person=report.person,
        lead=tuple(lead_words(language, report)),
        notice=notice_words(language),
        sections=(*first_page(report, language, known, analytes), *following),
        foot=foot_words(language, report),
        page_words=page_number_words(language),
        keywords=tuple(_keywords(report, language)),
        made_by=report.made_by,
        name=document_title(language, report),
        gaps_in_name=name_gaps_words(language),
    )


def _section(
    section: ReportSection, report: Report, language: Language, known: SymptomList, analytes: Analytes
) -> Section:
    match section:
        case ReportSection.DOSES:
            return dose_section(report, language)
        case ReportSection.SYMPTOMS:
            return symptom_section(report, language, known)
        case ReportSection.RESULTS:
            return result_section(report, language, analytes)
        case ReportSection.STOCK:
            return stock_section(report, language)
        case ReportSection.AHEAD:
            return ahead_section(report, language)
        case ReportSection.DEFINITIONS:
            return definition_section(report, language)


def _is_long(section: Section) -> bool:
    """Whether a section fills a good part of a page, near enough."""
    return sum(map(_lines, section.all_blocks())) >= _MANY_LINES


def _lines(block: Block) -> int:
    match block:
        case Table():
            return len(block.rows)
        case Points(items) | Terms(items):
            return len(items)
        case Drawing():
            return _LINES_OF_DRAWING
        case Paragraph():
            return 1


def _keywords(report: Report, language: Language) -> Iterator[str]:
    yield language.tr("medication adherence")
    yield language.tr("self-recorded")
    yield from (medicine_words(language, item.medicine) for item in report.figures)
    yield report.of.mark
