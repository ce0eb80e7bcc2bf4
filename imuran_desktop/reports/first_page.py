"""The first page of a report: all that a clinic reads first, as plain parts."""

from dataclasses import replace

from imuran_desktop.domain.report import Report
from imuran_desktop.domain.results import Analytes
from imuran_desktop.domain.symptoms import SymptomList
from imuran_desktop.reports.content import Section
from imuran_desktop.reports.paper_style import PRINT_WIDTH
from imuran_desktop.reports.report_figures import figures_section
from imuran_desktop.reports.report_medicines import medicines_section
from imuran_desktop.reports.report_pressing import pressing_section
from imuran_desktop.reports.report_tests import blood_tests_section, latest_section
from imuran_desktop.reports.strip import draw_strip
from imuran_desktop.words.language import Language
from imuran_desktop.words.report_strip import strip_title

_STRIP = PRINT_WIDTH * 1.08
"""It is drawn larger than there is room for, and so printed smaller: its text in 7.6 points."""


def first_page(report: Report, language: Language, known: SymptomList, analytes: Analytes) -> tuple[Section, ...]:
    """Its sections, in the order in which they are read."""
    strip = draw_strip(report, language, known, analytes, _STRIP)
    return (
        medicines_section(report, language),
        figures_section(report, language),
        Section("strip", strip_title(language), (strip,)),
        pressing_section(report, language, known),
        blood_tests_section(report, language),
        replace(latest_section(report, language, analytes), beside=True),
    )
