"""Results over time on paper: the drawings, then a table of the values."""

from dataclasses import replace

from imuran_desktop.font_files import TEXT_FONT
from imuran_desktop.reports.paper_style import PAPER_STYLE, PRINT_PLOT
from imuran_desktop.reports.trend import TrendDrawer
from imuran_desktop.ui.widgets.paper import Picture, Section, document_html
from imuran_desktop.ui.widgets.printing import Printout
from imuran_desktop.words.aid import aid_words
from imuran_desktop.words.symptom_tell import tell_lead
from imuran_desktop.words.trend_grid import WIDTHS, dose_lines, trend_grid
from imuran_desktop.words.trends import trends_days

_WIDTH = 640.0
"""What fits between the margins of a sheet, in px at 96 to the inch."""
_STYLE = replace(PAPER_STYLE, font=TEXT_FONT)
"""Qt's renderer takes the name of one font only, and finds the others by itself."""


def trends_printout(drawer: TrendDrawer, person: str, summary: str) -> Printout:
    """What is printed: whose results these are, ``summary``, a drawing for each, and the values and doses."""
    language, trends = drawer.language, drawer.trends
    tr = language.tr
    title = tr("Blood test results of {name}, {days}", name=person, days=trends_days(language, trends))
    drawer = replace(drawer, plot=PRINT_PLOT)
    drawn = [place for place, trend in enumerate(trends.trends) if trend.points]
    drawings = [drawer.draw(place, _STYLE, _WIDTH, head=place == drawn[0]) for place in drawn]
    pictures = [Picture(drawing.svg, drawing.width, drawing.height) for drawing in drawings]
    grid = trend_grid(language, trends, drawer.analytes)
    sections = [
        Section(lines=[summary], pictures=range(len(pictures))),
        Section(tr("The values"), small=[" ".join(grid.letters)] if grid.letters else ()),
        *(Section(table=table, widths=WIDTHS) for table in grid.tables),
        Section(tr("Notes") if grid.notes else "", small=grid.notes, part=True),
        Section(tr("Doses"), dose_lines(language, trends), bulleted=True, part=True),
        Section(lines=[aid_words(language)], framed=True),
    ]
    html = document_html(title, sections, tell_lead(language, trends.today))
    return Printout(title, html, trends.today, pictures=pictures)
