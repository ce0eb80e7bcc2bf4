"""The medicines of a report: their doses by date, their holds, and what the directions say about food."""

from imuran_desktop.domain.report import Report
from imuran_desktop.domain.report_medicines import reported_medicines
from imuran_desktop.reports.content import Paragraph, Section, Terms
from imuran_desktop.words.language import Language
from imuran_desktop.words.prescription import prescription_names
from imuran_desktop.words.report_medicines import medicine_lines, medicines_title, no_medicines_words


def medicines_section(report: Report, language: Language) -> Section:
    """What the plan asked for of each medicine in these days."""
    title, found = medicines_title(language), reported_medicines(report.plan, report.span)
    if not found:
        return Section("medicines", title, (Paragraph(no_medicines_words(language)),))
    names = prescription_names(language, [item.prescription for item in found])
    terms = tuple((name, medicine_lines(language, item)) for name, item in zip(names, found, strict=True))
    return Section("medicines", title, (Terms(terms),))
