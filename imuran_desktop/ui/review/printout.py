"""A review on paper: its tables, whose it is, and what it is not."""

from collections.abc import Sequence

from imuran_desktop.domain.review import Review
from imuran_desktop.ui.widgets.paper import Section, document_html
from imuran_desktop.ui.widgets.printing import Printout
from imuran_desktop.words.aid import aid_words
from imuran_desktop.words.language import Language
from imuran_desktop.words.review import not_a_cause_words
from imuran_desktop.words.review_days import review_days
from imuran_desktop.words.symptom_tell import tell_lead

Table = Sequence[Sequence[str]]


def review_printout(
    language: Language,
    review: Review,
    person: str,
    summary: str,
    weeks: Table,
    after: Sequence[Sequence[str]],
    days: Table,
) -> Printout:
    """What is printed: ``summary`` says how much of it is shown, ``after`` the heading and lines of
    each dose change: what began after it."""
    tr = language.tr
    title = tr("Symptoms and doses of {name}, {days}", name=person, days=review_days(language, review))
    sections = [Section(lines=[summary]), Section(tr("Week by week"), table=weeks)]
    if after:
        sections.append(Section(tr("What began after a dose change"), [not_a_cause_words(language)]))
        sections += [Section(title, lines, part=True) for title, *lines in after]
    sections += [Section(tr("Day by day"), table=days), Section(lines=[aid_words(language)], framed=True)]
    return Printout(title, document_html(title, sections, tell_lead(language, review.today)), review.today)
