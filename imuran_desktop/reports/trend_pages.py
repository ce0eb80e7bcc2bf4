"""The trends of a report: a drawing for each analyte with results, on paper."""

from imuran_desktop.domain.report import Report
from imuran_desktop.domain.results import Analytes
from imuran_desktop.reports import content
from imuran_desktop.reports.paper_style import PAPER_STYLE, PRINT_PLOT, PRINT_WIDTH
from imuran_desktop.reports.trend import TrendDrawer
from imuran_desktop.words.language import Language
from imuran_desktop.words.report_drawings import trend_words


def trend_drawings(report: Report, language: Language, analytes: Analytes) -> tuple[content.Drawing, ...]:
    """In the order of the list; the first one also has the doses, and what the marks mean."""
    trends = report.trends
    found: list[content.Drawing] = []
    drawer = TrendDrawer(trends, language, analytes, plot=PRINT_PLOT)
    for place, trend in enumerate(trends.trends):
        if not trend.points:
            continue
        drawing = drawer.draw(place, PAPER_STYLE, PRINT_WIDTH, head=not found)
        alt = trend_words(language, trends, trend, analytes)
        found.append(content.Drawing(drawing.svg, drawing.width, drawing.height, alt))
    return tuple(found)
