"""The list to take along to the clinic, on paper."""

from collections.abc import Sequence
from datetime import date

from imuran_desktop.ui.widgets.paper import Section, document_html
from imuran_desktop.ui.widgets.printing import Printout
from imuran_desktop.words.aid import aid_words
from imuran_desktop.words.language import Language
from imuran_desktop.words.symptom_tell import TellLine, tell_heading, tell_lead, tell_table


def tell_printout(language: Language, person: str, lines: Sequence[TellLine], today: date) -> Printout:
    """The whole list: whose it is, where it comes from, and a row for each symptom."""
    title = tell_heading(language, person)
    section = Section(table=tell_table(language, lines), small=[aid_words(language)])
    return Printout(title, document_html(title, [section], tell_lead(language, today)), today)
