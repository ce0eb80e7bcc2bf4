"""What stands above, below and beside what a report says: whose it is, which days, who made it, and what it is not."""

from collections.abc import Iterator

from imuran_desktop.domain.report import Report
from imuran_desktop.domain.texts import isolated
from imuran_desktop.words.language import Language
from imuran_desktop.words.plan import span_words
from imuran_desktop.words.report_days import printed_days, tight_span

_SIGNS = 8
"""So many signs of a diary's id tell it from others."""


def report_title(language: Language) -> str:
    """What a report is called."""
    return language.tr("Medication diary report")


def document_title(language: Language, report: Report) -> str:
    """What the file is called, in a tab or by a screen reader: several reports are told apart by it."""
    first, last = report.span.first, report.span.last
    days = language.date(first) if first == last else tight_span(language, first, last)
    facts = ", ".join(filter(None, (isolated(report.person), days)))
    return language.tr("{title}: {facts}", title=report_title(language), facts=facts)


def name_gaps_words(language: Language) -> str:
    """That a name stands there with gaps, and where the whole of it is."""
    return language.tr("The name has letters that this report can't print; see the diary's number and file.")


def lead_words(language: Language, report: Report) -> Iterator[str]:
    """Which days, when and by whom it was made, from which diary; and that it is made up, where it is."""
    tr, span = language.tr, report.span
    days = printed_days(language, report.days)
    yield tr("{period} ({days})", period=span_words(language, span.first, span.last), days=days)
    made = {"day": language.date(report.made.date()), "time": language.clock(report.made)}
    if report.made_by:
        yield tr("Made on {day} at {time} by {name}", **made, name=isolated(report.made_by))
    else:
        yield tr("Made on {day} at {time}", **made)
    yield tr("Diary {id}", id=report.diary[:_SIGNS])
    if report.is_sample:
        yield tr("Sample data: made up")


def notice_words(language: Language) -> str:
    """That nobody has checked what was recorded, that nothing is judged, and that this is no advice."""
    return language.tr(
        "Self-recorded: the person, or somebody for them, wrote this down, and nobody has checked it. No figure here "
        "has a pass mark. This is a record-keeping aid. It is not medical advice, and it does not take the place of "
        "the clinic."
    )


def foot_words(language: Language, report: Report) -> str:
    """What stands at the foot of each page, so that loose pages find each other."""
    span = report.span
    made = language.tr("made on {day}", day=language.date(report.made.date()))
    return " · ".join(filter(None, (isolated(report.person), span_words(language, span.first, span.last), made)))


def page_number_words(language: Language) -> str:
    """The number of a page, with ``{page}`` and ``{count}`` still to be put in."""
    return language.tr("Page {page} of {count}")
