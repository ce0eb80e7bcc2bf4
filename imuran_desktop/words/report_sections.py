"""What the sections of a report are called, on the page and where they are chosen."""

from imuran_desktop.domain.report_wish import ReportSection
from imuran_desktop.words.language import Language


def section_title(language: Language, section: ReportSection) -> str:
    """The heading of a section that follows the first page."""
    tr = language.tr
    match section:
        case ReportSection.DOSES:
            return tr("Doses, day by day")
        case ReportSection.SYMPTOMS:
            return tr("Symptom diary")
        case ReportSection.RESULTS:
            return tr("Blood test results")
        case ReportSection.STOCK:
            return tr("Counted tablets beside what was recorded")
        case ReportSection.AHEAD:
            return tr("Plan ahead")
        case ReportSection.DEFINITIONS:
            return tr("What the words and figures mean")
