"""The questions for a visit on paper, with room to write the answers."""

from datetime import date

from imuran_desktop.domain.visits import Visit
from imuran_desktop.ui.widgets.paper import Section, document_html
from imuran_desktop.ui.widgets.printing import Printout
from imuran_desktop.words.language import Language
from imuran_desktop.words.visits import sheet_lead_words, sheet_title_words

_ROOM = ("\N{NO-BREAK SPACE}",) * 3
"""Empty lines, to be written on by hand."""


def questions_printout(language: Language, visit: Visit, person: str, today: date) -> Printout:
    """What is printed: each question, and below it room to write."""
    title = sheet_title_words(language)
    sections = [Section(question, _ROOM, framed=True, part=True) for question in visit.asks]
    html = document_html(title, sections, sheet_lead_words(language, visit, person, today))
    return Printout(title, html, today)
