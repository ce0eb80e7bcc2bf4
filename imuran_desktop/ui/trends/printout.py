"""Results over time on paper: the drawings, then the values day by day."""

from imuran_desktop.reports.trend import TrendDrawer
from imuran_desktop.ui.review.style import drawing_style
from imuran_desktop.ui.theme import Theme
from imuran_desktop.ui.widgets.paper import Picture, Section, document_html
from imuran_desktop.ui.widgets.printing import Printout
from imuran_desktop.words.aid import aid_words
from imuran_desktop.words.symptom_tell import tell_lead
from imuran_desktop.words.trend_table import trend_days, trend_heads
from imuran_desktop.words.trends import apart_words, trends_days

_WIDTH = 640.0
"""What fits between the margins of a sheet, in px at 96 to the inch."""
_PERCENT = 88
"""The size of text in the drawings: on paper, small text is read well."""


def trends_printout(drawer: TrendDrawer, person: str, summary: str) -> Printout:
    """What is printed: whose results these are, ``summary``, a drawing for each, and a table for each day."""
    language, trends, style = drawer.language, drawer.trends, drawing_style(Theme("light", _PERCENT))
    tr = language.tr
    title = tr("Blood test results of {name}, {days}", name=person, days=trends_days(language, trends))
    drawn = [place for place, trend in enumerate(trends.trends) if trend.points]
    drawings = [drawer.draw(place, style, _WIDTH, head=place == drawn[0]) for place in drawn]
    pictures = [Picture(drawing.svg, drawing.width, drawing.height) for drawing in drawings]
    apart = [
        apart_words(language, item, drawer.analytes, trends.today) for trend in trends.trends for item in trend.apart
    ]
    _, *heads = trend_heads(language)
    days = trend_days(language, trends, drawer.analytes)
    sections = [
        Section(lines=[summary], pictures=range(len(pictures)), small=apart),
        Section(tr("Day by day")),
        *(Section(day.title, day.events, table=[heads, *day.rows] if day.rows else (), part=True) for day in days),
        Section(lines=[aid_words(language)], framed=True),
    ]
    html = document_html(title, sections, tell_lead(language, trends.today))
    return Printout(title, html, trends.today, pictures=pictures)
